"""A run over many reports: read a few at a time, in order, told as it goes, counted at the end."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import click

from whence.errors import InputError
from whence.intake import Unread
from whence.model import Reading, Report
from whence.reading import Reader

CHUNK_ITEMS = 128
CHUNK_CHARACTERS = 1_000_000
"""Reports are read together up to these bounds: enough for even batches, little enough to hold."""

PROGRESS_SECONDS = 0.2


def run(
    items: Iterable[Report | Unread], reader: Reader, write: Callable[[Reading], None], *, show_unread: bool
) -> bool:
    """Read the reports and write what they claim; tell on standard error what was not read, and count it.

    ``show_unread``: write a reading without claims for a report that was not read, so that every
    report of the input has its place in the output. Returns whether all was read.
    """
    tally = Tally()
    for outcome in outcomes(items, reader):
        if isinstance(outcome, Unread):
            tally.fail(outcome.error)
            if show_unread and outcome.report is not None:
                write(Reading(outcome.report, [], [], [outcome.error.problem]))
        else:
            write(outcome)
            tally.count(outcome.report)
    tally.close()
    return not tally.failed


def outcomes(items: Iterable[Report | Unread], reader: Reader) -> Iterator[Reading | Unread]:
    """The reading of each report, and what was no report, in the order of the input."""
    for chunk in chunks(items):
        readings = iter(_readings([item for item in chunk if isinstance(item, Report)], reader))
        for item in chunk:
            yield next(readings) if isinstance(item, Report) else item


def chunks(items: Iterable[Report | Unread]) -> Iterator[list[Report | Unread]]:
    """The items in lists that are small enough to hold."""
    chunk: list[Report | Unread] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Report) else 0
        if len(chunk) >= CHUNK_ITEMS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _readings(reports: list[Report], reader: Reader) -> list[Reading] | list[Reading | Unread]:
    try:
        return list(reader.read_all(reports))
    except Exception:  # one report that finds a fault in whence must not cost the reports beside it
        return [_alone(report, reader) for report in reports]


def _alone(report: Report, reader: Reader) -> Reading | Unread:
    try:
        return reader.read(report)
    except Exception as error:
        told = f"not read, for it found a fault in whence ({type(error).__name__}: {error}); please report it"
        return Unread(InputError(told, where=f"report {report.id}"), report)


@dataclass
class Tally:
    """Counts what was read and what was not, and tells both on standard error."""

    read: int = 0
    words: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)
    told: float = 0.0
    live: bool = field(default_factory=lambda: sys.stderr.isatty() and not sys.stdout.isatty())

    def count(self, report: Report) -> None:
        """One more report was read."""
        self.read += 1
        self.words += report.text.count(" ") + 1
        if self.live and time.monotonic() - self.told > PROGRESS_SECONDS:
            self.told = time.monotonic()
            rate = self.words / max(self.told - self.started, 0.001)
            click.echo(f"\r{self.read:,} reports, {rate:,.0f} words a second\033[K", err=True, nl=False)

    def fail(self, error: InputError) -> None:
        """One more input was not read."""
        self.failed += 1
        self._clear()
        click.echo(str(error), err=True)

    def close(self) -> None:
        """The closing line, where there is more to say than that one report was read."""
        self._clear()
        if self.failed or self.read > 1:
            failed = f", {self.failed:,} not read" if self.failed else ""
            click.echo(f"{self.read:,} {'report' if self.read == 1 else 'reports'} read{failed}", err=True)

    def _clear(self) -> None:
        if self.live:
            click.echo("\r\033[K", err=True, nl=False)
