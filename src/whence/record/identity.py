"""Ids that are the same on every machine: hashes of what a thing is, never of when or where it was added.

A report is what it says and where it was published: its url, outlet, date, title and text. The id that its input
gave it is kept beside, and is no part of it. A claim is its report and its place in it, so that its id begins with
its report's, and stays when other claims of the report come or go.
"""

import hashlib
from collections.abc import Iterable

import msgspec

from whence.model import Claim, Report

REPORT_DIGITS = 16
CLAIM_DIGITS = 8


def digest(parts: object, digits: int) -> str:
    """The first hexadecimal digits of the SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:digits]


def report_id(report: Report) -> str:
    """The id of a report: 16 hexadecimal digits."""
    return digest((report.url, report.outlet, report.published, report.title, report.text), REPORT_DIGITS)


def claim_ids(report: str, claims: Iterable[Claim]) -> list[str]:
    """The ids of a report's claims, in order: the report's id, a hyphen, 8 hexadecimal digits of the place.

    The place is the part, the kind and the spans, and for an event its type and cue. Claims of one
    place are told apart by their order.
    """
    taken: set[str] = set()
    return [_free(report, _place(claim), taken) for claim in claims]


def _place(claim: Claim) -> tuple[object, ...]:
    event = claim.event
    return claim.part, claim.kind, claim.spans, event and (event.type, event.cue.spans)


def _free(report: str, place: tuple[object, ...], taken: set[str]) -> str:
    """The first id of a place that no claim before it in the report has."""
    turn = 0
    while (found := f"{report}-{digest((*place, turn), CLAIM_DIGITS)}") in taken:
        turn += 1
    taken.add(found)
    return found
