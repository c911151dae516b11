"""Tables of knowledge: tab-separated text, one fact a row, readable without a program.

The first line that is not a comment names the columns. A line that starts with ``#`` is a comment,
an empty cell says nothing, and ``|`` parts the items of a cell that holds several.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from whence.errors import LexiconError

BUNDLED = "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, the place of each column among them, and where it stands, for errors and ``--why``."""

    values: list[str]
    columns: dict[str, int]
    path: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.values[self.columns[column]]

    @property
    def cells(self) -> dict[str, str]:
        """The cells by column."""
        return dict(zip(self.columns, self.values, strict=True))

    def get(self, column: str) -> str | None:
        """The cell, or None where it is empty."""
        return self.values[self.columns[column]] or None

    def items(self, column: str) -> list[str]:
        """The items of a cell that holds several."""
        cell = self.values[self.columns[column]]
        return [item for part in cell.split("|") if (item := part.strip())] if cell else []

    def error(self, problem: str) -> LexiconError:
        """An error that points at this row."""
        return LexiconError(problem, path=self.path, line=self.line)


def read_table(name: str, columns: tuple[str, ...], overlay: Path | None = None) -> list[Row]:
    """The rows of the bundled table ``name`` (a file name), then those of the user's own under ``overlay``.

    Later rows override earlier ones wherever a loader keys them. Raises LexiconError for a table
    without its columns or a row with more cells than columns.
    """
    rows = bundled(name)
    if rows and (missing := [column for column in columns if column not in rows[0].columns]):
        raise lacking(missing, columns, name, 1)
    if overlay is not None and (own := overlay / name).is_file():
        return [*rows, *parse(own.read_text(encoding="utf-8"), str(own), columns)]
    return list(rows)


@cache
def bundled(name: str) -> list[Row]:
    """The rows of a bundled table, read once: names and actors look at the same tables."""
    return list(parse(files(__package__).joinpath(BUNDLED, name).read_text(encoding="utf-8"), name))


def parse(text: str, path: str, columns: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of one table's text."""
    header: dict[str, int] | None = None
    for line, content in enumerate(text.splitlines(), 1):
        if not content.strip() or content.startswith("#"):
            continue
        cells = content.split("\t")
        if " " in content:
            cells = [cell.strip() for cell in cells]
        if header is None:
            header = {column: place for place, column in enumerate(cells)}
            if missing := [column for column in columns if column not in header]:
                raise lacking(missing, columns, path, line)
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{len(cells)} cells for {len(header)} columns", path=path, line=line)
        if len(cells) < len(header):
            cells += [""] * (len(header) - len(cells))
        yield Row(cells, header, path, line)


def lacking(missing: list[str], columns: tuple[str, ...], path: str, line: int) -> LexiconError:
    """The error of a table without a column."""
    return LexiconError(f"no column {missing[0]!r}; columns are {', '.join(columns)}", path=path, line=line)
