"""Timelines: cooperation and conflict in happenings, by day, week or month."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from whence.corroboration.results import Happening, Period, Timeline
from whence.errors import InputError
from whence.lexicon.scores import score_of

By = Literal["day", "week", "month"]
DAY = timedelta(days=1)
LENGTH: dict[By, int] = {"day": 1, "week": 7, "month": 30}
MOST = 5_000
"""How many periods are shown at most: fourteen years of days."""


def timeline(found: Sequence[Happening], by: By) -> Timeline:
    """Happenings with a day, by periods without a gap from the first to the last; a week begins on Monday.

    What was only planned or asked for is listed and counts nothing; a threat counts as the act that it is.
    """
    scored = [(day_of(one), score_in(one.type, one.ahead)) for one in found]
    return Timeline(in_periods(scored, by), list(found))


def score_in(type: str, ahead: bool) -> float | None:
    """The score of a happening in its period; None where it counts nothing."""
    return None if ahead and type != "THREATEN" else score_of(type)


def in_periods(scored: Iterable[tuple[date, float | None]], by: By) -> list[Period]:
    """Days of happenings with their scores, by periods without a gap from the first to the last."""
    dated = sorted(scored, key=lambda each: each[0])
    scores: dict[date, list[float]] = {}
    for when, score in dated:
        if score is not None:
            scores.setdefault(begin(when, by), []).append(score)
    return [period(start, end, scores.get(start, [])) for start, end in periods([when for when, _ in dated], by)]


def day_of(one: Happening) -> date:
    """The first day of a happening, else that on which it was first told."""
    return one.start or one.first_told or date.min


def begin(when: date, by: By) -> date:
    """The first day of the period that a day is in."""
    if by == "day":
        return when
    return when.replace(day=1) if by == "month" else when - timedelta(days=min(when.weekday(), when.toordinal() - 1))


def periods(dated: Sequence[date], by: By) -> Iterator[tuple[date, date]]:
    """The first and the last day of each period from the first happening to the last. InputError for too many."""
    if not dated:
        return
    start, last = begin(dated[0], by), dated[-1]
    if (last - start).days > MOST * LENGTH[by]:
        raise InputError(f"{start} to {last} are too many {by}s to show; ask for fewer days, or for longer periods")
    while start <= last:
        after = following(start, by)
        yield start, (after - DAY if after else date.max)
        if after is None:
            return
        start = after


def following(start: date, by: By) -> date | None:
    """The first day of the next period; None where the calendar ends."""
    try:
        if by == "month":
            return date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return start + (DAY if by == "day" else 7 * DAY)
    except (OverflowError, ValueError):
        return None


def period(start: date, end: date, scores: Sequence[float]) -> Period:
    """A period with the sums of the scores of its happenings."""
    above, below = (sum(score for score in scores if score * sign > 0) for sign in (1, -1))
    return Period(start, end, float(above), float(below), len(scores))
