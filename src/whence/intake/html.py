"""One report as a web page. ``page`` reads the bytes of one, wherever they come from."""

from collections.abc import Iterator

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.source import MAX_BYTES, Source, Unread, content_id, notice
from whence.model import Report


def read(source: Source) -> Iterator[Report | Unread]:
    """The one report of a saved page."""
    data = source.stream.read(MAX_BYTES + 1)
    yield page(data, url=None, charset=None, where=source.name, published=source.published, outlet=source.outlet)


def page(
    data: bytes,
    *,
    url: str | None,
    charset: str | None,
    where: str,
    published: str | None = None,
    outlet: str | None = None,
) -> Report | Unread:
    """The report of a page, or why there is none.

    ``url`` is where the page was found and ``charset`` what the HTTP header said, where that is
    known; ``where`` names the page in messages. ``published`` and ``outlet`` hold where the page
    itself does not say. Nothing is raised.
    """
    from whence.intake.pages.article import outline, paragraphs
    from whence.intake.pages.charset import decoded
    from whence.intake.pages.tree import parsed

    text = "\n\n".join(paragraphs(outline(parsed(decoded(data, charset).text, where))))
    return checked(Report(id=content_id(text), text=text), where)
