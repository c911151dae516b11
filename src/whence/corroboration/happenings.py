"""Happenings: the claims of one event, across reports.

Sightings are joined from the likeliest link down, never across days or places that conflict, and never where too few
of the links between two groups are there (constrained agglomerative clustering: Wagstaff and Cardie 2000). What was
told as planned, asked for or threatened before it was told as done is a happening of its own, related to what came.
Links lead from one group to another only inside a component, so that a component is grouped alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import msgspec

from whence.corroboration.links import Link
from whence.corroboration.links import links as linked
from whence.corroboration.sightings import Sighting
from whence.corroboration.traits import Traits, comparable, traits
from whence.corroboration.union import Union

TOGETHER = 20_000  # millionths: the mean likeness of all pairs of two groups that makes one of them
MANY = 40  # claims of a group of which some are like anything by chance
MOST = 0.7  # the part of a group's claims that must be linked to a group of many
APART = 0.75  # between the parts of two groups that tell of words, from which on one is said about the other


class Group(msgspec.Struct, frozen=True):
    """The claims of one happening, sorted; whether they are told as ahead; and ``best``, the claim that is most like
    the others."""

    claims: list[str]
    ahead: bool
    best: str

    @property
    def id(self) -> str:
        return self.claims[0]


def happenings(sightings: Iterable[Sighting], partitions: int = 1) -> list[Group]:
    """The happenings behind sightings of events. What comes out depends neither on their order nor on partitions."""
    seen = {one.id: traits(one) for one in sightings if comparable(one)}
    return grouped(seen, linked(seen.values(), partitions))


def grouped(seen: Mapping[str, Traits], links: Sequence[Link]) -> list[Group]:
    """Sightings, with all links among them, as happenings in the order of their ids."""
    clusters = clustered(seen, links)
    return sorted(
        (group for members in clusters.members() for group in phases(members, seen, clusters.near)),
        key=lambda one: one.id,
    )


def clustered(
    seen: Mapping[str, Traits], links: Iterable[Link], settled: Mapping[str, str] | None = None
) -> "Clusters":
    """The groups of sightings before they are parted by standing.

    ``settled`` names, for sightings that were grouped before, the group: two of these are not tried against each other
    again, for nothing about them has changed.
    """
    known = settled or {}
    clusters = Clusters(seen, links)
    for link in sorted(links, key=lambda one: (-one.likeness, one.first, one.second)):
        first, second = known.get(link.first), known.get(link.second)
        if first is None or second is None or first == second:
            clusters.join(link.first, link.second)
    return clusters


class Clusters:
    """Groups of sightings, with the days and the places that all of a group allow."""

    def __init__(self, seen: Mapping[str, Traits], links: Iterable[Link]) -> None:
        self.near: dict[str, dict[str, int]] = {id: {} for id in seen}
        for link in links:
            self.near[link.first][link.second] = self.near[link.second][link.first] = link.likeness
        self._union = Union(seen)
        self._members = {id: [id] for id in seen}
        self._told = {id: one.told for id, one in seen.items()}
        self._places = {id: {one.place} if one.place else set() for id, one in seen.items()}
        self._verbal = {id: one.verbal for id, one in seen.items()}

    def join(self, a: str, b: str) -> None:
        """Join the groups of two sightings, unless they conflict or too little links them."""
        first, second = sorted((self._union.find(a), self._union.find(b)))
        if first == second:
            return
        days = self._told[first].meets(self._told[second])
        places = self._places[first] | self._places[second]
        if days is not None and not conflicting(places) and self._together(first, second):
            self._union.join(first, second, "one happening")
            self._members[first] += self._members.pop(second)
            self._told[first], self._places[first] = days, places

    def _together(self, first: str, second: str) -> bool:
        """Whether two groups are alike enough on the whole, and neither is what is said about the other.

        Of a group of many claims a few are like those of another event, and the mean of all pairs does not show that
        most are not.
        """
        fewer, more = sorted((self._members[first], self._members[second]), key=len)
        root = self._union.find(more[0])
        found = [
            [likeness for other, likeness in self.near[one].items() if self._union.find(other) == root]
            for one in fewer
        ]
        if sum(map(sum, found)) < TOGETHER * len(fewer) * len(more):
            return False
        if len(more) >= MANY and sum(map(bool, found)) < MOST * len(fewer):
            return False
        return len(fewer) == 1 or abs(self._words(fewer) - self._words(more)) <= APART

    def _words(self, members: Sequence[str]) -> float:
        """Which part of a group tells of words (statements, demands, threats), not of deeds."""
        return sum(self._verbal[id] for id in members) / len(members)

    def members(self) -> Iterator[list[str]]:
        """The groups, each sorted."""
        for members in self._members.values():
            yield sorted(members)


def conflicting(places: set[tuple[str | None, str]]) -> bool:
    """Whether places cannot all be where one thing was: two states, or two places in one."""
    for (country, name), (other_country, other_name) in combinations(sorted(places, key=str), 2):
        if country and other_country and country != other_country:
            return True
        if country == other_country and name != other_name:
            return True
    return False


def phases(
    members: Sequence[str], seen: Mapping[str, Traits], near: Mapping[str, Mapping[str, int]]
) -> Iterator[Group]:
    """One group, or two: what was told as ahead before it was told as done, and the rest."""
    done = [published(seen[id]) for id in members if not seen[id].ahead]
    first = min(done, default=date.min)
    early = [id for id in members if seen[id].ahead and published(seen[id]) < first]
    rest = [id for id in members if id not in early] if early else list(members)
    if not early:
        yield Group(rest, mostly_ahead(rest, seen), best(rest, near))
        return
    yield Group(early, True, best(early, near))
    yield Group(rest, mostly_ahead(rest, seen), best(rest, near))


def mostly_ahead(members: Sequence[str], seen: Mapping[str, Traits]) -> bool:
    """Whether most of a group's claims are told as ahead: a noun («the strike») reads like what was done."""
    return 2 * sum(seen[id].ahead for id in members) > len(members)


def published(one: Traits) -> date:
    """The day of a sighting's report; where that is not known, after all others."""
    return one.sighting.published or date.max


def best(members: Sequence[str], near: Mapping[str, Mapping[str, int]]) -> str:
    """The member that is most like the others."""
    inside = set(members)
    return min(members, key=lambda id: (-sum(near[id].get(other, 0) for other in inside & near[id].keys()), id))
