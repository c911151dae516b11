"""Copies: which reports use the text of which.

Containment of shingles (Broder 1997) rather than resemblance, for one report is often cut down: the share of the
shorter report's own prose that the other has too. What both quote tells nothing; what one quotes and the other has as
its own prose is an excerpt. Shingles that many reports have are boilerplate, unless nearly all else is shared too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from whence.corroboration.direction import direction
from whence.corroboration.prints import Print, print_of

CAP = 6  # a shingle that more reports have counts only where nearly all is shared
PAIRED = 24  # of the reports that have a shingle all pairs are looked at up to this many, beyond it neighbours only
FURNITURE = 3  # reports of one site that have a shingle which says nothing
COMMON = 1000  # a shingle that more reports have is looked at no further
OWN = 0.1  # the least share of the shorter report's own prose
WHOLE = 0.3  # the least share that makes boilerplate improbable
ENTIRE = 0.8  # the least share of all that a report has, quotations too, for it to be nothing but a piece of another
EXCERPT = 24  # the fewest shingles that one quotes of the other's own prose
MANY, MOST = 80, 0.5  # shingles, and their part of all that is quoted, that are quotations taken over from the other
LEAST = 12  # the fewest shingles that tell anything

__all__ = ["Copy", "Print", "copies", "print_of"]

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Kind = Literal["copy", "excerpt"]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports, ``first`` before ``second`` by id, of which one uses the other's text or both a third's.

    ``share`` is the part of the shorter one's prose (of an excerpt: of what the one quotes) that the other has.
    ``quoting`` is the id of the report that quotes the other and names it, of an excerpt. ``giver`` is the id of the
    report that the other has it from, None where that is not known; ``through`` the agency that both have it from.
    """

    first: str
    second: str
    kind: Kind
    share: float
    shared: int
    quoting: str | None = None
    giver: str | None = None
    through: str | None = None


class Index(NamedTuple):
    """The shingles that several lists of numbers have: the list of each, those of one shingle side by side, and where
    each shingle's begin and how many they are. List n is the prose of report n, list ``reports`` + n what it quotes."""

    reports: int
    owners: Ints
    starts: Ints
    counts: Ints


def copies(prints: Iterable[Print]) -> list[Copy]:
    """The pairs of reports of which one uses the other's text, or both a third's; in the order of their ids."""
    ordered = sorted(prints, key=lambda one: one.id)
    index, sizes = indexed(ordered)
    found = {(copy.first, copy.second): copy for copy in entire(ordered, index)}
    found |= {(copy.first, copy.second): copy for copy in quoting(ordered, index)}
    found |= {(copy.first, copy.second): copy for copy in sharing(ordered, of_prose(index), sizes)}
    return [found[pair] for pair in sorted(found)]


def indexed(prints: Sequence[Print]) -> tuple[Index, Ints]:
    """The index of the prints without furniture, and how many shingles of prose each print has without it."""
    lists = [one.prose for one in prints] + [one.quoted for one in prints]
    sizes = np.array([len(one) for one in lists], dtype=np.int64)
    owners = np.repeat(np.arange(len(lists), dtype=np.uint64), sizes)
    numbers = np.concatenate(lists) if lists else np.zeros(0, dtype=np.uint32)
    rows = np.sort((numbers.astype(np.uint64) << np.uint64(32)) | owners)
    kept = repeated(rows >> np.uint64(32))
    shingle = np.cumsum(np.diff(rows[kept] >> np.uint64(32), prepend=np.uint64(0)) != 0)
    owner = (rows[kept] & np.uint64(0xFFFFFFFF)).astype(np.int64)
    said = ~furniture(prints, shingle, owner)
    lost = np.bincount(owner[~said], minlength=len(lists))
    starts, counts = groups(shingle[said])
    return Index(len(prints), owner[said], starts, counts), (sizes - lost)[: len(prints)]


