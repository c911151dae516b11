"""What amounts are counted in: currencies, measures, and the words that are numbers."""

from dataclasses import dataclass
from functools import lru_cache

from whence.lexicon.tables import read_table


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
