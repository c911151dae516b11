"""The nouns: what a report is, and what reading it yields.

These structs are the contract of ``whence read``: their fields, in this order, are the keys that
``--json`` and ``--jsonl`` print. What is not known is ``None`` (an empty list where it is a list).

A span is ``(start, end)`` in Unicode code points, end excluded. Spans come in lists, for one thing
can be said in pieces. They count in ``Report.text``, or in ``Report.title`` where ``part`` is
``"title"``. A ``text`` beside spans is what stands at them, the pieces joined by ``" … "``.
"""

from typing import Literal

import msgspec

Span = tuple[int, int]
Part = Literal["body", "title"]

SourceKind = Literal["person", "people", "organization", "government", "outlet", "document", "unknown"]
Naming = Literal["named", "anonymous", "collective"]
Manner = Literal["direct", "mixed", "indirect"]
ClaimKind = Literal["event", "statement", "figure", "relation"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Status = Literal[
    "actual", "ongoing", "planned", "asked", "threatened", "conditional", "hypothetical", "denied", "unknown"
]
Bound = Literal["at least", "at most", "about"]


class Report(msgspec.Struct, kw_only=True, frozen=True):
    """A report as it was taken in. ``published`` and ``url`` are as given; ``text`` is never changed.

    ``byline`` names its authors, ``credits`` the agencies whose work it says it uses.
    """

    id: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    credits: list[str] = []
    text: str


class Quote(msgspec.Struct, frozen=True):
    """Words of the report and where they stand."""

    text: str
    spans: list[Span]


class When(msgspec.Struct, frozen=True):
    """A time expression and the interval of days that it means: ISO dates, both included."""

    text: str
    start: str | None
    end: str | None


class Place(msgspec.Struct, frozen=True):
    """A place, its canonical name and the ISO 3166-1 alpha-3 code of its state."""

    text: str
    name: str | None
    country: str | None


class Affiliation(msgspec.Struct, frozen=True):
    """To whom a source belongs: a state's or body's code, and its sectors in PLOVER's codes."""

    code: str | None
    sectors: list[str]


class Party(msgspec.Struct, frozen=True):
    """Someone who acts or is acted upon."""

    text: str
    spans: list[Span]
    name: str | None
    code: str | None
    sectors: list[str]


class Source(msgspec.Struct, frozen=True):
    """Who answers for an attribution's content. No words of the report name it where ``spans`` is empty."""

    text: str | None
    spans: list[Span]
    name: str | None
    kind: SourceKind
    naming: Naming | None
    reason: str | None
    role: str | None
    actor: Affiliation | None


class Attribution(msgspec.Struct, frozen=True):
    """A source, the cue that introduces it, and the content that it answers for.

    ``parent`` is the id of the attribution through which this one reached the report.
    """

    id: str
    part: Part
    source: Source
    cue: Quote
    content: Quote
    manner: Manner
    stance: str
    said: When | None
    parent: str | None


class Event(msgspec.Struct, frozen=True):
    """What happened, in PLOVER 0.8's terms, with a CAMEO code; ``cue`` is the words that name it.

    ``rows`` are the rows of the tables that made it, in the order in which they were applied.
    """

    type: str
    mode: str | None
    contexts: list[str]
    cameo: str | None
    cue: Quote
    rows: list[str] = []


class Figure(msgspec.Struct, frozen=True):
    """An amount. ``value`` is in base units; ``high`` is the top of a range; ``unit`` is an ISO 4217
    code, ``percent`` or the noun counted."""

    value: float
    high: float | None
    unit: str | None
    bound: Bound | None
    subject: str | None
    measure: str | None
    text: str


class Relation(msgspec.Struct, frozen=True):
    """How two parties stand to each other."""

    type: str
    subject: Party
    object: Party


class Claim(msgspec.Struct, frozen=True):
    """One proposition that the report makes or relays.

    ``chain`` holds the ids of the attributions it comes through, the nearest first; it is empty
    where the report speaks for itself.
    """

    id: str
    part: Part
    kind: ClaimKind
    spans: list[Span]
    text: str
    chain: list[str]
    event: Event | None
    actors: list[Party]
    recipients: list[Party]
    object: Quote | None
    figure: Figure | None
    relation: Relation | None
    time: When | None
    place: Place | None
    polarity: Polarity
    certainty: Certainty
    status: Status


class Reading(msgspec.Struct, frozen=True):
    """All that reading one report yields."""

    report: Report
    attributions: list[Attribution]
    claims: list[Claim]
    problems: list[str]
