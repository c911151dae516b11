"""The record: readings kept, and what is asked of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from whence.model import Reading, Report
from whence.record import failures, questions, write
from whence.record.export import exported
from whence.record.filters import ALL, ClaimFilter, Sort
from whence.record.identity import report_id
from whence.record.opening import WRITES, opened, snapshots
from whence.record.results import Added, Failure, KeptClaim, ReportHead, SourceCount
from whence.record.schema import reports
from whence.record.troubles import told, worth_another_try
from whence.record.unflatten import reading_of

DEFAULT = "whence.db"
TRIES = 10

T = TypeVar("T")


class Record:
    """A record that is open. Threads may share it; a process that is forked opens its own.

    Everything raises RecordError where the database does not do what it should, and says what to do.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    @classmethod
    def open(cls, where: str | Path = DEFAULT, *, create: bool = True) -> Self:
        """The record in a file, or at ``postgresql://…``; made if it is not there and ``create`` is set.

        One of an older whence is brought up to date; one of a newer raises RecordError, as do files that hold
        anything else, and these are left as they are.
        """
        return cls(*opened(where, create))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def add(self, reading: Reading) -> Added:
        """Keep a reading: all of it, or nothing. One whose report is known changes nothing.

        Raises InputError for a reading that cannot be kept as it is.
        """
        return self.change(lambda connection: write.add(connection, reading))

    def forget(self, report: str) -> bool:
        """Remove a report, by its id in the record, with all that was kept of it; whether it was there."""
        return self.change(lambda connection: write.forget(connection, report))

    def known(self, report: Report) -> bool:
        """Whether the reading of a report is kept, so that it need not be read again."""
        with self._reading() as connection:
            return connection.scalar(select(reports.c.key).where(reports.c.id == report_id(report))) is not None

    def fail(self, source: str, problem: str, *, line: int | None = None, report: str | None = None) -> None:
        """Keep that something could not be read: the input's name (its path), its line, the report's own id."""
        self.change(lambda connection: failures.fail(connection, source, problem, line, report))

    def failures(self) -> list[Failure]:
        """What could not be read and was not mended since, by input and line."""
        with self._reading() as connection:
            return failures.kept(connection)

    def mended(self, tried: list[Failure]) -> int:
        """Take out, of failures that were tried again, those that did not fail again; returns their number."""
        return self.change(lambda connection: failures.mended(connection, tried))

    def claims(
        self, asked: ClaimFilter = ALL, *, sort: Sort = "newest", limit: int | None = 50, offset: int = 0
    ) -> list[KeptClaim]:
        """The claims that a filter asks for."""
        with self._reading() as connection:
            return questions.claims_asked(connection, asked, sort, limit, offset)

    def count(self, asked: ClaimFilter = ALL) -> int:
        """How many claims a filter asks for."""
        with self._reading() as connection:
            return questions.count(connection, asked)

    def claim(self, claim: str) -> KeptClaim | None:
        """A claim by its id."""
        with self._reading() as connection:
            return questions.claim(connection, claim)

    def sources(self, asked: ClaimFilter = ALL, *, limit: int | None = 50, offset: int = 0) -> list[SourceCount]:
        """Who the nearest sources of the claims are that a filter asks for, the most frequent first."""
        with self._reading() as connection:
            return questions.sources(connection, asked, limit, offset)

    def reports(
        self, text: str | None = None, *, outlet: str | None = None, limit: int | None = 50, offset: int = 0
    ) -> list[ReportHead]:
        """Reports, the newest first: those with the words in title or text, of an outlet."""
        with self._reading() as connection:
            return questions.reports_asked(connection, text, outlet, limit, offset)

    def versions(self, report: str) -> list[ReportHead]:
        """A report and the other versions of it, the first one first."""
        with self._reading() as connection:
            return questions.versions(connection, report)

    def report(self, report: str) -> Reading | None:
        """The reading of a report, by its id in the record, exactly as it was added."""
        with self._reading() as connection:
            row = connection.execute(select(reports).where(reports.c.id == report)).first()
            return None if row is None else reading_of(connection, row)

    def readings(self) -> Iterator[Reading]:
        """All readings, by their ids in the record."""
        for _, reading in self._all():
            yield reading

    def export(self) -> Iterator[bytes]:
        """All claims, each with its chain and its report's head, one line of JSON a claim, sorted by id.

        Two records that hold the same readings give the same bytes, however these came there.
        """
        for report, reading in self._all():
            yield from exported(report, reading)

    def size(self) -> dict[str, int]:
        """How many rows each table has."""
        with self._reading() as connection:
            return questions.size(connection)

    def _all(self) -> Iterator[tuple[str, Reading]]:
        with self._reading() as connection:
            for name in list(connection.scalars(select(reports.c.id).order_by(reports.c.id))):
                row = connection.execute(select(reports).where(reports.c.id == name)).one()
                yield name, reading_of(connection, row)

    def ask(self, question: Callable[[Connection], T]) -> T:
        """What a question finds, in a transaction that only reads."""
        with self._reading() as connection:
            return question(connection)

    def change(self, act: Callable[[Connection], T]) -> T:
        """Do something in a transaction of its own, again where another writer got in the way."""
        with told(self.name):
            for turn in range(TRIES):
                try:
                    with self.engine.connect().execution_options(**WRITES) as connection, connection.begin():
                        return act(connection)
                except DBAPIError as error:
                    if turn + 1 == TRIES or not worth_another_try(error):
                        raise
        raise AssertionError("a turn returns or raises")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees the record as it was when it began."""
        with told(self.name), snapshots(self.engine).connect() as connection:
            yield connection
