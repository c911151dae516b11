"""The names of states, as the table has them."""

from functools import cache

from whence.lexicon.tables import read_table


@cache
def state_names() -> frozenset[str]:
    """The canonical names of all states of the table, those that are no more among them."""
    return frozenset(row["name"] for row in read_table("states.tsv", ("name",)))


@cache
def states() -> dict[str, str]:
    """The names of states by their codes; of several with one code, the first in the table is today's."""
    rows = list(read_table("states.tsv", ("code", "name")))
    return {row["code"]: row["name"] for row in reversed(rows)}
