"""What of a sighting tells whether another is of the same event: its days, its parties, its words, its type."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

import msgspec

from whence.corroboration.sightings import Sighting
from whence.lexicon.commonness import stem, weight
from whence.lexicon.scores import scored
from whence.lexicon.states import state_names

AHEAD = frozenset({"planned", "asked", "threatened", "conditional", "hypothetical"})
SLACK = timedelta(days=1)  # of a day that is told: time zones, and «on Sunday» for Sunday's night
BEFORE = timedelta(days=4)  # how long before its report an event may be that is told without a day
AFTER = timedelta(days=1)


class Window(msgspec.Struct, frozen=True):
    """The days on which something may have been, both included."""

    start: date
    end: date

    def meets(self, other: "Window") -> "Window | None":
        """The days of both, None where there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Window(start, end) if start <= end else None


EVER = Window(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Traits:
    """A sighting of an event, brought to what is compared.

    ``window`` is the days on which it may have been, ``told`` those that its own words allow, ``around`` the same where
    a time as wide as «in 2014» counts too. ``anchors`` are the
    blocks of its parties and the state where it was. ``size`` is the weight of its stems.
    """

    sighting: Sighting
    window: Window
    told: Window
    around: Window
    anchors: frozenset[str]
    stems: frozenset[str]
    size: float
    ahead: bool
    quadrant: str
    verbal: bool
    place: tuple[str | None, str] | None

    @property
    def id(self) -> str:
        return self.sighting.id


def comparable(one: Sighting) -> bool:
    """Whether a sighting is of an event of a type that is known."""
    return one.kind == "event" and one.type in scored()


def traits(one: Sighting) -> Traits:
    """What of a sighting is compared."""
    stems = frozenset(map(stem, one.words))
    parties = {who.block for who in (*one.actors, *one.recipients)}
    kind = scored()[one.type or ""]
    return Traits(
        sighting=one,
        window=window(one),
        told=window(one) if one.start else EVER,
        around=window(one) if one.start else Window(*one.around) if one.around else EVER,
        anchors=frozenset(parties | ({one.country} if one.country else set())),
        stems=stems,
        size=fsum(map(weight, stems)),
        ahead=one.status in AHEAD or one.type == "THREATEN",
        quadrant=f"{kind.means} {kind.sense}",
        verbal=kind.means == "verbal",
        place=where(one),
    )


def window(one: Sighting) -> Window:
    """The days on which a sighting may have been."""
    if one.start and one.end:
        return Window(moved(one.start, -SLACK), moved(one.end, SLACK))
    if one.published is None:
        return EVER
    return Window(moved(one.published, -BEFORE), moved(one.published, BEFORE if one.status in AHEAD else AFTER))


def moved(day: date, by: timedelta) -> date:
    """A day so many days on or back, as far as the calendar goes."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def where(one: Sighting) -> tuple[str | None, str] | None:
    """State and name of a place; None for a whole state, which holds many places."""
    if not one.place or one.place in state_names():
        return None
    return one.country, one.place
