"""A report's text with its claims, sources and cues marked in place, however they overlap.

Marks nest in markup, and spans do not: where one crosses another's end it is marked in two pieces, the first of
which carries its name.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from whence.model import Attribution, Claim, Part, Reading, Span

PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")


class Mark(NamedTuple):
    """Something that a text is marked with: a claim, an attribution's source or cue; by its id, and for a claim its
    number in the report, from 1."""

    what: Literal["claim", "source", "cue"]
    name: str
    number: int = 0
    claim: Claim | None = None
    attribution: Attribution | None = None


class Piece(NamedTuple):
    """A step through a marked text: words, or where a mark opens or closes; ``edge``: for the first or last time."""

    step: Literal["open", "close", "words"]
    words: str = ""
    mark: Mark | None = None
    edge: bool = False


class Placed(NamedTuple):
    """A mark and its place; of equal places, the one with the lower order is outside. ``first``, ``last``: of the
    places that the mark has."""

    start: int
    end: int
    order: int
    mark: Mark
    first: bool
    last: bool


def marked(reading: Reading, part: Part) -> list[list[Piece]]:
    """The paragraphs of a report's title or body; empty lines are none."""
    text = (reading.report.title or "") if part == "title" else reading.report.text
    placed = sorted(_placed(reading, part), key=lambda one: (one.start, -one.end, one.order))
    return [list(_pieces(text, found.span(), placed)) for found in PARAGRAPH.finditer(text)]


def _placed(reading: Reading, part: Part) -> Iterator[Placed]:
    """The marks of a part with their places."""
    for number, claim in enumerate(reading.claims, 1):
        if claim.part == part:
            yield from _each(claim.spans, number, Mark("claim", claim.id, number, claim=claim))
    for attribution in reading.attributions:
        if attribution.part == part:
            inside = len(reading.claims) + 1
            yield from _each(attribution.source.spans, inside, Mark("source", attribution.id, attribution=attribution))
            yield from _each(attribution.cue.spans, inside, Mark("cue", attribution.id, attribution=attribution))


def _each(spans: list[Span], order: int, mark: Mark) -> Iterator[Placed]:
    spans = [span for span in spans if span[0] < span[1]]
    for number, (start, end) in enumerate(spans):
        yield Placed(start, end, order, mark, number == 0, number == len(spans) - 1)


def _pieces(text: str, within: Span, placed: Iterable[Placed]) -> Iterator[Piece]:
    """One paragraph, step by step."""
    start, end = within
    here = [one for one in placed if one.start < end and one.end > start]
    places = sorted({start, end, *(min(max(place, start), end) for one in here for place in (one.start, one.end))})
    stack: list[Placed] = []
    waiting = iter(here)
    coming = next(waiting, None)
    for place, following in zip(places, [*places[1:], None], strict=True):
        reopened = []
        while any(one.end <= place or place == end for one in stack):
            one = stack.pop()
            ends = one.end <= place
            yield Piece("close", mark=one.mark, edge=one.last and ends)
            if not ends and place != end:
                reopened.append(one)
        for one in reversed(reopened):
            yield Piece("open", mark=one.mark)
            stack.append(one)
        while coming is not None and max(coming.start, start) == place and following is not None:
            yield Piece("open", mark=coming.mark, edge=coming.first and coming.start >= start)
            stack.append(coming)
            coming = next(waiting, None)
        if following is not None:
            yield Piece("words", text[place:following])
