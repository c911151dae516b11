"""``whence read``: what reports claim, and through whom."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from whence.intake import Unread
    from whence.model import Reading, Report

EXAMPLE = Path(__file__).parent.parent / "examples" / "cod_patrols.txt"
EXAMPLE_PUBLISHED = "2024-05-15"
EXAMPLE_OUTLET = "Northern Courier"

Writer = Callable[["Reading"], None]


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from whence.intake.check import is_date

    if value is not None and not is_date(value):
        raise click.BadParameter(f"{value!r} is no date; write it as 2022-03-14 or 2022-03-14T09:30:00Z")
    return value


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@click.option("--published", metavar="DATE", callback=_date, help="When reports that do not say it were published.")
@click.option("--outlet", metavar="NAME", help="Who published the reports that do not say it.")
@click.option("--json", "form", flag_value="json", help="Print each report's object, indented.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print each report's object on one line.")
@click.option(
    "--lexicon",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own tables, laid over those of whence.",
)
@click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An actor dictionary in the format of PETRARCH and Phoenix.",
)
@click.option("--pipeline", metavar="NAME", help="A spaCy pipeline with Universal Dependencies, in place of whence's.")
@click.option("--why", is_flag=True, help="Show, for each event, the rows of the tables and the words that made it.")
@click.option(
    "--jobs", type=click.IntRange(min=0), default=1, metavar="N",
    help="How many processes read; 0 is one for each processor. The output is the same.",
)
@click.option("--example", is_flag=True, help="Read the example report that comes with whence.")
def read(
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    form: str | None,
    lexicon: Path | None,
    actors: Path | None,
    pipeline: str | None,
    why: bool,
    jobs: int,
    example: bool,
) -> None:
    """Read reports, and tell who claims what.

    INPUT is a report as plain text (its first line, alone above an empty line, is its title), or
    JSONL with one report a line, {"id", "text", "title", "outlet", "published", "url"}; the bytes
    tell which. "-" is standard input.

    Results go to standard output, what could not be read to standard error. The exit code is 0
    when all was read, 1 when some input was not, 2 for wrong usage.
    """
    if not inputs and not example:
        raise click.UsageError("Name a report to read, or - for standard input, or --example.")
    from whence.cli.run import run
    from whence.intake import reports
    from whence.running import Settings, read_many

    def taken() -> Iterator["Report | Unread"]:
        if example:
            yield from reports(EXAMPLE, published=published or EXAMPLE_PUBLISHED, outlet=outlet or EXAMPLE_OUTLET)
        for path in inputs:
            yield from reports(path, published=published, outlet=outlet)

    write = _writer(form, why)
    outcomes = read_many(taken(), Settings(lexicon, actors, pipeline), jobs)
    all_well = run(outcomes, write, show_unread=form is not None)
    sys.exit(0 if all_well else 1)


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
    from rich.console import Console

    from whence.showing.terminal import show

    console = Console(highlight=False, markup=False, emoji=False)

    def write(reading: "Reading") -> None:
        with console.capture() as shown:  # so that a broken pipe breaks here, and not inside rich
            show(reading, console, why=why)
        sys.stdout.write(shown.get())
        sys.stdout.flush()

    return write
