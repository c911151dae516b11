"""Actors: the list, one with all that it did and met with, and two with each other."""

from datetime import date
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from whence.corroboration.results import Period
from whence.corroboration.timelines import By
from whence.record import KeptClaim
from whence.web.acting import (
    ActorCount,
    Actors,
    Involved,
    Partner,
    Speaker,
    Sum,
    Who,
    acting_on,
    actors,
    involved,
    partners,
    saying_of,
    speakers,
    summed,
    types,
    who,
)
from whence.web.asked import PAGE, Limit, Number, Offset, day, storable, words
from whence.web.export import lines
from whence.web.given import TheTold
from whence.web.pages.claims import file
from whence.web.pages.family import Family
from whence.web.pages.pictures import DOTS, Days
from whence.web.rendering import Asking, page
from whence.web.told import Head, Told, ordered, within

SAID = 6
"""Claims that show what a party says."""
PARTNERS = 24

Text = Annotated[str | None, words("Words of the party's name, or its code.")]
Name = FromPath[str]
Unit = FromQuery[By]


class Timed(msgspec.Struct, frozen=True):
    """The happenings of a party, or of two in one claim: their sums, also by type and by period, and some of them, the
    newest first. ``since`` and ``until``: the days that the periods are of."""

    sum: Sum
    types: dict[str, int]
    since: date | None
    until: date | None
    periods: list[Period]
    happenings: list[Head]


class One(msgspec.Struct, frozen=True):
    """A party: what it did and met with, with whom, who speaks for it, and what it last said of others."""

    who: Who
    timed: Timed
    partners: list[Partner]
    speakers: list[Speaker]
    says: list[KeptClaim]


class Way(msgspec.Struct, frozen=True):
    """What one party does to another, and what it last said of it, and of how many claims that are."""

    who: Who
    acts: Sum
    says: list[KeptClaim]
    said: int


class Pair(msgspec.Struct, frozen=True):
    """Two parties: what they had to do with each other, and what each does to the other and says of it."""

    timed: Timed
    ways: list[Way]


def somebody(told: Told, asked: str) -> Who:
    """Whom a name or codes ask for. Raises NotFoundException where the happenings know nobody of that name."""
    found = who(told, storable(asked) or "")
    if found is None:
        raise NotFoundException("No happening of the record has a party of this name or code.")
    return found


def timed(told: Told, found: Involved, limit: int, offset: int) -> Timed:
    """Happenings of a party with their sums, and some of them."""
    table = told.table
    some = ordered(table, found.rows, "newest")[offset:][:limit]
    return Timed(
        found.sum, dict(types(table, found.rows)), found.since, found.until, found.periods, told.heads(table, some)
    )


def one_of(told: Told, name: str, since: date | None, until: date | None, by: By, limit: int, offset: int) -> One:
    """A party between two days."""
    someone = somebody(told, name)
    found = involved(told, someone.asked, None, day(since), day(until), by)
    return One(
        someone,
        timed(told, found, limit, offset),
        partners(told, someone, found.rows, PARTNERS),
        speakers(told, someone.asked),
        told.latest(saying_of(told, someone.asked, None), SAID),
    )


def pair_of(
    told: Told, name: str, other: str, since: date | None, until: date | None, by: By, limit: int, offset: int
) -> Pair:
    """Two parties between two days."""
    first, second = somebody(told, name), somebody(told, other)
    found = involved(told, first.asked, second.asked, day(since), day(until), by)
    ways = [way(told, *each, since, until) for each in ((first, second), (second, first))]
    return Pair(timed(told, found, limit, offset), ways)


def way(told: Told, one: Who, other: Who, since: date | None, until: date | None) -> Way:
    """What one does to another between two days, and says of it."""
    table = told.table
    rows = within(table, acting_on(told, one.asked, other.asked), day(since), day(until))
    keys = saying_of(told, one.asked, other.asked)
    return Way(one, summed(table, rows), told.latest(keys, SAID), len(keys))


