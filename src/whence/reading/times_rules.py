"""Dates: what weekdays, months, years, seasons and their like mean, with the words that belong to them."""

from datetime import date

from whence.reading import times_calendar as calendar
from whence.reading import times_meaning as meaning
from whence.reading.times_grammar import Chart, Grammar, Guard
from whence.reading.times_meaning import Sense, fixed, mapped, unknown, yearly

dates = Grammar()
rule = dates.rule

STEPS = {"last": -1, "this": 0, "next": 1}


def before_no_noun(chart: Chart, start: int, end: int) -> bool:
    """Whether a phrase stands for itself and does not describe a noun behind it ("the 24th floor")."""
    doc, pieces = chart.pieces.doc, chart.pieces
    if end >= len(pieces):
        return True
    token = doc[pieces.tokens[end]]
    return token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and pieces.words[end] not in ("-", "'s")


# Weekdays


@rule("D", "EDGE? WEEKDAY PART?", "EDGE|earlier|later on|in? WEEKDAY PART?", "earlier|later WEEKDAY", "WEEKDAY at HOUR",
      "the? PART of|on WEEKDAY", "the early|small|late hours of|on WEEKDAY", "the early|small|late hours of|on PART? WEEKDAY")
def weekday(*parts: object) -> Sense:
    """"Sunday", "late on Monday", "Friday morning"."""
    return meaning.weekday(next(part for part in parts if isinstance(part, int)))


@rule("D", "overnight on? WEEKDAY")
def overnight_on(number: int) -> Sense:
    """"overnight Saturday": into the next day."""
    return mapped(meaning.weekday(number), lambda days: (days[0], meaning.moved(days[1], 1)))


@rule("D", "WEEKDAY PART? into|to WEEKDAY")
def into(first: int, part: str | None, last: int) -> Sense | None:
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
        lambda day: meaning.single(calendar.weekday_by(meaning.moved(day, -1) or day, number, back=True))
    )


@rule("D", "this|the? coming WEEKDAY PART?")
def coming_weekday(number: int, _part: str | None) -> Sense:
    """"this coming Monday"."""
    return meaning.from_day(
        lambda day: meaning.single(calendar.weekday_by(meaning.moved(day, 1) or day, number, back=False))
    )


def weekday_in(step: int) -> None:
    """The rules for a weekday of a week beside the report's."""
    which = ("this", "next", "last")[step]

    @rule("D", f"EDGE? WEEKDAY PART? of? {which} week", f"EDGE? {which} week on? WEEKDAY PART?", f"EDGE? {which} week 's WEEKDAY")
    def of_week(_edge: str | None, number: int, _part: str | None = None) -> Sense:
        return meaning.from_day(meaning.in_week(number, step))


for _step in (-1, 0, 1):
    weekday_in(_step)


@rule("D", "WEEKDAY the NTH")
def weekday_the_nth(number: int, nth: int) -> Sense:
    """"Friday the 13th"."""
    return meaning.day_of_month(nth)


@rule("D", "WEEKDAY week", "a week on WEEKDAY", "a week from WEEKDAY")
def week_from(number: int) -> Sense:
    """"a week from Monday"."""
    return meaning.shifted(lambda frame: meaning.weekday(number)(frame.turned("future")), 1, "week", 1)


# Days told from the report's


def from_report(count: int, *patterns: str, guard: Guard | None = None) -> None:
    """The rules for a day so many days from the report's."""
    dates.rule("D", *patterns, guard=guard)(
        lambda *parts: meaning.from_day(lambda day: meaning.single(meaning.moved(day, count)))
    )


def no_title(chart: Chart, start: int, end: int) -> bool:
    """Whether "this morning" is no name of a broadcast ("CBS This Morning")."""
    tokens = chart.pieces.tokens
    first, last = chart.pieces.doc[tokens[start]], chart.pieces.doc[tokens[end - 1]]
    return first.text.isupper() or not (last.text[0].isupper() and first.text[0].isupper() and not first.is_sent_start)


