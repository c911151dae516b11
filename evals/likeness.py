"""``python -m evals.likeness SHARED``: fit the weights of likeness to the labelled happenings' half ``dev``.

Prints them as ``whence/corroboration/likeness.py`` has them. Examples are the pairs of claims from two reports that
are compared at all: two labelled ones, or a labelled one and one that lies beside all marked passages in what of a
report was labelled (its title and its first paragraphs); the latter count little, for a few are of the event all the
same. The pairs of a happening that many reports tell count less each, so that the largest do not decide alone.
"""

import argparse
import math
import re
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evals.happenings import Passage, labelled, passages, read
from whence.corroboration.likeness import WEIGHTS, features
from whence.corroboration.links import meeting, signs
from whence.corroboration.traits import Traits, comparable, traits
from whence.model import Reading

PARAGRAPHS = 15  # of a report were labelled
BESIDE = 0.15  # what a pair with an unlabelled claim counts
POSITIVE = 3.0
RIDGE = 2.0
ROUNDS = 40

Floats = npt.NDArray[np.float64]


def beside(readings: list[Reading], marked: list[Passage]) -> set[str]:
    """The claims that lie where labels could be and have none."""
    spots: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for passage in marked:
        spots.setdefault((passage.report, passage.part), []).append((passage.start, passage.end))
    found = set()
    for reading in readings:
        name, text = reading.report.id, reading.report.text
        breaks = [match.start() for match in re.finditer(r"\n\s*\n|\n", text)]
        end = breaks[PARAGRAPHS - 1] if len(breaks) >= PARAGRAPHS else len(text)
        for claim in reading.claims:
            free = all(
                to <= start or finish <= at
                for at, to in claim.spans
                for start, finish in spots.get((name, claim.part), ())
            )
            if free and (claim.part == "title" or claim.spans[0][0] <= end):
                found.add(f"{name}-{claim.id}")
    return found


def examples(
    seen: dict[str, Traits], labels: dict[str, str], others: set[str], free: set[str]
) -> tuple[Floats, Floats, Floats]:
    """Features, whether the two are of one happening, and what each example counts."""
    size: Counter[str] = Counter()
    rows: list[tuple[tuple[float, ...], bool, str | None]] = []
    for a, b in sorted(meeting((sign, id) for id, one in seen.items() for sign in signs(one))):
        one, other = seen[a], seen[b]
        if one.sighting.report == other.sighting.report or not one.around.meets(other.around):
            continue
        first, second = labels.get(a), labels.get(b)
        if first and second:
            rows.append((features(one, other), first == second, first))
            size[first] += first == second
        elif (first and b in free - others) or (second and a in free - others):
            rows.append((features(one, other), False, None))
    weights = [
        BESIDE if name is None else POSITIVE / math.sqrt(size[name]) if same else 1.0 for _, same, name in rows
    ]
    return np.array([row[0] for row in rows]), np.array([float(row[1]) for row in rows]), np.array(weights)


def fitted(values: Floats, truth: Floats, counts: Floats) -> tuple[Floats, float]:
    """Ridge logistic regression by Newton's method, on standardised features; weights for raw ones, and the bias."""
    mean, spread = values.mean(0), values.std(0) + 1e-6
    design = np.c_[(values - mean) / spread, np.ones(len(values))]
    weights = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        told = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ ((told - truth) * counts) + RIDGE * np.r_[weights[:-1], 0]
        curve = (design * (told * (1 - told) * counts)[:, None]).T @ design + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    raw = weights[:-1] / spread
    return raw, float(weights[-1] - raw @ mean)


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.likeness", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    marked = passages()
    readings = read(options.shared, {one.report for one in marked}, options.cache)
    labels: dict[str, str] = {}
    seen: dict[str, Traits] = {}
    for those, told in labelled(readings, "dev"):
        labels |= told
        seen |= {one.id: traits(one) for one in those if comparable(one)}
    others = {id for _, told in labelled(readings, "held") for id in told} | labels.keys()
    weights, bias = fitted(*examples(seen, labels, others, beside(readings, marked)))
    print(f"BIAS = {bias:.2f}")
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
