"""Durations, frequencies and hours: times that mean no days of the calendar by themselves."""

from dataclasses import dataclass

from whence.reading.figures.numbers import Number
from whence.reading.times.grammar import Chart, Rules

rules = Rules()
rule = rules.rule


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: how many (None: not told) of which unit; ``high`` where it is a range."""

    count: float | None
    unit: str
    high: float | None = None


NO_LENGTH = ("second", "quarter")  # by themselves these are other words


def not_an_age(chart: Chart, start: int, end: int) -> bool:
    """Whether a length is no one's age and no "24/7"."""
    pieces = chart.pieces
    after = pieces.word(end)
    if after == "old" or (after == "-" and pieces.word(end + 1) in ("old", "olds")):
        return False
    return pieces.word(start - 1) not in ("aged", "age")


def digits_or_words(chart: Chart, start: int, end: int) -> bool:
    """Whether a bare plural ("years") is a length here and not "the years"."""
    return chart.pieces.word(start - 1) not in ("the", "these", "those", "his", "her", "their", "my", "our", "its")


def after_a_count(chart: Chart, start: int, end: int) -> bool:
    """Whether "a day" shares out a count before it: "90,000 barrels a day", "$30 a month"."""
    pieces = chart.pieces
    for back in (1, 2, 3):
        word = pieces.word(start - back)
        if word[:1].isdigit() and "%" not in word:
            return True
        if not word.isalpha() or word in ("for", "in", "of", "to", "than"):
            return False
    return False


@rule("FREQUENCY", "a|an UNIT", guard=after_a_count)
def shared_out(unit: str) -> bool:
    """"a day" behind a count."""
    return True


@rule("SPAN", "NUM UNITS", "NUM UNIT", "NUM more|full|whole|long|straight|consecutive|calendar|additional UNITS",
            "NUM - UNIT|UNITS", "NUM or more|so UNITS", "NUM working|business|school UNITS", guard=not_an_age)
def counted(number: Number, unit: str) -> Span | None:
    """"three weeks", "a few days", "two-year"."""
    return Span(None if number.many else number.value, unit, number.high)


@rule("SPAN", "a|an UNIT", "a|an full|whole|entire|further|single UNIT", "one UNIT", guard=not_an_age)
def one(unit: str) -> Span | None:
    """"a week"."""
    return None if unit in NO_LENGTH else Span(1, unit)


@rule("SPAN", "a|one UNIT or so|two")
def about_one(unit: str) -> Span:
    """"a day or two"."""
    return Span(1, unit, 2)


@rule("SPAN", "half a|an UNIT", "half - a - UNIT", "a half - UNIT")
def half(unit: str) -> Span | None:
    """"half an hour", "half a century"."""
    return Span(0.5, unit) if unit != "quarter" else None


@rule("SPAN", "a|one UNIT and a half")
def one_and_a_half(unit: str) -> Span:
    """"a year and a half"."""
    return Span(1.5, unit)


@rule("SPAN", "NUM and a half UNITS")
def and_a_half(number: Number, unit: str) -> Span | None:
    """"two and a half years"."""
    return None if number.value is None else Span(number.value + 0.5, unit)


@rule("SPAN", "UNITS", "UNITS and UNITS", "UNITS or UNITS", guard=digits_or_words)
def some(unit: str, other: str | None = None) -> Span:
    """"years", "days or weeks"."""
    return Span(None, other or unit)


@rule("T", "CLOCK", "HOUR")
def clock(hour: object) -> bool:
    """A time of day."""
    return True


@rule(
    "FREQUENCY",
    "every|each UNIT|WEEKDAY|PART|MONTH|SEASON", "every other|second|third|fourth UNIT|WEEKDAY", "SET", "per UNIT",
    "once|twice a|an|per|each|every UNIT", "NUM times a|an|per|each|every UNIT",
)  # fmt: skip
def frequency(*parts: object) -> bool:
    """"every month", "twice a year", "daily"."""
    return True


@rule("FREQUENCY", "WEEKDAYS", "WEEKDAY PARTS")
def weekly(*parts: object) -> bool:
    """"on Fridays", "Sunday nights"."""
    return True
