"""Origins: who stands at the origin of how much, how often others tell it too, how often it is contradicted."""

from typing import Annotated, Literal

import msgspec
from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Stream

from whence.corroboration.results import SourceCounts
from whence.web.acting import origins
from whence.web.asked import PAGE, Limit, Number, Offset, words
from whence.web.export import jsonl, lines
from whence.web.given import TheTold
from whence.web.pages.claims import file
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page
from whence.web.told import Told

Text = Annotated[str | None, words("Words of the source's name.")]
Sort = Literal["named", "collective", "anonymous", "agency", "outlet"]
Order = Literal["happenings", "shared", "contradicted", "claims", "reports"]
SORTS: tuple[Sort, ...] = ("named", "collective", "anonymous", "agency", "outlet")


class OriginCounts(msgspec.Struct, frozen=True):
    """How many sources are an origin of a happening, and some of them, the most frequent first."""

    total: int
    sources: list[SourceCounts]


def found(
    told: Told, text: str | None, sort: Sort | None, order: Order, limit: int | None, offset: int
) -> OriginCounts:
    """The sources of a sort with some words in their name."""
    sought = (text or "").casefold()
    some = [one for one in origins(told) if sought in one.label.casefold() and sort in (None, one.sort)]
    some.sort(key=lambda one: -getattr(one, order))
    return OriginCounts(len(some), some[offset:][:limit])


@get("/origins", sync_to_thread=True)
def search(
    request: Asking, told: TheTold, text: Text = None, kind: FromQuery[Sort | None] = None,
    sort: FromQuery[Order] = "happenings", number: Number = 1,
) -> Response[str]:  # fmt: skip
    """The page of origins."""
    view = found(told, text, kind, sort, PAGE, (number - 1) * PAGE)
    asked = {name: value for name, value in (("text", text), ("kind", kind)) if value}
    return page(
        request, "origins.html", view=view, asked=asked, kinds=SORTS, sort=sort, number=number, size=PAGE
    )  # fmt: skip


@get("/origins.csv", sync_to_thread=True)
def as_csv(
    told: TheTold, text: Text = None, kind: FromQuery[Sort | None] = None, sort: FromQuery[Order] = "happenings"
) -> Stream:
    """All that are asked for as a table."""
    rows = map(msgspec.structs.asdict, found(told, text, kind, sort, None, 0).sources)
    return file("origins.csv", "text/csv", lines(list(SourceCounts.__struct_fields__), rows))


@get("/origins.jsonl", sync_to_thread=True)
def as_jsonl(
    told: TheTold, text: Text = None, kind: FromQuery[Sort | None] = None, sort: FromQuery[Order] = "happenings"
) -> Stream:
    """All that are asked for as JSON lines."""
    return file("origins.jsonl", "application/x-ndjson", jsonl(found(told, text, kind, sort, None, 0).sources))


@get("/origins", sync_to_thread=True, operation_id="origins")
def search_json(
    told: TheTold, text: Text = None, kind: FromQuery[Sort | None] = None, sort: FromQuery[Order] = "happenings",
    limit: Limit = PAGE, offset: Offset = 0,
) -> OriginCounts:  # fmt: skip
    """Who stands at the origin of happenings, of how many, and how often others tell or contradict it."""
    return found(told, text, kind, sort, limit, offset)


FAMILY = Family(pages=(search, as_csv, as_jsonl), api=(search_json,))
