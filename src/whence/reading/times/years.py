"""Years, decades, centuries."""

from datetime import date

from whence.reading.times import calendar
from whence.reading.times.grammar import Chart, Rules
from whence.reading.times.meaning import Sense, fixed, unknown

rules = Rules()
rule = rules.rule

EARLIEST, LATEST = 1700, 2100
MODERN = 1900
PREPOSITIONS = (
    "in", "since", "of", "by", "from", "until", "till", "before", "after", "during", "around", "circa", "through",
    "throughout", "for", "year", "early", "as", "between", "about",
)  # fmt: skip
DEFINITE = ("the", "'s", "its", "his", "her", "their", "this", "that", "a")
REACH = 4  # how far behind a year the noun that it describes can stand ("the entire 2012 election cycle")
ADVERBIAL = ("nsubj", "obl", "obl:unmarked", "conj", "nmod:unmarked")


def names_a_year(chart: Chart, start: int, end: int) -> bool:
    """Whether four digits are a year: by the words around ("in 2014", "the 2014 deal", "(2014)")."""
    pieces = chart.pieces
    token = pieces.doc[pieces.tokens[start]]
    before, number = pieces.word(start - 1), int(pieces.words[start])
    if not EARLIEST <= number <= LATEST or pieces.glued_to_number(start, end):
        return False
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if following is not None and following.tag_ in ("NNS", "NNPS") and before not in DEFINITE:
        return False
    if before in PREPOSITIONS or (before == "(" and pieces.word(end) == ")"):
        return True
    describes = following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN") and number >= MODERN
    if before in DEFINITE or before in ("late", "mid"):
        return describes
    if not before.strip() or before in (",", "and", "or", "-", ";", ":"):
        return number >= MODERN and token.dep_ in ADVERBIAL and not describes
    return describes and token.i < token.head.i <= token.i + REACH and token.head.tag_ in ("NN", "NNP", "JJ")


@rule("D", "YEAR", guard=names_a_year)
def year(number: int) -> Sense:
    """"2014"."""
    return fixed(calendar.year_of(number))


@rule("D", "the calendar? year YEAR", "calendar YEAR")
def the_year(number: int) -> Sense:
    """"the year 2014"."""
    return fixed(calendar.year_of(number))


@rule("D", "the? EDGE -? YEAR", "the EDGE of YEAR", "EDGE in YEAR")
def part_of_year(edge: str, number: int) -> Sense | None:
    """"early 2020"."""
    return fixed(calendar.third(calendar.year_of(number), edge)) if EARLIEST <= number <= LATEST else None


@rule("D", "the? SIDE of YEAR")
def side_of_year(side: str, number: int) -> Sense:
    """"the end of 2019"."""
    return fixed(calendar.edge(calendar.year_of(number), side))


@rule("D", "fiscal year? YEAR", "the YEAR fiscal|financial year", "fy YEAR", "the? YEAR - TWO fiscal|financial year")
def fiscal(number: int, _last: int | None = None) -> Sense:
    """A business year: it may start as early as July of the year before and end as late as March of the next."""
    return fixed((date(number - 1, 7, 1), date(number + 1, 3, 31)))


@rule("D", "YEAR - YEAR", "from YEAR to|-|until|till|through YEAR", "between YEAR and YEAR", "YEAR to|through YEAR")
def years(first: int, last: int) -> Sense | None:
    """"2014-2016"."""
    return fixed((date(first, 1, 1), date(last, 12, 31))) if first < last < first + 300 else None


@rule("D", "YEAR - TWO", "from YEAR - TWO")
def years_short(first: int, last: int) -> Sense | None:
    """"2014-15"."""
    return years(first, first // 100 * 100 + last)


def decade_days(start: int) -> tuple[date, date]:
    """The years of "the 1990s"; a round hundred before 2000 is a century."""
    return date(start, 1, 1), date(start + (99 if start % 100 == 0 and start < 2000 else 9), 12, 31)


def no_age(chart: Chart, start: int, end: int) -> bool:
    """Whether "70s" is a decade and no one's age ("in his 70s") or warmth."""
    words = chart.pieces.words[start:end]
    digits = next((word for word in words if word[0].isdigit()), "")
    if digits[:4].isdigit():
        return True
    apart = "'" in words or digits >= "5"
    return apart and (words[0] in ("the", "'") or chart.pieces.word(start - 1) == "the")


@rule("D", "the? '? DECADE", guard=no_age)
def decade(start: int | None) -> Sense:
    """"the 1990s"."""
    return unknown if start is None else fixed(decade_days(start))


@rule("D", "the NINETIES")
def nineties(start: int) -> Sense:
    """"the nineties"."""
    return fixed(decade_days(start))


@rule("D", "the? EDGE -? '? DECADE", "the EDGE -? to - EDGE -? '? DECADE", guard=no_age)
def part_of_decade(*parts: object) -> Sense:
    """"the early 1980s", "the mid-to-late 1990s"."""
    edges = [part for part in parts if isinstance(part, str)]
    start = next((part for part in parts if isinstance(part, int)), None)
    if start is None:
        return unknown
    thirds = [calendar.third(decade_days(start), edge) for edge in edges]
    return fixed(calendar.span_of(thirds[0], thirds[-1]))


@rule("D", "the EDGE -? NINETIES")
def part_of_nineties(edge: str, start: int) -> Sense:
    """"the late eighties"."""
    return part_of_decade(edge, start)


@rule("D", "the? SIDE of the DECADE")
def side_of_decade(side: str, start: int | None) -> Sense:
    """"the end of the 1990s"."""
    return unknown if start is None else part_of_decade(side, start)


@rule("D", "the? EDGE? -? ORD -? century")
def century(edge: str | None, number: int) -> Sense | None:
    """"the 20th century"."""
    if not 1 < number < 25:
        return None
    days = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
    return fixed(days if edge is None else calendar.third(days, edge))


@rule("D", "the first|second|latter half of the ORD century")
def half_century(number: int) -> Sense | None:
    """Half a century, kept as wide as the century."""
    return century(None, number)
