"""What kind of input it is, told by its first bytes."""

import re

from whence.errors import InputError
from whence.intake.decoding import wide
from whence.intake.fields import NAMES
from whence.intake.source import Source
from whence.intake.streams import LOOK

LINES = 5
BOM = b"\xef\xbb\xbf"

OBJECT = re.compile(rb'\s*\{\s*("|\})')
ARRAY = re.compile(rb"\s*\[\s*(?:\{|\]|$)")
OPEN_OBJECT = re.compile(rb'\s*\{\s*(?:"|$)')
LISTS = b"items|articles|results|reports|docs|documents|stories|news|data|hits"
WRAPPED = re.compile(rb'\s*\{[^\[\]{}]*"(?:' + LISTS + rb')"\s*:\s*\[(?=\s*\{)')
"""An object that is no report, but holds the list of them under one of these keys."""
ROOT = re.compile(
    rb"(?:\s++|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!doctype(?>[^>\[]*+)(?:\[(?>.*?\]\s*>)|>))*+"
    rb"<(?:[a-z][\w.-]*+:)?([a-z][\w.-]*+)(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
DOCTYPE = re.compile(rb"<!doctype\s+(?:\w+:)?([\w.-]+)", re.IGNORECASE)
PROLOG = re.compile(rb"\s*(?:<\?xml\b|<!doctype\b)", re.IGNORECASE)

ROOTS = {
    "newsml": ("newsitem", "newsmessage", "packageitem"),
    "nitf": ("nitf",),
    "feed": ("rss", "feed", "rdf"),
    "html": ("html", "head", "body", "title", "meta", "link", "script", "article", "main", "section", "div", "p", "h1"),
}
KIND_OF_ROOT = {root.encode(): kind for kind, roots in ROOTS.items() for root in roots}

NOT_REPORTS = {
    b"PK\x03\x04": "a zip archive or an office document; unpack it, or save its text as plain text",
    b"%PDF": "a PDF; save its text as plain text (pdftotext FILE - | whence read -)",
    b"{\\rtf": "rich text; save it as plain text",
    b"\xd0\xcf\x11\xe0": "an old office document; save its text as plain text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive; unpack it first",
    b"SQLite format 3": "a database; save its reports as JSONL or CSV",
    b"PAR1": "a Parquet file; save it as JSONL or CSV",
    b"\x1f\x8b": "packed twice; unpack it first",
    b"\x28\xb5\x2f\xfd": "packed twice; unpack it first",
    b"BZh": "packed twice; unpack it first",
    b"\xfd7zXZ": "packed twice; unpack it first",
}


def sniff(source: Source) -> str:
    """The kind of a source, a key of ``FORMATS``; nothing is taken from its stream.

    Raises InputError for an empty source and for one that is plainly something else than reports.
    """
    head = source.stream.peek(LOOK)[:LOOK]
    if not head:
        raise InputError("is empty; there is no report in it", where=source.name)
    if codec := wide(head):
        head = head.decode(codec, "replace").encode()
    head = head.removeprefix(BOM)
    if (other := _other_kind(head)) is not None:
        raise InputError(f"is {other}", where=source.name)
    if head.startswith(b"WARC/"):
        return "warc"
    return _markup(head, source.name) or _records(head, source.path.suffix.lower()) or "plain"


def _other_kind(head: bytes) -> str | None:
    """What the input is, and what to do, where it is no report and no list of reports."""
    for magic, told in NOT_REPORTS.items():
        if head.startswith(magic):
            return told
    return "a tar archive; unpack it, and name the folder" if head[257:262] == b"ustar" else None


def _markup(head: bytes, name: str) -> str | None:
    """The kind of a document with markup, by its outermost element; None where there is no markup."""
    if not head.lstrip().startswith(b"<"):
        return None
    found = ROOT.match(head) or DOCTYPE.search(head)
    root = found[1].lower() if found else b""
    if kind := KIND_OF_ROOT.get(root):
        return kind
    if root == b"newsml":
        raise InputError("is NewsML 1; whence reads NewsML-G2, NITF and ninjs: ask for one of these", where=name)
    if PROLOG.match(head) or (found and b"</" in head):
        told = f"is XML of a kind that whence does not know (<{root.decode(errors='replace')}>)"
        raise InputError(f"{told}; save its text as plain text, or as JSONL", where=name)
    return None


def _records(head: bytes, ending: str) -> str | None:
    """The kind of a list of reports; None where it is none."""
    lines = [line for line in head.splitlines() if line.strip()][:LINES]
    if ending in (".jsonl", ".ndjson"):
        return "jsonl"
    if ARRAY.match(head) or WRAPPED.match(head) or (ending == ".json" and head.lstrip().startswith(b"[")):
        return "json"
    if lines and OPEN_OBJECT.match(lines[0]):
        whole = lines[0].rstrip().endswith(b"}") or len(lines[0]) >= LOOK - 8
        return "jsonl" if whole or any(line.startswith(b"{") for line in lines[1:]) else "json"
    if any(OBJECT.match(line) for line in lines):
        return "jsonl"
    return "table" if ending in (".csv", ".tsv") or (lines and _is_header(lines[0])) else None


def _is_header(line: bytes) -> bool:
    """Whether a line names columns: one for the text, and others."""
    plain = line.decode("utf-8", "replace").strip().casefold()
    for delimiter in ("\t", ";", ",", "|"):
        cells = {cell.strip(' "').replace(" ", "_") for cell in plain.split(delimiter)}
        if len(cells) > 1 and cells & set(NAMES["text"]) and len(cells & KNOWN) > 1:
            return True
    return False


KNOWN = {name for names in NAMES.values() for name in names}
