"""Links: pairs of sightings that are probably of one event.

Only pairs are compared that have a sign in common: a very rare word, or a party (or the state where it was) and a type
or a rare word, and days that meet; or a party and a rarer word, whatever the days, for one report looks back to what
was long before it («the killing of the general»). The signs of a sighting are its own, and likeness is that of two
alone, so a report that comes in makes links to what is there and changes none between them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from whence.corroboration.likeness import likeness
from whence.corroboration.traits import EVER, Traits
from whence.lexicon.commonness import weight

LAST = EVER.end.toordinal()
RARE, RARER, RAREST = 4.6, 5.2, 5.5  # weights of words that 1, .5 and .4 claims in a hundred have
WORDS = 8  # of a claim's words, the rarest


Name = TypeVar("Name", str, int)  # what sightings go by: ids, or a record's keys


class Link(NamedTuple):
    """Two sightings, ``first`` before ``second`` by id, and how probably they are of one event, in millionths."""

    first: str
    second: str
    likeness: int


class Sign(NamedTuple):
    """What two sightings must share to be compared, and the days on which that counts, as ordinals."""

    key: int
    start: int
    end: int


def signs(one: Traits) -> list[Sign]:
    """The signs of a sighting."""
    rarest = sorted((-weight(stem), stem) for stem in one.stems)[:WORDS]
    rare, rarer, rarest_of_all = ([stem for less, stem in rarest if -less >= least] for least in (RARE, RARER, RAREST))
    days = one.window.start.toordinal(), one.window.end.toordinal()
    found = {Sign(hashed("word", stem), *days) for stem in rarest_of_all}
    for anchor in one.anchors:
        found.add(Sign(hashed("type", anchor, one.sighting.type or ""), *days))
        found |= {Sign(hashed("word", anchor, stem), *days) for stem in rare}
        if not one.ahead:
            found |= {Sign(hashed("far", anchor, stem), 1, LAST) for stem in rarer}
    return sorted(found)


def hashed(*parts: str) -> int:
    """Words as a whole number of 63 bits that is the same on every machine."""
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def links(seen: Iterable[Traits], partitions: int = 1) -> list[Link]:
    """The links among sightings, sorted. The work may be cut into partitions by signs; what comes out is the same."""
    by_id = {one.id: one for one in seen}
    found: set[Link] = set()
    marked = [(sign, id) for id, one in by_id.items() for sign in signs(one)]
    for partition in range(partitions):
        rows = [(sign, id) for sign, id in marked if sign.key % partitions == partition]
        found |= {Link(*link) for link in scored(meeting(rows), by_id)}
    return sorted(found)


def meeting(rows: Iterable[tuple[Sign, Name]]) -> set[tuple[Name, Name]]:
    """The pairs of sightings that have a sign in common on a day in common, the lesser name first."""
    bearing: dict[int, list[tuple[int, int, Name]]] = {}
    for sign, name in rows:
        bearing.setdefault(sign.key, []).append((sign.start, sign.end, name))
    told: set[tuple[Name, Name]] = set()
    for those in bearing.values():
        those.sort()
        for place, (_, end, one) in enumerate(those):
            for start, _, other in those[place + 1 :]:
                if start > end:
                    break
                told.add((one, other) if one < other else (other, one))
    return told


def crossing(new: Iterable[tuple[Sign, Name]], old: Iterable[tuple[Sign, Name]]) -> set[tuple[Name, Name]]:
    """The pairs of a new sighting and an old one that have a sign in common on a day in common."""
    bearing: dict[int, list[tuple[int, int, Name]]] = {}
    for sign, name in new:
        bearing.setdefault(sign.key, []).append((sign.start, sign.end, name))
    return {
        (one, other) if one < other else (other, one)
        for sign, other in old
        for start, end, one in bearing.get(sign.key, ())
        if start <= sign.end and sign.start <= end
    }


def scored(
    pairs: Iterable[tuple[Name, Name]], by_name: Mapping[Name, Traits]
) -> Iterator[tuple[Name, Name, int]]:
    """The pairs that are alike enough, with their likeness."""
    for first, second in pairs:
        one, other = by_name[first], by_name[second]
        if one.around.meets(other.around) and (found := likeness(one, other)):
            yield first, second, found