@get("/actors", sync_to_thread=True)
def search(request: Asking, told: TheTold, text: Text = None, number: Number = 1) -> Response[str]:
    """The page of actors."""
    view = actors(told, storable(text), PAGE, (number - 1) * PAGE)
    return page(request, "actors.html", view=view, text=text, number=number, size=PAGE)


@get("/actors.csv", sync_to_thread=True)
def as_csv(told: TheTold, text: Text = None) -> Stream:
    """All parties that are asked for as a table."""
    rows = (
        msgspec.structs.asdict(one) | {"sectors": " ".join(one.sectors)}
        for one in actors(told, storable(text), None, 0).actors
    )
    return file("actors.csv", "text/csv", lines(list(ActorCount.__struct_fields__), rows))


@get("/actors/{name:str}", sync_to_thread=True)
def one(
    request: Asking, told: TheTold, name: Name, since: Days = None, until: Days = None, by: Unit = "month",
    number: Number = 1,
) -> Response[str]:  # fmt: skip
    """The page of a party."""
    view = one_of(told, name, since, until, by, PAGE, (number - 1) * PAGE)
    return page(
        request, "actor.html", view=view, since=since, until=until, by=by, number=number, size=PAGE, dots=DOTS
    )  # fmt: skip


@get("/actors/{name:str}/with/{other:str}", sync_to_thread=True)
def two(
    request: Asking, told: TheTold, name: Name, other: Name, since: Days = None, until: Days = None,
    by: Unit = "month", number: Number = 1,
) -> Response[str]:  # fmt: skip
    """The page of two parties."""
    view = pair_of(told, name, other, since, until, by, PAGE, (number - 1) * PAGE)
    return page(
        request, "pair.html", view=view, since=since, until=until, by=by, number=number, size=PAGE, dots=DOTS
    )  # fmt: skip


@get("/actors/{name:str}/timeline.csv", sync_to_thread=True)
def timeline_csv(told: TheTold, name: Name, since: Days = None, until: Days = None, by: Unit = "month") -> Stream:
    """Cooperation and conflict of a party by period, as a table."""
    return periods(involved(told, somebody(told, name).asked, None, day(since), day(until), by))


@get("/actors/{name:str}/with/{other:str}/timeline.csv", sync_to_thread=True)
def pair_csv(
    told: TheTold, name: Name, other: Name, since: Days = None, until: Days = None, by: Unit = "month"
) -> Stream:
    """Cooperation and conflict of two parties by period, as a table."""
    one, two = somebody(told, name).asked, somebody(told, other).asked
    return periods(involved(told, one, two, day(since), day(until), by))


def periods(found: Involved) -> Stream:
    """Periods as a table."""
    rows = map(msgspec.structs.asdict, found.periods)
    return file("timeline.csv", "text/csv", lines(list(Period.__struct_fields__), rows))


@get("/actors", sync_to_thread=True, operation_id="actors")
def search_json(told: TheTold, text: Text = None, limit: Limit = PAGE, offset: Offset = 0) -> Actors:
    """The parties of happenings, the most frequent first."""
    return actors(told, storable(text), limit, offset)


@get("/actors/{name:str}", sync_to_thread=True, operation_id="actor", raises=[NotFoundException])
def one_json(
    told: TheTold, name: Name, since: Days = None, until: Days = None, by: Unit = "month", limit: Limit = PAGE,
    offset: Offset = 0,
) -> One:  # fmt: skip
    """A party, by name or codes: its happenings over time, its partners, and who speaks for it."""
    return one_of(told, name, since, until, by, limit, offset)


@get("/actors/{name:str}/with/{other:str}", sync_to_thread=True, operation_id="pair", raises=[NotFoundException])
def two_json(
    told: TheTold, name: Name, other: Name, since: Days = None, until: Days = None, by: Unit = "month",
    limit: Limit = PAGE, offset: Offset = 0,
) -> Pair:  # fmt: skip
    """Two parties: what they had to do with each other over time, and what each does to the other and says of it."""
    return pair_of(told, name, other, since, until, by, limit, offset)


FAMILY = Family(
    pages=(search, as_csv, one, two, timeline_csv, pair_csv),
    api=(search_json, one_json, two_json),
    title="Actors",
    path="/actors",
)
