"""Words by which a speaker leaves open whether what he tells is so."""

from functools import cache

from whence.lexicon.tables import read_table


@cache
def commitment() -> dict[str, frozenset[str]]:
    """The words of commitment.tsv by their kind."""
    kinds: dict[str, set[str]] = {}
    for row in read_table("commitment.tsv", ("kind", "word")):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in kinds.items()}
