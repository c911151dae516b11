"""Weekdays, and days told from the report's own."""

from datetime import timedelta

from whence.reading.times import calendar, meaning
from whence.reading.times.grammar import Chart, Guard, Rules
from whence.reading.times.guards import no_possessor, no_title
from whence.reading.times.meaning import Sense, mapped

rules = Rules()
rule = rules.rule


@rule(
    "D",
    "EDGE? WEEKDAY PART?", "EDGE|earlier|later on|in? WEEKDAY PART?", "WEEKDAY at HOUR", "the? PART of|on WEEKDAY",
    "the early|small|late hours of|on WEEKDAY", "the early|small|late hours of|on PART WEEKDAY",
)  # fmt: skip
def weekday(*parts: object) -> Sense:
    """"Sunday", "late on Monday", "Friday morning"."""
    return meaning.weekday(next(part for part in parts if isinstance(part, int)))


@rule("D", "overnight on? WEEKDAY")
def overnight_on(number: int) -> Sense:
    """"overnight Saturday": into the next day."""
    return mapped(meaning.weekday(number), lambda days: (days[0], meaning.moved(days[1], 1)))


@rule("D", "WEEKDAY PART? into|to WEEKDAY")
def into(first: int, _part: str | None, last: int) -> Sense | None:
    """"Saturday night into Sunday"."""
    return meaning.between(meaning.weekday(first), meaning.weekday(last)) if (last - first) % 7 == 1 else None


@rule("D", "EDGE? last WEEKDAY PART?")
def last_weekday(_edge: str | None, number: int, _part: str | None) -> Sense:
    """"last Friday"."""
    return meaning.beside(number, -1)


@rule("D", "next WEEKDAY PART?")
def next_weekday(number: int, _part: str | None) -> Sense:
    """"next Friday"."""
    return meaning.beside(number, 1)


@rule("D", "this WEEKDAY PART?")
def this_weekday(number: int, _part: str | None) -> Sense:
    """"this Friday"."""
    sense = meaning.weekday(number)
    return lambda frame: sense(frame if frame.tense in ("past", "perfect") else frame.turned("future"))


@rule("D", "this? past WEEKDAY PART?")
def past_weekday(number: int, _part: str | None) -> Sense:
    """"this past Sunday"."""
    return meaning.from_day(
        lambda day: meaning.single(calendar.weekday_by(day - timedelta(days=1), number, back=True))
    )


@rule("D", "this|the? coming WEEKDAY PART?")
def coming_weekday(number: int, _part: str | None) -> Sense:
    """"this coming Monday"."""
    return meaning.from_day(
        lambda day: meaning.single(calendar.weekday_by(day + timedelta(days=1), number, back=False))
    )


@rule("D", "WEEKDAY PART? of? STEP week", guard=no_possessor)
def in_week(number: int, _part: str | None, step: int) -> Sense:
    """"Tuesday of last week"."""
    return meaning.from_day(meaning.in_week(number, step))


@rule("D", "STEP week on? WEEKDAY PART?", "STEP week 's WEEKDAY")
def week_first(step: int, number: int, _part: str | None = None) -> Sense:
    """"last week on Tuesday"."""
    return meaning.from_day(meaning.in_week(number, step))


@rule("D", "WEEKDAY the NTH")
def weekday_the_nth(_number: int, nth: int) -> Sense:
    """"Friday the 13th"."""
    return meaning.day_of_month(nth)


@rule("D", "WEEKDAY week", "a week on WEEKDAY", "a week from WEEKDAY")
def week_from(number: int) -> Sense:
    """"a week from Monday"."""
    return meaning.shifted(lambda frame: meaning.weekday(number)(frame.turned("future")), 1, "week", 1)


def from_report(count: int, *patterns: str, guard: Guard | None = None) -> None:
    """The rule for a day so many days from the report's."""
    rule("D", *patterns, guard=guard)(
        lambda *parts: meaning.from_day(lambda day: meaning.single(day + timedelta(days=count)))
    )


from_report(0, "today", "tonight", "EDGE|earlier|later today", "EDGE|earlier|later this PART", "EDGE tonight")
from_report(0, "this PART", guard=no_title)
from_report(-1, "EDGE|earlier? yesterday PART?", "last night|evening", "EDGE last night", "late on? yesterday")
from_report(1, "EDGE? tomorrow PART?")
from_report(-2, "the? day before yesterday")
from_report(2, "the? day after tomorrow")


def is_adverb(chart: Chart, start: int, end: int) -> bool:
    """Whether "overnight" is no adjective ("an overnight raid")."""
    return bool(chart.pieces.doc[chart.pieces.tokens[start]].dep_ != "amod")


@rule("D", "overnight", guard=is_adverb)
def overnight() -> Sense:
    """The night before the report or into it, or the one to come."""
    return meaning.by_way(
        lambda day: (day - timedelta(days=1), day),
        lambda day: (day, day + timedelta(days=1)),
    )


@rule("D", "RECENT")
def recently(_word: str) -> Sense:
    """"recently"."""
    return meaning.up_to_now()
