"""Pages and feeds from the web: ``fetched`` takes a URL and gives the reports behind it."""

from collections.abc import Iterator
from pathlib import Path

from whence.errors import InputError
from whence.intake.source import Unread
from whence.model import Report


def fetched(
    url: str,
    *,
    allow_private: bool = False,
    follow: bool = False,
    cache: Path | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Report | Unread]:
    """The reports behind an http(s) URL: the one of a page, or one for each entry of a feed.

    ``follow`` reads each entry's own page instead of what the feed tells of it. ``cache`` names a
    small JSON file in which each feed's ``etag`` and ``last-modified`` are kept; a feed that has
    not changed since gives nothing. ``published`` and ``outlet`` hold for reports that do not say
    themselves. Addresses that are not public are refused unless ``allow_private``. Nothing is
    raised: what cannot be had or read comes out as an ``Unread`` that says why, in its place.
    """
    yield Unread(InputError("fetching is not there yet", where=url))
