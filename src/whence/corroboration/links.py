"""Links: pairs of sightings that are probably of one event.

Only pairs are compared that have a sign in common: a rare word, or a party (or the state where it was) and a type,
and days that meet; or a party and a rare word, whatever the days, for one report looks back to what was long before
it («the killing of the general»). The signs of a sighting are its own, and likeness is that of two alone, so a report
that comes in makes links to what is there and changes none between them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from whence.corroboration.likeness import likeness
from whence.corroboration.traits import EVER, Traits
from whence.lexicon.commonness import weight

RARE = 4.6  # the weight of a word that one claim in a hundred has
RARER = 5.2
WORDS = 8  # of a claim's words, the rarest
ENOUGH = 400_000  # millionths


class Link(NamedTuple):
    """Two sightings, ``first`` before ``second`` by id, and how probably they are of one event, in millionths."""

    first: str
    second: str
    likeness: int


class Sign(NamedTuple):
    """What two sightings must share to be compared, and the days on which that counts."""

    key: int
    start: date
    end: date


def signs(one: Traits) -> list[Sign]:
    """The signs of a sighting."""
    rarest = sorted((-weight(stem), stem) for stem in one.stems)[:WORDS]
    days = one.window.start, one.window.end
    found = {Sign(hashed("word", stem), *days) for less, stem in rarest if -less >= RARE}
    for anchor in one.anchors:
        found.add(Sign(hashed("type", anchor, one.sighting.type or ""), *days))
        if not one.ahead:
            found |= {Sign(hashed("far", anchor, stem), EVER.start, EVER.end) for less, stem in rarest if -less >= RARER}
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
        found |= set(scored(meeting(rows), by_id))
    return sorted(found)


def links_to(new: Sequence[Traits], old: Iterable[tuple[Sign, str]], known: Mapping[str, Traits]) -> list[Link]:
    """The links of new sightings among themselves and to known ones, of which those signs are given that new ones
    have too."""
    by_id = {**known, **{one.id: one for one in new}}
    fresh = {one.id for one in new}
    rows = [*((sign, one.id) for one in new for sign in signs(one)), *old]
    pairs = ((a, b) for a, b in meeting(rows) if a in fresh or b in fresh)
    return sorted(set(scored(pairs, by_id)))


def meeting(rows: Iterable[tuple[Sign, str]]) -> Iterator[tuple[str, str]]:
    """The pairs of sightings that have a sign in common, each once, the first before the second by id."""
    bearing: dict[int, list[tuple[date, date, str]]] = {}
    for sign, id in rows:
        bearing.setdefault(sign.key, []).append((sign.start, sign.end, id))
    told: set[tuple[str, str]] = set()
    for those in bearing.values():
        those.sort()
        for place, (_, end, one) in enumerate(those):
            for start, _, other in those[place + 1 :]:
                if start > end:
                    break
                pair = (one, other) if one < other else (other, one)
                if pair not in told:
                    told.add(pair)
                    yield pair


def scored(pairs: Iterable[tuple[str, str]], by_id: Mapping[str, Traits]) -> Iterator[Link]:
    """The pairs that are alike enough."""
    for first, second in pairs:
        one, other = by_id[first], by_id[second]
        if one.told.meets(other.told) and (found := likeness(one, other)) >= ENOUGH:
            yield Link(first, second, found)
