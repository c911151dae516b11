"""What corroboration yields: happenings, origins, source graphs, conflicts. Plain structs, in code and in JSON."""

from datetime import date
from typing import Literal

import msgspec

ConflictKind = Literal["denial", "figure", "day", "place", "changed"]
NodeSort = Literal["report", "outlet", "agency", "named", "anonymous", "collective", "document"]
EdgeWhy = Literal["says", "cites", "publishes", "copy", "excerpt"]


class Actor(msgspec.Struct, frozen=True):
    """A party of a happening: what to call it, its code and sectors, and in how many of its claims it stands."""

    label: str
    code: str | None
    sectors: tuple[str, ...]
    claims: int


class Related(msgspec.Struct, frozen=True):
    """Another happening that this one belongs to: ``planned``: this was held as planned, threatened or asked there;
    ``held``: that is what this one planned, threatened or asked for."""

    happening: str
    how: Literal["planned", "held"]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of one event. ``id`` is that of its first claim, in the order of ids; any other claim's leads to it.

    ``ahead``: told as planned, threatened or asked for, not as done. ``start`` and ``end`` are the days that its claims
    allow, None where none tells any; ``first_told`` and ``last_told`` the days of its reports. ``text`` is the claim
    that says it best. ``figures`` are the claims of amounts that belong to it. The counts are of claims, reports,
    outlets and independent origins.
    """

    id: str
    type: str
    ahead: bool
    text: str
    actors: list[Actor]
    recipients: list[Actor]
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    first_told: date | None
    last_told: date | None
    claims: list[str]
    figures: list[str]
    reports: int
    outlets: int
    at_least: int
    at_most: int
    conflicts: int
    related: list[Related]


class Root(msgspec.Struct, frozen=True, order=True):
    """Who says so in the end, as far as a report tells."""

    sort: Literal["named", "collective", "anonymous", "agency", "outlet"]
    key: str
    label: str
    code: str = ""
    through: str = ""


class Origin(msgspec.Struct, frozen=True):
    """Roots that are surely one, with the claims that lead to them, and in words why these were put together."""

    label: str
    roots: list[Root]
    claims: list[str]
    reasons: list[str]


class Origins(msgspec.Struct, frozen=True):
    """The independent origins of a happening or a claim: ``at_least`` to ``at_most``; ``may_be_one`` says in words why
    these differ."""

    at_least: int
    at_most: int
    origins: list[Origin]
    may_be_one: list[str]


class Node(msgspec.Struct, frozen=True):
    """A report, or a source, of a source graph. ``detail`` is a report's outlet and day, or why a source is unnamed;
    ``claims`` are those of the report, or those that the source answers for; ``report`` its report's id."""

    id: str
    sort: NodeSort
    label: str
    detail: str | None
    claims: list[str]
    report: str | None = None


class Edge(msgspec.Struct, frozen=True):
    """``giver`` told ``taker``: node ids. ``why`` names how; of ``copy`` and ``excerpt``, ``certain`` says whether it
    is known who has it from whom."""

    giver: str
    taker: str
    why: EdgeWhy
    certain: bool = True


class SourceGraph(msgspec.Struct, frozen=True):
    """Who got it from whom: from roots to reports. Nodes and edges in a fixed order."""

    nodes: list[Node]
    edges: list[Edge]


class Side(msgspec.Struct, frozen=True):
    """What one side of a conflict says, in a few words, and the claims that say it."""

    says: str
    claims: list[str]


class Conflict(msgspec.Struct, frozen=True):
    """Claims of one happening that cannot all be so. ``about`` says in words what they differ in."""

    id: str
    happening: str
    kind: ConflictKind
    about: str
    sides: list[Side]


class Period(msgspec.Struct, frozen=True):
    """A day, week or month, ``end`` included: the sums of the scores of its happenings above zero and, as a negative
    number, below it (PLOVER's scale, after Goldstein 1992), and how many happenings these are."""

    start: date
    end: date
    cooperation: float
    conflict: float
    happenings: int


class Timeline(msgspec.Struct, frozen=True):
    """What happened over time: periods without a gap, and the happenings of all, by day."""

    periods: list[Period]
    happenings: list[Happening]


class Tie(msgspec.Struct, frozen=True):
    """How often one party did something of a type to another, and the mean score of that."""

    actor: Actor
    recipient: Actor
    type: str
    happenings: int
    score: float


class SourceCounts(msgspec.Struct, frozen=True):
    """How much a source originates: the happenings that it is an origin of, how many of these have other origins too
    (``shared``) and in how many claims contradict each other (``contradicted``), and in how many claims of how many
    reports it is repeated."""

    sort: str
    label: str
    happenings: int
    shared: int
    contradicted: int
    claims: int
    reports: int
