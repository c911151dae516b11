"""The calendar: stretches of days and how to get from one to another. Weeks run from Monday to Sunday."""

from calendar import monthrange
from datetime import date, timedelta

from whence.lexicon.timewords import RULE

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
EVEN = {"second": 0, "minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
THIRDS = {"early": 0, "mid": 1, "late": 2}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(start: date, count: float, unit: str) -> date:
    """The day that many units later (earlier where ``count`` is below zero); a day past a month's end is its last."""
    if unit in EVEN:
        return start + timedelta(days=round(count * EVEN[unit]))
    months = start.year * 12 + start.month - 1 + round(count * MONTHS[unit])
    year, month = min(max(months // 12, 1), 9998), months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def around(moment: date, unit: str) -> tuple[date, date]:
    """The unit of the calendar that a day lies in: its week, its month, its decade."""
    if unit in ("week", "fortnight"):
        monday = moment - timedelta(days=moment.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = moment + timedelta(days=5 - moment.weekday())
        return saturday, saturday + timedelta(days=1)
    if unit in EVEN:
        return moment, moment
    if unit == "century":
        first = moment.year - (moment.year - 1) % 100
        return date(first, 1, 1), date(first + 99, 12, 31)
    size = MONTHS[unit]
    months = (moment.year * 12 + moment.month - 1) // size * size
    return stretch(months // 12, months % 12 + 1, size)


def stretch(year: int, month: int, count: int) -> tuple[date, date]:
    """That many whole months from a month on."""
    last = year * 12 + month - 1 + count - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def month_of(year: int, month: int) -> tuple[date, date]:
    """A month."""
    return stretch(year, month, 1)


def year_of(year: int) -> tuple[date, date]:
    """A year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_of(year: int, season: str) -> tuple[date, date]:
    """The season that begins in a year, in whole months, as the north has it."""
    return stretch(year, SEASONS[season], 3)


def third(days: Days, which: str) -> Days:
    """The early, middle or late part of a stretch: thirds, of a week Monday to Wednesday, Tuesday to Friday and
    Thursday to Sunday, of a month ten days each."""
    start, end = days
    if start is None or end is None or start == end:
        return days
    length = (end - start).days + 1
    part = THIRDS[which]
    if length <= 7:
        first, last = ((0, 2), (1, 4), (3, 6))[part]
        return start + timedelta(days=first), min(start + timedelta(days=last), end)
    if length <= 31:
        return ((start, day_after(start, 9)), (day_after(start, 10), day_after(start, 19)),
                (day_after(start, 20), end))[part]
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 120:
        first, count = ((0, 48), (48, 36), (84, 36))[part]
    else:
        first, count = part * (months // 3), months // 3 if part < 2 else months - 2 * (months // 3)
    begin = shift(start, first, "month")
    return stretch(begin.year, begin.month, max(count, 1))


def edge(days: Days, which: str) -> Days:
    """The start or end of a stretch: a month of a year, ten days of a month, three days of a week."""
    start, end = days
    if start is None or end is None or (end - start).days < 31 or which == "mid":
        return third(days, which)
    if (end - start).days > 366:
        return third(days, which)
    return month_of(start.year, start.month) if which == "early" else month_of(end.year, end.month)


def day_after(start: date, count: int = 1) -> date:
    """That many days later."""
    return start + timedelta(days=count)


def weekday_by(moment: date, weekday: int, *, back: bool) -> date:
    """The nearest such weekday on one side of a day, or the day itself."""
    away = (moment.weekday() - weekday) % 7 if back else -((weekday - moment.weekday()) % 7)
    return moment - timedelta(days=away)


def easter(year: int) -> date:
    """Western Easter (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter in the Gregorian calendar (Meeus's Julian algorithm; 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)


def holiday(rule: str, year: int) -> Days:
    """The days that a holiday's rule (see ``holidays.tsv``) gives for a year."""
    match = RULE.fullmatch(rule)
    if match is None:
        return UNKNOWN
    if match["start"]:
        return date.fromisoformat(match["start"]), date.fromisoformat(match["end"])
    if match["feast"]:
        feast = (easter if match["feast"] == "easter" else orthodox_easter)(year)
        found: date | None = feast + timedelta(days=int(match["offset"]))
    elif match["month"]:
        found = day(year, int(match["month"]), int(match["day"]))
    else:
        found = nth_weekday(year, int(match["in"]), WEEKDAYS.index(match["weekday"]), int(match["nth"]))
    return found, found


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first, second … or (-1) last such weekday of a month."""
    start, end = month_of(year, month)
    if nth < 0:
        return weekday_by(end, weekday, back=True)
    return weekday_by(start, weekday, back=False) + timedelta(weeks=nth - 1)


def span_of(first: Days, last: Days) -> Days:
    """From the start of one stretch to the end of another."""
    return first[0], last[1]


def cover(*all_days: Days) -> Days:
    """The narrowest stretch that holds all of these: what an expression that may mean any of them means."""
    starts = [start for start, _ in all_days if start is not None]
    ends = [end for _, end in all_days if end is not None]
    return (min(starts) if len(starts) == len(all_days) else None, max(ends) if len(ends) == len(all_days) else None)
