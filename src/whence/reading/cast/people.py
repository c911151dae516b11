"""People: which names in a text name the same person, and which person of the lexicon that is.

A person is named in full once and by surname from then on; a surname that the report gives no full name
for is whoever of that name was in office on the day; one that is a letter or two from a name of the
report is that name, misspelt.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from whence.lexicon.actors import Actors
from whence.lexicon.entries import Entry, Sense
from whence.lexicon.forms import PARTICLES, near, pieces
from whence.lexicon.short_names import same_given
from whence.reading.cast.names_found import Name, Names

SHORT_WORD = 5
LONG_WORD = 8
"""From how many letters on a word may be misspelt by one letter, and by two."""
NOM_DE_GUERRE = frozenset(("abu", "ibn"))
"""Particles that with one word make a whole name ("Abu Karim")."""
FAR = 2
"""How many times as often as the next someone is named who is meant by a surname that they share."""
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
HEADS_OF_STATE = ("president", "prime minister", "premier", "chancellor", "king", "supreme leader", "leader")


@dataclass(slots=True, eq=False)
class Person:
    """Someone whom the text names. ``name`` is the fullest name that it gives, else the lexicon's."""

    name: str
    words: tuple[str, ...]
    entry: Entry | None = None
    gender: str | None = None
    names: list[Name] = field(default_factory=list)

    @property
    def surname(self) -> str:
        return self.words[-1]


@dataclass(slots=True)
class People:
    """The persons of a text, by each name that names them; those a name could mean where it is not settled."""

    all: list[Person] = field(default_factory=list)
    of_name: dict[int, Person] = field(default_factory=dict)
    unsettled: dict[int, list[Person]] = field(default_factory=dict)

    def of(self, name: Name) -> Person | None:
        return self.of_name.get(name.start)


def find_people(names: Names, actors: Actors, day: date | None, known: Iterable[Person] = ()) -> People:
    """Who is named; ``known`` are persons of a text that goes with this one (the body, for its title)."""
    people = People([Person(one.name, one.words, one.entry, one.gender) for one in known])
    persons = [name for name in names.found if name.sort == "person"]
    for name in persons:
        if len(name_words(name.text)) > 1:
            add_full(people, name, actors, day)
    persons += surnames_mistaken(names, people)
    for name in persons:
        if name.start not in people.of_name:
            add_short(names, people, name, actors, day)
    mend_unknown(names, people)
    for person in people.all:
        person.gender = person.gender or titled_gender(names, person)
    return people


def surnames_mistaken(names: Names, people: People) -> list[Name]:
    """Names that the lexicon does not know and the language model took for a place or a body, though the report
    gives them as somebody's surname."""
    surnames = {person.surname for person in people.all}
    found = []
    for name in names.found:
        unknown = name.sort in ("place", "organization") and not name.senses
        if unknown and name.text.lower() in surnames:
            name.sort = "person"
            found.append(name)
    return found


def name_words(text: str) -> tuple[str, ...]:
    """A name's words in small letters, without initials' points, particles, and what follows it ("Jr.")."""
    parts = pieces(text)
    kept = tuple(part for part in parts if part not in SUFFIXES and part not in PARTICLES - NOM_DE_GUERRE)
    return kept or parts


def add_full(people: People, name: Name, actors: Actors, day: date | None) -> None:
    """Takes in a name of several words: a person met before, or a new one."""
    words = name_words(name.text)
    entry = entry_for(name, words, day)
    person = next((one for one in people.all if same_entry(one, entry) or same_name(one.words, words)), None)
    if person is None and len(met := [one for one in people.all if called(one, words, entry, actors)]) == 1:
        person = met[0]
    if person is None:
        person = Person(proper(name, entry, actors), words, entry, actors.given_names.get(words[0]) or None)
        people.all.append(person)
    elif len(words) > len(person.words):
        person.name, person.words = proper(name, entry, actors), words
    person.entry = person.entry or entry
    people.of_name[name.start] = person
    person.names.append(name)


