"""What a time expression means: a function from the report's day, and the tense around, to days."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property
from typing import cast

from whence.reading.times import calendar
from whence.reading.times.calendar import UNKNOWN, Days
from whence.reading.times.tense import Tense

Way = str
WAYS: dict[str, Way] = {
    "perfect": "past", "present": "future", "infinitive": "future", "conditional": "future"
}  # fmt: skip


class Frame:
    """Where an expression is resolved: the day of the report (None: not known), and a way to ask for the tense."""

    def __init__(self, published: date | None, tense: Callable[[], Tense]) -> None:
        self.published = published
        self.ask = tense

    @cached_property
    def tense(self) -> Tense:
        """How the verb around stands to the report."""
        return self.ask()

    @property
    def way(self) -> Way:
        """Which way from the report the time lies: past, future, or open."""
        return WAYS.get(self.tense, self.tense)

    def turned(self, tense: Tense) -> "Frame":
        """The same with the tense settled."""
        return Frame(self.published, lambda: tense)

    def moved(self, day: date, tense: Tense) -> "Frame":
        """The frame of a report of another day."""
        return Frame(day, lambda: tense)


Sense = Callable[[Frame], Days]
OnDay = Callable[[date], Days]


def fixed(days: Days) -> Sense:
    """What means the same whatever the report."""
    return lambda frame: days


unknown = fixed(UNKNOWN)


def sense_among(parts: tuple[object, ...]) -> Sense:
    """The last sense among the parts of a phrase."""
    senses: list[Sense] = [cast(Sense, part) for part in parts if callable(part)]
    return senses[-1]


def from_day(find: OnDay) -> Sense:
    """What the report's day settles alone."""
    return lambda frame: UNKNOWN if frame.published is None else find(frame.published)


def by_way(past: OnDay, future: OnDay) -> Sense:
    """What lies on the side of the report that the tense tells."""

    def find(frame: Frame) -> Days:
        if frame.published is None:
            return UNKNOWN
        before, after = past(frame.published), future(frame.published)
        if frame.way == "past" or before == after:
            return before
        return after if frame.way == "future" else either(before, after, frame.published)

    return find


def either(before: Days, after: Days, published: date) -> Days:
    """Of two stretches, the one much nearer to the report, or both and all between."""
    if before[1] is None or after[0] is None:
        return UNKNOWN
    back, ahead = max((published - before[1]).days, 0), max((after[0] - published).days, 0)
    if 2 * back < ahead:
        return before
    return after if 2 * ahead < back else calendar.cover(before, after)


def yearly(of_year: Callable[[int], Days]) -> Sense:
    """What comes once a year: the latest that has begun, or the next that has not ended."""

    def past(published: date) -> Days:
        return next(
            (days for year in range(published.year, published.year - 9, -1)
             if (days := of_year(year))[0] is not None and days[0] <= published), UNKNOWN)

    def future(published: date) -> Days:
        return next(
            (days for year in range(published.year - 1, published.year + 9)
             if (days := of_year(year))[1] is not None and days[1] >= published), UNKNOWN)

    return by_way(past, future)


def weekday(number: int) -> Sense:
    """A weekday: the latest up to the report's day, or the next from it on."""
    return by_way(
        lambda day: single(calendar.weekday_by(day, number, back=True)),
        lambda day: single(calendar.weekday_by(day, number, back=False)),
    )


def beside(number: int, step: int) -> Sense:
    """"last Monday" (step -1), "next Monday" (step 1): the nearest beyond the report's day, or that of the week
    beside the report's own; both where they differ."""

    def find(day: date) -> Days:
        nearest = calendar.weekday_by(day + timedelta(days=step), number, back=step < 0)
        return calendar.cover(single(nearest), in_week(number, step)(day))

    return from_day(find)


def in_week(number: int, step: int) -> OnDay:
    """A weekday of this week, of the last (-1), of the next (1)."""
    return lambda day: single(calendar.around(day, "week")[0] + timedelta(days=7 * step + number))


def weekend() -> Sense:
    """The weekend: the latest that has begun, or the next that has not ended."""
    return by_way(
        lambda day: two(calendar.weekday_by(day, 5, back=True)),
        lambda day: two(calendar.weekday_by(day, 6, back=False) - timedelta(days=1)),
    )


def weekend_beside(step: int) -> Sense:
    """"last weekend", "next weekend"."""

    def find(day: date) -> Days:
        week = calendar.around(day, "weekend")[0] + timedelta(days=7 * step)
        if step < 0:
            return two(week)
        nearest = calendar.weekday_by(day + timedelta(days=1 if day.weekday() < 6 else 0), 5, back=False)
        return calendar.cover(two(nearest), two(week))

    return from_day(find)


def month(number: int) -> Sense:
    """A month without its year."""
    return yearly(lambda year: calendar.month_of(year, number))


def unit_beside(unit: str, step: int) -> Sense:
    """"last year" (-1), "this week" (0), "next month" (1) of the calendar."""
    return from_day(lambda day: calendar.around(calendar.shift(first_of(day, unit), step, unit), unit))


def first_of(day: date, unit: str) -> date:
    """The first day of the unit that a day lies in, so that a step from it skips none."""
    return calendar.around(day, unit)[0]


def named_beside(of_year: Callable[[int], Days], step: int) -> Sense:
    """"last November", "next summer": the nearest that lies wholly beyond the month of the report."""

    def find(day: date) -> Days:
        start, end = calendar.month_of(day.year, day.month)
        years = range(day.year + step, day.year - 3 * step, -step) if step < 0 else range(day.year - 1, day.year + 3)
        if step < 0:
            years = range(day.year, day.year - 3, -1)
        for year in years:
            days = of_year(year)
            if days[0] is None or days[1] is None:
                continue
            if (step < 0 and days[1] < start) or (step > 0 and days[0] > end):
                return days
        return UNKNOWN

    return from_day(find)


