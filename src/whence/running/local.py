"""Many reports on one machine: in this process, or spread over several.

What comes out, and its order, does not depend on the number of processes. A process that dies (killed for
memory, say) costs at most the report that it died of: the reports that were with it are read again one by one.
"""

import gc
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import msgspec

from whence.errors import WhenceError
from whence.intake import Unread
from whence.language.network import processors
from whence.model import Reading
from whence.reading import Reader
from whence.running.chunks import Item, Outcome, chunks, read_chunk, unread
from whence.running.settings import Settings

AHEAD = 2  # chunks a process that wait for it, or wait to be taken

Packed = list[bytes | Unread]  # a reading as JSON: cheap to send, and what is printed in the end

DECODER = msgspec.json.Decoder(Reading)

_reader: Reader | WhenceError | None = None  # of a process of the pool, or why there is none


def read_many(items: Iterable[Item], settings: Settings, jobs: int = 1) -> Iterator[Outcome]:
    """What each report claims, in the order of the input, and in its place what was not read.

    ``jobs`` is the number of processes, 0 for one a processor; 1 reads in this one. No more reports are
    held than are being read. Raises LexiconError or ModelError where a reader cannot be made.
    """
    jobs = jobs or processors()
    if jobs == 1:
        reader = settings.reader()
        gc.freeze()  # tables and model are there to stay: the collector need not go through them
        for chunk in chunks(items):
            yield from read_chunk(chunk, reader)
    else:
        for packed in Pool(settings, jobs).run(chunks(items)):
            yield from map(unpacked, packed)


class Pool:
    """Processes that read chunks; a new set of them is started where one has died."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self.settings, self.jobs = settings, jobs
        self.executor = self._started()

    def run(self, waiting: Iterator[list[Item]]) -> Iterator[Packed]:
        """The readings of chunks, in order."""
        under_way: deque[tuple[list[Item], Future[Packed]]] = deque()
        try:
            for chunk in waiting:
                under_way.append((chunk, self._submit(chunk)))
                if len(under_way) >= AHEAD * self.jobs:
                    yield self._result(*under_way.popleft())
            while under_way:
                yield self._result(*under_way.popleft())
        finally:
            self._stop()

    def _started(self) -> ProcessPoolExecutor:
        threads = max(1, processors() // self.jobs)
        return ProcessPoolExecutor(self.jobs, get_context("spawn"), start, (self.settings, threads))

    def _submit(self, chunk: list[Item]) -> "Future[Packed]":
        try:
            return self.executor.submit(read_packed, chunk)
        except BrokenProcessPool as broken:
            failed: Future[Packed] = Future()
            failed.set_exception(broken)
            return failed

    def _result(self, chunk: list[Item], future: "Future[Packed]") -> Packed:
        try:
            return future.result()
        except BrokenProcessPool:
            return [outcome for item in chunk for outcome in self._again(item)]

    def _again(self, item: Item) -> Packed:
        """One item by itself, in processes that have nothing else to do."""
        if isinstance(item, Unread):
            return [item]
        self._renew()
        try:
            return self.executor.submit(read_packed, [item]).result()
        except BrokenProcessPool:
            return [unread(item, ChildProcessError("the process that read it died"))]

    def _renew(self) -> None:
        """New processes, where those that are there have died."""
        try:
            self.executor.submit(os.getpid).result()
        except BrokenProcessPool:
            self._stop()
            self.executor = self._started()

    def _stop(self) -> None:
        processes = list((self.executor._processes or {}).values())  # none where it broke
        self.executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def start(settings: Settings, threads: int) -> None:
    """Make the reader of a process of the pool; Ctrl-C is for the process that started it."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _reader = settings.reader(threads)
    except WhenceError as error:
        _reader = error
    gc.freeze()


def read_packed(chunk: list[Item]) -> Packed:
    """Read a chunk in a process of the pool."""
    if isinstance(_reader, WhenceError):
        raise _reader
    assert _reader is not None
    return [o if isinstance(o, Unread) else msgspec.json.encode(o) for o in read_chunk(chunk, _reader)]


def unpacked(outcome: bytes | Unread) -> Outcome:
    """An outcome as it was before it was sent."""
    return outcome if isinstance(outcome, Unread) else DECODER.decode(outcome)
