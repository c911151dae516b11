"""Network: who acts on whom in a chosen time, as a picture, a table and files."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from litestar import Response, get
from litestar.response import Stream
from markupsafe import Markup

from whence.corroboration.results import Tie
from whence.lexicon.scores import scored
from whence.web.acting import all_ties
from whence.web.asked import day, storable
from whence.web.export import lines
from whence.web.given import TheTold
from whence.web.graphml import graphml
from whence.web.pages.claims import file
from whence.web.pages.family import Family
from whence.web.pages.pictures import TIES, Days, Ties, Type, image, network_of
from whence.web.rendering import Asking, page
from whence.web.told import Told, known
from whence.web.ways import key_of

COLUMNS = (
    "actor", "actor_code", "recipient", "recipient_code", "type", "happenings", "score",
)  # fmt: skip


class Network(msgspec.Struct, frozen=True):
    """How many ties there are, and the most frequent of them."""

    total: int
    ties: list[Tie]


def found(told: Told, since: date | None, until: date | None, type: str | None, limit: int) -> Network:
    """Who acts on whom between two days, in acts of a type."""
    every = all_ties(told, day(since), day(until), storable(type))
    return Network(len(every), every[:limit])


def rows(ties: list[Tie]) -> Iterator[dict[str, Any]]:
    """Ties as rows of a table."""
    for tie in ties:
        values = (
            tie.actor.label, tie.actor.code, tie.recipient.label, tie.recipient.code, tie.type, tie.happenings,
            tie.score,
        )  # fmt: skip
        yield dict(zip(COLUMNS, values, strict=True))


@get("/network", sync_to_thread=True)
def search(
    request: Asking, told: TheTold, since: Days = None, until: Days = None, type: Type = None, limit: Ties = TIES
) -> Response[str]:
    """The page of the network."""
    view = found(told, since, until, type, limit)
    asked_for = (since, until, storable(type), limit)
    picture = known(
        told.table,
        ("network", *asked_for),
        lambda: Markup(network_of(told, *asked_for, linked=True).svg(inline=True)),
    )
    asked = {"since": day(since), "until": day(until), "type": type}
    return page(
        request, "network.html", view=view, picture=picture, limit=limit, types=sorted(scored()), key_of=key_of,
        asked={name: value for name, value in asked.items() if value},
    )  # fmt: skip


@get("/network.csv", sync_to_thread=True)
def as_csv(told: TheTold, since: Days = None, until: Days = None, type: Type = None, limit: Ties = TIES) -> Stream:
    """The ties of the picture as a table."""
    return file("network.csv", "text/csv", lines(list(COLUMNS), rows(found(told, since, until, type, limit).ties)))


@get("/network.graphml", sync_to_thread=True)
def as_graphml(told: TheTold, since: Days = None, until: Days = None, type: Type = None, limit: Ties = TIES) -> Stream:
    """The ties of the picture as GraphML."""
    written = graphml(found(told, since, until, type, limit).ties)
    return file("network.graphml", "application/xml", iter([written]))


@get("/network.svg", sync_to_thread=True)
def as_svg(
    told: TheTold, since: Days = None, until: Days = None, type: Type = None, limit: Ties = TIES
) -> Response[bytes]:
    """The picture as a file."""
    return image(network_of(told, since, until, storable(type), limit).svg().encode())


@get("/network", sync_to_thread=True, operation_id="network")
def search_json(
    told: TheTold, since: Days = None, until: Days = None, type: Type = None, limit: Ties = TIES
) -> Network:
    """Who acts on whom between two days, in acts of a type, the most frequent first."""
    return found(told, since, until, type, limit)


FAMILY = Family(
    pages=(search, as_csv, as_graphml, as_svg), api=(search_json,), title="Network", path="/network"
)  # fmt: skip
