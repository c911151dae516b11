"""Copies: which reports use the text of which.

Containment of shingles (Broder 1997) rather than resemblance, for one report is often cut down: the share of the
shorter report's own prose that the other has too. What both quote tells nothing; what one quotes and the other has as
its own prose is an excerpt. Shingles that many reports have are boilerplate, unless nearly all else is shared too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from whence.corroboration.shingles import LENGTH, Numbers, shingles
from whence.corroboration.words import words_of
from whence.model import Report

CAP = 6  # a shingle that more reports have counts only where nearly all is shared
PAIRED = 24  # of the reports that have a shingle all pairs are looked at up to this many, beyond it neighbours only
FURNITURE = 3  # reports of one site that have a shingle which says nothing
COMMON = 1000  # a shingle that more reports have is looked at no further
OWN = 0.1  # the least share of the shorter report's own prose
WHOLE = 0.3  # the least share that makes boilerplate improbable
EXCERPT = 24  # the fewest shingles that one quotes of the other's own prose
MANY, MOST = 80, 0.5  # shingles, and their part of all that is quoted, that are quotations taken over from the other
LEAST = 12  # the fewest shingles that tell anything

Ints = npt.NDArray[np.int64]
Kind = Literal["copy", "excerpt"]


@dataclass(frozen=True, slots=True)
class Print:
    """A report and its shingles: those of its own prose and those that it quotes, each once and sorted.

    ``site`` is the host of its page, else its outlet.
    """

    report: Report
    site: str | None
    prose: Numbers
    quoted: Numbers

    @property
    def id(self) -> str:
        return self.report.id


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports, ``first`` before ``second`` by id, of which one uses the other's text or both a third's.

    ``share`` is the part of the shorter one's prose (of an excerpt: of what the one quotes) that the other has.
    ``quoting`` is the id of the report that quotes the other and names it, of an excerpt.
    """

    first: str
    second: str
    kind: Kind
    share: float
    shared: int
    quoting: str | None = None


def print_of(report: Report) -> Print:
    """A report's shingles."""
    words = words_of(report.text)
    numbers = shingles(words.words)
    runs = np.convolve(words.quoted, np.ones(LENGTH, dtype=np.int64), "valid") if len(numbers) else np.zeros(0)
    return Print(report, site(report), np.unique(numbers[runs == 0]), np.unique(numbers[runs == LENGTH]))


def site(report: Report) -> str | None:
    """Where a report was published."""
    host = urlsplit(report.url or "").hostname
    return host.removeprefix("www.") if host else report.outlet


def copies(prints: Sequence[Print]) -> list[Copy]:
    """The pairs of reports of which one uses the other's text, or both a third's; in the order of their ids."""
    prints = sorted(prints, key=lambda one: one.id)
    prints = without_furniture(prints)
    found = {(c.first, c.second): c for c in quoting(prints)}
    found.update({(c.first, c.second): c for c in sharing(prints)})
    return [found[pair] for pair in sorted(found)]


def without_furniture(prints: list[Print]) -> list[Print]:
    """The prints without the prose that one site has in several reports: calls to subscribe, captions, biographies."""
    sites: dict[str | None, list[int]] = {}
    for place, one in enumerate(prints):
        sites.setdefault(one.site, []).append(place)
    found = list(prints)
    for places in sites.values():
        numbers, _ = joined([prints[place].prose for place in places])
        starts, counts = groups(numbers)
        furniture = numbers[starts[counts >= FURNITURE]]
        if len(furniture):
            for place in places:
                kept = np.setdiff1d(prints[place].prose, furniture, assume_unique=True)
                found[place] = replace(prints[place], prose=kept)
    return found


def sharing(prints: Sequence[Print]) -> Iterator[Copy]:
    """The pairs that share prose."""
    numbers, owners = joined([one.prose for one in prints])
    sizes = np.array([len(one.prose) for one in prints])
    starts, counts = groups(numbers)
    rare = np.bincount(owners, np.repeat(counts <= CAP, counts), minlength=len(prints))
    every, all_shared = tally(pairs(owners, starts, counts, COMMON), len(prints))
    few, rare_shared = tally(pairs(owners, starts, counts, CAP), len(prints))
    of_rare = dict(zip(few.tolist(), rare_shared.tolist(), strict=True))
    for code, shared in zip(every.tolist(), all_shared.tolist(), strict=True):
        if shared < LEAST:
            continue
        a, b = divmod(code, len(prints))
        own = of_rare.get(code, 0)
        own_share = own / max(min(rare[a], rare[b]), 1)
        whole_share = shared / min(sizes[a], sizes[b])
        if (own_share >= OWN and own >= LEAST) or whole_share >= WHOLE:
            yield Copy(prints[a].id, prints[b].id, "copy", round(float(max(own_share, whole_share)), 4), shared)


def quoting(prints: Sequence[Print]) -> Iterator[Copy]:
    """The pairs of which one quotes much that the other has, as its prose or as a quotation too, and names it."""
    numbers, owners = joined([one.prose for one in prints] + [one.quoted for one in prints])
    starts, counts = groups(numbers)
    size = len(prints)
    prose: dict[tuple[int, int], int] = {}  # (who quotes, whose prose it is)
    both: dict[tuple[int, int], int] = {}
    for code, count in zip(*(one.tolist() for one in tally(pairs(owners, starts, counts, CAP), 2 * size)), strict=True):
        low, high = divmod(code, 2 * size)
        if low < size <= high and low != high - size:
            prose[high - size, low] = count
        elif low >= size:
            both[low - size, high - size] = both[high - size, low - size] = count
    for quoter, other in sorted({*prose, *both}):
        own, shared = prose.get((quoter, other), 0), both.get((quoter, other), 0)
        share = (own + shared) / len(prints[quoter].quoted)
        enough = own >= EXCERPT or (shared + own >= MANY and share >= MOST)
        if enough and prints[quoter].site != prints[other].site and names(prints[quoter].report, prints[other].report):
            first, second = sorted((quoter, other))
            yield Copy(
                prints[first].id, prints[second].id, "excerpt", round(share, 4), own + shared, prints[quoter].id
            )


def names(report: Report, other: Report) -> bool:
    """Whether a report names the outlet of another."""
    outlet = re.split(r" [-–—(]", other.outlet or "")[0].strip()
    return bool(outlet) and re.search(rf"\b{re.escape(outlet)}\b", report.text, re.IGNORECASE) is not None


def joined(sets: list[Numbers]) -> tuple[Numbers, Ints]:
    """All numbers in order, each with the place of its owner."""
    numbers = np.concatenate(sets) if sets else np.zeros(0, dtype=np.uint64)
    owners = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    order = np.argsort(numbers, kind="stable")
    return numbers[order], owners[order]


def groups(numbers: Numbers) -> tuple[Ints, Ints]:
    """The start and the size of each run of one number."""
    if not len(numbers):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    return starts, np.diff(np.append(starts, len(numbers)))


def pairs(owners: Ints, starts: Ints, counts: Ints, most: int) -> Iterator[tuple[Ints, Ints]]:
    """The pairs of owners of one number, the smaller first: all of them, or neighbours where there are very many."""
    for size in np.unique(counts[(counts > 1) & (counts <= most)]).tolist():
        rows = owners[starts[counts == size][:, None] + np.arange(size)]
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
