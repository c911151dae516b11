"""Pictures as files: charts and the network as SVG; charts, too, on a page where they can be moved and asked."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from litestar import Response, get
from litestar.enums import MediaType
from litestar.params import FromPath, FromQuery, QueryParameter

from whence.corroboration.results import Tie
from whence.corroboration.timelines import By
from whence.lexicon.scores import score_of
from whence.showing.pictures import Chart, Dot, Drawing, css, network, origins_histogram, timeline
from whence.web.acting import all_ties, involved, who
from whence.web.asked import day, storable, words
from whence.web.given import Asked, TheTold
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page
from whence.web.told import Told, known, within
from whence.web.ways import actor_path, key_of, with_days

TIES = 60
DOTS = 200
"""Happenings that are marks of their own on a timeline, those with the most origins."""

Someone = Annotated[str, words("A party: a name (* for any characters), or codes and sectors.")]
Other = Annotated[str | None, words("Another party, with which the first has to do.")]
Type = Annotated[str | None, words("The type of event, in PLOVER's words.")]
Ties = Annotated[int, QueryParameter(name="limit", ge=1, le=200, description="At most so many ties.")]
Days = FromQuery[date | None]
Theme = FromQuery[Literal["light", "dark"]]


def timeline_of(told: Told, actor: str, other: str | None, since: date | None, until: date | None, by: By) -> Chart:
    """The timeline of a party, or of two in one claim, as a picture."""
    found = involved(told, actor, other, day(since), day(until), by)
    rows = within(told.table, found.rows, day(found.since), day(found.until))
    parties = [(asked, who(told, asked)) for asked in (actor, other) if asked is not None]
    title = " and ".join(one.label if one else asked for asked, one in parties)
    return timeline(found.periods, marks(told, rows.tolist()), title=title)


def marks(told: Told, rows: list[int]) -> list[Dot]:
    """The happenings of a timeline that are marks of their own."""
    table = told.table
    numbers = table.numbers
    chosen = sorted(rows, key=lambda row: (-int(numbers["at_least"][row]), -int(numbers["reports"][row]), row))[:DOTS]
    days = ((one, one.start or one.first_told) for one in told.heads(table, sorted(chosen)))
    return [Dot(day, score_of(one.type), one.type, one.text, one.at_least, one.at_most) for one, day in days if day]


def network_of(
    told: Told, since: date | None, until: date | None, type: str | None, limit: int, *, linked: bool = False
) -> Drawing:
    """Who acts on whom, as a picture; ``linked``: for a page, where parties and ties lead to theirs."""
    found = all_ties(told, day(since), day(until), type)[:limit]
    if not linked:
        return network(found)
    return network(
        found, actor_link=lambda one: actor_path(key_of(one)), tie_link=lambda tie: tie_path(tie, since, until)
    )


def tie_path(tie: Tie, since: date | None, until: date | None) -> str:
    """Where a tie leads: to what its parties have to do with each other."""
    return with_days(actor_path(key_of(tie.actor), key_of(tie.recipient)), since=since, until=until)


def drawn(told: Told, name: object, make: Callable[[], Chart]) -> Response[bytes]:
    """A chart as SVG, made once until the record changes."""
    return image(known(told.table, ("drawn", name), lambda: make().svg().encode()))


def image(svg: bytes) -> Response[bytes]:
    """An answer that is a picture."""
    return Response(svg, media_type="image/svg+xml")


@get("/pictures/timeline.svg", sync_to_thread=True)
def timeline_svg(
    told: TheTold, actor: Someone, other: Other = None, since: Days = None, until: Days = None,
    by: FromQuery[By] = "month",
) -> Response[bytes]:  # fmt: skip
    """A timeline."""
    asked = (storable(actor) or "", storable(other), since, until, by)
    return drawn(told, ("timeline", *asked), lambda: timeline_of(told, *asked))


@get("/pictures/timeline.json", sync_to_thread=True)
def timeline_spec(
    told: TheTold, actor: Someone, other: Other = None, since: Days = None, until: Days = None,
    by: FromQuery[By] = "month", theme: Theme = "light",
) -> dict[str, Any]:  # fmt: skip
    """A timeline in Vega-Lite."""
    return timeline_of(told, storable(actor) or "", storable(other), since, until, by).spec(theme)


@get("/pictures/origins.svg", sync_to_thread=True)
def origins_svg(told: TheTold, asked: Asked) -> Response[bytes]:
    """How many of the happenings that a filter asks for have how many origins."""
    return drawn(told, ("origins", asked), lambda: origins_histogram(told.ranges(asked)))


@get("/pictures/origins.json", sync_to_thread=True)
def origins_spec(told: TheTold, asked: Asked, theme: Theme = "light") -> dict[str, Any]:
    """The same in Vega-Lite."""
    return origins_histogram(told.ranges(asked)).spec(theme)


@get("/pictures/{name:str}", sync_to_thread=True)
def interactive(request: Asking, name: FromPath[Literal["timeline", "origins"]]) -> Response[str]:
    """A page with a chart that can be moved, and whose marks tell what they are."""
    return page(request, "pictures.html", name=name)


@get("/pictures/style.css", sync_to_thread=True, media_type=MediaType.CSS)
def style() -> str:
    """The style of the pictures that stand in a page."""
    return css()


@get("/pictures/vega.js", sync_to_thread=True, media_type="text/javascript")
def vega() -> bytes:
    """Vega with all that it needs, as vl-convert brings it."""
    return bundle()


@cache
def bundle() -> bytes:
    import vl_convert

    return vl_convert.javascript_bundle().encode()  # type: ignore[call-arg]  # the stub has no default


FAMILY = Family(pages=(timeline_svg, timeline_spec, origins_svg, origins_spec, interactive, style, vega))
