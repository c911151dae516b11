"""Phrases: whom a noun phrase means by its own words: name, title, nationality, owner, sort of actor.

"A spokesman for the Iranian foreign ministry" is put together from its head, what stands before it and
the bodies and places that it belongs to. What the phrase leaves open (pronouns, "the minister") the
coreference step answers through ``refer``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from whence.lexicon.actors import Actors
from whence.lexicon.entries import Noun, Term
from whence.model import Naming, SourceKind
from whence.reading.cast_focus import Focus
from whence.reading.cast_modifiers import Modifiers, modifiers
from whence.reading.cast_words import Words
from whence.reading.names import Name, Names, NounPhrase
from whence.reading.people import People, Person

KINDS: dict[str, SourceKind] = {
    "person": "person",
    "people": "people",
    "organization": "organization",
    "government": "government",
    "power": "government",
    "state": "government",
    "outlet": "outlet",
    "document": "document",
}
BODIES = ("organization", "government", "outlet", "power", "state")
PEOPLE = ("person", "people")
OWNERS_BEFORE = ("of", "for", "from", "with", "at", "within")
PLACES_BEFORE = ("in", "inside", "across", "throughout")


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a phrase means. ``key`` is the same for all phrases that mean the same; ``noun`` is the sector noun.

    ``members`` are heads of the phrases that are meant together ("the two leaders"). A document is no party.
    """

    key: str
    sort: str
    name: str | None = None
    code: str | None = None
    sectors: tuple[str, ...] = ()
    naming: Naming | None = None
    role: str | None = None
    plural: bool = False
    gender: str | None = None
    noun: str | None = None
    kind_of: str = ""
    members: tuple[int, ...] = ()

    @property
    def kind(self) -> SourceKind:
        if self.sort == "person" and self.plural:
            return "people"
        return KINDS.get(self.sort, "unknown")

    @property
    def acts(self) -> bool:
        """Whether it is someone who can act, or suffer, rather than a document."""
        return self.sort != "document"


