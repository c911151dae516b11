"""Options that several commands have, and what is made of them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from whence.intake import Meter, Unread
    from whence.model import Report
    from whence.running import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
Given = dict[str, Any]

KINDS = ("plain", "jsonl", "json", "ninjs", "table", "html", "feed", "newsml", "nitf", "warc")
DEFAULT_RECORD = "whence.db"


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from whence.intake.check import is_date

    if value is not None and not is_date(value):
        raise click.BadParameter(f"{value!r} is no date; write it as 2022-03-14 or 2022-03-14T09:30:00Z")
    return value


def _columns(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, str] | None:
    if wrong := [pair for pair in value if not all(pair.partition("="))]:
        raise click.BadParameter(f"{wrong[0]!r} is not FIELD=COLUMN, as in text=body")
    return dict(tuple(pair.split("=", 1)) for pair in value) or None  # type: ignore[misc]


INPUT = (
    click.option("--published", metavar="DATE", callback=_date, help="When reports that do not say it were published."),
    click.option("--outlet", metavar="NAME", help="Who published the reports that do not say it."),
    click.option("--kind", type=click.Choice(KINDS), help="What the inputs are, where their bytes do not tell."),
    click.option(
        "--columns", metavar="FIELD=COLUMN", multiple=True, callback=_columns,
        help="Which column of a table, or key of an object, holds a field: text=body. May be given several times.",
    ),
    click.option("--follow", is_flag=True, help="Read the pages that a feed links to."),
    click.option("--allow-private", is_flag=True, help="Let URLs lead to addresses that are not public."),
    click.option(
        "--cache", type=click.Path(dir_okay=False, path_type=Path),
        help="A file that keeps what feeds told of their last change: one without news is not read again.",
    ),
)  # fmt: skip
READER = (
    click.option(
        "--lexicon", type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="A folder of your own tables, laid over those of whence.",
    ),
    click.option(
        "--actors", type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="An actor dictionary of your own: in the format of PETRARCH and Phoenix, or TOML.",
    ),
    click.option(
        "--pipeline", metavar="NAME", help="A spaCy pipeline with Universal Dependencies, in place of whence's."
    ),
    click.option(
        "--jobs", type=click.IntRange(min=0), default=1, metavar="N",
        help="How many processes read; 0 is one for each processor. The output is the same.",
    ),
)  # fmt: skip
RECORD = (
    click.option(
        "--record", metavar="FILE|URL", default=DEFAULT_RECORD, show_default=True, envvar="WHENCE_RECORD",
        show_envvar=True, help="The record: a file, or postgresql://….",
    ),
)  # fmt: skip


def having(*groups: Iterable[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    """A decorator that gives a command groups of options."""

    def give(command: Command) -> Command:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return give


def taken(inputs: Iterable[str], given: Given, meter: "Meter | None" = None) -> Iterator["Report | Unread"]:
    """The reports of inputs, as the options for input say; ``meter`` counts how far they were taken."""
    from whence.intake import reports

    for path in inputs:
        yield from reports(
            path, published=given["published"], outlet=given["outlet"], kind=given["kind"],
            columns=given["columns"], follow=given["follow"], allow_private=given["allow_private"],
            cache=given["cache"], meter=meter,
        )  # fmt: skip


def settings(given: Given) -> "Settings":
    """What a reader is made from, as the options for the reader say.

    Rows of the user's dictionary that nothing can be made of are told on standard error.
    """
    from whence.lexicon.own_actors import read_dictionary
    from whence.running import Settings

    for problem in read_dictionary(given["actors"]).problems if given["actors"] else ():
        click.echo(str(problem), err=True)
    return Settings(given["lexicon"], given["actors"], given["pipeline"])
