"""Bytes in, reports out: what a file, or standard input, holds is told by looking at it.

One format is one file here, with a function ``read(source) -> Iterator[Report | Unread]`` that
``FORMATS`` names; ``sniff`` picks among them. Text is only decoded, never changed, for every span
that is found later counts in it.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from whence.errors import InputError
from whence.intake import jsonl, plain
from whence.intake.sniff import sniff
from whence.intake.source import STDIN, Source, Unread, buffered
from whence.model import Report

__all__ = ["FORMATS", "Unread", "reports"]

FORMATS: dict[str, Callable[[Source], Iterator[Report | Unread]]] = {
    "jsonl": jsonl.read,
    "plain": plain.read,
}


def reports(
    path: str | Path, *, published: str | None = None, outlet: str | None = None, kind: str | None = None
) -> Iterator[Report | Unread]:
    """The reports of a file, or of standard input where ``path`` is ``"-"``, one after the other, in its order.

    ``published`` (an ISO 8601 date) and ``outlet`` hold for reports that do not say themselves.
    ``kind`` is a key of ``FORMATS``; without it the bytes tell. What cannot be read comes out as
    an ``Unread`` that says why, in its place; nothing is raised, and no more than one report is
    held in memory.
    """
    name = STDIN if str(path) == "-" else str(path)
    try:
        with _opened(path) as stream:
            source = Source(name, buffered(stream), published, outlet)
            yield from FORMATS[kind or sniff(source)](source)
    except InputError as error:
        yield Unread(error)
    except OSError as error:
        yield Unread(InputError(_explained(error), where=name))


def _opened(path: str | Path) -> AbstractContextManager[BinaryIO]:
    if str(path) == "-":
        return nullcontext(sys.stdin.buffer)
    return Path(path).open("rb")


def _explained(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file; check the name"
        case IsADirectoryError():
            return "is a folder; name the files in it"
        case PermissionError():
            return "may not be read; check who may read it"
    return f"cannot be read ({error.strerror or error})"
