"""Actors: everyone and everything that news knows by name, and the nouns that name sorts of actors.

One look-up over the tables states, places, people, organizations, outlets and sectors. A form is kept
under its pieces (``forms.pieces``), so that it is met however a tokenizer parts it. Rows become entries
only when a text names them: loading costs a few hundredths of a second.
"""

import gc
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from whence.lexicon.entries import Entry, Noun, Sense, Sort, entry_of, noun_of
from whence.lexicon.forms import keys, pieces, plural, short_forms
from whence.lexicon.own_actors import read_dictionary
from whence.lexicon.tables import Row, read_table

STATES = ("states.tsv", ("code", "name", "forms", "adjectives", "demonyms", "capital", "seats"))
PLACES = ("places.tsv", ("name", "code", "kind", "forms", "adjectives", "demonyms"))
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

INITIALS = re.compile(r"\b([A-Z])\.([A-Z])\.")

T = TypeVar("T")


class Actors:
    """The look-up. ``senses`` and ``nouns`` match at a place in a list of pieces and take the longest form."""

    def __init__(self) -> None:
        self.states: dict[str, Row] = {}
        self.given_names: dict[str, str] = {}
        self.problems: list[str] = []
        self._forms: dict[str, list[tuple[Sort, Row | Entry, str, bool]]] = {}
        self._nouns: dict[str, list[Row | Noun]] = {}
        self._added: list[tuple[Sort, Row | Entry, str, bool]] = []
        self._added_nouns: list[tuple[str, Row | Noun]] = []
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

    @property
    def starts(self) -> Collection[str]:
        """The pieces that are forms of names, and the pairs of pieces with which longer ones start."""
        return self._longest

    @property
    def starts_noun(self) -> Collection[str]:
        """The pieces that are forms of nouns, and the pairs of pieces with which longer ones start."""
        return self._longest_noun

    def named(self, form: str) -> tuple[Sense, ...]:
        """What a whole form can mean."""
        return self._senses_of(" ".join(pieces(form)))

    def add(self, sort: Sort, form: str, row: Row | Entry, short: bool = False) -> None:
        """Takes in one form of a row; ``index`` makes it known."""
        if form[:4] in ("the ", "The ") and sort != "outlet":
            form = form[4:]
        self._added.append((sort, row, form, short))

    def index(self) -> None:
        """Makes known what was added."""
        for key, one in zip(keys([form for _, _, form, _ in self._added]), self._added, strict=True):
            self._forms.setdefault(key, []).append(one)
            count_pieces(self._longest, key)
        for key, row in zip(keys([form for form, _ in self._added_nouns]), self._added_nouns, strict=True):
            self._nouns.setdefault(key, []).append(row[1])
            count_pieces(self._longest_noun, key)
        self._added.clear()
        self._added_nouns.clear()
        self._senses.clear()
        self._found_nouns.clear()

    def add_person(self, row: Row) -> None:
        """Takes in one term of office; a surname is a short form, as is a form of one word."""
        name = row["name"]
        rows = self._people.setdefault(name, [])
        rows.append(row)
        if rows[0] is not row and rows[-2]["forms"] == row["forms"]:
            return
        forms = row.items("forms") if row["forms"] else []
        if rows[0] is row:
            self.add("person", name, row)
            if (apart := INITIALS.sub(r"\1. \2.", name)) != name:  # "B.J. Habibie" is "B. J. Habibie", too
                self.add("person", apart, row)
            if name.split(" ", 1)[0] not in forms:
                for form in short_forms(name):
                    self.add("person", form, row, True)
        for form in forms:
            self.add("person", form, row, " " not in form)

    def add_noun(self, form: str, row: Row | Noun) -> None:
        """Takes in one form of a row of sectors.tsv; ``index`` makes it known."""
        self._added_nouns.append((form, row))

    def add_file(self, path: Path) -> None:
        """Lays a user's dictionary over what is here: its forms mean its entries alone from now on.

        It is in OEDA's format or in TOML (``read_dictionary``); rows that it could not make use of are
        added to ``problems``. Raises LexiconError for a file that is neither.
        """
        own = read_dictionary(path)
        self.problems += [str(problem) for problem in own.problems]
        for actor in own.actors:
            for form in actor.forms:
                key = " ".join(pieces(form))
                self._forms[key] = [one for one in self._forms.get(key, ()) if isinstance(one[1], Entry)]
                self.add(actor.sort, form, actor.entry, actor.sort == "person" and " " not in form)
        for forms, noun in own.nouns:
            for form in forms:
                self._nouns[" ".join(pieces(form))] = []
                self.add_noun(form, noun)
        self.index()

    def _senses_of(self, key: str) -> tuple[Sense, ...]:
        found = self._senses.get(key)
        if found is None:
            rows = self._forms.get(key, ())
            senses = (Sense(sort, self._entry(sort, row), form, short) for sort, row, form, short in rows)
            found = self._senses[key] = tuple({(s.sort, s.entry.row, s.form): s for s in senses}.values())
        return found

    def _nouns_of(self, key: str) -> tuple[Noun, ...]:
        found = self._found_nouns.get(key)
        if found is None:
            rows = self._nouns.get(key, ())
            found = self._found_nouns[key] = tuple(row if isinstance(row, Noun) else noun_of(row) for row in rows)
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


def count_pieces(longest: dict[str, int], key: str) -> None:
    """Keeps a form of one piece, or under its first two how many pieces the longest form has that starts with them."""
    first, _, rest = key.partition(" ")
    if not rest:
        longest.setdefault(first, 1)
        return
    two = f"{first} {rest.partition(' ')[0]}"
    longest[two] = max(longest.get(two, 2), key.count(" ") + 1)


def matches(
    words: Sequence[str], at: int, longest: dict[str, int], find: Callable[[str], tuple[T, ...]]
) -> Iterator[tuple[int, tuple[T, ...]]]:
    """The runs of words from ``at`` that are found, from the longest down."""
    most = longest.get(f"{words[at]} {words[at + 1]}", 1) if at + 1 < len(words) else 1
    for length in range(min(most, len(words) - at), 1, -1):
        if hits := find(" ".join(words[at : at + length])):
            yield length, hits
    if hits := find(words[at]):
        yield 1, hits


def laid_over(name: str, columns: tuple[str, ...], key: str, overlay: Path | None) -> list[Row]:
    """A table's rows; a name that the user's own rows have is theirs alone."""
    rows = read_table(name, columns, overlay)
    own = {row[key] for row in rows if row.path != name} if overlay else set()
    return [row for row in rows if row.path != name or row[key] not in own] if own else rows


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keeps the garbage collector from going through what is only being built."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@collection_paused()
def load_actors(overlay: Path | None = None, dictionaries: Sequence[Path] = ()) -> Actors:
    """The look-up over the bundled tables.

    A user's own tables (a folder, ``overlay``) are laid over them, and over both his dictionaries of
    actors, in OEDA's format or in TOML. Raises LexiconError, with file and line, for what is not as it should be.
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
            if sort == "place":
                for column, of_place in FORMS_OF_STATES[1:3]:
                    for form in row.items(column):
                        actors.add(of_place, form, row)
    for name in PEOPLE:
        for row in laid_over(name, PEOPLE_COLUMNS, "name", overlay):
            actors.add_person(row)
    load_nouns(actors, overlay)
    actors.index()
    for path in dictionaries:
        actors.add_file(path)
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
