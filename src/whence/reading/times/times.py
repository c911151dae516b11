"""Times: the expressions of a report that say when, and the days that they mean.

A grammar over the words in three layers: lengths, hours and frequencies; dates; and what is made of these. Each
expression is resolved against the day of the report and the tense of the verb that governs it; one that may mean
several days keeps them all. Classes and spans follow TIMEX3 (Pustejovsky et al. 2010): dates, hours, durations and
sets are found, and those that mean no days of the calendar stay unresolved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from whence.reading.figures.numbers import Pieces
from whence.reading.found import Timed
from whence.reading.times import (
    days,
    holidays,
    lengths,
    months,
    phrases,
    seasons,
    spans,
    units,
    weekdays,
    years,
)
from whence.reading.times.calendar import UNKNOWN, Days
from whence.reading.times.datelines import own_day
from whence.reading.times.grammar import Chart, Edge, Grammar
from whence.reading.times.meaning import Frame, Sense
from whence.reading.times.tense import Tense, tense
from whence.reading.times.words import chart_of, starts


@dataclass(frozen=True, slots=True)
class Lasting(Timed):
    """A length of time or a frequency: how long or how often, not when."""


KINDS: dict[str, type[Timed]] = {"LASTING": Lasting}
SPANS = Grammar(spans.rules)
DATES = Grammar(
    weekdays.rules, units.rules, months.rules, years.rules, seasons.rules,
    holidays.rules, days.rules, lengths.rules,
)  # fmt: skip
PHRASES = Grammar(phrases.rules)
REACH = 6  # how far before its first word of time an expression can start, in pieces
LONGEST_PHRASE = 6


def times(pieces: Pieces, published: date | None) -> list[Timed]:
    """The time expressions of a parsed text, in its order, each with the days that it means.

    ``published`` is the day of the report: without it, and without one in a dateline, relative expressions stay
    unresolved (None). A stretch that is
    open on one side has None there. Prepositions belong to an expression where they change what it means ("since
    March"), else not ("in March").
    """
    chart = chart_of(pieces)
    for layer in (SPANS, DATES):
        for start in list(starts(chart, REACH)):
            if (edge := layer.longest(chart, start)) is not None:
                chart.add(start, edge)
    edges = list(found(chart))
    if published is None:
        plain = Frame(None, lambda: "open")
        published = own_day(pieces, ((start, edge.end, resolved(edge.value, plain)) for start, edge in edges))
    return [timed(chart, start, edge, published) for start, edge in edges]


def found(chart: Chart) -> Iterator[tuple[int, Edge]]:
    """The outermost expressions, from left to right."""
    free = 0
    for start in list(starts(chart, REACH)):
        if start < free:
            continue
        edge = PHRASES.longest(chart, start)
        if edge is not None:
            free = edge.end
            yield start, edge


def timed(chart: Chart, start: int, edge: Edge, published: date | None) -> Timed:
    """An expression with its days."""
    doc, tokens = chart.pieces.doc, chart.pieces.span(start, edge.end)
    if edge.symbol == "BEFORE":
        tokens = tuple(range(tokens[0], end_of_phrase(doc, tokens[-1]) + 1))

    def ask() -> Tense:
        return tense(doc[tokens[0]], doc[tokens[-1]])

    return KINDS.get(edge.symbol, Timed)(tokens, *resolved(edge.value, Frame(published, ask)))


def resolved(sense: Sense, frame: Frame) -> Days:
    """The days that a sense means in a frame; unknown where the calendar has no such days."""
    try:
        start, end = sense(frame)
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return UNKNOWN
    return UNKNOWN if start is not None and end is not None and start > end else (start, end)


def end_of_phrase(doc: Doc, preposition: int) -> int:
    """The last token of the noun phrase that a preposition opens, up to its head; its own where it opens none."""
    head = doc[preposition].head
    if doc[preposition].dep_ != "case" or not preposition < head.i <= preposition + LONGEST_PHRASE:
        return preposition
    return int(head.i)
