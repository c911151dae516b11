"""A group of claims as a happening: its parties, days and place, its origins and its conflicts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from whence.corroboration.conflicts import conflicts
from whence.corroboration.copies import Copy
from whence.corroboration.happenings import Group
from whence.corroboration.origins import origins
from whence.corroboration.results import Actor, Conflict, Happening, Origins
from whence.corroboration.sightings import Sighting, Who
from whence.corroboration.traits import where

T = TypeVar("T")


class Whole(msgspec.Struct, frozen=True):
    """A happening with the origins behind it and the conflicts in it."""

    happening: Happening
    origins: Origins
    conflicts: list[Conflict]


def whole(group: Group, seen: Mapping[str, Sighting], figures: Iterable[Sighting], copies: Iterable[Copy]) -> Whole:
    """What a group of claims comes to. ``figures`` are told with its claims; ``copies`` are those among its reports.

    Who denies it is no origin of it, unless nobody asserts it.
    """
    those = [seen[id] for id in group.claims]
    amounts = sorted(figures, key=lambda one: one.id)
    asserted = [one for one in those if one.polarity == "positive" and one.status != "denied"]
    behind, against = origins(asserted or those, copies), conflicts(group.id, those, amounts)
    first, last = days(those)
    published = sorted(one.published for one in those if one.published)
    place, country = where_it_was(those)
    return Whole(
        Happening(
            id=group.id,
            type=most(one.type or "" for one in those),
            ahead=group.ahead,
            text=seen[group.best].text,
            actors=actors([one.actors for one in those]),
            recipients=actors([one.recipients for one in those]),
            start=first,
            end=last,
            place=place,
            country=country,
            first_told=published[0] if published else None,
            last_told=published[-1] if published else None,
            claims=group.claims,
            figures=[one.id for one in amounts],
            reports=len({one.report for one in those}),
            outlets=len({one.outlet or one.report for one in those}),
            at_least=behind.at_least,
            at_most=behind.at_most,
            conflicts=len(against),
            related=[],
        ),
        behind,
        against,
    )


def wholes(
    groups: Iterable[Group],
    seen: Mapping[str, Sighting],
    figures: Mapping[str, Sequence[Sighting]],
    copies: Iterable[Copy],
) -> Iterator[Whole]:
    """What groups of claims come to. ``figures`` are by the ids of the claims that they are told with; ``copies`` may
    be those of other reports too."""
    shared: dict[str, list[Copy]] = {}
    for copy in copies:
        shared.setdefault(copy.first, []).append(copy)
    for group in groups:
        told = {seen[id].report for id in group.claims}
        among = [copy for report in sorted(told) for copy in shared.get(report, ()) if copy.second in told]
        yield whole(group, seen, [one for id in group.claims for one in figures.get(id, ())], among)


def days(those: Sequence[Sighting]) -> tuple[date | None, date | None]:
    """The days that go with most claims that tell any («in July» goes with the 13th), of several the fewest, then the
    earliest; none where no claim tells any."""
    told = Counter((one.start, one.end) for one in those if one.start and one.end)

    def rank(days: tuple[date, date]) -> tuple[int, int, tuple[date, date]]:
        around = sum(count for (start, end), count in told.items() if start <= days[0] and days[1] <= end)
        return -around, (days[1] - days[0]).days, days

    return min(told, key=rank) if told else (None, None)


def where_it_was(those: Sequence[Sighting]) -> tuple[str | None, str | None]:
    """The place that most claims name, and its state; a place in a state before the state."""
    cities = Counter((one.place, one.country) for one in those if one.place and where(one))
    states = Counter((one.place, one.country) for one in those if one.place)
    found = cities or states
    return min(found, key=lambda place: (-found[place], str(place))) if found else (None, None)


def most(items: Iterable[str]) -> str:
    """The most frequent; of several the first in the alphabet."""
    counts = Counter(items)
    return min(counts, key=lambda item: (-counts[item], item))


def actors(lists: Iterable[Sequence[Who]]) -> list[Actor]:
    """Parties, each once, the most frequent first."""
    counts: Counter[tuple[str, str | None]] = Counter()
    sectors: dict[tuple[str, str | None], Counter[tuple[str, ...]]] = {}
    labels: dict[tuple[str, str | None], Counter[str]] = {}
    for those in lists:
        for who in those:
            key = (who.name or who.block, who.code)
            counts[key] += 1
            sectors.setdefault(key, Counter())[who.sectors] += 1
            labels.setdefault(key, Counter())[who.label or who.name or who.block] += 1
    return [
        Actor(frequent(labels[key]), key[1], frequent(sectors[key]), count)
        for key, count in sorted(counts.items(), key=lambda one: (-one[1], one[0][0], one[0][1] or ""))
    ]


def frequent(counts: Counter[T]) -> T:
    """The most frequent; of several the first in order."""
    return min(counts, key=lambda item: (-counts[item], str(item)))