class Phrases:
    """``who`` tells whom the noun phrase means that a token heads; None where it is no actor."""

    def __init__(self, words: Words, names: Names, people: People, actors: Actors, day: date | None, naming: frozenset[str]) -> None:
        self.naming = naming
        self.words = words
        self.names = names
        self.people = people
        self.actors = actors
        self.day = day
        self.focus = Focus(words, names, actors, self._code_of)
        self.refer: Callable[[int, Noun], Who | None] = lambda head, noun: None
        self.pronoun: Callable[[int], Who | None] = lambda i: None
        self.shared: dict[int, tuple[int, str]] = {}
        self.starts: dict[int, int] = {}
        self._known: dict[int, Who | None] = {}
        self._open: set[int] = set()
        self._persons: dict[int, Who] = {}

    def who(self, i: int) -> Who | None:
        """Whom the phrase headed by a token means."""
        if i in self._known:
            return self._known[i]
        if i in self._open:
            return None
        self._open.add(i)
        found = self._known[i] = self._describe(i)
        self._open.discard(i)
        return found

    def forget(self, i: int) -> None:
        """Lets a token and the phrases that it hangs in be looked at anew."""
        self._known.pop(i, None)
        self._known.pop(self.words.head[i], None)

    def _describe(self, i: int) -> Who | None:
        name = self.names.at[i]
        if name is not None:
            return self._named(name)
        if self.words.pos[i] == "PRON":
            return self.pronoun(i)
        phrase = self.names.nouns_over[i]
        if phrase is None or (i != phrase.head and not self._heads(i, phrase)):
            return None
        if self.words.pos[i] == "ADJ" and self.words.dep[i] in ("amod", "compound", "nmod:desc"):
            return None
        return self._common(i, phrase)

    def _heads(self, i: int, phrase: NounPhrase) -> bool:
        """Whether the tree hangs a noun of several words by another of its words than the line does."""
        words = self.words
        inside = range(phrase.start, phrase.end)
        return words.head[i] not in inside and words.head[phrase.head] in inside and words.pos[i] in ("NOUN", "PROPN")

    def _code_of(self, name: Name) -> str | None:
        person = self.people.of(name) if name.sort == "person" else None
        if person is not None:
            return person.entry.at(self.day).code if person.entry else None
        return name.code

    # --- names ---

    def _named(self, name: Name) -> Who | None:
        if name.sort == "person":
            return self._person_named(name)
        if name.sort == "unknown":
            return None
        if name.entry is None:
            return self._unlisted(name)
        term = name.entry.at(self.day)
        if name.sort in ("demonym", "adjective"):
            return self._nationals(name, term)
        if name.sort in ("capital", "seat"):
            state = self.actors.state(term.code) or name.entry.name
            return Who(term.code or state, "power", state, term.code, ("GOV",), "collective", kind_of=name.sort)
        sort = "government" if name.entry.kind == "government" else name.sort
        key = term.code if sort == "state" and term.code else name.entry.name
        return Who(key, sort, name.entry.name, term.code, term.sectors, "collective", kind_of=name.entry.kind)

    def _nationals(self, name: Name, term: Term) -> Who:
        """People by their state's demonym; before another noun, the state."""
        i = name.end - 1
        if name.sort == "adjective" and self.words.pos[name.head] == "ADJ" and self.words.dep[name.head] in ("amod", "compound"):
            return Who(term.code or name.text, "state", name.entry.name if name.entry else None, term.code, (), "collective")
        many = self.words.plural(i) or not self._singular_article(name.start)
        sort, naming = ("people", "collective") if many else ("person", "anonymous")
        return Who(f"people of {term.code}", sort, None, term.code, (), naming, plural=many, noun="people")  # type: ignore[arg-type]

    def _singular_article(self, start: int) -> bool:
        return start > 0 and self.words.lower[start - 1] in ("a", "an", "one", "another", "each")

    def _unlisted(self, name: Name) -> Who | None:
        """An organization or place that only the language model knows."""
        code = None
        found = modifiers(self.words, self.names, name.start)
        if found.states:
            code = found.states[0][1]
        elif found.possessor is not None and (owner := self.who(found.possessor)):
            code = owner.code
        text = " ".join(name.text.split())
        if name.sort == "place":
            inside = self.inside(name.head)
            return Who(text, "place", text, code or inside, ())
        return Who(text, "organization", text, code, found.sectors, "collective")

    def inside(self, head: int) -> str | None:
        """The code of the state that stands after a place's name ("Hasakah, Syria")."""
        own = self.names.at[head]
        if own is None or own.sort not in ("place", "capital") or own.end + 1 >= len(self.words):
            return None
        name = self.names.at[own.end + 1]
        if self.words.lower[own.end] in (",", "in") and name and name.sort in ("state", "place") and name.start == own.end + 1:
            return name.code
        return None

    # --- persons ---

    def _person_named(self, name: Name) -> Who | None:
        person = self.people.of(name)
        if person is not None:
            return self.person(person)
        several = [self.person(one) for one in self.people.unsettled.get(name.start, ())]
        codes = {one.code for one in several}
        sectors = several[0].sectors if several and len({one.sectors for one in several}) == 1 else ()
        return Who(name.text, "person", None, codes.pop() if len(codes) == 1 else None, sectors, "named")

    def person(self, person: Person) -> Who:
        """A person of the text: the lexicon's office on the day, else what the report's titles say."""
        if (known := self._persons.get(id(person))) is not None:
            return known
        term = person.entry.at(self.day) if person.entry else None
        self._persons[id(person)] = self._as_person(person, term, None)
        title = self._title(person)
        who = self._persons[id(person)] = self._as_person(person, term, title)
        return who

    def _as_person(self, person: Person, term: Term | None, title: Who | None) -> Who:
        code = (term.code if term else None) or (title.code if title else None)
        sectors = term.sectors if term else ()
        if title and title.sectors and (not sectors or self._newly(person, sectors, title)):
            sectors = title.sectors
        role = (title.role if title else None) or (term.role if term else None)
        key = f"person {person.entry.name if person.entry else person.name}"
        gender = person.gender or (title.gender if title else None)
        return Who(key, "person", person.name, code, sectors, "named", role, gender=gender, noun=title.noun if title else None)

    def _newly(self, person: Person, sectors: tuple[str, ...], title: Who) -> bool:
        """Whether the report gives someone whom the lexicon holds out of office an office that it does not know."""
        if sectors != ("ELI",) or person.entry is None or "ELI" in title.sectors:
            return False
        return not any(title.noun and title.noun in (term.role or "") for term in person.entry.terms)

    def _title(self, person: Person) -> Who | None:
        """What the report's titles and appositions say of a person, the first that gives a code before others."""
        best = None
        for name in person.names:
            for head, phrase in self._titles_of(name):
                noun = phrase.of_sort("person") or phrase.noun
                if noun is None or noun.sort not in PEOPLE:
                    continue
                title = self._compose(head, phrase, noun, title=True)
                if title and title.code:
                    return title
                best = best or title
        return best

    def _titles_of(self, name: Name) -> list[tuple[int, NounPhrase]]:
        words, names = self.words, self.names
        found = []
        before = names.noun_ending(name.start)
        if before and words.sentence[before.head] == words.sentence[name.start]:
            found.append((before.head, before))
        heads = [kid for kid in words.kids[name.head] if words.dep[kid] == "appos"]
        if words.dep[name.head] in ("appos", "flat"):
            heads.append(words.head[name.head])
        verb = words.head[name.head]
        if words.dep[name.head] == "nsubj" and any(words.dep[kid] == "cop" for kid in words.kids[verb]):
            heads.append(verb)
        found += [(head, phrase) for head in heads if (phrase := names.nouns_at.get(head)) and phrase is not before]
        return found

    def name_in(self, head: int, phrase: NounPhrase, sorts: tuple[str, ...]) -> Name | None:
        """The name that a phrase gives to what its noun describes: right after it, or in apposition."""
        words, names = self.words, self.names
        if phrase.end < len(words) and (name := names.at[phrase.end]) and name.sort in sorts and name.start == phrase.end:
            if words.sentence[name.start] == words.sentence[head]:
                return name
        for kid in words.kids[head]:
            if kid > head and words.dep[kid] in ("appos", "flat") and (name := names.at[kid]) and name.sort in sorts:
                return name
        if words.dep[head] == "appos" and (name := names.at[words.head[head]]) and name.sort in sorts:
            return name
        return None

    # --- phrases headed by a noun of the table ---

    def _common(self, head: int, phrase: NounPhrase) -> Who | None:
        noun = phrase.noun
        if phrase.of_sort("measure") and (counted := self._counted(head)):
            return counted
        if noun is None:
            return None
        if noun.sort == "person" and (name := self.name_in(head, phrase, ("person",))):
            return self._several_named(name) if self.words.plural(phrase.head) else self._named(name)
        if noun.sort in BODIES and (name := self._body_named(head, phrase, noun)):
            return self._named(name)
        return self._compose(head, phrase, noun)

    def _counted(self, head: int) -> Who | None:
        """Those of whom a phrase like "a group of diplomats" tells how many."""
        inner = self._after(head, ("of",))
        who = self.who(inner) if inner is not None else None
        if who is None or who.sort not in PEOPLE or (not who.plural and who.sort == "person"):
            return None
        one = self.words.lower[head] in ("one", "each", "member", "none")
        if who.sort == "person" and one:
            return replace(who, plural=False, naming="anonymous", key=f"{who.key} {head}")
        return replace(who, plural=True, key=f"{who.key} {head}")

    def _several_named(self, name: Name) -> Who | None:
        """"Presidents Obama and Putin": all who are named."""
        others = [kid for kid in self.words.kids[name.head] if self.words.dep[kid] == "conj" and self.names.at[kid]]
        who = self._named(name)
        return replace(who, members=(name.head, *others)) if who and others else who

    def _body_named(self, head: int, phrase: NounPhrase, noun: Noun) -> Name | None:
        sorts = ("organization", "outlet")
        if noun.sort in ("power", "state"):
            return None
        before = self.names.at[phrase.start - 1] if phrase.start else None
        if before and before.sort in sorts and before.end == phrase.start and noun.sort in sorts:
            return before
        name = self.name_in(head, phrase, sorts)
        return name if name and self.words.sentence[name.start] == self.words.sentence[head] else None

    def _compose(self, head: int, phrase: NounPhrase, noun: Noun, title: bool = False) -> Who | None:
        """Puts together whom a phrase means from its noun, its modifiers and its owner."""
        found = modifiers(self.words, self.names, phrase.start)
        owner = self._owner(head, phrase, found, title)
        code = found.states[0][1] if found.states else owner.code if owner else None
        self._share(head, found)
        self.starts[head] = found.start
        if noun.sort == "thing":
            return self._possession(owner, code, noun, head)
        sectors = self._sectors(noun, found, owner)
        many = self.words.plural(phrase.head) or (noun.sort == "people")
        if code is None and (owner is None or owner.code is None):
            if owner is None and not title and not found.open and (same := self.refer(head, noun)):
                return same
            code = noun.code or (None if found.open else self._open_code(head, noun))
            sectors = sectors or noun.default if code else sectors
        return self._who(head, phrase, noun, found, owner, code, sectors, many)

    def _open_code(self, head: int, noun: Noun) -> str | None:
        """Whose an actor is of whom the phrase does not say it."""
        if noun.bare == "state":
            return self.focus.state(head)
        return self.focus.place(head) if noun.bare == "local" else None

    def _who(
        self,
        head: int,
        phrase: NounPhrase,
        noun: Noun,
        found: Modifiers,
        owner: Who | None,
        code: str | None,
        sectors: tuple[str, ...],
        many: bool,
    ) -> Who:
        name = self._called(head)
        if noun.sort == "power":
            name = self.actors.state(code)
        elif noun.sort in BODIES and self.words.tag[head].startswith("NNP"):
            name = " ".join(self.words.span(found.start, phrase.end).split())
        naming: Naming | None = None
        if noun.sort == "person":
            naming = ("anonymous" if noun.plural == "anonymous" else "collective") if many else "anonymous"
        elif noun.sort != "document":
            naming = "collective"
        role = self._role(found.start, phrase, head) if noun.sort in PEOPLE else None
        same = f"{noun.noun} of {code or (owner.key if owner else '')}"
        key = same if noun.sort == "power" or not many else f"{same} {head}"
        if noun.sort == "power" and code:
            key = code
        return Who(key, noun.sort, name, code, sectors, naming, role, many, noun.gender, noun.noun, noun.sort)

    def _called(self, head: int) -> str | None:
        """The name that "called" gives to what a noun describes."""
        words = self.words
        for kid in words.kids[head]:
            if kid > head and words.dep[kid] == "acl" and words.lower[kid] in self.naming:
                named = [k for k in words.kids[kid] if k > kid and words.text[k][0].isupper()]
                if named:
                    name = self.names.at[named[0]]
                    return name.text if name else words.text[named[0]]
        return None

    def _possession(self, owner: Who | None, code: str | None, noun: Noun, head: int) -> Who | None:
        """What acts in its owner's stead; no actor without one."""
        if code is None and (owner is None or owner.sort in ("thing", "document")):
            return None
        sectors = tuple(dict.fromkeys((owner.sectors if owner else ()) + noun.sectors))
        key = f"{noun.noun} of {code or (owner.key if owner else '')} {head}"
        return Who(key, "thing", None, code or (owner.code if owner else None), sectors, None, noun=noun.noun)

    def _role(self, start: int, phrase: NounPhrase, head: int) -> str:
        """The office or description, without the article."""
        end = phrase.end
        inner = self._after(head, ("of", "for"))
        if inner is not None and self.words.case(inner) and inner - end <= 4:
            over = self.names.at[inner] or self.names.nouns_over[inner]
            end = over.end if over else end
        return " ".join(self.words.span(start, end).split())

    def _sectors(self, noun: Noun, found: Modifiers, owner: Who | None) -> tuple[str, ...]:
        own = noun.sectors + found.sectors
        if not own and owner is not None and owner.sectors and owner.sort != "state":
            own = owner.sectors
        if not own:
            own = noun.default if owner or found.states else ()
        if found.past:
            own = ("ELI", *(sector for sector in own if sector != "GOV"))
        return tuple(dict.fromkeys(own))

    def _share(self, head: int, found: Modifiers) -> None:
        """Keeps the further states of a phrase that has several ("Hungarian and Romanian officials")."""
        for token, code in found.states[1:]:
            self.shared[token] = (head, code)

    def _owner(self, head: int, phrase: NounPhrase, found: Modifiers, title: bool) -> Who | None:
        """To whom the one belongs whom a phrase means: the nationality first, then body, possessor, "of", place."""
        if found.states:
            code = found.states[0][1]
            return Who(code, "state", self.actors.state(code), code)
        if found.name is not None and (body := self._named(found.name)):
            return body
        if found.possessor is not None and (owner := self.who(found.possessor)):
            return owner
        if (inner := self._after(head, OWNERS_BEFORE)) is not None and (owner := self.who(inner)) and owner.acts:
            return owner
        if (noun := found.noun) is not None and noun.of_sort("power", "government", "organization", "person"):
            body = self._compose(noun.head, noun, noun.noun, title) if noun.noun else None
            if body and body.code:
                return body
        if (inner := self._after(head, PLACES_BEFORE)) is not None and (place := self.who(inner)) and place.code:
            return Who(place.code, "state", self.actors.state(place.code), place.code)
        return None

    def _after(self, head: int, prepositions: tuple[str, ...]) -> int | None:
        """The head of the phrase after a noun, led by one of some prepositions."""
        words = self.words
        for kid in words.kids[head]:
            if kid > head and words.dep[kid] in ("nmod", "obl", "nmod:of") and words.case(kid) in prepositions:
                return kid
        following = head + 1
        if following < len(words) and words.lower[following] in prepositions[:2] and words.dep[following] == "case":
            inner = words.head[following]
            return inner if inner > following else None
        return None
