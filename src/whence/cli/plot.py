"""``whence plot``: pictures of a record, as SVG, PNG or a page of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whence.cli.options import RECORD, having
from whence.cli.questions import FILTER, TYPES, day_of

if TYPE_CHECKING:
    from whence.corroboration import Corroboration
    from whence.showing.pictures import Picture

FORMS = (".svg", ".png", ".html")


def _form(_context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    if value.suffix.lower() not in FORMS:
        raise click.BadParameter(f"{value.name!r} ends in none of {', '.join(FORMS)}, which say what to write")
    return value


OUTPUT = (
    click.option(
        "-o", "--output", required=True, metavar="FILE", callback=_form,
        type=click.Path(dir_okay=False, writable=True, path_type=Path),
        help="Where to: FILE.svg, FILE.png, or FILE.html, a page that needs nothing else.",
    ),
    click.option(
        "--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", show_default=True,
        help="Its colours; auto: as the reader's setting is, where the format can follow it.",
    ),
    click.option(
        "--scale", type=click.FloatRange(0.1, 10), default=2, show_default=True, help="Of a PNG: pixels for each pixel."
    ),
)  # fmt: skip
DAYS = (
    click.option("--from", "since", metavar="DAY", callback=day_of, help="Not before this day."),
    click.option("--to", "until", metavar="DAY", callback=day_of, help="Not after this day."),
)


@click.group()
def plot() -> None:
    """Pictures of what is in a record: SVG, PNG, or a page of its own."""


@plot.command()
@click.argument("actor")
@click.argument("other", required=False)
@having(RECORD, DAYS)
@click.option(
    "--by", type=click.Choice(["day", "week", "month"]), default="month", show_default=True, help="The periods."
)
@having(OUTPUT)
def timeline(
    actor: str, other: str | None, record: str, since: str | None, until: str | None, by: Any, **given: Any
) -> None:
    """Cooperation and conflict of an actor, or of two with each other, over time."""
    from whence.lexicon.scores import score_of
    from whence.showing.pictures import dots
    from whence.showing.pictures import timeline as picture

    def make(found: "Corroboration") -> "Picture":
        told = found.timeline(actor, other, since=since, until=until, by=by)
        return picture(told.periods, dots(told.happenings, score_of), title=" and ".join(filter(None, (actor, other))))

    _draw(record, make, **given)


@plot.command()
@having(RECORD, DAYS)
@click.option("--type", type=click.Choice(TYPES, case_sensitive=False), help="Only acts of this type.")
@click.option("--limit", type=click.IntRange(min=1), default=60, show_default=True, help="At most so many ties.")
@having(OUTPUT)
def network(record: str, since: str | None, until: str | None, type: str | None, limit: int, **given: Any) -> None:
    """Who acts on whom."""
    from whence.showing.pictures import network as picture

    _draw(record, lambda found: picture(found.ties(since=since, until=until, type=type, limit=limit)), **given)


@plot.command()
@having(RECORD, FILTER, OUTPUT)
def origins(record: str, output: Path, theme: Any, scale: float, **asked: Any) -> None:
    """How many happenings have how many independent origins."""
    from whence.record import ClaimFilter
    from whence.showing.pictures import origins_histogram

    def make(found: "Corroboration") -> "Picture":
        happenings = found.happenings(ClaimFilter(**asked), limit=None)
        return origins_histogram((each.at_least, each.at_most) for each in happenings)

    _draw(record, make, output, theme, scale)


@plot.command()
@click.argument("id")
@having(RECORD)
@click.option("--all", "whole", is_flag=True, help="Draw every copy by itself.")
@having(OUTPUT)
def graph(id: str, record: str, whole: bool, **given: Any) -> None:
    """Who got it from whom: the sources of a happening or a claim, by its id."""
    from whence.showing.pictures import source_graph

    def make(found: "Corroboration") -> "Picture":
        sources = found.graph(id)
        if sources is None:
            raise click.ClickException(f"the record has no happening and no claim {id!r}")
        return source_graph(sources, unfolded={node.id for node in sources.nodes} if whole else ())

    _draw(record, make, **given)


def _draw(record: str, make: "Callable[[Corroboration], Picture]", output: Path, theme: Any, scale: float) -> None:
    """Make a picture of a record and write it."""
    from whence.corroboration import Corroboration
    from whence.record import Record

    with Record.open(record, create=False) as kept:
        picture = make(Corroboration(kept))
    form = output.suffix.lower()
    data = picture.png(scale, theme) if form == ".png" else getattr(picture, form[1:])(theme).encode()
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.FileError(str(output), error.strerror or str(error)) from error
