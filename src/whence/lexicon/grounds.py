"""Words beside the name of a place that tell whether something was there."""

from dataclasses import dataclass
from functools import cache

from whence.lexicon.states import state_names
from whence.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class Grounds:
    """``parts``: nouns of a part of a place; ``soil``: of what belongs to a state; ``travel``: words of those who go
    to a place; ``states``: the names of states."""

    parts: frozenset[str]
    soil: frozenset[str]
    travel: frozenset[str]
    states: frozenset[str]


@cache
def load_grounds() -> Grounds:
    """The bundled table, read once. Raises LexiconError for a row that names no kind of word."""
    kinds: dict[str, frozenset[str]] = {}
    for row in read_table("grounds.tsv", ("kind", "words")):
        if row["kind"] not in ("part", "soil", "travel"):
            raise row.error(f"no such kind of word beside a place: {row['kind']!r}")
        kinds[row["kind"]] = frozenset(row.items("words"))
    states = state_names()
    return Grounds(kinds["part"], kinds["soil"], kinds["travel"], states)
