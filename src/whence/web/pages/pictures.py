"""Pictures as files: charts as SVG, and as a page on which they can be moved; drawings' style."""

import hashlib
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from litestar import Response, get
from litestar.enums import MediaType
from litestar.params import FromQuery

from whence.corroboration.results import Tie
from whence.corroboration.timelines import By
from whence.lexicon.scores import score_of
from whence.record import ClaimFilter
from whence.showing.pictures import Chart, Drawing, css, dots, network, origins_histogram, timeline
from whence.showing.pictures.data import Dot
from whence.web.acting import all_ties, between, involved
from whence.web.asked import day, storable, words
from whence.web.given import Asked, TheTold
from whence.web.pages.family import Family
from whence.web.rendering import Asking, page
from whence.web.told import Told, known, ordered

DOTS = 200
"""Happenings that are marks of their own on a timeline, those with the most origins."""

TIES = 60
SVG = "image/svg+xml"

Someone = Annotated[str, words("A party: a name (* for any characters), or codes and sectors.")]
Other = Annotated[str | None, words("Another party, with which the first has to do.")]


def timeline_of(
    told: Told, actor: str, other: str | None, since: date | None, until: date | None, by: By
) -> Chart:  # fmt: skip
    """The timeline of a party, or of two, as a picture."""
    found = involved(told, actor, other, day(since), day(until), by)
    table = told.follower.at_hand()
    rows = between(found.rows, table, found.since, found.until)
    title = " and ".join(filter(None, (actor, other)))
    return timeline(found.periods, marks(told, rows.tolist()), title=title)


def marks(told: Told, rows: list[int]) -> list[Dot]:
    """The happenings of a timeline that are marks of their own."""
    table = told.follower.at_hand()
    chosen = sorted(rows, key=lambda row: (-int(table.numbers["at_least"][row]), -int(table.numbers["reports"][row])))
    return [
        Dot(one.start or one.first_told or date.min, score_of(one.type), one.type, one.text, one.at_least, one.at_most)
        for one in told.heads(table, sorted(chosen[:DOTS]))
    ]


def drawn(told: Told, name: object, chart: Chart) -> str:
    """A chart as SVG, drawn once until the record changes."""
    return known(told.follower.at_hand(), ("drawn", name), lambda: str(chart.svg()))