def repeated(ordered: npt.NDArray[np.uint64]) -> Bools:
    """Which of the numbers, that are in order, occur more than once."""
    same = ordered[1:] == ordered[:-1]
    return np.concatenate((same, [False])) | np.concatenate(([False], same)) if len(ordered) else np.zeros(0, np.bool_)


def furniture(prints: Sequence[Print], shingle: Ints, owner: Ints) -> Bools:
    """Which rows are prose that one site has in several reports: calls to subscribe, captions, biographies."""
    places = {site: place for place, site in enumerate(dict.fromkeys(one.site for one in prints))}
    sites = np.array([places[one.site] for one in prints], dtype=np.int64)
    prose = np.flatnonzero(owner < len(prints))
    codes = shingle[prose] * (len(places) + 1) + sites[owner[prose]]
    _, back, counts = np.unique(codes, return_inverse=True, return_counts=True)
    found = np.zeros(len(owner), dtype=np.bool_)
    found[prose[counts[back] >= FURNITURE]] = True
    return found


def sharing(prints: Sequence[Print], prose: Index, sizes: Ints) -> Iterator[Copy]:
    """The pairs that share prose. ``prose`` is the index of it alone, ``sizes`` how much each report has."""
    size = len(prints)
    every, all_shared = tally(pairs(prose, prose.counts <= COMMON), size)
    enough = all_shared >= LEAST
    every, all_shared = every[enough], all_shared[enough]
    a, b = np.divmod(every, max(size, 1))
    whole_share = all_shared / np.maximum(np.minimum(sizes[a], sizes[b]), 1)
    wholly = whole_share >= WHOLE
    telling = rare(prose, families(size, a[wholly], b[wholly]))
    own = sizes - np.bincount(prose.owners[np.repeat(~telling, prose.counts)], minlength=size)
    few, rare_shared = tally(pairs(prose, telling), size)
    own_shared = np.zeros(len(every), dtype=np.int64)
    _, at, place = np.intersect1d(every, few, assume_unique=True, return_indices=True)
    own_shared[at] = rare_shared[place]
    own_share = own_shared / np.maximum(np.minimum(own[a], own[b]), 1)
    found = ((own_share >= OWN) & (own_shared >= LEAST)) | wholly
    share = np.maximum(own_share, whole_share)
    for first, second, part, shared in zip(*(x[found].tolist() for x in (a, b, share, all_shared)), strict=True):
        one, other = prints[first], prints[second]
        giver, through = direction(one, other, part)
        yield Copy(one.id, other.id, "copy", round(part, 4), shared, None, giver, through)


def families(size: int, first: Ints, second: Ints) -> Ints:
    """A number for each report, the same for those that are wholly copies: ten copies of one make no word common."""
    found = np.arange(size)
    while True:
        before = found.copy()
        np.minimum.at(found, first, before[second])
        np.minimum.at(found, second, before[first])
        found = found[found]
        if np.array_equal(found, before):
            return found


