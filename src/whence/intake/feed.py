"""The entries of an RSS or Atom feed, one report each."""

from collections.abc import Callable, Iterator

from whence.errors import InputError
from whence.intake.source import Source, Unread
from whence.model import Report


def read(source: Source, *, visit: Callable[[str], Report | Unread] | None = None) -> Iterator[Report | Unread]:
    """The entries of a feed as far as it tells them; with ``visit`` (see ``fetch.visitor``), their pages instead."""
    yield Unread(InputError("feeds are not read yet", where=source.name))
