"""Tables of knowledge: tab-separated text, one fact a row, readable without a program.

The first line that is not a comment names the columns. A line that starts with ``#`` is a comment,
an empty cell says nothing, and ``|`` parts the items of a cell that holds several.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from whence.errors import LexiconError

BUNDLED = "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column name, and where it stands, for errors and for ``--why``."""

    cells: Mapping[str, str]
    path: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str | None:
        """The cell, or None where it is empty."""
        return self.cells[column] or None

    def items(self, column: str) -> list[str]:
        """The items of a cell that holds several."""
        return [item for part in self.cells[column].split("|") if (item := part.strip())]

    def error(self, problem: str) -> LexiconError:
        """An error that points at this row."""
        return LexiconError(problem, path=self.path, line=self.line)


def read_table(name: str, columns: tuple[str, ...], overlay: Path | None = None) -> list[Row]:
    """The rows of the bundled table ``name`` (a file name), then those of the user's own under ``overlay``.

    Later rows override earlier ones wherever a loader keys them. Raises LexiconError for a table
    without its columns or a row with more cells than columns.
    """
    bundled = files(__package__).joinpath(BUNDLED, name)
    rows = list(parse(bundled.read_text(encoding="utf-8"), name, columns))
    if overlay is not None and (own := overlay / name).is_file():
        rows += parse(own.read_text(encoding="utf-8"), str(own), columns)
    return rows


def parse(text: str, path: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of one table's text."""
    header: list[str] | None = None
    for line, content in enumerate(text.splitlines(), 1):
        if not content.strip() or content.startswith("#"):
            continue
        cells = [cell.strip() for cell in content.split("\t")]
        if header is None:
            header = cells
            if missing := [column for column in columns if column not in header]:
                raise LexiconError(f"no column {missing[0]!r}; columns are {', '.join(columns)}", path=path, line=line)
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{len(cells)} cells for {len(header)} columns", path=path, line=line)
        cells += [""] * (len(header) - len(cells))
        yield Row(dict(zip(header, cells, strict=True)), path, line)
