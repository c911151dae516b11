"""The characters of a page, whatever it says about them.

The order is that of browsers (WHATWG Encoding and HTML standards) but for one step: bytes that are
UTF-8 are taken as UTF-8 whatever is declared, for text in another encoding is hardly ever valid UTF-8
by chance. What is declared wrongly, or not at all, and how it was read, is told.
"""

import codecs
import re
from dataclasses import dataclass

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
XML = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,30})")
HEAD = 16_384
SAMPLE = 65_536
MOSTLY_OTHER = 0.1
"""Text of which more than this share of bytes is not ASCII is not in a language of western Europe."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KNOWN = re.compile(
    r"utf-?(8|16(le|be)?)|(iso-?8859-?|windows-?|cp|l(atin)?-?)\d{1,4}|koi8-?[ru]|mac(-?roman|intosh)|(us-)?ascii|"
    r"(x-)?sjis|shift[-_]jis|euc[-_](jp|kr)|gb(k|2312|18030)|big5(-hkscs)?",
    re.IGNORECASE,
)
WESTERN = re.compile(r"(us-)?ascii|iso[-_]?8859[-_]?1|l(atin)?-?1|utf-?16(le|be)?", re.IGNORECASE)
"""Labels that browsers read as windows-1252; a tag in ASCII letters that says UTF-16 is wrong."""

MOJIBAKE = re.compile(r"â€[™œ\x9d“”˜¦]|Ã[©¨¡³¶¼±]|Â[  £]|ï¿½|\ufffd")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what there is to tell about how it was made out, None where all was in order."""

    text: str
    problem: str | None = None


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """The characters of a page's bytes; ``declared`` is the charset of the HTTP header, where there was one."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return _named(data, name)
    if (wide := _utf16(data)) is not None:
        return _named(data, wide)
    try:
        return _looked_over(data.decode("utf-8"))
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


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of markup is zero."""
    head = data[:200]
    if len(head) < 20 or head.count(0) < len(head) // 3:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _guessed(data: bytes) -> str:
    other = sum(byte > 127 for byte in data[:SAMPLE])
    if other <= MOSTLY_OTHER * min(len(data), SAMPLE):
        return "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], preemptive_behaviour=False).best()
    return best.encoding if best is not None else "windows-1252"


def _looked_over(text: str) -> Decoded:
    """Valid UTF-8 can hold text that was garbled before; it is told, and left as it stands."""
    found = len(MOJIBAKE.findall(text, 0, 1_000_000))
    return Decoded(text.removeprefix("\ufeff"), "some characters in it are garbled (mojibake)" if found > 2 else None)


def _single_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that a decoder stumbles over as windows-1252, the few that it leaves open as latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_western(byte) for byte in bad), error.end


def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


codecs.register_error("single-bytes", _single_bytes)
