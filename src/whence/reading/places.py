"""Where: the phrases that name a place."""

from dataclasses import dataclass

from whence.model import Place
from whence.reading.cast import Cast
from whence.reading.syntax import Syntax

WHERE = frozenset(["in", "at", "near", "outside", "inside", "across", "around", "throughout", "off", "within"])
"""Prepositions after which a place is where something is."""

TOWARDS = frozenset(["to", "into", "toward", "towards"])
"""Prepositions after which a place is where what is moved ends up."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place as named: its head and its preposition."""

    head: int
    place: Place
    case: str


def located(syntax: Syntax, cast: Cast) -> list[Located]:
    """The places named in a text, in order."""
    found = []
    for i, pos in enumerate(syntax.pos):
        if pos == "PROPN" and (place := cast.place(i)) is not None:
            found.append(Located(i, place, syntax.case(i)))
    return found
