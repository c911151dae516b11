"""``python -m evals.load RECORD``: how long readers wait for pages, while others read too and reports are added.

A server is started on this machine's loopback address. Each reader opens a page, thinks, and follows a link that is
on it, drawn by chance, but for whole lists to be saved (``--saving`` follows these too). ``--add FILE`` has ``whence
add`` put a file's reports into the record meanwhile (give it a copy). Told are, by sort of page, how many were read,
the median and the 99th percentile of the milliseconds from asking to the last byte, and what failed.
"""

import argparse
import asyncio
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
AWAY = ("/api", "/static", "/login")
SAVED = (".csv", ".jsonl", ".graphml")
RESTART = 0.1  # how often a reader begins anew at the first page


@contextmanager
def server(record: str) -> Iterator[str]:
    """The address of a server of a record."""
    command = [sys.executable, "-m", "whence", "serve", "--record", record, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            for line in process.stderr:
                if found := ADDRESS.search(line):
                    yield found[0]
                    return
            raise SystemExit("the server did not start")
        finally:
            process.terminate()


async def read(
    address: str, seed: int, until: float, think: float, saving: bool, told: list[tuple[str, float, int]]
) -> None:
    """One reader."""
    chance = random.Random(seed)
    async with httpx.AsyncClient(base_url=address, timeout=60, follow_redirects=True) as client:
        path = "/"
        await asyncio.sleep(chance.uniform(0, 2) * think)  # they do not all come at once
        while time.monotonic() < until:
            start = time.perf_counter()
            answer = await client.get(path)
            told.append((sort(path), (time.perf_counter() - start) * 1000, answer.status_code))
            if answer.status_code >= 400:
                print(answer.status_code, path, flush=True)
            links = sorted(
                {link for link in links_of(answer, path) if saving or not urlsplit(link).path.endswith(SAVED)}
            )
            path = "/" if not links or chance.random() < RESTART else chance.choice(links)
            await asyncio.sleep(chance.uniform(0.5, 1.5) * think)


def links_of(answer: httpx.Response, path: str) -> Iterator[str]:
    """The pages that a page leads to."""
    if "html" in answer.headers.get("content-type", ""):
        for link in LINK.findall(answer.text):
            found = urldefrag(urljoin(path, unescape(link)))[0]
            if not found.startswith(AWAY):
                yield found


def sort(path: str) -> str:
    """The sort of a page: its address without names and questions."""
    parts = urlsplit(path).path.strip("/").split("/")
    return "/" + parts[0] + ("/…" if len(parts) > 1 else "")


async def readers(address: str, count: int, seconds: float, think: float, saving: bool) -> list[tuple[str, float, int]]:
    """What many readers saw."""
    told: list[tuple[str, float, int]] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(read(address, seed, until, think, saving, told) for seed in range(count)))
    return told


def row(name: str, those: list[tuple[str, float, int]]) -> str:
    times = sorted(milliseconds for _, milliseconds, _ in those)
    failed = sum(status >= 400 for _, _, status in those)
    last = times[min(len(times) - 1, int(0.99 * len(times)))]
    return f"{name:16} {len(times):6,} {statistics.median(times):8.0f} {last:8.0f} {failed:7}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.load", description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0, help="seconds between two pages, in the mean")
    parser.add_argument("--saving", action="store_true")
    parser.add_argument("--add", metavar="FILE")
    options = parser.parse_args()
    with server(options.record) as address:
        httpx.get(address, timeout=60)
        command = [sys.executable, "-m", "whence", "add", str(options.add), "--record", options.record]
        adding = subprocess.Popen(command, stderr=subprocess.DEVNULL) if options.add else None
        told = asyncio.run(readers(address, options.readers, options.seconds, options.think, options.saving))
        if adding:
            print("adding went on all the while" if adding.poll() is None else "adding ended before the readers did")
            adding.terminate()
            adding.wait()
    print(f"{'page':16} {'read':>6} {'median':>8} {'99th':>8} {'failed':>7}")
    for name in sorted({name for name, _, _ in told}):
        print(row(name, [one for one in told if one[0] == name]))
    print(row("all", told))


if __name__ == "__main__":
    main()
