"""All happenings as columns in memory that follow a record: to be counted, ordered and found by party at once.

A page asks by party, over all days, in one of several orders. In SQL that takes up to a second on twenty thousand
happenings; over columns of small numbers it takes milliseconds.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, Select, func, select

from whence.lexicon.states import states
from whence.record import Record
from whence.record.columns import Codes, Mask, number_of
from whence.record.filters import is_party
from whence.record.schema import attributions, chains, happenings, parties, prints, roles, tellings

NUMBERS = ("claims", "reports", "outlets", "at_least", "at_most", "conflicts")
DAYS = ("day", "first_told", "last_told")


class State(NamedTuple):
    """What tells whether happenings have changed: their sums, and what of the record they were made from."""

    happenings: int
    at_least: int
    at_most: int
    reports: int
    tellings: int
    prints: int
    last: int


class Gathered(NamedTuple):
    """The columns as of a state. Happenings are in the order of their ids; days are numbers (``number_of``).

    ``claim`` has the keys of their claims in order, ``of`` the row of each one's happening; ``playing`` and
    ``speaking`` are pairs of claim and party: who acts or is acted upon, and who stands in the chain. ``known`` holds
    what was asked in this state.
    """

    state: State
    ids: list[str]
    types: list[str]
    ahead: Mask
    numbers: dict[str, Codes]
    days: dict[str, Codes]
    claim: Codes
    of: Codes
    playing: dict[str, tuple[Codes, Codes]]
    speaking: tuple[Codes, Codes]
    known: dict[object, Any]

    def happenings_of(self, claims: Codes) -> Codes:
        """The rows of the happenings of some claims, each once; claims that are of none do not count."""
        at = np.searchsorted(self.claim, claims)
        there = at < len(self.claim)
        at, claims = at[there], claims[there]
        return np.unique(self.of[at[self.claim[at] == claims]])


def state_of(connection: Connection) -> State:
    """The state of a record."""
    at = happenings.c
    sums = (func.coalesce(func.sum(column), 0) for column in (at.at_least, at.at_most, at.reports))
    told = connection.execute(select(func.count(), *sums).select_from(happenings)).one()
    claims = connection.scalar(select(func.count()).select_from(tellings)) or 0
    made = connection.execute(select(func.count(), func.coalesce(func.max(prints.c.report), 0))).one()
    return State._make((*told, claims, *made))


def gather(connection: Connection) -> Gathered:
    """The columns as the record is in a transaction."""
    at = happenings.c
    columns = (at.id, at.type, at.ahead, *(at[name] for name in (*NUMBERS, *DAYS)))
    rows = sorted(connection.execute(select(*columns)), key=lambda row: str(row.id))
    ids = [row.id for row in rows]
    places = {id: place for place, id in enumerate(ids)}
    claim, told = pairs(connection, select(tellings.c.claim, tellings.c.happening).order_by(tellings.c.claim))
    chained = chains.join(tellings, chains.c.claim == tellings.c.claim).join(attributions)
    return Gathered(
        state=state_of(connection),
        ids=ids,
        types=[row.type for row in rows],
        ahead=np.array([bool(row.ahead) for row in rows], np.bool_),
        numbers={name: integers(getattr(row, name) for row in rows) for name in NUMBERS},
        days={name: integers(number_of(getattr(row, name)) for row in rows) for name in DAYS},
        claim=integers(claim),
        of=integers(places[id] for id in told),
        playing={role: keys(connection, of_role(role)) for role in ("actor", "recipient")},
        speaking=keys(connection, select(chains.c.claim, attributions.c.party).select_from(chained).where(
            attributions.c.party.is_not(None)
        )),
        known={},
    )  # fmt: skip


def of_role(role: str) -> Select[Any]:
    """Claims of happenings, and the parties that have a role in them."""
    told = roles.join(tellings, roles.c.claim == tellings.c.claim)
    return select(roles.c.claim, roles.c.party).select_from(told).where(roles.c.role == role)


def pairs(connection: Connection, asked: Select[Any]) -> tuple[list[Any], list[Any]]:
    """The two columns of an answer."""
    rows = connection.execute(asked).all()
    return [row[0] for row in rows], [row[1] for row in rows]


def keys(connection: Connection, asked: Select[Any]) -> tuple[Codes, Codes]:
    """The two columns of an answer that has keys."""
    first, second = pairs(connection, asked)
    return integers(first), integers(second)


def integers(values: Iterable[int]) -> Codes:
    return np.fromiter(values, np.int64)


class Follower:
    """Has the columns of one record. Threads may share it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.lock = Lock()
        self.gathered: Gathered | None = None
        self.thread = ThreadPoolExecutor(1, "whence-gather")
        self.busy = Lock()

    def follow(self) -> Gathered:
        """The columns as the record is."""
        with self.lock:
            state = self.record.ask(state_of)
            if self.gathered is None or self.gathered.state != state:
                self.gathered = self.record.ask(gather)
            return self.gathered

    def at_hand(self) -> Gathered:
        """The columns as the record is or was a moment ago: while it changes, nobody waits for them."""
        found = self.gathered
        if found is None:
            return self.follow()
        if found.state != self.record.ask(state_of) and self.busy.acquire(blocking=False):
            self.thread.submit(self._catch_up)
        return found

    def close(self) -> None:
        """Follow no further."""
        self.thread.shutdown(wait=False, cancel_futures=True)

    def _catch_up(self) -> None:
        try:
            self.follow()
        finally:
            self.busy.release()


def party_keys(connection: Connection, asked: str) -> Codes:
    """The keys of the parties that a name or codes ask for, as those of a ClaimFilter; the record knows them without
    the article that a happening may call them by."""
    return integers(connection.scalars(select(parties.c.key).where(is_party(asked))))


def state_name(code: str) -> str | None:
    """The name of the state that has a code."""
    return states().get(code)
