"""What a request asks for: a filter of claims, a page of many; and addresses that ask a little more or less."""

from datetime import date
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import urlencode

import msgspec
from litestar import Request
from litestar.params import FromQuery, QueryParameter
from litestar.response import Redirect

from whence.model import Certainty, ClaimKind, Naming, Status
from whence.record import ClaimFilter, Sort

PAGE = 50
"""Rows of a page."""
MOST = 500
"""Rows of one answer of the API."""
FARTHEST = 10**9
LONGEST = 300
"""Characters of a word or a few that something is sought by."""

Number = Annotated[int, QueryParameter(name="page", ge=1, le=FARTHEST // PAGE, description="Of the page, from 1.")]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="At most so many.")]
Offset = Annotated[int, QueryParameter(ge=0, le=FARTHEST, description="Pass over so many.")]

Order = FromQuery[Sort]


def words(description: str) -> Any:
    """A parameter of words of the user's."""
    return QueryParameter(max_length=LONGEST, description=description)


def claim_filter(
    actor: Annotated[str | None, words("Who did it: a name (* for any characters), or codes and sectors.")] = None,
    recipient: Annotated[str | None, words("To whom, in the same way.")] = None,
    source: Annotated[str | None, words("Anyone in the chain, in the same way.")] = None,
    naming: FromQuery[Naming | Literal["none"] | None] = None,
    outlet: Annotated[str | None, words("Who published the report.")] = None,
    kind: FromQuery[ClaimKind | None] = None,
    type: Annotated[str | None, words("The type of event, in PLOVER's words.")] = None,
    certainty: FromQuery[Certainty | None] = None,
    status: FromQuery[Status | None] = None,
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
    text: Annotated[str | None, words("Words of the claim; in double quotes: together; with - before: not.")] = None,
    report: Annotated[str | None, words("A report, by its id.")] = None,
    every_version: FromQuery[bool] = False,
) -> ClaimFilter:
    """The filter that a request's query stands for."""
    return ClaimFilter(
        actor=storable(actor), recipient=storable(recipient), source=storable(source), naming=naming,
        outlet=storable(outlet), kind=kind, type=storable(type), certainty=certainty, status=status,
        since=day(since), until=day(until), text=storable(text),
        report=storable(report), every_version=every_version,
    )  # fmt: skip


def day(asked: date | None) -> str | None:
    """A day as the record has it."""
    return None if asked is None else asked.isoformat()


def storable(asked: str | None) -> str | None:
    """Words without the character that no database takes."""
    return asked and asked.replace("\0", " ")


def conditions(asked: ClaimFilter) -> dict[str, str]:
    """The conditions that a filter has, by their names."""
    said = msgspec.structs.asdict(asked) | {"every_version": "true" if asked.every_version else None}
    return {name: value for name, value in said.items() if value is not None}


class Here(NamedTuple):
    """The address of a request: its path, and what its query says."""

    path: str
    query: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request[Any, Any, Any]) -> "Here":
        """The address of a request."""
        return cls(request.url.path, tuple(request.query_params.multi_items()))

    def having(self, **changes: str | int | None) -> str:
        """The address that asks for the same, but for the changes (None: not asked); it begins at the first page."""
        return self.at(self.path, **changes)

    def at(self, path: str, **changes: str | int | None) -> str:
        """The address at another path that asks for the same, but for the changes."""
        changes = {"page": None} | changes
        kept = [(name, value) for name, value in self.query if name not in changes]
        asked = kept + [(name, str(value)) for name, value in changes.items() if value is not None]
        return f"{path}?{urlencode(asked)}" if asked else path


def tidy(request: Request[Any, Any, Any]) -> Redirect | None:
    """A form sends its empty fields, too; the address without them is the one to keep and to send."""
    here = Here.of(request)
    if request.method != "GET" or all(value for _, value in here.query):
        return None
    said = [(name, value) for name, value in here.query if value]
    return Redirect(f"{here.path}?{urlencode(said)}" if said else here.path, status_code=303)
