"""What a run puts into a record, wherever it runs: what is new, what was read, what was not."""

from collections.abc import Callable, Iterable, Iterator

from whence.errors import InputError
from whence.intake import Unread
from whence.model import Reading, Report
from whence.record import Added, Record, report_id


def failed_before(record: Record) -> set[str]:
    """The own ids of reports that could not be read when they came."""
    return {failure.report for failure in record.failures() if failure.report}


def news(
    record: Record, items: Iterable[Report | Unread], failed: set[str], known: Callable[[], None]
) -> Iterator[Report | Unread]:
    """The reports that a record does not have yet, and what could not be read; ``known`` is called for each other.

    A report that is kept without claims, for it could not be read, and can be now, makes room for its reading.
    """
    for item in items:
        if not isinstance(item, Unread) and record.known(item):
            if item.id not in failed:
                known()
                continue
            record.forget(report_id(item))
        yield item


def keep(record: Record, reading: Reading) -> Added | Unread:
    """Keep a reading; where it cannot be kept, why."""
    try:
        return record.add(reading)
    except InputError as error:
        return Unread(error, reading.report, fault=True)


def keep_failure(record: Record, source: str, unread: Unread, problem: str) -> None:
    """Keep that something was not read; and the report, without claims, where it is one that whence does not read."""
    report = unread.report
    record.fail(source, problem, line=unread.error.line, report=report.id if report else None)
    if report and report.text.strip() and not unread.fault:
        keep(record, Reading(report, [], [], [problem]))
