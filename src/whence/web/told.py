"""What the pages ask of happenings, answered from columns in memory; rows of a page come from the record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Self, TypeVar

import msgspec
import numpy as np
from sqlalchemy import Connection, select

from whence.corroboration import Corroboration, HappeningSort
from whence.corroboration.asking import decode_parties, fields_of, heads_of, name_of
from whence.corroboration.results import Actor
from whence.corroboration.store import Parties, rows_where, some
from whence.record import ClaimFilter, KeptClaim, Record
from whence.record.columns import Codes, number_of
from whence.record.facets import Columns
from whence.record.filters import ALL
from whence.record.questions import claims_by_id, kept
from whence.record.schema import IN_A_REPORT, claims, happenings, reports, tellings
from whence.web.gathered import Gathered, party_keys

KNOWN = 256
"""How many answers are kept until the record changes."""
WEEK = 7
LATELY = 5
"""Happenings of the last week that the first page shows of a sort."""

T = TypeVar("T")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A happening in a list: as a Happening, but its claims are counted, and nothing is told of figures and of what it
    is related to."""

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
    claims: int
    reports: int
    outlets: int
    at_least: int
    at_most: int
    conflicts: int

    @classmethod
    def of(cls, row: Any) -> Self:
        """A row of ``happenings`` as a head."""
        return cls(**fields_of(row), claims=row.claims)


class Listed(msgspec.Struct, frozen=True):
    """How many happenings are asked for, and some of them."""

    total: int
    happenings: list[Head]


class Lately(msgspec.Struct, frozen=True):
    """The last week in which a report told of a happening; what was told in it from the most origins, and what more
    outlets told than there are surely origins behind it."""

    since: date | None
    until: date | None
    widest: list[Head]
    thinnest: list[Head]


