"""``python -m evals.copies SHARED``: copies found among the newsroom's reports, against the pairs labelled by hand.

A pair labelled W (shared wire or reused copy) or E (excerpt of the other) is derived; Q (both quote one statement)
and B (boilerplate) are not. ``--misses`` prints what was found wrong, ``--others`` pairs found that bear no label.

Told are also the candidates: of the pairs that an exact join (every shingle of every report, no cap) finds to share
three tenths of the shorter one's prose, the part that was looked at; and how many pairs have a direction.
"""

import argparse
import csv
import gzip
import json
import time
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from whence.corroboration.copies import COMMON, FURNITURE, Copy, copies, indexed, of_prose, pairs, tally
from whence.corroboration.prints import Print, print_of
from whence.corroboration.shingles import Numbers
from whence.intake.credits import credits
from whence.model import Report

DERIVED = {"W", "E"}
CONTAINED = 0.3
FIELDS = ("id", "title", "outlet", "published", "url", "text")


def reports(path: Path) -> list[Report]:
    """The newsroom's reports."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return [Report(**{key: row.get(key) for key in FIELDS}, credits=credits(row["text"])) for row in rows]


class Score(NamedTuple):
    """What was found, against the labels."""

    found: dict[tuple[str, str], Copy]
    labels: dict[tuple[str, str], str]
    prints: list[Print]
    seconds: float
    pairing: float

    @property
    def counts(self) -> tuple[int, int, int]:
        """(derived pairs found, labelled pairs found, derived pairs)."""
        right = sum(label in DERIVED and pair in self.found for pair, label in self.labels.items())
        return right, sum(pair in self.found for pair in self.labels), sum(x in DERIVED for x in self.labels.values())

    @property
    def recall(self) -> float:
        right, _, gold = self.counts
        return right / gold

    @property
    def precision(self) -> float:
        right, told, _ = self.counts
        return right / max(told, 1)

    @property
    def f1(self) -> float:
        right, told, gold = self.counts
        return 2 * right / (told + gold)


def score(shared: Path) -> Score:
    """Find the copies among the newsroom's reports."""
    items = reports(shared / "newsroom" / "reports.jsonl.gz")
    start = time.perf_counter()
    prints = [print_of(report) for report in items]
    ready = time.perf_counter()
    found = {(copy.first, copy.second): copy for copy in copies(prints)}
    end = time.perf_counter()
    with (shared / "newsroom" / "copies.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        labels = {(min(a, b), max(a, b)): row["label"] for row in rows for a, b in [(row["id_a"], row["id_b"])]}
    return Score(found, labels, prints, end - start, end - ready)


def candidates(prints: Sequence[Print]) -> tuple[int, int, int]:
    """(pairs of an exact join, those that share so much without their sites' furniture too, those that were looked at).

    Furniture is what one site prints in three reports or more, counted here anew."""
    ordered = sorted(prints, key=lambda one: one.id)
    prose = of_prose(indexed(ordered)[0])
    looked_at, _ = tally(pairs(prose, prose.counts <= COMMON), len(ordered))
    bare = joined(without_furniture(ordered))
    return len(joined([one.prose for one in ordered])), len(bare), len(bare & set(looked_at.tolist()))


def without_furniture(prints: Sequence[Print]) -> list[Numbers]:
    """The prose of each report without the shingles that three of its site have."""
    sites: dict[str | None, Counter[int]] = {}
    for one in prints:
        sites.setdefault(one.site, Counter()).update(one.prose.tolist())
    return [one.prose[[sites[one.site][shingle] < FURNITURE for shingle in one.prose.tolist()]] for one in prints]


def joined(lists: Sequence[Numbers]) -> set[int]:
    """The pairs that share enough of the shorter one's shingles: every shingle, every pair of reports that have it."""
    holding: dict[int, list[int]] = {}
    for place, one in enumerate(lists):
        for shingle in one.tolist():
            holding.setdefault(shingle, []).append(place)
    shared = Counter(pair for those in holding.values() for pair in combinations(those, 2))
    return {
        a * len(lists) + b for (a, b), count in shared.items() if count >= CONTAINED * min(len(lists[a]), len(lists[b]))
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.copies", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    scored = score(options.shared)
    print(f"{len(scored.found):,} pairs of {len(scored.prints):,} reports found in {scored.seconds:.1f} s")
    print(f"of which {scored.pairing:.2f} s from ready prints")
    print(f"labelled pairs: precision {scored.precision:.3f} recall {scored.recall:.3f} F1 {scored.f1:.3f}")
    exact, bare, looked_at = candidates(scored.prints)
    print(f"candidates: {looked_at} of the {bare} pairs of an exact join at containment {CONTAINED}", end=" ")
    print(f"(of {exact}, where what one site prints in three reports is left in)")
    told = sum(copy.giver is not None for copy in scored.found.values())
    third = sum(copy.through is not None for copy in scored.found.values())
    print(f"direction: told of {told} pairs, {third} through a third")
    for pair, label in sorted(scored.labels.items()) if options.misses else ():
        if (pair in scored.found) != (label in DERIVED):
            print(label, *pair, scored.found.get(pair))
    for pair, copy in scored.found.items() if options.others else ():
        if pair not in scored.labels:
            print(copy)


if __name__ == "__main__":
    main()
