"""Conflicts: claims of one happening that cannot all be so."""

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Stream

from whence.corroboration.results import Conflict, ConflictKind
from whence.lexicon.scores import scored
from whence.record import ClaimFilter
from whence.web.acting import conflicts
from whence.web.asked import PAGE, Limit, Number, Offset, conditions
from whence.web.export import jsonl, lines
from whence.web.given import Asked, TheTold
from whence.web.pages.claims import file
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page
from whence.web.told import Told

KINDS: dict[ConflictKind, str] = {
    "denial": "one denies it",
    "figure": "other figures",
    "day": "other days",
    "place": "other places",
    "changed": "one source, otherwise before",
}
COLUMNS = ("id", "happening", "kind", "about", "says", "claims")

Kind = FromQuery[ConflictKind | None]


class Conflicts(msgspec.Struct, frozen=True):
    """How many conflicts there are, and some of them, those told by most reports first."""

    total: int
    conflicts: list[Conflict]


def found(told: Told, asked: ClaimFilter, differ: ConflictKind | None, limit: int | None, offset: int) -> Conflicts:
    """The conflicts in the happenings that a filter asks for."""
    table = told.table
    ids = {table.ids[row] for row in told.rows(table, asked)}
    some = [one for one in conflicts(told) if one.happening in ids and differ in (None, one.kind)]
    return Conflicts(len(some), some[offset:][:limit])


def rows(those: list[Conflict]) -> Iterator[dict[str, Any]]:
    """Conflicts as rows of a table, one for each side."""
    for one in those:
        for side in one.sides:
            values = (one.id, one.happening, one.kind, one.about, side.says, " ".join(side.claims))
            yield dict(zip(COLUMNS, values, strict=True))


@get("/conflicts", sync_to_thread=True)
def search(request: Asking, told: TheTold, asked: Asked, differ: Kind = None, number: Number = 1) -> Response[str]:
    """The page of conflicts."""
    view = found(told, asked, differ, PAGE, (number - 1) * PAGE)
    claims = told.claims(id for one in view.conflicts for side in one.sides for id in side.claims[:2])
    heads = {head.id: head for head in told.by_id({one.happening for one in view.conflicts})}
    said = conditions(asked) | ({"differ": differ} if differ else {})
    return page(
        request, "conflicts.html", view=view, claims=claims, heads=heads, asked=said, kinds=KINDS,
        types=sorted(scored()), number=number, size=PAGE,
    )  # fmt: skip


@get("/conflicts.csv", sync_to_thread=True)
def as_csv(told: TheTold, asked: Asked, differ: Kind = None) -> Stream:
    """All conflicts that are asked for as a table, a row for each side."""
    return file("conflicts.csv", "text/csv", lines(list(COLUMNS), rows(found(told, asked, differ, None, 0).conflicts)))


@get("/conflicts.jsonl", sync_to_thread=True)
def as_jsonl(told: TheTold, asked: Asked, differ: Kind = None) -> Stream:
    """All conflicts that are asked for as JSON lines."""
    return file("conflicts.jsonl", "application/x-ndjson", jsonl(found(told, asked, differ, None, 0).conflicts))


@get("/conflicts", sync_to_thread=True, operation_id="conflicts")
def search_json(told: TheTold, asked: Asked, differ: Kind = None, limit: Limit = PAGE, offset: Offset = 0) -> Conflicts:
    """The conflicts in the happenings that a filter asks for; ``differ``: only those that differ in this."""
    return found(told, asked, differ, limit, offset)


FAMILY = Family(pages=(search, as_csv, as_jsonl), api=(search_json,), title="Conflicts", path="/conflicts")
