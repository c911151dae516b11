"""What is asked of happenings. Each function is called in a transaction that reads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, func, select, true

from whence.corroboration.copies import Copy
from whence.corroboration.results import Conflict, Happening, Origins, Related, Side, SourceCounts
from whence.corroboration.sightings import Sighting, sightings
from whence.corroboration.store import Parties, copies_kept, figures_of, rows_where, seen_by, some
from whence.record.filters import ALL, ClaimFilter, condition, is_party
from whence.record.identity import claim_ids
from whence.record.schema import claims, conflicts, happenings, links, parties, reports, roles, tellings
from whence.record.unflatten import reading_of

HappeningSort = Literal["origins", "thinnest", "reports", "newest", "oldest"]
SURE = 600_000  # millionths: the likeness of one claim that relates two happenings
NEAREST = 3  # related happenings are told, at most

decode_parties = msgspec.json.Decoder(Parties).decode
decode_origins = msgspec.json.Decoder(Origins).decode
decode_sides = msgspec.json.Decoder(list[Side]).decode


def wanted(connection: Connection, asked: ClaimFilter) -> ColumnElement[bool]:
    """The condition that a happening has a claim that is asked for; days are those of the happening."""
    rest = msgspec.structs.replace(asked, since=None, until=None, every_version=True)
    found: list[ColumnElement[bool]] = [true()]
    if asked.since is not None:
        found.append(happenings.c.day >= asked.since)
    if asked.until is not None:
        found.append(happenings.c.day <= asked.until)
    if rest != msgspec.structs.replace(ALL, every_version=True):
        told = select(tellings.c.happening).join_from(tellings, claims).where(condition(connection, rest))
        found.append(happenings.c.id.in_(told))
    return and_(*found)


def order(sort: HappeningSort) -> list[ColumnElement[Any]]:
    """The order of happenings; «thinnest»: told by most outlets, from fewest origins."""
    at = happenings.c
    first: dict[HappeningSort, list[ColumnElement[Any]]] = {
        "origins": [at.at_least.desc(), at.at_most.desc(), at.reports.desc()],
        "thinnest": [(at.outlets - at.at_most).desc(), at.reports.desc()],
        "reports": [at.reports.desc(), at.claims.desc()],
        "newest": [at.day.desc().nulls_last()],
        "oldest": [at.day.asc().nulls_last()],
    }
    return [*first[sort], at.id]


def asked_for(
    connection: Connection, asked: ClaimFilter, sort: HappeningSort, limit: int | None, offset: int
) -> list[Happening]:
    """The happenings that a filter asks for."""
    page = select(happenings).where(wanted(connection, asked)).order_by(*order(sort)).limit(limit).offset(offset)
    return told(connection, list(connection.execute(page)))


def count(connection: Connection, asked: ClaimFilter) -> int:
    """How many happenings a filter asks for."""
    return connection.scalar(select(func.count()).select_from(happenings).where(wanted(connection, asked))) or 0


def name_of(connection: Connection, id: str) -> str | None:
    """The id of the happening that has an id, or whose claim has it; None where there is none."""
    told_by = select(tellings.c.happening).join_from(tellings, claims).where(claims.c.id == id)
    return connection.scalar(told_by)


def one(connection: Connection, id: str) -> Happening | None:
    """A happening by its id or that of a claim of it."""
    rows = list(connection.execute(select(happenings).where(happenings.c.id == name_of(connection, id))))
    return told(connection, rows)[0] if rows else None


def told(connection: Connection, rows: Sequence[Any]) -> list[Happening]:
    """Rows as happenings, with their claims, figures and related happenings."""
    keys = keys_of(connection, [row.id for row in rows])
    ids = ids_of(connection, [key for those in keys.values() for key in those])
    amounts = figures_of(connection, sorted(ids))
    beside = related(connection, rows)
    return [happening(row, sorted(ids[key] for key in keys[row.id]), amounts, beside.get(row.id, [])) for row in rows]


def happening(
    row: Any, members: list[str], amounts: dict[str, list[Sighting]], beside: list[Related]
) -> Happening:
    """A row as a happening."""
    figures = sorted(figure.id for id in members for figure in amounts.get(id, ()))
    return Happening(**fields_of(row), claims=members, figures=figures, related=beside)


def fields_of(row: Any) -> dict[str, Any]:
    """What a row of ``happenings`` tells by itself, by the fields of a Happening."""
    who = decode_parties(row.parties)
    return {
        "id": row.id, "type": row.type, "ahead": bool(row.ahead), "text": row.text, "actors": who.actors,
        "recipients": who.recipients, "start": day(row.start), "end": day(row.end), "place": row.place,
        "country": row.country, "first_told": day(row.first_told), "last_told": day(row.last_told),
        "reports": row.reports, "outlets": row.outlets, "at_least": row.at_least, "at_most": row.at_most,
        "conflicts": row.conflicts,
    }  # fmt: skip


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def keys_of(connection: Connection, ids: Iterable[str]) -> dict[str, list[int]]:
    """The keys of the claims of happenings."""
    found: dict[str, list[int]] = {}
    for row in rows_where(connection, tellings, tellings.c.happening, ids):
        found.setdefault(row.happening, []).append(row.claim)
    return found


def ids_of(connection: Connection, keys: Iterable[int]) -> dict[int, str]:
    """The ids of claims by their keys."""
    found: dict[int, str] = {}
    for those in some(sorted(keys)):
        rows = connection.execute(select(claims.c.key, claims.c.id).where(claims.c.key.in_(those)))
        found |= {row.key: row.id for row in rows}
    return found


def related(connection: Connection, rows: Sequence[Any]) -> dict[str, list[Related]]:
    """What each happening was planned as, or what came of it: the nearest of the other standing, told in that order."""
    by_id = {row.id: row for row in rows}
    near: dict[str, dict[str, tuple[int, int]]] = {}  # the greatest likeness of two claims, and the sum
    others: dict[str, Any] = {}
    for row in across(connection, list(by_id)):
        one, other = by_id[row.mine], others.setdefault(row.id, row)
        then = (other.last_told, one.first_told) if one.ahead else (one.last_told, other.first_told)
        if None in then or then[0] >= then[1]:
            most, total = near.setdefault(row.mine, {}).get(row.id, (0, 0))
            near[row.mine][row.id] = max(most, row.likeness), total + row.likeness
    return {
        id: [
            Related(other, "held" if by_id[id].ahead else "planned")
            for other, (most, _) in sorted(found.items(), key=lambda each: (-each[1][1], each[0]))
            if most >= SURE or others[other].cluster == by_id[id].cluster
        ][:NEAREST]
        for id, found in near.items()
    }


def across(connection: Connection, ids: Iterable[str]) -> Iterator[Any]:
    """The links from claims of happenings (``mine``) to those of other standing."""
    one, other = tellings.alias("one"), tellings.alias("other")
    here, there = happenings.alias("here"), happenings.alias("there")
    at = there.c
    for those in some(ids):
        for near, far in ((links.c.claim, links.c.other), (links.c.other, links.c.claim)):
            yield from connection.execute(
                select(one.c.happening.label("mine"), links.c.likeness, at.id, at.cluster, at.first_told, at.last_told)
                .join_from(one, here, one.c.happening == here.c.id)
                .join(links, near == one.c.claim)
                .join(other, other.c.claim == far)
                .join(there, other.c.happening == at.id)
                .where(one.c.happening.in_(those), at.ahead != here.c.ahead)
            )


def origins_of(connection: Connection, id: str) -> Origins | None:
    """The origins behind a happening, by its id."""
    kept = connection.scalar(select(happenings.c.origins).where(happenings.c.id == id))
    return None if kept is None else decode_origins(kept)


def seen_of(connection: Connection, id: str) -> list[Sighting]:
    """The sightings of a happening, by its id, or of one claim that is of none; none where there is no such id."""
    if keys := keys_of(connection, [id]).get(id):
        return list(seen_by(connection, sorted(keys)).values())
    row = connection.execute(select(claims.c.report).where(claims.c.id == id)).first()
    if row is None:
        return []
    report = connection.execute(select(reports).where(reports.c.key == row.report)).one()
    reading = reading_of(connection, report)
    return [one for one in sightings(report.id, claim_ids(report.id, reading.claims), reading) if one.id == id]


def heads_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Outlet, publication and title of reports."""
    found: dict[str, tuple[str | None, str | None, str | None]] = {}
    for those in some(sorted(ids)):
        asked = select(reports.c.id, reports.c.outlet, reports.c.published, reports.c.title)
        rows = connection.execute(asked.where(reports.c.id.in_(those)))
        found |= {row.id: (row.outlet, row.published, row.title) for row in rows}
    return found


