"""Times made of times: "two weeks ago", "since March", "between Monday and Friday", "three days before the vote"."""

from collections.abc import Callable

from whence.lexicon.timewords import time_words
from whence.reading.times import calendar, meaning
from whence.reading.times.calendar import Days
from whence.reading.times.grammar import Chart, Rules
from whence.reading.times.guards import no_modifier
from whence.reading.times.meaning import Sense, unknown
from whence.reading.times.spans import NO_LENGTH, Span
from whence.reading.times.words import token_at

rules = Rules()
rule = rules.rule

BEFORE_AN_HOUR = ("at", "by", "until", "before", "after", "since", "around", "about", "from", "near", "till", "of")


# Hours with their days


@rule(
    "D",
    "D ,? at? about|around? T", "D ,? shortly|just before|after T", "D from? T to|-|until T",
    "T ,? on? D", "T ( T ) on? D", "T to|-|and T ,? on? D", "just|shortly before|after T on? D",
)  # fmt: skip
def with_hour(*parts: object) -> Sense:
    """"3 p.m. on Tuesday"."""
    return meaning.sense_among(parts)


@rule(
    "D",
    "D PART", "D in the PART", "the EDGE? PART of|on? D", "EDGE in the PART of|on D",
    "the early|small|late hours of|on D", "EDGE|earlier|later on D", "D ( D )",
)  # fmt: skip
def with_part(*parts: object) -> Sense:
    """"the evening of September 28", "Tuesday (June 15)"."""
    return meaning.sense_among(parts)


@rule("D", "the week of|beginning|starting D", "the week ending D")
def week_of(sense: Sense) -> Sense:
    """"the week of June 7"."""

    def find(days: Days) -> Days:
        return days if days[0] is None else calendar.around(days[0], "week")

    return meaning.mapped(sense, find)


@rule("D", "the weekend of D")
def weekend_of(sense: Sense) -> Sense:
    """"the weekend of March 5"."""

    def find(days: Days) -> Days:
        return days if days[0] is None else calendar.around(days[0], "weekend")

    return meaning.mapped(sense, find)


@rule("D", "D")
def day(sense: Sense) -> Sense:
    """A date."""
    return sense


# From, to, since


def bound(turn: Callable[[Sense], Sense], *patterns: str) -> None:
    """A preposition that turns a day into a stretch."""

    def make(*parts: Sense) -> Sense:
        return turn(parts[-1])

    rule("D", *patterns, guard=no_modifier)(make)


bound(meaning.up_to_now, "since D", "since T on? D", "ever since D", "since at least D")
bound(
    meaning.until,
    "until|till D", "until|till|by T on? D", "up until|till|to D", "through D", "by D", "no later than D",
    "until at least D", "on or before D",
)  # fmt: skip


@rule("D", "before|by the? SIDE of D", guard=no_modifier)
def before_side(side: str, sense: Sense) -> Sense:
    """"before the end of 2020": up to its end; "by the start of 2020": up to its first day."""
    if side == "early":
        return meaning.until(lambda frame: (None, sense(frame)[0]))
    return meaning.until(sense) if side == "late" else meaning.before(sense)


@rule("D", "before|by the SIDE of the UNIT", guard=no_modifier)
def before_side_of_unit(side: str, unit: str) -> Sense:
    """"before the end of the month"."""
    return before_side(side, meaning.unit_beside(unit, 0))


bound(meaning.before, "before D", "prior to D", "before T on? D")
bound(meaning.after, "after D", "after T on? D")


@rule("D", "between D and D", "from D to|until|till|through|- D", "D through D", "D - D", guard=no_modifier)
def between(first: Sense, last: Sense) -> Sense:
    """"from Monday to Friday"."""
    return meaning.between(first, last)


@rule("D", "from D on|onward|onwards")
def onward(sense: Sense) -> Sense:
    """"from Monday on"."""
    return lambda frame: (sense(frame)[0], None)


