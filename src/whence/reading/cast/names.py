"""Names: where the text names someone or something, and what each name can mean.

The lexicon's longest forms come first; the language model's names and runs of proper nouns add whom
the lexicon does not know. A form with several meanings is decided by its capitals, its part of speech,
the day, and by the states that the rest of the text speaks of.
"""

from collections import Counter
from datetime import date

from whence.lexicon.actors import Actors
from whence.lexicon.biases import Biases
from whence.lexicon.entries import Sense
from whence.lexicon.forms import fits, pieces
from whence.reading.cast.names_aliases import add_aliases
from whence.reading.cast.names_bodies import add_bodies, add_described
from whence.reading.cast.names_found import Name, Names, NounPhrase
from whence.reading.cast.names_model import BELONGING, CALENDAR, add_model_names, add_proper_nouns
from whence.reading.cast.words import Words

NO_NAME = frozenset(("AUX", "PRON", "ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ"))
NO_NOUN = NO_NAME | {"VERB", "ADV"}
NO_PROPER_NAME = NO_NAME | {"VERB", "ADV", "NUM"}
BY_SORT = ("state", "capital", "seat", "outlet", "organization", "place", "demonym", "adjective", "person")
WITHIN = ("in", "near", "outside", "around")
"""Prepositions of places, seldom of persons."""
FIRST = 3
"""How many times as much it counts for the first of several places of a name that the text speaks of its state."""
COMMON = ("state", "adjective", "demonym", "capital", "organization")
"""Sorts whose names are no common words."""


def find_names(words: Words, actors: Actors, biases: Biases, day: date | None) -> Names:
    """The names and sector nouns of a text, in order."""
    names = Names([None] * len(words), [None] * len(words))
    parts = [(piece, i) for i, text in enumerate(words.text) for piece in pieces(text)]
    keys = [piece for piece, _ in parts]
    places = [i for _, i in parts]
    firsts = [j == 0 or places[j - 1] != i for j, i in enumerate(places)]
    skip = noun_skip = 0
    starts, starts_noun = actors.starts, actors.starts_noun
    two = [f"{key} {after}" for key, after in zip(keys, [*keys[1:], ""], strict=False)]
    for j, key in enumerate(keys):
        if not firsts[j]:
            continue
        if j >= noun_skip and (key in starts_noun or two[j] in starts_noun):
            noun_skip = put_nouns(words, actors, names, keys, places, j)
        if j >= skip and (key in starts or two[j] in starts):
            skip = put_senses(words, actors, biases, names, keys, places, j)
    add_bodies(words, names)
    add_model_names(words, actors, names)
    add_proper_nouns(words, actors, names)
    add_described(words, names)
    add_aliases(words, actors, names)
    decide(words, names, day)
    names.found.sort(key=lambda name: name.start)
    return names


def bounds(places: list[int], j: int, length: int) -> tuple[int, int] | None:
    """The tokens that pieces cover, end excluded; None where they end inside a token."""
    last = places[j + length - 1]
    if j + length < len(places) and places[j + length] == last:
        return None
    return places[j], last + 1


def put_nouns(words: Words, actors: Actors, names: Names, keys: list[str], places: list[int], j: int) -> int:
    """Takes in the longest sector noun at a piece; the piece to go on from."""
    for length, nouns in actors.nouns(keys, j):
        span = bounds(places, j, length)
        if span is None or (length == 1 and words.pos[span[0]] in NO_NOUN and not mistagged(words, span[0])):
            continue
        start, end = span
        names.put_noun(NounPhrase(start, end, noun_head(words, start, end), nouns))
        return j + length
    return j


def mistagged(words: Words, i: int) -> bool:
    """Whether a noun is taken for a past tense ("spokeswoman"), which none of ours is written like."""
    return words.tag[i] in ("VBD", "VBN") and not words.lower[i].endswith("ed")


def noun_head(words: Words, start: int, end: int) -> int:
    """The head of a noun of several words: the last before a preposition in it."""
    for i in range(start + 1, end):
        if words.pos[i] in ("ADP", "SCONJ"):
            return i - 1
    return end - 1


