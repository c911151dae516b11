"""What a user names: a file, a folder, a pattern of files, standard input; and the files behind it."""

import glob
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from whence.errors import InputError
from whence.intake.source import PACKED, STDIN


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, or standard input; ``id`` is for the one report in it, where it came of a folder."""

    name: str
    id: str | None = None

    def open(self) -> AbstractContextManager[BinaryIO]:
        """The bytes of the input. Raises OSError, InputError for a name that no file can have."""
        if "\0" in self.name:
            raise InputError("is no name that a file can have", where=self.name)
        return nullcontext(sys.stdin.buffer) if self.name == STDIN else Path(self.name).open("rb")


def inputs(named: str) -> Iterator[Input]:
    """The files behind a name, in the order of their names; hidden ones are passed over.

    Raises InputError for a folder without files and a pattern that fits none.
    """
    path = Path(named)
    if named == "-":
        yield Input(STDIN)
    elif path.is_dir():
        yield from _some(_folder(path), named, "has no files in it")
    elif glob.has_magic(named) and not path.exists():
        yield from _some(_pattern(named), named, "fits no file; put it in quotes, and check it")
    else:
        yield Input(named)


def size(named: str) -> int:
    """The bytes of the files behind a name; 0 where that cannot be told."""
    try:
        return sum(Path(each.name).stat().st_size for each in inputs(named) if each.name != STDIN)
    except (OSError, InputError):
        return 0


def _some(found: Iterator[Input], named: str, problem: str) -> Iterator[Input]:
    """What was found. Raises InputError where that is nothing."""
    first = next(found, None)
    if first is None:
        raise InputError(problem, where=named)
    yield first
    yield from found


def _folder(path: Path) -> Iterator[Input]:
    """The files of a folder and of those in it; the report in one has its path within the folder for an id."""
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            if not name.startswith(".") and file.is_file():
                yield Input(str(file), _id(file.relative_to(path)))


def _id(path: Path) -> str:
    bare = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return bare.with_suffix("").as_posix()


def _pattern(named: str) -> Iterator[Input]:
    for name in sorted(glob.iglob(named, recursive=True)):  # noqa: PTH207 - a Path's glob takes no absolute pattern
        if Path(name).is_file():
            yield Input(name)
