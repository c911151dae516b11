"""Figures: the amounts of a report, with value, unit, bound and range, and what they are of.

Values are in base units (79.3 billion is 79.3e9). The unit is an ISO 4217 code, "percent" or another measure, or the
lemma of the noun counted; where only people can be meant ("killed 12"), "people". "Hundreds" and its like are "at
least" twice the word: hundreds 200, dozens 24, tens of thousands 20,000.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from whence.lexicon.units import Units
from whence.reading.figures_bounds import bound_after, bound_before, merge
from whence.reading.figures_refusals import a_year, refused, small_and_known
from whence.reading.figures_subjects import describe
from whence.reading.figures_units import Draft, UnitFinder
from whence.reading.found import Amount, Timed
from whence.reading.numbers import Number, Pieces, numbers, split
from whence.reading.times import times

YEARS = range(1500, 2101)
GOVERNED = ("nsubj", "nsubj:pass", "obj")
LENGTHENING = ("about", "some", "nearly", "almost", "just", "only", "more", "than", "less", "over", "at", "least", "around", "a")
ORDERED = ("first", "last", "next", "past", "previous", "ensuing", "following", "coming", "final")
AGO = ("in", "within", "every", "before", "after", "per", "by", "since", "until", "each")


def figures(doc: Doc, units: Units, timed: Sequence[Timed] | None = None) -> list[Amount]:
    """The amounts of a parsed text, in its order. ``timed`` are its time expressions, found anew where None."""
    pieces = split(doc)
    found = numbers(pieces)
    if not found:
        return []
    taken = times_taken(times(doc, None) if timed is None else timed)
    finder = UnitFinder(pieces, units)
    drafts = [draft for number in found.values() if (draft := draft_of(finder, number, taken)) is not None]
    return [
        amount_of(doc, pieces, units, draft) for draft in merge(pieces, drafts) if stands(doc, pieces, units, draft)
    ]


def times_taken(timed: Sequence[Timed]) -> dict[int, Timed]:
    """The time expression that each token belongs to."""
    return {token: expression for expression in timed for token in expression.tokens}


def draft_of(finder: UnitFinder, number: Number, taken: dict[int, Timed]) -> Draft | None:
    """The amount that a number makes, bounded; None where it is no figure."""
    pieces, units = finder.pieces, finder.units
    if number.value is None:
        return None
    draft = finder.votes(number)
    if draft is None and refused(pieces, number, units):
        return None
    draft = draft or finder.draft(number)
    if draft is None or draft.kind == "uncounted" or not apart_from_times(pieces, number, draft, taken):
        return None
    if draft.kind in ("count", "bare") and a_year(pieces, number):
        return None
    plain = pieces.words[number.start : number.end] in (["one"], ["zero"], ["1"])
    if (plain and draft.kind == "time") or (number.value < 1 and not number.digits and draft.kind in ("count", "bare")):
        return None
    if draft.kind in ("count", "bare") and (small_and_known(pieces, number) or (plain and not tells_of_people(pieces, units, draft))):
        return None
    draft.factor = number.factor
    if number.many:
        draft.bound = "at least"
    add_bound(pieces, units, number, draft)
    if plain and draft.kind == "bare" and draft.bound is None:
        draft.value = number.value
    return draft


def tells_of_people(pieces: Pieces, units: Units, draft: Draft) -> bool:
    """Whether what is told of an amount happens to people: then even one counts ("one soldier was killed")."""
    head = top_of(pieces.doc, pieces, draft)
    people = units.classes["people"]
    return (head.dep_ in GOVERNED and head.head.lemma_ in people) or any(child.lemma_ in people for child in head.rights)


def apart_from_times(pieces: Pieces, number: Number, draft: Draft, taken: dict[int, Timed]) -> bool:
    """Whether a number is part of no date or hour; a length of time ("60 years") is a figure."""
    first, last = pieces.tokens[number.start], pieces.tokens[number.end - 1]
    over = next((taken[token] for token in range(first, last + 1) if token in taken), None)
    if over is None:
        return draft.kind != "time" or pieces.word(draft.end) not in ("ago", "later", "earlier")
    if pieces.doc[first - 1].lower_ in ORDERED:
        return False
    inside = all(pieces.doc[token].lower_ in LENGTHENING for token in over.tokens if token < first) and over.tokens[-1] == pieces.tokens[draft.end - 1]
    return draft.kind == "time" and inside and over.start is None and over.end is None and (
        pieces.word(draft.start - 1) not in AGO)


def add_bound(pieces: Pieces, units: Units, number: Number, draft: Draft) -> None:
    """Widens an amount by the words that bound it."""
    if (before := bound_before(pieces, units, draft.start)) is not None:
        bound, draft.start = before
        draft.bound = bound if draft.bound is None or bound != "about" else draft.bound
    for end in (draft.end, number.end):
        if draft.bound is None and (after := bound_after(pieces, units, end)) is not None:
            draft.bound, draft.end = after[0], max(draft.end, after[1])


def stands(doc: Doc, pieces: Pieces, units: Units, draft: Draft) -> bool:
    """Whether an amount says enough: a bare number must count people by what is told of it, or be bounded."""
    if draft.kind != "bare":
        return True
    head = top_of(doc, pieces, draft)
    if counts_people(doc, pieces, units, draft, head):
        draft.unit = "people"
        return True
    if draft.value in YEARS and draft.high is None and pieces.words[draft.end - 1].isdigit():
        return False
    if in_a_total(head, units):
        return True
    governed = head.dep_ in GOVERNED and draft.value >= 100 and pieces.words[draft.end - 1][:1].isdigit()
    if draft.bound is None:
        return governed and pieces.word(draft.start - 1) not in ("the", "this", "that", "no", "number")
    an_age = draft.value < 120 and pieces.words[draft.start] in ("under", "over", "above", "below", "beyond", "around")
    return draft.value >= 10 and not an_age


def in_a_total(head: Token, units: Units) -> bool:
    """Whether a number is what a total comes to ("the toll rose to 45", "a total of 300")."""
    totals = units.classes["total"]
    node = head.head
    if node.lemma_.lower() in totals:
        return True
    return any(child.dep_ in GOVERNED and child.lemma_.lower() in totals for child in node.children if child.i != head.i)


def counts_people(doc: Doc, pieces: Pieces, units: Units, draft: Draft, head: Token) -> bool:
    """Whether a bare number counts people: "killed 12", "12 dead", "dozens more were wounded"."""
    people = units.classes["people"]
    at = draft.end
    while pieces.word(at) in ("more", "others", "other"):
        at += 1
    if at < len(pieces):
        token = doc[pieces.tokens[at]]
        after = token.lemma_.lower() if token.lemma_.lower() in people else token.lower_
        if after in people and token.tag_ in ("VBN", "JJ", "VBD", "NN", "NNS"):
            draft.measure, draft.end = after, at + 1 if token.tag_ != "VBD" else draft.end
            return True
    governor = head.head
    if head.dep_ in GOVERNED and governor.lemma_ in people and governor.pos_ == "VERB":
        draft.measure = governor.lemma_
        return not (governor.lemma_ == "free" and draft.bound is None)
    return False


def top_of(doc: Doc, pieces: Pieces, draft: Draft) -> Token:
    """The token of an amount that hangs by a token outside it."""
    first, last = pieces.tokens[draft.start], pieces.tokens[draft.end - 1]
    start = draft.noun if draft.noun is not None and first <= draft.noun <= last else pieces.tokens[draft.end - 1]
    token = doc[start]
    while first <= token.head.i <= last and token.head.i != token.i:
        token = token.head
    return token


def amount_of(doc: Doc, pieces: Pieces, units: Units, draft: Draft) -> Amount:
    """The finished amount."""
    head = top_of(doc, pieces, draft)
    subject, measure = describe(doc, draft, head, units)
    return Amount(
        tokens=pieces.span(draft.start, draft.end),
        head=head.i,
        value=draft.value,
        high=draft.high,
        unit=draft.unit,
        bound=draft.bound,
        subject=subject,
        measure=measure,
    )


def spans_of(amounts: Sequence[Amount]) -> Iterator[tuple[int, ...]]:
    """Where amounts stand."""
    return (amount.tokens for amount in amounts)
