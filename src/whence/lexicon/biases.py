"""Biases: words that bend the meaning of what stands by them: of pronouns, and of cities' names."""

from dataclasses import dataclass
from functools import cache

from whence.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class Biases:
    """``objects``: verbs after which a pronoun means the object; ``saying``: verbs whose subject says what is quoted
    (biases.tsv). The rest: locatives.tsv, by sort."""

    objects: frozenset[str]
    saying: frozenset[str]
    always: frozenset[str]
    goal: frozenset[str]
    motion: frozenset[str]
    object: frozenset[str]
    naming: frozenset[str]
    joint: frozenset[str]


@cache
def load_biases() -> Biases:
    """The bundled tables."""
    rows = read_table("locatives.tsv", ("word", "sort"))
    by_sort = {sort: frozenset(row["word"] for row in rows if row["sort"] == sort) for sort in SORTS}
    verbs = read_table("biases.tsv", ("verb", "sort"))
    objects = frozenset(row["verb"] for row in verbs if not row["sort"])
    saying = frozenset(row["verb"] for row in verbs if row["sort"] == "saying")
    return Biases(objects, saying, **by_sort)


SORTS = ("always", "goal", "motion", "object", "naming", "joint")
