"""Happenings: the list, and one with all that stands behind it; what is new is laid beside it on demand."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, Literal, NamedTuple

import msgspec
from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery
from litestar.response import Redirect, Stream
from markupsafe import Markup

from whence.corroboration import HappeningSort
from whence.corroboration.results import Conflict, Edge, Happening, Node, Origins, SourceGraph
from whence.lexicon.scores import scored
from whence.record import ClaimFilter, KeptClaim, ReportHead
from whence.showing.pictures import source_graph
from whence.web.asked import PAGE, Limit, Number, Offset, conditions
from whence.web.export import jsonl, lines, table
from whence.web.given import Asked, Id, TheTold, TheUpdating
from whence.web.pages.claims import file
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page
from whence.web.told import LATELY, Head, Lately, Likeness, Listed, Told, known
from whence.web.updating import Progress

Order = FromQuery[HappeningSort]

SORTS: dict[HappeningSort, str] = {
    "origins": "most origins first",
    "thinnest": "most outlets for their origins first",
    "reports": "most reports first",
    "newest": "newest first",
    "oldest": "oldest first",
}

COLUMNS = (
    "id", "type", "ahead", "text", "actors", "recipients", "start", "end", "place", "country", "first_told",
    "last_told", "claims", "reports", "outlets", "at_least", "at_most", "conflicts",
)  # fmt: skip


class Related(msgspec.Struct, frozen=True):
    """A happening that another is related to; ``how`` as Related says it."""

    how: Literal["planned", "held"]
    happening: Head


class Whole(msgspec.Struct, frozen=True):
    """A happening with all that is known of it: its origins, conflicts, source graph, its claims in the order in which
    they were told, the figures told with it, and the happenings that it is related to."""

    happening: Happening
    origins: Origins
    conflicts: list[Conflict]
    graph: SourceGraph
    claims: list[KeptClaim]
    figures: list[KeptClaim]
    related: list[Related]


class Beside(msgspec.Struct, frozen=True):
    """What stands beside a report: the reports that share text with it, and by the ids of its claims the happenings
    that they are of."""

    likenesses: list[Likeness]
    happenings: dict[str, Head]


class Telling(NamedTuple):
    """What a report tells of a happening, and from which reports or agency it is known or thought to have its text."""

    report: ReportHead
    sharing: list[str]
    claims: list[KeptClaim]


def whole(told: Told, id: str) -> Whole:
    """A happening by its id or that of a claim of it. Raises NotFoundException where there is none."""
    asked = told.corroboration
    found = asked.happening(id)
    origins, graph = (asked.origins(found.id), asked.graph(found.id)) if found else (None, None)
    if found is None or origins is None or graph is None:
        raise NotFoundException("The record has no happening of this id. It may have come together with another.")
    heads = {head.id: head for head in told.by_id(other.happening for other in found.related)}
    related = [Related(other.how, heads[other.happening]) for other in found.related if other.happening in heads]
    figures = told.claims(found.figures)
    return Whole(
        found, origins, asked.conflicts_in(found.id), graph, asked.claims(found.id),
        [figures[id] for id in found.figures if id in figures], related,
    )  # fmt: skip


def tellings(view: Whole) -> list[Telling]:
    """The claims of a happening by report, in the order of telling."""
    names = {node.id: node.label for node in view.graph.nodes}
    return [
        Telling(those[0].report, sharing(view.graph.edges, names, f"report:{id}"), those)
        for id, those in ((id, list(those)) for id, those in groupby(view.claims, key=lambda one: one.report.id))
    ]


def sharing(edges: Iterable[Edge], names: dict[str, str], report: str) -> list[str]:
    """From whom a report has text, in words."""
    verb = {"copy": "copied from", "excerpt": "excerpted from"}
    return [
        f"{verb[edge.why]} {names[edge.giver]}" if edge.certain else f"shares text with {names[edge.giver]}"
        for edge in edges
        if edge.taker == report and edge.why in verb
    ]


def picture(view: Whole, unfolded: bool) -> Markup:
    """The source graph, whose reports lead to what they tell, and whose sources to their origin."""
    origins = enumerate(view.origins.origins, 1)
    places = {node(root.sort, root.key): f"#o-{at}" for at, one in origins for root in one.roots}
    ids = {each.id for each in view.graph.nodes}
    drawing = source_graph(
        view.graph,
        link=lambda each: f"#r-{each.report}" if each.report else places.get(each.id),
        unfold=lambda _id: "?unfold=all#graph",
        unfolded=ids if unfolded else (),
    )
    return Markup(drawing.svg(inline=True))


def node(sort: str, key: str) -> str:
    """The id that a root has in a source graph."""
    return f"{'outlet' if sort == 'agency' else sort}:{key}"


def head_row(head: Head) -> dict[str, Any]:
    """A happening as a row of a table."""
    values = msgspec.structs.asdict(head)
    for role in ("actors", "recipients"):
        values[role] = "; ".join(one.label for one in getattr(head, role))
    return values


@get("/happenings", sync_to_thread=True)
def search(
    request: Asking, told: TheTold, updating: TheUpdating, asked: Asked, sort: Order = "origins", number: Number = 1
) -> Response[str]:
    """The page of happenings."""
    view = told.listed(asked, sort, PAGE, (number - 1) * PAGE)
    return page(
        request, "happenings.html", view=view, asked=conditions(asked), sort=sort, sorts=SORTS, number=number,
        size=PAGE, types=sorted(scored()), progress=updating.progress(), ranges=counted(told, asked),
    )  # fmt: skip


def counted(told: Told, asked: ClaimFilter) -> list[tuple[int, int, int]]:
    """For each number of origins: how many happenings have so many at least, and how many at most."""

    def find() -> list[tuple[int, int, int]]:
        ranges = told.ranges(asked)
        least, most = ([one[at] for one in ranges] for at in (0, 1))
        return [(number, least.count(number), most.count(number)) for number in sorted({*least, *most})]

    return known(told.table, ("counted", asked), find)


@get("/happenings.csv", sync_to_thread=True)
def as_csv(
    told: TheTold, asked: Asked, sort: Order = "origins", number: Number = 1, all: FromQuery[bool] = False
) -> Stream:
    """The happenings of a page, or all that are asked for, as a table."""
    rows = map(head_row, shown(told, asked, sort, number, all))
    return file("happenings.csv", "text/csv", lines(list(COLUMNS), rows))


@get("/happenings.jsonl", sync_to_thread=True)
def as_jsonl(
    told: TheTold, asked: Asked, sort: Order = "origins", number: Number = 1, all: FromQuery[bool] = False
) -> Stream:
    """The happenings of a page, or all that are asked for, as JSON lines."""
    return file("happenings.jsonl", "application/x-ndjson", jsonl(shown(told, asked, sort, number, all)))


def shown(told: Told, asked: ClaimFilter, sort: HappeningSort, number: int, all: bool) -> Iterable[Head]:
    """The happenings of a page of the list, or of all its pages."""
    return told.every(asked, sort) if all else told.listed(asked, sort, PAGE, (number - 1) * PAGE).happenings


@get("/happenings/origins.csv", sync_to_thread=True)
def origins_csv(told: TheTold, asked: Asked) -> Stream:
    """How many of the happenings that are asked for have so many origins, at least and at most, as a table."""
    columns = ["origins", "at_least", "at_most"]
    rows = (dict(zip(columns, each, strict=True)) for each in counted(told, asked))
    return file("origins.csv", "text/csv", lines(columns, rows))


@get("/happenings/{id:str}", sync_to_thread=True)
def one(request: Asking, told: TheTold, id: Id, unfold: FromQuery[Literal["all"] | None] = None) -> Response[Any]:
    """The page of a happening."""
    view = whole(told, id)
    if view.happening.id != id:
        return Redirect(f"/happenings/{view.happening.id}", status_code=303)
    claims = {kept.id: kept for kept in (*view.claims, *view.figures)}
    missing = [id for each in view.conflicts for side in each.sides for id in side.claims if id not in claims]
    return page(
        request, "happening.html", view=view, one=view.happening, tellings=tellings(view),
        claims=claims | told.claims(missing), picture=picture(view, unfold == "all"), unfolded=unfold == "all",
        names={each.id: each for each in view.graph.nodes},
    )  # fmt: skip


@get("/happenings/{id:str}/claims.csv", sync_to_thread=True)
def claims_csv(told: TheTold, id: Id) -> Stream:
    """The claims of a happening as a table."""
    return file("claims.csv", "text/csv", table(whole(told, id).claims))


@get("/happenings/{id:str}/claims.jsonl", sync_to_thread=True)
def claims_jsonl(told: TheTold, id: Id) -> Stream:
    """The claims of a happening as JSON lines."""
    return file("claims.jsonl", "application/x-ndjson", jsonl(whole(told, id).claims))


@get("/happenings/{id:str}/sources.csv", sync_to_thread=True)
def sources_csv(told: TheTold, id: Id) -> Stream:
    """The source graph of a happening as a table of who told whom."""
    return file("sources.csv", "text/csv", lines(list(STEPS), steps(whole(told, id).graph)))


STEPS = ("giver", "giver_sort", "why", "certain", "taker", "taker_sort", "taker_title")


def steps(graph: SourceGraph) -> Iterable[dict[str, Any]]:
    """The edges of a source graph as rows of a table."""
    nodes: dict[str, Node] = {each.id: each for each in graph.nodes}
    for edge in graph.edges:
        giver, taker = nodes[edge.giver], nodes[edge.taker]
        values = (giver.label, giver.sort, edge.why, edge.certain, taker.label, taker.sort, taker.detail)
        yield dict(zip(STEPS, values, strict=True))


@post("/happenings/update", status_code=303)
async def update(updating: TheUpdating) -> Redirect:
    """Lay what came since beside the rest, in the background."""
    updating.start()
    return Redirect("/happenings/update", status_code=303)


@get("/happenings/update", sync_to_thread=True)
def progress(request: Asking, updating: TheUpdating) -> Response[str]:
    """How far that has come; the page asks again by itself until it is done."""
    return page(request, "happenings_update.html", progress=updating.progress())


@get("/happenings", sync_to_thread=True, operation_id="happenings")
def search_json(
    told: TheTold, asked: Asked, sort: Order = "origins", limit: Limit = PAGE, offset: Offset = 0
) -> Listed:
    """Happenings of which a claim is asked for, with their counts of independent origins."""
    return told.listed(asked, sort, limit, offset)


@get("/happenings/{id:str}", sync_to_thread=True, operation_id="happening", raises=[NotFoundException])
def one_json(told: TheTold, id: Id) -> Whole:
    """A happening, by its id or that of a claim, with its origins, conflicts, source graph and claims."""
    return whole(told, id)


@get("/reports/{id:str}/beside", sync_to_thread=True, operation_id="beside")
def beside_json(told: TheTold, id: Id) -> Beside:
    """The reports that share text with one, and the happenings that it tells."""
    return Beside(told.likenesses(id), told.of_report(id))


@get("/lately", sync_to_thread=True, operation_id="lately")
def lately_json(told: TheTold, limit: Limit = LATELY) -> Lately:
    """What was most widely, and what most thinly sourced in the last week of reports."""
    return told.lately(limit)


@get("/waiting", sync_to_thread=True, operation_id="waiting")
def progress_json(updating: TheUpdating) -> Progress:
    """How many reports came since happenings were last brought up to date."""
    return updating.progress()


FAMILY = Family(
    pages=(search, as_csv, as_jsonl, origins_csv, one, claims_csv, claims_jsonl, sources_csv, update, progress),
    api=(search_json, one_json, beside_json, lately_json, progress_json),
    title="Happenings",
    path="/happenings",
)
