"""Names that the lexicon does not know: the language model's, and runs of proper nouns."""

import calendar
from collections.abc import Iterator

from whence.lexicon.actors import Actors
from whence.lexicon.entries import Sense
from whence.reading.cast.names_found import Name, Names
from whence.reading.cast.words import Words

CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)
OF_MODEL = {"PER": "person", "ORG": "organization", "LOC": "place"}
BELONGING = ("state", "adjective", "capital", "place", "demonym", "seat")
"""Sorts of names that, inside a longer name, say whose it is."""
SHORTEST = 3
SEPARATE = ("CCONJ", "PUNCT", "ADP")
JOINED = ("-", "–", ".")
NOMINAL = frozenset(
    ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "root", "conj", "appos")
)


def add_model_names(words: Words, actors: Actors, names: Names) -> None:
    """Takes in the language model's names where the lexicon has none, or only a part of a longer one."""
    for entity in words.doc.ents:
        if entity.label_ not in OF_MODEL:
            continue
        start, end = without_titles(words, names, entity.start, entity.end)
        while entity.label_ == "PER" and end + 1 < len(words) and joint(words, end) and names.at[end + 1] is None:
            end += 2
        if end <= start or no_name(words, start, end) or described(names, start, end, entity.label_):
            continue
        known = list({id(n): n for n in names.at[start:end] if n}.values())
        if not known or outgrows(words, names, known, start, end, entity.label_):
            replace(words, names, known, start, end, OF_MODEL[entity.label_])


def described(names: Names, start: int, end: int, label: str) -> bool:
    """Whether what the model takes for a name is a common noun of ours ("Administration")."""
    over = names.nouns_over[start]
    return over is not None and (label != "PER" or over.end >= end)


def no_name(words: Words, start: int, end: int) -> bool:
    """Whether what the model takes for a name is a day, or has no word in it ("R-S.C.")."""
    if words.pos[start] in ("ADP", "DET") or any(words.lower[i] in CALENDAR for i in range(start, end)):
        return True
    return not any(len(text) >= SHORTEST and text.isalpha() for text in words.text[start:end])


def replace(words: Words, names: Names, known: list[Name], start: int, end: int, sort: str) -> None:
    """Takes in a longer name for its parts. What its last part can mean as a person's name, it can mean."""
    for name in known:
        names.drop(name)
    senses: tuple[Sense, ...] = ()
    if known and sort == "person" and known[-1].end == end:
        senses = tuple(sense for sense in known[-1].senses if sense.sort == "person")
    names.put(Name(start, end, words.top(start, end), sort, words.span(start, end), senses))


def without_titles(words: Words, names: Names, start: int, end: int) -> tuple[int, int]:
    """A name's span without titles before it, punctuation around it and a genitive after it."""
    while start < end:
        title = names.noun_starting(start)
        if title and title.end < end and title.of_sort("title", "person"):
            start = title.end
        elif not words.text[start][0].isalnum() or words.lower[start] == "the":
            start += 1
        else:
            break
    while start < end and (words.genitive(end - 1) or not words.text[end - 1][-1].isalnum()):
        if len(words.text[end - 1]) > 1 and words.text[end - 1][-1] == ".":
            break
        end -= 1
    return start, end


def outgrows(words: Words, names: Names, known: list[Name], start: int, end: int, label: str) -> bool:
    """Whether the model's name is a longer one, of which what the lexicon found is but a part."""
    first, last = known[0], known[-1]
    if first.phrase or first.start < start or last.end > end or (first.start == start and first.end == end):
        return False
    if any(words.genitive(i) or (words.pos[i] in SEPARATE and words.text[i] not in JOINED) for i in range(start, end)):
        return False
    if label == "PER":
        return all(partial(name) for name in known) and words.tag[end - 1].startswith("NNP")
    if label == "LOC" or len(known) > 1 or not all(sense.sort in BELONGING for sense in known[0].senses):
        return False
    tail = names.noun_ending(end)
    return not (tail and tail.start <= known[0].end)


def partial(name: Name) -> bool:
    """Whether a name of one word may be a part of some person's."""
    return name.end - name.start == 1 and all(sense.short or sense.sort in BELONGING for sense in name.senses)


def add_proper_nouns(words: Words, actors: Actors, names: Names) -> None:
    """Takes in runs of proper nouns that nobody knows: persons where a title or given name leads, else unknown."""
    for start, end in proper_runs(words, names):
        known = list({id(n): n for n in names.at[start:end] if n}.values())
        before = names.noun_ending(start)
        titled = before is not None and before.of_sort("person", "title") is not None
        person = end - start > 1 and (known or words.lower[start] in actors.given_names)
        if titled and words.tag[start].startswith("NNP") and words.sentence[start - 1] == words.sentence[start]:
            person = True
        if not known or (person and end - start > known[0].end - known[0].start):
            replace(words, names, known, start, end, "person" if person else "unknown")


def proper_runs(words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that are no name yet, but may be surnames, and no title, day or month."""
    start = None
    for i in range(len(words) + 1):
        inside = i < len(words) and in_run(words, names, i, start is not None)
        if start is not None and (not inside or words.starts[words.sentence[i]] == i):
            if words.dep[words.top(start, i)] in NOMINAL or i - start > 1:
                yield start, i
            start = None
        if inside and start is None:
            start = i


def joint(words: Words, i: int) -> bool:
    """Whether a mark joins two parts of a name ("Sung-hwan")."""
    if words.text[i] not in JOINED or words.pos[i + 1 : i + 2] != ["PROPN"] or not i:
        return False
    return words.offset[i - 1] + len(words.text[i - 1]) == words.offset[i] == words.offset[i + 1] - 1


def in_run(words: Words, names: Names, i: int, going: bool) -> bool:
    if words.pos[i] != "PROPN":
        return going and names.at[i] is None and joint(words, i)
    name = names.at[i]
    if name is not None:
        return not name.sort and all(sense.sort == "person" and sense.short for sense in name.senses)
    return words.lower[i] not in CALENDAR and names.nouns_over[i] is None
