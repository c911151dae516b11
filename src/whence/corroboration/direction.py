"""Direction: which of two reports that share text has it from the other.

Signs are the credit (a report names the other's outlet as its source), the clock (who came first) and containment
(an excerpt is cut from a whole). Where they disagree, or none tells, the direction is not known.
"""

from datetime import date, datetime
from typing import NamedTuple

from whence.corroboration.prints import Print

CUT = 0.8  # the least part of the shorter report that the longer one has, where the shorter is cut from it
LONGER = 2.0  # how many times as long the whole is


class Direction(NamedTuple):
    """``giver``: the id of the report that the other has it from; ``through``: the third that both have it from."""

    giver: str | None
    through: str | None


def direction(one: Print, other: Print, share: float, quoting: str | None = None) -> Direction:
    """Who has it from whom. ``share`` is the part of the shorter report that the other has too; ``quoting`` the id of
    the one that quotes the other and names it."""
    named = {giver for giver in (credited(one, other), credited(other, one), quoted(one, other, quoting)) if giver}
    third = sorted({*one.credits} & {*other.credits})
    if third and not named:
        return Direction(None, third[0])
    signs = {giver for giver in (*named, earlier(one, other), whole(one, other, share)) if giver}
    return Direction(signs.pop() if len(signs) == 1 else None, None)


def credited(giver: Print, taker: Print) -> str | None:
    """The giver, where the other credits its outlet, or names it and is not named by it."""
    if giver.outlet is None or giver.outlet == taker.outlet:
        return None
    if giver.outlet in taker.credits:
        return giver.id
    return giver.id if taker.tells_of(giver.outlet) and not giver.tells_of(taker.outlet) else None


def quoted(one: Print, other: Print, quoting: str | None) -> str | None:
    """The report that is quoted."""
    return {one.id: other.id, other.id: one.id}.get(quoting or "")


def earlier(one: Print, other: Print) -> str | None:
    """The report that was published first: by the clock where both tell it, else by the day."""
    first, second = moment(one.published), moment(other.published)
    if first is None or second is None:
        return None
    if first.tzinfo is None or second.tzinfo is None or first == second:
        days = first.date(), second.date()
        return None if days[0] == days[1] else (one.id if days[0] < days[1] else other.id)
    return one.id if first < second else other.id


def moment(published: str | None) -> datetime | None:
    """When a report was published; a day without an hour, and an hour without a zone, have no zone."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        pass
    try:
        return datetime.combine(date.fromisoformat(published[:10]), datetime.min.time())
    except ValueError:
        return None


def whole(one: Print, other: Print, share: float) -> str | None:
    """The report that the other is a piece of."""
    (short, _), (long, longer) = sorted((len(each.prose) + len(each.quoted), each.id) for each in (one, other))
    return longer if share >= CUT and long >= LONGER * short else None