class Likeness(msgspec.Struct, frozen=True):
    """A report that shares text with another: its head in short, the share of the shorter one's text that both have;
    ``how``: it is copied from the other (``copy``), it gave its text (``original``), both have a third's (``agency``,
    named in ``through``), or it is not known (``unknown``)."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    share: float
    how: str
    through: str | None


class Told:
    """Answers for one request, all from the same columns."""

    def __init__(self, record: Record, columns: Columns, table: Gathered) -> None:
        self.record = record
        self.columns = columns
        self.table = table
        self.corroboration = Corroboration(record)

    def listed(self, asked: ClaimFilter, sort: HappeningSort, limit: int | None, offset: int) -> Listed:
        """The happenings that a filter asks for, as Corroboration.happenings."""
        table = self.table
        rows = ordered(table, self.rows(table, asked), sort)
        return Listed(len(rows), self.heads(table, rows[offset:][:limit]))

    def every(self, asked: ClaimFilter, sort: HappeningSort) -> Iterator[Head]:
        """All happenings that a filter asks for, some at a time."""
        for those in some(ordered(self.table, self.rows(self.table, asked), sort).tolist()):
            yield from self.heads(self.table, those)

    def ranges(self, asked: ClaimFilter = ALL) -> list[tuple[int, int]]:
        """The independent origins, at least and at most, of each happening that a filter asks for."""
        table = self.table
        rows = self.rows(table, asked)
        least, most = (table.numbers[name][rows].tolist() for name in ("at_least", "at_most"))
        return list(zip(least, most, strict=True))

    def lately(self, limit: int) -> Lately:
        """What was most widely, and what most thinly sourced of what the last week of reports told."""
        table = self.table
        last = int(table.days["last_told"].max(initial=0))
        if not last:
            return Lately(None, None, [], [])
        until = date_of(last)
        since = date.fromordinal(until.toordinal() - WEEK + 1)
        rows = np.flatnonzero(table.days["last_told"] >= number_of(since.isoformat()))
        wide = rows[table.numbers["at_least"][rows] > 1]
        thin = rows[table.numbers["outlets"][rows] > table.numbers["at_least"][rows]]
        widest, thinnest = ordered(table, wide, "origins")[:limit], ordered(table, thin, "thinnest")[:limit]
        return Lately(since, until, self.heads(table, widest), self.heads(table, thinnest))

    def rows(self, table: Gathered, asked: ClaimFilter) -> Codes:
        """The rows of the happenings that a filter asks for; days are those of the happening."""
        return known(table, ("rows", asked), lambda: self._rows(table, asked))

    def _rows(self, table: Gathered, asked: ClaimFilter) -> Codes:
        found = [self.playing(table, asked.actor, "actor"), self.playing(table, asked.recipient, "recipient")]
        if asked.source is not None:
            found.append(self.speaking(table, asked.source))
        bare = dict.fromkeys(("actor", "recipient", "source", "since", "until"))
        rest = msgspec.structs.replace(asked, **bare, every_version=True)
        if rest != ClaimFilter(every_version=True):
            found.append(self.columns.keys(rest))
        conditions = [keys for keys in found if keys is not None]
        rows = table.happenings_of(common(conditions)) if conditions else np.arange(len(table.ids))
        return within(table, rows, asked.since, asked.until)

    def playing(self, table: Gathered, who: str | None, *in_roles: str) -> Codes | None:
        """The keys of the claims in which a party has one of some roles, in order; None where nobody is asked for."""
        if who is None:
            return None
        keys = self.party(table, who)
        found = [claim[np.isin(party, keys)] for claim, party in (table.playing[role] for role in in_roles)]
        return np.unique(np.concatenate(found))

    def speaking(self, table: Gathered, who: str) -> Codes:
        """The keys of the claims that came through a party, in order."""
        claim, party = table.speaking
        return np.unique(claim[np.isin(party, self.party(table, who))])

    def party(self, table: Gathered, who: str) -> Codes:
        """The keys of the parties that a name or codes ask for."""
        return known(table, ("party", who), lambda: self.record.ask(lambda at: party_keys(at, who)))

    def heads(self, table: Gathered, rows: Sequence[int] | Codes) -> list[Head]:
        """The heads of happenings, by their rows, in that order."""
        found = {head.id: head for head in self.by_id(table.ids[row] for row in rows)}
        return [found[table.ids[row]] for row in rows if table.ids[row] in found]

    def by_id(self, ids: Iterable[str]) -> list[Head]:
        """The heads of happenings by their ids, in that order."""

        def asked(connection: Connection) -> dict[str, Head]:
            return {row.id: Head.of(row) for row in rows_where(connection, happenings, happenings.c.id, wanted)}

        wanted = list(ids)
        found = self.record.ask(asked)
        return [found[id] for id in wanted if id in found]

    def parties(self, table: Gathered, rows: Codes) -> list[tuple[str, Parties]]:
        """Type and parties of happenings, by their rows."""
        whole = known(table, "parties", lambda: self.record.ask(lambda at: all_parties(at, table)))
        return [(table.types[row], whole[row]) for row in rows.tolist()]

    def claims(self, ids: Iterable[str]) -> dict[str, KeptClaim]:
        """Claims by their ids."""
        return self.record.ask(lambda connection: claims_by_id(connection, ids))

    def latest(self, keys: Codes, limit: int) -> list[KeptClaim]:
        """The last told of some claims, by their keys, those of the newest reports first."""
        if not len(keys):
            return []
        days = self.report_days()
        recent = sorted(keys.tolist(), key=lambda key: (-days.get(key // IN_A_REPORT, 0), key))[:limit]
        return self.record.ask(lambda connection: kept(connection, recent))

    def report_days(self) -> dict[int, int]:
        """The days of all reports, by their keys, as numbers."""
        table = self.table

        def asked(connection: Connection) -> dict[int, int]:
            return {row.key: number_of(row.day) for row in connection.execute(select(reports.c.key, reports.c.day))}

        return known(table, "days", lambda: self.record.ask(asked))

    def of_report(self, report: str) -> dict[str, Head]:
        """The happenings that a report tells, by the ids of its claims."""

        def asked(connection: Connection) -> dict[str, str]:
            key = connection.scalar(select(reports.c.key).where(reports.c.id == report))
            if key is None:
                return {}
            own = claims.c.key.between(key * IN_A_REPORT, (key + 1) * IN_A_REPORT - 1)
            told = select(claims.c.id, tellings.c.happening).join_from(claims, tellings).where(own)
            return {row.id: row.happening for row in connection.execute(told)}

        found = self.record.ask(asked)
        heads = {head.id: head for head in self.by_id(set(found.values()))}
        return {claim: heads[id] for claim, id in found.items() if id in heads}

    def of_claim(self, claim: str) -> Head | None:
        """The happening that a claim is of, by the claim's id; None where it is of none, or not yet."""
        id = self.record.ask(lambda connection: name_of(connection, claim))
        return next(iter(self.by_id([id] if id else [])), None)

    def likenesses(self, report: str) -> list[Likeness]:
        """The reports that share text with one, the most first."""
        copies = self.corroboration.copies(report)
        others = [copy.second if copy.first == report else copy.first for copy in copies]
        heads = self.record.ask(lambda connection: heads_of(connection, others))
        found = []
        for copy, other in zip(copies, others, strict=True):
            outlet, published, title = heads.get(other, (None, None, None))
            how = "agency" if copy.through else "unknown" if not copy.giver else "copy"
            how = "original" if copy.giver == other else how
            found.append(Likeness(other, outlet, published, title, copy.share, how, copy.through))
        return found