def put_senses(
    words: Words, actors: Actors, biases: Biases, names: Names, keys: list[str], places: list[int], j: int
) -> int:
    """Takes in the longest name at a piece that its capitals and part of speech allow; the piece to go on from."""
    for length, senses in actors.senses(keys, j):
        span = bounds(places, j, length)
        if span is None:
            if joined(words.lower[places[j]], senses, biases):
                i = places[j]
                names.put(Name(i, i + 1, i, "adjective", words.text[i], senses, senses[0].entry))
            continue
        start, end = span
        if words.sentence[start] != words.sentence[end - 1]:
            continue
        texts = words.text[start:end]
        usable = [sense for sense in senses if fits(sense.form, texts) and sense_fits(words, sense, start, end)]
        if usable:
            senses = tuple({(sense.sort, sense.entry.row): sense for sense in usable}.values())
            names.put(Name(start, end, words.top(start, end), "", words.span(start, end), senses))
            return j + length
    return j + 1


def joined(text: str, senses: tuple[Sense, ...], biases: Biases) -> bool:
    """Whether a token like "U.S.-led" says whose a thing is."""
    return text.rpartition("-")[2] in biases.joint and senses[0].sort in BELONGING


def sense_fits(words: Words, sense: Sense, start: int, end: int) -> bool:
    """Whether a form of one word is, by its part of speech, a name at all.

    "The" and an adjective are no outlet before another capital ("The Independent Electoral Commission").
    """
    if end - start > 1:
        over = words.head[end - 1]
        amiss = sense.sort == "outlet" and words.lower[start] == "the" and words.dep[end - 1] == "amod"
        return not (amiss and over >= end and words.text[over][0].isupper())
    pos = words.pos[start]
    if sense.sort in COMMON:
        return pos not in NO_NAME
    if sense.short and words.lower[start - 1] in ("a", "an") and start:
        return False
    if words.lower[start] in CALENDAR and words.doc[start].ent_type_ != "PER":
        return False
    return pos not in NO_PROPER_NAME and (pos != "ADJ" or words.tag[start].startswith("NNP"))


def decide(words: Words, names: Names, day: date | None) -> None:
    """Settles what each name means."""
    support = Counter(name.senses[0].code for name in names.found if len({s.code for s in name.senses}) == 1)
    persons = {s.entry.name for n in names.found for s in n.senses if s.sort == "person" and not s.short}
    for name in names.found:
        if name.sort or not name.senses:
            continue
        if place_by_accident(words, name, persons, day):
            name.sort, name.senses = "place", ()
            continue
        beside = codes_after(words, names, name)
        best = min(name.senses, key=lambda sense: sense_rank(words, name, sense, day, support, persons, beside))
        name.sort, name.entry = best.sort, best.entry
        name.senses = tuple(sense for sense in name.senses if sense.sort == best.sort)


def place_by_accident(words: Words, name: Name, persons: set[str], day: date | None) -> bool:
    """Whether a place that the lexicon does not know has somebody's surname ("in Durham, N.C.")."""
    if name.end - name.start > 1 or any(s.sort != "person" or not s.short for s in name.senses):
        return False
    if any(s.entry.name in persons for s in name.senses):
        return False
    here = words.case(name.head) in WITHIN and words.lower[name.start - 1] in WITHIN
    held = any("GOV" in s.entry.at(day).sectors for s in name.senses)
    return here and (words.doc[name.start].ent_type_ == "LOC" or not held)


def codes_after(words: Words, names: Names, name: Name) -> frozenset[str | None]:
    """The states that a name after a comma can be of ("St. Petersburg, Russia")."""
    if words.text[name.end : name.end + 1] != [","] or name.end + 1 >= len(words):
        return frozenset()
    other = names.at[name.end + 1]
    if other is None or not all(sense.sort == "place" for sense in name.senses):
        return frozenset()
    return frozenset(sense.code for sense in other.senses if sense.sort in ("state", "place"))


def sense_rank(
    words: Words,
    name: Name,
    sense: Sense,
    day: date | None,
    support: Counter[str | None],
    persons: set[str],
    beside: frozenset[str | None],
) -> tuple[bool, bool, bool, bool, int, int]:
    """How far a sense is from being meant: a name the text does not give in full, another time, sort, or state."""
    person = sense.sort == "person"
    given = person and sense.entry.name in persons
    heads = words.pos[name.head] in ("NOUN", "PROPN") and words.dep[name.head] not in ("compound", "amod")
    order = len(BY_SORT) if sense.sort == "demonym" and not heads else BY_SORT.index(sense.sort)
    return (
        person and sense.short and not given and len(name.senses) > 1,
        bool(beside) and sense.code not in beside,
        sense.entry.kind == "company" and words.lower[name.start - 1] == "the",
        not person and not sense.entry.covers(day),
        0 if given else order,
        -support[sense.code] * (FIRST if sense is name.senses[0] else 1),
    )
