"""Actors: everyone and everything that news knows by name, and the nouns that name sorts of actors.

One look-up over the tables states, places, people, organizations, outlets and sectors. A form is kept
under its pieces (``forms.pieces``), so that it is met however a tokenizer parts it. Rows become entries
only when a text names them: loading costs a few hundredths of a second.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from whence.lexicon.entries import Entry, Noun, Sense, Sort, entry_of, noun_of
from whence.lexicon.forms import pieces, plural, short_forms
from whence.lexicon.tables import Row, read_table

STATES = ("states.tsv", ("code", "name", "forms", "adjectives", "demonyms", "capital", "seats"))
PLACES = ("places.tsv", ("name", "code", "kind", "forms"))
PEOPLE = ("people_europe_americas.tsv", "people_asia_africa.tsv")
PEOPLE_COLUMNS = ("name", "code", "role", "sectors", "start", "end", "forms")
ORGANIZATIONS = ("organizations.tsv", ("name", "code", "sectors", "kind", "forms", "start", "end"))
OUTLETS = ("outlets.tsv", ("name", "code", "kind", "forms"))
SECTORS = ("sectors.tsv", ("noun", "sectors", "default", "sort", "plural", "bare", "code", "gender", "kinds", "forms"))
GIVEN_NAMES = ("given_names.tsv", ("name", "gender"))
FORMS_OF_STATES: tuple[tuple[str, Sort], ...] = (
    ("forms", "state"),
    ("adjectives", "adjective"),
    ("demonyms", "demonym"),
    ("capital", "capital"),
    ("seats", "seat"),
)

T = TypeVar("T")


class Actors:
    """The look-up. ``senses`` and ``nouns`` match at a place in a list of pieces and take the longest form."""

    def __init__(self) -> None:
        self.states: dict[str, Row] = {}
        self.given_names: dict[str, str] = {}
        self._forms: dict[str, list[tuple[Sort, Row | Entry, str, bool]]] = {}
        self._nouns: dict[str, list[Row]] = {}
        self._longest: dict[str, int] = {}
        self._longest_noun: dict[str, int] = {}
        self._people: dict[str, list[Row]] = {}
        self._entries: dict[tuple[int, str], Entry] = {}
        self._senses: dict[str, tuple[Sense, ...]] = {}
        self._found_nouns: dict[str, tuple[Noun, ...]] = {}

    def state(self, code: str | None) -> str | None:
        """The canonical name of the state that has a code."""
        row = self.states.get(code or "")
        return row["name"] if row else None

    def capital(self, code: str | None) -> str | None:
        """The capital of the state that has a code."""
        row = self.states.get(code or "")
        return row.get("capital") if row else None

    def senses(self, words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[Sense, ...]]]:
        """What the forms that start at a piece can mean, the longest first, each with its length in pieces."""
        return matches(words, at, self._longest, self._senses_of)

    def nouns(self, words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[Noun, ...]]]:
        """The rows of sectors.tsv that the forms at a piece can be, the longest first, with their length in pieces."""
        return matches(words, at, self._longest_noun, self._nouns_of)

    def starts(self, piece: str) -> bool:
        """Whether a form of a name starts so."""
        return piece in self._longest

    def starts_noun(self, piece: str) -> bool:
        """Whether a form of a noun starts so."""
        return piece in self._longest_noun

    def named(self, form: str) -> tuple[Sense, ...]:
        """What a whole form can mean."""
        return self._senses_of(" ".join(pieces(form)))

    def add(self, sort: Sort, form: str, row: Row | Entry, short: bool = False) -> None:
        """Takes in one form of a row."""
        if form.isascii() and form.isalpha():
            key = first = form.lower()
            length = 1
        else:
            if form.startswith(("the ", "The ")) and sort != "outlet":
                form = form[4:]
            parts = pieces(form)
            if not parts:
                return
            key, first, length = " ".join(parts), parts[0], len(parts)
        self._forms.setdefault(key, []).append((sort, row, form, short))
        if self._longest.get(first, 0) < length:
            self._longest[first] = length

    def add_person(self, row: Row) -> None:
        """Takes in one term of office; a surname is a short form, as is a form of one word."""
        name = row["name"]
        forms = row.items("forms")
        rows = self._people.setdefault(name, [])
        if not rows:
            self.add("person", name, row)
            if name.split(" ", 1)[0] not in forms:
                for form in short_forms(name):
                    self.add("person", form, row, True)
        rows.append(row)
        for form in forms:
            self.add("person", form, row, " " not in form)

    def add_noun(self, form: str, row: Row) -> None:
        """Takes in one form of a row of sectors.tsv."""
        parts = (form,) if form.isalpha() else pieces(form)
        self._nouns.setdefault(" ".join(parts), []).append(row)
        if self._longest_noun.get(parts[0], 0) < len(parts):
            self._longest_noun[parts[0]] = len(parts)

    def override(self, own: Iterable[tuple[Sort, Entry, Sequence[str]]]) -> None:
        """Lays a user's entries over what is here: their forms mean them alone from now on."""
        for sort, entry, forms in own:
            for form in dict.fromkeys(forms):
                key = " ".join(pieces(form))
                self._forms[key] = [one for one in self._forms.get(key, ()) if isinstance(one[1], Entry)]
                self.add(sort, form, entry)
        self._senses.clear()

    def override_nouns(self, own: Iterable[Row]) -> None:
        """Lays a user's nouns over what is here."""
        for row in own:
            for noun in (row["noun"], *row.items("forms")):
                self._nouns.pop(" ".join(pieces(noun)), None)
                self.add_noun(noun, row)
        self._found_nouns.clear()

    def _senses_of(self, key: str) -> tuple[Sense, ...]:
        found = self._senses.get(key)
        if found is None:
            rows = self._forms.get(key, ())
            senses = (Sense(sort, self._entry(sort, row), form, short) for sort, row, form, short in rows)
            found = self._senses[key] = tuple({(s.sort, s.entry.name, s.code, s.entry.row): s for s in senses}.values())
        return found

    def _nouns_of(self, key: str) -> tuple[Noun, ...]:
        found = self._found_nouns.get(key)
        if found is None:
            found = self._found_nouns[key] = tuple(noun_of(row) for row in self._nouns.get(key, ()))
        return found

    def _entry(self, sort: Sort, row: Row | Entry) -> Entry:
        if isinstance(row, Entry):
            return row
        entry = self._entries.get((id(row), sort))
        if entry is None:
            rows = self._people[row["name"]] if sort == "person" else [row]
            entry = entry_of(sort, rows)
            self._entries.update(((id(one), sort), entry) for one in rows)
        return entry


