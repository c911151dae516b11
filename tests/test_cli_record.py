"""``whence add`` and what is asked of a record: kept once, found again, failures told and mended."""

import csv
import io
import json
from pathlib import Path

import pytest

FIRST = "Iceland threatened Norway with sanctions on Monday, a senior official said."
SECOND = "At least 12 soldiers were killed in Mali on Sunday, the army said in a statement."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "whence.db"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    rows = [
        {"id": "a", "text": FIRST, "outlet": "Northern Courier", "published": "2024-05-15", "url": "https://nc.test/a"},
        {"id": "b", "text": SECOND, "outlet": "Sahel Post", "published": "2024-05-14"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_what_is_added_is_found_by_who_did_what(whence, record, lines):
    assert whence("add", lines, "--record", record).exit_code == 0
    found = json.loads(whence("claims", "--record", record, "--actor", "ISL", "--type", "threaten", "--json").stdout)
    assert [one["report"]["given_id"] for one in found] == ["a"]
    assert found[0]["chain"][0]["source"]["naming"] == "anonymous"
    listed = whence("claims", "--record", record, "--naming", "anonymous").stdout
    assert "THREATEN" in listed
    assert "[anonymous] ← Northern Courier, 2024-05-15" in listed


def test_a_run_again_reads_nothing_again_and_changes_nothing(whence, record, lines):
    whence("add", lines, "--record", record)
    before = whence("claims", "--record", record, "--jsonl").stdout
    again = whence("add", lines, "--record", record)
    assert "0 reports added, 2 known already" in again.stderr
    assert whence("claims", "--record", record, "--jsonl").stdout == before


def test_claims_as_a_table_have_their_chain_in_plain_columns(whence, record, lines):
    whence("add", lines, "--record", record)
    table = whence("claims", "--record", record, "--kind", "event", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["type"] for row in rows} >= {"THREATEN"}
    assert all(row["outlet"] for row in rows)
    assert any("official" in row["chain"] for row in rows)


def test_an_id_shows_its_claim_and_its_report_with_the_claims_marked(whence, record, lines):
    whence("add", lines, "--record", record)
    kept = json.loads(whence("claims", "--record", record, "--type", "THREATEN", "--json").stdout)[0]
    assert "Iceland → Norway" in whence("show", kept["id"], "--record", record).stdout
    marked = whence("show", kept["report"]["id"], "--record", record).stdout
    assert "[1 " in marked
    assert kept["id"] in marked
    missing = whence("show", "nothing", "--record", record)
    assert (missing.exit_code, "no claim and no report 'nothing'" in missing.stderr) == (1, True)


def test_sources_are_counted(whence, record, lines):
    whence("add", lines, "--record", record)
    counted = json.loads(whence("sources", "--record", record, "--json").stdout)
    assert any(one["naming"] == "anonymous" and one["claims"] >= 1 for one in counted)


def test_a_failure_is_kept_and_mended_once_its_input_is(whence, record, tmp_path):
    path = tmp_path / "late.txt"
    path.write_bytes(b"")
    assert whence("add", path, "--record", record).exit_code == 1
    assert f"{path}: is empty" in whence("failures", "--record", record).stdout
    path.write_text(FIRST, encoding="utf-8")
    retried = whence("retry", "--record", record)
    assert (retried.exit_code, "1 of 1 failures mended" in retried.stdout) == (0, True)
    assert whence("failures", "--record", record).stdout.strip() == ""
    assert "THREATEN" in whence("claims", "--record", record).stdout


def test_a_report_in_a_language_that_is_not_read_is_kept_without_claims(whence, record, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Le ministre a déclaré lundi que les négociations avec les rebelles étaient reportées.", "utf-8")
    assert whence("add", path, "--record", record).exit_code == 1
    (failure,) = json.loads(whence("failures", "--record", record, "--json").stdout)
    assert "French" in failure["problem"]
    assert failure["input"] == str(path)
    shown = json.loads(whence("show", failure_report(record), "--record", record, "--json").stdout)
    assert (shown["claims"], "French" in shown["problems"][0]) == ([], True)


def failure_report(record: Path) -> str:
    """The id of the only report in a record."""
    from whence.record import Record

    with Record.open(record) as kept:
        (head,) = kept.reports()
        return head.id


def test_a_report_in_which_whence_failed_is_read_another_time(whence, record, lines, reader, monkeypatch):
    whole = type(reader).read_parsed

    def faulty(self, report, docs):
        if report.id == "a":
            raise ZeroDivisionError("oh")
        return whole(self, report, docs)

    monkeypatch.setattr(type(reader), "read_parsed", faulty)
    assert whence("add", lines, "--record", record).exit_code == 1
    assert "1 of 1" not in whence("retry", "--record", record).stdout
    monkeypatch.setattr(type(reader), "read_parsed", whole)
    assert "1 of 1 failures mended" in whence("retry", "--record", record).stdout
    assert "THREATEN" in whence("claims", "--record", record).stdout


def test_a_forgotten_report_is_gone(whence, record, lines):
    whence("add", lines, "--record", record)
    kept = json.loads(whence("claims", "--record", record, "--type", "THREATEN", "--json").stdout)[0]
    assert whence("forget", kept["report"]["id"], "--record", record).exit_code == 0
    assert json.loads(whence("claims", "--record", record, "--actor", "ISL", "--json").stdout) == []
    assert whence("forget", kept["report"]["id"], "--record", record).exit_code == 1


def test_asking_a_record_that_is_not_there_makes_none(whence, record):
    asked = whence("claims", "--record", record)
    assert asked.exit_code == 2
    assert str(record) in asked.stderr
    assert not record.exists()
