"""``python -m evals.happenings SHARED``: claims grouped into happenings, against a set labelled by hand.

``happenings.tsv`` marks the passages of the newsroom's reports that tell one happening. A claim is of the happening on
whose passage most of its words lie. Counted are the pairs of such claims from two reports: whether they were put
together, and whether they belong together (pairwise precision, recall and F1). The half ``dev`` was read when rules
were made; ``held`` was kept for the figure. ``--misses`` prints pairs told wrong. ``--cache FILE`` keeps the readings.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec

from evals.copies import reports
from whence.corroboration.happenings import happenings
from whence.corroboration.sightings import Sighting, sightings
from whence.model import Claim, Reading
from whence.reading import Reader

LABELS = Path(__file__).parent / "happenings.tsv"
COVERED = 0.4  # of the words of claim and passage together that both must have


class Passage(NamedTuple):
    """A marked passage."""

    happening: str
    report: str
    part: str
    start: int
    end: int
    half: str


def passages() -> list[Passage]:
    """The labels."""
    with LABELS.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return [
            Passage(row["happening"], row["report"], row["part"], int(row["start"]), int(row["end"]), row["half"])
            for row in rows
        ]


def read(shared: Path, wanted: set[str], cache: Path | None) -> list[Reading]:
    """The readings of the reports that bear labels, from the cache where it is there."""
    if cache and cache.exists():
        return [msgspec.json.decode(line, type=Reading) for line in cache.read_bytes().splitlines()]
    items = [report for report in reports(shared / "newsroom" / "reports.jsonl.gz") if report.id in wanted]
    found = list(Reader().read_all(items))
    if cache:
        cache.write_bytes(b"\n".join(map(msgspec.json.encode, found)))
    return found


def label(claim: Claim, marked: Iterable[Passage]) -> str | None:
    """The happening on whose passage most of a claim's words lie."""
    best, most = None, 0.0
    size = sum(end - start for start, end in claim.spans)
    for passage in marked:
        if passage.part == claim.part:
            shared = sum(max(0, min(end, passage.end) - max(start, passage.start)) for start, end in claim.spans)
            part = shared / (size + passage.end - passage.start - shared)
            if part > most:
                best, most = passage.happening, part
    return best if most >= COVERED else None


class Score(NamedTuple):
    """Pairs of claims: put together rightly, put together, belonging together; and the wrong ones by kind."""

    right: int
    told: int
    gold: int
    wrong: list[tuple[str, str, str]]

    @property
    def precision(self) -> float:
        return self.right / max(self.told, 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.told + self.gold, 1)

    def __str__(self) -> str:
        recall = self.right / max(self.gold, 1)
        return f"precision {self.precision:.3f} recall {recall:.3f} F1 {self.f1:.3f} of {self.gold} pairs"


def score(seen: list[Sighting], labels: dict[str, str]) -> Score:
    """The pairs of labelled claims from two reports."""
    cluster = {id: happening.id for happening in happenings(seen) for id in happening.claims}
    report = {one.id: one.report for one in seen}
    right = told = gold = 0
    wrong = []
    for a, b in combinations(sorted(labels), 2):
        if report[a] == report[b]:
            continue
        together, belong = cluster.get(a, a) == cluster.get(b, b), labels[a] == labels[b]
        told, gold, right = told + together, gold + belong, right + (together and belong)
        if together != belong:
            wrong.append(("together" if together else "apart", a, b))
    return Score(right, told, gold, wrong)


def labelled(readings: Iterable[Reading], half: str) -> Iterator[tuple[list[Sighting], dict[str, str]]]:
    """The sightings of each report, and the happenings of those that lie on passages of a half."""
    by_report: dict[str, list[Passage]] = {}
    for passage in passages():
        if passage.half == half:
            by_report.setdefault(passage.report, []).append(passage)
    for reading in readings:
        name = reading.report.id
        ids = [f"{name}-{claim.id}" for claim in reading.claims]
        told = {}
        for id, claim in zip(ids, reading.claims, strict=True):
            if claim.event and (happening := label(claim, by_report.get(name, ()))):
                told[id] = happening
        yield sightings(name, ids, reading), told


def scores(shared: Path, cache: Path | None = None) -> dict[str, Score]:
    """The score of each half."""
    readings = read(shared, {passage.report for passage in passages()}, cache)
    found = {}
    for half in ("dev", "held"):
        seen, labels = gathered(readings, half)
        found[half] = score(seen, labels)
    return found


def gathered(readings: Iterable[Reading], half: str) -> tuple[list[Sighting], dict[str, str]]:
    """All sightings, and the happenings of those that lie on passages of a half."""
    seen: list[Sighting] = []
    labels: dict[str, str] = {}
    for those, told in labelled(readings, half):
        seen += those
        labels |= told
    return seen, labels


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.happenings", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--half", choices=["dev", "held"], default="dev")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    marked = [passage for passage in passages() if passage.half == options.half]
    seen, labels = gathered(read(options.shared, {p.report for p in passages()}, options.cache), options.half)
    scored = score(seen, labels)
    told_of = {(one.split("-")[0], happening) for one, happening in labels.items()}
    wanted = {(passage.report, passage.happening) for passage in marked}
    print(f"{options.half}: {scored}")
    print(f"happenings in a report that have an event: {len(told_of)} of {len(wanted)}")
    text = {one.id: f"{one.type} {one.published} {one.status} {one.text[:110]!r}" for one in seen}
    for kind, a, b in scored.wrong[:: max(1, len(scored.wrong) // options.misses)] if options.misses else ():
        print(kind, labels[a], labels[b], text[a], text[b], sep="\n    ")


if __name__ == "__main__":
    main()