from_report(0, "today", "tonight", "EDGE|earlier|later today", "EDGE|earlier|later this PART", "EDGE tonight")
from_report(0, "this PART", guard=no_title)
from_report(-1, "EDGE|earlier? yesterday PART?", "last night|evening", "EDGE last night", "late on? yesterday")
from_report(1, "EDGE? tomorrow PART?")
from_report(-2, "the? day before yesterday")
from_report(2, "the? day after tomorrow")


def alone(chart: Chart, start: int, end: int) -> bool:
    """Whether "overnight" is an adverb and no adjective ("an overnight raid")."""
    pieces = chart.pieces
    return pieces.doc[pieces.tokens[start]].dep_ != "amod"


@rule("D", "overnight", guard=alone)
def overnight() -> Sense:
    """The night before the report or into it, or the one to come."""
    return meaning.by_way(
        lambda day: (meaning.moved(day, -1), day),
        lambda day: (day, meaning.moved(day, 1)),
    )


@rule("D", "RECENT")
def recently(_word: str) -> Sense:
    """"recently"."""
    return meaning.up_to_now()


# Weeks, months, years, weekends of the calendar


def beside(unit: str, which: str) -> Sense:
    """"last week", "this weekend", "next year"."""
    step = STEPS[which]
    if unit == "weekend":
        return meaning.weekend_beside(step) if step else meaning.weekend()
    return meaning.unit_beside(unit, step)


def calendar_units(which: str) -> None:
    """The rules for "last week" and its like, for one of last, this and next."""

    @rule("D", f"{which} UNIT")
    def plain(unit: str) -> Sense | None:
        return None if unit in calendar.EVEN and unit not in ("week", "weekend") else beside(unit, which)

    @rule("D", f"EDGE {which} UNIT", f"EDGE in {which} UNIT", f"the EDGE part? of {which} UNIT")
    def part(edge: str, unit: str) -> Sense | None:
        return None if unit == "day" else mapped(beside(unit, which), lambda days: calendar.third(days, edge))

    for words, side in (("start|beginning|opening|outset", "early"), ("end|close", "late"), ("middle", "mid")):
        bind_edge(which, words, side)


def bind_edge(which: str, words: str, side: str) -> None:
    """"the end of last month"."""

    @rule("D", f"the? {words} of {which} UNIT")
    def edge(unit: str) -> Sense | None:
        return None if unit == "day" else mapped(beside(unit, which), lambda days: calendar.edge(days, side))


for _which in STEPS:
    calendar_units(_which)


@rule("D", "the last decade|century")
def last_decade() -> Sense:
    """"the last decade": the ten years up to the report, or the calendar's."""
    return meaning.from_day(
        lambda day: calendar.cover(
            (calendar.shift(day, -1, "decade"), day), meaning.unit_beside("decade", -1)(meaning.Frame(day, lambda: "past"))
        )
    )


@rule("D", "the|this past|last UNIT")
def past_unit(unit: str) -> Sense | None:
    """"the past week", "the last year": up to the report."""
    if unit in ("night", "day", "weekend"):
        return meaning.weekend_beside(-1) if unit == "weekend" else None
    return meaning.rolling(1, unit, -1)


@rule("D", "the next|coming UNIT", "this coming UNIT", "the upcoming UNIT")
def coming_unit(unit: str) -> Sense | None:
    """"the coming week": from the report on."""
    if unit == "weekend":
        return lambda frame: meaning.weekend()(frame.turned("future"))
    return None if unit in ("night", "day") else ahead_only(meaning.rolling(1, unit, 1))


def ahead_only(sense: Sense) -> Sense:
    """"the next two weeks" of a tale of the past follow what was told before, not the report."""
    return lambda frame: calendar.UNKNOWN if frame.tense == "past" else sense(frame)


@rule("D", "the? weekend", "this past weekend", "the long|holiday weekend", "EDGE in? the weekend")
def weekend(_edge: str | None = None) -> Sense:
    """"the weekend"."""
    return meaning.weekend()


