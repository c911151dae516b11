"""Reports as the rows of a table, CSV or TSV: which column holds what is told by its name, or by the user."""

import csv
from collections.abc import Iterator, Mapping

from whence.errors import InputError
from whence.intake.decoding import decoded
from whence.intake.fields import places, report_of
from whence.intake.source import MAX_BYTES, Source, Unread
from whence.intake.streams import STEP
from whence.model import Report

DELIMITERS = ",\t;|"
csv.field_size_limit(MAX_BYTES)


def read(source: Source) -> Iterator[Report | Unread]:
    """The reports of a source, row by row, and in the place of each that is none, why it is none.

    Raises InputError for a table none of whose columns holds the text.
    """
    table = Table(source)
    header = next(table.rows, [])
    if isinstance(header, Unread):
        raise header.error
    where = _found(header, source)
    for row in table.rows:
        yield row if isinstance(row, Unread) else _report(row, header, where, source, table.line)


def _found(header: list[str], source: Source) -> dict[str, str]:
    """Which column holds each field. Raises InputError where one that is needed or named is not there."""
    listed = f"the columns are {', '.join(header)[:200]}"
    for field, name in (source.columns or {}).items():
        if name not in header:
            raise InputError(f"has no column {name!r} for `{field}`; {listed}", where=source.name)
    where = places(header, source.columns)
    if "text" not in where:
        raise InputError(f"has no column for the text; name it (text=COLUMN); {listed}", where=source.name)
    return where


def _report(row: list[str], header: list[str], where: Mapping[str, str], source: Source, line: int) -> Report | Unread:
    if len(row) > len(header):
        told = f"{len(row)} cells for {len(header)} columns; put quotation marks around cells that hold the delimiter"
        return Unread(InputError(told, where=source.name, line=line))
    record = dict(zip(header, row, strict=False))
    found = report_of(record, where, source, source.name, line)
    return found or Unread(InputError(f"no text in column {where['text']!r}", where=source.name, line=line))


class Bare(csv.excel_tab):
    """A table whose quotation marks are the text's own."""

    quoting = csv.QUOTE_NONE


class Lines:
    """The lines of a source as text. One that cannot be had raises InputError, and the next one can be asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.source.stream.readline(MAX_BYTES + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = self.source.stream.readline(STEP)
            told = f"the line is longer than {MAX_BYTES:,} bytes, which no report is; split it"
            raise InputError(told, where=self.source.name, line=self.number)
        return decoded(line, self.source.name, self.number)


class Table:
    """A table by its rows; ``line`` is where the one in hand begins."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.line = 0
        self.lines = Lines(source)
        head = source.stream.peek(STEP).decode("utf-8", "replace").split("\n")
        delimiter = max(DELIMITERS, key=head[0].count)
        self.bare = delimiter == "\t" and _is_bare(head)
        self.reader = csv.reader(self.lines, Bare if self.bare else csv.excel, delimiter=delimiter, strict=True)
        self.rows = self._rows()

    def _rows(self) -> Iterator[list[str] | Unread]:
        """The cells of each row that has any, and in the place of one that cannot be read, why."""
        while True:
            self.line = self.lines.number + 1
            try:
                row = next(self.reader)
            except StopIteration:
                return
            except csv.Error as error:
                told = f"the row cannot be read ({error}); a quotation mark may be missing"
                yield Unread(InputError(told, where=self.source.name, line=self.line))
            except InputError as error:
                if error.line is None:  # the source itself ends
                    raise
                yield Unread(error)
            else:
                if any(row):
                    yield [_unquoted(cell) for cell in row] if self.bare else row


def _is_bare(head: list[str]) -> bool:
    """Whether cells between tabs stand without quotation marks, so that those in them are their own.

    No row runs over two lines then, and each has as many cells as the first.
    """
    if all(cell.startswith('"') for cell in head[0].split("\t")):
        return False
    whole = [line for line in head[:-1] if line.strip()] or head
    return all(line.count("\t") == whole[0].count("\t") for line in whole)


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that some programs put around one that holds some of its own."""
    inner = cell[1:-1]
    if len(cell) > 2 and cell[0] == cell[-1] == '"' and '""' in inner and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return cell
