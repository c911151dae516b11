"""Reports in IPTC's NewsML-G2 (https://iptc.org/standards/newsml-g2/): one news item, or a message of many.

An item that is no text (a picture, a package) is passed over.
"""

from collections.abc import Iterator
from typing import Any

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.credits import canonical, named
from whence.intake.dates import iso
from whence.intake.markup import elements, html_text, local, paragraphs
from whence.intake.nitf import LANGUAGE, Story, story
from whence.intake.prose import author, plain_paragraphs, told_once
from whence.intake.source import NOTICES, Source, Unread, content_id
from whence.model import Report

META = "itemMeta"
CONTENT = "contentMeta"
DATES = ((META, "versionCreated"), (CONTENT, "contentModified"), (CONTENT, "contentCreated"), (META, "firstCreated"))
PAGES = ("html", "body", "article", "section", "div", "p")
LINKS = ("canonical", "alternate", "self")
TEXTS = ("text", "composite", "")
"""Classes of items (``ninat:``) that can hold a report."""


def read(source: Source) -> Iterator[Report | Unread]:
    """The reports of a document, item by item. Raises InputError where it is not well formed."""
    read = passed = 0
    for item in elements(source, "newsItem"):
        found = _report(item, source)
        if found is None:
            passed += 1
        else:
            read += 1
            yield found
    if passed:
        NOTICES.info("%s: %d items that are no text were passed over", source.name, passed)
    if not (read or passed):
        raise InputError("holds no news item; there is no report in it", where=source.name)


def _report(item: Any, source: Source) -> Report | Unread | None:
    told = _story(item)
    if not told.text and _code(item, META, "itemClass") not in TEXTS:
        return None
    line, id = item.sourceline, item.get("guid")
    given = Report(id=id or content_id(told.text), title=told.title, text=told.text)
    if _code(item, META, "pubStatus") in ("canceled", "cancelled"):
        return Unread(InputError("its provider has withdrawn the report", where=source.name, line=line), given)
    if not told.text:
        far = _find(item, "contentSet", "remoteContent") is not None
        told_of = "the item brings no text" + (", but names a file that has it" if far else "")
        return Unread(InputError(told_of, where=source.name, line=line), given)
    outlet = _outlet(item)
    date = next((date for place in DATES if (date := _text(_find(item, *place)))), None)
    language = _find(item, CONTENT, "language")
    report = Report(
        id=given.id,
        title=told.title,
        outlet=outlet or source.outlet,
        published=iso(date) if date else source.published,
        url=_url(item),
        language=(language.get("tag") if language is not None else None) or item.get(LANGUAGE),
        byline=told.byline,
        credits=told.credits,
        text=told.text,
    )
    return checked(report, source.name, line)


def _story(item: Any) -> Story:
    """What the item tells, its own headline and byline before those of its content."""
    inner = _inner(item)
    title = _headline(item) or inner.title
    byline = author(_text(_find(item, CONTENT, "by"))) or inner.byline or _creator(item)
    lines = [_text(_find(item, CONTENT, "creditline")), _name(_find(item, CONTENT, "infoSource"))]
    found = dict.fromkeys([*named(*lines, _outlet(item)), *inner.credits])
    return Story(told_once(title, inner.text), title, byline, list(found))


def _inner(item: Any) -> Story:
    """The first piece of the item's content that has text."""
    content = _find(item, "contentSet")
    for piece in content if content is not None else ():
        match local(piece):
            case "inlinexml":
                told = _inline(piece)
            case "inlinedata" if piece.get("encoding") is None:
                text = "".join(piece.itertext())
                told = Story(html_text(text) if "html" in piece.get("contenttype", "") else plain_paragraphs(text))
            case _:
                continue
        if told.text:
            return told
    return Story("")


def _inline(piece: Any) -> Story:
    """The text of a document within the item: NITF, or HTML; other XML (results, quotations) is no prose."""
    for nitf in piece.iter("{*}nitf"):
        return story(nitf)
    pages = [each for each in piece if local(each) in PAGES]
    return Story("\n\n".join(paragraphs(each) for each in pages))


def _creator(item: Any) -> str | None:
    """Who wrote the item, where it is a name and not what somebody logs in with."""
    name = _name(_find(item, CONTENT, "creator"))
    return name if name and " " in name else None


def _headline(item: Any) -> str | None:
    """The headline of the first rank."""
    found = [each for each in item.iterfind(f"{{*}}{CONTENT}/{{*}}headline") if _text(each)]
    found.sort(key=lambda each: int(rank) if (rank := each.get("rank", "")).isascii() and rank.isdigit() else 0)
    return _text(found[0]) if found else None


def _outlet(item: Any) -> str | None:
    """Who issues the item, else who owns it: an agency by its canonical name, others by the name they give."""
    for place in ((META, "provider"), (CONTENT, "infoSource"), ("rightsInfo", "copyrightHolder")):
        element = _find(item, *place)
        if element is None:
            continue
        code = (element.get("qcode") or "").rpartition(":")[2]
        name = _name(element) or element.get("literal")
        if found := (name and (canonical(name) or name)) or canonical(code):
            return str(found)
    return None


def _url(item: Any) -> str | None:
    """Where the item stands on the web, where it says so."""
    for link in item.iterfind(f"{{*}}{META}/{{*}}link"):
        rel, href = (link.get("rel") or "").rpartition(":")[2].lower(), link.get("href") or ""
        if rel in LINKS and href.startswith(("http://", "https://")):
            return str(href)
    return None


def _find(item: Any, *steps: str) -> Any:
    return item.find("/".join(f"{{*}}{step}" for step in steps))


def _code(item: Any, *steps: str) -> str:
    """The code of a property, without the name of its vocabulary."""
    element = _find(item, *steps)
    value = (element.get("qcode") or element.get("uri") or "") if element is not None else ""
    return str(value).replace("/", ":").rpartition(":")[2].lower()


def _name(element: Any) -> str | None:
    return _text(element.find("{*}name")) if element is not None else None


def _text(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
