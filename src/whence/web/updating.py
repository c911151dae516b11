"""Happenings, origins and conflicts brought up to date in the background, in a process that gives way to the pages."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.context import SpawnProcess
from threading import Lock
from typing import Literal

import msgspec

from whence.corroboration import Corroboration
from whence.record import Record
from whence.web.gathered import Follower
from whence.web.reading import NICE

LOGGER = logging.getLogger("whence.web")


class Progress(msgspec.Struct, frozen=True):
    """How many reports wait to be laid beside the others; whether that is under way, and whether it failed last."""

    waiting: int
    state: Literal["idle", "running"]
    failed: bool


class Updating:
    """Brings one record up to date, never twice at once."""

    def __init__(self, record: Record, follower: Follower) -> None:
        self.record = record
        self.follower = follower
        self.thread = ThreadPoolExecutor(1, "whence-update")
        self.lock = Lock()
        self.asked = 0
        self.process: SpawnProcess | None = None
        self.failed = self.stopped = False

    def start(self) -> None:
        """Bring the record up to date, and once more if that is asked for meanwhile."""
        with self.lock:
            if self.asked < 2 and not self.stopped:
                self.asked += 1
                self.thread.submit(self._run)

    def progress(self) -> Progress:
        """How far that is."""
        running = self.asked > 0
        return Progress(Corroboration(self.record).waiting(), "running" if running else "idle", self.failed)

    def close(self) -> None:
        """Stop, also in the middle; the next time goes on where this was."""
        with self.lock:
            self.stopped = True
        self.thread.shutdown(wait=False, cancel_futures=True)
        if self.process is not None and self.process.is_alive():
            self.process.terminate()

    def _run(self) -> None:
        try:
            self.failed = self._exit_code() != 0
            self.follower.follow()
        except Exception:
            self.failed = True
            LOGGER.exception("not brought up to date")
        finally:
            with self.lock:
                self.asked -= 1

    def _exit_code(self) -> int | None:
        with self.lock:
            if self.stopped:
                return 0
            self.process = get_context("spawn").Process(target=update, args=(address(self.record),), daemon=True)
            self.process.start()
        self.process.join()
        return self.process.exitcode


def address(record: Record) -> str:
    """Where another process finds a record."""
    if record.engine.dialect.name == "sqlite":
        return record.name
    return record.engine.url.render_as_string(hide_password=False)


def update(where: str) -> None:
    """Bring a record up to date."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    with Record.open(where, create=False) as record:
        Corroboration(record).update()
