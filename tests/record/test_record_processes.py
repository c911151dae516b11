"""A record that several processes use at once, and that outlives processes which are killed."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from readings import reading

from evals.durability import disturbed, exported
from whence.record import Record

REPORTS = 60
CLAIMS_A_REPORT = 4

WRITER = """
import sys
from pathlib import Path
from evals.durability import readings
from whence.record import Record
where, path, start, end = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
found = list(readings(path))[start:end]
sys.stdin.readline()  # all begin at once, with no record there yet
with Record.open(where) as record:
    for reading in found:
        record.add(reading)
"""


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of readings."""
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(reading(number)) + b"\n" for number in range(REPORTS)))
    return path


@pytest.fixture
def calm(lines, tmp_path) -> list[bytes]:
    """What a record that nobody disturbs comes to."""
    with Record.open(tmp_path / "calm.db") as record:
        for number in range(REPORTS):
            record.add(reading(number))
        return list(record.export())


def test_a_run_that_is_killed_goes_on_and_loses_nothing(where, lines, calm):
    found = disturbed(where, lines, None, kills=8, seconds=0.15, seed=3)
    assert found == sorted(found)
    assert exported(where) == calm


def test_a_killed_run_leaves_a_sound_file(file, lines):
    disturbed(str(file), lines, None, kills=2, seconds=0.1, seed=4)
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("claims", "reports"):
            connection.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")


def test_four_write_and_one_reads_at_once(where, lines, calm):
    """The writers' shares overlap, so that they meet at the same reports, parties and addresses."""
    shares = [(0, 30), (15, 45), (30, 60), (20, 50)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path])}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, where, str(lines), str(start), str(end)],
            stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        )
        for start, end in shares
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    with Record.open(where) as record:
        seen = [record.size()]
        while any(writer.poll() is None for writer in writers):
            seen.append(record.size())
    assert [writer.communicate()[1] for writer in writers] == [""] * 4
    assert all(size["claims"] == CLAIMS_A_REPORT * size["reports"] for size in seen)
    assert exported(where) == calm
