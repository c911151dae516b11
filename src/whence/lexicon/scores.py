"""PLOVER's types on one scale, from conflict to cooperation (Goldstein 1992)."""

from functools import cache
from typing import NamedTuple

from whence.lexicon.tables import read_table


class Scored(NamedTuple):
    """``means``: verbal or material; ``sense``: cooperation or conflict; ``score``: -10 to 10."""

    means: str
    sense: str
    score: float


@cache
def scored() -> dict[str, Scored]:
    """The types."""
    return {
        row["type"]: Scored(row["means"], row["sense"], float(row["score"]))
        for row in read_table("scores.tsv", ("type", "means", "sense", "score"))
    }


def score_of(type: str) -> float:
    """How far a type is cooperation (above zero) or conflict (below)."""
    return scored()[type].score