def copies_among(connection: Connection, ids: Iterable[str]) -> list[Copy]:
    """The copies among reports."""
    keys = set()
    for those in some(sorted(ids)):
        keys |= set(connection.scalars(select(reports.c.key).where(reports.c.id.in_(those))))
    return sorted(copies_kept(connection, keys).values(), key=lambda copy: (copy.first, copy.second))


def copies_of(connection: Connection, report: str) -> list[Copy]:
    """The copies that a report is one of."""
    key = connection.scalar(select(reports.c.key).where(reports.c.id == report))
    found = copies_kept(connection, beside=key) if key is not None else {}
    return sorted(found.values(), key=lambda copy: (-copy.share, copy.first, copy.second))


def conflicts_asked(
    connection: Connection, asked: ClaimFilter, kind: str | None, limit: int | None, offset: int
) -> list[Conflict]:
    """The conflicts in the happenings that a filter asks for, those with most reports first."""
    page = select(conflicts).join_from(conflicts, happenings).where(wanted(connection, asked))
    if kind is not None:
        page = page.where(conflicts.c.kind == kind)
    page = page.order_by(happenings.c.reports.desc(), happenings.c.id, conflicts.c.id).limit(limit).offset(offset)
    return [conflict(row) for row in connection.execute(page)]


def conflict(row: Any) -> Conflict:
    """A row as a conflict."""
    return Conflict(row.id, row.happening, row.kind, row.about, decode_sides(row.sides))


