"""Sightings: the claims of reports, brought to what comparing them needs."""

from datetime import date, timedelta

import msgspec

from whence.corroboration.words import WORD
from whence.model import Attribution, Claim, Party, Reading

WIDE = timedelta(days=31)  # a time that is wider says too little to tell happenings apart


class Step(msgspec.Struct, frozen=True):
    """One source of a chain. ``key`` is what it is known by across reports; ``label`` what to call it."""

    key: str
    label: str
    kind: str
    naming: str | None
    code: str | None
    sectors: tuple[str, ...]


class Who(msgspec.Struct, frozen=True, order=True):
    """A party as it is known across reports. ``block``: its state or body, else its name, else its words."""

    block: str
    name: str | None
    sectors: tuple[str, ...]


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as one report has it.

    ``start`` and ``end`` are the days of its own time, None where it says none that is narrow enough;
    ``published`` is the day of its report.
    """

    id: str
    report: str
    outlet: str | None
    credits: tuple[str, ...]
    published: date | None
    kind: str
    type: str | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    value: float | None
    high: float | None
    bound: str | None
    unit: str | None
    polarity: str
    certainty: str
    status: str
    words: frozenset[str]
    text: str
    chain: tuple[Step, ...]


def sightings(report: str, ids: list[str], reading: Reading) -> list[Sighting]:
    """The claims of a reading; ``report`` and ``ids`` are the report's and the claims' ids in the record."""
    steps = {attribution.id: step(attribution) for attribution in reading.attributions}
    return [sighting(report, id, claim, reading, steps) for id, claim in zip(ids, reading.claims, strict=True)]


def sighting(report: str, id: str, claim: Claim, reading: Reading, steps: dict[str, Step]) -> Sighting:
    """One claim."""
    figure, head = claim.figure, reading.report
    start, end = days(claim)
    return Sighting(
        id=id,
        report=report,
        outlet=head.outlet,
        credits=tuple(head.credits),
        published=date.fromisoformat(head.published[:10]) if head.published else None,
        kind=claim.kind,
        type=claim.event.type if claim.event else None,
        actors=tuple(dict.fromkeys(map(who, claim.actors))),
        recipients=tuple(dict.fromkeys(map(who, claim.recipients))),
        start=start,
        end=end,
        place=claim.place.name if claim.place else None,
        country=claim.place.country if claim.place else None,
        value=figure.value if figure else None,
        high=figure.high if figure else None,
        bound=figure.bound if figure else None,
        unit=figure.unit if figure else None,
        polarity=claim.polarity,
        certainty=claim.certainty,
        status=claim.status,
        words=frozenset(word.lower() for word in WORD.findall(claim.text)),
        text=claim.text,
        chain=tuple(steps[id] for id in claim.chain),
    )


def days(claim: Claim) -> tuple[date | None, date | None]:
    """The first and the last day of a claim's own time, where both are known and near each other."""
    if claim.time is None or claim.time.start is None or claim.time.end is None:
        return None, None
    start, end = date.fromisoformat(claim.time.start), date.fromisoformat(claim.time.end)
    return (start, end) if end - start <= WIDE else (None, None)


def who(party: Party) -> Who:
    """A party as it is known across reports."""
    name = party.name.casefold() if party.name else None
    return Who(party.code or name or party.text.casefold(), name, tuple(sorted(party.sectors)))


def step(attribution: Attribution) -> Step:
    """A source as a step."""
    source = attribution.source
    label = source.name or source.text or "an unnamed source"
    code = source.actor.code if source.actor else None
    sectors = tuple(source.actor.sectors) if source.actor else ()
    return Step(label.casefold(), label, source.kind, source.naming, code, sectors)
