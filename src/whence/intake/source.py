"""Where reports come from: a named stream of bytes, and what came of it that could not be read."""

import hashlib
import io
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whence.errors import InputError
from whence.model import Report

STDIN = "<stdin>"
MAX_BYTES = 5_000_000
"""The longest file, line or record that is taken for one report: some fifty times the longest of magazine stories."""

LONGEST_PROBLEM = 300
PACKED = (".gz", ".zst", ".bz2", ".xz")
NOTICES = logging.getLogger("whence.intake")


@dataclass(frozen=True, slots=True)
class Source:
    """A stream of bytes, its name for messages, and what the user says about the reports in it.

    ``columns`` says which of the source's own names (columns, keys) holds a field of a report.
    ``id`` is for a source that is one report.
    """

    name: str
    stream: io.BufferedReader
    published: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] | None = None
    id: str | None = None

    @property
    def path(self) -> Path:
        """The name without the ending that only says how it is packed."""
        path = Path(self.name)
        return path.with_suffix("") if path.suffix.lower() in PACKED else path

    @property
    def stem(self) -> str | None:
        """An id for the one report of a source: the file's name without folder and ending, None for standard input."""
        return None if self.name == STDIN else self.id or self.path.stem

    def record(self, number: int) -> str:
        """Where a record stands, for messages: ``news.warc.gz, record 7``."""
        return f"{self.name}, record {number}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece of input that will not be read: why, and the report as far as there is one.

    ``fault``: through no fault of its own; it may be read another time.
    """

    error: InputError
    report: Report | None = None
    fault: bool = False


def faulty(error: Exception, where: str) -> InputError:
    """What is told of an input that is not to blame."""
    told = f"not read, for it found a fault in whence ({type(error).__name__}: {error}); please report it"
    return InputError(told, where=where)


def one_line(error: InputError) -> InputError:
    """The error on one line of a length that can be read: it may quote what no terminal should be shown."""
    if error.problem.isprintable() and len(error.problem) <= LONGEST_PROBLEM:
        return error
    shown = error.problem[:LONGEST_PROBLEM] + "…" * (len(error.problem) > LONGEST_PROBLEM)
    problem = "".join(character if character.isprintable() else "�" for character in shown)
    return InputError(problem, where=error.where, line=error.line)


def notice(problem: str, where: str, line: int | None = None) -> None:
    """Tell of something odd in an input that is read all the same.

    It goes to the logger ``whence.intake`` as a warning, which Python shows on standard error
    unless the program that uses whence wants it elsewhere.
    """
    NOTICES.warning("%s", one_line(InputError(problem, where=where, line=line)))


def content_id(text: str) -> str:
    """An id for a report that brings none: the same text has the same id everywhere."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
