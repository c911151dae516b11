"""How probably two sightings are of one event: a logistic regression over what they share.

Its weights were fitted to the pairs of ``evals/happenings.tsv``'s half ``dev`` (``python -m evals.likeness``).
"""

import math
from collections.abc import Sequence
from operator import mul

from whence.corroboration.sightings import Sighting, Who
from whence.corroboration.traits import Traits
from whence.lexicon.commonness import weight

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
NOBODY = 0.4  # how far parties are the same where one sighting names none
MUCH = 25.0  # the weight of shared words beyond which more tell nothing new: four or five rare ones
LONG = 30.0  # days between reports of which one has no date
MILLION = 1_000_000

BIAS = -4.19
WEIGHTS = {
    "parties": 2.37,
    "words": 1.52,
    "rare words": 3.63,
    "same type": 0.36,
    "same quadrant": 1.19,
    "both in word or both in deed": 0.11,
    "one ahead": -0.77,
    "one denied": -0.56,
    "days apart": -0.69,
}
WORDING, STANDING = tuple(WEIGHTS.values())[1:3], tuple(WEIGHTS.values())[3:]
ENOUGH = 400_000  # millionths: likeness that makes a link
LEAST = math.log(ENOUGH / (MILLION - ENOUGH))


def likeness(one: Traits, other: Traits) -> int:
    """The probability that two sightings are of one event, in millionths: whole numbers, for any order of adding.

    0 where it is below ``ENOUGH``, which most often shows before the parties are compared.
    """
    words, standing = wording(one, other), standings(one, other)
    total = BIAS + sum(map(mul, WORDING, words)) + sum(map(mul, STANDING, standing))
    if total + WEIGHTS["parties"] < LEAST or strangers(one.sighting, other.sighting):
        return 0
    total += WEIGHTS["parties"] * parties(one, other)
    return round(MILLION / (1 + math.exp(-total))) if total >= LEAST else 0


def features(one: Traits, other: Traits) -> tuple[float, ...]:
    """What tells, in the order of ``WEIGHTS``."""
    return (parties(one, other), *wording(one, other), *standings(one, other))


def wording(one: Traits, other: Traits) -> tuple[float, float]:
    """The weight of the words that both have, as a part of the shorter claim's, and as such."""
    both = one.stems & other.stems
    if not both:
        return 0.0, 0.0
    shared = math.fsum(map(weight, both))
    return shared / min(one.size, other.size), min(shared, MUCH) / MUCH


def standings(one: Traits, other: Traits) -> tuple[float, float, float, float, float, float]:
    """How far type, standing and days are the same."""
    a, b = one.sighting, other.sighting
    apart = abs((a.published - b.published).days) if a.published and b.published else LONG
    return (
        a.type == b.type,
        one.quadrant == other.quadrant,
        one.verbal == other.verbal,
        one.ahead != other.ahead,
        a.polarity != b.polarity,
        math.log1p(apart),
    )


def strangers(one: Sighting, other: Sighting) -> bool:
    """Whether both name who did it and to whom, and nobody is of both."""
    if not (one.actors and one.recipients and other.actors and other.recipients):
        return False
    return {who.block for who in (*one.actors, *one.recipients)}.isdisjoint(
        who.block for who in (*other.actors, *other.recipients)
    )


def parties(one: Traits, other: Traits) -> float:
    """How far the parties are the same, 0 to 1; those of a mutual act in any role."""
    a, b = one.sighting, other.sighting
    if a.type in MUTUAL or b.type in MUTUAL:
        return overlap((*a.actors, *a.recipients), (*b.actors, *b.recipients))
    return (overlap(a.actors, b.actors) + overlap(a.recipients, b.recipients)) / 2


def overlap(one: Sequence[Who], other: Sequence[Who]) -> float:
    """How far the parties of the shorter list are among the other's; little where one names none."""
    if not one or not other:
        return NOBODY
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return max(part(fewer, more), part(more, fewer)) if len(one) == len(other) else part(fewer, more)


def part(fewer: Sequence[Who], more: Sequence[Who]) -> float:
    """The mean of how far each is one of the others."""
    return math.fsum(max(same(a, b) for b in more) for a in fewer) / len(fewer)


def same(one: Who, other: Who) -> float:
    """How probably two parties are one: by name, by sector, by state."""
    if one.block != other.block:
        return 0.0
    if one.name and one.name == other.name:
        return 1.0
    return 0.8 if set(one.sectors) & set(other.sectors) or not (one.sectors and other.sectors) else 0.4
