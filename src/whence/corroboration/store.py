"""What corroboration keeps of a record: reading and writing its tables. Each function is called in a transaction.

Claims go by their keys here, which are a record's own; what is compared goes by ids, which are the same everywhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, or_, select, update

from whence.corroboration.assembling import Whole
from whence.corroboration.copies import Copy
from whence.corroboration.links import LAST, Sign
from whence.corroboration.prints import Print
from whence.corroboration.results import Actor
from whence.corroboration.sightings import Sighting
from whence.record.filters import superseded
from whence.record.schema import (
    CORROBORATION,
    IN_A_REPORT,
    conflicts,
    copies,
    corroborated,
    happenings,
    links,
    prints,
    reports,
    sightings,
    signs,
    tellings,
)

AT_ONCE = 500
"""How many values one IN has at most."""

encode = msgspec.json.encode
packed = msgspec.msgpack.Encoder().encode
unpacked = msgspec.msgpack.Decoder(Sighting).decode

T = TypeVar("T")


class Parties(msgspec.Struct, frozen=True):
    """Who did it and to whom, as a row of ``happenings`` holds it."""

    actors: list[Actor]
    recipients: list[Actor]


def some(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Items in lists of at most so many."""
    stream = iter(items)
    while found := list(islice(stream, size)):
        yield found


def rows_where(
    connection: Connection, table: Table, column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Any]:
    """The rows of a table of which a column has one of many values."""
    for those in some(values):
        yield from connection.execute(select(table).where(column.in_(those)))


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add rows."""
    if rows:
        connection.execute(insert(table), rows)


def made_by(connection: Connection) -> str | None:
    """By which rules what is kept was made."""
    return connection.scalar(select(corroborated.c.rules))


def renew(connection: Connection, rules: str) -> None:
    """Throw away all that was made, and say by which rules it is made now."""
    for table in reversed(CORROBORATION):
        connection.execute(delete(table))
    put(connection, corroborated, [{"rules": rules}])


def pending(connection: Connection, limit: int | None) -> list[Any]:
    """The reports (key, id) that nothing was made of yet, but for those of which a later version is kept."""
    waiting = select(reports.c.key, reports.c.id).where(
        reports.c.key.not_in(select(prints.c.report)), reports.c.key.not_in(superseded())
    )
    return list(connection.execute(waiting.order_by(reports.c.day, reports.c.key).limit(limit)))


def number_of_reports(connection: Connection) -> int:
    """How many reports there are, but for those of which a later version is kept."""
    current = select(func.count()).select_from(reports).where(reports.c.key.not_in(superseded()))
    return connection.scalar(current) or 0


def put_sightings(connection: Connection, seen: Mapping[int, Sighting], marks: Mapping[int, Sequence[Sign]]) -> None:
    """Keep sightings and their signs, by the keys of claims."""
    keys = {one.id: key for key, one in seen.items()}
    rows = [{"claim": key, "event": keys.get(one.of or ""), "packed": packed(one)} for key, one in seen.items()]
    put(connection, sightings, rows)
    put(
        connection,
        signs,
        [
            {"sign": sign.key, "first": sign.start, "claim": key, "last": sign.end}
            for key, those in marks.items()
            for sign in those
        ],
    )


def bearing(connection: Connection, wanted: Collection[Sign]) -> Iterator[tuple[Sign, int]]:
    """The signs, and the keys of the claims that bear them, that are kept and may meet those wanted."""
    earliest, latest = span_of([sign for sign in wanted if sign.end < LAST])
    for those in some(sorted({sign.key for sign in wanted})):
        near = (signs.c.sign.in_(those), signs.c.first <= latest, signs.c.last >= earliest)
        page = select(signs.c.sign, signs.c.first, signs.c.last, signs.c.claim).where(*near)
        for sign, first, last, claim in connection.execute(page):
            yield Sign(sign, first, last), claim


def span_of(wanted: Sequence[Sign]) -> tuple[int, int]:
    """The first and the last day of signs; those that hold on all days meet every other."""
    return min((sign.start for sign in wanted), default=1), max((sign.end for sign in wanted), default=LAST)


def seen_by(connection: Connection, keys: Iterable[int]) -> dict[int, Sighting]:
    """Sightings by the keys of their claims."""
    return {row.claim: unpacked(row.packed) for row in rows_where(connection, sightings, sightings.c.claim, keys)}


def figures_of(connection: Connection, keys: Iterable[int]) -> dict[str, list[Sighting]]:
    """The figures that are told with events, by the ids of these."""
    found: dict[str, list[Sighting]] = {}
    for row in rows_where(connection, sightings, sightings.c.event, keys):
        one = unpacked(row.packed)
        found.setdefault(one.of or "", []).append(one)
    return found


def put_links(connection: Connection, found: Iterable[tuple[int, int, int]]) -> None:
    """Keep links: two keys and their likeness."""
    put(connection, links, [{"claim": min(a, b), "other": max(a, b), "likeness": c} for a, b, c in sorted(found)])


def links_of(connection: Connection, keys: Collection[int]) -> set[tuple[int, int, int]]:
    """All links that claims have."""
    found = set()
    for column in (links.c.claim, links.c.other):
        found |= {(row.claim, row.other, row.likeness) for row in rows_where(connection, links, column, sorted(keys))}
    return found


def loose(connection: Connection, limit: int) -> list[int]:
    """The keys of events that are of no happening yet."""
    told = select(tellings.c.claim)
    free = select(sightings.c.claim).where(sightings.c.event.is_(None), sightings.c.claim.not_in(told))
    return list(connection.scalars(free.order_by(sightings.c.claim).limit(limit)))


def stale(connection: Connection, limit: int) -> list[str]:
    """The groups of which a claim, or a report's copy, has come or gone."""
    found = select(happenings.c.cluster).where(happenings.c.stale).distinct()
    return list(connection.scalars(found.order_by(happenings.c.cluster).limit(limit)))


