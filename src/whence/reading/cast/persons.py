"""Persons: how someone who is named stands: by the lexicon's terms of office, and by the report's titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.lexicon.entries import Term
from whence.reading.cast.names_found import Name, NounPhrase
from whence.reading.cast.people import Person
from whence.reading.cast.who import PEOPLE, Who

if TYPE_CHECKING:
    from whence.reading.cast.phrases import Phrases

PAST = ("ELI",)


class Persons:
    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self._known: dict[int, Who] = {}

    def named(self, name: Name) -> Who | None:
        """Whom a person's name means; where it may be several people's, what they have in common."""
        person = self.phrases.people.of(name)
        if person is not None:
            return self.who(person)
        several = [self.who(one) for one in self.phrases.people.unsettled.get(name.start, ())]
        codes = {one.code for one in several}
        sectors = several[0].sectors if several and len({one.sectors for one in several}) == 1 else ()
        return Who(name.text, "person", None, codes.pop() if len(codes) == 1 else None, sectors, "named")

    def who(self, person: Person) -> Who:
        """A person of the text."""
        if (known := self._known.get(id(person))) is not None:
            return known
        term = person.entry.at(self.phrases.day) if person.entry else None
        self._known[id(person)] = standing(person, term, None)
        found = self._known[id(person)] = standing(person, term, self._title(person))
        return found

    def _title(self, person: Person) -> Who | None:
        """What the report's titles and appositions say of a person, the first that gives a code before others."""
        best = None
        for name in person.names:
            for head, phrase in self._titles(name):
                noun = phrase.of_sort("person") or phrase.noun
                if noun is None or noun.sort not in PEOPLE:
                    continue
                title = self.phrases.compose.who(head, phrase, noun, title=True)
                if title and title.code:
                    return title
                best = best or title
        return best

    def _titles(self, name: Name) -> list[tuple[int, NounPhrase]]:
        """The nouns that say who someone is: before the name, in apposition, as what he is said to be."""
        words, names = self.phrases.words, self.phrases.names
        head = words.head[name.head]
        heads = [kid for kid in words.kids[name.head] if words.dep[kid] == "appos"]
        if words.dep[name.head] in ("appos", "flat") or (words.dep[name.head] == "nsubj" and words.copular(head)):
            heads.append(head)
        before = names.noun_ending(name.start)
        if before and words.sentence[before.head] == words.sentence[name.start]:
            heads.insert(0, before.head)
        return [(one, phrase) for one in dict.fromkeys(heads) if (phrase := names.nouns_at.get(one))]


def standing(person: Person, term: Term | None, title: Who | None) -> Who:
    """A person by the lexicon's term and the report's title."""
    sectors = term.sectors if term else ()
    if title and title.sectors and (not sectors or newly(person, sectors, title)):
        sectors = title.sectors
    return Who(
        key=f"person {person.entry.name if person.entry else person.name}",
        sort="person",
        name=person.name,
        code=(term.code if term else None) or (title.code if title else None),
        sectors=sectors,
        naming="named",
        role=(title.role if title else None) or (term.role if term else None),
        gender=person.gender or (title.gender if title else None),
        noun=title.noun if title else None,
    )


def newly(person: Person, sectors: tuple[str, ...], title: Who) -> bool:
    """Whether the report gives someone whom the lexicon holds out of office an office that it does not know."""
    if sectors != PAST or person.entry is None or PAST[0] in title.sectors:
        return False
    return not any(title.noun and title.noun in (term.role or "") for term in person.entry.terms)
