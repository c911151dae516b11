"""Claims counted in memory: as many as the database finds, and also when the record has changed since."""

import pytest
from web_reports import IDS, REPORTS

from whence.record import ClaimFilter, Record
from whence.record.facets import FACETS, Columns

FILTERS = (
    {},
    {"kind": "event"},
    {"actor": "Iceland"},
    {"recipient": "NOR"},
    {"source": "*solheim"},
    {"text": "talks"},
    {"text": "talks", "status": "planned", "kind": "event"},
    {"outlet": "fjordposten"},
    {"outlet": "No Such Paper"},
    {"type": "THREATEN", "naming": "anonymous"},
    {"naming": "none", "certainty": "certain"},
    {"since": "2024-05-15"},
    {"until": "2024-05-14"},
    {"since": "2024-05-13", "until": "2024-05-15", "outlet": "Sahel Post"},
    {"every_version": True},
    {"report": IDS["cod-1"], "every_version": True},
    {"report": "none"},
)


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_as_many_as_the_database_counts(record, asked):
    counts = Columns(record).count(ClaimFilter(**asked))
    assert counts.total == record.count(ClaimFilter(**asked))
    for field in FACETS:
        beside = {name: value for name, value in asked.items() if name != field}
        for one in counts.facets[field]:
            assert one.claims == record.count(ClaimFilter(**beside, **{field: one.value})), (field, one)


@pytest.mark.parametrize("sort", ["newest", "oldest", "added"])
@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_claims_are_those_that_the_database_finds_in_its_order(record, asked, sort):
    found = Columns(record).claims(ClaimFilter(**asked), sort=sort, limit=10, offset=3)
    assert found == record.claims(ClaimFilter(**asked), sort=sort, limit=10, offset=3)


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_sources_are_those_that_the_database_finds(record, asked):
    found = Columns(record).sources(ClaimFilter(**asked), limit=1000)
    wanted = record.sources(ClaimFilter(**asked), limit=None)
    assert sorted(map(repr, found.sources)) == sorted(map(repr, wanted))
    assert [one.claims for one in found.sources] == [one.claims for one in wanted]
    assert found.total == len(wanted)


def test_pages_of_sources_are_the_whole_in_pieces(record):
    columns = Columns(record)
    whole = columns.sources(limit=1000).sources
    pages = [one for start in range(0, len(whole), 3) for one in columns.sources(limit=3, offset=start).sources]
    assert pages == whole
    assert len(whole) > 3


def test_counts_follow_what_is_added_and_forgotten(own, reader):
    columns = Columns(own)
    steps = [
        lambda: own.forget(IDS["mali"]),
        lambda: own.add(reader.read(REPORTS[2])),
        lambda: own.forget(IDS["cod-2"]),
        lambda: own.add(reader.read(REPORTS[1])),
    ]
    for step in [lambda: None, *steps]:
        step()
        for asked in (ClaimFilter(), ClaimFilter(text="talks"), ClaimFilter(outlet="Sahel Post")):
            assert columns.count(asked).total == own.count(asked)
        assert columns.whole(2).reports == own.size()["reports"]
        assert columns.sources(limit=1000).total == len(own.sources(limit=None))


def test_an_empty_record_has_nothing_to_count(tmp_path):
    with Record.open(tmp_path / "empty.db") as record:
        columns = Columns(record)
        assert (columns.count().total, columns.sources().total, columns.whole(5).latest) == (0, 0, [])
