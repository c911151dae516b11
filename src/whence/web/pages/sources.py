"""Sources: who is the nearest to how many claims."""

from litestar import Response, get

from whence.record.facets import Sources
from whence.web.asked import PAGE, Limit, Number, Offset, conditions
from whence.web.given import Asked, TheColumns
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page

CHOICES = (
    ("naming", "Named"),
    ("kind", "Kind of claim"),
    ("type", "Type"),
    ("status", "Status"),
    ("certainty", "Certainty"),
    ("outlet", "Outlet"),
)
"""The fields by whose values sources are filtered, and what they are called."""


@get("/sources", sync_to_thread=True)
def search(request: Asking, columns: TheColumns, asked: Asked, number: Number = 1) -> Response[str]:
    """The page of sources."""
    view = columns.sources(asked, limit=PAGE, offset=(number - 1) * PAGE)
    facets = columns.count(asked).facets
    choices = [(name, label, sorted(one.value for one in facets[name])) for name, label in CHOICES]
    return page(request, "sources.html", view=view, asked=conditions(asked), number=number, size=PAGE, choices=choices)


@get("/sources", sync_to_thread=True, operation_id="sources")
def search_json(columns: TheColumns, asked: Asked, limit: Limit = PAGE, offset: Offset = 0) -> Sources:
    """The nearest sources of the claims that a filter asks for, the most frequent first."""
    return columns.sources(asked, limit=limit, offset=offset)


FAMILY = Family(pages=(search,), api=(search_json,), title="Sources", path="/sources")
