"""One report as a web page. ``page`` reads the bytes of one, wherever they come from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.credits import credits
from whence.intake.languages import language
from whence.intake.source import MAX_BYTES, Source, Unread, content_id, notice
from whence.model import Report

if TYPE_CHECKING:
    from whence.intake.pages.metadata import Metadata
    from whence.intake.pages.trim import Trimmed

LEAST_WORDS = 25
SCRIPTS = 3
"""Pages with fewer do not put their text there by scripts."""
BODY_SHARE = 0.6
"""Where a page's tree has less than this share of the text that it gives to machines, that is taken."""


def read(source: Source) -> Iterator[Report | Unread]:
    """The one report of a saved page."""
    data = source.stream.read(MAX_BYTES + 1)
    said = {"published": source.published, "outlet": source.outlet}
    yield page(data, url=None, charset=None, where=source.name, id=source.stem, **said)


def page(
    data: bytes,
    *,
    url: str | None,
    charset: str | None,
    where: str,
    published: str | None = None,
    outlet: str | None = None,
    id: str | None = None,
) -> Report | Unread:
    """The report of a page, or why there is none.

    ``url`` is where the page was found and ``charset`` what the HTTP header said, where that is
    known; ``where`` names the page in messages. ``published`` and ``outlet`` hold where the page
    itself does not say. ``id`` is the report's, which else is its URL. Nothing is raised. What is
    odd about a page that is read is told as a notice.
    """
    try:
        about, found = _extracted(data, url, charset, where)
    except InputError as error:
        return Unread(error)
    text = "\n\n".join(found.paragraphs)
    if about.doubted:
        notice(f"says that it was published on {about.doubted}, which cannot be; taken as not known", where)
    report = Report(
        id=id or about.url or content_id(text),
        title=about.title,
        outlet=about.outlet or outlet,
        published=about.published or published,
        url=about.url,
        language=language(text) or about.language,
        byline=about.byline,
        credits=credits("\n".join(found.sign_offs), None) if found.sign_offs else [],
        text=text,
    )
    return checked(report, where)


def _extracted(data: bytes, url: str | None, charset: str | None, where: str) -> "tuple[Metadata, Trimmed]":
    """What the page says of its article, and the article.

    Raises InputError where there is no article, or the page is beyond bounds.
    """
    from whence.intake.pages.article import Line, article, outline, seen
    from whence.intake.pages.charset import decoded
    from whence.intake.pages.metadata import metadata
    from whence.intake.pages.tree import parsed
    from whence.intake.pages.trim import trimmed

    if len(data) > MAX_BYTES:
        raise InputError(f"is longer than {MAX_BYTES:,} bytes, which no page of news is", where=where)
    markup = decoded(data, charset)
    if markup.problem:
        notice(markup.problem, where)
    tree = parsed(markup.text, where)
    scripts = sum(1 for _ in tree.iter("script"))
    about = metadata(tree, seen(tree), url)
    found = trimmed(article(outline(tree, where)), about)
    told = trimmed(map(Line, about.body), about)
    found = told if _words(found) < BODY_SHARE * _words(told) else found
    if (words := _words(found)) < LEAST_WORDS:
        raise InputError(_why_nothing(about.title, words, scripts), where=where)
    return about, found


def _why_nothing(title: str | None, words: int, scripts: int) -> str:
    """Why there is no article in a page, and what to do."""
    from whence.intake.pages.furniture import is_nothing

    if title and is_nothing(title):
        return f"has no article, but says {title!r}; look at the page, and get it again"
    if scripts >= SCRIPTS:
        return "has no article; its text is put there by scripts: save the page from a browser, once it is shown"
    return f"has no article ({words} words of prose); give the page of one report"


def _words(found: "Trimmed") -> int:
    return sum(len(paragraph.split()) for paragraph in found.paragraphs)
