"""Failures: what could not be read, and why."""

from pathlib import PurePath

import msgspec
from litestar import Response, get

from whence.record import Failure, Record
from whence.web.asked import PAGE, Limit, Number, Offset
from whence.web.given import TheRecord
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page


class Failures(msgspec.Struct, frozen=True):
    """How many failures there are, and some of them, the last first."""

    total: int
    failures: list[Failure]


def found(record: Record, limit: int, offset: int) -> Failures:
    """What could not be read and was not mended since; of files the names, not where they lie on this machine."""
    all_ = sorted(record.failures(), key=lambda one: (one.last, one.id), reverse=True)
    return Failures(len(all_), [_placeless(one) for one in all_[offset : offset + limit]])


def _placeless(failure: Failure) -> Failure:
    """A failure without the folder of its input."""
    if "://" in failure.input or not (folder := str(PurePath(failure.input).parent).rstrip("/")):
        return failure
    name = PurePath(failure.input).name or failure.input
    problem = failure.problem.replace(f"{folder}/", "") if folder != "." else failure.problem
    return msgspec.structs.replace(failure, input=name, problem=problem)


@get("/failures", sync_to_thread=True)
def search(request: Asking, record: TheRecord, number: Number = 1) -> Response[str]:
    """The page of failures."""
    view = found(record, PAGE, (number - 1) * PAGE)
    return page(request, "failures.html", view=view, number=number, size=PAGE)


@get("/failures", sync_to_thread=True, operation_id="failures")
def search_json(record: TheRecord, limit: Limit = PAGE, offset: Offset = 0) -> Failures:
    """What could not be read, the last first."""
    return found(record, limit, offset)


FAMILY = Family(pages=(search,), api=(search_json,), title="Failures", path="/failures")