@rule("D", "earlier in? this UNIT", "so far this UNIT", "this UNIT so far", "this UNIT to date", "UNIT - to - date", "earlier in the UNIT")
def so_far(unit: str) -> Sense | None:
    """"earlier this year": from its start to the report."""
    return None if unit in ("day", "night", "hour") else meaning.up_to_now(meaning.unit_beside(unit, 0))


@rule("D", "later in? this UNIT", "the rest|remainder of the|this UNIT")
def still_to_come(unit: str) -> Sense | None:
    """"later this year": from the report to its end."""
    return None if unit in ("day", "night", "hour") else meaning.from_now(meaning.unit_beside(unit, 0))


@rule("D", "later in the UNIT")
def later_in(unit: str) -> Sense | None:
    """"later in the year": of the report's year, where it lies ahead."""
    if unit in ("day", "night", "hour"):
        return None
    ahead = meaning.from_now(meaning.unit_beside(unit, 0))
    return lambda frame: ahead(frame) if frame.way == "future" else calendar.UNKNOWN


def edge_of_the(words: str, side: str) -> None:
    """"the end of the month", the report's own."""

    @rule("D", f"the {words} of the UNIT", f"UNIT - {words}", f"UNIT 's {words}")
    def edge(unit: str) -> Sense | None:
        if unit in ("day", "night", "hour", "minute", "century", "second"):
            return None
        return mapped(meaning.unit_beside(unit, 0), lambda days: calendar.edge(days, side))


edge_of_the("end", "late")
edge_of_the("start|beginning", "early")
edge_of_the("middle", "mid")


# Months


@rule("D", "MONTH", "the month of MONTH")
def month(number: int) -> Sense:
    """"February"."""
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


@rule("D", "this MONTH", "this past MONTH")
def this_month(number: int) -> Sense:
    """"this March"."""
    return meaning.month(number)


def of_year(which: str) -> None:
    """Months and days "last year", "this year", "next year"."""
    step = STEPS[which]

    @rule("D", f"EDGE? -? MONTH of? {which} year")
    def month_in(edge: str | None, number: int) -> Sense:
        sense = meaning.in_year(lambda year: calendar.month_of(year, number), step)
        return sense if edge is None else mapped(sense, lambda days: calendar.third(days, edge))

    @rule("D", f"the? DAY|NTH of? MONTH of|,? {which} year")
    def day_first(number: int, month_number: int) -> Sense:
        return meaning.in_year(lambda year: meaning.single(calendar.day(year, month_number, number)), step)

    @rule("D", f"MONTH DAY|NTH of|,? {which} year")
    def month_first(month_number: int, number: int) -> Sense:
        return day_first(number, month_number)

    @rule("D", f"the? SEASON of? {which} year")
    def season_in(season: str) -> Sense:
        return meaning.in_year(lambda year: calendar.season_of(year, season), step)

    @rule("D", f"the? ORD quarter of? {which} year", f"the? QUARTER of? {which} year")
    def quarter_in(number: int) -> Sense | None:
        return meaning.in_year(lambda year: quarter_days(year, number), step) if number <= 4 else None

    @rule("D", f"the? ORD half of? {which} year", f"the? HALF of? {which} year")
    def half_in(number: int) -> Sense | None:
        return meaning.in_year(lambda year: calendar.stretch(year, 6 * number - 5, 6), step) if number <= 2 else None


for _which in STEPS:
    of_year(_which)


@rule("D", "EDGE -? MONTH", "the EDGE of MONTH", "EDGE in MONTH")
def part_of_month(edge: str, number: int) -> Sense:
    """"early March", "mid-May"."""
    return mapped(meaning.month(number), lambda days: calendar.third(days, edge))


@rule("D", "EDGE -? MONTH of|,? YEAR", "the EDGE of MONTH of|,? YEAR", "EDGE in MONTH ,? YEAR")
def part_of_month_of_year(edge: str, number: int, year: int) -> Sense:
    """"late February 2014"."""
    return fixed(calendar.third(calendar.month_of(year, number), edge))


@rule("D", "between? MONTH and|or MONTH of|,? YEAR", "MONTH -|through|to MONTH ,? YEAR", "from MONTH -|through|to|until MONTH ,? YEAR")
def months_of_year(first: int, last: int, year: int) -> Sense | None:
    """"January-March 2012"."""
    return months(calendar.month_of(year, first), calendar.month_of(year, last))


