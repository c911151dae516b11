"""Names: where the text names someone or something, and what each name can mean.

The lexicon's longest forms come first; the language model's names and runs of proper nouns add whom
the lexicon does not know. A form with several meanings is decided by its capitals, its part of speech,
the day, and by the states that the rest of the text speaks of.
"""

import calendar
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from whence.lexicon.actors import Actors
from whence.lexicon.entries import Entry, Noun, Sense
from whence.lexicon.forms import fits, pieces
from whence.reading.cast_words import Words

NO_NAME = frozenset("AUX PRON ADP DET CCONJ SCONJ PART PUNCT INTJ".split())
NO_NOUN = NO_NAME | frozenset(("VERB", "ADV"))
NO_PROPER_NAME = NO_NAME | frozenset("VERB ADV NUM".split())
CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)
OF_MODEL = {"PER": "person", "ORG": "organization", "LOC": "place"}
BY_SORT = ("state", "capital", "seat", "outlet", "organization", "place", "demonym", "adjective", "person")
BELONGING = ("state", "adjective", "capital", "place", "demonym", "seat")
SEPARATE = ("CCONJ", "PUNCT", "ADP")
JOINED = ("-", "–", ".")
NOMINAL = frozenset("nsubj obj iobj obl nmod root conj appos obl:agent nsubj:pass nmod:poss dislocated".split())


@dataclass(slots=True)
class Name:
    """A name in the text: tokens ``start`` to ``end`` (excluded), the token its phrase hangs by, what it means.

    ``sort`` is the lexicon's, or "unknown" for proper nouns that nothing is known of.
    """

    start: int
    end: int
    head: int
    sort: str
    text: str
    senses: tuple[Sense, ...] = ()
    entry: Entry | None = None

    @property
    def code(self) -> str | None:
        return self.entry.code if self.entry else None


@dataclass(slots=True)
class NounPhrase:
    """A sector noun in the text: tokens ``start`` to ``end`` (excluded), its head, the rows that it can be."""

    start: int
    end: int
    head: int
    nouns: tuple[Noun, ...]

    def of_sort(self, *sorts: str) -> Noun | None:
        return next((noun for noun in self.nouns if noun.sort in sorts), None)

    @property
    def noun(self) -> Noun | None:
        """The row that it is where it heads a phrase."""
        return next((noun for noun in self.nouns if noun.sort not in ("modifier", "title", "measure")), None)


@dataclass(slots=True)
class Names:
    """All names and sector nouns of a text, by the tokens that they cover, end at, and hang by."""

    at: list[Name | None]
    nouns_over: list[NounPhrase | None]
    found: list[Name] = field(default_factory=list)
    nouns_at: dict[int, NounPhrase] = field(default_factory=dict)

    def put(self, name: Name) -> None:
        self.found.append(name)
        for i in range(name.start, name.end):
            self.at[i] = name

    def drop(self, name: Name) -> None:
        self.found = [one for one in self.found if one is not name]
        for i in range(name.start, name.end):
            self.at[i] = None

    def put_noun(self, phrase: NounPhrase) -> None:
        self.nouns_at[phrase.head] = phrase
        for i in range(phrase.start, phrase.end):
            self.nouns_over[i] = phrase

    def noun_ending(self, end: int) -> NounPhrase | None:
        """The sector noun that ends before a token."""
        phrase = self.nouns_over[end - 1] if end > 0 else None
        return phrase if phrase and phrase.end == end else None

    def noun_starting(self, start: int) -> NounPhrase | None:
        """The sector noun that starts at a token."""
        phrase = self.nouns_over[start]
        return phrase if phrase and phrase.start == start else None


