"""Times made of times: "two weeks ago", "since March", "between Monday and Friday", "three days before the vote"."""

from collections.abc import Callable

from whence.reading import times_calendar as calendar
from whence.reading import times_meaning as meaning
from whence.reading.times_grammar import Chart, Grammar
from whence.reading.times_meaning import Sense, fixed, mapped, unknown
from whence.reading.times_rules import ahead_only, dates
from whence.reading.times_spans import NO_LENGTH, Span

phrases = Grammar()
rule = phrases.rule


# Lengths of time seen from the report


@dates.rule("D", "SPAN ago", "just|only|about|around|some|almost|nearly|exactly|roughly|barely SPAN ago", "SPAN back")
def ago(span: Span) -> Sense | None:
    """"two weeks ago"."""
    return meaning.up_to_now() if span.count is None else meaning.away(span.count, span.high, span.unit, -1)


@dates.rule("D", "SPAN ago WEEKDAY", "SPAN ago on WEEKDAY")
def ago_on(span: Span, number: int) -> Sense | None:
    """"two weeks ago Friday"."""
    if span.unit != "week" or span.count is None or span.high is not None:
        return unknown
    return meaning.from_day(meaning.in_week(number, -round(span.count)))


@dates.rule("D", "more than|over SPAN ago", "at least SPAN ago", "well over SPAN ago")
def longer_ago(span: Span) -> Sense:
    """"more than two years ago"."""
    if span.count is None:
        return meaning.up_to_now()
    return mapped(meaning.away(span.count, None, span.unit, -1), lambda days: (None, days[1]))


@dates.rule("D", "less than|under SPAN ago", "fewer than SPAN ago")
def shorter_ago(span: Span) -> Sense:
    """"less than a week ago"."""
    return meaning.up_to_now() if span.count is None else meaning.rolling(span.count, span.unit, -1)


@dates.rule("D", "the|these|this past|last SPAN", "past SPAN", "the past|last few UNITS", "recent UNITS", "the most recent UNITS",
            "the past and present UNIT")
def past_span(span: Span | str) -> Sense | None:
    """"the past three months", "recent days"."""
    if not isinstance(span, Span) or span.count is None:
        return meaning.up_to_now()
    return meaning.rolling(span.high or span.count, span.unit, -1)


@dates.rule("D", "last NUM UNITS", "the last NUM UNITS", "the previous NUM UNITS")
def last_counted(number: object, unit: str) -> Sense:
    """"the last 48 hours"."""
    value = getattr(number, "value", None)
    return meaning.up_to_now() if value is None else meaning.rolling(value, unit, -1)


@dates.rule("D", "the|these next|coming|upcoming SPAN", "coming SPAN", "the next|coming few UNITS", "the UNITS ahead",
            "the SPAN ahead", "the UNITS to come", "the SPAN to come", "the|these coming UNITS and UNITS", "upcoming UNITS")
def next_span(span: Span | str, *_more: str) -> Sense | None:
    """"the next two weeks", "the coming days"."""
    if not isinstance(span, Span) or span.count is None:
        return ahead_only(meaning.from_now())
    return ahead_only(meaning.rolling(span.high or span.count, span.unit, 1))


@dates.rule("D", "the? first SPAN of YEAR", "the? first SPAN of this year|month", "the? first SPAN of the year")
def first_of(span: Span, year: int | None = None) -> Sense | None:
    """"the first nine months of 2015"."""
    if span.count is None or span.unit not in ("month", "quarter", "week", "day"):
        return unknown
    count, unit = span.count, span.unit
    sense = meaning.unit_beside("year", 0) if year is None else fixed(calendar.year_of(year))

    def cut(days: calendar.Days) -> calendar.Days:
        if days[0] is None:
            return days
        return days[0], meaning.moved(calendar.shift(days[0], count, unit), -1)

    return mapped(sense, cut)


def lies_ahead(chart: Chart, start: int, end: int) -> bool:
    """Whether "in" stands before a length."""
    return chart.pieces.word(start - 1) == "in" and chart.pieces.word(end) not in ("of", "prison", "jail", "a")


@dates.rule("D", "SPAN", "about|around|some|just|roughly SPAN", guard=lies_ahead)
def in_span(span: Span) -> Sense | None:
    """"[in] two weeks": after them where the tense looks ahead, else a length."""
    if span.count is None:
        return unknown
    later = meaning.away(span.count, span.high, span.unit, 1)
    return lambda frame: later(frame) if frame.tense in ("future", "infinitive") else calendar.UNKNOWN


@dates.rule("D", "SPAN from now|today", "SPAN hence", "SPAN 's time", "SPAN away")
def from_now(span: Span) -> Sense:
    """"two days from now"."""
    return meaning.from_now() if span.count is None else meaning.away(span.count, span.high, span.unit, 1)


@dates.rule("D", "within SPAN", "within the next SPAN", "inside SPAN")
def within(span: Span) -> Sense:
    """"within 48 hours"."""
    if span.count is None:
        return unknown
    ahead = meaning.rolling(span.high or span.count, span.unit, 1)
    return lambda frame: ahead(frame) if frame.way == "future" else calendar.UNKNOWN


