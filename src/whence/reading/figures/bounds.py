"""Bounds ("more than", "up to", "about", "or so") and ranges ("between $3 billion and $5 billion")."""

from whence.lexicon.units import Units
from whence.model import Bound
from whence.reading.figures.draft import Draft
from whence.reading.figures.numbers import RANGING, Number, Pieces

ARTICLES = ("a", "an", "the", "another")
PLACES = ("above", "below", "under", "beyond", "near")
COMPARED = (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])


def add_bound(pieces: Pieces, units: Units, number: Number, draft: Draft) -> None:
    """Widens an amount by the words that bound it."""
    if (before := bound_before(pieces, units, draft.start)) is not None:
        bound, draft.start = before
        if draft.bound is None or bound != "about":
            draft.bound = bound
    for end in (draft.end, number.end):
        if draft.bound is None and (after := bound_after(pieces, units, end)) is not None:
            draft.bound, draft.end = after[0], max(draft.end, after[1])


def bound_before(pieces: Pieces, units: Units, start: int) -> tuple[Bound, int] | None:
    """The bound that ends right before an amount, but for an article, and where it starts."""
    for at in (start - 1, start - 2):
        if at < 0 or (at == start - 2 and pieces.words[start - 1] not in ARTICLES):
            return None
        for words, bound in units.before.get(pieces.words[at], ()):
            first = at - len(words) + 1
            if first >= 0 and tuple(pieces.words[first : at + 1]) == words and bounds_here(pieces, units, first, at):
                return bound, first
    return None


def bounds_here(pieces: Pieces, units: Units, first: int, last: int) -> bool:
    """Whether words that can bound an amount do, and are no preposition of place or part of a verb."""
    if first != last:
        opens = pieces.tokens[first]
        goes_up = pieces.words[first : last + 1] == ["up", "to"] and opens > 0
        return not (goes_up and pieces.doc[opens - 1].lemma_ in units.classes["adding"])
    word = pieces.words[last]
    token = pieces.doc[pieces.tokens[last]]
    if word == "over" and token.dep_ == "case" and spans_time(units, token.head.lemma_):
        return False  # "$3 billion over ten years"
    if word == "about" and token.pos_ == "ADP" and token.dep_ == "case" and token.i:
        before = token.nbor(-1)
        return before.pos_ not in ("NOUN", "PROPN", "ADJ", "PRON") and before.lemma_ not in units.classes["speaking"]
    return word not in PLACES or pieces.word(last + 1) not in ARTICLES


def spans_time(units: Units, word: str) -> bool:
    """Whether a word is a unit of time."""
    return any(measure.kind == "time" for _, measure in units.measures.get(word, ()))


def bound_after(pieces: Pieces, units: Units, end: int) -> tuple[Bound, int] | None:
    """The bound that stands right behind an amount or its number, and where it ends."""
    for words, bound in units.after.get(pieces.word(end), ()):
        if tuple(pieces.words[end : end + len(words)]) == words:
            return bound, end + len(words)
    return None


def merge(pieces: Pieces, drafts: list[Draft]) -> list[Draft]:
    """Amounts, with those that are the two ends of a range made one; the start of a change gets the unit of its end,
    and what an amount is set against ("up from 3,000") the unit of the vote.
    """
    merged: list[Draft] = []
    for draft in drafts:
        low = merged[-1] if merged else None
        if low is not None and draft.kind == "bare" and pieces.words[max(draft.start - 2, 0) : draft.start] in COMPARED:
            draft.unit, draft.kind = low.unit, low.kind
        if low is None or not linked(low, draft):
            merged.append(draft)
            continue
        if low.factor == 1 < draft.factor and low.value * draft.factor < draft.value:
            low.value *= draft.factor
        if low.value < draft.value and is_range(pieces, low, draft):
            widen(pieces, low, draft)
            continue
        if low.kind == "bare" and pieces.word(low.start - 1) == "from":
            low.unit, low.kind, low.noun = draft.unit, draft.kind, draft.noun
        merged.append(draft)
    return merged


def widen(pieces: Pieces, low: Draft, high: Draft) -> None:
    """Makes one amount the range from it to another."""
    low.high, low.end, low.unit, low.kind = high.value, high.end, high.unit, high.kind
    low.noun, low.joined = high.noun, high.joined
    if pieces.word(low.start - 1) in ("between", "from"):
        low.start -= 1


def linked(low: Draft, high: Draft) -> bool:
    """Whether two amounts, no ranges, stand side by side with one word between, and are of one thing."""
    single = low.high is None and high.high is None
    return single and high.start == low.end + 1 and (low.unit == high.unit or low.kind == "bare")


def is_range(pieces: Pieces, low: Draft, high: Draft) -> bool:
    """Whether the word between two amounts makes them a range."""
    link, before = pieces.words[low.end], pieces.word(low.start - 1)
    if link == "and":
        return before == "between"
    if link == "to":
        return before != "from" or pieces.word(low.start - 2) in RANGING
    return link == "-" or (link == "or" and high.value <= 3 * low.value and low.kind != "bare")
