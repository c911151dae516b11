"""The process that reads: what kills it costs one report, and it ends when it is told to."""

import pytest
from web_deadly import DeadlySettings

from whence.errors import InputError
from whence.intake import Unread
from whence.model import Reading, Report
from whence.web.reading import ReadingProcess, StoppedError


@pytest.fixture
def process():
    process = ReadingProcess(DeadlySettings())
    yield process
    process.stop()


def test_a_report_that_the_process_dies_of_costs_no_other(process):
    chunk = [Report(id=text, text=text) for text in ("one", "die", "two")]
    unread = Unread(InputError("is no report"))
    first, second, third, fourth = process.read([*chunk, unread])
    assert (first, third, fourth) == (Reading(chunk[0], [], [], []), Reading(chunk[2], [], [], []), unread)
    assert "the process that read it died" in second.error.problem
    assert second.fault
    assert process.read([chunk[0]]) == [first]


def test_nothing_is_started_for_what_is_no_report(process):
    unread = Unread(InputError("is no report"))
    assert process.read([unread]) == [unread]
    assert process.executor is None


def test_what_was_stopped_does_not_start_again(process):
    process.stop()
    with pytest.raises(StoppedError):
        process.read([Report(id="one", text="one")])
