"""The last gate of intake: whether a report, well formed as it is, can be read."""

from datetime import UTC, datetime, timedelta

import msgspec

from whence.errors import InputError
from whence.intake.credits import credits
from whence.intake.decoding import garbled
from whence.intake.languages import ENGLISH, language, table
from whence.intake.source import Unread, notice
from whence.model import Report

MAX_TEXT = 1_000_000
"""Characters in a report; a long novel has half as many."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years between which a report can have been published."""
AHEAD = timedelta(days=2)
"""How far the day of publication can be ahead of this machine's, for zones and clocks that go wrong."""


def checked(report: Report, where: str, line: int | None = None) -> Report | Unread:
    """The report, or that and why it will not be read.

    Its language is filled in where that is plain and it said none, and the agencies are added that
    its text and byline credit. What is odd about it but does not keep it from being read is told
    (see ``notice``).
    """
    found = language(report.text)
    named = list(dict.fromkeys([*report.credits, *credits(report.text, report.byline)]))
    report = msgspec.structs.replace(report, language=report.language or found, credits=named)
    if problem := _problem(report, found):
        return Unread(InputError(problem, where=where, line=line), report)
    for oddity in _oddities(report):
        notice(oddity, where, line)
    return report


def _problem(report: Report, found: str | None) -> str | None:
    """What is wrong with the report, and what to do."""
    if len(report.text) > MAX_TEXT:
        return f"the report has {len(report.text):,} characters; split it: {MAX_TEXT:,} are read at once"
    if not any(character.isalpha() for character in report.text):
        return "there are no words in the report"
    if report.published is not None and (problem := _undated(report.published)):
        return problem
    said = (report.language or "").casefold().partition("-")[0]
    if (foreign := found or said) != ENGLISH and foreign in table().names:
        how = "looks like" if found else "says it is in"
        return f"the report is not in English (it {how} {table().names[foreign]}); whence reads English"
    return None


def _undated(published: str) -> str | None:
    """What is wrong with a date of publication."""
    if not is_date(published):
        return f"`published` is {published!r}, which is no date; write it as 2022-03-14 or 2022-03-14T09:30:00Z"
    if not FIRST_YEAR <= datetime.fromisoformat(published).year <= LAST_YEAR:
        return f"`published` is {published!r}, which cannot be right; mend it, or leave it out to read without a date"
    return None


def _oddities(report: Report) -> list[str]:
    """What the user should know of a report that is read all the same."""
    told = []
    if report.published and datetime.fromisoformat(report.published).date() > datetime.now(UTC).date() + AHEAD:
        told.append(f"`published` is {report.published!r}, which is still to come; read as it stands")
    if seen := garbled(report.text):
        told.append(f"the text was decoded wrongly before it came (it has {seen!r}); read as it stands")
    return told


def is_date(text: str) -> bool:
    """Whether the text is an ISO 8601 date, with or without a time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
