"""What is put into a record comes out of it, once, as it was."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from readings import any_reading, reading

from whence.errors import InputError
from whence.model import Reading
from whence.record import Record, report_id


def same(one: Reading, other: Reading | None) -> bool:
    return msgspec.json.encode(one) == msgspec.json.encode(other)


def test_a_reading_comes_back_as_it_was_put_in(record):
    for number in range(3):
        added = record.add(reading(number))
        assert added.how == "new"
        assert same(reading(number), record.report(added.report))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_reading())
def test_any_reading_comes_back_as_it_was_put_in(record, any_one):
    added = record.add(any_one)
    kept = record.report(added.report)
    assert same(any_one, kept) or added.how == "known"


def test_a_reading_added_twice_is_kept_once(record):
    record.add(reading(1))
    before = list(record.export())
    again = record.add(replace(reading(1), problems=["read otherwise"]))
    assert again.how == "known"
    assert list(record.export()) == before
    assert record.size()["reports"] == 1


def test_a_report_is_known_once_its_reading_is_kept(record):
    report = reading(1).report
    assert not record.known(report)
    record.add(reading(1))
    assert record.known(report)
    assert record.known(replace(report, id="another id in another file"))
    assert not record.known(replace(report, text=report.text + " More."))


def test_a_changed_text_of_a_known_address_is_a_version_linked_to_the_old(record):
    first = record.add(reading(1))
    second = record.add(reading(1, " at once"))
    third = record.add(reading(1, " tomorrow"))
    assert [added.how for added in (first, second, third)] == ["new", "version", "version"]
    versions = record.versions(first.report)
    assert [(head.id, head.previous, head.current) for head in versions] == [
        (first.report, None, False),
        (second.report, first.report, False),
        (third.report, second.report, True),
    ]
    assert {kept.report.id for kept in record.claims()} == {third.report}


def test_a_version_that_is_forgotten_leaves_its_neighbours_linked(record):
    first, second, third = (record.add(reading(1, version)) for version in ("", " at once", " tomorrow"))
    assert record.forget(second.report)
    assert [(head.id, head.previous) for head in record.versions(third.report)] == [
        (first.report, None),
        (third.report, first.report),
    ]
    assert record.forget(third.report)
    assert {kept.report.id for kept in record.claims()} == {first.report}


def test_what_is_forgotten_leaves_nothing(record):
    record.add(reading(1))
    before = list(record.export()), record.size()
    added = record.add(reading(7))
    assert record.forget(added.report)
    assert not record.forget(added.report)
    assert (list(record.export()), record.size()) == before
    assert record.report(added.report) is None
    assert record.reports("dispute 7") == []


def test_ids_are_the_same_in_every_record(where, tmp_path):
    with Record.open(where) as one, Record.open(tmp_path / "other.db") as other:
        for number in range(4):
            one.add(reading(number))
        for number in reversed(range(4)):
            other.add(replace(reading(number), report=replace(reading(number).report, id=f"other {number}")))
        lines = list(one.export())
        assert lines == list(other.export())
        assert lines == sorted(lines, key=lambda line: msgspec.json.decode(line)["id"])
        assert len(lines) == 16


def test_the_id_of_a_claim_stays_when_another_is_found_before_it(tmp_path):
    whole = reading(1)
    fewer = replace(whole, claims=whole.claims[1:])
    with Record.open(tmp_path / "a.db") as one, Record.open(tmp_path / "b.db") as other:
        one.add(whole)
        other.add(fewer)
        assert {kept.id for kept in other.claims()} < {kept.id for kept in one.claims()}


def test_claims_of_one_place_have_ids_of_their_own(record):
    whole = reading(1)
    twins = [replace(whole.claims[3], id=f"c{number}") for number in range(3)]
    record.add(replace(whole, claims=twins))
    assert len({kept.id for kept in record.claims()}) == 3


def test_all_readings_come_back_in_the_order_of_their_ids(record):
    for number in range(4):
        record.add(reading(number))
    found = [report_id(kept.report) for kept in record.readings()]
    assert found == sorted(report_id(reading(number).report) for number in range(4))


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (lambda whole: replace(whole, attributions=whole.attributions[:1]), "attribution a2 is named"),
        (lambda whole: replace(whole, claims=whole.claims[:1] * 2), "stands twice"),
        (
            lambda whole: replace(whole, attributions=[replace(each, parent="a2") for each in whole.attributions]),
            "comes through itself",
        ),
        (lambda whole: replace(whole, report=replace(whole.report, text="half \ud83d")), "half a character"),
    ],
)
def test_a_reading_that_cannot_be_kept_is_told_and_leaves_nothing(record, broken, told):
    with pytest.raises(InputError, match=told):
        record.add(broken(reading(1)))
    assert set(record.size().values()) == {0}
    assert record.add(reading(1)).how == "new"


def test_a_nul_character_is_kept_or_told(record):
    strange = replace(reading(1), report=replace(reading(1).report, text="a\0b"))
    if record.name.endswith(".db"):
        assert same(strange, record.report(record.add(strange).report))
    else:
        with pytest.raises(InputError, match="NUL"):
            record.add(strange)


def test_failures_are_kept_counted_and_mended(record):
    record.fail("inputs/b.jsonl", "not JSON", line=7)
    record.fail("inputs/a.txt", "is empty")
    record.fail("inputs/b.jsonl", "still not JSON", line=7)
    record.fail("inputs/b.jsonl", "no report", line=9, report="x9")
    tried = record.failures()
    assert [(each.input, each.line, each.report, each.problem, each.times) for each in tried] == [
        ("inputs/a.txt", None, None, "is empty", 1),
        ("inputs/b.jsonl", 7, None, "still not JSON", 2),
        ("inputs/b.jsonl", 9, "x9", "no report", 1),
    ]
    record.fail("inputs/b.jsonl", "still not JSON", line=7)  # tried again, and in vain
    assert record.mended(tried) == 2
    assert [(each.input, each.times) for each in record.failures()] == [("inputs/b.jsonl", 3)]


def test_a_failure_of_a_file_with_any_name_is_kept(record):
    record.fail("caf\udce9.txt", "is\0not text")
    assert record.failures()[0].problem == "is\\x00not text"
