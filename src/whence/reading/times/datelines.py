"""The day of a report that comes without one, where its own text gives it."""

from collections.abc import Iterable
from datetime import date

from whence.reading.figures.numbers import Pieces
from whence.reading.times.calendar import Days

OPENING = 60
LONGEST_CREDIT = 6  # pieces between a dateline's day and the dash that ends it: "(Reuters)", "(AP/AFP)"
DASHES = ("-", "--")
STAMPS = frozenset(
    ("published", "posted", "updated", "first", "last", "date", "dated", "on", "at", "am", "pm", "a.m.", "p.m.", "gmt",
     "est", "edt", "et", "utc", "bst", ":", ",", ".", "-", "|", "(", ")", "•", "modified", "issued", "released")
)  # fmt: skip


def own_day(pieces: Pieces, expressions: Iterable[tuple[int, int, Days]]) -> date | None:
    """The day that a dateline ("BEIRUT, March 3, 2022 (Reuters) -") or a line with nothing but a date gives a report.

    ``expressions`` are time expressions as (first piece, piece after the last, days), in order.
    """
    for start, end, (first, last) in expressions:
        if start > OPENING:
            return None
        is_day = first is not None and first == last
        if is_day and (ends_a_dateline(pieces, start, end) or fills_a_line(pieces, start, end)):
            return first
    return None


def ends_a_dateline(pieces: Pieces, start: int, end: int) -> bool:
    """Whether a date stands behind a place that opens a line, and before the dash that ends the dateline."""
    if pieces.word(start - 1) != "," or line_start(pieces, start) < start - 8:
        return False
    if pieces.word(end) not in ("(", *DASHES):
        return False
    return any(pieces.word(at) in DASHES for at in range(end, end + LONGEST_CREDIT))


def fills_a_line(pieces: Pieces, start: int, end: int) -> bool:
    """Whether a date's line tells nothing else."""
    last = end
    while last < len(pieces) and pieces.words[last].strip():
        last += 1
    beside = [*pieces.words[line_start(pieces, start) : start], *pieces.words[end:last]]
    return all(word in STAMPS or word[0].isdigit() for word in beside)


def line_start(pieces: Pieces, at: int) -> int:
    """The first piece of the line that a piece stands in."""
    while at > 0 and pieces.words[at - 1].strip():
        at -= 1
    return at
