"""Kill a process that adds readings to a record at random moments, again and again; then look what is lost.

    whence read reports.jsonl --jsonl > readings.jsonl
    python -m evals.durability readings.jsonl --reports 500 --kills 100
    python -m evals.durability readings.jsonl --record postgresql://user@host/empty

A run that was killed is followed by the next, which goes on where it was. At the end the record's claims must be those
of a record that nobody disturbed, bit for bit.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from whence.model import Reading
from whence.record import Record

READY = "ready"


def readings(path: Path, reports: int | None = None) -> Iterator[Reading]:
    """The readings of a file, as ``whence read --jsonl`` prints them."""
    decoder = msgspec.json.Decoder(Reading)
    with path.open("rb") as lines:
        yield from map(decoder.decode, islice(lines, reports))


def add(where: str, path: Path, reports: int | None) -> None:
    """What the killed process does: add each reading that the record does not know."""
    found = list(readings(path, reports))
    with Record.open(where) as record:
        print(READY, flush=True)
        for reading in found:
            if not record.known(reading.report):
                record.add(reading)


def started(where: str, path: Path, reports: int | None) -> subprocess.Popen[str]:
    """A process that adds, from the moment on when it does."""
    command = [sys.executable, "-m", "evals.durability", str(path), "--record", where, "--add"]
    command += ["--reports", str(reports)] if reports else []
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    if process.stdout.readline().strip() != READY:
        raise RuntimeError("the process that adds did not start")
    return process


def disturbed(where: str, path: Path, reports: int | None, kills: int, seconds: float, seed: int) -> list[int]:
    """Kill processes that add, each some time after it began, then let one end; how many reports each kill found."""
    moments = random.Random(seed)
    found = []
    for _ in range(kills):
        process = started(where, path, reports)
        time.sleep(moments.uniform(0, seconds))
        process.kill()  # SIGKILL: nothing is cleaned up
        process.wait()
        with Record.open(where) as record:
            found.append(record.size()["reports"])
    process = started(where, path, reports)
    if process.wait():
        raise RuntimeError("the last process that adds failed")
    return found


def exported(where: str) -> list[bytes]:
    """The claims of a record, as they are compared."""
    with Record.open(where, create=False) as record:
        return list(record.export())


def main() -> int:
    """Disturb a record, and compare it with one that is not disturbed. Returns 1 where they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--record", help="where the disturbed record is to be; a file of its own, if not given")
    parser.add_argument("--reports", type=int, help="take so many readings (all)")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=0.5, help="kill within so many seconds of adding (0.5)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--add", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.add:
        add(given.record, given.readings, given.reports)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        calm, where = str(Path(folder) / "calm.db"), given.record or str(Path(folder) / "disturbed.db")
        with Record.open(calm) as record:
            for reading in readings(given.readings, given.reports):
                record.add(reading)
        found = disturbed(where, given.readings, given.reports, given.kills, given.seconds, given.seed)
        lines, wanted = exported(where), exported(calm)
    print(f"reports in the record after each kill: {' '.join(map(str, found))}")
    verdict = "equal" if lines == wanted else "DIFFERENT"
    print(f"{len(wanted):,} claims undisturbed, {len(lines):,} disturbed: {verdict}")
    return 0 if lines == wanted else 1


if __name__ == "__main__":
    sys.exit(main())
