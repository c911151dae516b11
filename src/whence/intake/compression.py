"""Packed input (gzip, zstd, bzip2, xz), unpacked as it is read and never to more than can be meant.

A bomb is told by its ratio: news packs three to four times smaller, the same report over and over
140 times with gzip; zeros pack 1,000 times smaller with gzip, 30,000 with zstd, 200,000 with bzip2.
How long one report may be is the readers' to say.
"""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from whence.errors import InputError
from whence.intake.source import Source
from whence.intake.streams import STEP, streamed

MAX_RATIO = 300
HARMLESS = 64_000_000
"""Unpacked bytes below which the ratio does not matter: a few kilobytes of one word are no attack."""
XZ_MEMORY = 256_000_000
ZSTD_STEP = 1_024
"""A zstd block of four bytes can hold 128 KiB: so few bytes at once cannot become more than 32 MiB."""


def unpacked(source: Source) -> Source:
    """The source with its bytes unpacked, where they are packed; told by their first bytes."""
    head = source.stream.peek(6)
    for magic, unpack in UNPACKERS.items():
        if head.startswith(magic):
            return replace(source, stream=streamed(_guarded(source, unpack)))
    return source


class Counted(io.RawIOBase):
    """A stream that counts the bytes that are taken from it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as many as are at hand, up to ``size``."""
        data = self.stream.read1(size)
        self.count += len(data)
        return data


def _guarded(source: Source, unpack: Callable[[Counted], Iterator[bytes]]) -> Iterator[bytes]:
    """The unpacked bytes; raises InputError where they end early, are damaged, or swell like a bomb."""
    packed = Counted(source.stream)
    made = 0
    try:
        for piece in unpack(packed):
            made += len(piece)
            if made > HARMLESS and made > MAX_RATIO * packed.count:
                told = f"unpacks to more than {MAX_RATIO} times its size, as bombs do; unpack it first if it is meant"
                raise InputError(told, where=source.name)
            yield piece
    except EOFError as error:
        told = "is cut short: its packed bytes end early; what came before is kept; get the file again"
        raise InputError(told, where=source.name) from error
    except (OSError, zlib.error, lzma.LZMAError) as error:
        told = f"cannot be unpacked: it is damaged ({error}); what came before is kept; get the file again"
        raise InputError(told, where=source.name) from error


def _gzip(packed: Counted) -> Iterator[bytes]:
    file = gzip.GzipFile(fileobj=packed)
    return iter(lambda: file.read1(STEP), b"")


def _turns(packed: Counted, new: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor]) -> Iterator[bytes]:
    """What bzip2 and xz unpack to, one part of the file after the other; each may hold several."""
    unpacker, data = new(), packed.read(STEP)
    while data or not unpacker.needs_input:
        yield unpacker.decompress(data, STEP)
        data = b""
        if unpacker.eof:
            data = unpacker.unused_data or packed.read(STEP)
            if not data.strip(b"\0"):
                return
            unpacker = new()
        elif unpacker.needs_input:
            data = packed.read(STEP)
    raise EOFError


def _bzip2(packed: Counted) -> Iterator[bytes]:
    return _turns(packed, bz2.BZ2Decompressor)


def _xz(packed: Counted) -> Iterator[bytes]:
    return _turns(packed, lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY))


def _zstd(packed: Counted) -> Iterator[bytes]:
    """What zstd's frames unpack to; zstandard's own reader does not tell a file that ends early from a whole one."""
    import zstandard

    context = zstandard.ZstdDecompressor()
    unpacker = context.decompressobj()
    data = packed.read(ZSTD_STEP)
    while data:
        try:
            yield unpacker.decompress(data)
        except zstandard.ZstdError as error:
            raise OSError(str(error)) from error
        data = packed.read(ZSTD_STEP) if not unpacker.eof else unpacker.unused_data or packed.read(ZSTD_STEP)
        if unpacker.eof and data:
            unpacker = context.decompressobj()
    if not unpacker.eof:
        raise EOFError


UNPACKERS: dict[bytes, Callable[[Counted], Iterator[bytes]]] = {
    b"\x1f\x8b": _gzip,
    b"\x28\xb5\x2f\xfd": _zstd,
    b"BZh": _bzip2,
    b"\xfd7zXZ\x00": _xz,
}
