"""What asking a record yields."""

from typing import Literal

import msgspec

from whence.model import Attribution, Claim


class Added(msgspec.Struct, frozen=True):
    """What adding a reading came to: its report's id in the record, and whether it is ``new``, was ``known`` (and
    nothing changed), or is another ``version`` of a report whose address is known."""

    report: str
    how: Literal["new", "known", "version"]


class ReportHead(msgspec.Struct, frozen=True):
    """A report without its text. ``previous`` is the id of the version before it; ``current``: no later one is kept."""

    id: str
    given_id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    version: int
    previous: str | None
    current: bool
    read_by: str
    added: str


class KeptClaim(msgspec.Struct, frozen=True):
    """A claim with what a reader needs beside it: its id in the record, its report, and its chain, the nearest
    attribution first. ``day`` is the day of its time that is nearest to the publication."""

    id: str
    day: str | None
    report: ReportHead
    claim: Claim
    chain: list[Attribution]


class SourceCount(msgspec.Struct, frozen=True):
    """How often a source is the nearest to claims, in how many reports of how many outlets, published between which
    days."""

    label: str
    name: str | None
    code: str | None
    sectors: list[str]
    naming: str | None
    claims: int
    reports: int
    outlets: int
    first_day: str | None
    last_day: str | None


class Failure(msgspec.Struct, frozen=True):
    """Input that could not be read: where it stands, why, when first and last, and how many times it was tried."""

    id: str
    input: str
    line: int | None
    report: str | None
    problem: str
    first: str
    last: str
    times: int
