"""What kind of input it is, told by its first bytes."""

import re

from whence.errors import InputError
from whence.intake.source import Source

LOOK = 4096
LINES = 5

OBJECT = re.compile(rb'\s*\{\s*("|\})')
OPEN_JSON = re.compile(rb"\s*[\[{]\s*(\{|[\r\n]|$)")
NOT_TEXT = {
    b"\x1f\x8b": "compressed with gzip; unpack it first (gunzip -c FILE | whence read -)",
    b"\x28\xb5\x2f\xfd": "compressed with zstd; unpack it first (zstd -dc FILE | whence read -)",
    b"BZh": "compressed with bzip2; unpack it first (bunzip2 -c FILE | whence read -)",
    b"PK\x03\x04": "a zip archive or an office document; save its text as plain text",
    b"%PDF": "a PDF; save its text as plain text (pdftotext FILE - | whence read -)",
    b"\xff\xfe": "UTF-16 text; save it as UTF-8 (iconv -f UTF-16 -t UTF-8 FILE | whence read -)",
    b"\xfe\xff": "UTF-16 text; save it as UTF-8 (iconv -f UTF-16 -t UTF-8 FILE | whence read -)",
}
MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE)
BOM = b"\xef\xbb\xbf"


def sniff(source: Source) -> str:
    """The kind of a source, a key of ``FORMATS``; nothing is taken from its stream.

    Raises InputError for an empty source and for one that is plainly something else than reports.
    """
    head = source.stream.peek(LOOK)[:LOOK]
    if not head:
        raise InputError("is empty; there is no report in it", where=source.name)
    if (other := _other_kind(head)) is not None:
        raise InputError(f"is {other}", where=source.name)
    lines = [line for line in head.removeprefix(BOM).splitlines() if line.strip()][:LINES]
    named = source.name.endswith((".jsonl", ".ndjson"))
    return "jsonl" if named or any(OBJECT.match(line) for line in lines) else "plain"


def _other_kind(head: bytes) -> str | None:
    """What the input is, and what to do, where it is no report and no list of reports."""
    for magic, told in NOT_TEXT.items():
        if head.startswith(magic):
            return told
    text = head.removeprefix(BOM)
    if MARKUP.match(text):
        return "a page or feed with markup; save its text as plain text"
    if OPEN_JSON.match(text):
        each = "'.[]'" if text.lstrip().startswith(b"[") else "."
        return f"JSON, but not one report a line; make it so (jq -c {each} FILE | whence read -)"
    return None