def months(first: tuple[date, date], last: tuple[date, date]) -> Sense | None:
    """From one month to a later one."""
    return fixed((first[0], last[1])) if first[0] < last[1] else None


@rule("D", "MONTH YEAR -|through|to MONTH YEAR", "from|between MONTH YEAR -|through|to|until|and MONTH YEAR")
def months_of_years(first: int, year: int, last: int, last_year: int) -> Sense | None:
    """"from March 2019 to August 2020"."""
    return months(calendar.month_of(year, first), calendar.month_of(last_year, last))


@rule("D", "MONTH -|through|to MONTH", "from MONTH -|through|to|until|till MONTH", "between MONTH and MONTH")
def month_to_month(first: int, last: int) -> Sense:
    """"from February to April"."""
    return meaning.between(meaning.month(first), meaning.month(last))


# Years and what is longer


def names_a_year(chart: Chart, start: int, end: int) -> bool:
    """Whether four digits are a year: by the words around ("in 2014", "the 2014 deal", "(2014)")."""
    pieces = chart.pieces
    doc = pieces.doc
    token = doc[pieces.tokens[start]]
    before, after = pieces.word(start - 1), pieces.word(end)
    number = int(pieces.words[start])
    if not 1700 <= number <= 2100 or pieces.tokens[start] != pieces.tokens[end - 1] or pieces.glued_to_number(start, end):
        return False
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    plural = following is not None and following.tag_ in ("NNS", "NNPS") and following.pos_ != "PUNCT"
    definite = before in ("the", "'s", "its", "his", "her", "their", "this", "that", "a")
    if plural and not definite:
        return False
    if before in YEAR_PREPOSITIONS or (before == "(" and after == ")"):
        return True
    describes = following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN") and number >= 1900
    if definite or before in ("early", "late", "mid"):
        return describes
    if not before.strip() or before in (",", "and", "or", "-", ";", ":"):
        return number >= 1900 and token.dep_ in ("nsubj", "obl", "obl:unmarked", "conj", "nmod:unmarked") and not describes
    return describes and following is not None and following.tag_ in ("NN", "JJ") and token.head.i == following.i


YEAR_PREPOSITIONS = (
    "in", "since", "of", "by", "from", "until", "till", "before", "after", "during", "around", "circa", "through",
    "throughout", "for", "year", "early", "as", "between", "about",
)  # fmt: skip


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
    return fixed(calendar.third(calendar.year_of(number), edge)) if 1700 <= number <= 2100 else None


def edge_of_year(words: str, side: str) -> None:
    """"the end of 2019", "the start of March 2014"."""

    @rule("D", f"the? {words} of YEAR")
    def of_year(number: int) -> Sense:
        return fixed(calendar.edge(calendar.year_of(number), side))

    @rule("D", f"the? {words} of MONTH", f"the? {words} of MONTH of|,? YEAR")
    def of_month(number: int, year_number: int | None = None) -> Sense:
        sense = meaning.month(number) if year_number is None else fixed(calendar.month_of(year_number, number))
        return mapped(sense, lambda days: calendar.edge(days, side))

    @rule("D", f"the? {words} of SEASON", f"the? {words} of the SEASON")
    def of_season(season: str) -> Sense:
        return mapped(yearly(lambda year: calendar.season_of(year, season)), lambda days: calendar.third(days, side))

    @rule("D", f"the? {words} of the DECADE")
    def of_decade(start: int | None) -> Sense:
        return unknown if start is None else fixed(calendar.third(decade_days(start), side))


edge_of_year("end|close", "late")
edge_of_year("start|beginning|outset", "early")
edge_of_year("middle", "mid")


@rule("D", "fiscal year? YEAR", "the YEAR fiscal|financial year", "fy YEAR", "the? YEAR - TWO fiscal|financial year")
def fiscal(number: int, _last: int | None = None) -> Sense:
    """A business year: it may start as early as July of the year before and end as late as March of the next."""
    return fixed((date(number - 1, 7, 1), date(number + 1, 3, 31)))


