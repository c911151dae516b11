"""Claims are found by who did what to whom, through whom, where and when, and in which words."""

import pytest
from msgspec.structs import replace
from readings import READINGS, reading

from whence.record import ClaimFilter, Record
from whence.record.search import fts5


def kept(record: Record, **asked: object) -> list[tuple[str, str]]:
    """(report, claim) of the claims found, by their own ids."""
    found = record.claims(ClaimFilter(**asked), sort="added", limit=None)
    assert record.count(ClaimFilter(**asked)) == len(found)
    return [(each.report.given_id, each.claim.id) for each in found]


def wanted(holds, *claims: str) -> list[tuple[str, str]]:
    """(report, claim) for the readings that something holds of."""
    return [(f"r{number}", claim) for number in range(READINGS) if holds(number) for claim in claims]


def two(number: int) -> int:
    return (number + 1 + number // 5) % 5


ALL = ("c1", "c2", "c3", "c4")
SOURCED = ("c1", "c2", "c3")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, wanted(lambda n: True, *ALL)),
        ({"actor": "Norway"}, wanted(lambda n: n % 5 == 1, "c1")),
        ({"actor": "norway"}, wanted(lambda n: n % 5 == 1, "c1")),
        ({"actor": "nor*"}, wanted(lambda n: n % 5 == 1, "c1")),
        ({"actor": "*land"}, wanted(lambda n: n % 5 in (0, 4), "c1")),
        ({"actor": "NOR"}, wanted(lambda n: n % 5 == 1, "c1")),
        ({"actor": "NOR GOV"}, wanted(lambda n: n % 5 == 1, "c1")),
        ({"actor": "NOR MIL"}, []),
        ({"actor": "100%"}, []),
        ({"recipient": "MIL"}, wanted(lambda n: True, "c1")),
        ({"recipient": "NOR MIL"}, wanted(lambda n: two(n) == 1, "c1")),
        ({"actor": "ISL", "recipient": "NOR"}, wanted(lambda n: n % 5 == 0 and two(n) == 1, "c1")),
        ({"type": "THREATEN"}, wanted(lambda n: True, "c1")),
        ({"type": "AID"}, []),
        ({"kind": "figure", "outlet": "harbour post"}, wanted(lambda n: n % 2 == 1, "c2")),
        ({"source": "Reuters"}, wanted(lambda n: True, *SOURCED)),
        ({"source": "senior official"}, wanted(lambda n: True, *SOURCED)),
        ({"source": "ISL GOV", "kind": "relation"}, wanted(lambda n: True, "c3")),
        ({"source": "Norway"}, []),
        ({"naming": "anonymous", "kind": "event"}, wanted(lambda n: True, "c1")),
        ({"naming": "named"}, []),  # the agency is named, and is not the nearest
        ({"naming": "none"}, wanted(lambda n: True, "c4")),
        ({"certainty": "probable", "status": "actual"}, wanted(lambda n: True, "c4")),
        ({"certainty": "certain"}, []),
        ({"since": "2024-06-01", "kind": "figure"}, wanted(lambda n: n % 12 >= 5, "c2")),
        ({"until": "2024-01-31", "kind": "figure"}, wanted(lambda n: n % 12 == 0, "c2")),
        ({"since": "2024-03-03", "until": "2024-03-03", "kind": "figure"}, wanted(lambda n: n == 2, "c2")),
        ({"text": "threaten sanction", "kind": "event"}, wanted(lambda n: True, "c1")),  # words are stemmed
        ({"text": '"17 sanctions"'}, wanted(lambda n: n == 17, *ALL)),
        ({"text": '"sanctions 17"'}, []),
        ({"text": "sanctions -norway", "kind": "event"}, wanted(lambda n: n % 5 != 1 and two(n) != 1, "c1")),
        ({"text": "official"}, []),  # which is in the report, and in no claim
        ({"text": '" AND ( OR NEAR * : ^ ~ \' %'}, []),
        ({"text": ""}, []),
    ],
)
def test_claims_are_found_by(library, asked, found):
    assert kept(library, **asked) == found


def test_claims_of_one_report_are_found(library):
    head = library.reports("dispute 3")[0]
    assert kept(library, report=head.id) == [("r3", claim) for claim in ALL]


def test_a_claim_comes_with_its_report_and_its_chain_the_nearest_first(library):
    found = library.claims(ClaimFilter(actor="Norway"), limit=1)[0]
    assert [each.source.name or each.source.role for each in found.chain] == ["senior official", "Reuters"]
    assert found.chain[0].parent == found.chain[1].id
    assert found.report.current
    assert found.report.url == f"https://news.test/{found.report.given_id[1:]}"
    assert library.claim(found.id) == found
    whole = library.report(found.report.id)
    assert whole is not None
    assert found.claim in whole.claims
    assert found.chain == whole.attributions[::-1]


def test_an_id_that_is_not_there_finds_nothing(library):
    assert library.claim("0" * 16 + "-" + "0" * 8) is None
    assert library.report("0" * 16) is None
    assert library.versions("0" * 16) == []


