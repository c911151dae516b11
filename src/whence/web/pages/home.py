"""Home: what the record holds, and what came in last."""

import msgspec
from litestar import Response, get

from whence.record import Record, ReportHead, SourceCount
from whence.record.facets import Columns, Value
from whence.web.given import TheColumns, TheRecord, TheTold, TheUpdating
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page
from whence.web.told import LATELY

LAST = 8
"""How many of the last reports, and of the most frequent sources, are shown."""


class Held(msgspec.Struct, frozen=True):
    """What a record holds: how many reports, claims, nearest sources and failures; claims by field; the reports that
    were added last, and the most frequent sources."""

    reports: int
    claims: int
    sources: int
    failures: int
    facets: dict[str, list[Value]]
    latest: list[ReportHead]
    frequent: list[SourceCount]


def held(record: Record, columns: Columns) -> Held:
    """What a record holds."""
    whole, counts, sources = columns.whole(LAST), columns.count(), columns.sources(limit=LAST)
    return Held(
        reports=whole.reports,
        claims=whole.claims,
        sources=sources.total,
        failures=len(record.failures()),
        facets=counts.facets,
        latest=[head for id in whole.latest for head in record.versions(id) if head.id == id],
        frequent=sources.sources,
    )


@get("/", sync_to_thread=True)
def home(
    request: Asking, record: TheRecord, columns: TheColumns, told: TheTold, updating: TheUpdating
) -> Response[str]:
    """The first page."""
    return page(
        request, "home.html", view=held(record, columns), lately=told.lately(LATELY), happenings=len(told.table.ids),
        progress=updating.progress(),
    )  # fmt: skip


@get("/record", sync_to_thread=True, operation_id="record")
def home_json(record: TheRecord, columns: TheColumns) -> Held:
    """What the record holds, and what came in last."""
    return held(record, columns)


FAMILY = Family(pages=(home,), api=(home_json,), title="Home", path="/")
