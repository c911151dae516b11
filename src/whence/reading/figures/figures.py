"""Figures: the amounts of a report, with value, unit, bound and range, and what they are of.

Values are in base units (61.4 billion is 61.4e9). The unit is an ISO 4217 code, "percent" or another measure, or the
lemma of the noun counted; where only people can be meant ("killed 12"), "people". "Hundreds" and its like are "at
least" twice the word: hundreds 200, dozens 24, tens of thousands 20,000. "Nearly" and "almost" are "about".
"""

from collections.abc import Sequence

from whence.lexicon.units import Units
from whence.reading.figures.bare import are_others, befalls_people, stands
from whence.reading.figures.bounds import add_bound, merge
from whence.reading.figures.counts import counted, measured, votes
from whence.reading.figures.draft import Draft, of_number, top_of
from whence.reading.figures.money import Money
from whence.reading.figures.numbers import Number, Pieces, numbers
from whence.reading.figures.refusals import is_year, refused, small_and_known
from whence.reading.figures.subjects import describe
from whence.reading.found import Amount, Timed

PLAIN = (["one"], ["zero"], ["1"])
TELLING = 100  # below it, a number written into a compound ("a 15-member council") is a name rather than an amount
LENGTHENING = (
    "about", "some", "nearly", "almost", "just", "only", "more", "than", "less", "over", "at", "least", "around", "a",
)  # fmt: skip
ORDERED = ("first", "last", "next", "past", "previous", "ensuing", "following", "coming", "final")
PLACING = ("in", "within", "every", "before", "after", "per", "by", "since", "until", "each")


def figures(pieces: Pieces, units: Units, timed: Sequence[Timed]) -> list[Amount]:
    """The amounts of a parsed text, in its order. ``timed`` are its time expressions."""
    found = numbers(pieces)
    if not found:
        return []
    taken = {token: one for one in timed for token in one.tokens}
    money = Money(pieces, units)
    drafts = [draft for number in found.values() if (draft := draft_of(money, number, taken)) is not None]
    return [amount_of(pieces, units, draft) for draft in merge(pieces, drafts) if stands(pieces, units, draft)]


def draft_of(money: Money, number: Number, taken: dict[int, Timed]) -> Draft | None:
    """The amount that a number makes, bounded; None where it is no figure."""
    pieces, units = money.pieces, money.units
    if number.value is None:
        return None
    draft = votes(pieces, units, number)
    if draft is None and refused(pieces, number, units):
        return None
    draft = draft or unit_of(money, number)
    if draft.kind == "uncounted" and are_others(pieces, units, draft):
        draft.kind, draft.unit = "count", "people"
    if draft.kind == "uncounted" or not apart_from_times(pieces, number, draft, taken):
        return None
    if says_nothing(pieces, units, number, draft):
        return None
    if number.many:
        draft.bound = "at least"
    add_bound(pieces, units, number, draft)
    return draft


def unit_of(money: Money, number: Number) -> Draft:
    """The amount that a number makes with what stands beside it."""
    pieces, units = money.pieces, money.units
    return (
        money.find(number)
        or measured(pieces, units, number)
        or counted(pieces, units, number)
        or of_number(number, "bare", None, number.end)
    )


def says_nothing(pieces: Pieces, units: Units, number: Number, draft: Draft) -> bool:
    """Whether a number is no amount worth telling: "one day", "the two leaders", "a 15-member council"."""
    plain = pieces.words[number.start : number.end] in PLAIN
    if draft.kind == "time":
        return plain
    if draft.kind not in ("count", "bare"):
        return False
    if is_year(pieces, number) or small_and_known(pieces, number):
        return True
    if (number.value or 0) < (TELLING if draft.joined else 1) and (draft.joined or not number.digits):
        return True
    return plain and not befalls_people(pieces, units, draft)


def apart_from_times(pieces: Pieces, number: Number, draft: Draft, taken: dict[int, Timed]) -> bool:
    """Whether a number is part of no date or hour; a length of time ("70 years") is a figure."""
    first, last = pieces.tokens[number.start], pieces.tokens[number.end - 1]
    over = next((taken[token] for token in range(first, last + 1) if token in taken), None)
    if over is None:
        return True
    if draft.kind != "time" or over.start is not None or over.end is not None:
        return False
    if over.tokens[-1] != pieces.tokens[draft.end - 1] or pieces.word(number.start - 1) in ORDERED:
        return False
    outside = [pieces.doc[token].lower_ for token in over.tokens if token < first]
    return all(word in LENGTHENING for word in outside) and pieces.word(draft.start - 1) not in PLACING


def amount_of(pieces: Pieces, units: Units, draft: Draft) -> Amount:
    """The finished amount."""
    head = top_of(pieces, draft)
    subject, measure = describe(draft, head, units)
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