def proper(name: Name, entry: Entry | None, actors: Actors) -> str:
    """A full name as the report writes it, but for titles, capitals throughout, another order and broken lines."""
    words = name.text.split()
    if entry is not None and pieces(entry.name) == pieces(name.text):
        return entry.name
    if entry is not None and is_called(words, entry):
        return entry.name
    if entry is not None:
        own = pieces(entry.name)
        while len(words) > 1 and titled(words[0], actors) and pieces(words[0])[0] not in own:
            words = words[1:]
        if len(words) == 1 or sorted(pieces(entry.name)) == sorted(pieces(" ".join(words))):
            return entry.name
    text = " ".join(words)
    return text.title() if text.isupper() and len(text) > SHORT_WORD else text


def is_called(words: list[str], entry: Entry) -> bool:
    """Whether a name is the lexicon's but for a short or long form of the given name and for initials: «James N.
    Mattis» is «Jim Mattis»."""
    name, known = name_words(" ".join(words)), name_words(entry.name)
    middle = {word for word in (*name[1:-1], *known[1:-1]) if len(word) > 1}
    return name[-1] == known[-1] and not middle and same_given(name[0], known[0])


def titled(word: str, actors: Actors) -> bool:
    """Whether a word is a title."""
    parts = pieces(word)
    found = next(actors.nouns(parts, 0), None) if parts else None
    return found is not None and found[0] == len(parts) and any(one.sort in ("title", "person") for one in found[1])


def same_entry(person: Person, entry: Entry | None) -> bool:
    return entry is not None and person.entry is entry


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: one surname, and first names that do not differ."""
    if one[-1] != other[-1]:
        return one == other
    first, second = one[:-1], other[:-1]
    if not first or not second:
        return True
    shorter, longer = sorted((first, second), key=len)
    return all(any(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for b in longer) for a in shorter)


def called(person: Person, words: tuple[str, ...], entry: Entry | None, actors: Actors) -> bool:
    """Whether a full name is a person's by another form of his given name («James Mattis», «Jim Mattis»); not where the
    lexicon knows two, or the names are a man's and a woman's."""
    if len(person.words) < 2 or person.surname != words[-1] or (person.entry and entry):
        return False
    genders = {person.gender, actors.given_names.get(words[0])} & {"m", "f"}
    return same_given(person.words[0], words[0]) and len(genders) < 2


def entry_for(name: Name, words: tuple[str, ...], day: date | None) -> Entry | None:
    """The lexicon's person whom a full name means: by the whole name, or by the surname and a misspelt first name."""
    if name.entry is not None and name.sort == "person" and not all(sense.short for sense in name.senses):
        return best_entry([sense for sense in name.senses if not sense.short], day)
    close = [s for s in name.senses if s.sort == "person" and first_names_near(pieces(s.entry.name), words)]
    return best_entry(close, day) if close else None


