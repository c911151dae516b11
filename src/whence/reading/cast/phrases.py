"""Phrases: whom a noun phrase means by its own words: a name, a title and name, or a noun for a sort of actor."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from whence.lexicon.actors import Actors
from whence.lexicon.biases import Biases
from whence.lexicon.entries import Noun, Term
from whence.reading.cast.compose import ABROAD, Composition
from whence.reading.cast.focus import Focus
from whence.reading.cast.modifiers import modifiers
from whence.reading.cast.names_found import Name, Names, NounPhrase
from whence.reading.cast.people import People
from whence.reading.cast.persons import Persons
from whence.reading.cast.sides import Sides
from whence.reading.cast.who import BODIES, PEOPLE, Who
from whence.reading.cast.words import Words

ATTRIBUTIVE = ("amod", "compound", "nmod:desc")
ONE = ("a", "an", "one", "another", "each")
SINGLING = ("one", "each", "none")
PAIRS = {"two": 2, "three": 3}
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss")
OF_TITLES = ("of", "to", "for", "on", "at")
TITLE = 10
"""Over how many words a title reaches to its name."""
BODY_NAMES = ("organization", "outlet")


class Phrases:
    """``who`` tells whom the noun phrase means that a token heads; None where it is no actor.

    ``refer``, ``together`` and ``pronoun`` are set by coreference; ``shared`` has the further states of phrases that
    name several, each with the head and its code; ``starts`` the first token of each phrase, without its article.
    """

    def __init__(
        self, words: Words, names: Names, people: People, actors: Actors, biases: Biases, day: date | None
    ) -> None:
        self.biases = biases
        self.words = words
        self.names = names
        self.people = people
        self.actors = actors
        self.day = day
        self.focus = Focus(words, names, actors, self._code_of)
        self.sides = Sides(words, names, actors, self._code_of).heads
        self.together: Callable[[int, int, str], Who | None] = lambda head, count, sort: None
        self.refer: Callable[[int, Noun], Who | None] = lambda head, noun: None
        self.pronoun: Callable[[int], Who | None] = lambda i: None
        self.shared: dict[int, tuple[int, str]] = {}
        self.starts: dict[int, int] = {}
        self.compose = Composition(self)
        self.persons = Persons(self)
        self._known: dict[int, Who | None] = {}
        self._open: set[int] = set()

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
        """Lets a token and the phrase that it hangs in be looked at anew."""
        self._known.pop(i, None)
        self._known.pop(self.words.head[i], None)

    def _describe(self, i: int) -> Who | None:
        name = self.names.at[i]
        if name is not None:
            return self.named(name)
        if self.words.pos[i] == "PRON":
            return self.pronoun(i)
        if self.words.lower[i] in PAIRS and self._alone(i):
            return self.together(i, PAIRS[self.words.lower[i]], "person") or self.together(i, 2, "side")
        phrase = self.names.nouns_over[i]
        if phrase is None or (i != phrase.head and not self._heads(i, phrase)):
            return None
        if self.words.pos[i] == "ADJ" and (self.words.dep[i] in ATTRIBUTIVE or self.words.copular(i)):
            return None
        return self._common(i, phrase)

    def _alone(self, i: int) -> bool:
        """Whether "the two" stands for those who were named."""
        words = self.words
        return words.dep[i] in ARGUMENTS and any(words.lower[kid] == "the" for kid in words.kids[i])

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

    def named(self, name: Name) -> Who | None:
        """Whom a name means."""
        if name.sort == "person":
            return self.persons.named(name)
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
        if name.sort == "organization" and (branch := self._branch(name, term)):
            return branch
        sort = "government" if name.entry.kind == "government" else name.sort
        key = term.code if sort == "state" and term.code else name.entry.name
        return Who(key, sort, name.entry.name, term.code, term.sectors, "collective", kind_of=name.entry.kind)

    def _branch(self, name: Name, term: Term) -> Who | None:
        """A country's branch of a body of many countries ("the Malian Red Cross")."""
        before = self.names.at[name.start - 1] if name.start else None
        if term.code in self.actors.states or before is None or before.end != name.start or not before.code:
            return None
        head = self.words.head[before.head]
        if before.sort not in ("adjective", "demonym") or head != name.head or before.code not in self.actors.states:
            return None
        text = " ".join(self.words.span(before.start, name.end).split())
        kind = name.entry.kind if name.entry else ""
        return Who(text, "organization", text, before.code, term.sectors, "collective", kind_of=kind)

    def _nationals(self, name: Name, term: Term) -> Who | None:
        """People by their state's demonym; before another noun, the state, and nobody for a part of the world."""
        words = self.words
        if words.pos[name.head] == "ADJ" and words.dep[name.head] in ATTRIBUTIVE:
            if term.code is None:
                return None
            return Who(term.code or name.text, "state", self.actors.state(term.code), term.code, (), "collective")
        key = f"people of {term.code}"
        if words.plural(name.end - 1) or words.lower[name.start - 1 : name.start] not in [[one] for one in ONE]:
            return Who(key, "people", None, term.code, (), "collective", plural=True, noun="people")
        return Who(f"{key} {name.start}", "person", None, term.code, (), "anonymous", noun="person")

    def _unlisted(self, name: Name) -> Who | None:
        """An organization or place that only the language model knows."""
        if name.phrase is not None:
            return self._told_body(name, name.phrase)
        found = modifiers(self.words, self.names, name.start)
        code = name.state or (found.states[0][1] if found.states else None)
        if code is None and found.possessor is not None and (owner := self.who(found.possessor)):
            code = owner.code
        text = " ".join((name.full or name.text).split())
        if name.sort == "place":
            return Who(text, "place", text, code or self.inside(name.head))
        return Who(text, "organization", text, code, found.sectors, "collective")

    def _told_body(self, name: Name, phrase: NounPhrase) -> Who | None:
        """A body that a noun in its name or before it tells of."""
        noun = phrase.noun or phrase.nouns[0]
        if phrase.start <= name.start or name.end != phrase.start:
            who = self.compose.who(phrase.head, phrase, noun, title=True)
        else:  # the name stands before its noun: whose it is stands before both
            whole = NounPhrase(name.start, phrase.end, phrase.head, phrase.nouns)
            who = self.compose.who(phrase.head, whole, noun, title=True)
        text = " ".join((name.full or name.text).split())
        sectors = (who.sectors if who else ()) or noun.sectors or noun.default
        sort = noun.sort if noun.sort in BODIES else "outlet" if "JRN" in sectors else "organization"
        code = name.state or (who.code if who else None)
        return Who(text, sort, text, code, sectors, "collective", noun=noun.noun, kind_of=noun.sort)

    def inside(self, head: int) -> str | None:
        """The code of the state that stands after a place's name ("Sirte, Libya")."""
        own = self.names.at[head]
        if own is None or own.sort not in ("place", "capital") or own.end + 1 >= len(self.words):
            return None
        if self.words.lower[own.end] not in (",", "in"):
            return None
        name = self.names.at[own.end + 1]
        return name.code if name and name.sort in ("state", "place") and name.start == own.end + 1 else None

    def name_in(self, head: int, phrase: NounPhrase, sorts: tuple[str, ...]) -> Name | None:
        """The name that a phrase gives to what its noun describes: right after it, or in apposition."""
        words, names = self.words, self.names
        after = names.at[phrase.end] if phrase.end < len(words) else None
        close = after is not None and after.start == phrase.end and words.sentence[after.start] == words.sentence[head]
        if after and close and after.sort in sorts and not self._told_of(after, head):
            return after
        if "person" in sorts and (beyond := self._beyond(phrase)):
            return beyond
        for kid in words.kids[head]:
            name = names.at[kid]
            if name and kid > head and words.dep[kid] in ("appos", "flat") and name.sort in sorts:
                return name
        over = names.at[words.head[head]] if words.dep[head] == "appos" else None
        return over if over and over.sort in sorts else None

    def _told_of(self, name: Name, head: int) -> bool:
        """Whether a name after a noun is the subject of a clause about it ("the businessman Trump once praised")."""
        verb = self.words.head[name.head]
        subject = self.words.dep[name.head].startswith("nsubj")
        return subject and self.words.dep[verb] == "acl:relcl" and self.words.head[verb] == head

    def _beyond(self, phrase: NounPhrase) -> Name | None:
        """The name after a title in capitals and what it is of ("Ambassador to the United Nations Ada Test")."""
        words, names = self.words, self.names
        if not words.text[phrase.head][0].isupper():
            return None
        end, last = phrase.end, phrase.end + TITLE
        while end < min(last, len(words)) and words.lower[end] in OF_TITLES:
            inner = words.head[end]
            over = names.at[inner] or names.nouns_over[inner]
            if not end < inner < last:
                return None
            end = over.end if over else inner + 1
            name = names.at[end] if end < len(words) else None
            if name and name.start == end and name.sort == "person":
                return name
        return None

    def _common(self, head: int, phrase: NounPhrase) -> Who | None:
        """Whom a phrase means that is headed by a noun of sectors.tsv."""
        noun = phrase.noun
        if phrase.of_sort("measure") and (counted := self._counted(head)):
            return counted
        if noun is None:
            return None
        if noun.sort == "person" and (name := self.name_in(head, phrase, ("person",))):
            return self._several(name) if self.words.plural(phrase.head) else self.named(name)
        if (noun.sort == "state" or noun.bare in ABROAD) and (name := self.name_in(head, phrase, ("state",))):
            return self._several(name) if self.words.plural(head) else self.named(name)
        if noun.sort in BODIES and (name := self._body(head, phrase, noun)):
            return self.named(name)
        return self.compose.who(head, phrase, noun)

    def _counted(self, head: int) -> Who | None:
        """Those of whom a phrase like "a group of diplomats" tells how many."""
        inner = self.compose.after(head, ("of",))
        who = self.who(inner) if inner is not None else None
        if who is None or who.sort not in PEOPLE or (who.sort == "person" and not who.plural):
            return None
        if who.sort == "person" and self.words.lower[head] in SINGLING:
            return replace(who, plural=False, naming="anonymous", key=f"{who.key} {head}")
        return replace(who, plural=True, key=f"{who.key} {head}")

    def _several(self, name: Name) -> Who | None:
        """ "Presidents Obama and Putin": all who are named."""
        others = [kid for kid in self.words.kids[name.head] if self.words.dep[kid] == "conj" and self.names.at[kid]]
        who = self.named(name)
        return replace(who, members=(name.head, *others)) if who and others else who

    def _body(self, head: int, phrase: NounPhrase, noun: Noun) -> Name | None:
        """The name that a phrase gives to a body: "the Fatah party", "the militant group Hamas"."""
        if noun.sort in ("power", "state"):
            return None
        before = self.names.at[phrase.start - 1] if phrase.start else None
        if before and before.sort in BODY_NAMES and before.end == phrase.start and noun.sort in BODY_NAMES:
            return before
        return self.name_in(head, phrase, BODY_NAMES)
