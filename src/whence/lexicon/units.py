"""What amounts are counted in: currencies, measures, and the words that are numbers."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from whence.lexicon.tables import read_table
from whence.model import Bound

Words = tuple[str, ...]
MEASURES = ("percent", "point", "length", "area", "volume", "weight", "power", "speed", "heat", "time")
CLASSES = ("people", "address", "label", "uncounted", "total", "tally", "weigh", "speaking", "age", "club", "adding")
ALIKE = ("yen", "yuan", "renminbi", "won", "baht", "pence", "birr", "lei", "leva", "quid", "reais", "kroner", "kronor")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: its ISO 4217 code, the words that tell whose it is, and whether a shared name means it by default."""

    code: str
    states: frozenset[str]
    default: str
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: what sort it is, and the name that a figure gives it."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Units:
    """What amounts are counted in. All words are in lower case; phrases are filed under their first word (``before``
    under their last), the longest first.

    ``symbols`` and ``names`` lead to currencies, ``subunits`` to what a hundredth part is of, ``measures`` to units of
    measure; ``classes`` are the words of each class of ``units.tsv``; ``before`` and ``after`` are words that bound.
    """

    symbols: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[Currency]] = field(default_factory=dict)
    subunits: dict[str, list[Currency]] = field(default_factory=dict)
    measures: dict[str, list[tuple[Words, Measure]]] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    before: dict[str, list[tuple[Words, Bound]]] = field(default_factory=dict)
    after: dict[str, list[tuple[Words, Bound]]] = field(default_factory=dict)


def load_units(overlay: Path | None = None) -> Units:
    """The bundled tables of currencies, units and bounds, with the user's own rows of ``overlay`` laid over them.

    Raises LexiconError for a row that names no kind of unit or no bound.
    """
    units = Units()
    add_currencies(units, overlay)
    classes: dict[str, set[str]] = {kind: set() for kind in CLASSES}
    for row in read_table("units.tsv", ("kind", "name", "forms"), overlay):
        if row["kind"] in classes:
            classes[row["kind"]].update(row.items("forms"))
        elif row["kind"] in MEASURES:
            for form in row.items("forms"):
                words = tuple(form.split())
                units.measures.setdefault(words[0], []).append((words, Measure(row["kind"], row["name"])))
        else:
            raise row.error(f"no such kind of unit: {row['kind']!r}")
    units.classes.update({kind: frozenset(words) for kind, words in classes.items()})
    add_bounds(units, overlay)
    for measures in units.measures.values():
        measures.sort(key=lambda phrase: -len(phrase[0]))
    for bounds in (*units.before.values(), *units.after.values()):
        bounds.sort(key=lambda phrase: -len(phrase[0]))
    return units


def add_currencies(units: Units, overlay: Path | None) -> None:
    """Reads the currencies."""
    columns = ("code", "symbols", "names", "states", "default", "subunits", "unsure")
    for row in read_table("currencies.tsv", columns, overlay):
        unsure = [form for name in row.items("unsure") for form in number_forms(name)]
        currency = Currency(row["code"], frozenset(row.items("states")), row["default"], frozenset(unsure))
        units.symbols.update(dict.fromkeys(row.items("symbols"), row["code"]))
        for name in (*row.items("names"), *row.items("unsure")):
            for form in number_forms(name):
                units.names.setdefault(form, []).append(currency)
        for name in row.items("subunits"):
            for form in number_forms(name):
                units.subunits.setdefault(form, []).append(currency)


def number_forms(name: str) -> tuple[str, ...]:
    """A noun in the singular and, where it differs, in the plural."""
    return (name,) if name in ALIKE else (name, name + "s")


def add_bounds(units: Units, overlay: Path | None) -> None:
    """Reads the words that bound an amount."""
    bounds: dict[str, Bound] = {"at least": "at least", "at most": "at most", "about": "about"}
    for row in read_table("bounds.tsv", ("bound", "before", "after"), overlay):
        if row["bound"] not in bounds:
            raise row.error(f"no such bound: {row['bound']!r}")
        bound = bounds[row["bound"]]
        for form in row.items("before"):
            words = tuple(form.split())
            units.before.setdefault(words[-1], []).append((words, bound))
        for form in row.items("after"):
            words = tuple(form.split())
            units.after.setdefault(words[0], []).append((words, bound))


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words that are numbers, in lower case, with their values; ``starts`` are those that a number can start with."""

    ones: dict[str, float]
    tens: dict[str, float]
    scale: dict[str, float]
    many: dict[str, float]
    vague: frozenset[str]
    glued: dict[str, float]
    starts: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """The bundled table of number words, read once."""
    kinds: dict[str, dict[str, float]] = {"ones": {}, "tens": {}, "scale": {}, "many": {}}
    vague: set[str] = set()
    glued: dict[str, float] = {}
    for row in read_table("numbers.tsv", ("kind", "value", "forms", "glued")):
        if row["kind"] == "vague":
            vague.update(row.items("forms"))
            continue
        if row["kind"] not in kinds:
            raise row.error(f"no such kind of number word: {row['kind']!r}")
        value = float(row["value"])
        kinds[row["kind"]].update(dict.fromkeys(row.items("forms"), value))
        glued.update(dict.fromkeys(row.items("glued"), value))
    starts = {*kinds["ones"], *kinds["tens"], *kinds["many"], *vague, "a", "an", "half", "quarter"}
    return NumberWords(kinds["ones"], kinds["tens"], kinds["scale"], kinds["many"], frozenset(vague), glued,
                       frozenset(starts))