def conflicts_count(connection: Connection, asked: ClaimFilter, kind: str | None) -> int:
    """How many conflicts there are in the happenings that a filter asks for."""
    found = select(func.count()).select_from(conflicts.join(happenings)).where(wanted(connection, asked))
    return connection.scalar(found if kind is None else found.where(conflicts.c.kind == kind)) or 0


def conflicts_in(connection: Connection, happening: str) -> list[Conflict]:
    """The conflicts in a happening, by its id."""
    rows = connection.execute(
        select(conflicts).where(conflicts.c.happening == happening).order_by(conflicts.c.kind, conflicts.c.id)
    )
    return [conflict(row) for row in rows]


def involving(
    connection: Connection, actor: str, other: str | None, since: str | None, until: str | None
) -> list[Happening]:
    """The happenings with a day in a claim of which an actor is a party, or two are; by day."""
    party = [
        select(roles.c.claim).where(
            roles.c.role.in_(("actor", "recipient")), roles.c.party.in_(select(parties.c.key).where(is_party(who)))
        )
        for who in (actor, other)
        if who is not None
    ]
    told_by = select(tellings.c.happening).where(*(tellings.c.claim.in_(those) for those in party))
    page = select(happenings).where(happenings.c.id.in_(told_by), happenings.c.day.is_not(None))
    if since is not None:
        page = page.where(happenings.c.day >= since)
    if until is not None:
        page = page.where(happenings.c.day <= until)
    return told(connection, list(connection.execute(page.order_by(happenings.c.day, happenings.c.id))))


def parties_over(
    connection: Connection, since: str | None, until: str | None, type: str | None
) -> list[tuple[str, Parties]]:
    """Type and parties of the happenings of some days and a type, by id."""
    at = happenings.c
    rows = select(at.type, at.parties).where(wanted(connection, ClaimFilter(since=since, until=until)))
    if type is not None:
        rows = rows.where(at.type == type)
    return [(row.type, decode_parties(row.parties)) for row in connection.execute(rows.order_by(at.id))]


def origin_counts(connection: Connection) -> list[SourceCounts]:
    """Who stands at the origin of happenings, the most frequent first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in connection.execute(select(happenings.c.origins, happenings.c.conflicts).order_by(happenings.c.id)):
        behind = decode_origins(row.origins).origins
        for origin in behind:
            counted = found.setdefault((origin.roots[0].sort, origin.roots[0].label), Counter())
            counted["happenings"] += 1
            counted["shared"] += len(behind) > 1
            counted["contradicted"] += row.conflicts > 0
            counted["claims"] += len(origin.claims)
            counted["reports"] += len({claim.split("-")[0] for claim in origin.claims})
    fields = SourceCounts.__struct_fields__[2:]
    made = [SourceCounts(*who, *(counted[field] for field in fields)) for who, counted in found.items()]
    return sorted(made, key=lambda one: (-one.happenings, one.label, one.sort))
