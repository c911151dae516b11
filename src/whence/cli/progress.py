"""A run over many reports: in order, told as it goes, counted at the end."""

import logging
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import click

from whence.errors import InputError
from whence.intake import Meter, Unread
from whence.model import Reading, Report

PROGRESS_SECONDS = 0.2


def run(
    outcomes: Iterable[Reading | Unread], write: Callable[[Reading], None], meter: Meter, *, show_unread: bool
) -> bool:
    """Write what reports claim; tell on standard error what was not read, and count it.

    ``show_unread``: write a reading without claims for a report that was not read, so that every
    report of the input has its place in the output. Returns whether all was read.
    """
    tally = Tally(meter=meter)
    tally.live = tally.live and not sys.stdout.isatty()  # else it would stand among the results
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            tally.fail(outcome.error)
            if show_unread and outcome.report is not None:
                write(Reading(outcome.report, [], [], [outcome.error.problem]))
        else:
            write(outcome)
            tally.count(outcome.report)
    tally.close()
    return not tally.failed


@dataclass
class Tally:
    """Counts what was read, what was known and what was not read, and tells it on standard error."""

    verb: str = "read"
    meter: Meter = field(default_factory=Meter)
    read: int = 0
    words: int = 0
    known: int = 0
    failed: int = 0
    started: float = field(default_factory=time.monotonic)
    told: float = 0.0
    live: bool = field(default_factory=lambda: sys.stderr.isatty())

    def __post_init__(self) -> None:
        """What intake finds odd is told beside the counts, not across them."""
        logger = logging.getLogger("whence.intake")
        logger.handlers, logger.propagate = [Notices(self)], False

    def known_one(self) -> None:
        """A report was known already."""
        self.known += 1

    def notice(self, told: str) -> None:
        """Something odd, in an input that is read all the same."""
        self._clear()
        click.echo(told, err=True)

    def count(self, report: Report) -> None:
        """One more report was read."""
        self.read += 1
        self.words += report.text.count(" ") + 1
        if self.live and time.monotonic() - self.told > PROGRESS_SECONDS:
            self.told = time.monotonic()
            rate = self.words / max(self.told - self.started, 0.001)
            click.echo(f"\r{self.summary()}, {rate:,.0f} words a second{self.left()}\033[K", err=True, nl=False)

    def fail(self, error: InputError) -> None:
        """One more input was not read."""
        self.failed += 1
        self._clear()
        click.echo(str(error), err=True)

    def summary(self) -> str:
        """The counts in words."""
        told = [f"{self.read:,} {'report' if self.read == 1 else 'reports'} {self.verb}"]
        told += [f"{self.known:,} known already"] if self.known else []
        told += [f"{self.failed:,} not read"] if self.failed else []
        return ", ".join(told)

    def left(self) -> str:
        """How much longer the run may take, where the inputs tell how much there is."""
        share = self.meter.share
        if not share or share == 1:
            return ""
        seconds = int((self.told - self.started) * (1 - share) / share)
        return f", {seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} left"

    def close(self, told: str | None = None) -> None:
        """The closing line, where there is more to say than that one report was read."""
        self._clear()
        if told or self.verb != "read" or self.failed or self.read > 1:
            click.echo("; ".join(part for part in (self.summary(), told) if part), err=True)

    def _clear(self) -> None:
        if self.live:
            click.echo("\r\033[K", err=True, nl=False)


def meter_of(inputs: Iterable[str]) -> Meter:
    """A meter for inputs; one that tells nothing where nobody is looking, for a folder may be long to walk."""
    from whence.intake.inputs import size

    return Meter(sum(map(size, inputs)) if sys.stderr.isatty() else 0)


class Notices(logging.Handler):
    """Hands what is logged to a tally."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(logging.WARNING)
        self.tally = tally

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it."""
        self.tally.notice(record.getMessage())
