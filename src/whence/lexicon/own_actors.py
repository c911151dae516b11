"""A user's own actors in TOML, laid over ours.

One ``[[actor]]`` a person, body or state::

    [[actor]]
    name = "Jane Doe"
    sort = "person"            # person, organization, state, outlet or place; person if left out
    forms = ["J. Doe"]         # other spellings and short forms
    code = "CHE"               # for all terms that have none of their own
    [[actor.terms]]            # as many as there were; sectors without terms hold always
    role = "foreign minister"
    sectors = ["GOV"]
    start = 2019-01-01         # a date, or a year as a string; left out where open
    end = 2023-12-31

    [[noun]]
    noun = "yard marshal"      # a noun that names a sort of actor
    sectors = ["COP"]
    forms = ["yard marshals"]
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, get_args

from whence.errors import LexiconError
from whence.lexicon.entries import Entry, Noun, Sort, Term
from whence.lexicon.forms import plural, short_forms
from whence.lexicon.oeda import Dictionary, OwnActor, read_oeda


def read_dictionary(path: Path) -> Dictionary:
    """A user's dictionary: TOML by its name's ending, else OEDA's format. Raises LexiconError as its reader does."""
    return read_toml(path) if path.suffix.lower() == ".toml" else read_oeda(path)


def read_toml(path: Path) -> Dictionary:
    """The actors and nouns of a TOML file. Raises LexiconError for a file, key or value that is not as above."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", path=str(path), line=0) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"not TOML: {error}", path=str(path), line=0) from error
    where = str(path)
    actors = [actor(row, f"actor {n}", where) for n, row in enumerate(content.get("actor", ()), 1)]
    nouns = [noun(row, f"noun {n}", where) for n, row in enumerate(content.get("noun", ()), 1)]
    if not actors and not nouns:
        raise LexiconError("no [[actor]] and no [[noun]] in it", path=where, line=0)
    return Dictionary(actors, nouns)


def actor(row: dict[str, Any], which: str, path: str) -> OwnActor:
    """One actor. ``which`` names its row in errors."""
    name = needed(row, "name", which, path)
    sort = row.get("sort", "person")
    if sort not in get_args(Sort):
        raise LexiconError(f"{which}: sort is {sort!r}, not one of {', '.join(get_args(Sort))}", path=path, line=0)
    code = row.get("code")
    always = Term(code, tuple(row.get("sectors", ())), row.get("role"))
    terms = tuple(term(one, code, which, path) for one in row.get("terms", ())) or (always,)
    forms = [name, *row.get("forms", ())]
    if sort == "person":
        forms += short_forms(name)
    kind = "" if sort == "person" else row.get("kind", sort)
    return OwnActor(sort, Entry(name, terms, kind, f"{path}: {which}"), tuple(dict.fromkeys(forms)))


def term(row: dict[str, Any], code: str | None, which: str, path: str) -> Term:
    """One term of office."""
    start, end = (day(row.get(key), key, which, path) for key in ("start", "end"))
    return Term(row.get("code", code), tuple(row.get("sectors", ())), row.get("role"), start, end)


def day(value: Any, key: str, which: str, path: str) -> date | None:
    """A date, or the first or last day of a year."""
    if value is None or isinstance(value, date):
        return value
    try:
        year = int(value)
    except (TypeError, ValueError):
        raise LexiconError(f"{which}: {key} is {value!r}, not a date nor a year", path=path, line=0) from None
    return date(year, 1, 1) if key == "start" else date(year, 12, 31)


def noun(row: dict[str, Any], which: str, path: str) -> tuple[tuple[str, ...], Noun]:
    """One noun for a sort of actor."""
    word = needed(row, "noun", which, path)
    made = Noun(
        word,
        tuple(row.get("sectors", ())),
        tuple(row.get("default", ())),
        row.get("sort", "person"),
        row.get("plural"),
        row.get("bare", ""),
        (row["code"],) if row.get("code") else (),
        row.get("gender"),
        (),
        f"{path}: {which}",
    )
    return (word, plural(word), *row.get("forms", ())), made


def needed(row: dict[str, Any], key: str, which: str, path: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise LexiconError(f"{which} has no {key}", path=path, line=0)
    return value
