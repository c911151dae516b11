"""One report as plain text. Its first line, where it stands alone above an empty line, is its title too."""

import re
from collections.abc import Iterator

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.decoding import decoded
from whence.intake.source import MAX_BYTES, Source, Unread, content_id
from whence.model import Report

TITLE = re.compile(r"[ \t]*([^\r\n]*\S)[ \t]*(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*\S")


def read(source: Source) -> Iterator[Report | Unread]:
    """The one report of a source.

    Its id is the file's name without folder and ending; on standard input it is made from the text.
    Raises InputError for bytes that are no text, or too many.
    """
    data = source.stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"is longer than {MAX_BYTES:,} bytes, which no report is; split it", where=source.name)
    text = decoded(data, source.name)
    title = TITLE.match(text)
    report = Report(
        id=source.stem or content_id(text),
        title=title[1] if title else None,
        outlet=source.outlet,
        published=source.published,
        text=text,
    )
    yield checked(report, source.name)
