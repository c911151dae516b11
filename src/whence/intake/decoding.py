"""From bytes to characters: by a byte order mark, as UTF-8, or as what an English text else is, windows-1252.

Text is never changed here. One that was decoded wrongly before it came («â€™» for «’») stays as it
came, and ``garbled`` says so.
"""

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import suppress

from whence.errors import InputError
from whence.intake.source import notice
from whence.intake.streams import LOOK, steps, streamed

MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
BINARY = 0.02
"""The share of control characters from which on bytes are no text."""
FOREIGN = 0.15
"""The share of bytes above ASCII from which on a text is not in English, whatever it is encoded in."""

SAMPLE = 100_000
"""Bytes that an encoding is guessed from."""

GARBLED = re.compile(r"â€[\u0080-\uffff]|ðŸ[\u0080-\uffff]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]")
"""What UTF-8 looks like where it was read as windows-1252: a quotation mark, a pictogram, an accent, a sign."""


def wide(head: bytes) -> str | None:
    """The codec of bytes of UTF-16 or UTF-32: told by their mark, or by the zeros of every other byte."""
    for mark, codec in MARKS.items():
        if head.startswith(mark):
            return codec
    sample = head[: min(len(head), 512) // 2 * 2]
    if len(sample) < 8:
        return None
    zeros = sample[0::2].count(0), sample[1::2].count(0)
    most = 0.4 * len(sample)
    if zeros[1] > most and not zeros[0]:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > most and not zeros[1] else None


def narrowed(stream: io.BufferedReader, name: str) -> io.BufferedReader:
    """The stream, in UTF-8 where it was UTF-16 or UTF-32; ``name`` is for messages."""
    codec = wide(stream.peek(LOOK)[:LOOK])
    return stream if codec is None else streamed(_recoded(stream, codec, name))


def _recoded(stream: io.BufferedReader, codec: str, name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for piece in steps(stream):
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        told = f"is {codec.upper()}, but damaged ({error.args[-1]}); convert it to UTF-8"
        raise InputError(told, where=name) from error


def decoded(data: bytes, where: str, line: int | None = None) -> str:
    """The text of bytes whose encoding nobody says.

    Raises InputError for UTF-8 that is damaged, for bytes that fit no encoding, and for those that are no text.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = f"byte {error.start} (0x{data[error.start]:02x}) is not UTF-8"
    if len(CONTROLS.findall(data[:LOOK])) > max(8, BINARY * min(len(data), LOOK)):
        told = "is not text; give plain text, a web page, JSONL or a news format"
        raise InputError(told, where=where, line=line)
    if _mostly_utf8(data):
        raise InputError(f"{bad}, but the rest is: the text is damaged; get it again", where=where, line=line)
    if sum(byte > 127 for byte in data) < FOREIGN * len(data):
        with suppress(UnicodeDecodeError):
            return data.decode("cp1252")
    return _guessed(data, bad, where, line)


def _mostly_utf8(data: bytes) -> bool:
    """Whether more is well formed of what is not ASCII than is not: in windows-1252 that does not come about."""
    text = data.decode("utf-8", "surrogateescape")
    damaged = sum("\udc80" <= character <= "\udcff" for character in text)
    return sum(character > "\x7f" for character in text) > 2 * damaged


def _guessed(data: bytes, bad: str, where: str, line: int | None) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    try:
        if best is None:
            raise LookupError
        text = data.decode(best.encoding)
    except (UnicodeError, LookupError) as error:
        told = f"{bad}, and no other encoding fits; convert it first (iconv -f … -t UTF-8)"
        raise InputError(told, where=where, line=line) from error
    notice(f"{bad}; read as {best.encoding}, which is a guess", where, line)
    return text


def garbled(text: str) -> str | None:
    """The first characters of a text that were decoded wrongly before it came, None where there are none.

    One «Ã» proves nothing; «â€™» is written by nobody.
    """
    if not ("â" in text or "Ã" in text or "Â" in text or "ðŸ" in text):
        return None
    found = GARBLED.findall(text)
    if any(each[0] in "âð" for each in found) or len(found) > 1:
        return str(found[0])
    return None
