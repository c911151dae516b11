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

from whence.corroboration.copies import copies, print_of
from whence.model import Report

DERIVED = {"W", "E"}
FIELDS = ("id", "title", "outlet", "published", "url", "text")


def reports(path: Path) -> list[Report]:
    """The newsroom's reports."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [Report(**{key: row.get(key) for key in FIELDS}) for row in map(json.loads, lines)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.copies", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--others", action="store_true")
    options = parser.parse_args()
    items = reports(options.shared / "newsroom" / "reports.jsonl.gz")
    start = time.perf_counter()
    found = {(copy.first, copy.second): copy for copy in copies([print_of(report) for report in items])}
    seconds = time.perf_counter() - start
    with (options.shared / "newsroom" / "copies.tsv").open(encoding="utf-8") as lines:
        labels = {
            tuple(sorted((row["id_a"], row["id_b"]))): row["label"] for row in csv.DictReader(lines, delimiter="\t")
        }
    right = sum(label in DERIVED and pair in found for pair, label in labels.items())
    told = sum(pair in found for pair in labels)
    gold = sum(label in DERIVED for label in labels.values())
    precision, recall = right / max(told, 1), right / gold
    print(f"{len(items):,} reports in {seconds:.1f} s, {len(found):,} pairs found")
    print(f"labelled pairs: precision {precision:.3f} recall {recall:.3f} F1 {2 * right / (told + gold):.3f}")
    if options.misses:
        for pair, label in sorted(labels.items()):
            if (pair in found) != (label in DERIVED):
                print(label, *pair, found.get(pair))  # type: ignore[call-overload]
    if options.others:
        for pair, copy in found.items():
            if pair not in labels:
                print(copy)


if __name__ == "__main__":
    main()
