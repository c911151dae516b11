"""An HTTP response as it is kept in a web archive: status, type, charset, and the body without its wrappings."""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from whence.intake.source import MAX_BYTES

STATUS = re.compile(rb"HTTP/[\d.]+\s+(\d{3})")
END = re.compile(rb"\r?\n\r?\n")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
SIZE = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]*\r?\n")


@dataclass(frozen=True, slots=True)
class Response:
    """A response: its status, its media type in small letters, the charset of its header, its body."""

    status: int
    type: str
    charset: str | None
    body: bytes


def response(block: bytes) -> Response:
    """The response of a record's block. Raises ValueError where it is none, or its body cannot be unwrapped."""
    status = STATUS.match(block)
    if status is None:
        raise ValueError("it has no status")
    end = END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    headers = _headers(head)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = dechunked(body)
    for encoding in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = decoded(body, encoding.strip())
    given = headers.get("content-type", "")
    charset = CHARSET.search(given)
    return Response(int(status[1]), given.partition(";")[0].strip().lower(), charset[1] if charset else None, body)


def _headers(head: bytes) -> dict[str, str]:
    """The headers by their names in small letters; of one that comes twice, the first."""
    found: dict[str, str] = {}
    for line in head.splitlines()[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        found.setdefault(name.strip().lower(), value.strip())
    return found


def dechunked(body: bytes) -> bytes:
    """The body without the marks of its chunks; as it is where it has none, for archives often take them out."""
    found: list[bytes] = []
    at = 0
    while size := SIZE.match(body, at):
        length = int(size[1], 16)
        found.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
        if not length:
            break
    return b"".join(found) if found else body


def decoded(body: bytes, encoding: str) -> bytes:
    """The body out of its encoding; as it is where it does not have it, for archives often take it off.

    Raises ValueError for an encoding that is not known.
    """
    if encoding in ("", "identity", "none", "utf-8"):
        return body
    if encoding not in DECODERS:
        raise ValueError(f"its encoding {encoding[:20]!r} is not known")
    return DECODERS[encoding](body)


def _deflated(body: bytes) -> bytes:
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(bits).decompress(body, MAX_BYTES + 1)
        except zlib.error:
            continue
    return body


def _brotli(body: bytes) -> bytes:
    import brotli

    try:
        return bytes(brotli.Decompressor().process(body, output_buffer_limit=MAX_BYTES + 1))
    except brotli.error:
        return body


def _zstd(body: bytes) -> bytes:
    import zstandard

    try:
        with zstandard.ZstdDecompressor().stream_reader(body) as reader:
            return reader.read(MAX_BYTES + 1)
    except zstandard.ZstdError:
        return body


DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _deflated,
    "x-gzip": _deflated,
    "deflate": _deflated,
    "br": _brotli,
    "zstd": _zstd,
}
