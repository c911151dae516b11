"""Which figures cannot both be right: amounts as intervals, with their bounds and roundings."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from whence.corroboration.agreement import agree, one_time
from whence.corroboration.denials import SETTLED
from whence.corroboration.sightings import Sighting, words_in
from whence.corroboration.wording import content, stems
from whence.corroboration.words import WORD
from whence.lexicon.disputes import load_disputes
from whence.lexicon.units import number_words

ABOUT = 0.2  # how far, of it, an amount may lie from one that is told as «about»
ROUND = 0.1  # how far at most, of it, from one that is round
EXACT = 100  # counts below are told exactly
GROWING = 4  # days between reports in which a count that grows is held to be one count
BESIDE = 2  # words beside an amount that tell whether it is a part


class Interval(msgspec.Struct, frozen=True):
    """All that an amount allows, both ends included."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """Whether one amount can be both."""
        return self.low <= other.high and other.low <= self.high


def interval(figure: Sighting) -> Interval:
    """What a figure allows; one without a number allows all."""
    if figure.value is None:
        return Interval(-math.inf, math.inf)
    low, high = figure.value, figure.value if figure.high is None else figure.high
    slack = ABOUT * abs(high) if figure.bound == "about" else rounding(high, figure.unit)
    if figure.bound == "at least":
        return Interval(low - slack, math.inf)
    if figure.bound == "at most":
        return Interval(-math.inf, high + slack)
    return Interval(low - slack, high + slack)


def rounding(value: float, unit: str | None) -> float:
    """How far what a number stands for may lie from it: half of its last place («1.2 billion»), at most a tenth."""
    if value != int(value):
        return 0.5 * math.pow(10, -len(f"{value:.6f}".rstrip("0").split(".")[1]))
    if abs(value) < EXACT:
        return 0.5 if unit == "percent" else 0.0
    digits = str(abs(int(value)))
    return min(0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0"))), ROUND * abs(value))


def unlike_figures(one: Sighting, other: Sighting, acts: Mapping[str, Sighting]) -> bool:
    """Whether two figures are of one thing and cannot both be right. ``acts`` are the events that they are told with,
    by id: of these the actors must go together."""
    act, another = acts.get(one.of or ""), acts.get(other.of or "")
    if act is None or another is None or (act.actors and another.actors and not agree(act.actors, another.actors)):
        return False
    if not (whole(one) and whole(other)) or counted([one]) != counted([other]) or subject(one) != subject(other):
        return False
    if not one_time(one, other) or interval(one).meets(interval(other)) or outgrown(one, other):
        return False
    return same_base(one, other) and not content(one).isdisjoint(content(other))


def whole(one: Sighting) -> bool:
    """Whether a figure is told as so, and is not of a part, nor comes on top of another."""
    if one.status not in SETTLED or one.polarity == "negative" or one.amount is None or worded(one.amount):
        return False
    before, amount, after = one.text.lower().partition(one.amount.lower())
    beside = [
        *WORD.findall(before)[-BESIDE:],
        *WORD.findall(after)[:BESIDE],
        *words_in(f"{amount} {one.subject or ''}"),
    ]
    return bool(amount) and load_disputes().partial.isdisjoint(beside)


def worded(amount: str) -> bool:
    """Whether an amount is told in words that are no number («dozens»)."""
    return not number_words().many.keys().isdisjoint(words_in(amount))


def same_base(one: Sighting, other: Sighting) -> bool:
    """Whether two percentages can be of one thing: neither tells a change, and not each stands beside other numbers."""
    if one.unit != "percent":
        return True
    mine, yours = (
        {word for word in each.words - words_in(each.amount or "") if word.isdigit()} for each in (one, other)
    )
    changing = "from" in one.words | other.words
    return not changing and (not mine or not yours or not mine.isdisjoint(yours))


def subject(one: Sighting) -> frozenset[str]:
    """What a figure counts, beside its unit; the nouns for people in general tell nothing."""
    table = load_disputes()
    told = [word for word in words_in(one.subject or "") - table.function if table.counted.get(word) != "people"]
    return stems(told) - stems(words_in(one.unit or ""))


def outgrown(one: Sighting, other: Sighting) -> bool:
    """Whether a count that was told later, and is higher, may have grown to it since the other was told."""
    if one.published is None or other.published is None:
        return False
    days = (other.published - one.published).days
    earlier, later = (one, other) if days > 0 else (other, one)
    return abs(days) > GROWING and interval(later).low > interval(earlier).high


def counted(members: Sequence[Sighting]) -> str:
    """What figures are of: a noun or currency, and what is told of it («people killed»)."""
    one, table = members[0], load_disputes()
    unit, measure = one.unit or "", one.measure or ""
    return f"{table.counted.get(unit, unit)} {table.measures.get(measure, measure)}".strip()


def amount_of(one: Sighting) -> str:
    """An amount in few words («at least 12 killed»)."""
    measure = one.measure or ""
    number = f"{one.value:,.10g}" + (f" to {one.high:,.10g}" if one.high is not None else "")
    return " ".join(filter(None, (one.bound, number, load_disputes().measures.get(measure, measure))))
