"""Drafts: what the finders of relations share, and a relation as they hand it on."""

from dataclasses import dataclass

from whence.lexicon.relations import Relations, RelationType
from whence.model import Party
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.propositions import Standing
from whence.reading.relations.parties import Parties
from whence.reading.syntax import Syntax

LONGEST = 40
"""Up to how many tokens a relation's evidence is one piece; beyond, the pieces that say it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to find relations in, and what is known of them."""

    syntax: Syntax
    cast: Cast
    table: Relations
    parties: Parties


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation, with the office or other noun that tells it; ``past`` where it is one that was."""

    head: int
    tokens: Tokens
    type: RelationType
    subject: Party
    object: Party
    standing: Standing
    past: bool
    presupposed: bool
    noun: str = ""


def joined_up(syntax: Syntax, tokens: set[int]) -> Tokens:
    """Tokens of a phrase as evidence: all from the first to the last."""
    first, last = min(tokens), max(tokens)
    whole = last - first < LONGEST and syntax.sentence[first] == syntax.sentence[last]
    return syntax.trimmed(range(first, last + 1) if whole else tokens)