def find_names(words: Words, actors: Actors, day: date | None) -> Names:
    """The names and sector nouns of a text, in order."""
    names = Names([None] * len(words), [None] * len(words))
    parts = [(piece, i) for i, text in enumerate(words.text) for piece in pieces(text)]
    keys = [piece for piece, _ in parts]
    places = [i for _, i in parts]
    firsts = [j == 0 or places[j - 1] != i for j, i in enumerate(places)]
    skip = noun_skip = 0
    for j, key in enumerate(keys):
        if not firsts[j]:
            continue
        if j >= noun_skip and actors.starts_noun(key):
            noun_skip = put_nouns(words, actors, names, keys, places, j)
        if j >= skip and actors.starts(key):
            skip = put_senses(words, actors, names, keys, places, j)
    add_model_names(words, actors, names)
    add_proper_nouns(words, actors, names)
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
        if span is None or (length == 1 and words.pos[span[0]] in NO_NOUN):
            continue
        start, end = span
        names.put_noun(NounPhrase(start, end, noun_head(words, start, end), nouns))
        return j + length
    return j


def noun_head(words: Words, start: int, end: int) -> int:
    """The head of a noun of several words: the last before a preposition in it."""
    for i in range(start + 1, end):
        if words.pos[i] in ("ADP", "SCONJ"):
            return i - 1
    return end - 1


def put_senses(words: Words, actors: Actors, names: Names, keys: list[str], places: list[int], j: int) -> int:
    """Takes in the longest name at a piece that its capitals and part of speech allow; the piece to go on from."""
    for length, senses in actors.senses(keys, j):
        span = bounds(places, j, length)
        if span is None:
            if led_by(words, places[j], senses, length):
                names.put(Name(places[j], places[j] + 1, places[j], "adjective", words.text[places[j]], senses, senses[0].entry))
            continue
        start, end = span
        texts = words.text[start:end]
        usable = tuple(sense for sense in senses if fits(sense.form, texts) and sense_fits(words, sense, start, end))
        if usable:
            names.put(Name(start, end, span_head(words, start, end), "", words.span(start, end), usable))
            return j + length
    return j + 1


def led_by(words: Words, i: int, senses: tuple[Sense, ...], length: int) -> bool:
    """Whether a token like "U.S.-led" says whose the thing is."""
    return words.lower[i].endswith(("-led", "-run", "-based", "-controlled")) and senses[0].sort in BELONGING


def sense_fits(words: Words, sense: Sense, start: int, end: int) -> bool:
    """Whether a form of one word is, by its part of speech, a name at all."""
    if end - start > 1:
        return True
    pos = words.pos[start]
    if sense.sort in ("state", "adjective", "demonym", "capital", "organization") and not sense.short:
        return pos not in NO_NAME
    if words.lower[start] in CALENDAR and words.doc[start].ent_type_ != "PER":
        return False
    return pos not in NO_PROPER_NAME and (pos != "ADJ" or words.tag[start].startswith("NNP"))


def span_head(words: Words, start: int, end: int) -> int:
    """The token of a span that hangs by one outside it."""
    for i in range(start, end):
        if not start <= words.head[i] < end or words.head[i] == i:
            return i
    return end - 1


def add_model_names(words: Words, actors: Actors, names: Names) -> None:
    """Takes in the language model's names where the lexicon has none, or only a part of a longer one."""
    for entity in words.doc.ents:
        if entity.label_ not in OF_MODEL:
            continue
        start, end = without_titles(words, names, entity.start, entity.end)
        over = names.nouns_over[start] if start < end else None
        if end <= start or words.pos[start] in NO_NAME or (over and (entity.label_ != "PER" or over.end >= end)):
            continue
        known = list({id(n): n for n in names.at[start:end] if n}.values())
        if not known or outgrows(words, names, known, start, end, entity.label_):
            replace(words, names, known, start, end, OF_MODEL[entity.label_])


def replace(words: Words, names: Names, known: list[Name], start: int, end: int, sort: str) -> None:
    """Takes in a longer name for its parts. What its last part can mean as a person's name, it can mean."""
    for name in known:
        names.drop(name)
    senses: tuple[Sense, ...] = ()
    if known and sort == "person" and known[-1].end == end:
        senses = tuple(sense for sense in known[-1].senses if sense.sort == "person")
    names.put(Name(start, end, span_head(words, start, end), sort, words.span(start, end), senses))


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
        if words.text[end - 1].endswith(".") and len(words.text[end - 1]) > 1:
            break
        end -= 1
    return start, end


