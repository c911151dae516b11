"""One report as a JSON object: ``{"id", "text", "title"?, "outlet"?, "published"?, "url"?, "language"?, "byline"?}``.

An object that has no ``text`` is read as ninjs where it is that, and by the names of its keys where
they are those of a report under other names (``body``, ``headline``, ``date``).
"""

import json

import msgspec

from whence.errors import InputError
from whence.intake import ninjs
from whence.intake.check import checked
from whence.intake.fields import places, report_of
from whence.intake.source import Source, Unread, content_id
from whence.model import Report

SHAPE = '{"id": "…", "text": "…", "published": "2022-03-14"}'
KNOWN_ID = 200
"""Characters of an id that is told of a report that was not read; a longer one is none."""


class Line(msgspec.Struct):
    """A report as an object gives it; keys that are not named here are passed over."""

    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    byline: object = None


DECODER = msgspec.json.Decoder(Line)


def taken(data: bytes, source: Source, number: int, where: str, line: int | None) -> Report | Unread | None:
    """The report of an object, or why it is none; None for what is meant to be no text, like a picture.

    ``number`` is the object's place in its source, ``where`` and ``line`` tell it in messages.
    """
    if source.columns:
        return _otherwise(data, None, source, number, where, line)
    try:
        given = DECODER.decode(data)
    except (ValueError, RecursionError) as error:  # bad JSON, bad UTF-8, a key of another type, nesting without end
        return _otherwise(data, error, source, number, where, line)
    report = Report(
        id=content_id(given.text) if given.id is None else str(given.id),
        title=given.title,
        outlet=given.outlet or source.outlet,
        published=given.published or source.published,
        url=given.url,
        language=given.language,
        byline=given.byline if isinstance(given.byline, str) else None,
        text=given.text,
    )
    return checked(report, where, line)


def refused(problem: str, data: bytes, source: Source, number: int, where: str, line: int | None) -> Unread:
    """An object's failure, with its id where one can be made out, else its source and number."""
    known = _loose(data).get("id")
    usable = isinstance(known, str) and known.isprintable() and len(known) <= KNOWN_ID
    id = str(known) if usable else f"{source.stem or 'stdin'}:{number}"
    return Unread(InputError(problem, where=where, line=line), Report(id=id, text=""))


def _otherwise(
    data: bytes, error: Exception | None, source: Source, number: int, where: str, line: int | None
) -> Report | Unread | None:
    """The report of an object of another shape, else what is wrong with it."""
    found = _strict(data)
    if found and ninjs.is_item(found):
        return ninjs.report_of(found, source, number, where, line)
    if (found and "text" not in found) or source.columns:
        report = report_of(found, places(found, source.columns), source, where, line)
        if report is not None:
            return report
    problem = _explained(error, data) if error else f"no text under {(source.columns or {}).get('text', 'text')!r}"
    return refused(problem, data, source, number, where, line)


def _explained(error: Exception, data: bytes) -> str:
    """What is wrong with an object, and what to do."""
    if isinstance(error, UnicodeDecodeError):
        return f"a string in it is not UTF-8 ({error.reason}); convert the file to UTF-8"
    if isinstance(error, msgspec.ValidationError):
        return f"no report: {str(error)[:1].lower()}{str(error)[1:]}; a report is {SHAPE}"
    if _loose(data):
        return "half a character (a lone surrogate escape such as \\ud83d) in a string; take it out"
    return f"not JSON ({_detail(error)}); a report is {SHAPE}"


def _detail(error: Exception) -> str:
    return "nested without end" if isinstance(error, RecursionError) else str(error).removeprefix("JSON is malformed: ")


def _strict(data: bytes) -> dict[str, object]:
    """The object whatever its keys, empty where it is none, or has strings that are no text (half characters)."""
    try:
        found = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _loose(data: bytes) -> dict[str, object]:
    """The object by a reader that minds less, empty where even that finds none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
