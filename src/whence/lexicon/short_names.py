"""Short forms of given names: which two given names can be one person's."""

from functools import cache

from whence.lexicon.forms import plain
from whence.lexicon.tables import read_table

NONE: frozenset[str] = frozenset()


def same_given(one: str, other: str) -> bool:
    """Whether two given names, in small letters, are one person's: the same, one short for the other («Jim», «James»),
    or both short for a third («Bill», «Will»)."""
    if one == other:
        return True
    names, others = short_for().get(one, NONE), short_for().get(other, NONE)
    return other in names or one in others or not names.isdisjoint(others)


@cache
def short_for() -> dict[str, frozenset[str]]:
    """For each short form the names that it is short for."""
    found: dict[str, set[str]] = {}
    for row in read_table("short_names.tsv", ("name", "short")):
        for short in row.items("short"):
            found.setdefault(plain(short), set()).add(plain(row["name"]))
    return {short: frozenset(names) for short, names in found.items()}
