"""An amount in the making."""

from dataclasses import dataclass

from spacy.tokens import Token

from whence.model import Bound
from whence.reading.figures.numbers import Number, Pieces


@dataclass(slots=True)
class Draft:
    """The pieces that an amount covers, its value, and what it is of.

    ``kind`` is money, count, bare (a number with nothing counted), uncounted (a number of what nobody counts) or the
    kind of a measure; ``noun`` the token that is counted; ``joined`` tells an amount that is written into a compound
    ("600-mile"); ``factor`` is what a word of scale multiplied its number by.
    """

    start: int
    end: int
    value: float
    high: float | None
    kind: str
    unit: str | None
    noun: int | None = None
    joined: bool = False
    factor: float = 1
    bound: Bound | None = None
    measure: str | None = None


def of_number(
    number: Number, kind: str, unit: str | None, end: int, *, noun: int | None = None, joined: bool = False,
    parts: float = 1,
) -> Draft:  # fmt: skip
    """A draft that runs from a number to before ``end``; ``parts`` are how many of it make one of the unit."""
    high = None if number.high is None else number.high / parts
    value = (number.value or 0) / parts
    return Draft(number.start, end, value, high, kind, unit, noun, joined, number.factor)


def past_hyphen(pieces: Pieces, at: int) -> tuple[int, bool]:
    """Past a hyphen that joins a number to its unit, and whether there is one."""
    joined = pieces.word(at) == "-" and pieces.glued[at] and at + 1 < len(pieces) and pieces.glued[at + 1]
    return (at + 1, True) if joined else (at, False)


def top_of(pieces: Pieces, draft: Draft) -> Token:
    """The token of an amount that hangs by a token outside it."""
    first, last = pieces.tokens[draft.start], pieces.tokens[draft.end - 1]
    start = draft.noun if draft.noun is not None and first <= draft.noun <= last else last
    token = pieces.doc[start]
    while first <= token.head.i <= last and token.head.i != token.i:
        token = token.head
    return token
