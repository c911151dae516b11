"""``whence read``: what reports claim, and through whom."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whence.cli.options import INPUT, READER, Given, having, settings, taken

if TYPE_CHECKING:
    from whence.intake import Unread
    from whence.model import Reading, Report

EXAMPLE = Path(__file__).parent.parent / "examples" / "cod_patrols.txt"
EXAMPLE_PUBLISHED = "2024-05-15"
EXAMPLE_OUTLET = "Northern Courier"

Writer = Callable[["Reading"], None]


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@having(INPUT, READER)
@click.option("--json", "form", flag_value="json", help="Print each report's object, indented.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print each report's object on one line.")
@click.option("--why", is_flag=True, help="Show, for each event, the rows of the tables and the words that made it.")
@click.option("--example", is_flag=True, help="Read the example report that comes with whence.")
def read(inputs: tuple[str, ...], form: str | None, why: bool, example: bool, **given: Any) -> None:
    """Read reports, and tell who claims what.

    INPUT is a file, a folder, a pattern in quotes, a URL, or "-" for standard input. A report may be
    plain text (its first line, alone above an empty line, is its title), JSONL with one report a
    line, {"id", "text", "title", "outlet", "published", "url"}, a JSON array, a table (CSV), a page
    (HTML), a feed (RSS, Atom), an archive (WARC), NewsML-G2, NITF or ninjs, packed or not; the bytes
    tell which.

    Results go to standard output, what could not be read to standard error. The exit code is 0
    when all was read, 1 when some input was not, 2 for wrong usage.
    """
    if not inputs and not example:
        raise click.UsageError("Name a report to read, or - for standard input, or --example.")
    from whence.cli.progress import meter_of, run
    from whence.running import read_many

    meter = meter_of(inputs)
    items = chain(_example(given) if example else (), taken(inputs, given, meter))
    write = _writer(form, why)
    all_well = run(read_many(items, settings(given), given["jobs"]), write, meter, show_unread=form is not None)
    sys.exit(0 if all_well else 1)


def _example(given: Given) -> Iterator["Report | Unread"]:
    """The report that comes with whence."""
    from whence.intake import reports

    published, outlet = given["published"] or EXAMPLE_PUBLISHED, given["outlet"] or EXAMPLE_OUTLET
    return reports(EXAMPLE, published=published, outlet=outlet)


def _writer(form: str | None, why: bool) -> Writer:
    """What puts a reading on standard output in the form that was asked for."""
    import msgspec

    if form is None:
        return _person(why)

    def write(reading: "Reading") -> None:
        line = msgspec.json.encode(reading)
        sys.stdout.buffer.write((msgspec.json.format(line, indent=2) if form == "json" else line) + b"\n")
        sys.stdout.flush()

    return write


def _person(why: bool) -> Writer:
    from whence.showing.terminal import console, show

    screen = console()

    def write(reading: "Reading") -> None:
        with screen.capture() as shown:  # so that a broken pipe breaks here, and not inside rich
            show(reading, screen, why=why)
        sys.stdout.write(shown.get())
        sys.stdout.flush()

    return write
