"""The tables of people: what a reader of news would miss if a row were wrong."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from itertools import combinations, pairwise

import pytest

from whence.lexicon.entries import day
from whence.lexicon.tables import Row, read_table

TABLES = ("people_europe_americas.tsv", "people_asia_africa.tsv")
COLUMNS = ("name", "code", "role", "sectors", "start", "end", "forms")
PRESENT = [table for table in TABLES if files("whence.lexicon").joinpath("data", table).is_file()]
SECTORS = "GOV MIL LEG JUD COP SPY PRM PTY REB OPP UAF BUS CVL CRM EDU ELI JRN LAB MED REF REL AGR SOC PRE UNK"
BODIES = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}
MONTH = timedelta(days=31)
"""How long two terms may overlap: one head of a government resigns, the other is sworn in; only the month is known."""

Term = tuple[date, date, Row]


@pytest.fixture(scope="module", params=PRESENT)
def rows(request: pytest.FixtureRequest) -> list[Row]:
    """The rows of one table."""
    return read_table(request.param, COLUMNS)


@pytest.fixture(scope="module")
def everyone() -> list[Row]:
    """The rows of all tables of people."""
    return [row for table in PRESENT for row in read_table(table, COLUMNS)]


def term(row: Row) -> Term:
    return day(row, "start") or date.min, day(row, "end") or date.max, row


def surely(row: Row) -> Term:
    """The term as short as it can have been: a year's last day for its start, its first for its end."""
    start, end, _ = term(row)
    start = start.replace(month=12, day=31) if len(row["start"]) == 4 else start
    return start, end.replace(month=1, day=1) if len(row["end"]) == 4 else end, row


def place(row: Row) -> str:
    return f"{row.path}:{row.line} {row['name']}"


def spellings(row: Row) -> Iterator[str]:
    yield row["name"]
    yield from row.items("forms")


def test_nobody_leaves_an_office_before_taking_it(rows: list[Row]) -> None:
    assert [place(row) for row in rows if term(row)[0] > term(row)[1]] == []


def test_everybody_has_a_role(rows: list[Row]) -> None:
    assert [place(row) for row in rows if not row["role"]] == []


def test_everybody_of_a_state_has_a_sector(rows: list[Row]) -> None:
    """The code of a body says what its officials are; a state's does not."""
    assert [place(row) for row in rows if not row["sectors"] and row["code"] not in BODIES] == []


def test_sectors_are_plovers(rows: list[Row]) -> None:
    known = set(SECTORS.split())
    assert [place(row) for row in rows if not known.issuperset(row.items("sectors"))] == []


def test_codes_are_those_of_states_or_of_plover(rows: list[Row]) -> None:
    known = BODIES | {row["code"] for row in read_table("states.tsv", ("code",))}
    assert [place(row) for row in rows if row["code"] not in known] == []


def test_forms_say_something_new(rows: list[Row]) -> None:
    repeated = [row for row in rows if len(set(spellings(row))) <= len(row.items("forms"))]
    assert [place(row) for row in repeated] == []


def test_names_are_what_a_report_would_write(rows: list[Row]) -> None:
    odd = [row for row in rows for form in spellings(row) if set(form) & set('()[]{}=_;,"') or "  " in form]
    assert [place(row) for row in odd] == []


def test_a_name_is_spelt_alike_in_all_its_rows(everyone: list[Row]) -> None:
    """One full name that leads to two people of one state is one person under two names."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in everyone:
        for form in spellings(row):
            if " " in form:
                owners[form.lower(), row["code"]].add(row["name"])
    assert {key: sorted(names) for key, names in owners.items() if len(names) > 1} == {}


def test_nobody_holds_one_office_twice_at_once(everyone: list[Row]) -> None:
    offices: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for row in everyone:
        offices[row["name"], row["code"], row["role"]].append(surely(row))
    doubled = []
    for terms in offices.values():
        terms.sort(key=lambda one: one[:2])
        doubled += [place(b[2]) for a, b in pairwise(terms) if min(a[1], b[1]) - b[0] > MONTH]
    assert doubled == []


@pytest.mark.parametrize("role", ["president", "prime minister", "chancellor", "secretary of state", "pope"])
def test_a_state_has_one_head_at_a_time(role: str) -> None:
    heads: dict[str, list[Term]] = defaultdict(list)
    for row in read_table(TABLES[0], COLUMNS):
        if row["role"] == role:
            heads[row["code"]].append(surely(row))
    clashes = [
        (place(one[2]), place(other[2]))
        for terms in heads.values()
        for one, other in combinations(sorted(terms, key=lambda one: one[:2]), 2)
        if one[2]["name"] != other[2]["name"] and min(one[1], other[1]) - other[0] > MONTH
    ]
    assert clashes == []