# Relations: a time told from an event, not from the calendar


def relative(word: str, step: int) -> None:
    """"three days after D", "the day before D"."""

    @rule("D", f"SPAN {word} D", f"about|some|just|only SPAN {word} D", guard=no_modifier)
    def counted(span: Span, sense: Sense) -> Sense:
        if span.count is None or span.high is not None:
            return unknown
        return meaning.shifted(sense, span.count, span.unit, step)

    @rule("D", f"the? day {word} D", f"a day {word} D", guard=no_modifier)
    def one_day(sense: Sense) -> Sense:
        return meaning.shifted(sense, 1, "day", step)


relative("after", 1)
relative("from", 1)
relative("following", 1)
relative("before", -1)


def no_length(chart: Chart, start: int, end: int) -> bool:
    """Whether "three days before" is no length ("for three days before he left")."""
    return chart.pieces.word(start - 1) != "for"


@rule(
    "BEFORE",
    "SPAN before|after", "SPAN prior to", "SPAN ahead of", "about|some|nearly|almost|just SPAN before|after",
    "more|less than SPAN before|after", "the UNIT|PART before|after",
    guard=no_length,
)  # fmt: skip
def relation_to(*parts: object) -> Sense | None:
    """"three days before [the vote]": the noun phrase behind belongs to it."""
    return None if parts[-1] in NO_LENGTH else unknown


@rule(
    "D",
    "SPAN later|earlier|into|since", "about|some|nearly|almost|just SPAN later|earlier",
    "more|less than SPAN later|earlier", "SPAN before|after T",
    "the|that next|following|previous|preceding|same|very UNIT|PART", "the very next UNIT", "that UNIT|PART",
)  # fmt: skip
def relation(*parts: object) -> Sense:
    """"two days later", "the next day"."""
    return unknown


# Lengths and frequencies by themselves


def told_as_length(chart: Chart, start: int, end: int) -> bool:
    """Whether a length without a number ("years", "a year") is told as one."""
    pieces = chart.pieces
    words = pieces.words[start:end]
    if any(word[0].isdigit() for word in words) or (len(words) > 1 and words[0] not in ("a", "an", "one")):
        return True
    lasting = time_words()["lasting"]
    return pieces.word(start - 1) in lasting or token_at(pieces, start - 1).lemma_ in lasting


@rule("LASTING", "SPAN", "SPAN in a row", guard=told_as_length)
def length(span: Span) -> Sense:
    """"three years"."""
    return unknown


def for_the_nth(chart: Chart, start: int, end: int) -> bool:
    """Whether "the third day" says how long something has gone on."""
    before = chart.pieces.word(start - 1)
    return chart.pieces.word(end) != "of" and before in ("for", "into", "entered", "entering")


@rule(
    "LASTING",
    "a|the|its|their ORD straight|consecutive|successive? UNIT|WEEKDAY|PART", "a|the ORD UNIT running",
    "a|the ORD UNIT in a row",
    guard=for_the_nth,
)  # fmt: skip
def nth_time(*parts: object) -> Sense:
    """"for the third day"."""
    return unknown


@rule("LASTING", "FREQUENCY", "every SPAN", "once|twice every SPAN", "NUM times every SPAN")
def frequency(*parts: object) -> Sense:
    """"every month"."""
    return unknown


def set_apart(chart: Chart, start: int, end: int) -> bool:
    """Whether an hour is told as a time: "at dawn", and no "New Dawn"."""
    pieces = chart.pieces
    if end - start > 1 or pieces.words[start][0].isdigit():
        return True
    return token_at(pieces, start).text[0].islower() and pieces.word(start - 1) in BEFORE_AN_HOUR


@rule("D", "T", "T to|-|and T", guard=set_apart)
def hour(*parts: object) -> Sense:
    """"10:30 GMT", "dawn"."""
    return unknown
