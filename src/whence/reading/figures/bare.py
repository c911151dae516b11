"""Numbers that name nothing they count: those that count people by what is told of them, those that are totals."""

from spacy.tokens import Token

from whence.lexicon.units import Units
from whence.reading.figures.draft import Draft, top_of
from whence.reading.figures.numbers import Pieces

GOVERNED = ("nsubj", "nsubj:pass", "obj")
TOLD = ("VBN", "JJ", "VBD", "NN", "NNS")
YEARS = range(1500, 2101)
OLDEST = 120
SMALLEST, SMALLEST_ALONE = 10, 100
POINTING = ("the", "this", "that", "no", "number")
OTHERS = ("more", "others", "other")
SIDES = ("under", "over", "above", "below", "beyond", "around")


def stands(pieces: Pieces, units: Units, draft: Draft) -> bool:
    """Whether an amount says enough. A bare number must count people, be a total, or be bounded; where it counts people
    by what is told of it ("killed 12"), it is given that unit.
    """
    if draft.kind != "bare":
        return True
    head = top_of(pieces, draft)
    if counts_people(pieces, units, draft, head):
        draft.unit = "people"
        return True
    digits = pieces.words[draft.end - 1]
    if draft.value in YEARS and draft.high is None and digits.isdigit():
        return False
    if in_a_total(head, units):
        return True
    if draft.bound is None:
        large = draft.value >= SMALLEST_ALONE and digits[0].isdigit()
        return large and head.dep_ in GOVERNED and pieces.word(draft.start - 1) not in POINTING
    an_age = draft.value < OLDEST and pieces.words[draft.start] in SIDES
    return draft.value >= SMALLEST and not an_age


def in_a_total(head: Token, units: Units) -> bool:
    """Whether a number is what a total comes to ("the toll rose to 45", "a total of 300")."""
    totals = units.classes["total"]
    node = head.head
    if node.lemma_.lower() in totals:
        return True
    return any(
        child.dep_ in GOVERNED and child.i != head.i and child.lemma_.lower() in totals for child in node.children
    )


def counts_people(pieces: Pieces, units: Units, draft: Draft, head: Token) -> bool:
    """Whether a bare number counts people: "killed 12", "12 dead", "dozens more were wounded".

    What is told of them becomes the draft's measure.
    """
    people = units.classes["people"]
    at = draft.end
    while pieces.word(at) in OTHERS:
        at += 1
    if at < len(pieces):
        token = pieces.doc[pieces.tokens[at]]
        told = next((word for word in (token.lemma_.lower(), token.lower_) if word in people), None)
        if told is not None and token.tag_ in TOLD:
            draft.measure = told
            draft.end = draft.end if token.tag_ == "VBD" else at + 1
            return True
    if head.dep_ in GOVERNED and head.head.pos_ == "VERB" and head.head.lemma_ in people:
        draft.measure = head.head.lemma_
        return True
    return False


def are_others(pieces: Pieces, units: Units, draft: Draft) -> bool:
    """Whether "16 others" are people, by what befalls them."""
    if draft.noun is None or pieces.doc[draft.noun].lower_ != "others":
        return False
    return befalls_people(pieces, units, draft)


def befalls_people(pieces: Pieces, units: Units, draft: Draft) -> bool:
    """Whether what is told of an amount happens to people: then even one counts ("one soldier was killed")."""
    head = top_of(pieces, draft)
    people = units.classes["people"]
    governed = head.dep_ in GOVERNED and head.head.lemma_ in people
    return governed or any(child.lemma_ in people for child in head.rights)