def in_year(of_year: Callable[[int], Days], step: int) -> Sense:
    """A month or day "last year", "this year", "next year"."""
    return from_day(lambda day: of_year(day.year + step))


def dated(month_number: int, number: int, weekday_number: int | None) -> Sense:
    """A day of a month without its year; a weekday beside it may settle the year."""
    plain = yearly(lambda year: single(calendar.day(year, month_number, number)))
    if weekday_number is None:
        return plain

    def find(frame: Frame) -> Days:
        if frame.published is None:
            return UNKNOWN
        near = range(frame.published.year - 1, frame.published.year + 2)
        days = [calendar.day(year, month_number, number) for year in near]
        fitting = [day for day in days if day is not None and day.weekday() == weekday_number]
        return single(fitting[0]) if len(fitting) == 1 else plain(frame)

    return find


def day_of_month(number: int) -> Sense:
    """"the 24th": the latest such day, or the next."""

    def of_month(day: date, step: int) -> Days:
        start = day.replace(day=1)
        for count in range(3):
            month_start = calendar.shift(start, step * count, "month")
            found = calendar.day(month_start.year, month_start.month, number)
            if found is not None and (found <= day if step < 0 else found >= day):
                return single(found)
        return UNKNOWN

    return by_way(lambda day: of_month(day, -1), lambda day: of_month(day, 1))


def rolling(count: float, unit: str, step: int) -> Sense:
    """"the past three months", "the next two weeks": up to the report's day, or from it."""

    def find(day: date) -> Days:
        if unit in ("second", "minute"):
            return single(day)
        if unit == "hour":
            days = -(-int(count) // 24)
            return (day - timedelta(days=days), day) if step < 0 else (day, day + timedelta(days=days))
        other = calendar.shift(day, step * count, unit)
        return (other, day) if step < 0 else (day, other)

    return from_day(find)


def away(count: float, high: float | None, unit: str, step: int) -> Sense:
    """"two weeks ago", "in three days": that day, or that week, month or year of the calendar."""
    if unit in ("second", "minute", "hour"):
        return rolling(count, unit, step)

    def at(number: float) -> OnDay:
        if unit == "decade":
            return lambda day: calendar.year_of(day.year + step * round(number * 10))
        if unit == "century":
            return lambda day: calendar.year_of(day.year + step * round(number * 100))
        if number != int(number) and unit == "year":
            return lambda day: calendar.around(calendar.shift(day, step * round(number * 12), "month"), "month")
        return lambda day: calendar.around(calendar.shift(day, step * number, unit), unit)

    if high is None:
        return from_day(at(count))
    return from_day(lambda day: calendar.cover(at(count)(day), at(high)(day)))


def up_to_now(sense: Sense = unknown) -> Sense:
    """From the start of a time to the report's day: "since March", "so far this year"."""
    return lambda frame: (sense(frame.turned("past"))[0], frame.published)


def from_now(sense: Sense = unknown) -> Sense:
    """From the report's day to the end of a time: "later this year"."""
    return lambda frame: (frame.published, sense(frame)[1])


def ahead_only(sense: Sense) -> Sense:
    """"the next two weeks" of a tale of the past follow what was told before, not the report."""
    return lambda frame: UNKNOWN if frame.tense == "past" else sense(frame)


def until(sense: Sense) -> Sense:
    """Up to the end of a time, from the report's day where that comes first: "by Friday", "until 2024"."""

    def find(frame: Frame) -> Days:
        passed = frame.tense == "past"
        end = sense(frame.turned("past" if passed else "future"))[1]
        if end is None:
            return UNKNOWN
        ahead = frame.published is not None and end >= frame.published and not passed
        return (frame.published if ahead else None), end

    return find


def before(sense: Sense) -> Sense:
    """Up to the day before a time."""
    return until(lambda frame: (None, moved(sense(frame)[0], -1)))


def after(sense: Sense) -> Sense:
    """From the day after a time; up to the report's day in the past."""

    def find(frame: Frame) -> Days:
        start = moved(sense(frame)[1], 1)
        return start, (frame.published if start and frame.way == "past" else None)

    return find


def between(first: Sense, last: Sense) -> Sense:
    """From the start of one time to the end of another, which comes after it."""

    def find(frame: Frame) -> Days:
        if frame.way == "past":
            end = last(frame)
            start = first(frame)
            if start[0] and end[1] and start[0] > end[1]:
                start = first(frame.moved(end[1], "past"))
        else:
            start = first(frame)
            end = last(frame)
            if start[0] and end[1] and start[0] > end[1]:
                end = last(frame.moved(start[0], "future"))
        if start[0] is None or end[1] is None or start[0] > end[1]:
            return UNKNOWN
        return start[0], end[1]

    return find


def shifted(sense: Sense, count: float, unit: str, step: int) -> Sense:
    """"three days after Christmas", "a week from Monday"."""

    def find(frame: Frame) -> Days:
        start, end = sense(frame)
        if start is None or end is None or unit not in calendar.EVEN:
            return UNKNOWN
        return calendar.shift(start, step * count, unit), calendar.shift(end, step * count, unit)

    return find


def mapped(sense: Sense, change: Callable[[Days], Days]) -> Sense:
    """A sense whose days are changed."""
    return lambda frame: change(sense(frame))


def moved(day: date | None, count: int) -> date | None:
    """That many days later."""
    return None if day is None else day + timedelta(days=count)


def single(day: date | None) -> Days:
    """One day."""
    return day, day


def two(saturday: date) -> Days:
    """A weekend."""
    return saturday, saturday + timedelta(days=1)
