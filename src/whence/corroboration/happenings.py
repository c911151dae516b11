"""Happenings: the claims of one event, across reports.

Pairs of sightings that share a block (type, a party, days near each other) are scored by parties and words; sightings
are then joined from the best pair down, and never across days, places or standings that conflict (constrained
clustering, Wagstaff and Cardie 2000). A threat and its execution, a planned meeting and the meeting held, are two.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

import msgspec

from whence.corroboration.sightings import Sighting, Who
from whence.corroboration.union import Union

AHEAD = frozenset({"planned", "asked", "threatened", "conditional", "hypothetical"})
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
SLACK = timedelta(days=1)  # of a day that is told: time zones, and «on Sunday» for Sunday's night
BEFORE = timedelta(days=4)  # how long before its report an event may be that is told without a day
AFTER = timedelta(days=1)
QUADRANT = {
    type: quadrant
    for quadrant, types in {
        "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
        "material cooperation": ("COOPERATE", "AID", "RETREAT"),
        "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
        "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }.items()
    for type in types
}
LARGEST_BLOCK = 400
ENOUGH = 0.55
RARE = 40  # sightings that have a word which tells something
SURE = 0.6  # what it takes where days tell nothing, for one report looks back to what was long before it
NOBODY = 0.4  # how far parties are the same where one sighting names none
KIN = 0.5  # of two types of one quadrant (cooperation or conflict, in word or deed): coders differ there


class Window(msgspec.Struct, frozen=True):
    """The days on which something may have been; None: not to be told."""

    start: date
    end: date

    def meets(self, other: "Window") -> "Window | None":
        """The days of both, None where there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Window(start, end) if start <= end else None


class Happening(msgspec.Struct, frozen=True):
    """Sightings of one event. ``id`` is that of the first; ``ahead``: told as planned, threatened, asked for."""

    id: str
    type: str
    ahead: bool
    actors: list[str]
    recipients: list[str]
    start: date | None
    end: date | None
    place: str | None
    sightings: list[str]
    reports: int


def happenings(sightings: Iterable[Sighting]) -> list[Happening]:
    """The happenings behind sightings of events. What comes out does not depend on their order."""
    seen = {one.id: one for one in sorted(sightings, key=lambda each: each.id) if one.kind == "event" and one.type}
    weights = rarity(seen.values())
    near = scored(candidates(seen.values()), seen, weights, ENOUGH)
    far = scored(looking_back(seen.values()), seen, weights, SURE)
    clusters = Clusters(seen)
    for _, a, b in near:
        clusters.join(a, b)
    for _, a, b in far:
        clusters.join(a, b, far=True)
    return [happening([seen[id] for id in group]) for group in clusters.union.groups()]


def scored(
    pairs: Iterable[tuple[str, str]], seen: Mapping[str, Sighting], weights: Mapping[str, float], least: float
) -> list[tuple[float, str, str]]:
    """The pairs that are alike enough, the likest first."""
    found = ((-likeness(seen[a], seen[b], weights), a, b) for a, b in pairs)
    return sorted(one for one in found if -one[0] >= least)


class Clusters:
    """Groups of sightings, with the days and the places that all of a group allow."""

    def __init__(self, seen: Mapping[str, Sighting]) -> None:
        self.union = Union(seen)
        self.windows = {id: window(one) for id, one in seen.items()}
        self.told = {id: window(one) if one.start else None for id, one in seen.items()}
        self.places = {id: {place} if (place := where(one)) else set() for id, one in seen.items()}

    def join(self, a: str, b: str, *, far: bool = False) -> None:
        """Join the groups of two sightings, unless they conflict; of those that are ``far``, which were told long
        after one another, only the days that they tell count."""
        a, b = sorted((self.union.find(a), self.union.find(b)))
        if a == b:
            return
        told = meeting(self.told[a], self.told[b])
        days = told if far else meeting(self.windows[a], self.windows[b])
        places = self.places[a] | self.places[b]
        if days is not None and told is not None and not conflicting(places):
            self.union.join(a, b, "one happening")
            self.windows[a], self.told[a], self.places[a] = days, told, places


def window(one: Sighting) -> Window | None:
    """The days on which a sighting may have been; None: any day."""
    if one.start and one.end:
        return Window(one.start - SLACK, one.end + SLACK)
    if one.published is None:
        return None
    if one.status in AHEAD:
        return Window(one.published - BEFORE, one.published + BEFORE)
    return Window(one.published - BEFORE, one.published + AFTER)


EVER = Window(date.min, date.max)


def meeting(one: Window | None, other: Window | None) -> Window | None:
    """The days of both, where a window that is not known is all days."""
    return (one or EVER).meets(other or EVER)


def where(one: Sighting) -> tuple[str | None, str] | None:
    """Country and name of a place."""
    return (one.country, one.place) if one.place else None


def conflicting(places: set[tuple[str | None, str]]) -> bool:
    """Whether places cannot all be where one thing was: two states, or two places in one."""
    for (country, name), (other_country, other_name) in combinations(sorted(places, key=str), 2):
        if country and other_country and country != other_country:
            return True
        if country == other_country and name != other_name:
            return True
    return False


