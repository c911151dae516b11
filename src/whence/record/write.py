"""Putting a reading into a record, and taking it out. Each function is called in a transaction that writes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Dialect, Table, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from whence._version import __version__
from whence.model import Reading
from whence.record.flatten import Row, flatten, report_row
from whence.record.results import Added
from whence.record.schema import (
    IN_A_REPORT,
    attributions,
    chains,
    claims,
    copies,
    happenings,
    links,
    parties,
    prints,
    reports,
    roles,
    sightings,
    signs,
    spans,
    tellings,
)

AT_ONCE = 500
"""How many values one IN has at most."""


def add(connection: Connection, reading: Reading) -> Added:
    """Keep a reading, unless its report is known."""
    row = report_row(reading)
    _alone(connection, row["url"] or row["id"])
    if connection.scalar(select(reports.c.key).where(reports.c.id == row["id"])) is not None:
        return Added(row["id"], "known")
    last = _last_version(connection, row["url"])
    row |= {"previous": last and last.key, "version": last.version + 1 if last else 1, "read_by": __version__}
    key = connection.execute(insert(reports).values(**row, added=now())).inserted_primary_key
    assert key is not None
    _add_rest(connection, reading, key[0])
    if last:
        uncorroborate(connection, last.key)
    return Added(row["id"], "version" if last else "new")


def _alone(connection: Connection, name: str) -> None:
    """Let nobody else add a report of the same address meanwhile. On SQLite no other writes at all."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


def _last_version(connection: Connection, url: str | None) -> Any:
    """The key and version of the last report of an address."""
    if url is None:
        return None
    same = select(reports.c.key, reports.c.version).where(reports.c.url == url)
    return connection.execute(same.order_by(reports.c.version.desc()).limit(1)).first()


def _add_rest(connection: Connection, reading: Reading, key: int) -> None:
    rows = flatten(reading, key)
    keys = _party_keys(connection, rows.parties)
    for row in (*rows.attributions, *rows.roles):
        row["party"] = row["party"] and keys[row["party"]]
    for table, values in (
        (attributions, rows.attributions),
        (claims, rows.claims),
        (chains, rows.chains),
        (roles, rows.roles),
        (spans, rows.spans),
    ):
        _put(connection, table, values)


def _put(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows, handed to the driver as they are: this is where adding spends its time."""
    if rows:
        connection.exec_driver_sql(_insertion(table, tuple(rows[0]), connection.dialect), rows)


@lru_cache
def _insertion(table: Table, columns: tuple[str, ...], dialect: Dialect) -> str:
    """An insert into a table, which passes over parties that another writer has added meanwhile."""
    module = sqlite if dialect.name == "sqlite" else postgresql
    new = module.insert(table)
    statement = new.on_conflict_do_nothing() if table is parties else new
    return str(statement.compile(dialect=dialect, column_keys=list(columns)))


def _party_keys(connection: Connection, cast: dict[str, Row]) -> dict[str, int]:
    """The keys of parties by their ids; those that the record does not know are added.

    They are added in one order everywhere, so that two writers never wait for each other.
    """
    keys = dict(_known_parties(connection, cast))
    missing = sorted(cast.keys() - keys.keys())
    if missing:
        _put(connection, parties, [cast[party] for party in missing])
        keys |= _known_parties(connection, missing)
    return keys


def _known_parties(connection: Connection, ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    stream = iter(ids)
    while some := list(islice(stream, AT_ONCE)):
        rows = connection.execute(select(parties.c.id, parties.c.key).where(parties.c.id.in_(some)))
        yield from ((row.id, row.key) for row in rows)


def forget(connection: Connection, report: str) -> bool:
    """Remove a report, its claims, and the parties that no other report names; whether it was there."""
    row = connection.execute(select(reports.c.key, reports.c.previous).where(reports.c.id == report)).first()
    if row is None:
        return False
    uncorroborate(connection, row.key)
    first, last = row.key * IN_A_REPORT, (row.key + 1) * IN_A_REPORT - 1
    named = _named(connection, first, last)
    connection.execute(delete(spans).where(spans.c.report == row.key))
    for table, column in ((roles, roles.c.claim), (chains, chains.c.claim), (claims, claims.c.key)):
        connection.execute(delete(table).where(column.between(first, last)))
    connection.execute(update(attributions).where(attributions.c.key.between(first, last)).values(parent=None))
    connection.execute(delete(attributions).where(attributions.c.key.between(first, last)))
    connection.execute(update(reports).where(reports.c.previous == row.key).values(previous=row.previous))
    connection.execute(delete(reports).where(reports.c.key == row.key))
    _forget_parties(connection, named)
    return True


def uncorroborate(connection: Connection, report: int) -> None:
    """Take a report, by its key, out of all that was made of it and others; what told of it too is made anew later."""
    first, last = report * IN_A_REPORT, (report + 1) * IN_A_REPORT - 1
    told = select(tellings.c.happening).where(tellings.c.claim.between(first, last))
    connection.execute(update(happenings).where(happenings.c.id.in_(told)).values(stale=True))
    for column in (tellings.c.claim, signs.c.claim, links.c.claim, links.c.other, sightings.c.claim):
        connection.execute(delete(column.table).where(column.between(first, last)))
    for column in (copies.c.first, copies.c.second, prints.c.report):
        connection.execute(delete(column.table).where(column == report))


def _named(connection: Connection, first: int, last: int) -> list[int]:
    """The keys of the parties that a report names."""
    acting = select(roles.c.party).where(roles.c.claim.between(first, last))
    speaking = select(attributions.c.party).where(attributions.c.key.between(first, last))
    return [key for key in connection.scalars(acting.union(speaking)) if key is not None]


def _forget_parties(connection: Connection, keys: list[int]) -> None:
    stream = iter(keys)
    while some := list(islice(stream, AT_ONCE)):
        unnamed = (
            parties.c.key.in_(some),
            ~select(roles.c.claim).where(roles.c.party == parties.c.key).exists(),
            ~select(attributions.c.key).where(attributions.c.party == parties.c.key).exists(),
        )
        connection.execute(delete(parties).where(*unnamed))


def now() -> str:
    """The time, as it stands in a record: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
