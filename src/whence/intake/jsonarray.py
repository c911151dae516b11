"""Many reports as one JSON array, or as objects one after the other, however they are broken into lines.

The array is cut into its objects as it streams by, so that it can be of any length, one bad object
costs only itself, and no more than one is held.
"""

import re
from collections.abc import Iterator

from whence.errors import InputError
from whence.intake.objects import refused, taken
from whence.intake.sniff import WRAPPED
from whence.intake.source import MAX_BYTES, Source, Unread
from whence.intake.streams import LOOK, steps
from whence.model import Report

MARK = re.compile(rb'["{}\[\]]')
STRING_END = re.compile(rb'["\\]')


def read(source: Source) -> Iterator[Report | Unread]:
    """The reports of a source, object by object, and in the place of each that is none, why it is none."""
    number = 0
    for data in _objects(source):
        number += 1
        if data is None:
            problem = f"the object is longer than {MAX_BYTES:,} bytes, which no report is; split it"
            yield refused(problem, b"", source, number, source.record(number), None)
            continue
        item = taken(data, source, number, source.record(number), None)
        if item is not None:
            yield item
    if not number:
        raise InputError("is JSON without an object in it; there is no report in it", where=source.name)


def _objects(source: Source) -> Iterator[bytes | None]:
    """The bytes of each outermost object, None in the place of one that is too long.

    Raises InputError where the source ends within an object.
    """
    wrapped = WRAPPED.match(source.stream.peek(LOOK)[:LOOK])
    if wrapped:
        source.stream.read(wrapped.end())
    cutter = Cutter(one_array=wrapped is not None)
    for piece in steps(source.stream):
        yield from cutter.cut(piece)
    if cutter.depth:
        raise InputError("is cut short: its last object does not end; what came before is kept", where=source.name)


class Cutter:
    """Finds where objects begin and end in bytes that come piece by piece.

    With ``one_array``, what comes after the array's end is passed over.
    """

    def __init__(self, *, one_array: bool = False) -> None:
        self.one_array = one_array
        self.closed = False
        self.depth = 0
        self.held = bytearray()
        self.dropped = False
        self.in_string = False
        self.escaped = False

    def cut(self, piece: bytes) -> Iterator[bytes | None]:
        """The objects that end in this piece."""
        start = at = 0
        while at < len(piece) and not self.closed:
            if self.in_string:
                at = self._string(piece, at)
                continue
            mark = MARK.search(piece, at)
            if mark is None:
                break
            at = mark.end()
            outside = not self.depth
            if outside and mark[0] == b"{":
                start = mark.start()
            self._turn(mark[0])
            if not (outside or self.depth):
                self._hold(piece[start:at])
                yield self._taken()
        if self.depth:
            self._hold(piece[start:])

    def _turn(self, mark: bytes) -> None:
        """Go into a string or an object, or out of one; arrays around objects do not count."""
        if mark == b'"':
            self.in_string = True
        elif mark in b"{[":
            self.depth += self.depth > 0 or mark == b"{"
        else:
            self.closed = self.one_array and mark == b"]" and not self.depth
            self.depth = max(0, self.depth - 1)

    def _string(self, piece: bytes, at: int) -> int:
        """Go on to where the string in hand ends, or the piece does."""
        if self.escaped:
            self.escaped = False
            return at + 1
        found = STRING_END.search(piece, at)
        if found is None:
            return len(piece)
        self.escaped = found[0] == b"\\"
        self.in_string = self.escaped
        return found.end()

    def _hold(self, data: bytes) -> None:
        self.dropped = self.dropped or len(self.held) + len(data) > MAX_BYTES
        if self.dropped:
            self.held.clear()
        else:
            self.held += data

    def _taken(self) -> bytes | None:
        data = None if self.dropped else bytes(self.held)
        self.held.clear()
        self.dropped = False
        return data
