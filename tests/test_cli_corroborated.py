"""``whence happenings``, ``origins``, ``conflicts`` and ``timeline``, over reports that tell of one threat."""

import csv
import io
import json
from pathlib import Path

import pytest

REPORTS = (
    ("Northern Courier", "14", "Iceland threatened Norway with sanctions on Monday, a senior Icelandic official said."),
    ("Harbour Post", "14", "Iceland threatened Norway with sanctions on Monday, Foreign Minister Ingrid Solheim said."),
    ("Fjord Times", "15", "Iceland threatened Norway with sanctions on Monday, Foreign Minister Ingrid Solheim said."),
    ("Sahel Post", "15", "Iceland did not threaten Norway with sanctions on Monday, Prime Minister Jon Berg said."),
    ("Oslo Daily", "15", "Denmark praised Sweden for its help on Tuesday."),
)


@pytest.fixture
def record(whence, tmp_path: Path) -> Path:
    lines = tmp_path / "reports.jsonl"
    rows = [
        {"id": outlet, "text": text, "outlet": outlet, "published": f"2024-05-{day}"} for outlet, day, text in REPORTS
    ]
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert whence("add", lines, "--record", tmp_path / "whence.db").exit_code == 0
    return tmp_path / "whence.db"


def test_happenings_come_with_most_origins_first(whence, record):
    found = json.loads(whence("happenings", "--record", record, "--json").stdout)
    assert [one["type"] for one in found][:1] == ["THREATEN"]
    assert (found[0]["at_least"], found[0]["at_most"], found[0]["reports"]) == (1, 2, 4)
    listed = whence("happenings", "--record", record, "--type", "THREATEN").stdout
    assert "Iceland → Norway" in listed
    assert "1 to 2 independent origins · 4 reports" in listed
    table = list(csv.DictReader(io.StringIO(whence("happenings", "--record", record, "--csv").stdout)))
    assert {row["type"] for row in table} >= {"THREATEN", "SUPPORT"}
    more = whence("happenings", "--record", record, "--limit", "1")
    assert f"1 of {len(table)} happenings" in more.stderr


def test_origins_say_who_got_it_from_whom(whence, record):
    happening = json.loads(whence("happenings", "--record", record, "--json").stdout)[0]
    drawn = whence("origins", happening["id"], "--record", record).stdout
    assert "1 to 2 independent origins" in drawn
    assert "both cite Ingrid Solheim" in drawn
    assert "[unnamed" in drawn
    assert "Ingrid Solheim\n├── " in drawn
    for id in (happening["id"], happening["claims"][-1]):
        told = json.loads(whence("origins", id, "--record", record, "--json").stdout)
        assert told["happening"]["id"] == happening["id"]
        assert {origin["label"] for origin in told["origins"]["origins"]} >= {"Ingrid Solheim"}
    missing = whence("origins", "nothing", "--record", record)
    assert (missing.exit_code, "no happening and no claim 'nothing'" in missing.stderr) == (1, True)


def test_conflicts_have_both_sides_with_their_chains(whence, record):
    told = whence("conflicts", "--record", record).stdout
    assert "denial" in told
    assert "Jon Berg ← Sahel Post, 2024-05-15" in told
    assert "Ingrid Solheim ← Harbour Post, 2024-05-14" in told
    found = json.loads(whence("conflicts", "--record", record, "--about", "denial", "--json").stdout)
    assert [len(one["sides"]) for one in found] == [2]
    assert json.loads(whence("conflicts", "--record", record, "--about", "figure", "--json").stdout) == []


def test_a_timeline_has_periods_and_happenings(whence, record):
    told = json.loads(whence("timeline", "ISL", "NOR", "--by", "week", "--record", record, "--json").stdout)
    assert [(one["start"], one["end"]) for one in told["periods"]] == [("2024-05-13", "2024-05-19")]
    assert told["periods"][0]["conflict"] < 0 == told["periods"][0]["cooperation"]
    assert {one["type"] for one in told["happenings"]} >= {"THREATEN"}
    drawn = whence("timeline", "ISL", "--record", record).stdout
    assert "▒" in drawn
    assert "Iceland → Norway" in drawn
    assert whence("timeline", "Nobody", "--record", record).stdout.strip() == ""
    table = whence("timeline", "ISL", "--csv", "--record", record).stdout
    assert table.splitlines()[0] == "start,end,cooperation,conflict,happenings"


def test_a_new_report_is_compared_when_it_is_asked(whence, record, tmp_path):
    whence("happenings", "--record", record)
    late = tmp_path / "late.txt"
    late.write_text("Iceland threatened Norway with sanctions on Monday, Finance Minister Karl Olsen said.")
    whence("add", late, "--published", "2024-05-15", "--outlet", "Tromso Mail", "--record", record)
    found = json.loads(whence("happenings", "--record", record, "--json").stdout)
    assert (found[0]["at_least"], found[0]["at_most"], found[0]["reports"]) == (2, 3, 5)


def test_pictures_are_written(whence, record, tmp_path):
    happening = json.loads(whence("happenings", "--record", record, "--json").stdout)[0]
    for arguments in (("timeline", "ISL"), ("network",), ("origins",), ("graph", happening["id"])):
        output = tmp_path / f"{arguments[0]}.svg"
        assert whence("plot", *arguments, "--record", record, "-o", output).exit_code == 0
        assert output.read_text().startswith("<svg")
