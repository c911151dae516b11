"""What a record is asked. Each function is called in a transaction that reads."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Subquery, func, select

from whence.model import Attribution
from whence.record.filters import ALL, ClaimFilter, Sort, condition, order, superseded
from whence.record.results import KeptClaim, ReportHead, SourceCount
from whence.record.schema import attributions, chains, claims, metadata, parties, reports
from whence.record.search import matches
from whence.record.unflatten import DECODE, Keys, attributions_of, chain_keys, claims_of

AT_ONCE = 500
"""How many claims are put together at once."""


def claims_asked(
    connection: Connection, asked: ClaimFilter, sort: Sort, limit: int | None, offset: int
) -> list[KeptClaim]:
    """The claims that a filter asks for."""
    page = select(claims.c.key).where(condition(connection, asked)).order_by(*order(sort))
    keys = list(connection.scalars(page.limit(limit).offset(offset)))
    return list(_in_parts(connection, keys))


def claim(connection: Connection, name: str) -> KeptClaim | None:
    """A claim by its id."""
    key = connection.scalar(select(claims.c.key).where(claims.c.id == name))
    return None if key is None else kept(connection, [key])[0]


def claims_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, KeptClaim]:
    """Claims by their ids; those that there are."""
    wanted = sorted(set(ids))
    keys: list[int] = []
    for start in range(0, len(wanted), AT_ONCE):
        keys += connection.scalars(select(claims.c.key).where(claims.c.id.in_(wanted[start : start + AT_ONCE])))
    return {one.id: one for one in _in_parts(connection, keys)}


def _in_parts(connection: Connection, keys: Sequence[int]) -> Iterator[KeptClaim]:
    """Claims by their keys, in their order, some at once."""
    for start in range(0, len(keys), AT_ONCE):
        yield from kept(connection, keys[start : start + AT_ONCE])


def count(connection: Connection, asked: ClaimFilter) -> int:
    """How many claims a filter asks for."""
    return connection.scalar(select(func.count()).select_from(claims).where(condition(connection, asked))) or 0


def kept(connection: Connection, keys: Sequence[int]) -> list[KeptClaim]:
    """Claims with their reports and chains, in the order of their keys as given."""
    these = among(keys)
    links = chain_keys(connection, these)
    told = attributions_of(connection, among(sorted({attribution for _, attribution in links})))
    found = claims_of(connection, these, told)
    beside = select(claims.c.key, claims.c.id, claims.c.day, claims.c.report).where(these(claims.c.key))
    rows = {row.key: row for row in connection.execute(beside)}
    heads = _heads(connection, sorted({row.report for row in rows.values()}))
    chain: dict[int, list[Attribution]] = {key: [] for key in keys}
    for claimed, attribution in links:
        chain[claimed].append(told[attribution])
    return [KeptClaim(rows[key].id, rows[key].day, heads[rows[key].report], found[key], chain[key]) for key in keys]


def among(keys: Sequence[int]) -> Keys:
    """The condition that a key is one of these."""
    return lambda key: key.in_(keys)


def _head() -> Select[Any]:
    """The columns of reports that make a head, but for the text."""
    before = reports.alias("before")
    columns = [column for column in reports.c if column.name not in ("text", "previous")]
    current = reports.c.key.not_in(superseded())
    return select(*columns, before.c.id.label("previous"), current.label("current")).join_from(
        reports, before, reports.c.previous == before.c.key, isouter=True
    )


def _as_head(row: Any) -> ReportHead:
    found = {field: getattr(row, field) for field in ReportHead.__struct_fields__}
    return ReportHead(**found | {"current": bool(row.current)})


def _heads(connection: Connection, keys: Sequence[int]) -> dict[int, ReportHead]:
    return {row.key: _as_head(row) for row in connection.execute(_head().where(reports.c.key.in_(keys)))}


def reports_asked(
    connection: Connection, text: str | None, outlet: str | None, limit: int | None, offset: int
) -> list[ReportHead]:
    """Reports, the newest first."""
    page = _head().order_by(reports.c.day.desc().nulls_last(), reports.c.key.desc()).limit(limit).offset(offset)
    if text is not None:
        page = page.where(matches(connection, reports, text))
    if outlet is not None:
        page = page.where(func.lower(reports.c.outlet) == outlet.lower())
    return [_as_head(row) for row in connection.execute(page)]


def versions(connection: Connection, report: str) -> list[ReportHead]:
    """A report and the other versions of it, the first one first."""
    its_url = select(reports.c.url).where(reports.c.id == report).scalar_subquery()
    same = (reports.c.url == its_url) | (reports.c.id == report)
    return [_as_head(row) for row in connection.execute(_head().where(same).order_by(reports.c.version))]


def sources(connection: Connection, asked: ClaimFilter, limit: int | None, offset: int) -> list[SourceCount]:
    """Who the nearest sources of claims are, the most frequent first."""
    each = _sources_by_report(connection, asked)
    who = (parties.c.label, parties.c.name, parties.c.code, parties.c.sectors, each.c.naming)
    number = func.sum(each.c.claims)
    page = (
        select(
            *who,
            number.label("claims"),
            func.count().label("reports"),
            func.count(reports.c.outlet.distinct()).label("outlets"),
            func.min(reports.c.day).label("first_day"),
            func.max(reports.c.day).label("last_day"),
        )
        .join_from(each, parties, parties.c.key == each.c.party)
        .join(reports, reports.c.key == each.c.report)
        .group_by(parties.c.key, *who)
        .order_by(number.desc(), parties.c.id, each.c.naming)
    )
    return [_as_count(row) for row in connection.execute(page.limit(limit).offset(offset))]


def _sources_by_report(connection: Connection, asked: ClaimFilter) -> Subquery:
    """How many claims a source is the nearest to, in each report; claims are looked into only if that is asked."""
    who = (attributions.c.party, attributions.c.naming, attributions.c.report)
    counted = select(*who, func.count().label("claims")).join_from(chains, attributions).where(chains.c.step == 0)
    if asked == ALL:
        counted = counted.where(attributions.c.report.not_in(superseded()))
    else:
        counted = counted.where(chains.c.claim.in_(select(claims.c.key).where(condition(connection, asked))))
    return counted.group_by(*who).subquery("each")


def _as_count(row: Any) -> SourceCount:
    return SourceCount(**{**row._mapping, "claims": int(row.claims), "sectors": DECODE(row.sectors or "[]")})


def size(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    tables = [table for table in metadata.sorted_tables if table.name != "whence_version"]
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
