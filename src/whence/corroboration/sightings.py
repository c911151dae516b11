"""Sightings: the claims of reports, brought to what comparing them needs."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from whence.corroboration.words import WORD
from whence.model import Attribution, Claim, Party, Reading

ROW = re.compile(r"(?:.*[/\\])?([^/\\]+):\d+ (.*)")  # table:line word
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
    """A party as it is known across reports. ``block``: its state or body, else its name, else its words; ``code``:
    the former, where it has one; ``label``: what to call it."""

    block: str
    name: str | None
    sectors: tuple[str, ...]
    code: str | None = None
    label: str = ""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as one report has it.

    ``start`` and ``end`` are the days of its own time, None where it says none that is narrow enough; ``around`` is one
    that is too wide. ``published`` is the day of its report. ``of`` is, for a figure, the id of the event that it is
    told with; ``amount`` the words of its number. ``stance`` is how the nearest source stands to it. ``act`` is the
    word of the tables that an event's cue stands for, ``operators`` are the words there that act on it («deny»).
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
    subject: str | None = None
    measure: str | None = None
    of: str | None = None
    polarity: str
    certainty: str
    status: str
    words: frozenset[str]
    text: str
    chain: tuple[Step, ...]
    stance: str | None = None
    act: str | None = None
    operators: tuple[str, ...] = ()
    cue: frozenset[str] = frozenset()
    amount: str | None = None
    around: tuple[date, date] | None = None


def sightings(report: str, ids: list[str], reading: Reading) -> list[Sighting]:
    """The claims of a reading; ``report`` and ``ids`` are the report's and the claims' ids in the record."""
    steps = {attribution.id: step(attribution) for attribution in reading.attributions}
    stances = {attribution.id: attribution.stance for attribution in reading.attributions}
    events = [(id, claim) for id, claim in zip(ids, reading.claims, strict=True) if claim.event]
    return [
        sighting(report, id, claim, reading, steps, stances, told_with(claim, events) if claim.figure else None)
        for id, claim in zip(ids, reading.claims, strict=True)
    ]


def told_with(figure: Claim, events: Iterable[tuple[str, Claim]]) -> str | None:
    """The event on whose words a figure lies; of several the one that says least else."""
    best: tuple[int, int, str] | None = None
    for id, event in events:
        shared = shared_characters(figure, event)
        if shared:
            size = sum(end - start for start, end in event.spans)
            best = min(best or (0, size, id), (-shared, size, id))
    return best[2] if best else None


def shared_characters(one: Claim, other: Claim) -> int:
    """On how many characters two claims both lie."""
    if one.part != other.part:
        return 0
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one.spans for b in other.spans)


def sighting(
    report: str,
    id: str,
    claim: Claim,
    reading: Reading,
    steps: Mapping[str, Step],
    stances: Mapping[str, str],
    of: str | None,
) -> Sighting:
    """One claim."""
    figure, head = claim.figure, reading.report
    time = days(claim)
    wide = time is not None and time[1] - time[0] > WIDE
    start, end = (None, None) if time is None or wide else time
    return Sighting(
        id=id,
        report=report,
        outlet=head.outlet,
        credits=tuple(head.credits),
        published=day(head.published),
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
        subject=figure.subject if figure else None,
        measure=figure.measure if figure else None,
        of=of,
        polarity=claim.polarity,
        certainty=claim.certainty,
        status=claim.status,
        words=words_in(claim.text),
        text=claim.text,
        chain=tuple(steps[id] for id in claim.chain),
        around=time if wide else None,
        stance=stances[claim.chain[0]] if claim.chain else None,
        act=next(iter(words_of_rows(claim, "acts_")), None),
        operators=words_of_rows(claim, "operators."),
        cue=words_in(claim.event.cue.text) if claim.event else frozenset(),
        amount=figure.text if figure else None,
    )


def words_of_rows(claim: Claim, table: str) -> tuple[str, ...]:
    """The words by which an event's rows are filed, of the tables whose names begin so, in the order of use."""
    rows = claim.event.rows if claim.event else []
    return tuple(row[2] for row in map(ROW.fullmatch, rows) if row and row[1].startswith(table))


def words_in(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset(word.lower() for word in WORD.findall(text))


def days(claim: Claim) -> tuple[date, date] | None:
    """The first and the last day of a claim's own time, where both are known."""
    start, end = (day(claim.time.start), day(claim.time.end)) if claim.time else (None, None)
    return (start, end) if start and end and start <= end else None


def day(written: str | None) -> date | None:
    """The day of an ISO date or time; None where it is none."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def who(party: Party) -> Who:
    """A party as it is known across reports."""
    name = party.name.casefold() if party.name else None
    block = party.code or name or party.text.casefold()
    return Who(block, name, tuple(sorted(party.sectors)), party.code, party.name or " ".join(party.text.split()))


def step(attribution: Attribution) -> Step:
    """A source as a step."""
    source = attribution.source
    label = source.name or source.text or "an unnamed source"
    code = source.actor.code if source.actor else None
    sectors = tuple(source.actor.sectors) if source.actor else ()
    return Step(label.casefold(), label, source.kind, source.naming, code, sectors)
