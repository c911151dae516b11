"""A moment, however a page writes it: ISO 8601, RFC 2822, or English words. What nobody can believe is not taken."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from whence.intake.check import FIRST_YEAR, LAST_YEAR

ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]{1,2}(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?",
    re.IGNORECASE,
)
MONTHS = {name: i for i, name in enumerate(re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec"), 1)}
WEEKDAYS = {name: i for i, name in enumerate(re.findall("...", "montuewedthufrisatsun"))}
ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 1, "wat": 1, "cet": 1, "cest": 2, "eet": 2, "cat": 2, "sast": 2, "eest": 3,
    "msk": 3, "eat": 3, "pkt": 5, "wib": 7, "hkt": 8, "sgt": 8, "pht": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
"""Those that mean one thing; IST and CST are used in three parts of the world."""

MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
WRITTEN = re.compile(
    rf"\b(?:{MONTH} {DAY}|{DAY}(?: of)?[ -]{MONTH}),?[ -](\d{{4}})\b",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-])")
CLOCK = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?\s*(?:([ap])\.?m\b\.?)?\s*\(?([a-z]{1,4}\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
NEAR = 40
"""How far from a day its time may stand."""

STAMP = re.compile(r"\d{1,2}[:.]\d\d|\d{1,3}\s?[a-z]{1,7}\.? ago\b", re.IGNORECASE)
WORDS = re.compile(r"[a-z]+")
STAMP_WORDS = set(
    WORDS.findall(
        "published updated last posted on at modified date time of am pm a p m st nd rd th et pt ct t by first local "
        "ago issued created edited h hr hrs hour hours min mins minute minutes day days s sec secs second seconds"
    )
)
LONGEST_STAMP = 80

LONGEST = 200
EMPTY_VALUES = (datetime(1970, 1, 1), datetime(1900, 1, 1))
"""What programs write where they know no time."""


def moment(text: str | None) -> str | None:
    """The date, or date and time with its zone, that a text says, as ISO 8601; None where it says none.

    Days and months in figures are told apart by the weekday beside them, by their size, else by
    their marks: 3.10. and 3-10- are the third of October, 3/10/ the tenth of March.
    """
    text = " ".join((text or "")[:LONGEST].split())
    return _iso(text) or _epoch(text) or _mail(text) or _written(text)


def believable(text: str | None) -> bool:
    """Whether an ISO 8601 date can be that of a news report."""
    if text is None:
        return True
    value = datetime.fromisoformat(text).replace(tzinfo=None)
    return FIRST_YEAR <= value.year <= LAST_YEAR and value not in EMPTY_VALUES


def day_alone(text: str) -> bool:
    """Whether a line says nothing but when."""
    if len(text) > LONGEST_STAMP or not any(c.isdigit() for c in text):
        return False
    words = WORDS.findall(text.lower())
    return all(w in STAMP_WORDS or w in ZONES or w[:3] in MONTHS or w[:3] in WEEKDAYS for w in words)


def time_alone(text: str) -> bool:
    """Whether a line is a time stamp: 15:22, 4h ago."""
    return STAMP.match(text) is not None and day_alone(text)


def _iso(text: str) -> str | None:
    match = ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    return _built(int(year), int(month), int(day), hour and (int(hour), int(minute), int(second or 0)), zone)


def _epoch(text: str) -> str | None:
    if not re.fullmatch(r"1\d{9}(\d{3})?", text):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()


def _mail(text: str) -> str | None:
    if not re.match(r"(\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, OverflowError):
        return None


def _written(text: str) -> str | None:
    """A date in words or figures with marks, with the time that stands near it."""
    if match := WRITTEN.search(text):
        first, early, late, second, year = match.groups()
        month, day = MONTHS[(first or second).lower()], int(early or late)
    elif match := NUMBERS.search(text):
        one, other, year = int(match[1]), int(match[3]), match[4]
        day, month = _ordered(one, other, int(year), match[2] == "/", _weekday(text[: match.start()]))
    else:
        return None
    rest = f"{text[max(0, match.start() - NEAR) : match.start()]} | {text[match.end() : match.end() + NEAR]}"
    clock = CLOCK.search(rest)
    return _built(int(year), month, day, clock and _time(clock), clock and clock[4])


def _ordered(one: int, other: int, year: int, slashes: bool, weekday: int | None) -> tuple[int, int]:
    """(day, month) of two numbers."""
    ways = [(one, other), (other, one)]
    if slashes:
        ways.reverse()
    possible = [way for way in ways if way[1] <= 12 and _exists(year, way[1], way[0])]
    if weekday is not None:
        possible = [w for w in possible if date(year, w[1], w[0]).weekday() == weekday] or possible
    return possible[0] if possible else (0, 0)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _weekday(before: str) -> int | None:
    found = [WEEKDAYS[w] for w in re.findall(r"\b(mon|tue|wed|thu|fri|sat|sun)", before.lower())]
    return found[-1] if found else None


def _time(clock: re.Match[str]) -> tuple[int, int, int] | None:
    hour, half = int(clock[1]), (clock[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    return (hour % 12 + (12 if half == "p" else 0) if half else hour), int(clock[2]), 0


def _built(year: int, month: int, day: int, time: tuple[int, int, int] | str | None, zone: str | None) -> str | None:
    """The ISO form; None for a day that there is not."""
    try:
        if not time or isinstance(time, str):
            return date(year, month, day).isoformat()
        return datetime(year, month, day, *time, tzinfo=_zone(zone)).isoformat()
    except ValueError:
        return None


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if name.lower() in ZONES:
        return timezone(timedelta(hours=ZONES[name.lower()]))
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", name)
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(offset if match[1] == "+" else -offset) if offset < timedelta(hours=24) else None
