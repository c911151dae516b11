"""The pages, a file a family. A family is listed here, in the order of the navigation; that is all it takes."""

from whence.web.pages import (
    actors,
    adding,
    claims,
    conflicts,
    failures,
    happenings,
    home,
    network,
    origins,
    pictures,
    reports,
    sources,
)
from whence.web.pages.family import Family

FAMILIES: tuple[Family, ...] = (
    home.FAMILY,
    happenings.FAMILY,
    conflicts.FAMILY,
    actors.FAMILY,
    network.FAMILY,
    claims.FAMILY,
    reports.FAMILY,
    sources.FAMILY,
    origins.FAMILY,
    pictures.FAMILY,
    adding.FAMILY,
    failures.FAMILY,
)

__all__ = ["FAMILIES", "Family"]