def matches(
    words: Sequence[str], at: int, longest: dict[str, int], find: Callable[[str], tuple[T, ...]]
) -> Iterator[tuple[int, tuple[T, ...]]]:
    """The runs of words from ``at`` that are found, from the longest down."""
    for length in range(min(longest.get(words[at], 0), len(words) - at), 0, -1):
        if hits := find(words[at] if length == 1 else " ".join(words[at : at + length])):
            yield length, hits


def laid_over(name: str, columns: tuple[str, ...], key: str, overlay: Path | None) -> list[Row]:
    """A table's rows; a name that the user's own rows have is theirs alone."""
    rows = read_table(name, columns, overlay)
    own = {row[key] for row in rows if row.path != name} if overlay else set()
    return [row for row in rows if row.path != name or row[key] not in own] if own else rows


def load_actors(overlay: Path | None = None) -> Actors:
    """The look-up over the bundled tables, with a user's own tables (a folder) laid over them.

    Raises LexiconError, with file and line, for a table that is not as it should be.
    """
    actors = Actors()
    for row in laid_over(*STATES, "name", overlay):
        actors.states.setdefault(row["code"], row)
        actors.add("state", row["name"], row)
        for column, sort in FORMS_OF_STATES:
            for form in row.items(column):
                actors.add(sort, form, row)
    tables: tuple[tuple[Sort, tuple[str, tuple[str, ...]]], ...] = (
        ("place", PLACES),
        ("organization", ORGANIZATIONS),
        ("outlet", OUTLETS),
    )
    for sort, table in tables:
        for row in laid_over(*table, "name", overlay):
            for form in (row["name"], *row.items("forms")):
                actors.add(sort, form, row)
    for name in PEOPLE:
        for row in laid_over(name, PEOPLE_COLUMNS, "name", overlay):
            actors.add_person(row)
    load_nouns(actors, overlay)
    return actors


def load_nouns(actors: Actors, overlay: Path | None) -> None:
    """Takes in the sector nouns, their plurals, and the given names."""
    for row in laid_over(*SECTORS, "noun", overlay):
        forms = (row["noun"], *row.items("forms"))
        if row["sort"] not in ("modifier", "title"):
            forms += tuple(plural(form) for form in forms)
        for form in dict.fromkeys(forms):
            actors.add_noun(form, row)
    for row in laid_over(*GIVEN_NAMES, "name", overlay):
        actors.given_names[pieces(row["name"])[0]] = row["gender"]
