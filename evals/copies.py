"""``python -m evals.copies SHARED``: copies found among the newsroom's reports, against the pairs labelled by hand.

A pair labelled W (shared wire or reused copy) or E (excerpt of the other) is derived; Q (both quote one statement)
and B (boilerplate) are not. ``--misses`` prints what was found wrong, ``--others`` pairs found that bear no label.
"""

import argparse
import csv
import gzip
import json
import time
from pathlib import Path
from typing import NamedTuple

from whence.corroboration.copies import Copy, copies, print_of
from whence.model import Report

DERIVED = {"W", "E"}
FIELDS = ("id", "title", "outlet", "published", "url", "text")


def reports(path: Path) -> list[Report]:
    """The newsroom's reports."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [Report(**{key: row.get(key) for key in FIELDS}) for row in map(json.loads, lines)]


class Score(NamedTuple):
    """What was found, against the labels."""

    found: dict[tuple[str, str], Copy]
    labels: dict[tuple[str, str], str]
    seconds: float

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
    found = {(copy.first, copy.second): copy for copy in copies([print_of(report) for report in items])}
    seconds = time.perf_counter() - start
    with (shared / "newsroom" / "copies.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        labels = {(min(a, b), max(a, b)): row["label"] for row in rows for a, b in [(row["id_a"], row["id_b"])]}
    return Score(found, labels, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.copies", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    scored = score(options.shared)
    print(f"{len(scored.found):,} pairs found in {scored.seconds:.1f} s")
    print(f"labelled pairs: precision {scored.precision:.3f} recall {scored.recall:.3f} F1 {scored.f1:.3f}")
    for pair, label in sorted(scored.labels.items()) if options.misses else ():
        if (pair in scored.found) != (label in DERIVED):
            print(label, *pair, scored.found.get(pair))
    for pair, copy in scored.found.items() if options.others else ():
        if pair not in scored.labels:
            print(copy)


if __name__ == "__main__":
    main()
