"""Candidates: what may be an attribution, and how likely it is one."""

from dataclasses import dataclass, replace
from typing import Any

from whence.lexicon.cues import Use
from whence.reading.attribution.sources import Teller
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source, a cue and a content, with the use of the cue, the frame of the content and the rate (0 to 1)."""

    teller: Teller
    cue: Tokens
    cue_head: int
    content: Tokens
    use: Use
    frame: str
    rate: float

    def but(self, **changes: Any) -> "Candidate":
        """The same candidate with other values."""
        return replace(self, **changes)


def verb_cue(syntax: Syntax, i: int, matched: Tokens = ()) -> Tokens:
    """The cue's tokens: the verb with its auxiliaries, negation, adverbs before it, particle and further words."""
    start = i
    while start - 1 >= syntax.left[i] and _goes_before(syntax, start - 1, i):
        start -= 1
    end = matched[-1] if matched else i
    particle = syntax.child(i, "compound:prt")
    if particle is not None and particle > end and particle <= i + 3:
        end = particle
    return tuple(range(start, end + 1))


def _goes_before(syntax: Syntax, j: int, i: int) -> bool:
    return syntax.heads[j] == i and (
        syntax.deps[j] in ("aux", "aux:pass", "cop")
        or (syntax.deps[j] == "advmod" and syntax.left[j] == syntax.right[j])
    )
