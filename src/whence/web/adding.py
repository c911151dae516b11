"""Reports added from a page: jobs, done one after the other in the background, as ``whence add`` does it.

A thread takes the reports in and keeps what they claim; a process reads them.
"""

import logging
import secrets
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from whence.errors import WhenceError
from whence.intake import Unread, reports
from whence.intake.fetch import fetched
from whence.model import Report
from whence.record import Record
from whence.running import Settings
from whence.running.chunks import chunks
from whence.running.keeping import failed_before, keep, keep_failure, news
from whence.web.reading import ReadingProcess, StoppedError

KEPT = 100
"""How many jobs are remembered."""
WAITING = 20
"""How many jobs may wait."""

LOGGER = logging.getLogger("whence.web")


class Input(NamedTuple):
    """What is to be added: the address of a page or feed, or what was sent, in a ``file`` of ours."""

    name: str
    file: Path | None = None
    kind: str | None = None
    published: str | None = None
    outlet: str | None = None


class Kept(msgspec.Struct, frozen=True):
    """A report of the record, and how many claims of it are kept."""

    id: str
    title: str
    claims: int


class Failed(msgspec.Struct, frozen=True):
    """An input that was not read, and why."""

    input: str
    problem: str


class Job(msgspec.Struct):
    """Inputs that are being added, and what has come of them so far; ``known``: how many reports were kept before."""

    id: str
    inputs: list[str]
    state: Literal["waiting", "reading", "done"] = "waiting"
    added: list[Kept] = []
    known: int = 0
    failed: list[Failed] = []


class TooManyError(WhenceError):
    """So much waits to be added that no more is taken."""


class Adding:
    """Adds to a record in the background. ``jobs`` are by their ids, the oldest first. ``then`` is done when a job has
    added something."""

    def __init__(self, record: Record, then: Callable[[], None] = lambda: None) -> None:
        self.record = record
        self.then = then
        self.jobs: dict[str, Job] = {}
        self.thread = ThreadPoolExecutor(1, "whence-add")
        self.process = ReadingProcess(Settings())

    def add(self, inputs: list[Input], folder: Path) -> Job:
        """Have inputs added, and the folder with their files removed then. Raises TooManyError."""
        if sum(job.state != "done" for job in self.jobs.values()) >= WAITING:
            raise TooManyError("Too much waits to be added already. Try again when some of it is done.")
        job = Job(secrets.token_urlsafe(9), [each.name for each in inputs])
        while len(self.jobs) >= KEPT:
            del self.jobs[next(iter(self.jobs))]
        self.jobs[job.id] = job
        self.thread.submit(self._run, job, inputs, folder)
        return job

    def close(self) -> None:
        """Leave what waits, and the report in hand."""
        self.thread.shutdown(wait=False, cancel_futures=True)
        self.process.stop()

    def _run(self, job: Job, inputs: list[Input], folder: Path) -> None:
        """Add what a job is for; whatever happens, it ends."""
        job.state = "reading"
        try:
            for each in inputs:
                self._add(job, each)
        except StoppedError:
            job.failed.append(Failed("", "whence was ended before this was read; add it again"))
        except WhenceError as error:
            LOGGER.error("not added: %s", error)
            told = "the record or the reader does not do what it should; whoever runs whence finds why in its log"
            job.failed.append(Failed("", told))
        except Exception as error:
            LOGGER.exception("not added")
            job.failed.append(Failed("", f"a fault in whence ({type(error).__name__}); please report it"))
        finally:
            job.state = "done"
            if job.added:
                self.then()
            shutil.rmtree(folder, ignore_errors=True)

    def _add(self, job: Job, given: Input) -> None:
        def known() -> None:
            job.known += 1

        for chunk in chunks(news(self.record, taken(given), failed_before(self.record), known)):
            for outcome in self.process.read(chunk):
                kept = outcome if isinstance(outcome, Unread) else keep(self.record, outcome)
                if isinstance(kept, Unread):
                    self._fail(job, given, kept)
                elif not isinstance(outcome, Unread):
                    title = outcome.report.title or outcome.report.text[:80]
                    job.added.append(Kept(kept.report, title, len(outcome.claims)))

    def _fail(self, job: Job, given: Input, unread: Unread) -> None:
        """Tell and keep that something was not read."""
        line, problem = unread.error.line, told(unread.error.problem, given)
        job.failed.append(Failed(given.name, problem if line is None else f"line {line}: {problem}"))
        keep_failure(self.record, given.name, unread, problem)


def taken(given: Input) -> Iterator[Report | Unread]:
    """The reports of an input. An address is only ever fetched, and never from where it is not public."""
    if given.file is None:
        return fetched(given.name, allow_private=False, published=given.published, outlet=given.outlet)
    return reports(given.file, kind=given.kind, published=given.published, outlet=given.outlet)


def told(problem: str, given: Input) -> str:
    """A problem in words that do not tell where our files lie."""
    return problem if given.file is None else problem.replace(f"{given.file.parent}/", "")
