"""What pictures are made from, where no other stage yields it."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from whence.corroboration.results import Happening


class Dot(msgspec.Struct, frozen=True):
    """A happening on a timeline: its day, its score (above zero cooperation, below it conflict), its type, what to call
    it, and its independent origins, at least and at most."""

    day: date
    score: float
    type: str
    label: str
    at_least: int
    at_most: int


def dots(happenings: Iterable[Happening], score: Callable[[str], float]) -> list[Dot]:
    """Happenings as dots, on the day of each, else the first on which it was told; ``score`` is that of a type. One
    without any day is left out."""
    days = ((each, each.start or each.first_told) for each in happenings)
    return [Dot(day, score(each.type), each.type, each.text, each.at_least, each.at_most) for each, day in days if day]
