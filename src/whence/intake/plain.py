"""One report as plain text. Its first line, where it stands alone above an empty line, is its title too."""

import re
from collections.abc import Iterator

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.source import MAX_BYTES, Source, Unread, content_id
from whence.model import Report

TITLE = re.compile(r"[ \t]*([^\r\n]*\S)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*\S")


def read(source: Source) -> Iterator[Report | Unread]:
    """The one report of a source.

    Its id is the file's name without folder and ending; on standard input it is made from the text.
    Raises InputError for bytes that are no UTF-8 text, or too many.
    """
    text = _decoded(source)
    title = TITLE.match(text)
    report = Report(
        id=source.stem or content_id(text),
        title=title[1] if title else None,
        outlet=source.outlet,
        published=source.published,
        text=text,
    )
    yield checked(report, source.name)


def _decoded(source: Source) -> str:
    data = source.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"is longer than {MAX_BYTES:,} bytes, which no report is; split it", where=source.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(_not_utf8(data, error), where=source.name) from error


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    binary = sum(byte < 9 or 13 < byte < 27 for byte in data[:4096])
    if binary > 8:
        return "is not text; give plain text in UTF-8, or JSONL"
    bad = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
    return f"{bad}; convert it first (iconv -f WINDOWS-1252 -t UTF-8 FILE | whence read -)"
