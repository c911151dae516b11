"""``whence read``: results and errors each in their place, and an exit code that means something."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from whence.cli import main
from whence.model import Report

TEXT = "Iceland threatened Norway with sanctions on Monday, a senior official said."
FRENCH = "Le ministre a déclaré lundi que les négociations avec les rebelles étaient reportées."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Two reports, and between them a line that is none and a report in French."""
    path = tmp_path / "mixed.jsonl"
    lines = [{"id": "a", "text": TEXT}, {"id": "b"}, {"id": "c", "text": FRENCH}, {"id": "d", "text": TEXT}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def objects(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_jsonl_is_one_object_a_report_in_the_order_of_the_input(whence, report, mixed):
    result = whence("read", mixed, report, "--jsonl")
    assert [one["report"]["id"] for one in objects(result)] == ["a", "b", "c", "d", "report"]


def test_json_is_the_same_object_indented(whence, report):
    indented, line = whence("read", report, "--json").stdout, whence("read", report, "--jsonl").stdout
    assert "\n  " in indented
    assert json.loads(indented) == json.loads(line)


def test_a_report_that_is_not_read_has_problems_and_no_claims(whence, mixed):
    failed = objects(whence("read", mixed, "--jsonl"))[1:3]
    assert [(one["claims"], one["attributions"], len(one["problems"])) for one in failed] == [([], [], 1)] * 2
    assert failed[1]["report"]["text"] == FRENCH


def test_failures_are_told_on_standard_error_and_counted(whence, mixed, tmp_path):
    result = whence("read", mixed, tmp_path / "none.txt")
    first, second, third, closing = result.stderr.splitlines()
    assert first.startswith(f"{mixed}:2: ")
    assert second.startswith(f"{mixed}:3: ")
    assert third.startswith(f"{tmp_path}/none.txt: no such file")
    assert closing == "2 reports read, 3 not read"


def test_exit_code_tells_whether_all_was_read(whence, report, mixed, tmp_path):
    assert whence("read", report).exit_code == 0
    assert whence("read", mixed, "--jsonl").exit_code == 1
    assert whence("read", tmp_path / "none.txt").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "-", "--published", "Monday"],
        ["read", "-", "--lexicon", "/nowhere"],
        ["read", "-", "--actors", "/nowhere"],
        ["read", "-", "--colour"],
        ["write"],
    ],
)
def test_wrong_usage_is_exit_code_2_with_a_word_on_what_is_right(arguments):
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not result.stdout


def test_unknown_pipeline_is_wrong_usage(report):
    result = CliRunner().invoke(main, ["read", str(report), "--pipeline", "no_such_pipeline"])
    assert result.exit_code == 2
    assert "no_such_pipeline" in result.stderr


def test_a_faulty_table_of_the_users_is_told_with_its_line(report, tmp_path):
    (tmp_path / "organizations.tsv").write_text("name\tcode\nMoon Council\tIGO\textra\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(report), "--lexicon", str(tmp_path)])
    assert result.exit_code == 2
    assert f"{tmp_path}/organizations.tsv:1: " in result.stderr


def test_published_and_outlet_reach_the_report(whence, report):
    result = whence("read", report, "--published", "2024-05-15", "--outlet", "Northern Courier", "--jsonl")
    told = objects(result)[0]["report"]
    assert (told["published"], told["outlet"]) == ("2024-05-15", "Northern Courier")


def test_dash_is_standard_input(whence):
    assert objects(whence("read", "-", "--jsonl", stdin=TEXT))[0]["report"]["text"] == TEXT


def test_example_comes_with_whence(whence):
    result = whence("read", "--example")
    assert result.exit_code == 0
    assert "Iceland" in result.stdout
    assert "[anonymous]" in result.stdout


def test_a_fault_in_one_report_does_not_cost_the_others(whence, reader, mixed, monkeypatch):
    whole = type(reader).read_parsed

    def faulty(self, report: Report, docs):
        if report.id == "a":
            raise ZeroDivisionError("oh")
        return whole(self, report, docs)

    monkeypatch.setattr(type(reader), "read_parsed", faulty)
    result = whence("read", mixed, "--jsonl")
    faults = [any("fault" in problem for problem in one["problems"]) for one in objects(result)]
    assert faults == [True, False, False, False]
    assert "report a: not read, for it found a fault in whence (ZeroDivisionError: oh)" in result.stderr


def test_interrupt_is_quiet(whence, report, monkeypatch):
    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("whence.running.read_many", interrupted)
    result = whence("read", report)
    assert (result.exit_code, result.output) == (130, "")


def test_a_reader_that_has_had_enough_is_no_error(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"id": "a", "text": TEXT}) + "\n") * 300, encoding="utf-8")
    command = [sys.executable, "-c", "from whence.cli import main; main()", "read", str(path), "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_help_loads_nothing_heavy():
    heavy = ["spacy", "numpy", "onnxruntime", "rich", "msgspec", "whence.reading", "whence.language"]
    script = f"import sys, whence.cli; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("name", list(main.commands))
def test_every_command_and_option_has_help(name):
    command = main.commands[name]
    assert command.help
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options)


def test_version_is_told():
    from whence._version import __version__

    assert CliRunner().invoke(main, ["--version"]).output == f"whence {__version__}\n"
