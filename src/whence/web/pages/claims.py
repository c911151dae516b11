"""Search: claims by a filter, counted by their fields; and one claim with all that is known of it."""

from collections.abc import Iterable, Iterator

import msgspec
from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery
from litestar.response import Stream

from whence.record import ClaimFilter, KeptClaim, Record, Sort
from whence.record.facets import Columns, Value
from whence.web.asked import PAGE, Limit, Number, Offset, Order, conditions
from whence.web.export import every, jsonl, table
from whence.web.given import Asked, Id, TheColumns, TheRecord, TheTold
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page


class Claims(msgspec.Struct, frozen=True):
    """Claims that a filter asks for: how many there are, some of them, and how many have which value of each field."""

    total: int
    claims: list[KeptClaim]
    facets: dict[str, list[Value]]


def found(columns: Columns, asked: ClaimFilter, sort: Sort, limit: int, offset: int) -> Claims:
    """The claims that a filter asks for, from one on."""
    counts = columns.count(asked)
    some = columns.claims(asked, sort=sort, limit=limit, offset=offset)
    return Claims(counts.total, some, counts.facets)


def kept(record: Record, id: str) -> KeptClaim:
    """A claim by its id. Raises NotFoundException where there is none."""
    claim = record.claim(id)
    if claim is None:
        raise NotFoundException("The record has no claim of this id.")
    return claim


@get("/claims", sync_to_thread=True)
def search(
    request: Asking, columns: TheColumns, asked: Asked, sort: Order = "newest", number: Number = 1
) -> Response[str]:
    """The page of claims."""
    view = found(columns, asked, sort, PAGE, (number - 1) * PAGE)
    return page(request, "claims.html", view=view, asked=conditions(asked), sort=sort, number=number, size=PAGE)


@get("/claims.csv", sync_to_thread=True)
def as_csv(
    record: TheRecord,
    columns: TheColumns,
    asked: Asked,
    sort: Order = "newest",
    number: Number = 1,
    all: FromQuery[bool] = False,
) -> Stream:
    """The claims of a page, or all that are asked for, as a table."""
    return file("claims.csv", "text/csv", table(shown(record, columns, asked, sort, number, all)))


@get("/claims.jsonl", sync_to_thread=True)
def as_jsonl(
    record: TheRecord,
    columns: TheColumns,
    asked: Asked,
    sort: Order = "newest",
    number: Number = 1,
    all: FromQuery[bool] = False,
) -> Stream:
    """The claims of a page, or all that are asked for, as JSON lines."""
    return file("claims.jsonl", "application/x-ndjson", jsonl(shown(record, columns, asked, sort, number, all)))


def shown(
    record: Record, columns: Columns, asked: ClaimFilter, sort: Sort, number: int, all: bool
) -> Iterable[KeptClaim]:
    """The claims of a page of the list, or of all its pages."""
    if all:
        return every(record, asked, sort)
    return columns.claims(asked, sort=sort, limit=PAGE, offset=(number - 1) * PAGE)


def file(name: str, media_type: str, lines: Iterator[str] | Iterator[bytes]) -> Stream:
    """Lines as a file to keep."""
    return Stream(lines, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


@get("/claims/{id:str}", sync_to_thread=True)
def one(request: Asking, record: TheRecord, told: TheTold, id: Id) -> Response[str]:
    """The page of a claim."""
    return page(request, "claim.html", kept=kept(record, id), happening=told.of_claim(id))


@get("/claims", sync_to_thread=True, operation_id="claims")
def search_json(
    columns: TheColumns,
    asked: Asked,
    sort: Order = "newest",
    limit: Limit = PAGE,
    offset: Offset = 0,
) -> Claims:
    """Claims that a filter asks for, and how many have which value of each field."""
    return found(columns, asked, sort, limit, offset)


@get("/claims/{id:str}", sync_to_thread=True, operation_id="claim", raises=[NotFoundException])
def one_json(record: TheRecord, id: Id) -> KeptClaim:
    """A claim by its id, with its chain and its report."""
    return kept(record, id)


FAMILY = Family(pages=(search, one, as_csv, as_jsonl), api=(search_json, one_json), title="Claims", path="/claims")
