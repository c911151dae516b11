"""What could not be read: kept, counted, and taken out when it was mended."""

from sqlalchemy import Connection, delete, insert, select, update

from whence.record.identity import digest
from whence.record.results import Failure
from whence.record.schema import failures
from whence.record.write import now

DIGITS = 16


def fail(connection: Connection, source: str, problem: str, line: int | None, report: str | None) -> None:
    """Keep a failure, or that it happened once more."""
    source, problem, report = storable(source), storable(problem), report and storable(report)
    name = digest((source, line, report), DIGITS)
    again = update(failures).where(failures.c.id == name)
    if connection.execute(again.values(problem=problem, last=now(), times=failures.c.times + 1)).rowcount == 0:
        first = {"id": name, "input": source, "line": line, "report": report, "problem": problem, "times": 1}
        connection.execute(insert(failures).values(**first, first=now(), last=now()))


def storable(text: str) -> str:
    """A text without what no database takes: half characters (in names of files that are not UTF-8), and NUL."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def kept(connection: Connection) -> list[Failure]:
    """All failures, by input and line."""
    rows = connection.execute(select(failures).order_by(failures.c.input, failures.c.line, failures.c.id))
    return [Failure(**row._mapping) for row in rows]


def mended(connection: Connection, tried: list[Failure]) -> int:
    """Take out those that have not failed since; returns their number."""
    gone = 0
    for failure in tried:
        same = (failures.c.id == failure.id, failures.c.times == failure.times)
        gone += connection.execute(delete(failures).where(*same)).rowcount
    return gone
