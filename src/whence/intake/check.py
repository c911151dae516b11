"""The last gate of intake: whether a report, well formed as it is, can be read."""

from datetime import datetime

import msgspec

from whence.errors import InputError
from whence.intake.languages import ENGLISH, language, table
from whence.intake.source import Unread
from whence.model import Report

MAX_TEXT = 1_000_000
"""Characters in a report; a long novel has half as many."""


def checked(report: Report, where: str, line: int | None = None) -> Report | Unread:
    """The report, with its language where that is plain and it said none; or that, and why it will not be read."""
    found = language(report.text)
    if not report.language:
        report = msgspec.structs.replace(report, language=found)
    if problem := _problem(report, found):
        return Unread(InputError(problem, where=where, line=line), report)
    return report


def _problem(report: Report, found: str | None) -> str | None:
    """What is wrong with the report, and what to do."""
    if len(report.text) > MAX_TEXT:
        return f"the report has {len(report.text):,} characters; split it: {MAX_TEXT:,} are read at once"
    if not any(character.isalpha() for character in report.text):
        return "there are no words in the report"
    if report.published is not None and not is_date(report.published):
        return f"`published` is {report.published!r}, which is no date; write it as 2022-03-14 or 2022-03-14T09:30:00Z"
    if found not in (None, ENGLISH):
        return f"the report is not in English (it looks like {table().names[found]}); whence reads English"
    return None


def is_date(text: str) -> bool:
    """Whether the text is an ISO 8601 date, with or without a time."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
