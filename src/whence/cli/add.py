"""``whence add`` and ``whence retry``: reports into the record."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from whence.cli.options import INPUT, READER, RECORD, Given, having, settings, taken

if TYPE_CHECKING:
    from whence.cli.progress import Tally
    from whence.intake import Unread
    from whence.model import Report
    from whence.record import Record


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@having(RECORD, INPUT, READER)
def add(inputs: tuple[str, ...], record: str, **given: Any) -> None:
    """Read reports, and keep what they claim in the record.

    INPUT is what `whence read` takes. A report that is in the record already is passed over, so a run
    that was stopped goes on where it was; what could not be read is kept as a failure, to be seen with
    `whence failures` and tried again with `whence retry`.

    The exit code is 0 when all was read, 1 when some input was not, 2 for wrong usage or a record
    that cannot be used.
    """
    from whence.record import Record

    with Record.open(record) as kept:
        sys.exit(0 if added(kept, inputs, given) else 1)


@click.command()
@having(RECORD, INPUT, READER)
def retry(record: str, **given: Any) -> None:
    """Try again what could not be read, and keep what can be now.

    The inputs are read again from where they were; what came by standard input is not there any more.
    """
    from whence.record import Record

    with Record.open(record, create=False) as kept:
        tried = [failure for failure in kept.failures() if failure.input != "<stdin>"]
        added(kept, dict.fromkeys(failure.input for failure in tried), given)
        mended = kept.mended(tried)
        click.echo(f"{mended:,} of {len(tried):,} failures mended")
        sys.exit(0 if mended == len(tried) else 1)


def added(record: "Record", inputs: Iterable[str], given: Given) -> bool:
    """Read inputs and keep what they claim; whether all was read."""
    from whence.cli.progress import Tally, meter_of
    from whence.intake import Unread
    from whence.running import read_many
    from whence.running.keeping import keep

    inputs = list(inputs)
    tally = Tally("added", meter_of(inputs))
    came: dict[str, str] = {}  # from which input a report that is being read came, by its id
    fresh = unknown(record, inputs, given, came, tally)
    try:
        for outcome in read_many(fresh, settings(given), given["jobs"]):
            if isinstance(outcome, Unread):
                fail(record, outcome, came)
                tally.fail(outcome.error)
            elif isinstance(kept := keep(record, outcome), Unread):
                fail(record, kept, came)
                tally.fail(kept.error)
            else:
                came.pop(outcome.report.id, None)
                tally.count(outcome.report)
    except KeyboardInterrupt:
        tally.close("stopped; the same command goes on from here")
        raise
    tally.close()
    return not tally.failed


def unknown(
    record: "Record", inputs: Iterable[str], given: Given, came: dict[str, str], tally: "Tally"
) -> Iterator["Report | Unread"]:
    """The reports of inputs that the record does not have yet, and what could not be read."""
    from whence.intake import Unread
    from whence.running.keeping import failed_before, news

    failed = failed_before(record)
    for name in inputs:
        for item in news(record, taken([name], given, tally.meter), failed, tally.known_one):
            if report := item.report if isinstance(item, Unread) else item:
                came[report.id] = name
            yield item


def fail(record: "Record", unread: "Unread", came: dict[str, str]) -> None:
    """Keep that something was not read, under the input that it came from."""
    from whence.running.keeping import keep_failure

    source = came.pop(unread.report.id, None) if unread.report else None
    keep_failure(record, source or unread.error.where or "", unread, unread.error.problem)
