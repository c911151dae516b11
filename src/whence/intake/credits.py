"""The agencies whose work a report says it uses: in its dateline, its byline, or the credit at its end.

Only these places count. An agency that the story itself cites, or that the story is about, is no
credit; the reading of the report finds it there.
"""

import re
from dataclasses import dataclass
from functools import cache

from whence.lexicon.tables import read_table

HEAD_LINES = 4
TAIL_LINES = 6
LONGEST = 400
"""Characters at the start and at the end of a line that are looked at: a credit is short."""

OPENING = re.compile(r"(.{2,100}?)(?:\s+[-–—]+\s|\s*[–—]|\s*--|\)\s*-)")
SLASHES = re.compile(r"[^/]{0,60}(?<=[.,] )/([^/]{2,30})/(?=[.\s])")
CLOSING = re.compile(r"""[.!?"”’)]\s*(?:[-–—]+\s*([^-–—()]{2,60})|[(\[]([^()\[\]]{2,60})[)\]])[\s.]*$""")
SMALL = re.compile(r"(?<![\w'’-])(?!(?:of|and|the|de|da|di|el|al|la|le|du|on|in)\b)[a-z]")
WORD = re.compile(r"\w+")
FILLING = re.compile(r"\b(?:the|and|with|staff|agencies|wire|wires|news)\b|\W", re.IGNORECASE)
AUTHOR = re.compile(r"by[:\s]", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(©])")
AROUND = ' \t-–—()[]/|*•·.,:;_"“”'

BEFORE = re.compile(
    r"(?:^|[,/;|&(\[©:\u2013\u2014-]|\b(?:and|of|for|at|via|from|with|by|the|in|or|plus|copyright|\d{4})(?=\s))\s*$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"\s*(?:$|[,/;|&)\].:–—-]|['’]|(?:and|in|or|plus|contributed|also|was|were|is|has|have|staff|(?:\w+ )?writers?|"
    r"reporters?|correspondents?|journalists?|news|wires?|agency|agencies|services?|bureau|copyright|all|via|for|with|"
    r"from|at)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of crediting, and where its names stand."""

    text: str
    before: bool
    whole: bool


@cache
def agencies() -> dict[str, str]:
    """The canonical name of each agency, by each of its names."""
    rows = [row for row in read_table("outlets.tsv", ("name", "kind", "forms")) if row["kind"] == "agency"]
    names = {form: row["name"] for row in reversed(rows) for form in row.items("forms")}
    return names | {row["name"]: row["name"] for row in rows}


@cache
def phrases() -> list[Phrase]:
    """The phrases of ``credits.tsv``."""
    rows = read_table("credits.tsv", ("phrase", "agencies", "whole"))
    return [Phrase(row["phrase"], row["agencies"] == "before", row["whole"] == "yes") for row in rows]


def credits(text: str, byline: str | None = None) -> list[str]:
    """The canonical names of the agencies that a report credits, in the order in which it does."""
    lines = [line.strip() for line in text[: 4 * LONGEST].splitlines() if line.strip()][:HEAD_LINES]
    tail = [line.strip() for line in text[-4 * LONGEST :].splitlines() if line.strip()][-TAIL_LINES:]
    found = _names(byline) if byline else []
    for line in lines:
        found += _opening(line[:LONGEST])
    for number, line in enumerate(tail, 1):
        found += _credited(line[-LONGEST:])
        if number == len(tail) and (closing := CLOSING.search(line[-LONGEST:])):
            found += _only(closing[1] or closing[2])
    return list(dict.fromkeys(found))


def canonical(name: str) -> str | None:
    """The canonical name of an agency, however it is spelt; None for what is none."""
    return agencies().get(name) or _folded().get(name.casefold())


def named(*texts: str | None) -> list[str]:
    """The canonical names of the agencies that lines of a format's own credit name."""
    found: list[str] = []
    for text in filter(None, texts):
        whole = canonical(text)
        found += [whole] if whole else _names(text)
    return list(dict.fromkeys(found))


@cache
def _folded() -> dict[str, str]:
    return {form.casefold(): name for form, name in agencies().items()}


@cache
def _forms() -> list[str]:
    """The names of agencies, the longest first, without those that are another with «The» before it."""
    found = [form for form in agencies() if form.removeprefix("The ") == form or form[4:] not in agencies()]
    return sorted(found, key=len, reverse=True)


@cache
def _pattern() -> re.Pattern[str]:
    """Any name of an agency, the longest first: the Associated Press of Pakistan is not the Associated Press."""
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _forms())) + r")(?!\w)")


@cache
def _firsts() -> frozenset[str]:
    """The first words of all names of agencies: a line without any of them needs no closer look."""
    return frozenset(word[0] for form in _forms() if (word := WORD.search(form)))


def _names(region: str) -> list[str]:
    """The agencies that stand in a list of names as items of their own, alone or with their people."""
    if _firsts().isdisjoint(WORD.findall(region)):
        return []
    return [
        agencies()[found[0]]
        for found in _pattern().finditer(region)
        if BEFORE.search(region[: found.start()]) and AFTER.match(region, found.end())
    ]


def _only(region: str) -> list[str]:
    """The agencies of a piece that holds nothing else."""
    found = _names(region)
    return found if found and not FILLING.sub("", _pattern().sub(" ", region)) else []


def _opening(line: str) -> list[str]:
    """The agencies of a dateline («LONDON (Reuters) - »), a byline, or a line of their own."""
    if len(line) < LONGEST // 3:
        found = _names(line) if AUTHOR.match(line) else _only(line.strip(AROUND))
        if found:
            return found
    slashes = SLASHES.match(line)
    if slashes and (found := _only(slashes[1])):
        return found
    opening = OPENING.match(line)
    found = _names(opening[1]) if opening else []
    return found if opening and found and not SMALL.search(_pattern().sub("", opening[1])) else []


def _credited(line: str) -> list[str]:
    """The agencies of a line of credits at the end of a report."""
    if alone := _only(line.strip(AROUND)):
        return alone
    found: list[str] = []
    for sentence in SENTENCE.split(line):
        lowered = sentence.casefold()
        for phrase in phrases():
            if phrase.text in lowered:
                found += _by_phrase(sentence, lowered, phrase)
    return found


def _by_phrase(sentence: str, lowered: str, phrase: Phrase) -> list[str]:
    if len(lowered) != len(sentence):  # a letter that grows when it is folded; offsets would not hold
        return []
    at = lowered.index(phrase.text)
    region = sentence[:at] if phrase.before else sentence[at + len(phrase.text) :]
    if phrase.whole:
        return _only(region.strip(AROUND)) if not sentence[:at].strip(AROUND) else []
    return _names(region)
