"""Claims as a file, row by row, however many there are."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from whence.record import ClaimFilter, KeptClaim, Record, Sort
from whence.record.opening import snapshots
from whence.record.questions import claims_asked
from whence.record.troubles import told
from whence.showing.listing import claim_row

AT_ONCE = 5_000
"""Claims that are held at once."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def every(record: Record, asked: ClaimFilter, sort: Sort) -> Iterator[KeptClaim]:
    """All claims that a filter asks for, as the record is when the first is taken."""
    with told(record.name), snapshots(record.engine).connect() as connection:
        offset = 0
        while some := claims_asked(connection, asked, sort, AT_ONCE, offset):
            yield from some
            offset += AT_ONCE


def jsonl(rows: Iterable[object]) -> Iterator[bytes]:
    """Claims, or whatever a list shows, as JSON, one a line."""
    return (msgspec.json.encode(row) + b"\n" for row in rows)


def table(claims: Iterable[KeptClaim]) -> Iterator[str]:
    """Claims as lines of CSV, the first with the names of the columns."""
    return lines(list(claim_row(None)), map(claim_row, claims))


def lines(columns: list[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Rows as lines of CSV, the first with the names of the columns."""
    line = io.StringIO()
    writer = csv.DictWriter(line, columns)
    writer.writeheader()
    yield line.getvalue()
    for row in rows:
        line.seek(0)
        line.truncate()
        writer.writerow({name: _inert(value) for name, value in row.items()})
        yield line.getvalue()


def _inert(value: object) -> object:
    """A value that no spreadsheet runs: a text that begins as a formula does has an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
