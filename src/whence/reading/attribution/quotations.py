"""Quotation marks, paired: where a report's own words end and quoted ones begin.

Marks are paired inside a paragraph. A quotation that is still open where its paragraph ends runs on,
by the custom of the press, into a next paragraph that opens with a mark.
"""

from dataclasses import dataclass

from whence.reading.syntax import MARKS, Syntax

DOUBLE_OPEN = frozenset({"“", "«", "„", "``"})
DOUBLE_CLOSE = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''"})
SINGLE_OPEN = frozenset({"‘", "'", "`"})
SINGLE_CLOSE = frozenset({"’", "'"})
LEADS_IN = frozenset({"(", "[", "-", "–", "—", "--", ":", "/", "“", '"'})
SENTENCE_ENDS = frozenset({".", "?", "!", "?!", "!?", "…", "...", "”", '"', "''"})
UTTERANCE_ENDS = frozenset({",", ".", "?", "!", "?!", "!?", "—", "-", "…", "...", "…."})
LONGEST_SINGLE = 60
SHORTEST_OPEN = 2


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

    @property
    def all(self) -> range:
        """The tokens with the marks."""
        return range(self.start, self.end + 1)


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
            inside[quotation.start : quotation.end + 1] = [True] * len(quotation.all)
    return inside


def by_token(syntax: Syntax, found: list[Quotation]) -> list[Quotation | None]:
    """For every token the quotation that it stands in."""
    at: list[Quotation | None] = [None] * syntax.size
    for quotation in found:
        at[quotation.start : quotation.end + 1] = [quotation] * len(quotation.all)
    return at


def before(syntax: Syntax, quotation: Quotation) -> int | None:
    """The token before the quotation in its paragraph, or the colon that ends the paragraph before."""
    i = quotation.start - 1
    new = False
    while i >= 0 and syntax.space[i]:
        new = new or syntax.breaks(i)
        i -= 1
    return None if i < 0 or (new and syntax.words[i] != ":") else i


def stands_alone(syntax: Syntax, quotation: Quotation) -> bool:
    """Whether the quotation is an utterance of its own, not some words inside a sentence."""
    words = [i for i in quotation.inside if syntax.pos[i] != "PUNCT" and not syntax.space[i]]
    if not words:
        return False
    lead = before(syntax, quotation)
    if lead is not None and quotation.closed and syntax.words[lead] not in SENTENCE_ENDS | {":", ","}:
        return False
    first = syntax.words[words[0]][0]
    if not (first.isupper() or first in "[(" or len(words) > 3):
        return False
    if not quotation.closed or syntax.words[_last_inside(syntax, quotation)] in UTTERANCE_ENDS:
        return True
    after = quotation.end + 1
    return len(words) > 4 and after < syntax.size and syntax.words[after] in (",", ".")


def _last_inside(syntax: Syntax, quotation: Quotation) -> int:
    """The last token between the marks that is no mark itself."""
    last = quotation.end - 1
    while last > quotation.start and syntax.words[last] in MARKS:
        last -= 1
    return last


def _paired(syntax: Syntax, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    single: int | None = None
    for i in range(start, end):
        word = syntax.words[i]
        if word not in MARKS and word not in DOUBLE_OPEN:
            continue
        if opened is not None:
            if word in DOUBLE_CLOSE or word in STRAIGHT:
                found.append(Quotation(opened, i, True))
                opened = None
        elif single is not None and _closes_single(syntax, i, end):
            found.append(Quotation(single, i, True, single=True))
            single = None
        elif word in DOUBLE_OPEN or (word in STRAIGHT and i + 1 < end):
            opened, single = i, None
        elif single is None and word in SINGLE_OPEN and _opens_single(syntax, i, end):
            single = i
    if opened is not None and end - opened > SHORTEST_OPEN:
        found.append(Quotation(opened, _last_word(syntax, opened, end), False))
    return found


def _last_word(syntax: Syntax, start: int, end: int) -> int:
    last = end - 1
    while last > start and syntax.space[last]:
        last -= 1
    return last


def _opens_single(syntax: Syntax, i: int, end: int) -> bool:
    """Whether a single mark opens a quotation that closes soon, and is no apostrophe."""
    spaced = i == 0 or bool(syntax.doc[i - 1].whitespace_) or syntax.space[i - 1] or syntax.words[i - 1] in LEADS_IN
    if not spaced or syntax.doc[i].whitespace_:
        return False
    return any(_closes_single(syntax, j, end) for j in range(i + 2, min(i + LONGEST_SINGLE, end)))


def _closes_single(syntax: Syntax, i: int, end: int) -> bool:
    """Whether a single mark stands at the end of a word that no letter follows and that is no possessive plural."""
    if syntax.words[i] not in SINGLE_CLOSE or syntax.tags[i] == "POS":
        return False
    return i + 1 >= end or bool(syntax.doc[i].whitespace_) or syntax.space[i + 1] or not syntax.words[i + 1].isalpha()
