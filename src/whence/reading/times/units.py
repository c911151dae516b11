"""Weeks, months, years and weekends of the calendar, told from the report's day."""

from whence.reading.times import calendar, meaning
from whence.reading.times.grammar import Rules
from whence.reading.times.guards import no_title
from whence.reading.times.meaning import Frame, Sense, mapped

rules = Rules()
rule = rules.rule

SHORT = ("second", "minute", "hour", "day", "night")  # units of which the calendar has no "last" and "this"


def beside(unit: str, step: int) -> Sense:
    """"last week", "this weekend", "next year"."""
    if unit == "weekend":
        return meaning.weekend_beside(step) if step else meaning.weekend()
    return meaning.unit_beside(unit, step)


@rule("D", "STEP UNIT", guard=no_title)
def unit_beside(step: int, unit: str) -> Sense | None:
    """"last month"."""
    return None if unit in SHORT else beside(unit, step)


@rule("D", "EDGE in? STEP UNIT", "the EDGE part? of STEP UNIT")
def part_of_unit(edge: str, step: int, unit: str) -> Sense | None:
    """"late last year"."""
    return None if unit in SHORT else mapped(beside(unit, step), lambda days: calendar.third(days, edge))


@rule("D", "the? SIDE of STEP UNIT")
def side_of_unit(side: str, step: int, unit: str) -> Sense | None:
    """"the end of last month"."""
    return None if unit in SHORT else mapped(beside(unit, step), lambda days: calendar.edge(days, side))


@rule("D", "the SIDE of the UNIT")
def side_of_this_unit(side: str, unit: str) -> Sense | None:
    """"the end of the month", the report's own."""
    return None if unit == "century" else side_of_unit(side, 0, unit)


@rule("D", "UNIT - SIDE", "UNIT 's SIDE")
def unit_side(unit: str, side: str) -> Sense | None:
    """"year-end", "the month's end"."""
    return side_of_this_unit(side, unit)


@rule("D", "the last decade|century")
def last_decade() -> Sense:
    """"the last decade": the ten years up to the report, or the calendar's."""

    def find(frame: Frame) -> calendar.Days:
        calendars, rolls = meaning.unit_beside("decade", -1)(frame), meaning.rolling(1, "decade", -1)(frame)
        return calendar.cover(calendars, rolls)

    return find


@rule("D", "the|this past|last UNIT")
def past_unit(unit: str) -> Sense | None:
    """"the past week", "the last year": up to the report."""
    if unit in ("night", "day", "weekend"):
        return meaning.weekend_beside(-1) if unit == "weekend" else None
    return meaning.rolling(1, unit, -1)


@rule("D", "the next|coming|upcoming UNIT", "this coming UNIT")
def coming_unit(unit: str) -> Sense | None:
    """"the coming week": from the report on."""
    if unit == "weekend":
        return lambda frame: meaning.weekend()(frame.turned("future"))
    return None if unit in ("night", "day") else meaning.ahead_only(meaning.rolling(1, unit, 1))


@rule("D", "the? weekend", "this past weekend", "the long|holiday weekend", "EDGE in? the weekend")
def weekend(_edge: str | None = None) -> Sense:
    """"the weekend"."""
    return meaning.weekend()


@rule("D", "earlier in? this UNIT", "so far this UNIT", "this UNIT so far", "this UNIT to date", "UNIT - to - date",
      "earlier in the UNIT")  # fmt: skip
def so_far(unit: str) -> Sense | None:
    """"earlier this year": from its start to the report."""
    return None if unit in SHORT else meaning.up_to_now(meaning.unit_beside(unit, 0))


@rule("D", "later in? this UNIT", "the rest|remainder of the|this UNIT")
def still_to_come(unit: str) -> Sense | None:
    """"later this year": from the report to its end."""
    return None if unit in SHORT else meaning.from_now(meaning.unit_beside(unit, 0))


@rule("D", "later in the UNIT")
def later_in(unit: str) -> Sense | None:
    """"later in the year": of the report's year, where it lies ahead."""
    if unit in SHORT:
        return None
    ahead = meaning.from_now(meaning.unit_beside(unit, 0))
    return lambda frame: ahead(frame) if frame.way == "future" else calendar.UNKNOWN