def test_claims_are_sorted_by_day_and_come_in_pages(library):
    for sort, backwards in (("newest", True), ("oldest", False)):
        pages = [library.claims(sort=sort, limit=10, offset=offset) for offset in range(0, 100, 10)]
        days = [each.day for page in pages for each in page]
        assert len(days) == 4 * READINGS
        assert days == sorted(days, reverse=backwards)
        assert len({each.id for page in pages for each in page}) == 4 * READINGS


def test_a_claim_without_a_day_comes_last(record):
    record.add(reading(1))
    undated = reading(READINGS)
    report = replace(undated.report, published=None, text=f"{undated.report.text} ")
    record.add(replace(undated, report=report, claims=undated.claims[3:]))
    for sort in ("newest", "oldest"):
        last = record.claims(sort=sort)[-1]
        assert (last.day, last.report.given_id) == (None, f"r{READINGS}")


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2024-01-10", "2024-01-12", "2024-01-12"),  # before the report: its last day
        ("2024-02-01", "2024-02-29", "2024-02-01"),  # after it: its first
        ("2024-01-01", "2024-12-31", "2024-01-20"),  # around it: that of the report
        ("2024-01-21", None, "2024-01-21"),
        (None, "2024-01-05", "2024-01-05"),
        (None, None, "2024-01-20"),
    ],
)
def test_a_claim_is_found_under_the_day_of_its_time_nearest_to_the_report(file, start, end, day):
    one = reading(0)
    timed = replace(one.claims[0], time=replace(one.claims[0].time, start=start, end=end))
    with Record.open(file) as record:
        record.add(replace(one, report=replace(one.report, published="2024-01-20"), claims=[timed]))
        assert record.claims()[0].day == day


def test_sources_are_counted_by_claims_reports_and_outlets(library):
    first = library.sources()[0]
    assert (first.label, first.code, first.sectors, first.naming) == ("senior official", "ISL", ["GOV"], "anonymous")
    assert (first.claims, first.reports, first.outlets) == (3 * READINGS, READINGS, 2)
    assert (first.first_day, first.last_day) == ("2024-01-01", "2024-12-24")
    assert len(library.sources()) == 1
    some = library.sources(ClaimFilter(kind="event", actor="Norway", outlet="Harbour Post"))
    assert [(each.claims, each.reports, each.outlets) for each in some] == [(3, 3, 1)]


def test_reports_are_found_by_their_words_and_their_outlet(library):
    assert [head.given_id for head in library.reports("dispute 17")] == ["r17"]
    assert len(library.reports("official told reuters", limit=None)) == READINGS
    assert len(library.reports("official", outlet="northern courier", limit=None)) == READINGS // 2
    assert [head.given_id for head in library.reports(limit=2)] == ["r11", "r23"][::-1]


def test_views_answer_in_plain_columns(library):
    with library.engine.connect() as connection:
        claim = connection.exec_driver_sql(
            "SELECT actors, recipients, chain, naming, outlet, day, country FROM sourced_claims"
            " WHERE type = 'THREATEN' AND title = 'Dispute 5'"
        ).one()
        assert tuple(claim) == (
            "Iceland (ISL)", "Denmark (DNK)", "senior official (ISL) ← Reuters", "anonymous", "Harbour Post",
            "2024-01-01", "NOR",
        )  # fmt: skip
        dyads = connection.exec_driver_sql(
            "SELECT claims, reports, outlets FROM dyad_days WHERE actor = 'ISL' AND recipient = 'NOR'"
            " AND type = 'THREATEN' AND day = '2024-01-01'"
        ).one()
        assert tuple(dyads) == (1, 1, 1)
        says = "SELECT claims, reports FROM who_says_what WHERE source = 'senior official' AND type = 'THREATEN'"
        assert tuple(connection.exec_driver_sql(says).one()) == (READINGS, READINGS)
        often = "SELECT attributions, outlets FROM who_says_how_often WHERE source = 'Reuters' AND stance = 'says'"
        assert tuple(connection.exec_driver_sql(often).one()) == (READINGS, 2)
        words = (
            "SELECT words FROM evidence JOIN reports ON reports.id = evidence.report"
            " WHERE given_id = 'r6' AND local_id = 'c1' AND field = 'actor'"
        )
        assert connection.exec_driver_sql(words).scalar() == "Norway"


def test_a_query_cannot_be_an_operator_of_the_database():
    assert fts5('tanks AND "north sea" -norway NEAR') == '("tanks" AND "AND" AND "north sea" AND "NEAR") NOT "norway"'
    assert fts5(' - "" ') == '("-")'
    assert fts5("-norway") == '""'


def test_what_is_searched_is_kept_up_when_rows_are_changed_by_hand(filled):
    with Record.open(filled) as record:
        with record.engine.execution_options(writes=True).begin() as connection:
            connection.exec_driver_sql("UPDATE reports SET title = 'Herring' WHERE given_id = 'r1'")
        assert [head.given_id for head in record.reports("herring")] == ["r1"]
        assert record.reports('"dispute 1"') == []