@rule("D", "YEAR - YEAR", "from YEAR to|-|until|till|through YEAR", "between YEAR and YEAR", "YEAR to|through YEAR")
def years(first: int, last: int) -> Sense | None:
    """"2014-2016"."""
    return fixed((date(first, 1, 1), date(last, 12, 31))) if 1000 < first < last < first + 300 else None


@rule("D", "YEAR - TWO", "from YEAR - TWO")
def years_short(first: int, last: int) -> Sense | None:
    """"2014-15"."""
    return years(first, first // 100 * 100 + last)


def decade_days(start: int) -> tuple[date, date]:
    """The years of "the 1990s"; a round hundred before 2000 is a century."""
    return date(start, 1, 1), date(start + (99 if start % 100 == 0 and start < 2000 else 9), 12, 31)


def no_age(chart: Chart, start: int, end: int) -> bool:
    """Whether "70s" is a decade and no one's age ("in his 70s") or warmth."""
    back = start - 1
    while chart.pieces.word(back) in ("early", "mid", "late", "-", "'"):
        back -= 1
    if chart.pieces.words[start].isdigit() or chart.pieces.words[start][:4].isdigit():
        return True
    digits = next((word for word in chart.pieces.words[start:end] if word[0].isdigit()), "")
    if len(digits) < 5 and "'" not in chart.pieces.words[start:end] and digits < "5":
        return False
    return chart.pieces.word(back) == "the" or chart.pieces.word(start) in ("the", "'")


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
    """"the early 1980s"."""
    edges = [part for part in parts if isinstance(part, str)]
    start = next((part for part in parts if isinstance(part, int)), None)
    if start is None:
        return unknown
    days = [calendar.third(decade_days(start), edge) for edge in edges]
    return fixed(calendar.span_of(days[0], days[-1]))


@rule("D", "the EDGE? -? NINETIES")
def part_of_nineties(edge: str | None, start: int) -> Sense:
    """"the late eighties"."""
    return nineties(start) if edge is None else part_of_decade(edge, start)


@rule("D", "the? EDGE? -? ORD -? century")
def century(edge: str | None, number: int) -> Sense | None:
    """"the 20th century"."""
    if not 1 < number < 25:
        return None
    days = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
    return fixed(days if edge is None else calendar.third(days, edge))


# Seasons, quarters, halves


def season_stands(chart: Chart, start: int, end: int) -> bool:
    """Whether the bare name of a season is a time: "in spring", "the summer", and no "summer school"."""
    pieces = chart.pieces
    before = pieces.word(start - 1)
    if pieces.words[start] == "the":
        return before in ("in", "during", "over", "by", "until", "since", "through", "for", "throughout", "before",
                          "after", "of") and before_no_noun(chart, start, end)
    return before in ("in", "during", "by", "until", "since", "early", "late", "mid") and before_no_noun(chart, start, end)


@rule("D", "the? SEASON", guard=season_stands)
def season(name: str) -> Sense:
    """"in spring"."""
    return yearly(lambda year: calendar.season_of(year, name))


@rule("D", "EDGE in? the? SEASON", "the EDGE SEASON", guard=before_no_noun)
def part_of_season(edge: str, name: str) -> Sense:
    """"late summer"."""
    return mapped(season(name), lambda days: calendar.third(days, edge))


@rule("D", "the? SEASON of|,? YEAR", "the? SEASON of|,? YEAR - TWO")
def season_of_year(name: str, number: int, _last: int | None = None) -> Sense:
    """"the summer of 2019"; a winter may begin or end in its year."""
    days = calendar.season_of(number, name)
    if name != "winter" or _last is not None:
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
    return yearly(lambda year: calendar.season_of(year, name))


@rule("D", "next SEASON")
def next_season(name: str) -> Sense:
    """"next spring"."""
    return meaning.named_beside(lambda year: calendar.season_of(year, name), 1)


def quarter_days(year: int, number: int) -> tuple[date, date]:
    """A quarter of a year."""
    return calendar.stretch(year, 3 * number - 2, 3)


def no_fiscal(chart: Chart, start: int, end: int) -> bool:
    """Whether a quarter is the calendar's and no company's ("fiscal third quarter")."""
    return chart.pieces.word(start - 1) != "fiscal" and chart.pieces.word(end) != "mile"


@rule("D", "the? ORD -? quarter", "the? ORD quarter of the|this year", "the? QUARTER", guard=no_fiscal)
def quarter(number: int) -> Sense | None:
    """"the third quarter"."""
    return yearly(lambda year: quarter_days(year, number)) if number <= 4 else None


@rule("D", "the? ORD quarter of|,? YEAR", "the? QUARTER of|,? YEAR", guard=no_fiscal)
def quarter_of_year(number: int, year_number: int) -> Sense | None:
    """"the fourth quarter of 2020"."""
    return fixed(quarter_days(year_number, number)) if number <= 4 else None


@rule("D", "the? ORD half of|,? YEAR", "the? HALF of|,? YEAR")
def half_of_year(number: int, year_number: int) -> Sense | None:
    """"the first half of 2018"."""
    return fixed(calendar.stretch(year_number, 6 * number - 5, 6)) if number <= 2 else None


@rule("D", "the? ORD half of the|this year", "the? ORD - half", "the? HALF", guard=no_fiscal)
def half(number: int) -> Sense | None:
    """"the second half of the year"."""
    return yearly(lambda year: calendar.stretch(year, 6 * number - 5, 6)) if number <= 2 else None


@rule("D", "the latter|second half of the ORD century", "the first half of the ORD century")
def half_century(number: int) -> Sense:
    """Half a century, kept as wide as the century."""
    return fixed((date(100 * number - 99, 1, 1), date(100 * number, 12, 31)))


# Holidays


@rule("D", "the HOLIDAY", guard=before_no_noun)
def the_holiday(how: str) -> Sense:
    """"the Fourth of July"."""
    return holiday(None, how, None)


@rule("D", "EDGE? HOLIDAY PART?")
def holiday(_edge: str | None, how: str, _part: str | None) -> Sense:
    """"Christmas Day"."""
    return yearly(lambda year: calendar.holiday(how, year)) if how else unknown


@rule("D", "HOLIDAY ,? YEAR", "HOLIDAY of|in YEAR")
def holiday_of_year(how: str, number: int) -> Sense:
    """"Christmas Day 2019"."""
    return fixed(calendar.holiday(how, number)) if how else unknown


def holiday_beside(which: str) -> None:
    """"Christmas last year", "last Christmas"."""
    step = STEPS[which]

    @rule("D", f"HOLIDAY of? {which} year")
    def in_year(how: str) -> Sense:
        return meaning.in_year(lambda year: calendar.holiday(how, year), step) if how else unknown

    @rule("D", f"{which} HOLIDAY")
    def next_to(how: str) -> Sense:
        if not how:
            return unknown
        found = yearly(lambda year: calendar.holiday(how, year))
        return found if step == 0 else lambda frame: found(frame.turned("past" if step < 0 else "future"))


for _which in STEPS:
    holiday_beside(_which)


def in_an_era(chart: Chart, start: int, end: int) -> bool:
    """Whether a war dates something."""
    return chart.pieces.word(start - 1) in ("during", "throughout") or (
        chart.pieces.words[start] == "the" and chart.pieces.word(start - 1) == "during"
    )


def one_day(how: str) -> bool:
    """Whether an era is a single day."""
    first, last = how.split("/")
    return first == last


@rule("D", "ERA")
def day_of_history(how: str) -> Sense | None:
    """"9/11"."""
    return fixed(calendar.holiday(how, 0)) if one_day(how) else None


@rule("D", "the? ERA", guard=in_an_era)
def era(how: str) -> Sense:
    """"during the Cold War"."""
    return fixed(calendar.holiday(how, 0))


@rule("D", "since the? ERA", "since the end of the? ERA")
def since_era(how: str) -> Sense:
    """"since World War II": since its end."""
    return lambda frame: (calendar.holiday(how, 0)[1], frame.published)