def rare(index: Index, family: Ints) -> Bools:
    """Which shingles few families of reports have."""
    shingle = np.repeat(np.arange(len(index.counts)), index.counts)
    codes = np.unique(shingle * max(len(family), 1) + family[index.owners % max(len(family), 1)])
    return np.bincount(codes // max(len(family), 1), minlength=len(index.counts)) <= CAP


def entire(prints: Sequence[Print], index: Index) -> Iterator[Copy]:
    """The pairs of which one is nothing but a piece of the other, whichever of it stands between quotation marks."""
    size = len(prints)
    whole = of_reports(index)
    every, shared = tally(pairs(whole, whole.counts <= COMMON), size)
    a, b = np.divmod(every, max(size, 1))
    sizes = np.array([len(one.prose) + len(one.quoted) for one in prints], dtype=np.int64)
    share = shared / np.maximum(np.minimum(sizes[a], sizes[b]), 1)
    found = (share >= ENTIRE) & (shared >= LEAST)
    for first, second, part, many in zip(*(x[found].tolist() for x in (a, b, share, shared)), strict=True):
        one, other = prints[first], prints[second]
        giver, through = direction(one, other, part)
        yield Copy(one.id, other.id, "copy", round(part, 4), many, None, giver, through)


def of_reports(index: Index) -> Index:
    """The index of whole reports, prose and quotations in one."""
    shingle = np.repeat(np.arange(len(index.counts)), index.counts)
    codes = np.unique(shingle * index.reports + index.owners % max(index.reports, 1))
    shingle, owners = np.divmod(codes, max(index.reports, 1))
    starts, counts = groups(shingle)
    return Index(index.reports, owners, starts, counts)


def of_prose(index: Index) -> Index:
    """The index of prose alone."""
    shingle = np.repeat(np.arange(len(index.counts)), index.counts)
    prose = index.owners < index.reports
    starts, counts = groups(shingle[prose])
    return Index(index.reports, index.owners[prose], starts, counts)


def quoting(prints: Sequence[Print], index: Index) -> Iterator[Copy]:
    """The pairs of which one quotes much that the other has, as its prose or as a quotation too, and names it."""
    size = len(prints)
    codes, counts = tally(pairs(index, index.counts <= CAP), 2 * size)
    low, high = np.divmod(codes, max(2 * size, 1))
    prose = (low < size) & (high >= size) & (low != high - size)
    both = low >= size
    quoter = np.concatenate((high[prose] - size, low[both] - size, high[both] - size))
    other = np.concatenate((low[prose], high[both] - size, low[both] - size))
    own = np.concatenate((counts[prose], np.zeros(2 * both.sum(), dtype=np.int64)))
    total = np.concatenate((counts[prose], counts[both], counts[both]))
    pair, back = np.unique(quoter * size + other, return_inverse=True)
    owned = np.bincount(back, own, len(pair)).astype(np.int64)
    shared = np.bincount(back, total, len(pair)).astype(np.int64)
    first, second = np.divmod(pair, max(size, 1))
    quoted = np.array([len(one.quoted) for one in prints], dtype=np.int64)
    share = shared / np.maximum(quoted[first], 1)
    enough = (owned >= EXCERPT) | ((shared >= MANY) & (share >= MOST))
    for a, b, part, many in zip(*(x[enough].tolist() for x in (first, second, share, shared)), strict=True):
        if prints[a].site != prints[b].site and prints[a].tells_of(prints[b].outlet):
            one, two = sorted((prints[a], prints[b]), key=lambda each: each.id)
            giver, through = direction(one, two, 0.0, prints[a].id)
            yield Copy(one.id, two.id, "excerpt", round(part, 4), many, prints[a].id, giver, through)


def groups(ordered: Ints) -> tuple[Ints, Ints]:
    """The start and the size of each run of one number."""
    if not len(ordered):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    return starts, np.diff(np.append(starts, len(ordered)))


def pairs(index: Index, chosen: Bools) -> Iterator[tuple[Ints, Ints]]:
    """The pairs of owners of one of the chosen shingles, the smaller first: all of them, or neighbours where there are
    very many."""
    counts = np.where(chosen, index.counts, 0)
    for size in np.unique(counts[counts > 1]).tolist():
        rows = index.owners[index.starts[counts == size][:, None] + np.arange(size)]
        if size <= PAIRED:
            left, right = np.triu_indices(size, 1)
        else:
            left, right = np.arange(size - 1), np.arange(1, size)
        yield rows[:, left].ravel(), rows[:, right].ravel()


def tally(found: Iterator[tuple[Ints, Ints]], size: int) -> tuple[Ints, Ints]:
    """Each pair once, as first * size + second, and how often it was found."""
    codes = [first * size + second for first, second in found]
    if not codes:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.unique(np.concatenate(codes), return_counts=True)
