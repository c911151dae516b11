"""Where reports come from: a named stream of bytes, and what came of it that could not be read."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from whence.errors import InputError
from whence.model import Report

STDIN = "<stdin>"
MAX_BYTES = 5_000_000
"""The longest file or line that is taken for one report: some fifty times the longest of magazine stories."""


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes, its name for messages, and what the user says about the reports in it."""

    name: str
    stream: io.BufferedReader
    published: str | None = None
    outlet: str | None = None

    @property
    def stem(self) -> str | None:
        """The file's name without its folder and ending, None for standard input."""
        return None if self.name == STDIN else Path(self.name).stem


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of input that will not be read: why, and the report as far as there is one."""

    error: InputError
    report: Report | None = None


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """The stream as one that can be looked into without taking from it."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast("io.RawIOBase", stream))


def content_id(text: str) -> str:
    """An id for a report that brings none: the same text has the same id everywhere."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
