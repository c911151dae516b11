"""Who wrote a report, as pages write it: «By Ann Moor and Jan Petit, The Courier»."""

import re

from whence.intake.pages.dates import MONTHS, WEEKDAYS

PART = r"(?:de|del|da|dos|van|von|der|den|bin|ibn|al|el|la|le|ter|di)"
NAME = rf"[A-Z][\w'’.-]*(?: {PART} ?)?(?:[ -][A-Z][\w'’.-]*){{1,3}}"
NAMES = rf"{NAME}(?:(?:,|,? and|,? &) {NAME})*"
BYLINE = re.compile(rf"(?:^|\b)(?:[Bb]y:?|[Tt]ext:|[Ww]ords:|[Ss]tory:|[Aa]uthor:) +({NAMES})")
ONLY_NAMES = re.compile(NAMES)
ONLY_NAME = re.compile(NAME)
LEADING = re.compile(r"^(?:by|from|author|written by|posted by|story by|submitted by|words by)\s*:?\s+", re.IGNORECASE)
FOR = re.compile(r"\s+for [A-Z].*$")
TIME_WORDS = frozenset(MONTHS) | frozenset(WEEKDAYS)

NOBODY = {"admin", "administrator", "super user", "superuser", "root", "user", "webmaster", "author", "editor"}
"""Names of accounts, which programs put where they know no author."""

LONGEST = 200


def author_in(line: str) -> str | None:
    """The author that a line of a page names: «Published 3 May by Ann Moor»."""
    match = BYLINE.search(line[:LONGEST])
    return _without_time(match[1]) if match else None


def author_alone(line: str) -> str | None:
    """The author where a line is a byline or nothing but names."""
    if len(line) > LONGEST:
        return None
    return author_in(line) or (_without_time(line) if ONLY_NAMES.fullmatch(line) else None)


def author_named(text: str, outlet: str | None) -> str | None:
    """An author's name as such: no «By», no outlet after it."""
    name = LEADING.sub("", text[: 2 * LONGEST]).strip(" ,|-–—")
    if outlet and name.lower() != outlet.lower():
        name = re.sub(rf"\s*(?:,|\||-|–|—|at)\s*(?:the )?{re.escape(outlet)}$", "", name, flags=re.IGNORECASE)
    name = FOR.sub("", name)
    people = name.split(", ")
    if len(people) > 1 and all(ONLY_NAME.fullmatch(person) for person in people):
        name = joined(people) or name
    return name if len(name) <= LONGEST and any(c.isalpha() for c in name) and name.lower() not in NOBODY else None


def joined(names: list[str]) -> str | None:
    """Names in one line: «A, B and C»; what begins with «and» already is appended so."""
    extra = [name for name in names if name.lower().startswith("and ")]
    names = [name for name in names if not name.lower().startswith("and ")]
    if not extra and len(names) > 1:
        extra = [f"and {names.pop()}"]
    return " ".join([*([", ".join(names)] if names else []), *extra]) or None


def _without_time(name: str) -> str | None:
    """A name without the month or weekday of the date that came after it."""
    words = name.split()
    while len(words) > 2 and words[-1][:3].lower() in TIME_WORDS and words[-1].isalpha():
        words.pop()
    return " ".join(words).rstrip(" ,.") or None
