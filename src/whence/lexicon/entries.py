"""Entries: whom a name means and how he stood on a day, and the nouns that name sorts of actors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from whence.lexicon.tables import Row

Sort = Literal["state", "adjective", "demonym", "capital", "seat", "place", "person", "organization", "outlet"]

SECTORS_OF: dict[Sort, tuple[str, ...]] = {"capital": ("GOV",), "seat": ("GOV",), "outlet": ("JRN",)}
OF_STATES = ("UNO", "IGO", "EUR", "NGO")
"""Codes of bodies; who has left one is of his state again."""
DATED = ("person", "organization")


@dataclass(frozen=True, slots=True)
class Term:
    """A time in which a person or body stood so: first and last day, None where open."""

    code: str | None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Entry:
    """Someone or something by name, with the terms in which it stood.

    ``kind`` is the table's own word for its sort, empty for a person; ``otherwise`` how it stands out of all terms.
    """

    name: str
    terms: tuple[Term, ...]
    kind: str = ""
    row: str = ""
    otherwise: Term | None = None

    @property
    def code(self) -> str | None:
        return self.terms[-1].code

    def covers(self, day: date | None) -> bool:
        """Whether it was in office, or there, on that day."""
        return day is None or any(term.covers(day) for term in self.terms)

    def at(self, day: date | None) -> Term:
        """How it stood on a day; without a day, as it stood last. A person out of office is of the elite."""
        if day is None:
            return max(self.terms, key=lambda term: (term.end or date.max, term.start or date.min))
        if now := [term for term in self.terms if term.covers(day)]:
            sectors = tuple(dict.fromkeys(sector for term in now for sector in term.sectors))
            return Term(now[0].code, sectors, now[0].role)
        if self.otherwise is not None:
            return self.otherwise
        before = [term for term in self.terms if term.end and term.end < day]
        own = [term for term in before if term.code not in OF_STATES] or before
        nearest = max(own, key=lambda term: term.end or date.min) if own else self.terms[0]
        return Term(nearest.code, nearest.sectors if self.kind else ("ELI",))


@dataclass(frozen=True, slots=True)
class Sense:
    """What a form can mean. ``short`` is true of a person's surname or other part of the name."""

    sort: Sort
    entry: Entry
    form: str
    short: bool = False

    @property
    def code(self) -> str | None:
        return self.entry.code


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of sectors.tsv, whose head tells what the columns mean."""

    noun: str
    sectors: tuple[str, ...]
    default: tuple[str, ...]
    sort: str
    plural: str | None
    bare: str
    codes: tuple[str, ...]
    gender: str | None
    kinds: tuple[str, ...] = ()
    row: str = ""

    @property
    def code(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None


def entry_of(sort: Sort, rows: Sequence[Row]) -> Entry:
    """The entry that one row makes, or a person's terms of office together. Raises LexiconError for a bad date."""
    first = rows[0]
    kind = "" if sort == "person" else first.cells.get("kind") or sort
    return Entry(first["name"], tuple(term_of(sort, row) for row in rows), kind, f"{first.path}:{first.line}")


def term_of(sort: Sort, row: Row) -> Term:
    if sort not in DATED:
        return Term(row.get("code"), SECTORS_OF.get(sort, ()))
    role = row.get("role") if sort == "person" else None
    return Term(row.get("code"), tuple(row.items("sectors")), role, day(row, "start"), day(row, "end"))


def day(row: Row, column: str) -> date | None:
    """A date, a month or a year of a cell; a month or year starts on its first day and ends on its last."""
    text = row.get(column)
    if text is None:
        return None
    if len(text) == 4:
        text += "-01-01" if column == "start" else "-12-31"
    elif len(text) == 7:
        text += "-01" if column == "start" else "-28"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise row.error(f"{column} is {text!r}, which is no date like 2019-02-21 and no year") from None


def noun_of(row: Row) -> Noun:
    return Noun(
        row["noun"],
        tuple(row.items("sectors")),
        tuple(row.items("default")),
        row["sort"],
        row.get("plural"),
        row["bare"],
        tuple(row.items("code")),
        row.get("gender"),
        tuple(row.items("kinds")),
        f"{row.path}:{row.line}",
    )
