"""Reports in IPTC's News Industry Text Format (https://iptc.org/standards/nitf/)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.credits import canonical, credits, named
from whence.intake.dates import iso
from whence.intake.markup import elements, paragraphs
from whence.intake.prose import author, told_once
from whence.intake.source import Source, Unread, content_id
from whence.model import Report

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DATES = (
    ("head/docdata/date.issue", "norm"),
    ("head/pubdata", "date.publication"),
    ("head/docdata/date.release", "norm"),
    ("body/body.head/dateline/story.date", "norm"),
)
OUTLETS = (("head/pubdata", "name"), ("head/docdata/doc-id", "regsrc"), ("head/docdata/doc.copyright", "holder"))


@dataclass(frozen=True, slots=True)
class Story:
    """What an ``nitf`` element says, by itself or within another format."""

    text: str
    title: str | None = None
    byline: str | None = None
    credits: list[str] = field(default_factory=list)


def read(source: Source) -> Iterator[Report | Unread]:
    """The report of an NITF document. Raises InputError where it is not well formed."""
    number = 0
    for number, element in enumerate(elements(source, "nitf"), 1):
        yield _report(element, source, number)
    if not number:
        raise InputError("holds no <nitf>; there is no report in it", where=source.name)


def story(nitf: Any) -> Story:
    """The text, headline, byline and credits of an ``nitf`` element."""
    title = _told(nitf, "body/body.head/hedline/hl1", "body/body.head/headline/hl1", "head/title")
    byline = author(_told(nitf, "body/body.head/byline", "body/body.head/byline/byttl"))
    content = _find(nitf, "body/body.content")
    text = told_once(title, paragraphs(content)) if content is not None else ""
    distributor, dateline = _told(nitf, "body/body.head/distributor"), _told(nitf, "body/body.head/dateline")
    found = named(distributor, byline)
    found += credits(f"{dateline} - ") if dateline else []
    found += credits(_told(nitf, "body/body.end/tagline") or "")
    return Story(text, title, byline, list(dict.fromkeys(found)))


def _report(nitf: Any, source: Source, number: int) -> Report | Unread:
    told = story(nitf)
    line = nitf.sourceline
    id = _value(nitf, "head/docdata/doc-id", "id-string") or (source.stem if number == 1 else None)
    given = Report(id=id or content_id(told.text), title=told.title, text=told.text)
    docdata = _find(nitf, "head/docdata")
    if docdata is not None and str(docdata.get("management-status")).lower() in ("canceled", "cancelled"):
        return Unread(InputError("its provider has withdrawn the report", where=source.name, line=line), given)
    if not told.text:
        return Unread(InputError("the story has no text", where=source.name, line=line), given)
    outlet = next((name for place, key in OUTLETS if (name := _value(nitf, place, key))), None)
    outlet = outlet or _told(nitf, "body/body.head/distributor")
    date = next((date for place, key in DATES if (date := _value(nitf, place, key))), None)
    body = _find(nitf, "body")
    report = Report(
        id=given.id,
        title=told.title,
        outlet=(canonical(outlet) or outlet) if outlet else source.outlet,
        published=iso(date) if date else source.published,
        url=_url(_value(nitf, "head/pubdata", "ex-ref")),
        language=nitf.get(LANGUAGE) or (body.get(LANGUAGE) if body is not None else None),
        byline=told.byline,
        credits=told.credits,
        text=told.text,
    )
    return checked(report, source.name, line)


def _find(nitf: Any, place: str) -> Any:
    """The first element at a path, whatever its namespace."""
    return nitf.find("/".join(f"{{*}}{step}" for step in place.split("/")))


def _told(nitf: Any, *places: str) -> str | None:
    """The text of the first of the elements that has any, on one line."""
    for place in places:
        element = _find(nitf, place)
        if element is not None and (text := " ".join("".join(element.itertext()).split())):
            return text
    return None


def _value(nitf: Any, place: str, key: str) -> str | None:
    element = _find(nitf, place)
    return (element.get(key) or "").strip() or None if element is not None else None


def _url(text: str | None) -> str | None:
    return text if text and text.startswith(("http://", "https://")) else None
