"""``python -m evals.gate SHARED``: every score against its pinned floor; fails when one has fallen.

Runs what a user runs: ``whence read … --jsonl`` into the scorers that stand beside the data. The floors are
in ``floors.toml``; each is a little under what was last measured (docs/measurements.md).
"""

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from evals import happenings
from evals.conll import f1
from evals.copies import score
from evals.parsing import evaluate, marked
from evals.political import share
from whence.language.pipeline import load

FLOORS = Path(__file__).parent / "floors.toml"


def scored(shared: Path, name: str, gate: dict[str, object]) -> Iterator[tuple[str, float, float, str]]:
    """(what, floor, score, "at least" or "at most") of each figure of one gate."""
    reports, gold = shared / str(gate["reports"]), shared / str(gate["gold"])
    command = [sys.executable, "-m", "whence", "read", str(reports), "--jsonl"]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    scorer = [sys.executable, str(shared / str(gate["scorer"])), str(gold), *map(str, gate.get("options", []))]  # type: ignore[call-overload]
    printed = subprocess.run(scorer, input=told, capture_output=True, check=True).stdout.decode()
    for figure in gate["figures"]:  # type: ignore[attr-defined]
        match = re.search(figure["pattern"], printed)
        if match is None:
            raise SystemExit(f"{name}: no figure {figure['pattern']!r} in what the scorer printed:\n{printed}")
        groups = [float(group) for group in match.groups()]
        score = groups[0] / groups[1] if len(groups) == 2 else groups[0]
        direction = "at most" if "at_most" in figure else "at least"
        yield f"{name}: {figure['name']}", float(figure[direction.replace(" ", "_")]), score, direction


def parsing(shared: Path, floors: dict[str, dict[str, float]]) -> Iterator[tuple[str, float, float, str]]:
    """The same of the language model."""
    nlp = load()
    for part, wanted in floors.items():
        counts = evaluate(nlp, marked(shared / "treebank", part))
        for measure, floor in wanted.items():
            yield f"{part}: {measure}", floor, f1(counts[measure]), "at least"


def others(shared: Path, floors: dict[str, dict[str, float]]) -> Iterator[tuple[str, float, float, str]]:
    """The same of what has no scorer beside the data."""
    found, total = share(shared)
    yield "events of no political act, a sentence", floors["political"]["at_most"], found / total, "at most"
    copied = score(shared)
    yield "copies: F1", floors["copies"]["f1"], copied.f1, "at least"
    yield "copies: recall", floors["copies"]["recall"], copied.recall, "at least"
    for half, one in happenings.scores(shared).items():
        yield f"happenings, {half}: F1", floors["happenings"]["f1"], one.f1, "at least"
        yield f"happenings, {half}: precision", floors["happenings"]["precision"], one.precision, "at least"


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.gate", description=__doc__)
    parser.add_argument("shared", type=Path)
    options = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = 0
    for name, gate in floors["reading"].items():
        fallen += sum(not told(*row) for row in scored(options.shared, name, gate))
    fallen += sum(not told(*row) for row in others(options.shared, floors))
    fallen += sum(not told(*row) for row in parsing(options.shared, floors["parsing"]))
    sys.exit(f"{fallen} below the floor" if fallen else 0)


def told(what: str, floor: float, score: float, direction: str) -> bool:
    """Print a figure; whether it stands."""
    stands = score <= floor if direction == "at most" else score >= floor
    print(f"{'ok  ' if stands else 'FELL'} {what} {score:.3f} ({direction} {floor:g})", flush=True)
    return stands


if __name__ == "__main__":
    main()
