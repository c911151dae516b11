"""A graph in columns, from left to right: each edge leads to a later column, few edges cross, no two boxes touch.

The method is Sugiyama's (Sugiyama, Tagawa and Toda 1981): rank, order by barycentres, place. An edge that passes over
columns has a lane in each, which it shares with the other edges of its kind from the same node. Heights are placed by
isotonic regression (pool adjacent violators): each slot as near to its neighbours' mean as order and gaps let it.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

SWEEPS = 8
GAP = 18.0  # pixels between two boxes of a column, and between a box and a lane


class Arc(NamedTuple):
    """An edge by its nodes' ids and its kind."""

    giver: str
    taker: str
    kind: str


class Slot(NamedTuple):
    """A place in a column: a node's (``kind`` is empty), or a lane for the edges of a kind from a node."""

    node: str
    rank: int
    kind: str = ""


Pairs = set[tuple[Slot, Slot]]
Columns = list[list[Slot]]


def ranks(nodes: Sequence[str], arcs: Iterable[Arc], floors: Mapping[str, int]) -> dict[str, int]:
    """The column of each node, from 0: after all that lead to it, and not before its floor.

    Of edges in a circle the one that closes it, in the order of the nodes, counts for nothing.
    """
    givers: dict[str, list[str]] = {node: [] for node in nodes}
    for arc in arcs:
        givers[arc.taker].append(arc.giver)
    found: dict[str, int] = {}
    for start in nodes:
        path, open_ = [start], {start}
        while path:
            node = path[-1]
            ahead = next((giver for giver in givers[node] if giver not in found and giver not in open_), None)
            if ahead is not None:
                path.append(ahead)
                open_.add(ahead)
                continue
            before = [found[giver] + 1 for giver in givers[node] if giver in found]
            found.setdefault(node, max([floors.get(node, 0), *before]))
            open_.discard(path.pop())
    return found


def route(arc: Arc, rank: Mapping[str, int]) -> list[Slot]:
    """The slots that an edge passes, from left to right, whichever way it leads; none within one column."""
    left, right = sorted((arc.giver, arc.taker), key=lambda node: rank[node])
    if rank[left] == rank[right]:
        return []
    lanes = [Slot(left, column, arc.kind) for column in range(rank[left] + 1, rank[right])]
    return [Slot(left, rank[left]), *lanes, Slot(right, rank[right])]


def columns(rank: Mapping[str, int], routes: Sequence[Sequence[Slot]]) -> tuple[Columns, Pairs]:
    """The slots of each column, in an order in which few edges cross, and which slots are joined."""
    pairs = {pair for slots in routes for pair in pairwise(slots)}
    found: Columns = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    nodes = [Slot(node, at) for node, at in rank.items()]
    for slot in dict.fromkeys([*nodes, *(slot for slots in routes for slot in slots)]):
        found[slot.rank].append(slot)
    return fewest_crossings(found, pairs), pairs


def fewest_crossings(start: Columns, pairs: Pairs) -> Columns:
    """The best of the orders that sweeping to and fro gives."""
    before, after = neighbours(pairs)
    best, least = start, crossings(start, after)
    order = start
    for _ in range(SWEEPS):
        order = swept(swept(order, before)[::-1], after)[::-1]
        if (count := crossings(order, after)) < least:
            best, least = order, count
    return best


def neighbours(pairs: Pairs) -> tuple[dict[Slot, list[Slot]], dict[Slot, list[Slot]]]:
    """The slots that are joined to each on its left, and on its right."""
    before: dict[Slot, list[Slot]] = {}
    after: dict[Slot, list[Slot]] = {}
    for left, right in sorted(pairs):
        before.setdefault(right, []).append(left)
        after.setdefault(left, []).append(right)
    return before, after


def swept(order: Columns, joined: Mapping[Slot, Sequence[Slot]]) -> Columns:
    """Each column by the mean place of what its slots are joined to, in the column before it."""
    place = {slot: at for column in order for at, slot in enumerate(column)}
    found: Columns = []
    for column in order:
        means = {slot: mean([place[other] for other in joined.get(slot, ())], place[slot]) for slot in column}
        found.append(sorted(column, key=means.__getitem__))
        place.update((slot, at) for at, slot in enumerate(found[-1]))
    return found


def crossings(order: Columns, after: Mapping[Slot, Sequence[Slot]]) -> int:
    """How many times edges cross."""
    count = 0
    for left, right in pairwise(order):
        place = {slot: at for at, slot in enumerate(right)}
        ended: list[int] = []
        for slot in left:
            ends = [place[other] for other in after.get(slot, ())]
            count += sum(len(ended) - bisect_right(ended, end) for end in ends)
            for end in ends:
                insort(ended, end)
    return count


def centres(order: Columns, pairs: Pairs, height: Mapping[str, float]) -> dict[Slot, float]:
    """The middle of each slot, in pixels from the top, boxes with their gaps between them."""
    tall = {slot: 0.0 if slot.kind else height[slot.node] for column in order for slot in column}
    before, after = neighbours(pairs)
    y: dict[Slot, float] = {}
    for column in order:
        y.update(zip(column, stacked([0.0] * len(column), [tall[slot] for slot in column]), strict=True))
    for turn in range(2 * SWEEPS):
        for column in order if turn % 2 == 0 else order[::-1]:
            around = [[*before.get(slot, ()), *after.get(slot, ())] for slot in column]
            wanted = [mean([y[other] for other in near], y[slot]) for slot, near in zip(column, around, strict=True)]
            y.update(zip(column, stacked(wanted, [tall[slot] for slot in column]), strict=True))
    top = min((y[slot] - tall[slot] / 2 for slot in y), default=0.0)
    return {slot: at - top for slot, at in y.items()}


def stacked(wanted: Sequence[float], tall: Sequence[float]) -> list[float]:
    """Middles as near to those wanted as boxes of these heights, in this order, can have (least squares)."""
    offsets = [0.0]
    for upper, lower in pairwise(tall):
        offsets.append(offsets[-1] + (upper + lower) / 2 + GAP)
    blocks: list[tuple[float, int]] = []  # the sum and the number of what is pooled
    for want, offset in zip(wanted, offsets, strict=False):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            more, those = blocks.pop()
            total, count = total + more, count + those
        blocks.append((total, count))
    levels = [total / count for total, count in blocks for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=False)]


def mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