def known(table: Gathered, asked: object, find: Callable[[], T]) -> T:
    """What was asked in this state, found once; what was not asked for longest is forgotten first."""
    found: T | None = table.known.pop(asked, None)
    if found is None:
        while len(table.known) >= KNOWN:
            table.known.pop(next(iter(table.known)), None)
        found = find()
    table.known[asked] = found
    return found


def common(conditions: list[Codes]) -> Codes:
    """The keys that are in all of some lists in order."""
    found = conditions[0]
    for keys in conditions[1:]:
        found = np.intersect1d(found, keys, assume_unique=True)
    return found


def within(table: Gathered, rows: Codes, since: str | None, until: str | None) -> Codes:
    """Those of some happenings whose day is between two, both included."""
    days = table.days["day"][rows]
    if since is not None:
        rows, days = rows[days >= number_of(since)], days[days >= number_of(since)]
    return rows if until is None else rows[(days > 0) & (days <= number_of(until))]


def ordered(table: Gathered, rows: Codes, sort: HappeningSort) -> Codes:
    """Rows of happenings in an order, that of ``asking.order``; of equal ones, the first id first."""
    place = known(table, ("order", sort), lambda: places(table, sort))
    return rows[np.argsort(place[rows], kind="stable")]


def places(table: Gathered, sort: HappeningSort) -> Codes:
    """The place of every happening in an order."""
    at, day = table.numbers, table.days["day"]
    by: dict[HappeningSort, list[Codes]] = {
        "origins": [-at["at_least"], -at["at_most"], -at["reports"]],
        "thinnest": [at["at_most"] - at["outlets"], -at["reports"]],
        "reports": [-at["reports"], -at["claims"]],
        "newest": [-day],
        "oldest": [np.where(day == 0, number_of("9999-12-31") + 1, day)],
    }
    place = np.empty(len(table.ids), np.int64)
    place[np.lexsort(by[sort][::-1])] = np.arange(len(table.ids))
    return place


def all_parties(connection: Connection, table: Gathered) -> list[Parties]:
    """The parties of all happenings, by their rows."""
    found = {row.id: row.parties for row in connection.execute(select(happenings.c.id, happenings.c.parties))}
    nobody = Parties([], [])
    return [decode_parties(found[id]) if id in found else nobody for id in table.ids]


def date_of(number: int) -> date:
    """The day that a number stands for."""
    return date(number // 10_000, number // 100 % 100, number % 100)