def candidates(seen: Iterable[Sighting]) -> Iterator[tuple[str, str]]:
    """Pairs of one standing that share a party and may be of one day."""
    blocks: dict[tuple[bool, str], list[Sighting]] = {}
    for one in seen:
        for party in sorted({who.block for who in (*one.actors, *one.recipients)}):
            blocks.setdefault((one.status in AHEAD, party), []).append(one)
    told: set[tuple[str, str]] = set()
    for _, block in sorted(blocks.items()):
        ordered = sorted(block, key=lambda one: (first_day(one), one.id))
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + LARGEST_BLOCK]:
                if meeting(window(one), window(other)) is None:
                    if first_day(other) > last_day(one):
                        break
                    continue
                pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
                if pair not in told:
                    told.add(pair)
                    yield pair


def looking_back(seen: Iterable[Sighting]) -> Iterator[tuple[str, str]]:
    """Pairs that share rare words, of which one tells no day: «the killing of the general», months later."""
    holding: dict[str, list[Sighting]] = {}
    for one in seen:
        if one.status not in AHEAD:
            for word in sorted(one.words):
                holding.setdefault(word, []).append(one)
    shared: dict[tuple[str, str], int] = {}
    for _, those in sorted(holding.items()):
        if 1 < len(those) <= RARE:
            for one, other in combinations(those, 2):
                if one.start is None or other.start is None:
                    shared[one.id, other.id] = shared.get((one.id, other.id), 0) + 1
    yield from (pair for pair, count in shared.items() if count > 1)


def first_day(one: Sighting) -> date:
    days = window(one)
    return days.start if days else date.min


def last_day(one: Sighting) -> date:
    days = window(one)
    return days.end if days else date.max


def rarity(seen: Iterable[Sighting]) -> dict[str, float]:
    """How much a word tells: the logarithm of how few sightings have it."""
    counts: dict[str, int] = {}
    total = 0
    for one in seen:
        total += 1
        for word in one.words:
            counts[word] = counts.get(word, 0) + 1
    return {word: math.log(1 + total / count) for word, count in counts.items()}


def likeness(one: Sighting, other: Sighting, weights: Mapping[str, float]) -> float:
    """How far two sightings say the same, 0 to 1, by parties, words and type; not at all where all parties differ."""
    shared = parties(one, other)
    if not shared:
        return 0.0
    return 0.4 * shared + 0.4 * wording(one, other, weights) + 0.2 * kinship(one.type, other.type)


def kinship(one: str | None, other: str | None) -> float:
    """How far two types may be of one act."""
    if one == other:
        return 1.0
    return KIN if QUADRANT.get(one or "") == QUADRANT.get(other or "") else 0.0


def parties(one: Sighting, other: Sighting) -> float:
    """How far the parties are the same; those of a mutual act in any role."""
    if one.type in MUTUAL:
        return overlap((*one.actors, *one.recipients), (*other.actors, *other.recipients))
    return (overlap(one.actors, other.actors) + overlap(one.recipients, other.recipients)) / 2


def overlap(one: Sequence[Who], other: Sequence[Who]) -> float:
    """How far the parties of the shorter list are among the other's; little where one names none."""
    if not one or not other:
        return NOBODY
    fewer, more = sorted((one, other), key=len)
    return sum(max(same(a, b) for b in more) for a in fewer) / len(fewer)


def same(one: Who, other: Who) -> float:
    """How probably two parties are one: by name, by sector, by state."""
    if one.block != other.block:
        return 0.0
    if one.name and one.name == other.name:
        return 1.0
    return 0.8 if set(one.sectors) & set(other.sectors) or not (one.sectors and other.sectors) else 0.4


def wording(one: Sighting, other: Sighting, weights: Mapping[str, float]) -> float:
    """The weight of the shared words in that of the shorter claim."""
    shared = sum(weights[word] for word in sorted(one.words & other.words))
    least = min(sum(weights[word] for word in sorted(each.words)) for each in (one, other))
    return shared / least if least else 0.0


def happening(group: Sequence[Sighting]) -> Happening:
    """Sightings as one happening."""
    first = group[0]
    days = [(one.start, one.end) for one in group if one.start and one.end]
    return Happening(
        id=first.id,
        type=first.type or "",
        ahead=first.status in AHEAD,
        actors=most([who.name or who.block for one in group for who in one.actors]),
        recipients=most([who.name or who.block for one in group for who in one.recipients]),
        start=max((start for start, _ in days), default=None),
        end=min((end for _, end in days), default=None),
        place=next(iter(most([one.place for one in group if one.place])), None),
        sightings=[one.id for one in group],
        reports=len({one.report for one in group}),
    )


def most(items: Sequence[str]) -> list[str]:
    """Each once, the most frequent first."""
    counts: dict[str, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return sorted(counts, key=lambda item: (-counts[item], item))
