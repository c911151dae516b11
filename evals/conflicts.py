"""``python -m evals.conflicts RECORD``: conflicts found in a record of the newsroom, against pairs labelled by hand.

A conflict sets every claim of one side against every claim of another: each such pair is right or wrong by itself, and
a label is of a pair of claim ids, so that it holds however happenings are grouped. Printed are the precision of the
labelled pairs that are found, and of the conflicts, of which one is right if most of its labelled pairs are.
``--unlabelled N`` prints N pairs that bear no label, for reading: one of each conflict in turn. ``--misses`` prints
the wrong ones.
"""

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product, zip_longest
from pathlib import Path
from typing import NamedTuple

from whence.corroboration.conflicts import conflicts
from whence.corroboration.happenings import happenings
from whence.corroboration.results import Conflict
from whence.corroboration.sightings import Sighting, sightings
from whence.model import Reading
from whence.record import Record
from whence.record.identity import claim_ids, report_id

LABELS = Path(__file__).parent / "conflicts.tsv"
BESIDE = 160  # characters printed on both sides of a claim
SEED = 7

Pair = tuple[str, str]


class Passage(NamedTuple):
    """A claim in its report, for reading."""

    sighting: Sighting
    text: str

    def __str__(self) -> str:
        one = self.sighting
        chain = " ← ".join(step.label for step in one.chain)
        return f"{one.id} {one.outlet} {one.published} {chain}\n        {self.text}"


def labels() -> dict[Pair, bool]:
    """The labelled pairs, and whether each is a conflict."""
    with LABELS.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return {(row["first"], row["second"]): row["verdict"] == "right" for row in rows}


def passages(readings: Iterable[Reading]) -> Iterator[Passage]:
    """The claims of readings that conflicts can be among: events and the figures told with them."""
    for reading in readings:
        report = report_id(reading.report)
        ids = claim_ids(report, reading.claims)
        for one, claim in zip(sightings(report, ids, reading), reading.claims, strict=True):
            if one.kind == "event" or one.of:
                text = (reading.report.title or "") if claim.part == "title" else reading.report.text
                start, end = claim.spans[0][0], claim.spans[-1][1]
                told = f"{text[max(0, start - BESIDE) : start]}[[{text[start:end]}]]{text[end : end + BESIDE]}"
                yield Passage(one, " ".join(told.split()))


def found(seen: Mapping[str, Passage]) -> list[Conflict]:
    """The conflicts of all happenings."""
    groups = happenings([one.sighting for one in seen.values()])
    home = {id: group.id for group in groups for id in group.claims}
    figures: dict[str, list[Sighting]] = {}
    for one, _ in seen.values():
        if one.of in home:
            figures.setdefault(home[one.of], []).append(one)
    return [
        conflict
        for group in groups
        for conflict in conflicts(group.id, [seen[id].sighting for id in group.claims], figures.get(group.id, []))
    ]


def pairs(conflict: Conflict) -> list[Pair]:
    """The pairs of a conflict's claims of different sides, in an order drawn by chance, always the same."""
    crossed = [
        (min(a, b), max(a, b))
        for one, other in combinations(conflict.sides, 2)
        for a, b in product(one.claims, other.claims)
    ]
    return random.Random(SEED).sample(sorted(crossed), len(crossed))


def in_turn(those: Sequence[Conflict]) -> Iterator[tuple[Conflict, Pair]]:
    """A pair of each conflict, then a second one of each that has more, and so on."""
    for turn in zip_longest(*map(pairs, those)):
        yield from ((conflict, pair) for conflict, pair in zip(those, turn, strict=True) if pair)


def share(verdicts: Sequence[bool]) -> str:
    """How many of some verdicts are right."""
    right = sum(verdicts)
    return f"{right / len(verdicts):.3f} ({right} of {len(verdicts)})" if verdicts else "none"


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.conflicts", description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--unlabelled", type=int, default=0, metavar="N")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    with Record.open(options.record) as record:
        seen = {one.sighting.id: one for one in passages(record.readings())}
    those, told = found(seen), labels()
    crossed = list(in_turn(those))
    known = [(conflict, pair) for conflict, pair in crossed if pair in told]
    whole = [[told[pair] for pair in pairs(conflict) if pair in told] for conflict in those]
    print(f"{len(those)} conflicts of {len(crossed)} pairs: {dict(Counter(one.kind for one in those))}")
    print(f"precision of labelled pairs: {share([told[pair] for _, pair in known])}")
    print(f"precision of labelled conflicts: {share([2 * sum(each) > len(each) for each in whole if each])}")
    print(f"unlabelled: {len(crossed) - len(known)} pairs, {sum(not each for each in whole)} conflicts")
    wrong = ((conflict, pair) for conflict, pair in known if options.misses and not told[pair])
    new = ((conflict, pair) for conflict, pair in crossed if pair not in told)
    for conflict, pair in (*wrong, *islice(new, options.unlabelled)):
        print(f"\n{conflict.kind}: {conflict.about}", *(f"    {seen[id]}" for id in pair), sep="\n")


if __name__ == "__main__":
    main()
