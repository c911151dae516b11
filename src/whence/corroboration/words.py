"""A report as words for comparing: which are its own prose, and which it quotes.

Quoted are words between double quotation marks, an embedded post of a social network, and a paragraph that a colon
at the end of the one before it announces. What pages put around their text (captions of a gallery, tips, calls to
subscribe) is left out.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whence.lexicon.boilerplate import aside

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
PARAGRAPH = re.compile(r"[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
MARKS = re.compile(r"[“”„«»\"]")
POST = re.compile(r"\(@\w{1,20}\)\s+(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\s*$")
OPENING, CLOSING = "“„«", "”»"

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in lower case, the characters they stand at, and which of them are quoted."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    quoted: Bools


def words_of(text: str) -> Words:
    """The words of a report's text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    gaps = aside(text)
    announced = False
    for paragraph in PARAGRAPH.finditer(text):
        content = paragraph[0]
        if not content.strip():
            continue
        whole = announced or POST.search(content) is not None
        flips = [(mark.start(), mark[0]) for mark in MARKS.finditer(content)]
        inside, flip = False, 0
        for match in WORD.finditer(content):
            while flip < len(flips) and flips[flip][0] < match.start():
                inside = after(inside, flips[flip][1])
                flip += 1
            start = paragraph.start() + match.start()
            if any(low <= start < high for low, high in gaps):
                continue
            words.append(match[0].lower().replace("’", "'"))
            starts.append(start)
            ends.append(start + len(match[0]))
            quoted.append(inside or whole)
        announced = content.rstrip().endswith(":")
    return Words(words, starts, ends, np.array(quoted, dtype=np.bool_))


def after(inside: bool, mark: str) -> bool:
    """Whether what follows a quotation mark is quoted."""
    return mark in OPENING or (mark not in CLOSING and not inside)
