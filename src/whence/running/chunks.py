"""Reports in chunks, and the reading of one: a report that finds a fault in whence costs no other."""

from collections.abc import Iterable, Iterator

from whence.intake import Unread
from whence.intake.source import faulty
from whence.model import Reading, Report
from whence.reading import Reader

ITEMS = 16
CHARACTERS = 200_000
"""Reports are read together up to these bounds: enough for even batches, little enough to hold."""

Item = Report | Unread
Outcome = Reading | Unread


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists that are small enough to hold."""
    chunk: list[Item] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Report) else 0
        if len(chunk) >= ITEMS or characters >= CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def read_chunk(chunk: list[Item], reader: Reader) -> list[Outcome]:
    """What each report of a chunk claims; what was no report stays as it is, in its place."""
    reports = [item for item in chunk if isinstance(item, Report)]
    try:
        readings: Iterator[Outcome] = iter(list(reader.read_all(reports)))
    except Exception:  # one report that finds a fault in whence must not cost the reports beside it
        readings = iter([alone(report, reader) for report in reports])
    return [next(readings) if isinstance(item, Report) else item for item in chunk]


def alone(report: Report, reader: Reader) -> Outcome:
    """What one report claims, or that reading it failed."""
    try:
        return reader.read(report)
    except Exception as error:
        return unread(report, error)


def unread(report: Report, fault: Exception) -> Unread:
    """A report that could not be read through no fault of its own."""
    return Unread(faulty(fault, f"report {report.id}"), report, fault=True)
