"""The characters of a page, whatever it says about them.

The order is that of browsers (WHATWG Encoding and HTML standards) but for one step: bytes that are
UTF-8 are taken as UTF-8 whatever is declared, for text in another encoding is hardly ever valid UTF-8
by chance. What is declared wrongly, and how it was read, is told.
"""

import codecs
import re
from dataclasses import dataclass

from whence.intake.decoding import wide

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
XML = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,30})")
HEAD = 16_384
SAMPLE = 65_536
MOSTLY_OTHER = 0.1
"""Text of which more than this share of bytes is not ASCII is not in a language of western Europe."""

KNOWN = re.compile(
    r"utf-?(8|16(le|be)?)|(iso-?8859-?|windows-?|cp|l(atin)?-?)\d{1,4}|koi8-?[ru]|mac(-?roman|intosh)|(us-)?ascii|"
    r"(x-)?sjis|shift[-_]jis|euc[-_](jp|kr)|gb(k|2312|18030)|big5(-hkscs)?",
    re.IGNORECASE,
)
WESTERN = re.compile(r"(us-)?ascii|iso[-_]?8859[-_]?1|l(atin)?-?1|utf-?16(le|be)?", re.IGNORECASE)
"""Labels that browsers read as windows-1252; a tag in ASCII letters that says UTF-16 is wrong."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what there is to tell about how it was made out, None where all was in order."""

    text: str
    problem: str | None = None


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """The characters of a page's bytes; ``declared`` is the charset of the HTTP header, where there was one."""
    if (codec := wide(data[:HEAD])) is not None:
        return _named(data, codec)
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _not_utf8(data, _label(data, declared))


def _not_utf8(data: bytes, label: str | None) -> Decoded:
    if label is not None and label.lower().replace("-", "") != "utf8":
        return _named(data, "windows-1252" if WESTERN.fullmatch(label) else label)
    if label is not None:
        return _broken(data)
    return _named(data, _guessed(data), "the page does not say its encoding; read as {}")


def _label(data: bytes, header: str | None) -> str | None:
    """The encoding that the header or the page names, None where neither names one that Python knows."""
    head = data[:HEAD]
    for found in (header, *(m[1].decode("ascii") for m in (DECLARED.search(head), XML.match(head)) if m)):
        label = (found or "").strip().strip("\"'")
        if KNOWN.fullmatch(label) and _codec(label):
            return label
    return None


def _codec(label: str) -> str | None:
    try:
        return codecs.lookup(label.lower().removeprefix("x-")).name
    except LookupError:
        return None


def _named(data: bytes, label: str, told: str | None = None) -> Decoded:
    codec = _codec(label) or "windows-1252"
    try:
        text = data.decode(codec)
        problem = None
    except UnicodeDecodeError:
        text = data.decode(codec, "replace" if codec != "cp1252" else "single-bytes")
        problem = f"some bytes are not {codec}; they were left out or replaced"
    return Decoded(text.removeprefix("\ufeff"), told.format(codec) if told else problem)


def _broken(data: bytes) -> Decoded:
    """Text that says it is UTF-8 and is not: the bytes that are not are windows-1252 more often than anything else."""
    return Decoded(data.decode("utf-8", "single-bytes"), "not all of it is UTF-8 as it says; the rest read as cp1252")


def _guessed(data: bytes) -> str:
    other = sum(byte > 127 for byte in data[:SAMPLE])
    if other <= MOSTLY_OTHER * min(len(data), SAMPLE):
        return "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], preemptive_behaviour=False).best()
    return best.encoding if best is not None else "windows-1252"


def _single_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that a decoder stumbles over as windows-1252, the few that it leaves open as latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_western(byte) for byte in bad), error.end


def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


codecs.register_error("single-bytes", _single_bytes)
