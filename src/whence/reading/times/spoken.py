"""Days told in someone's own words: "today" in a quotation is the day on which it was said."""

from dataclasses import replace
from datetime import timedelta

from whence.reading.found import Timed
from whence.reading.syntax import Syntax

AWAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def as_spoken(syntax: Syntax, timed: Timed, said: Timed) -> Timed:
    """A time in a quotation, told from the day of the telling where that is one day; else as it was."""
    away = next((AWAY[syntax.lower[i]] for i in timed.tokens if syntax.lower[i] in AWAY), None)
    if away is None or said.start is None or said.start != said.end or timed.start != timed.end:
        return timed
    day = said.start + timedelta(days=away)
    return replace(timed, start=day, end=day)
