"""Which claims are asked for, and that as a condition in SQL."""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from whence.model import Certainty, ClaimKind, Naming, Status
from whence.record.flatten import without_article
from whence.record.schema import attributions, chains, claims, parties, reports, roles
from whence.record.search import matches

Sort = Literal["newest", "oldest", "added"]

CODE_LETTERS = 3


class ClaimFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are asked for; all conditions hold at once, and one that is None asks nothing.

    ``actor``, ``recipient`` and ``source`` are a name as the record has it, in small or capital letters
    («Vladimir Putin»), with ``*`` for any characters («*putin»); or codes and sectors, all of which must fit
    («RUS», «RUS GOV», «MIL»). ``source`` is anyone in the chain; ``naming`` is that of the nearest, ``none`` where
    the report speaks for itself. ``since`` and ``until`` are ISO days, both included, of the day that the claim is
    found under. ``text`` is words of the claim, as ``search`` takes them. ``report`` is a report's id in the record.
    ``every_version``: also claims of reports of which a later version is kept.
    """

    actor: str | None = None
    recipient: str | None = None
    source: str | None = None
    naming: Naming | Literal["none"] | None = None
    outlet: str | None = None
    kind: ClaimKind | None = None
    type: str | None = None
    certainty: Certainty | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    report: str | None = None
    every_version: bool = False


ALL = ClaimFilter()


def condition(connection: Connection, asked: ClaimFilter) -> ColumnElement[bool]:
    """The condition on rows of ``claims`` that a filter stands for."""
    return and_(True, *_own(asked), *_of_report(asked), *_of_parties(asked), *_of_words(connection, asked))


def order(sort: Sort) -> list[ColumnElement[object]]:
    """The order of claims: by day, those without one last, or as they were added."""
    if sort == "added":
        return [claims.c.key]
    if sort == "oldest":
        return [claims.c.day.asc().nulls_last(), claims.c.key.asc()]
    return [claims.c.day.desc().nulls_last(), claims.c.key.desc()]


def _own(asked: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """What stands in the claim's own row."""
    for column in (claims.c.kind, claims.c.type, claims.c.certainty, claims.c.status):
        value = getattr(asked, column.name)
        if value is not None:
            yield column == value
    if asked.since is not None:
        yield claims.c.day >= asked.since
    if asked.until is not None:
        yield claims.c.day <= asked.until


def _of_report(asked: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if asked.outlet is not None:
        same = func.lower(reports.c.outlet) == func.lower(asked.outlet)
        yield claims.c.report.in_(select(reports.c.key).where(same))
    if asked.report is not None:
        yield claims.c.report.in_(select(reports.c.key).where(reports.c.id == asked.report))
    if not asked.every_version:
        yield claims.c.report.not_in(superseded())


def superseded() -> Select[Any]:
    """The keys of the reports of which a later version is kept."""
    return select(reports.c.previous).where(reports.c.previous.is_not(None))


def _of_parties(asked: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    for role in ("actor", "recipient"):
        value = getattr(asked, role)
        if value is not None:
            playing = roles.c.party.in_(select(parties.c.key).where(is_party(value)))
            yield claims.c.key.in_(select(roles.c.claim).where(playing, roles.c.role == role))
    if asked.source is not None:
        speaking = attributions.c.party.in_(select(parties.c.key).where(is_party(asked.source)))
        told = select(attributions.c.key).where(speaking)
        yield claims.c.key.in_(select(chains.c.claim).where(chains.c.attribution.in_(told)))
    if asked.naming == "none":
        yield ~select(chains.c.claim).where(chains.c.claim == claims.c.key).exists()
    elif asked.naming is not None:
        told = select(attributions.c.key).where(attributions.c.naming == asked.naming)
        yield claims.c.key.in_(select(chains.c.claim).where(chains.c.attribution.in_(told), chains.c.step == 0))


def is_party(asked: str) -> ColumnElement[bool]:
    """Whether a row of ``parties`` is the one asked for, by name or by codes."""
    label, asked = func.lower(parties.c.label), without_article(asked)
    if "*" in asked:
        return label.like(_pattern(asked.lower()), escape="\\")
    named = label == asked.lower()
    words = asked.split()
    if not words or not all(len(word) == CODE_LETTERS and word.isalpha() and word.isupper() for word in words):
        return named
    return or_(named, and_(*(_affiliated(word) for word in words)))


def _affiliated(code: str) -> ColumnElement[bool]:
    return or_(parties.c.code == code, parties.c.sectors.like(f'%"{code}"%'))


def _pattern(asked: str) -> str:
    """A name with ``*`` as LIKE wants it."""
    for special in ("\\", "%", "_"):
        asked = asked.replace(special, f"\\{special}")
    return asked.replace("*", "%")


def _of_words(connection: Connection, asked: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if asked.text is not None:
        yield matches(connection, claims, asked.text)
