"""Quotation marks, paired: where a report's own words end and quoted ones begin.

Marks are paired inside a paragraph. A quotation that is still open where its paragraph ends runs on,
by the custom of the press, into a next paragraph that opens with a mark.
"""

from dataclasses import dataclass

from whence.reading.attribution_syntax import Syntax

DOUBLE_OPEN = frozenset({"“", "«", "„", "``"})
DOUBLE_CLOSE = frozenset({"”", "»", "''"})
STRAIGHT = '"'
SINGLE_OPEN = frozenset({"‘", "'", "`"})
SINGLE_CLOSE = frozenset({"’", "'"})
LEADS_IN = frozenset({"(", "[", "-", "–", "—", "--", ":", "/", "“", '"'})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation from its opening mark to its closing one (or, where it runs on, to its paragraph's end)."""

    start: int
    end: int
    closed: bool
    single: bool = False

    @property
    def inside(self) -> range:
        """The tokens between the marks."""
        return range(self.start + 1, self.end if self.closed else self.end + 1)


def quotations(syntax: Syntax) -> list[Quotation]:
    """All outermost quotations in order of the text."""
    found: list[Quotation] = []
    for start, end in syntax.paragraphs:
        found += _paired(syntax, start, end)
    return found


def quoted(syntax: Syntax, found: list[Quotation]) -> list[bool]:
    """For every token, whether it stands inside a quotation in double marks."""
    inside = [False] * syntax.size
    for quotation in found:
        if not quotation.single:
            for i in range(quotation.start, quotation.end + 1):
                inside[i] = True
    return inside


def _paired(syntax: Syntax, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    singles: int | None = None
    words = syntax.words
    for i in range(start, end):
        word = words[i]
        if opened is None and singles is not None and _closes_single(syntax, i, end):
            found.append(Quotation(singles, i, True, single=True))
            singles = None
        elif opened is None and (word in DOUBLE_OPEN or (_is_straight(word) and _may_open(syntax, i, end))):
            opened, singles = i, None
        elif opened is not None and (word in DOUBLE_CLOSE or _is_straight(word)):
            found.append(Quotation(opened, i, True))
            opened = None
        elif opened is not None and word in DOUBLE_OPEN and found_no_close(words, opened, i):
            opened = i  # the first was never closed, or marks stand doubled
        elif opened is None and singles is None and word in SINGLE_OPEN and _may_open_single(syntax, i, end):
            singles = i
    if opened is not None and end - opened > 2:
        last = end - 1
        while syntax.space[last]:
            last -= 1
        found.append(Quotation(opened, last, False))
    return found


def found_no_close(words: list[str], opened: int, i: int) -> bool:
    """Whether nothing but the mark itself stands between two opening marks."""
    return i - opened <= 1


def _is_straight(word: str) -> bool:
    return word in ('"', "''")


def _may_open(syntax: Syntax, i: int, end: int) -> bool:
    return i + 1 < end and not syntax.space[i + 1] and syntax.words[i] != ""


def _spaced_before(syntax: Syntax, i: int) -> bool:
    return i == 0 or bool(syntax.doc[i - 1].whitespace_) or syntax.space[i - 1] or syntax.words[i - 1] in LEADS_IN


def _may_open_single(syntax: Syntax, i: int, end: int) -> bool:
    """Whether a single mark opens a quotation that closes soon, and is no apostrophe."""
    if not _spaced_before(syntax, i) or syntax.doc[i].whitespace_:
        return False
    return any(_closes_single(syntax, j, end) for j in range(i + 2, min(i + 60, end)))


def _closes_single(syntax: Syntax, i: int, end: int) -> bool:
    """Whether a single mark stands at the end of a word that no letter follows and that is no possessive plural."""
    word = syntax.words[i]
    if word not in SINGLE_CLOSE or syntax.tags[i] == "POS":
        return False
    return i + 1 >= end or bool(syntax.doc[i].whitespace_) or syntax.space[i + 1] or not syntax.words[i + 1].isalpha()
