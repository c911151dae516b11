"""Seasons, and the quarters and halves of a year."""

from datetime import date

from whence.reading.times import calendar, meaning
from whence.reading.times.grammar import Chart, Rules
from whence.reading.times.guards import before_no_noun
from whence.reading.times.meaning import Sense, fixed, mapped, yearly

rules = Rules()
rule = rules.rule

PLAIN = ("in", "during", "by", "until", "since", "early", "late", "mid")
WITH_ARTICLE = (*PLAIN, "over", "through", "for", "throughout", "before", "after", "of")


def is_a_time(chart: Chart, start: int, end: int) -> bool:
    """Whether the bare name of a season is a time: "in spring", "over the summer", and no "summer school"."""
    article = chart.pieces.words[start] == "the"
    before = chart.pieces.word(start - 1)
    return before in (WITH_ARTICLE if article else PLAIN) and before_no_noun(chart, start, end)


def of_any_year(name: str) -> Sense:
    """A season without its year."""
    return yearly(lambda year: calendar.season_of(year, name))


@rule("D", "the? SEASON", guard=is_a_time)
def season(name: str) -> Sense:
    """"in spring"."""
    return of_any_year(name)


@rule("D", "EDGE in? the? SEASON", "the EDGE SEASON", guard=before_no_noun)
def part_of_season(edge: str, name: str) -> Sense:
    """"late summer"."""
    return mapped(of_any_year(name), lambda days: calendar.third(days, edge))


@rule("D", "the? SIDE of the? SEASON")
def side_of_season(side: str, name: str) -> Sense:
    """"the end of summer"."""
    return part_of_season(side, name)


@rule("D", "the? SEASON of|,? YEAR", "the? SEASON of|,? YEAR - TWO")
def season_of_year(name: str, number: int, last: int | None = None) -> Sense:
    """"the summer of 2019"; a winter may begin or end in its year."""
    days = calendar.season_of(number, name)
    if name != "winter" or last is not None:
        return fixed(days)
    return fixed(calendar.cover(calendar.season_of(number - 1, name), days))


@rule("D", "EDGE in? the? SEASON of|,? YEAR")
def part_of_season_of_year(edge: str, name: str, number: int) -> Sense:
    """"late summer 2014"."""
    return mapped(season_of_year(name, number), lambda days: calendar.third(days, edge))


@rule("D", "EDGE? last SEASON", "EDGE? this past SEASON")
def last_season(_edge: str | None, name: str) -> Sense:
    """"last summer"."""
    return meaning.named_beside(lambda year: calendar.season_of(year, name), -1)


@rule("D", "EDGE? this SEASON")
def this_season(_edge: str | None, name: str) -> Sense:
    """"this summer"."""
    return of_any_year(name)


@rule("D", "next SEASON")
def next_season(name: str) -> Sense:
    """"next spring"."""
    return meaning.named_beside(lambda year: calendar.season_of(year, name), 1)


@rule("D", "earlier this SEASON")
def earlier_this_season(name: str) -> Sense:
    """"earlier this summer": from its start to the report."""
    return meaning.up_to_now(of_any_year(name))


@rule("D", "later this SEASON")
def later_this_season(name: str) -> Sense:
    """"later this summer": from the report to its end."""
    return meaning.from_now(of_any_year(name))


@rule("D", "the? SEASON of? STEP year")
def season_beside(name: str, step: int) -> Sense:
    """"the spring of last year"."""
    return meaning.in_year(lambda year: calendar.season_of(year, name), step)


def quarter_days(year: int, number: int) -> tuple[date, date]:
    """A quarter of a year."""
    return calendar.stretch(year, 3 * number - 2, 3)


def half_days(year: int, number: int) -> tuple[date, date]:
    """A half of a year."""
    return calendar.stretch(year, 6 * number - 5, 6)


def no_fiscal(chart: Chart, start: int, end: int) -> bool:
    """Whether a quarter is the calendar's and no company's ("fiscal third quarter")."""
    return chart.pieces.word(start - 1) != "fiscal" and chart.pieces.word(end) != "mile"


@rule("D", "the? ORD -? quarter", "the? ORD quarter of the year", "the? QUARTER", guard=no_fiscal)
def quarter(number: int) -> Sense | None:
    """"the third quarter"."""
    return yearly(lambda year: quarter_days(year, number)) if number <= 4 else None


@rule("D", "the? ORD quarter of|,? YEAR", "the? QUARTER of|,? YEAR", guard=no_fiscal)
def quarter_of_year(number: int, year: int) -> Sense | None:
    """"the fourth quarter of 2020"."""
    return fixed(quarter_days(year, number)) if number <= 4 else None


@rule("D", "the? ORD quarter of? STEP year", "the? QUARTER of? STEP year")
def quarter_beside(number: int, step: int) -> Sense | None:
    """"the third quarter of last year"."""
    return meaning.in_year(lambda year: quarter_days(year, number), step) if number <= 4 else None


@rule("D", "the? ORD half of the year", "the? ORD - half", "the? HALF", guard=no_fiscal)
def half(number: int) -> Sense | None:
    """"the second half of the year"."""
    return yearly(lambda year: half_days(year, number)) if number <= 2 else None


@rule("D", "the? ORD half of|,? YEAR", "the? HALF of|,? YEAR")
def half_of_year(number: int, year: int) -> Sense | None:
    """"the first half of 2018"."""
    return fixed(half_days(year, number)) if number <= 2 else None


@rule("D", "the? ORD half of? STEP year", "the? HALF of? STEP year")
def half_beside(number: int, step: int) -> Sense | None:
    """"the first half of this year"."""
    return meaning.in_year(lambda year: half_days(year, number), step) if number <= 2 else None
