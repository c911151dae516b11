"""Streams of bytes that are made as they are read: unpacked, recoded, or as they come from a pipe."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from whence.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LOOK = 4096
"""Bytes that a kind of input can be told by; a stream has so many to look at, where it is that long."""
STEP = 65_536


class Pieces(io.RawIOBase):
    """A raw stream of the pieces that an iterator gives, one after the other."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer from the piece in hand, or the next; 0 is the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def streamed(pieces: Iterator[bytes]) -> io.BufferedReader:
    """A stream of the pieces; an InputError among them is raised where it stands, after what came before it."""
    return io.BufferedReader(Pieces(_primed(pieces)), STEP)


class Meter:
    """How far a run has come: the bytes that were taken, of those that its inputs have."""

    def __init__(self, size: int = 0) -> None:
        self.size = size
        self.taken = 0

    def counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The same pieces, counted."""
        for piece in pieces:
            self.taken += len(piece)
            yield piece

    @property
    def share(self) -> float | None:
        """The part that was taken, None where it is not to be told."""
        return min(self.taken / self.size, 1) if self.size else None


def buffered(stream: BinaryIO, meter: Meter | None = None) -> io.BufferedReader:
    """The stream as one that can be looked into (``peek``), even where it is a pipe that fills slowly."""
    whole = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_raw(stream), STEP)
    return streamed(meter.counted(steps(whole)) if meter else steps(whole))


def steps(stream: io.BufferedReader) -> Iterator[bytes]:
    """The bytes of a stream as they come."""
    return iter(lambda: stream.read1(STEP), b"")


def _raw(stream: BinaryIO) -> Pieces:
    return Pieces(iter(lambda: stream.read(STEP), b""))


def _primed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, the first piece long enough to tell the kind of the input by."""
    head = bytearray()
    try:
        for piece in pieces:
            head += piece
            if len(head) >= LOOK:
                break
    except InputError:
        yield bytes(head)
        raise
    yield bytes(head)
    yield from pieces
