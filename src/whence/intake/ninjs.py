"""News items in IPTC's ninjs, in each of its shapes: 1.x (``body_html``), 2.x (``bodies``), 3.x (camel case).

https://iptc.org/standards/ninjs/. An item that is no text (a picture, an event) is passed over.
"""

from collections.abc import Mapping
from typing import Any

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.credits import canonical, named
from whence.intake.dates import iso
from whence.intake.prose import author, plain_paragraphs, told_once
from whence.intake.source import Source, Unread, content_id
from whence.model import Report

MARKS = ("versioncreated", "firstcreated", "contentcreated", "pubstatus", "headlines", "bodies", "representationtype")
TEXTS = (None, "text", "composite")
BODIES = ("nitf", "xhtml", "html", "text")
"""Forms of a body, those with paragraphs first."""


def is_item(found: Mapping[str, object]) -> bool:
    """Whether an object is a news item in ninjs: the one key that it must have, and one that others have not."""
    names = {name.lower() for name in found}
    return "uri" in names and (any(mark in names for mark in MARKS) or any(name.startswith("body_") for name in names))


def report_of(
    found: Mapping[str, object], source: Source, number: int, where: str, line: int | None
) -> Report | Unread | None:
    """The report of an item; None for one that is no text. ``where`` and ``line`` tell it in messages."""
    item: dict[str, Any] = {name.lower(): value for name, value in found.items()}
    if item.get("type") not in TEXTS:
        return None
    uri = _string(item.get("uri"))
    title = _valued(item, "headlines") or _string(item.get("headline")) or _string(item.get("title"))
    text = told_once(title, _body(item))
    given = Report(id=uri or f"{source.stem or 'stdin'}:{number}", title=title, text=text)
    if str(item.get("pubstatus")).lower() in ("canceled", "cancelled"):
        return Unread(InputError("its provider has withdrawn the report", where=where, line=line), given)
    if not text:
        return Unread(InputError("the item brings no text", where=where, line=line), given)
    provider = _provider(item)
    published = next((iso(date) for key in MARKS[:3] if (date := _string(item.get(key)))), None)
    report = Report(
        id=uri or content_id(text),
        title=title,
        outlet=(canonical(provider) or provider) if provider else source.outlet,
        published=published or source.published,
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        language=_string(item.get("language")),
        byline=author(_string(item.get("byline")) or _string(item.get("by"))),
        credits=named(_string(item.get("creditline")), _string(item.get("copyrightholder")), *_sources(item)),
        text=text,
    )
    return checked(report, where, line)


def _body(item: Mapping[str, Any]) -> str:
    """The text of an item, from the body that keeps most of its paragraphs."""
    bodies: list[tuple[str, str]] = []
    for key, value in item.items():
        if key.startswith("body_") and isinstance(value, str):
            bodies.append((key.removeprefix("body_"), value))
    for body in item.get("bodies") or () if isinstance(item.get("bodies"), list) else ():
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            bodies.append((_form(body), body["value"]))
    bodies.sort(key=lambda body: BODIES.index(body[0]) if body[0] in BODIES else len(BODIES))
    return next((text for form, value in bodies if (text := _read(form, value))), "")


def _form(body: Mapping[str, Any]) -> str:
    """What a body of ninjs 2 and 3 is written in, by its media type."""
    kind = str(body.get("contenttype") or body.get("contentType") or body.get("role")).lower()
    return next((form for form in BODIES if form in kind.removeprefix("text/")), "text")


def _read(form: str, value: str) -> str:
    if form == "text":
        return plain_paragraphs(value)
    from whence.intake import markup

    return markup.nitf_text(value) if form == "nitf" else markup.html_text(value)


def _provider(item: Mapping[str, Any]) -> str | None:
    """Who issues the item: ``provider`` where it is told, else the source of its information, else who owns it."""
    provider = item.get("provider")
    name = provider.get("name") if isinstance(provider, dict) else provider
    return _string(name) or next(iter(_sources(item)), None) or _string(item.get("copyrightholder"))


def _sources(item: Mapping[str, Any]) -> list[str]:
    given = item.get("infosources") or item.get("infosource") or ()
    listed = given if isinstance(given, list) else (given,)
    return [name for each in listed if isinstance(each, dict) and (name := _string(each.get("name")))]


def _valued(item: Mapping[str, Any], key: str) -> str | None:
    """The main one of several values, each with its role."""
    listed = item.get(key)
    values = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    values.sort(key=lambda each: each.get("role") != "main")
    return next((text for each in values if (text := _string(each.get("value")))), None)


def _string(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
