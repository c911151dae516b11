"""``python -m evals.growth RECORD``: how the time of corroboration grows with the number of reports.

The reports of a record (a part of them, by ``--reports``) are laid beside themselves again and again, each time at
other days, by other parties, in other words, as the news of other months would be; then copies, links, happenings,
origins and conflicts are made of all, from what the record keeps of each report. Told are seconds of one processor
and the exponent of a fitted power law.
"""

import argparse
import math
import time
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
import numpy as np
from sqlalchemy import func, select

from whence.corroboration.assembling import wholes
from whence.corroboration.copies import copies
from whence.corroboration.happenings import grouped
from whence.corroboration.links import links
from whence.corroboration.prints import Print
from whence.corroboration.sightings import Sighting, Step, Who
from whence.corroboration.store import all_prints, unpacked
from whence.corroboration.traits import comparable, traits
from whence.record import Record
from whence.record.schema import IN_A_REPORT, claims, sightings

APART = timedelta(days=40)


def kept(record: Record, count: int) -> tuple[list[Print], list[Sighting], int]:
    """The prints and sightings of the first reports of a record, and how many claims these have."""

    def found(connection):  # type: ignore[no-untyped-def]
        prints = sorted(all_prints(connection))[:count]
        keys = {key for key, _ in prints}
        rows = connection.execute(select(sightings.c.claim, sightings.c.packed)).all()
        counts = connection.execute(select(claims.c.report, func.count()).group_by(claims.c.report)).all()
        seen = [unpacked(row.packed) for row in rows if row.claim // IN_A_REPORT in keys]
        return [one for _, one in prints], seen, sum(number for key, number in counts if key in keys)

    return record.ask(found)


def elsewhere(one: Sighting, turn: int) -> Sighting:
    """A sighting as it would be of other parties at another time."""
    mark = f"~{turn}"

    def moved(day: date | None) -> date | None:
        return day and day + turn * APART

    def who(each: Who) -> Who:
        return msgspec.structs.replace(each, block=each.block + mark, name=each.name and each.name + mark)

    def step(each: Step) -> Step:
        return msgspec.structs.replace(each, key=each.key + mark, label=each.label + mark)

    names = {word for each in (*one.actors, *one.recipients) for word in (each.name or each.block).split()}
    return msgspec.structs.replace(
        one, id=f"{turn}.{one.id}", report=f"{turn}.{one.report}", of=one.of and f"{turn}.{one.of}",
        published=moved(one.published), start=moved(one.start), end=moved(one.end),
        actors=tuple(map(who, one.actors)), recipients=tuple(map(who, one.recipients)),
        chain=tuple(map(step, one.chain)),
        country=one.country and one.country + mark,
        words=frozenset(word + mark if word in names else word for word in one.words),
    )  # fmt: skip


def rewritten(one: Print, turn: int) -> Print:
    """A print as it would be of another text."""
    mark = np.uint32(turn * 0x9E3779B1 & 0xFFFFFFFF)
    prose, quoted = np.sort(one.prose ^ mark), np.sort(one.quoted ^ mark)
    return msgspec.structs.replace(one, id=f"{turn}.{one.id}", prose=prose, quoted=quoted)


def steps(prints: list[Print], seen: list[Sighting]) -> Iterator[tuple[str, float]]:
    """The seconds that each step takes."""
    start = time.process_time()
    shared = copies(prints)
    yield "copies", -start + (start := time.process_time())
    compared = {one.id: traits(one) for one in seen if comparable(one)}
    found = links(compared.values())
    yield "links", -start + (start := time.process_time())
    groups = grouped(compared, found)
    yield "happenings", -start + (start := time.process_time())
    by_id = {one.id: one for one in seen}
    figures: dict[str, list[Sighting]] = {}
    for one in seen:
        figures.setdefault(one.of or "", []).append(one)
    for _ in wholes(groups, by_id, figures, shared):
        pass
    yield "origins and conflicts", -start + (start := time.process_time())


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.growth", description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--turns", type=int, nargs="+", default=[1, 2, 4, 8, 11])
    options = parser.parse_args()
    with Record.open(options.record, create=False) as record:
        prints, seen, number = kept(record, options.reports)
    points = []
    for turns in options.turns:
        told = dict(
            steps(
                [rewritten(one, turn) for turn in range(turns) for one in prints],
                [elsewhere(one, turn) for turn in range(turns) for one in seen],
            )
        )
        total = sum(told.values())
        points.append((math.log(turns), math.log(total)))
        parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in told.items())
        print(f"{len(prints) * turns:,} reports, {number * turns:,} claims: {total:.1f} s ({parts})", flush=True)
    print(f"time grows with reports to the power {np.polyfit(*zip(*points, strict=True), 1)[0]:.2f}")


if __name__ == "__main__":
    main()