def first_names_near(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the first names are the same but for a letter, or one is short for the other."""
    return known[-1] == words[-1] and any(same_given(words[0], one) or misspelt(words[0], one) for one in known[:-1])


def best_entry(senses: list[Sense], day: date | None, title: str = "") -> Entry | None:
    """The person meant by a name that several bear: of the title before it, in office, a head of state first."""
    entries = list({sense.entry.name: sense.entry for sense in senses}.values())
    for wanted in (
        lambda entry: bool(title) and any(title in (term.role or "") for term in entry.terms),
        lambda entry: entry.covers(day),
        lambda entry: any((term.role or "").startswith(HEADS_OF_STATE) for term in entry.terms),
    ):
        entries = [entry for entry in entries if wanted(entry)] or entries
    return entries[0] if len(entries) == 1 else None


def add_short(names: Names, people: People, name: Name, actors: Actors, day: date | None) -> None:
    """Takes in a name of one word: of a person that the report names in full, of the lexicon, misspelt, or new."""
    word = name_words(name.text)[-1]
    gender = address(names, name)
    met = [one for one in people.all if one.surname == word] or [one for one in people.all if led_by(one, word)]
    met = [one for one in met if not gender or one.gender in (None, gender)]
    if met and all(one.names and one.names[0].start > name.start for one in met):
        another = listed(names, people, name, actors, day, gender)  # "President Obama" before "Michelle Obama"
        met = [another] if another is not None else met
    if len(met) > 1:
        settle_shared(people, name, met, title_before(names, name), day)
        return
    person = met[0] if met else listed(names, people, name, actors, day, gender) or misspelling(people, word)
    if person is None:
        person = Person(proper(name, None, actors), (word,), None, gender)
        people.all.append(person)
    people.of_name[name.start] = person
    person.names.append(name)


def address(names: Names, name: Name) -> str | None:
    """The gender that a title before a name tells."""
    title = names.noun_ending(name.start)
    return next((noun.gender for noun in title.nouns if noun.gender), None) if title else None


def listed(
    names: Names, people: People, name: Name, actors: Actors, day: date | None, gender: str | None
) -> Person | None:
    """The lexicon's person whom a surname means, as a person of the text."""
    senses = [sense for sense in name.senses if sense.sort == "person"]
    if gender:
        senses = [s for s in senses if actors.given_names.get(pieces(s.entry.name)[0]) in (None, "", gender)]
    entry = best_entry(senses, day, title_before(names, name))
    if entry is None:
        return None
    person = next((one for one in people.all if one.entry is entry), None)
    if person is None:
        words = pieces(entry.name)
        person = Person(entry.name, words[-1:], entry, gender or actors.given_names.get(words[0]) or None)
        people.all.append(person)
    return person


def title_before(names: Names, name: Name) -> str:
    """The title before a name."""
    title = names.noun_ending(name.start)
    return title.noun.noun if title and title.noun else ""


def settle_shared(people: People, name: Name, met: list[Person], title: str, day: date | None) -> None:
    """A surname of several persons is his whose title stands before it, else, of those named before it, his who is far
    more often named.
    """
    met = [one for one in met if title and one.entry and title in (one.entry.at(day).role or "")] or met
    before = [person for person in met if person.names and person.names[0].start < name.start]
    counts = {id(person): sum(one.start < name.start for one in person.names) for person in before}
    before.sort(key=lambda person: -counts[id(person)])
    if len(before) == 1 or (before and counts[id(before[0])] >= FAR * counts[id(before[1])]):
        people.of_name[name.start] = before[0]
        before[0].names.append(name)
    else:
        people.unsettled[name.start] = before or met


def led_by(person: Person, word: str) -> bool:
    """Whether a person's name starts with a word: a first name, or a family name that leads."""
    return len(person.words) > 1 and word == person.words[0]


def misspelt(word: str, other: str) -> bool:
    """Whether one word is the other misspelt: by one letter, or two in a long word."""
    most = 2 if len(word) >= LONG_WORD else 1
    return len(word) >= SHORT_WORD and word[0] == other[0] and near(word, other, most)


def misspelling(people: People, word: str) -> Person | None:
    """The only person of the report whose surname the word misspells."""
    close = [person for person in people.all if misspelt(word, person.surname) and len(person.words) > 1]
    return close[0] if len(close) == 1 else None


def mend_unknown(names: Names, people: People) -> None:
    """Takes proper nouns that nothing is known of for persons where they are a person's name, or one misspelt."""
    for name in names.found:
        parts = name_words(name.text) if name.sort == "unknown" else ()
        if len(parts) != 1:
            continue
        met = [one for one in people.all if one.surname == parts[0]]
        person = met[0] if len(met) == 1 else None if met else misspelling(people, parts[0])
        if person is not None:
            name.sort = "person"
            people.of_name[name.start] = person
            person.names.append(name)


def titled_gender(names: Names, person: Person) -> str | None:
    """Whether a person is he (m) or she (f) by a title before one of the names."""
    return next((gender for name in person.names if (gender := address(names, name))), None)
