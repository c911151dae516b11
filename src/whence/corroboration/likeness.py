"""How probably two sightings are of one event: a logistic regression over what they share.

Its weights were fitted to the pairs of ``evals/happenings.tsv``'s half ``dev`` (``python -m evals.likeness``).
"""

import math
from collections.abc import Sequence

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


def likeness(one: Traits, other: Traits) -> int:
    """The probability that two sightings are of one event, in millionths: whole numbers add up the same in any order."""
    if strangers(one.sighting, other.sighting):
        return 0
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS.values(), features(one, other), strict=True))
    return round(MILLION / (1 + math.exp(-total)))


def features(one: Traits, other: Traits) -> tuple[float, ...]:
    """What tells, in the order of ``WEIGHTS``."""
    a, b = one.sighting, other.sighting
    shared = math.fsum(map(weight, one.stems & other.stems))
    apart = abs((a.published - b.published).days) if a.published and b.published else LONG
    return (
        parties(one, other),
        shared / min(one.size, other.size) if one.size and other.size else 0.0,
        min(shared, MUCH) / MUCH,
        float(a.type == b.type),
        float(one.quadrant == other.quadrant),
        float(one.verbal == other.verbal),
        float(one.ahead != other.ahead),
        float(a.polarity != b.polarity),
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
