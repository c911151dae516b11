"""Months, with or without their year, and stretches of them."""

from datetime import date

from whence.reading.times import calendar, meaning
from whence.reading.times.grammar import Chart, Rules
from whence.reading.times.meaning import Sense, fixed, mapped, unknown
from whence.reading.times.spans import Span

rules = Rules()
rule = rules.rule


@rule("D", "MONTH", "the month of MONTH", "this past? MONTH")
def month(number: int) -> Sense:
    """"February", "this March"."""
    return meaning.month(number)


@rule("D", "MONTH of|,? YEAR", "the month of MONTH ,? YEAR")
def month_of_year(number: int, year: int) -> Sense:
    """"February 2014"."""
    return fixed(calendar.month_of(year, number))


@rule("D", "last MONTH")
def last_month(number: int) -> Sense:
    """"last November"."""
    return meaning.named_beside(lambda year: calendar.month_of(year, number), -1)


@rule("D", "next MONTH")
def next_month(number: int) -> Sense:
    """"next May"."""
    return meaning.named_beside(lambda year: calendar.month_of(year, number), 1)


@rule("D", "EDGE? -? MONTH of? STEP year")
def month_beside(edge: str | None, number: int, step: int) -> Sense:
    """"November last year"."""
    sense = meaning.in_year(lambda year: calendar.month_of(year, number), step)
    return sense if edge is None else mapped(sense, lambda days: calendar.third(days, edge))


@rule("D", "the? DAY|NTH of? MONTH of|,? STEP year")
def day_beside(number: int, month_number: int, step: int) -> Sense:
    """"1 October last year"."""
    return meaning.in_year(lambda year: meaning.single(calendar.day(year, month_number, number)), step)


@rule("D", "MONTH DAY|NTH of|,? STEP year")
def month_day_beside(month_number: int, number: int, step: int) -> Sense:
    """"Aug. 25 last year"."""
    return day_beside(number, month_number, step)


@rule("D", "EDGE -? MONTH", "the EDGE of MONTH", "EDGE in MONTH")
def part_of_month(edge: str, number: int) -> Sense:
    """"early March", "mid-May"."""
    return mapped(meaning.month(number), lambda days: calendar.third(days, edge))


@rule("D", "EDGE to EDGE MONTH", "EDGE - to - EDGE MONTH")
def parts_of_month(first: str, last: str, number: int) -> Sense:
    """"mid to late July"."""
    return mapped(
        meaning.month(number), lambda days: calendar.span_of(calendar.third(days, first), calendar.third(days, last))
    )


@rule("D", "EDGE -? MONTH of|,? YEAR", "the EDGE of MONTH of|,? YEAR", "EDGE in MONTH ,? YEAR")
def part_of_month_of_year(edge: str, number: int, year: int) -> Sense:
    """"late February 2014"."""
    return fixed(calendar.third(calendar.month_of(year, number), edge))


@rule("D", "the? SIDE of MONTH", "the? SIDE of MONTH of|,? YEAR")
def side_of_month(side: str, number: int, year: int | None = None) -> Sense:
    """"the end of March"."""
    sense = meaning.month(number) if year is None else fixed(calendar.month_of(year, number))
    return mapped(sense, lambda days: calendar.edge(days, side))


@rule("D", "MONTH of|in|that that|the same? year", "MONTH DAY of that|the same? year")
def month_of_another_year(*parts: int) -> Sense:
    """"July of that year": which, the words before it tell."""
    return unknown


@rule("D", "MONTH -|through|to|and MONTH of|,? YEAR", "between MONTH and MONTH of|,? YEAR",
      "from MONTH -|through|to|until MONTH of|,? YEAR")  # fmt: skip
def months_of_year(first: int, last: int, year: int) -> Sense | None:
    """"January-March 2012", "between July and September 2017"."""
    return from_to(calendar.month_of(year, first), calendar.month_of(year, last))


def months_up_to(chart: Chart, start: int, end: int) -> bool:
    """Whether a stretch told by its last month is one, and no journey ("three months to March 5")."""
    return not chart.pieces.word(end)[:1].isdigit() or len(chart.pieces.word(end)) == 4


@rule("D", "the SPAN to|through|ending|ended in? MONTH", "the SPAN to|through|ending|ended in? MONTH YEAR",
      guard=months_up_to)  # fmt: skip
def stretch_to(span: Span, number: int, year: int | None = None) -> Sense | None:
    """"the three months to March", "the 12 months ended June 2019"."""
    if span.count is None or span.unit not in calendar.MONTHS:
        return None
    last = meaning.month(number) if year is None else fixed(calendar.month_of(year, number))
    length, unit = span.count, span.unit

    def back(days: calendar.Days) -> calendar.Days:
        after = meaning.moved(days[1], 1)
        return days if after is None else (calendar.shift(after, -length, unit), days[1])

    return mapped(last, back)


@rule("D", "the UNIT to|ending|ended in? MONTH", "the UNIT to|ending|ended in? MONTH YEAR", guard=months_up_to)
def unit_to(unit: str, number: int, year: int | None = None) -> Sense | None:
    """"the year to March"."""
    return stretch_to(Span(1, unit), number, year)


def from_to(first: tuple[date, date], last: tuple[date, date]) -> Sense | None:
    """From one month to a later one."""
    return fixed((first[0], last[1])) if first[0] < last[1] else None


@rule("D", "MONTH YEAR -|through|to MONTH YEAR", "from|between MONTH YEAR -|through|to|until|and MONTH YEAR")
def months_of_years(first: int, year: int, last: int, last_year: int) -> Sense | None:
    """"from March 2019 to August 2020"."""
    return from_to(calendar.month_of(year, first), calendar.month_of(last_year, last))


@rule("D", "MONTH -|through|to MONTH", "from MONTH -|through|to|until|till MONTH", "between MONTH and MONTH")
def month_to_month(first: int, last: int) -> Sense:
    """"from February to April"."""
    return meaning.between(meaning.month(first), meaning.month(last))
