"""Reports: the list, and one with its claims marked in the text."""

from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.exceptions import NotFoundException

from whence.model import Attribution, Reading
from whence.record import Record, ReportHead
from whence.record.identity import claim_ids
from whence.web.asked import PAGE, Limit, Number, Offset, storable, words
from whence.web.given import Id, TheRecord, TheTold
from whence.web.marks import marked
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page

Text = Annotated[str | None, words("Words of the title or the text, as those of a claim are sought.")]
Outlet = Annotated[str | None, words("Who published it.")]


class Listed(msgspec.Struct, frozen=True):
    """Some of the reports that are asked for, the newest first; ``more``: there are others behind them."""

    reports: list[ReportHead]
    more: bool


class Kept(msgspec.Struct, frozen=True):
    """A report as the record has it: all its versions, what it claims, and the ids of the claims, in their order."""

    head: ReportHead
    versions: list[ReportHead]
    reading: Reading
    ids: list[str]


def listed(record: Record, text: str | None, outlet: str | None, limit: int, offset: int) -> Listed:
    """Reports with words in title or text, of an outlet."""
    some = record.reports(storable(text), outlet=storable(outlet), limit=limit + 1, offset=offset)
    return Listed(some[:limit], len(some) > limit)


def kept(record: Record, id: str) -> Kept:
    """A report by its id. Raises NotFoundException where there is none."""
    reading = record.report(id)
    versions = record.versions(id)
    head = next((one for one in versions if one.id == id), None)
    if reading is None or head is None:
        raise NotFoundException("The record has no report of this id.")
    return Kept(head, versions, reading, claim_ids(id, reading.claims))


def chains(reading: Reading) -> list[list[Attribution]]:
    """The chain of each claim of a reading, the nearest attribution first."""
    told = {attribution.id: attribution for attribution in reading.attributions}
    return [[told[step] for step in claim.chain] for claim in reading.claims]


@get("/reports", sync_to_thread=True)
def search(
    request: Asking, record: TheRecord, text: Text = None, outlet: Outlet = None, number: Number = 1
) -> Response[str]:
    """The page of reports."""
    view = listed(record, text, outlet, PAGE, (number - 1) * PAGE)
    return page(request, "reports.html", view=view, text=text, outlet=outlet, number=number, size=PAGE)


@get("/reports/{id:str}", sync_to_thread=True)
def one(request: Asking, record: TheRecord, told: TheTold, id: Id) -> Response[str]:
    """The page of a report."""
    view = kept(record, id)
    happenings, likenesses = told.of_report(id), told.likenesses(id)
    parts = {"title": marked(view.reading, "title"), "body": marked(view.reading, "body")}
    claims = list(zip(view.reading.claims, chains(view.reading), view.ids, strict=True))
    return page(
        request, "report.html", view=view, parts=parts, claims=claims, happenings=happenings, likenesses=likenesses
    )


@get("/reports", sync_to_thread=True, operation_id="reports")
def search_json(
    record: TheRecord, text: Text = None, outlet: Outlet = None, limit: Limit = PAGE, offset: Offset = 0
) -> Listed:
    """Reports, the newest first: those with words in title or text, of an outlet."""
    return listed(record, text, outlet, limit, offset)


@get("/reports/{id:str}", sync_to_thread=True, operation_id="report", raises=[NotFoundException])
def one_json(record: TheRecord, id: Id) -> Kept:
    """A report with all that it claims, and its versions."""
    return kept(record, id)


FAMILY = Family(pages=(search, one), api=(search_json, one_json), title="Reports", path="/reports")
