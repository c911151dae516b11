"""Timelines: cooperation and conflict in happenings, by day, week or month."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from whence.corroboration.results import Happening, Period, Timeline
from whence.lexicon.scores import score_of

By = Literal["day", "week", "month"]
DAY = timedelta(days=1)


def timeline(found: Sequence[Happening], by: By) -> Timeline:
    """Happenings with a day, by periods without a gap from the first to the last; a week begins on Monday.

    What was only planned or asked for is listed and counts nothing; a threat counts as the act that it is.
    """
    dated = sorted(((day_of(one), one) for one in found), key=lambda each: (each[0], each[1].id))
    scores: dict[date, list[float]] = {}
    for when, one in dated:
        if not one.ahead or one.type == "THREATEN":
            scores.setdefault(begin(when, by), []).append(score_of(one.type))
    return Timeline([period(start, end, scores.get(start, [])) for start, end in periods(dated, by)], list(found))


def day_of(one: Happening) -> date:
    """The first day of a happening, else that on which it was first told."""
    return one.start or one.first_told or date.min


def begin(when: date, by: By) -> date:
    """The first day of the period that a day is in."""
    if by == "day":
        return when
    return when.replace(day=1) if by == "month" else when - timedelta(days=min(when.weekday(), when.toordinal() - 1))


def periods(dated: Sequence[tuple[date, Happening]], by: By) -> Iterator[tuple[date, date]]:
    """The first and the last day of each period from the first happening to the last."""
    if not dated:
        return
    start, last = begin(dated[0][0], by), dated[-1][0]
    while start <= last:
        after = following(start, by)
        yield start, after - DAY
        start = after


def following(start: date, by: By) -> date:
    """The first day of the next period."""
    if by == "month":
        return date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return start + (DAY if by == "day" else 7 * DAY)


def period(start: date, end: date, scores: Sequence[float]) -> Period:
    """A period with the sums of the scores of its happenings."""
    above, below = (sum(score for score in scores if score * sign > 0) for sign in (1, -1))
    return Period(start, end, float(above), float(below), len(scores))
