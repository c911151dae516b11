"""Many reports, one JSON object a line."""

from collections.abc import Iterator

from whence.intake.objects import refused, taken
from whence.intake.source import MAX_BYTES, Source, Unread
from whence.model import Report

SKIP_BYTES = 65_536


def read(source: Source) -> Iterator[Report | Unread]:
    """The reports of a source, line by line, and in the place of each line that is none, why it is none."""
    number = 0
    while line := source.stream.readline(MAX_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > MAX_BYTES:
            _skip_rest(source, line)
            problem = f"the line is longer than {MAX_BYTES:,} bytes, which no report is; split it"
            yield refused(problem, b"", source, number, source.name, number)
        elif line.strip():
            item = taken(line, source, number, source.name, number)
            if item is not None:
                yield item


def _skip_rest(source: Source, line: bytes) -> None:
    """Leave the stream at the next line's start, without holding this one."""
    while line and not line.endswith(b"\n"):
        line = source.stream.readline(SKIP_BYTES)
