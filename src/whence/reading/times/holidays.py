"""Days that have a name, and wars that date what came in them and after."""

from whence.reading.times import calendar, meaning
from whence.reading.times.grammar import Chart, Rules
from whence.reading.times.guards import before_no_noun
from whence.reading.times.meaning import Sense, fixed, unknown, yearly

rules = Rules()
rule = rules.rule


def of_any_year(how: str) -> Sense:
    """The day that a rule gives, without its year; unresolved where no rule does."""
    return yearly(lambda year: calendar.holiday(how, year)) if how else unknown


@rule("D", "EDGE? HOLIDAY PART?")
def holiday(_edge: str | None, how: str, _part: str | None) -> Sense:
    """"Christmas Day"."""
    return of_any_year(how)


@rule("D", "the HOLIDAY", guard=before_no_noun)
def the_holiday(how: str) -> Sense:
    """"the Fourth of July"."""
    return of_any_year(how)


@rule("D", "HOLIDAY ,? YEAR", "HOLIDAY of|in YEAR")
def holiday_of_year(how: str, number: int) -> Sense:
    """"Christmas Day 2019"."""
    return fixed(calendar.holiday(how, number)) if how else unknown


@rule("D", "HOLIDAY of? STEP year")
def holiday_beside(how: str, step: int) -> Sense:
    """"Christmas last year"."""
    return meaning.in_year(lambda year: calendar.holiday(how, year), step) if how else unknown


@rule("D", "STEP HOLIDAY")
def next_holiday(step: int, how: str) -> Sense:
    """"last Christmas"."""
    found = of_any_year(how)
    return found if step == 0 else lambda frame: found(frame.turned("past" if step < 0 else "future"))


@rule("D", "ERA")
def day_of_history(how: str) -> Sense | None:
    """"9/11"."""
    days = calendar.holiday(how, 0)
    return fixed(days) if days[0] == days[1] else None


def during(chart: Chart, start: int, end: int) -> bool:
    """Whether a war dates something."""
    return chart.pieces.word(start - 1) in ("during", "throughout")


@rule("D", "the? ERA", guard=during)
def era(how: str) -> Sense:
    """"during the Cold War"."""
    return fixed(calendar.holiday(how, 0))


@rule("D", "since the? ERA", "since the end of the? ERA")
def since_era(how: str) -> Sense:
    """"since World War II": since its end."""
    return lambda frame: (calendar.holiday(how, 0)[1], frame.published)
