"""Dates as other people's records write them, to ISO 8601. What can be read in two ways is not guessed."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

EXTENDED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|$)")
ZONE = re.compile(r"\s*(?:UTC|GMT)$")
MAIL = re.compile(r"(?:[A-Z][a-z]{2}, *)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d?:\d\d(?::\d\d)? *(?:[A-Z]{1,4}|[+-]\d{4})?")
EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
WRITTEN = re.compile(r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(.+)", re.IGNORECASE)
NOISE = re.compile(r"(?<=[a-z])\.|,|\bat\b")
FORMS = ("%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y.%m.%d")
CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M%p")


def iso(text: str) -> str:
    """The date, with its time and zone where they are given, in ISO 8601; as it came where it is not understood."""
    text = text.strip()
    if EXTENDED.match(text):
        return ZONE.sub("+00:00", text)
    for read in (_basic, _epoch, _mail, _written):
        with suppress(ValueError, OverflowError, OSError):
            return read(text)
    return text


def _basic(text: str) -> str:
    """20220314T093000Z, as news formats write it; a bare year or a number is none."""
    moment = datetime.fromisoformat(text)
    return moment.isoformat() if "T" in text else moment.date().isoformat()


def _epoch(text: str) -> str:
    """Seconds or milliseconds since 1970."""
    found = EPOCH.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat()


def _mail(text: str) -> str:
    """Mon, 14 Mar 2022 09:30:00 +0100 (RFC 5322)."""
    if not MAIL.fullmatch(text):
        raise ValueError(text)
    return parsedate_to_datetime(text).isoformat()


def _written(text: str) -> str:
    """March 14, 2022 and its like, with or without a time of day."""
    found = WRITTEN.fullmatch(text)
    plain = " ".join(NOISE.sub(" ", found[1] if found else text).replace("Sept ", "Sep ").split())
    for form in FORMS:
        for clock in CLOCKS:
            with suppress(ValueError):
                moment = datetime.strptime(plain, form + clock)
                return moment.isoformat() if clock else moment.date().isoformat()
    raise ValueError(text)
