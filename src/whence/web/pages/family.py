"""What a family of pages is, so that adding one is one file and one line in ``pages``."""

from collections.abc import Sequence
from typing import NamedTuple

from litestar.handlers import HTTPRouteHandler


class Family(NamedTuple):
    """Pages that belong together, and the same as JSON.

    ``pages`` answer under ``/``, ``api`` under ``/api``. ``title`` is the family's name in the navigation, which leads
    to ``path``; a family without one is reached from elsewhere.
    """

    pages: Sequence[HTTPRouteHandler]
    api: Sequence[HTTPRouteHandler] = ()
    title: str | None = None
    path: str = ""