# Hours with their days


@rule("D", "D ,? at? about|around? T", "D ,? shortly|just before|after T", "T ,? on? D", "T ( T ) on? D",
      "T to|-|and T ,? on? D", "just|shortly before|after T on? D", "D from? T to|-|until T")
def with_hour(*parts: object) -> Sense:
    """"3 p.m. on Tuesday"."""
    return next(part for part in parts if callable(part))


@rule("D", "D PART", "the PART of|on D", "the EDGE? PART of|on? D", "EDGE in the PART of|on D", "the early|small|late hours of|on D",
      "D in the PART", "EDGE on D", "late|early|earlier|later on D", "the night of|on D", "D ( D )")
def with_part(*parts: object) -> Sense:
    """"the evening of September 28", "Tuesday (yesterday)"."""
    found = [part for part in parts if callable(part)]
    return found[-1]


@rule("D", "D")
def day(sense: Sense) -> Sense:
    """A date."""
    return sense


# From, to, since


def no_modifier(chart: Chart, start: int, end: int) -> bool:
    """Whether a date behind a preposition is what it holds, and no part of a noun phrase ("after Monday's vote")."""
    pieces = chart.pieces
    if pieces.word(end) in ("'s", "'"):
        return False
    first, last = pieces.tokens[start], pieces.tokens[end - 1]
    doc = pieces.doc
    for i in range(last, first, -1):
        token = doc[i]
        if token.head.i > last and token.dep_ in MODIFIERS:
            return False
    return True


MODIFIERS = ("compound", "nummod", "amod", "nmod:poss", "nmod:unmarked", "nmod", "det", "nmod:desc")


def bound(make: Callable[[Sense], Sense], *patterns: str) -> None:
    """A preposition that turns a day into a stretch."""
    rule("D", *patterns, guard=no_modifier)(make)


bound(meaning.up_to_now, "since D", "ever since D", "since at least D")
bound(meaning.until, "until|till D", "up until|till|to D", "through D", "by D", "no later than D", "until at least D", "on or before D")
bound(meaning.before, "before D", "prior to D")
bound(meaning.after, "after D")


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


@rule("BEFORE", "SPAN before|after", "SPAN prior to", "SPAN ahead of", "about|some|nearly|almost|just SPAN before|after",
      "more|less than SPAN before|after", "the UNIT|PART before|after", guard=no_modifier)
def relation_to(*parts: object) -> Sense | None:
    """"three days before [the vote]": the noun phrase behind belongs to it."""
    return None if parts[-1] in NO_LENGTH else unknown


@rule("D", "SPAN later|earlier|into", "about|some|nearly|almost|just SPAN later|earlier", "more|less than SPAN later|earlier", "SPAN before|after T",
      "the|that next|following|previous|preceding|same|very UNIT|PART",
      "the very next UNIT", "that UNIT|PART", "that same UNIT|PART", "the same PART", "SPAN since")
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
    return pieces.word(start - 1) in LENGTH_WORDS or pieces.word(start - 2) in ("last", "lasts", "lasted", "took", "take")


LENGTH_WORDS = (
    "for", "in", "over", "lasted", "last", "lasting", "took", "take", "takes", "taken", "nearly", "almost", "about", "than",
    "spent", "spend", "of", "after", "within", "during", "at least", "every", "some", "around", "under", "roughly", "through",
)  # fmt: skip


@rule("D", "SPAN", "SPAN in a row", guard=told_as_length)
def length(span: Span) -> Sense:
    """"three years"."""
    return unknown


def for_the_nth(chart: Chart, start: int, end: int) -> bool:
    """Whether "the third day" says how long something has gone on."""
    before = chart.pieces.word(start - 1)
    return chart.pieces.word(end) != "of" and before in ("for", "into", "entered", "entering")


@rule("D", "a|the|its|their|his|her ORD straight|consecutive|successive? UNIT|WEEKDAY|PART", "a|the ORD UNIT running", "a|the ORD UNIT in a row", guard=for_the_nth)
def nth_time(*parts: object) -> Sense:
    """"for the third day"."""
    return unknown


@rule("D", "FREQUENCY", "every SPAN", "once|twice every SPAN", "NUM times every SPAN")
def frequency(*parts: object) -> Sense:
    """"every month"."""
    return unknown


def set_apart(chart: Chart, start: int, end: int) -> bool:
    """Whether an hour is told as a time: "at dawn", and no "New Dawn"."""
    pieces = chart.pieces
    token = pieces.doc[pieces.tokens[start]]
    return end - start > 1 or pieces.words[start][0].isdigit() or (
        not token.text[0].isupper() and pieces.word(start - 1) in ("at", "by", "until", "before", "after", "since", "around",
                                                                   "about", "from", "near", "till", "of"))


@rule("D", "T", "T to|-|and T", guard=set_apart)
def hour(*parts: object) -> Sense:
    """"10:30 GMT", "dawn"."""
    return unknown
