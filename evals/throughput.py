"""``python -m evals.throughput REPORTS.jsonl…``: words a second from report to claims, against the parse alone.

In one process: the language pipeline by itself, then the whole reading of the same reports, turn by turn. Then as a
user runs it: ``whence read --jsonl`` with one process on one processor, and with two. Words are what white space
parts. Peak memory is that of the largest process.
"""

import argparse
import gc
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from whence.intake import Unread, reports
from whence.model import Report
from whence.reading import Reader
from whence.reading.reader import parts_of

SHORT = "Iceland has threatened Norway with sanctions, a senior official said on Sunday.\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.throughput", description=__doc__)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    items = [item for path in options.reports for item in reports(path) if not isinstance(item, Unread)]
    words = sum(len(report.text.split()) for report in items)
    print(f"{len(items):,} reports, {words:,} words")
    beside_the_parse(items, words, options.turns)
    as_a_user(options.reports, words)


def beside_the_parse(items: list[Report], words: int, turns: int) -> None:
    """The parse alone and the whole, in one process."""
    reader = Reader()
    gc.freeze()
    texts = [text for report in items for _, text in parts_of(report)]
    ratios = []
    for _ in range(turns):
        start = time.perf_counter()
        for _ in reader.nlp.pipe(texts, batch_size=128):
            pass
        middle = time.perf_counter()
        for _ in reader.read_all(items):
            pass
        end = time.perf_counter()
        ratios.append((middle - start) / (end - middle))
        parse, whole = words / (middle - start), words / (end - middle)
        print(f"parse {parse:,.0f} words a second, whole reading {whole:,.0f}: {ratios[-1]:.2f}", flush=True)
    print(f"median ratio {sorted(ratios)[len(ratios) // 2]:.2f}")


def as_a_user(paths: list[Path], words: int) -> None:
    """``whence read`` from start to end, in one process and in two."""
    start = command([], SHORT, one_processor=False)
    print(f"one short report {start:.2f} s from start to end")
    alone = command([*map(str, paths), "--jobs", "1"], None, one_processor=True)
    pair = command([*map(str, paths), "--jobs", "2"], None, one_processor=False)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for what, seconds in (("one process, one processor", alone), ("two processes", pair)):
        print(f"{what}: {seconds:.1f} s, {words / seconds:,.0f} words a second from start to end")
    print(f"two processes against one: {(alone - start) / (pair - start):.2f}, start-up aside; peak {peak:,.0f} MiB")


def command(arguments: list[str], text: str | None, *, one_processor: bool) -> float:
    """Seconds of one run."""
    line = [sys.executable, "-m", "whence", "read", "--jsonl", *(arguments or ["-"])]
    first = min(os.sched_getaffinity(0))
    start = time.perf_counter()
    subprocess.run(
        line, input=text, text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=(lambda: os.sched_setaffinity(0, {first})) if one_processor else None,
    )  # fmt: skip
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
