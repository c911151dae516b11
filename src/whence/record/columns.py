"""The few fields that tell claims apart, as columns in memory that follow a record.

What was added to the record since is read and put behind; where anything was taken away, all is read anew.
"""

from collections.abc import Iterable
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, case, func, select

from whence.record.filters import superseded
from whence.record.schema import IN_A_REPORT, attributions, chains, claims, reports

FIELDS = ("kind", "type", "naming", "status", "certainty", "outlet")
"""The fields of a ClaimFilter whose values stand in columns."""

NONE = -1
"""The key of nobody."""

Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]


class State(NamedTuple):
    """What tells whether a record has changed: its reports, the key of the last, its claims."""

    reports: int
    last: int
    claims: int


class Vocabulary:
    """Small numbers for the values of a column, given as they come."""

    def __init__(self) -> None:
        self.codes: dict[str | None, int] = {}

    def encode(self, values: Iterable[str | None]) -> Codes:
        """The values' numbers."""
        return np.fromiter((self.codes.setdefault(value, len(self.codes)) for value in values), np.int64)

    def values(self) -> list[str | None]:
        """The values, at their numbers."""
        return list(self.codes)


class Table(NamedTuple):
    """The columns as of a state. ``claim`` and ``report`` are keys, in order, ``source`` the key of the nearest
    source's party; ``day`` and ``published`` are days as numbers (see ``number_of``); ``known`` holds what was asked of
    the record in this state."""

    state: State
    claim: Codes
    day: Codes
    source: Codes
    fields: dict[str, Codes]
    report: Codes
    published: Codes
    outlet: Codes
    superseded: Mask
    known: dict[object, Any]

    def reports_of(self, claims: Codes) -> Codes:
        """The rows of the reports of claims, by the claims' keys."""
        return np.searchsorted(self.report, claims // IN_A_REPORT)


def empty() -> Table:
    """The columns of an empty record."""
    none = np.empty(0, np.int64)
    return Table(State(0, 0, 0), none, none, none, dict.fromkeys(FIELDS, none), none, none, none, none > 0, {})


class Follower:
    """Has the columns of one record as it is when they are asked for. Threads may share it."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.words = {field: Vocabulary() for field in FIELDS}
        self.table = empty()

    def follow(self, connection: Connection) -> Table:
        """The columns as the record is in a transaction."""
        with self.lock:
            state = _state(connection)
            if self.table.state != state:
                longer = self._longer(connection, self.table, state)
                whole = (len(longer.report), len(longer.claim)) == (state.reports, state.claims)
                self.table = longer if whole else self._longer(connection, empty(), state)
            return self.table

    def _longer(self, connection: Connection, table: Table, state: State) -> Table:
        """The columns with the reports behind the last, and their claims."""
        keys, outlets, published = _columns(connection.execute(_reports(table.state.last)), 3)
        report = np.append(table.report, np.array(keys, np.int64))
        outlet = np.append(table.outlet, self.words["outlet"].encode(outlets))
        key, day, source, *values = _columns(connection.execute(_claims(table.state.last)), 2 + len(FIELDS))
        claim = np.append(table.claim, np.array(key, np.int64))
        fields = {
            field: np.append(table.fields[field], self.words[field].encode(column))
            for field, column in zip(FIELDS[:-1], values, strict=True)
        }
        fields["outlet"] = outlet[np.searchsorted(report, claim // IN_A_REPORT)]
        return Table(
            state=state,
            claim=claim,
            day=np.append(table.day, _numbers(day)),
            source=np.append(table.source, np.array([NONE if one is None else one for one in source], np.int64)),
            fields=fields,
            report=report,
            published=np.append(table.published, _numbers(published)),
            outlet=outlet,
            superseded=np.isin(report, np.array(list(connection.scalars(superseded())), np.int64)),
            known={},
        )


def number_of(day: str | None) -> int:
    """A day as a number by which days are ordered: 20240514; 0 where there is none."""
    return int(day.replace("-", "")) if day else 0


def day_of(number: int) -> str | None:
    """The day that a number stands for."""
    return f"{number // 10_000:04}-{number // 100 % 100:02}-{number % 100:02}" if number else None


def _numbers(days: Iterable[str | None]) -> Codes:
    return np.fromiter(map(number_of, days), np.int64)


def _columns(rows: Iterable[Any], width: int) -> list[tuple[Any, ...]]:
    """The columns of rows."""
    return list(zip(*rows, strict=True)) or [()] * width


def _state(connection: Connection) -> State:
    count = func.count()
    return State(
        connection.scalar(select(count).select_from(reports)) or 0,
        connection.scalar(select(func.max(reports.c.key))) or 0,
        connection.scalar(select(count).select_from(claims)) or 0,
    )


def _reports(last: int) -> Any:
    """The reports behind a key."""
    return select(reports.c.key, reports.c.outlet, reports.c.day).where(reports.c.key > last).order_by(reports.c.key)


def _claims(last: int) -> Any:
    """The claims of the reports behind a key: key, day, nearest source, and the fields but for the outlet."""
    naming = case((chains.c.attribution.is_(None), "none"), else_=attributions.c.naming)
    fields = (claims.c.kind, claims.c.type, naming, claims.c.status, claims.c.certainty)
    nearest = (chains.c.claim == claims.c.key) & (chains.c.step == 0)
    return (
        select(claims.c.key, claims.c.day, attributions.c.party, *fields)
        .join_from(claims, chains, nearest, isouter=True)
        .join(attributions, attributions.c.key == chains.c.attribution, isouter=True)
        .where(claims.c.key >= (last + 1) * IN_A_REPORT)
        .order_by(claims.c.key)
    )
