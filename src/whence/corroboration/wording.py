"""What a claim's words say beside its act, its parties and its number: the words that two claims must share."""

from collections.abc import Iterable
from functools import cache

from whence.corroboration.sightings import Sighting, words_in
from whence.lexicon.commonness import stem
from whence.lexicon.disputes import load_disputes

ALIKE = 0.5  # the part of the shorter claim's words that the other has where they say the same


def stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of words, an irregular verb's form as the verb («met», «meets»)."""
    verbs = load_disputes().verbs
    return frozenset(stem(verbs.get(word, word)) for word in words)


@cache
def called() -> frozenset[str]:
    """The stems of the words by which parties are called."""
    return stems(load_disputes().parties)


def said(one: Sighting) -> frozenset[str]:
    """The words of a claim as tables have them, with straight apostrophes."""
    return frozenset(word.replace("’", "'") for word in one.words)


def content(one: Sighting) -> frozenset[str]:
    """The stems of the words that tell what a claim is about, without those of its act, parties and number."""
    parties = [word for who in (*one.actors, *one.recipients) for word in words_in(f"{who.name or ''} {who.block}")]
    number = words_in(f"{one.amount or ''} {one.unit or ''} {one.measure or ''}")
    beside = stems([*words_in(one.act or ""), *parties, *number]) | called()
    return stems(word for word in said(one) - load_disputes().function if not word.isdigit()) - beside


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter set that the other has; 0 where one is empty."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
