"""Datelines: the agency that a report names at its start («LONDON (Reuters) - ») told all that follows.

It is a step of the chain where the report stands in another outlet; its own outlet is none, and where the report does
not say in which outlet it stands, the agency may well be that.
"""

from whence.lexicon.cues import Use
from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.outlets import is_own
from whence.reading.attribution.sources import Teller
from whence.reading.cast import Cast
from whence.reading.syntax import Syntax

RELAYED = Use((), "reports", "certain", "positive", "writing", "any", {}, relay=True)
RATE = 0.9
LONGEST_PLACE = 10
LONGEST_NAME = 4
FIRST = 4
DASHES = frozenset({"-", "–", "—", "--"})


def dateline_candidate(syntax: Syntax, cast: Cast, outlet: str | None) -> Candidate | None:
    """The agency of the dateline as the source of the text after it, or None."""
    if outlet is None:
        return None
    for start, end in syntax.paragraphs[:FIRST]:
        bracket = next((i for i in range(start, min(end, start + LONGEST_PLACE)) if syntax.words[i] == "("), None)
        if bracket is None or not _is_place(syntax, start, bracket):
            continue
        close = next((i for i in range(bracket, min(end, bracket + LONGEST_NAME + 2)) if syntax.words[i] == ")"), None)
        if close is None or close + 1 >= end or not (syntax.words[close + 1] in DASHES or bracket == start):
            continue
        head = next((i for i in range(bracket + 1, close) if cast.kind(i) == "outlet"), None)
        if head is None or is_own(syntax, cast, head, outlet):
            return None
        source = Teller(tuple(range(bracket + 1, close)), head)
        start = close + 1 + (syntax.words[close + 1] in DASHES)
        content = tuple(range(start, syntax.size))
        return Candidate(source, (bracket, close), bracket, content, RELAYED, "dateline", RATE)
    return None


def _is_place(syntax: Syntax, start: int, end: int) -> bool:
    """Whether nothing but a place and a day stands before the agency."""
    return all(syntax.pos[i] in ("PROPN", "PUNCT", "NUM", "NOUN", "SPACE") for i in range(start, end))
