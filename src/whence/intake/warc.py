"""The pages of a web archive (WARC 1.x, ISO 28500), such as Common Crawl News, record by record.

Only responses with a page in them are read; all others (requests, pictures, redirects, errors) are
counted and passed over. One record is held at a time, however long the archive.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from whence.errors import InputError
from whence.intake import html
from whence.intake.http import Response, response
from whence.intake.source import MAX_BYTES, NOTICES, Source, Unread, faulty
from whence.intake.streams import STEP
from whence.model import Report

VERSION = b"WARC/"
LONGEST_LINE = 65_536
LONGEST_NUMBER = 16
MOST_HEADERS = 200
PAGES = ("text/html", "application/xhtml+xml")
UNSAID = ("", "application/octet-stream", "text/plain", "unknown")
"""Types by which a server says nothing of what it sends; the bytes tell then."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the archive: its place in it, its headers by their names in small letters, its first bytes."""

    number: int
    headers: dict[str, str]
    block: bytes


def read(source: Source) -> Iterator[Report | Unread]:
    """The reports of the archive's pages, and in the place of each that is none, why it is none.

    Raises InputError where the archive is cut short or damaged, after what came before that.
    """
    passed = 0
    for record in records(source):
        found = record if isinstance(record, Unread) else _page(record, source)
        if found is None:
            passed += 1
        else:
            yield found
    NOTICES.info("%s: %d records that are no pages were passed over", source.name, passed)


def _page(record: Record, source: Source) -> Report | Unread | None:
    """The report of a record; None for one that holds no page."""
    if record.headers.get("warc-type", "").lower() != "response" or not record.block.startswith(b"HTTP/"):
        return None
    where = source.record(record.number)
    try:
        answer = response(record.block)
    except ValueError as error:
        return Unread(InputError(f"the response cannot be read ({error})", where=where))
    if answer.status != 200 or not _is_page(answer):
        return None
    url = record.headers.get("warc-target-uri", "").strip("<>") or None
    try:
        return html.page(
            answer.body, url=url, charset=answer.charset, where=where, published=source.published, outlet=source.outlet
        )
    except Exception as error:  # a fault in whence must not cost the pages that are still to come
        return Unread(faulty(error, where))


def _is_page(answer: Response) -> bool:
    if answer.type in UNSAID:
        return answer.body[:1024].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    return answer.type in PAGES


def records(source: Source) -> Iterator[Record | Unread]:
    """The records of an archive, and in the place of one that is damaged, that it is.

    Of a record that is longer than a page can be, the beginning. Raises InputError at an early end.
    """
    number, lost = 0, False
    while (here := _next_record(source)) is not None:
        number += 1
        if not (here or lost):
            told = "what stands here is no record; passed over up to the next"
            yield Unread(InputError(told, where=source.record(number)))
            number += 1
        headers = _headers(source, number)
        length = headers.get("content-length", "")
        lost = not (length.isascii() and length.isdigit() and len(length) < LONGEST_NUMBER)
        if not lost:
            yield Record(number, headers, _block(source, number, int(length)))
        else:
            told = "the record does not say how long it is; passed over up to the next"
            yield Unread(InputError(told, where=source.record(number)))


def _next_record(source: Source) -> bool | None:
    """Go to where the next record begins: whether it begins here, or only after what is none; None at the end."""
    here = True
    while line := source.stream.readline(LONGEST_LINE):
        if line.startswith(VERSION):
            return here
        here = here and not line.strip()
    if not here:
        raise InputError("ends in what is no record; the archive is damaged", where=source.name)
    return None


def _headers(source: Source, number: int) -> dict[str, str]:
    """The headers of a record by their names in small letters, at most as many as any record has."""
    found: dict[str, str] = {}
    while (line := source.stream.readline(LONGEST_LINE)).strip():
        if len(found) < MOST_HEADERS:
            name, _, value = line.decode("utf-8", "replace").partition(":")
            found.setdefault(name.strip().lower(), value.strip())
    if not line:
        _cut(source, number)
    return found


def _block(source: Source, number: int, length: int) -> bytes:
    """The first bytes of a record's block; the stream is left behind the last."""
    block = source.stream.read(min(length, MAX_BYTES))
    left = length - len(block)
    while left > 0 and (skipped := source.stream.read(min(left, STEP))):
        left -= len(skipped)
    if left > 0:
        _cut(source, number)
    return block


def _cut(source: Source, number: int) -> NoReturn:
    told = "the archive is cut short in this record; what came before is kept; get the file again"
    raise InputError(told, where=source.record(number))
