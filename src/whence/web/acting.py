"""What the pages ask of parties: who acts how often, on whom, with whom, and who speaks for them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, func, select

from whence.corroboration.results import Actor, Conflict, Period, SourceCounts, Tie
from whence.corroboration.store import Parties
from whence.corroboration.ties import ties
from whence.corroboration.timelines import By, in_periods, score_in
from whence.record.columns import Codes
from whence.record.schema import IN_A_REPORT, attributions, parties
from whence.record.unflatten import DECODE
from whence.web.gathered import Gathered, state_name
from whence.web.told import Told, common, date_of, known, within
from whence.web.ways import key_of

CODE_LETTERS = 3
MOST_PERIODS = 400
"""Periods that a timeline has at most, the last ones."""

SPEAKERS = 12
YEAR = 365
"""Days."""


class ActorCount(msgspec.Struct, frozen=True):
    """A party, and in how many happenings it is one: in how many it acts, and in how many it is acted upon."""

    label: str
    code: str | None
    sectors: tuple[str, ...]
    happenings: int
    acts: int
    meets: int


class Actors(msgspec.Struct, frozen=True):
    """How many parties there are, and some of them, the most frequent first."""

    total: int
    actors: list[ActorCount]


class Who(msgspec.Struct, frozen=True):
    """Whom a name or codes ask for: what to call them, and the code and sectors that most of their claims give."""

    asked: str
    label: str
    code: str | None
    sectors: list[str]


class Partner(msgspec.Struct, frozen=True):
    """Another party, ``asked`` for by its code or name: in how many happenings the first acts on it, and it on the
    first, with the mean score of each."""

    asked: str
    label: str
    code: str | None
    acts: int
    acts_score: float | None
    meets: int
    meets_score: float | None


class Speaker(msgspec.Struct, frozen=True):
    """A source of a party: how it is named, and in how many claims of how many reports it speaks."""

    label: str
    code: str | None
    sectors: list[str]
    naming: str | None
    claims: int
    reports: int


class Sum(msgspec.Struct, frozen=True):
    """Happenings, and of those that count in a timeline how many are cooperation and how many conflict, with the sums
    of their scores."""

    happenings: int
    cooperative: int
    cooperation: float
    conflictive: int
    conflict: float


class Involved(msgspec.Struct, frozen=True):
    """The happenings of a party, or of two in one claim, between two days, as rows; all of them, and by day those that
    the periods show, from ``since`` on."""

    rows: Codes
    sum: Sum
    since: date | None
    until: date | None
    periods: list[Period]


def actors(told: Told, text: str | None, limit: int | None, offset: int) -> Actors:
    """The parties of happenings with some words in their name, or of a code."""
    table = told.table
    everyone = known(table, "actors", lambda: counted(told.parties(table, np.arange(len(table.ids)))))
    sought = (text or "").casefold()
    found = [one for one in everyone if sought in one.label.casefold() or sought == (one.code or "").casefold()]
    return Actors(len(found), found[offset:][:limit])


def counted(found: Iterable[tuple[str, Parties]]) -> list[ActorCount]:
    """The parties of happenings, each with how often it is one, the most frequent first."""
    acts, meets, either = Counter[Party](), Counter[Party](), Counter[Party]()
    sectors: dict[Party, Counter[tuple[str, ...]]] = {}
    for _, who in found:
        acting, met = ({(one.label, one.code) for one in those} for those in (who.actors, who.recipients))
        acts.update(acting)
        meets.update(met)
        either.update(acting | met)
        for one in (*who.actors, *who.recipients):
            sectors.setdefault((one.label, one.code), Counter())[one.sectors] += 1
    made = [
        ActorCount(*party, most(sectors[party]), number, acts[party], meets[party]) for party, number in either.items()
    ]
    return sorted(made, key=lambda one: (-one.happenings, one.label, one.code or ""))


Party = tuple[str, str | None]


def most(counts: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """The most frequent, the first of equals."""
    return min(counts, key=lambda one: (-counts[one], one))


def who(told: Told, asked: str) -> Who | None:
    """Whom a name or codes ask for; None where the happenings know nobody of that name."""
    table = told.table
    return known(table, ("who", asked), lambda: (_who(told, table, asked),))[0]


def _who(told: Told, table: Gathered, asked: str) -> Who | None:
    keys = told.party(table, asked)
    pairs = [*table.playing.values(), table.speaking]
    playing = np.concatenate([party for _, party in pairs])
    found, counts = np.unique(playing[np.isin(playing, keys)], return_counts=True)
    if not len(found):
        return None
    key = int(found[np.argmax(counts)])
    row = told.record.ask(lambda at: at.execute(select(parties).where(parties.c.key == key)).one())
    if is_code(asked):
        return Who(asked, state_name(asked) or asked, asked, [])
    named = asked if "*" in asked or asked.isupper() else row.label
    return Who(asked, named, row.code, DECODE(row.sectors or "[]"))


def is_code(asked: str) -> bool:
    """Whether a party is asked for by one code."""
    return len(asked) == CODE_LETTERS and asked.isalpha() and asked.isupper()


def involved(told: Told, one: str, other: str | None, since: str | None, until: str | None, by: By) -> Involved:
    """The happenings with a day of a party, or of two in one claim, between two days, and their sums by period. Without
    days, the periods are of those around which there were reports."""
    table = told.table
    asked = ("involved", one, other, since, until, by)
    return known(table, asked, lambda: _involved(told, table, one, other, since, until, by))


def _involved(
    told: Told, table: Gathered, one: str, other: str | None, since: str | None, until: str | None, by: By
) -> Involved:
    claims = [told.playing(table, each, "actor", "recipient") for each in (one, other)]
    rows = table.happenings_of(common([keys for keys in claims if keys is not None]))
    rows = within(table, rows[table.days["day"][rows] > 0], since, until)
    shown = within(table, rows, *days_of_reports(table)) if since is None and until is None else rows
    scored = [
        (date_of(day), score_in(table.types[row], bool(table.ahead[row])))
        for row, day in zip(shown.tolist(), table.days["day"][shown].tolist(), strict=True)
    ]
    periods = in_periods(scored, by)[-MOST_PERIODS:]
    first, last = (periods[0].start, periods[-1].end) if periods else (None, None)
    return Involved(rows, summed(table, rows), first, last, periods)


def days_of_reports(table: Gathered) -> tuple[str | None, str | None]:
    """The days that news mostly tells of: a year before their first report to a year after the last."""
    days = table.days["first_told"]
    last = int(table.days["last_told"].max(initial=0))
    if not last:
        return None, None
    first = date_of(int(days[days > 0].min()))
    since = max(first.toordinal() - YEAR, date.min.toordinal())
    until = min(date_of(last).toordinal() + YEAR, date.max.toordinal())
    return date.fromordinal(since).isoformat(), date.fromordinal(until).isoformat()


def summed(table: Gathered, rows: Codes) -> Sum:
    """The sums of some happenings."""
    scores = [score_in(table.types[row], bool(table.ahead[row])) or 0.0 for row in rows.tolist()]
    above, below = ([score for score in scores if score * sign > 0] for sign in (1, -1))
    return Sum(len(rows), len(above), float(sum(above)), len(below), float(sum(below)))


def types(table: Gathered, rows: Codes) -> list[tuple[str, int]]:
    """How many happenings are of each type, the most frequent first."""
    counts = Counter(table.types[row] for row in rows.tolist())
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def all_ties(told: Told, since: str | None, until: str | None, type: str | None) -> list[Tie]:
    """Who acts on whom, as Corroboration.ties."""
    table = told.table

    def find() -> list[Tie]:
        rows = within(table, np.arange(len(table.ids)), since, until)
        found = told.parties(table, rows)
        return ties(one for one in found if type is None or one[0] == type)

    return known(table, ("ties", since, until, type), find)


def partners(told: Told, one: Who, rows: Codes, limit: int) -> list[Partner]:
    """With whom a party has to do in some happenings, the most frequent first. Parties of a state count as it."""
    table = told.table
    whole = is_code(one.asked) and len(rows) == len(involved(told, one.asked, None, None, None, "month").rows)
    found = all_ties(told, None, None, None) if whole else ties(told.parties(table, rows))
    acts, meets, others = dict[str, Tie](), dict[str, Tie](), dict[str, Actor]()
    for tie in found:
        for here, other, ties_of in ((tie.actor, tie.recipient, acts), (tie.recipient, tie.actor, meets)):
            if same(here, one):
                ties_of[key_of(other)] = tie
                others.setdefault(key_of(other), other)
    made = [partner(asked, other, acts.get(asked), meets.get(asked)) for asked, other in others.items()]
    return sorted(made, key=lambda each: (-each.acts - each.meets, each.label))[:limit]


def same(actor: Actor, one: Who) -> bool:
    """Whether a party of a tie is the one asked for, or the state that it belongs to."""
    if one.code and state_name(one.code):
        return actor.code == one.code
    return actor.label.casefold() == one.label.casefold()


def partner(asked: str, party: Actor, acts: Tie | None, meets: Tie | None) -> Partner:
    """A partner, from the ties to and from it."""
    return Partner(
        asked, party.label, party.code, acts.happenings if acts else 0, acts.score if acts else None,
        meets.happenings if meets else 0, meets.score if meets else None,
    )  # fmt: skip


def speakers(told: Told, asked: str) -> list[Speaker]:
    """Who speaks for a party: the sources of its name or codes, the most frequent first."""
    table = told.table
    return known(table, ("speakers", asked), lambda: _speakers(told, table, asked))


def _speakers(told: Told, table: Gathered, asked: str) -> list[Speaker]:
    claim, party = table.speaking
    ours = np.isin(party, told.party(table, asked))
    claim, party = claim[ours], party[ours]
    found, counts = np.unique(party, return_counts=True)
    keys = found[np.lexsort((found, -counts))][:SPEAKERS].tolist()

    def rows(connection: Connection) -> list[Speaker]:
        people = {row.key: row for row in connection.execute(select(parties).where(parties.c.key.in_(keys)))}
        named = naming_of(connection, keys)
        return [
            speaker(people[key], named.get(key), np.unique(claim[party == key])) for key in keys if key in people
        ]  # fmt: skip

    return told.record.ask(rows)


def naming_of(connection: Connection, keys: list[int]) -> dict[int, str | None]:
    """How parties are mostly named as sources, by their keys."""
    at = attributions.c
    asked = select(at.party, at.naming, func.count().label("times")).where(at.party.in_(keys))
    rows = connection.execute(asked.group_by(at.party, at.naming)).all()
    return {row.party: row.naming for row in sorted(rows, key=lambda row: (row.times, row.naming or ""))}


def speaker(row: Any, naming: str | None, claims: Codes) -> Speaker:
    """A row of ``parties`` with the claims that came through it."""
    sectors = DECODE(row.sectors or "[]")
    return Speaker(row.label, row.code, sectors, naming, len(claims), len(np.unique(claims // IN_A_REPORT)))


def acting_on(told: Told, one: str, other: str) -> Codes:
    """The rows of the happenings with a claim that one party acts on another."""
    table = told.table
    claims = [told.playing(table, one, "actor"), told.playing(table, other, "recipient")]
    return table.happenings_of(common([keys for keys in claims if keys is not None]))


def saying_of(told: Told, one: str, other: str | None) -> Codes:
    """The keys of the claims that came through a party, and of which another is one."""
    table = told.table
    claims = [told.speaking(table, one), told.playing(table, other, "actor", "recipient")]
    return common([keys for keys in claims if keys is not None])


def origins(told: Told) -> list[SourceCounts]:
    """Who stands at the origin of happenings, as Corroboration.sources."""
    return known(told.table, "origins", told.corroboration.sources)


def conflicts(told: Told) -> list[Conflict]:
    """All conflicts, as Corroboration.conflicts."""
    return known(told.table, "conflicts", lambda: told.corroboration.conflicts(limit=None))


def warm(told: Told) -> None:
    """Gather all that is asked of the whole record, so that the first reader does not wait for it."""
    actors(told, None, 0, 0)
    all_ties(told, None, None, None)
    origins(told)
    conflicts(told)
