"""How much a word tells: words of claims as stems, and the weight of each by how common it is."""

import math
from functools import cache, lru_cache

from snowballstemmer import stemmer

from whence.lexicon.tables import read_table

MILLION = 1_000_000


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its endings, in small letters (Porter 2001: Snowball)."""
    return str(stemmer("english").stemWord(word.lower().replace("’", "'")))


@lru_cache(maxsize=200_000)
def weight(stem: str) -> float:
    """How much a stem tells: the logarithm of how few claims have it, about 1 to 9 (Spärck Jones 1972).

    It is that of a table, not counted in the record at hand, so that a report that comes in changes nothing between
    two others.
    """
    counts, least = commonness()
    return math.log(1 + MILLION / counts.get(stem, least))


@cache
def commonness() -> tuple[dict[str, int], float]:
    """Of a million claims, how many have a stem; and how many for a stem that is not in the table."""
    counts = {row["stem"]: int(row["per_million"]) for row in read_table("commonness.tsv", ("stem", "per_million"))}
    return counts, min(counts.values()) / 2
