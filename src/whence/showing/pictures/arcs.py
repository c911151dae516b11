"""Where parties and the ends of their ties stand on a circle: each has an arc as long as its ties want."""

import math
from collections.abc import Sequence

import msgspec

from whence.showing.pictures.circle import near_each_other

LABEL_SPACE = 19.0  # pixels of the circle that a label wants
END_SPACE = 7.0  # pixels of the circle that the end of a tie wants
GAP = 7.0  # pixels between two arcs
LEAST = 150.0  # the least radius, in pixels
CLOSENESS = 1000


class Arc(msgspec.Struct, frozen=True):
    """The piece of the circle that is a party's, in radians, clockwise from the top."""

    start: float
    stop: float

    @property
    def middle(self) -> float:
        return (self.start + self.stop) / 2


class Circle(msgspec.Struct, frozen=True):
    """The radius in pixels, the arc of each party, and where each tie starts and ends, in radians."""

    radius: float
    arcs: list[Arc]
    ends: list[tuple[float, float]]


def circle(size: int, ties: Sequence[tuple[int, int]]) -> Circle:
    """The circle of parties 0 to ``size`` - 1 and their ties, from one to another."""
    degree = [sum((one == node) + (other == node) for one, other in ties) for node in range(size)]
    wide = [max(LABEL_SPACE, count * END_SPACE) for count in degree]
    around = sum(wide) + GAP * size
    radius = max(LEAST, around / math.tau)
    scale = math.tau / around
    arcs, at = {}, 0.0
    for node in near_each_other(size, closeness(ties, degree)):
        arcs[node] = Arc(at, at + wide[node] * scale)
        at += (wide[node] + GAP) * scale
    placed = [arcs[node] for node in range(size)]
    return Circle(radius, placed, tie_ends(placed, ties))


def closeness(ties: Sequence[tuple[int, int]], degree: Sequence[int]) -> dict[tuple[int, int], int]:
    """How much two parties should stand by each other: less where they have many others, so that those with many ties
    stand apart, each among its own."""
    counts: dict[tuple[int, int], int] = {}
    for pair in ties:
        counts[pair] = counts.get(pair, 0) + 1
    return {pair: CLOSENESS * count // (degree[pair[0]] * degree[pair[1]]) for pair, count in counts.items()}


def tie_ends(arcs: Sequence[Arc], ties: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """The ends of each tie, in each arc in the order in which ties do not cross."""
    found: dict[tuple[int, int], float] = {}
    for node, arc in enumerate(arcs):
        here = [(place, side) for place, tie in enumerate(ties) for side in (0, 1) if tie[side] == node]
        here.sort(key=lambda end: across(node, end, arcs, ties))
        for at, end in enumerate(here):
            found[end] = arc.start + (arc.stop - arc.start) * (at + 0.5) / len(here)
    return [(found[place, 0], found[place, 1]) for place in range(len(ties))]


def across(
    node: int, end: tuple[int, int], arcs: Sequence[Arc], ties: Sequence[tuple[int, int]]
) -> tuple[float, int, int]:
    """What an arc's ends are ordered by: the other's place, from the farthest clockwise to the nearest."""
    place, side = end
    other = ties[place][1 - side]
    turn = (arcs[other].middle - arcs[node].middle) % math.tau
    return -round(turn, 6), place if node < other else -place, side