def outgrows(words: Words, names: Names, known: list[Name], start: int, end: int, label: str) -> bool:
    """Whether the model's name is a longer one, of which what the lexicon found is but a part."""
    if known[0].start < start or known[-1].end > end or (known[0].start == start and known[0].end == end):
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
            if words.dep[span_head(words, start, i)] in NOMINAL or i - start > 1:
                yield start, i
            start = None
        if inside and start is None:
            start = i


def in_run(words: Words, names: Names, i: int, going: bool) -> bool:
    if words.pos[i] != "PROPN":
        return going and words.text[i] in JOINED and words.pos[i + 1 : i + 2] == ["PROPN"] and names.at[i] is None
    name = names.at[i]
    if name is not None:
        return not name.sort and all(sense.sort == "person" and sense.short for sense in name.senses)
    return words.lower[i] not in CALENDAR and names.nouns_over[i] is None


def add_aliases(words: Words, actors: Actors, names: Names) -> None:
    """Lets short forms that the text itself makes mean whom they are short for.

    "Islamic Salvation Front (FIS) … FIS", "North Korea … the North", "the North and South Korea".
    """
    aliases: dict[str, Name] = {}
    for name in sorted(names.found, key=lambda one: one.start):
        unknown = not name.senses and name.sort != "person"
        if unknown and (senses := halved(words, actors, names, name)):
            name.sort, name.senses = "", senses
        elif unknown and name.text in aliases and (name.text.isupper() or words.lower[name.start - 1] == "the"):
            known = aliases[name.text]
            name.sort, name.senses, name.entry = known.sort, known.senses, known.entry
        if not unknown or name.sort == "organization":
            aliases.update((alias, name) for alias in aliases_of(words, name))


def aliases_of(words: Words, name: Name) -> list[str]:
    """What a name may be called after it: what stands in brackets, the first word of a state's, the ends of a body's."""
    found = []
    end = name.end
    if end + 2 < len(words) and words.text[end] == "(" and words.text[end + 2] == ")" and words.text[end + 1].isupper():
        found.append(words.text[end + 1])
    if end - name.start > 1 and (not name.senses or name.senses[0].sort in ("state", "organization")):
        found.append(words.text[name.start])
        if not name.senses or name.senses[0].sort == "organization":
            found.append(words.text[end - 1])
    return found


def halved(words: Words, actors: Actors, names: Names, name: Name) -> tuple[Sense, ...]:
    """What the first half of "North and South Korea" means."""
    after = name.end + 1
    if after >= len(words) or words.pos[name.end] != "CCONJ":
        return ()
    other = names.at[after]
    if other is None or other.start != after or other.end - other.start < 2 or not other.senses:
        return ()
    return actors.named(f"{name.text} {words.span(after + 1, other.end)}")


def decide(words: Words, names: Names, day: date | None) -> None:
    """Settles what each name means."""
    support = Counter(name.senses[0].code for name in names.found if len({s.code for s in name.senses}) == 1)
    persons = {s.entry.name for n in names.found for s in n.senses if s.sort == "person" and not s.short}
    for name in names.found:
        if name.sort or not name.senses:
            continue
        best = min(name.senses, key=lambda sense: sense_rank(words, name, sense, day, support, persons))
        name.sort, name.entry = best.sort, best.entry
        name.senses = tuple(sense for sense in name.senses if sense.sort == best.sort)


def sense_rank(
    words: Words, name: Name, sense: Sense, day: date | None, support: Counter[str | None], persons: set[str]
) -> tuple[bool, bool, int, int]:
    """How far a sense is from being meant: another form, another time, another sort, another state than the text's."""
    heads = words.pos[name.head] in ("NOUN", "PROPN") and words.dep[name.head] not in ("compound", "amod")
    order = BY_SORT.index(sense.sort)
    if sense.sort == "demonym" and not heads:
        order = len(BY_SORT)
    other = sense.sort == "person" and sense.short and sense.entry.name not in persons and len(name.senses) > 1
    known_short = sense.sort == "person" and sense.entry.name in persons
    return (other, not sense.entry.covers(day) and sense.sort != "person", 0 if known_short else order, -support[sense.code])
