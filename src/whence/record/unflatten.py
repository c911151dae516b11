"""Rows of the tables as what they came from, to the last character: reports, attributions, claims, whole readings."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, select

from whence.model import (
    Affiliation,
    Attribution,
    Claim,
    Event,
    Figure,
    Party,
    Place,
    Quote,
    Reading,
    Relation,
    Report,
    Source,
    Span,
    When,
)  # fmt: skip
from whence.record.schema import IN_A_REPORT, attributions, chains, claims, parties, roles, spans

Row = Any  # a row as SQLAlchemy gives it, its columns as attributes
Keys = Callable[[ColumnElement[int]], ColumnElement[bool]]  # which rows, as a condition on their key
Spans = dict[tuple[int, str, int], list[Span]]  # by the key of the claim or attribution, the field, its number
Parties = dict[tuple[int, str], list[Party]]  # by the key of the claim and the role

DECODE = msgspec.json.Decoder(list[str]).decode


def report_of(row: Row) -> Report:
    """The report of a row of ``reports``."""
    return Report(
        id=row.given_id,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        url=row.url,
        language=row.language,
        byline=row.byline,
        credits=DECODE(row.credits),
        text=row.text,
    )


def reading_of(connection: Connection, row: Row) -> Reading:
    """The whole reading of a row of ``reports``."""
    first = row.key * IN_A_REPORT

    def its(key: ColumnElement[int]) -> ColumnElement[bool]:
        return key.between(first, first + IN_A_REPORT - 1)

    told = attributions_of(connection, its)
    found = claims_of(connection, its, told)
    return Reading(report_of(row), list(told.values()), list(found.values()), DECODE(row.problems))


def attributions_of(connection: Connection, which: Keys) -> dict[int, Attribution]:
    """Attributions by their keys, in order."""
    parent = attributions.alias("parent")
    rows = connection.execute(
        select(attributions, parties.c.name, parties.c.code, parties.c.sectors, parent.c.local_id.label("parent_id"))
        .join_from(attributions, parties, attributions.c.party == parties.c.key, isouter=True)
        .join(parent, attributions.c.parent == parent.c.key, isouter=True)
        .where(which(attributions.c.key))
        .order_by(attributions.c.key)
    )
    at = _spans(connection, attributions, which)
    return {row.key: _attribution(row, at) for row in rows}


def claims_of(connection: Connection, which: Keys, told: dict[int, Attribution]) -> dict[int, Claim]:
    """Claims by their keys, in order; ``told`` holds the attributions of their chains."""
    at = _spans(connection, claims, which)
    who = _parties(connection, which, at)
    chain: dict[int, list[str]] = defaultdict(list)
    for key, attribution in chain_keys(connection, which):
        chain[key].append(told[attribution].id)
    rows = connection.execute(select(claims).where(which(claims.c.key)).order_by(claims.c.key))
    return {row.key: _claim(row, chain[row.key], at, who) for row in rows}


def chain_keys(connection: Connection, which: Keys) -> list[tuple[int, int]]:
    """(claim, attribution) for each step of the claims' chains, the nearest first."""
    links = select(chains.c.claim, chains.c.attribution).where(which(chains.c.claim))
    return [(row[0], row[1]) for row in connection.execute(links.order_by(chains.c.claim, chains.c.step))]


def _spans(connection: Connection, table: Table, which: Keys) -> Spans:
    """The spans of claims, or of attributions."""
    same = and_(spans.c.report == table.c.report, spans.c.local_id == table.c.local_id)
    at: Spans = defaultdict(list)
    for key, field, number, start, end in connection.execute(
        select(table.c.key, spans.c.field, spans.c.number, spans.c.start, spans.c.end)
        .join_from(table, spans, same)
        .where(which(table.c.key))
        .order_by(table.c.key, spans.c.field, spans.c.number, spans.c.piece)
    ):
        at[key, field, number].append((start, end))
    return at


def _parties(connection: Connection, which: Keys, at: Spans) -> Parties:
    who: Parties = defaultdict(list)
    for row in connection.execute(
        select(roles, parties.c.name, parties.c.code, parties.c.sectors)
        .join_from(roles, parties)
        .where(which(roles.c.claim))
        .order_by(roles.c.claim, roles.c.role, roles.c.number)
    ):
        place = at[row.claim, row.role, row.number]
        who[row.claim, row.role].append(Party(row.text, place, row.name, row.code, DECODE(row.sectors)))
    return who


def _attribution(row: Row, at: Spans) -> Attribution:
    return Attribution(
        id=row.local_id,
        part=row.part,
        source=Source(
            text=row.source,
            spans=at[row.key, "source", 0],
            name=row.name,
            kind=row.kind,
            naming=row.naming,
            reason=row.reason,
            role=row.role,
            actor=None if row.sectors is None else Affiliation(row.code, DECODE(row.sectors)),
        ),
        cue=Quote(row.cue, at[row.key, "cue", 0]),
        content=Quote(row.content, at[row.key, "content", 0]),
        manner=row.manner,
        stance=row.stance,
        said=_when(row.said, row.said_start, row.said_end),
        parent=row.parent_id,
    )


def _claim(row: Row, chain: list[str], at: Spans, who: Parties) -> Claim:
    subject, related = who[row.key, "subject"], who[row.key, "related"]
    return Claim(
        id=row.local_id,
        part=row.part,
        kind=row.kind,
        spans=at[row.key, "claim", 0],
        text=row.text,
        chain=chain,
        event=_event(row, at),
        actors=who[row.key, "actor"],
        recipients=who[row.key, "recipient"],
        object=None if row.object is None else Quote(row.object, at[row.key, "object", 0]),
        figure=_figure(row),
        relation=None if row.relation is None else Relation(row.relation, subject[0], related[0]),
        time=_when(row.time, row.time_start, row.time_end),
        place=None if row.place is None else Place(row.place, row.place_name, row.country),
        polarity=row.polarity,
        certainty=row.certainty,
        status=row.status,
    )


def _event(row: Row, at: Spans) -> Event | None:
    if row.type is None:
        return None
    cue = Quote(row.cue, at[row.key, "cue", 0])
    return Event(row.type, row.mode, DECODE(row.contexts), row.cameo, cue, DECODE(row.rows))


def _figure(row: Row) -> Figure | None:
    if row.figure is None:
        return None
    return Figure(row.value, row.high, row.unit, row.bound, row.subject, row.measure, row.figure)


def _when(text: str | None, start: str | None, end: str | None) -> When | None:
    return None if text is None else When(text, start, end)
