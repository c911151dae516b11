"""Lengths of time seen from the report: "two weeks ago", "the past decade", "in three days", "within a month"."""

from whence.reading.figures.numbers import Number
from whence.reading.times import calendar, meaning
from whence.reading.times.grammar import Chart, Rules
from whence.reading.times.guards import no_verb
from whence.reading.times.meaning import Sense, ahead_only, fixed, mapped, unknown
from whence.reading.times.spans import Span

rules = Rules()
rule = rules.rule


@rule("D", "SPAN ago", "just|only|about|around|some|almost|nearly|roughly|barely SPAN ago", "SPAN back")
def ago(span: Span) -> Sense | None:
    """"two weeks ago"."""
    return meaning.up_to_now() if span.count is None else meaning.away(span.count, span.high, span.unit, -1)


@rule("D", "exactly|precisely SPAN ago", "exactly? SPAN ago today|tonight", "SPAN ago to the day")
def exactly_ago(span: Span) -> Sense:
    """"exactly a year ago", "ten years ago today": to the day."""
    if span.count is None or span.high is not None:
        return unknown
    count, unit = span.count, span.unit
    return meaning.from_day(lambda day: meaning.single(calendar.shift(day, -count, unit)))


@rule("D", "exactly? SPAN ago this UNIT")
def ago_in(span: Span, unit: str) -> Sense:
    """"a year ago this week": the week around that day."""
    days = exactly_ago(span)
    return mapped(days, lambda found: found if found[0] is None else calendar.around(found[0], unit))


@rule("D", "SPAN ago WEEKDAY", "SPAN ago on WEEKDAY")
def ago_on(span: Span, number: int) -> Sense | None:
    """"two weeks ago Friday"; "a year ago Friday": the day of the year that this week's Friday is."""
    if span.count is None or span.high is not None:
        return unknown
    if span.unit == "week":
        return meaning.from_day(meaning.in_week(number, -round(span.count)))
    count, unit = span.count, span.unit
    return mapped(meaning.weekday(number), lambda days: shifted_back(days, count, unit))


def shifted_back(days: calendar.Days, count: float, unit: str) -> calendar.Days:
    """A stretch of days that many units earlier."""
    if days[0] is None or days[1] is None:
        return days
    return calendar.shift(days[0], -count, unit), calendar.shift(days[1], -count, unit)


@rule("D", "more than|over SPAN ago", "at least SPAN ago", "well over SPAN ago")
def longer_ago(span: Span) -> Sense:
    """"more than two years ago"."""
    if span.count is None:
        return meaning.up_to_now()
    return mapped(meaning.away(span.count, None, span.unit, -1), lambda days: (None, days[1]))


@rule("D", "less than|under SPAN ago", "fewer than SPAN ago")
def shorter_ago(span: Span) -> Sense:
    """"less than a week ago"."""
    return meaning.up_to_now() if span.count is None else meaning.rolling(span.count, span.unit, -1)


@rule(
    "D", "the|these|this past|last SPAN", "past SPAN", "the past|last few UNITS",
    "the most? recent UNITS", "recent UNITS", "recent UNITS and|or UNITS",
    guard=no_verb,
)  # fmt: skip
def past_span(span: Span | str, _more: str | None = None) -> Sense:
    """"the past three months", "recent days"."""
    if not isinstance(span, Span) or span.count is None:
        return meaning.up_to_now()
    return meaning.rolling(span.high or span.count, span.unit, -1)


@rule("D", "last NUM UNITS", "the last|previous NUM UNITS", guard=no_verb)
def last_counted(number: Number, unit: str) -> Sense:
    """"the last 48 hours"."""
    return meaning.up_to_now() if number.value is None else meaning.rolling(number.value, unit, -1)


@rule(
    "D", "the|these next|coming|upcoming SPAN", "coming SPAN", "the next|coming few UNITS", "the SPAN|UNITS ahead",
    "the SPAN|UNITS to come", "upcoming UNITS",
)  # fmt: skip
def next_span(span: Span | str) -> Sense:
    """"the next two weeks", "the coming days"."""
    if not isinstance(span, Span) or span.count is None:
        return ahead_only(meaning.from_now())
    return ahead_only(meaning.rolling(span.high or span.count, span.unit, 1))


@rule("D", "the? first few? SPAN|UNITS of YEAR", "the? first few? SPAN|UNITS of this|the year")
def first_of(span: Span | str, year: int | None = None) -> Sense | None:
    """"the first nine months of 2015", "the first few weeks of the year"."""
    count, unit = (span.count, span.unit) if isinstance(span, Span) else (None, span)
    if unit not in ("month", "quarter", "week", "day"):
        return unknown
    sense = meaning.unit_beside("year", 0) if year is None else fixed(calendar.year_of(year))
    if count is None:
        return sense if year is not None else meaning.up_to_now(sense)

    return mapped(sense, lambda days: cut(days, count, unit))


def cut(days: calendar.Days, count: float, unit: str) -> calendar.Days:
    """The first so many units of a stretch."""
    return days if days[0] is None else (days[0], meaning.moved(calendar.shift(days[0], count, unit), -1))


def lies_ahead(chart: Chart, start: int, end: int) -> bool:
    """Whether "in" stands before a length."""
    pieces = chart.pieces
    if pieces.words[max(start - 3, 0) : start - 1] == ["first", "time"]:
        return False
    return pieces.word(start - 1) == "in" and pieces.word(end) not in ("of", "prison", "jail", "a")


@rule("D", "SPAN", "about|around|some|just|roughly SPAN", guard=lies_ahead)
def in_span(span: Span) -> Sense | None:
    """"[in] two weeks": after them where the tense looks ahead, else a length."""
    if span.count is None:
        return None
    later = meaning.away(span.count, span.high, span.unit, 1)
    return lambda frame: later(frame) if frame.tense in ("future", "infinitive") else calendar.UNKNOWN


@rule("D", "SPAN from now|today", "SPAN hence", "SPAN 's|' time", "SPAN away")
def from_now(span: Span) -> Sense:
    """"two days from now"."""
    return meaning.from_now() if span.count is None else meaning.away(span.count, span.high, span.unit, 1)


@rule("D", "within SPAN", "within the next SPAN", "inside SPAN")
def within(span: Span) -> Sense:
    """"within 48 hours"."""
    if span.count is None:
        return unknown
    ahead = meaning.rolling(span.high or span.count, span.unit, 1)
    return lambda frame: ahead(frame) if frame.way == "future" else calendar.UNKNOWN
