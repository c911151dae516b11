"""Full dates: days of a month, with or without their year, alone or from one to another."""

from datetime import date

from whence.reading.times import calendar, meaning
from whence.reading.times.calendar import Days
from whence.reading.times.grammar import Chart, Rules
from whence.reading.times.guards import before_no_noun
from whence.reading.times.meaning import Sense, fixed

rules = Rules()
rule = rules.rule

PLACING = ("on", "by", "until", "till", "since", "from", "before", "after", "of", "to")


def on_day(month: int, number: int, year: int | None, weekday: int | None = None) -> Sense | None:
    """A day of a month."""
    if year is None:
        return meaning.dated(month, number, weekday)
    found = calendar.day(year, month, number)
    return None if found is None else fixed((found, found))


@rule("D", "WEEKDAY ,? the? DAY|NTH of|,? MONTH", "the? DAY|NTH of|-? MONTH")
def day_first(*parts: int) -> Sense | None:
    """"24 February", "Thursday the 24th of February"."""
    *weekday, number, month = parts
    return on_day(month, number, None, weekday[0] if weekday else None)


@rule("D", "WEEKDAY ,? the? DAY|NTH of? MONTH ,|of? YEAR", "the? DAY|NTH of|-? MONTH ,|of|-? YEAR",
      "WEEKDAY ( DAY MONTH YEAR )")
def day_first_of_year(*parts: int) -> Sense | None:
    """"24 February 2022"."""
    *_weekday, number, month, year = parts
    return on_day(month, number, year)


@rule("D", "WEEKDAY ,? MONTH the? DAY|NTH", "WEEKDAY ( MONTH DAY )", "WEEKDAY , on MONTH DAY")
def weekday_month_first(weekday: int, month: int, number: int) -> Sense | None:
    """"Thursday, February 24"."""
    return on_day(month, number, None, weekday)


@rule("D", "WEEKDAY ( DAY MONTH )", "WEEKDAY - DAY MONTH")
def weekday_day_first(weekday: int, number: int, month: int) -> Sense | None:
    """"Thursday (24 February)"."""
    return on_day(month, number, None, weekday)


@rule("D", "MONTH the? DAY|NTH")
def month_first(month: int, number: int) -> Sense | None:
    """"February 24"."""
    return on_day(month, number, None)


@rule("D", "MONTH the? DAY|NTH ,|of? YEAR", "MONTH - DAY - YEAR")
def month_first_of_year(month: int, number: int, year: int) -> Sense | None:
    """"February 24, 2022"."""
    return on_day(month, number, year)


@rule("D", "WEEKDAY ,? MONTH DAY|NTH ,? YEAR", "WEEKDAY ( MONTH DAY ,? YEAR )")
def weekday_month_first_of_year(_weekday: int, month: int, number: int, year: int) -> Sense | None:
    """"Thursday, February 24, 2022"."""
    return on_day(month, number, year)


def stretch(first: tuple[int, int], last: tuple[int, int], year: int | None) -> Sense | None:
    """From one (month, day) to another."""
    if year is None:
        return meaning.between(meaning.dated(*first, None), meaning.dated(*last, None))
    start_year = year - 1 if first > last else year
    start, end = calendar.day(start_year, *first), calendar.day(year, *last)
    return None if start is None or end is None else fixed((start, end))


def both_in(month: int, first: int, last: int, year: int | None) -> Sense | None:
    """Two days of one month, the first before the second."""
    if first >= last:
        return None
    if year is not None:
        return stretch((month, first), (month, last), year)

    def of_year(number: int) -> Days:
        return calendar.day(number, month, first), calendar.day(number, month, last)

    return meaning.yearly(of_year)


def with_year(*patterns: str) -> tuple[str, ...]:
    """Patterns, and the same with a year behind."""
    return (*patterns, *(f"{pattern} ,|of? YEAR" for pattern in patterns))


@rule("D", *with_year(
    "MONTH DAY|NTH -|to|through|and DAY|NTH", "between MONTH DAY|NTH and DAY|NTH",
    "from MONTH DAY|NTH -|to|through|until|till DAY|NTH",
))  # fmt: skip
def days_month_first(month: int, first: int, last: int, year: int | None = None) -> Sense | None:
    """"May 10-21"."""
    return both_in(month, first, last, year)


@rule("D", *with_year(
    "the? DAY|NTH -|to|through|and the? DAY|NTH of? MONTH", "between the? DAY|NTH and the? DAY|NTH of? MONTH",
    "from the? DAY|NTH -|to|through|until|till the? DAY|NTH of? MONTH",
))  # fmt: skip
def days_day_first(first: int, last: int, month: int, year: int | None = None) -> Sense | None:
    """"10-21 May", "between 3 and 5 May"."""
    return both_in(month, first, last, year)


@rule("D", *with_year(
    "MONTH DAY|NTH -|to|through MONTH DAY|NTH", "between MONTH DAY|NTH and MONTH DAY|NTH",
    "from MONTH DAY|NTH -|to|through|until|till MONTH DAY|NTH",
))  # fmt: skip
def across_month_first(month: int, first: int, last_month: int, last: int, year: int | None = None) -> Sense | None:
    """"May 28 to June 2"."""
    return stretch((month, first), (last_month, last), year)


@rule("D", *with_year(
    "DAY|NTH MONTH -|to|through DAY|NTH MONTH", "between DAY|NTH MONTH and DAY|NTH MONTH",
    "from DAY|NTH MONTH -|to|through|until|till DAY|NTH MONTH",
))  # fmt: skip
def across_day_first(first: int, month: int, last: int, last_month: int, year: int | None = None) -> Sense | None:
    """"30 May to 2 June"."""
    return stretch((month, first), (last_month, last), year)


def bare_day(chart: Chart, start: int, end: int) -> bool:
    """Whether "the 24th" is a day: behind a word that puts a day there, and before no noun."""
    return chart.pieces.word(start - 1) in PLACING and before_no_noun(chart, start, end)


@rule("D", "the NTH", guard=bare_day)
def the_nth(number: int) -> Sense:
    """"the 24th"."""
    return meaning.day_of_month(number)


@rule("D", "the NTH of this|the month")
def the_nth_of_month(number: int) -> Sense:
    """"the 24th of this month"."""
    return meaning.from_day(lambda day: meaning.single(calendar.day(day.year, day.month, number)))


@rule("D", "the NTH of last month")
def the_nth_of_last_month(number: int) -> Sense:
    """"the 24th of last month"."""
    def find(day: date) -> Days:
        before = calendar.shift(day.replace(day=1), -1, "month")
        return meaning.single(calendar.day(before.year, before.month, number))

    return meaning.from_day(find)


@rule("D", "ISO", "WEEKDAY ,? ISO")
def written_in_digits(*parts: object) -> Sense | None:
    """"2022-03-14", "14/3/2022"."""
    days = parts[-1]
    return fixed(days) if isinstance(days, tuple) and days[0] is not None else None
