"""The pages, a file a family. A family is listed here, in the order of the navigation; that is all it takes."""

from whence.web.pages import adding, claims, failures, home, reports, sources
from whence.web.pages.family import Family

FAMILIES: tuple[Family, ...] = (
    home.FAMILY,
    claims.FAMILY,
    reports.FAMILY,
    sources.FAMILY,
    adding.FAMILY,
    failures.FAMILY,
)

__all__ = ["FAMILIES", "Family"]
