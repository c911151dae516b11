"""Bounds ("more than", "up to", "about", "or so") and ranges ("between $3 billion and $5 billion")."""

from whence.lexicon.units import Units
from whence.model import Bound
from whence.reading.figures_units import Draft
from whence.reading.numbers import RANGING, Pieces

SKIPPED = ("a", "an", "the", "another")


def bound_before(pieces: Pieces, units: Units, start: int) -> tuple[Bound, int] | None:
    """The bound that ends right before an amount, and where it starts."""
    for at in (start - 1, start - 2):
        if at < 0 or (at == start - 2 and pieces.words[start - 1] not in SKIPPED):
            return None
        for words, bound in units.before.get(pieces.words[at], ()):
            first = at - len(words) + 1
            if first >= 0 and tuple(pieces.words[first : at + 1]) == words and bounds_here(pieces, first, at):
                return bound, first
    return None


def bounds_here(pieces: Pieces, first: int, last: int) -> bool:
    """Whether words that can bound an amount do, and are no preposition of place or part of a verb."""
    if first != last:
        return True
    word = pieces.words[last]
    token = pieces.doc[pieces.tokens[last]]
    if word == "about" and token.pos_ == "ADP" and token.dep_ == "case" and token.i:
        before = token.doc[token.i - 1]
        return before.pos_ not in ("NOUN", "PROPN", "ADJ", "PRON") and before.lemma_ not in SPEAKING
    return word not in ("above", "below", "under", "beyond", "near") or pieces.word(last + 1) not in SKIPPED


SPEAKING = ("talk", "speak", "worry", "know", "say", "ask", "think", "learn", "hear", "care", "write", "be")


def bound_after(pieces: Pieces, units: Units, end: int) -> tuple[Bound, int] | None:
    """The bound that stands right behind an amount or its number, and where it ends."""
    for words, bound in units.after.get(pieces.word(end), ()):
        if tuple(pieces.words[end : end + len(words)]) == words:
            return bound, end + len(words)
    return None


def merge(pieces: Pieces, drafts: list[Draft]) -> list[Draft]:
    """Amounts, with those that are the two ends of a range made one; the start of a change gets the unit of its end."""
    merged: list[Draft] = []
    for draft in drafts:
        low = merged[-1] if merged else None
        if low is not None and draft.kind == "bare" and compared(pieces, draft):
            draft.unit, draft.kind = low.unit, low.kind
        if low is not None and low.high is None and draft.high is None and linked(pieces, low, draft):
            if low.factor == 1 < draft.factor and low.value * draft.factor < draft.value:
                low.value *= draft.factor
            if low.value < draft.value and is_range(pieces, low, draft):
                low.high, low.end, low.unit, low.kind = draft.value, draft.end, draft.unit, draft.kind
                low.noun, low.joined = draft.noun, draft.joined
                if pieces.word(low.start - 1) in ("between", "from"):
                    low.start -= 1
                continue
            if low.kind == "bare" and pieces.word(low.start - 1) == "from":
                low.unit, low.kind, low.noun = draft.unit, draft.kind, draft.noun
        merged.append(draft)
    return merged


def compared(pieces: Pieces, draft: Draft) -> bool:
    """Whether an amount is what the one before it is set against ("up from 3,000")."""
    before = pieces.words[max(draft.start - 2, 0) : draft.start]
    return before in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])


def linked(pieces: Pieces, low: Draft, high: Draft) -> bool:
    """Whether two amounts stand side by side, with one word between, and are of one thing."""
    return high.start == low.end + 1 and (low.unit == high.unit or low.kind == "bare")


def is_range(pieces: Pieces, low: Draft, high: Draft) -> bool:
    """Whether the word between two amounts makes them a range."""
    link, before = pieces.words[low.end], pieces.word(low.start - 1)
    if link == "and":
        return before == "between"
    if link == "to":
        return before != "from" or pieces.word(low.start - 2) in RANGING
    return link == "-" or (link == "or" and high.value <= 3 * low.value and low.kind != "bare")
