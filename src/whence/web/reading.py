"""A process that reads: started for the first report, kept for the next, made anew where it died."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock

from whence.errors import WhenceError
from whence.intake import Unread
from whence.language.network import processors
from whence.running import Settings
from whence.running.chunks import Item, Outcome, unread
from whence.running.local import Packed, read_packed, start, unpacked

NICE = 5
"""How far the process stands back behind the one that makes the pages."""

DIED = "the process that read it died"


class StoppedError(WhenceError):
    """Reading has been stopped for good."""


class ReadingProcess:
    """Reads chunks of reports elsewhere, so that nobody waits for a page meanwhile."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.executor: ProcessPoolExecutor | None = None
        self.stopped = False
        self.lock = Lock()

    def read(self, chunk: list[Item]) -> list[Outcome]:
        """What each report of a chunk claims; what was no report stays as it is, in its place.

        A report that the process dies of costs no other. Raises LexiconError or ModelError where there is no reader,
        and StoppedError where it was stopped.
        """
        if all(isinstance(item, Unread) for item in chunk):
            return [item for item in chunk if isinstance(item, Unread)]
        try:
            return [unpacked(outcome) for outcome in self._packed(chunk)]
        except BrokenProcessPool:
            self._end()
            return [self._alone(item) for item in chunk]

    def stop(self) -> None:
        """End the process, also in the middle of a report, and start none again."""
        with self.lock:
            self.stopped = True
        self._end()

    def _end(self) -> None:
        executor, self.executor = self.executor, None
        if executor is not None:
            processes = list((executor._processes or {}).values())  # none where it broke
            executor.shutdown(wait=False, cancel_futures=True)
            for process in processes:
                process.terminate()

    def _packed(self, chunk: list[Item]) -> Packed:
        with self.lock:
            if self.stopped:
                raise StoppedError("reading was stopped")
            if self.executor is None:
                threads = max(1, processors() - 1)  # one processor is for the pages
                self.executor = ProcessPoolExecutor(1, get_context("spawn"), _start, (self.settings, threads))
            coming = self.executor.submit(read_packed, chunk)
        return coming.result()

    def _alone(self, item: Item) -> Outcome:
        if isinstance(item, Unread):
            return item
        try:
            return unpacked(self._packed([item])[0])
        except BrokenProcessPool:
            self._end()
            return unread(item, ChildProcessError(DIED))


def _start(settings: Settings, threads: int) -> None:
    """Make the reader of the process, which gives way to others."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    start(settings, threads)
