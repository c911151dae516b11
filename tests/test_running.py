"""Many processes: the same readings in the same order, whatever becomes of one of them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from whence.errors import InputError, LexiconError
from whence.intake import Unread
from whence.model import Reading, Report
from whence.running import Settings, read_many

TEXTS = [
    "Iceland threatened Norway with sanctions on Monday, a senior official said.",
    "At least 12 soldiers were killed in Mali, the army said in a statement.",
    "The foreign ministers of Chile and Peru met in Lima.",
]
DEADLY = "This report kills who reads it."


def reports(count: int) -> list[Report | Unread]:
    """Some reports, and one that is none among them."""
    items: list[Report | Unread] = [
        Report(id=f"r{n}", text=TEXTS[n % len(TEXTS)], published="2024-05-15") for n in range(count)
    ]
    items.insert(2, Unread(InputError("is empty", where="x.txt", line=3)))
    return items


class Echo:
    """Reads nothing; dies of a deadly report."""

    def read_all(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if report.text == DEADLY:
                os._exit(9)
            yield Reading(report, [], [], [])


@dataclass(frozen=True, slots=True)
class Echoing(Settings):
    """Makes readers that only echo."""

    def reader(self, threads: int | None = None) -> Any:
        return Echo()


def test_two_processes_tell_what_one_tells() -> None:
    alone, spread = (list(read_many(reports(150), Settings(), jobs)) for jobs in (1, 2))
    assert [one.error.line for one in spread if isinstance(one, Unread)] == [3]
    assert [one for one in spread if isinstance(one, Reading)] == [one for one in alone if isinstance(one, Reading)]
    assert len(spread) == 151
    assert any(isinstance(one, Reading) and one.claims for one in spread)


def test_a_report_that_kills_its_process_costs_no_other() -> None:
    items: list[Report | Unread] = [Report(id=f"r{n}", text=DEADLY if n in (70, 200) else "Calm.") for n in range(260)]
    outcomes = list(read_many(items, Echoing(), jobs=2))
    died = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, Unread)]
    assert died == [70, 200]
    assert "died" in str(outcomes[70].error)  # type: ignore[union-attr]
    assert [o.report.id for o in outcomes if isinstance(o, Reading)] == [f"r{n}" for n in range(260) if n not in died]


def test_a_faulty_table_is_told_by_the_processes_too(tmp_path: Path) -> None:
    (tmp_path / "organizations.tsv").write_text("name\tcode\nMoon Council\tIGO\textra\n", encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        list(read_many(reports(1), Settings(lexicon=tmp_path), jobs=2))
    assert (error.value.line, error.value.path) == (1, f"{tmp_path}/organizations.tsv")


def test_a_run_that_is_stopped_leaves_no_process_behind(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": TEXTS[0]}) + "\n" for n in range(20_000)), "utf-8")
    command = [sys.executable, "-m", "whence", "read", str(path), "--jsonl", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert process.wait(timeout=60) == 130
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("a process was left behind")
