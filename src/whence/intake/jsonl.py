"""Many reports, one JSON object a line: ``{"id", "text", "title"?, "outlet"?, "published"?, "url"?, "language"?}``."""

import json
from collections.abc import Iterator

import msgspec

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.source import MAX_BYTES, Source, Unread, content_id
from whence.model import Report

SKIP_BYTES = 65_536
SHAPE = '{"id": "…", "text": "…", "published": "2022-03-14"}'


class Line(msgspec.Struct):
    """A report as a line gives it; keys that are not named here are passed over."""

    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


DECODER = msgspec.json.Decoder(Line)


def read(source: Source) -> Iterator[Report | Unread]:
    """The reports of a source, line by line, and in the place of each line that is none, why it is none."""
    number = 0
    while line := source.stream.readline(MAX_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > MAX_BYTES:
            _skip_rest(source, line)
            problem = f"the line is longer than {MAX_BYTES:,} bytes, which no report is; split it"
            yield _unread(source, number, problem, b"")
        elif line.strip():
            yield _report(source, number, line)


def _skip_rest(source: Source, line: bytes) -> None:
    """Leave the stream at the next line's start, without holding this one."""
    while line and not line.endswith(b"\n"):
        line = source.stream.readline(SKIP_BYTES)


def _report(source: Source, number: int, line: bytes) -> Report | Unread:
    try:
        given = DECODER.decode(line)
    except (ValueError, RecursionError) as error:  # bad JSON, bad UTF-8, a key of another type, nesting without end
        return _unread(source, number, _explained(error, line), line)
    report = Report(
        id=content_id(given.text) if given.id is None else str(given.id),
        title=given.title,
        outlet=given.outlet or source.outlet,
        published=given.published or source.published,
        url=given.url,
        language=given.language,
        text=given.text,
    )
    return checked(report, source.name, number)


def _unread(source: Source, number: int, problem: str, line: bytes) -> Unread:
    """The line's failure, with its id where one can be made out, else its file and number."""
    known = _loose(line).get("id")
    id = known if isinstance(known, str) and known.isprintable() else f"{source.stem or 'stdin'}:{number}"
    return Unread(InputError(problem, where=source.name, line=number), Report(id=id, text=""))


def _explained(error: Exception, line: bytes) -> str:
    """What is wrong with a line, and what to do."""
    if isinstance(error, UnicodeDecodeError):
        return f"a string in the line is not UTF-8 ({error.reason}); convert the file to UTF-8"
    if isinstance(error, msgspec.ValidationError):
        return f"no report: {str(error)[:1].lower()}{str(error)[1:]}; a line is {SHAPE}"
    if _loose(line):
        return "half a character (a lone surrogate escape such as \\ud83d) in a string; take it out"
    return f"not JSON ({_detail(error)}); a line is {SHAPE}"


def _detail(error: Exception) -> str:
    return "nested without end" if isinstance(error, RecursionError) else str(error).removeprefix("JSON is malformed: ")


def _loose(line: bytes) -> dict[str, object]:
    """The object of a line by a reader that minds less, empty where even that finds none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