def clusters_of(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """The groups that claims are in."""
    found: dict[int, str] = {}
    for those in some(keys):
        told = select(tellings.c.claim, happenings.c.cluster).join_from(tellings, happenings)
        found |= {row.claim: row.cluster for row in connection.execute(told.where(tellings.c.claim.in_(those)))}
    return found


def members_of(connection: Connection, clusters: Iterable[str]) -> dict[int, str]:
    """The keys of the claims in groups, with their groups."""
    found: dict[int, str] = {}
    for those in some(clusters):
        told = select(tellings.c.claim, happenings.c.cluster).join_from(tellings, happenings)
        found |= {row.claim: row.cluster for row in connection.execute(told.where(happenings.c.cluster.in_(those)))}
    return found


def all_prints(connection: Connection) -> Iterator[tuple[int, Print]]:
    """All prints with the keys of their reports."""
    for row in connection.execute(select(prints)):
        yield row.report, Print.unpacked(row.packed)


def copies_kept(
    connection: Connection, keys: Collection[int] | None = None, beside: int | None = None
) -> dict[tuple[int, int], Copy]:
    """The copies that are kept: all, those of which both reports are among these keys, or those that one report
    (``beside``) is one of. By the reports' keys."""
    first, second = reports.alias("one"), reports.alias("two")
    told = (
        select(copies, first.c.id.label("first_id"), second.c.id.label("second_id"))
        .join_from(copies, first, copies.c.first == first.c.key)
        .join(second, copies.c.second == second.c.key)
    )
    if beside is not None:
        told = told.where(or_(copies.c.first == beside, copies.c.second == beside))
    found: dict[tuple[int, int], Copy] = {}
    for those in [None] if keys is None else some(sorted(keys)):
        asked = told if those is None else told.where(copies.c.first.in_(those))
        for row in connection.execute(asked):
            if keys is None or row.second in keys:
                found[row.first, row.second] = copy_of(row)
    return found


def copy_of(row: Any) -> Copy:
    """A row of ``copies`` as a Copy, whose first report is the first by id."""
    ids = {row.first: row.first_id, row.second: row.second_id}
    first, second = sorted(ids.values())
    named = {"quoting": ids.get(row.quoting), "giver": ids.get(row.giver)}
    return Copy(first, second, row.kind, row.share, row.shared, through=row.through, **named)


def put_copies(connection: Connection, found: Iterable[Copy], keys: Mapping[str, int]) -> None:
    """Keep copies; ``keys`` has the reports' keys by their ids."""
    rows = []
    for one in found:
        first, second = sorted((keys[one.first], keys[one.second]))
        rows.append(
            {
                "first": first, "second": second, "kind": one.kind, "share": one.share, "shared": one.shared,
                "quoting": keys.get(one.quoting or ""), "giver": keys.get(one.giver or ""), "through": one.through,
            }
        )  # fmt: skip
    put(connection, copies, rows)


def touch(connection: Connection, first: int, second: int) -> None:
    """Mark the happenings that two reports tell as stale."""
    told = [
        select(tellings.c.happening).where(tellings.c.claim.between(key * IN_A_REPORT, (key + 1) * IN_A_REPORT - 1))
        for key in (first, second)
    ]
    connection.execute(
        update(happenings).where(happenings.c.id.in_(told[0]), happenings.c.id.in_(told[1])).values(stale=True)
    )


def remove_copies(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Remove copies."""
    for those in some(pairs, AT_ONCE // 2):
        same = [(copies.c.first == first) & (copies.c.second == second) for first, second in those]
        connection.execute(delete(copies).where(or_(*same)))


def put_wholes(connection: Connection, found: Sequence[tuple[str, Whole]], keys: Mapping[str, int]) -> None:
    """Keep happenings with their clusters, claims and conflicts; ``keys`` has the claims' keys by their ids."""
    put(connection, happenings, [happening_row(cluster, one) for cluster, one in found])
    told = [(keys[claim], one.happening.id) for _, one in found for claim in one.happening.claims]
    put(connection, tellings, [{"claim": key, "happening": id} for key, id in sorted(told)])
    against = [conflict for _, one in found for conflict in one.conflicts]
    put(
        connection,
        conflicts,
        [
            {
                "id": one.id, "happening": one.happening, "kind": one.kind, "about": one.about,
                "sides": encode(one.sides).decode(),
            }
            for one in against
        ],
    )  # fmt: skip


def happening_row(cluster: str, one: Whole) -> dict[str, Any]:
    """A happening as a row."""
    found = one.happening
    return {
        "id": found.id, "cluster": cluster, "type": found.type, "ahead": found.ahead, "text": found.text,
        "day": day(found.start or found.first_told), "start": day(found.start), "end": day(found.end),
        "place": found.place, "country": found.country,
        "first_told": day(found.first_told), "last_told": day(found.last_told),
        "claims": len(found.claims), "reports": found.reports, "outlets": found.outlets,
        "at_least": found.at_least, "at_most": found.at_most, "conflicts": found.conflicts,
        "parties": encode(Parties(found.actors, found.recipients)).decode(),
        "origins": encode(one.origins).decode(), "stale": False,
    }  # fmt: skip


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None
