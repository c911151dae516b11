"""Composition: whom "a spokesman for the Iranian foreign ministry" means, from the parts of the phrase.

The head tells the sort; what stands before it and the body, person or place that it belongs to tell whose
and of which sector. What the phrase leaves open is asked of coreference, then of the focus of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whence.lexicon.entries import Noun
from whence.model import Naming
from whence.reading.cast.modifiers import Modifiers, modifiers
from whence.reading.cast.names_found import NounPhrase
from whence.reading.cast.who import BODIES, PEOPLE, Who

if TYPE_CHECKING:
    from whence.reading.cast.phrases import Phrases

OWNERS = ("of", "for", "from", "with", "at", "within")
PLACES = ("in", "inside", "across", "throughout")
SURE = OWNERS[:2]
"""Prepositions whose phrase belongs to the noun before it, whatever the tree says."""
ROLE_GAP = 4
INDEFINITE = ("a", "an", "another", "any", "no", "every", "each")


class Composition:
    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.words = phrases.words
        self.names = phrases.names

    def who(self, head: int, phrase: NounPhrase, noun: Noun, title: bool = False) -> Who | None:
        """Whom a phrase means that a noun heads. As the title of someone named it takes up nobody else."""
        found = modifiers(self.words, self.names, phrase.start)
        owner = self._owner(head, found, title)
        code = owner.code if owner else None
        for token, other in found.states[1:]:
            self.phrases.shared[token] = (head, other)
        self.phrases.starts[head] = found.start
        if owner is not None and not found.states and self._joint(head, noun, owner):
            owner = Who(owner.key, owner.sort)
            code = None
        if noun.sort == "thing":
            return possession(owner, noun, head)
        sectors = sectors_of(noun, found, owner)
        if code is None:
            if owner is None and not title and not found.open and (same := self.phrases.refer(head, noun)):
                return same
            code = noun.code or self._open(head, noun, found, owner)
            sectors = sectors or (noun.default if code else ())
        elif not title and noun.sort == "person" and (holder := self._holder(head, noun, code)):
            return holder
        return self._made(head, phrase, noun, found, code, sectors)

    def _joint(self, head: int, noun: Noun, owner: Who) -> bool:
        """Whether a body is several states' together ("the alliance of Rome and Vienna").

        Of persons and governments ("the leaders of Iran and Iraq") the further ones are kept as shared.
        """
        inner = self.after(head, SURE)
        if inner is None or self.phrases.who(inner) is not owner:
            return False
        states = self.phrases.actors.states
        for kid in self.words.kids[inner]:
            other = self.phrases.who(kid) if self.words.dep[kid] == "conj" else None
            if other is None or other.code == owner.code or other.code not in states or not other.code:
                continue
            if noun.sort not in (*PEOPLE, "power"):
                return True
            if self.words.plural(head):
                self.phrases.shared[kid] = (head, other.code)
        return False

    def _holder(self, head: int, noun: Noun, code: str) -> Who | None:
        """The only person of the report who holds the office that a phrase names ("Iraq's foreign minister")."""
        words = self.words
        if not noun.sectors or noun.bare != "state" or words.plural(head):
            return None
        if any(words.lower[kid] in INDEFINITE for kid in words.kids[head]):
            return None
        holders = [who for person in self.phrases.people.all if (who := self.phrases.persons.who(person)).holds(noun)]
        found = [who for who in holders if who.code == code and "ELI" not in who.sectors]
        return found[0] if len(found) == 1 else None

    def _open(self, head: int, noun: Noun, found: Modifiers, owner: Who | None) -> str | None:
        """Whose an actor is of whom the phrase does not say it."""
        if found.open or (owner is not None and owner.sort not in BODIES):
            return None
        if noun.bare == "state":
            return self.phrases.focus.state(head)
        return self.phrases.focus.place(head) if noun.bare == "local" else None

    def _made(
        self, head: int, phrase: NounPhrase, noun: Noun, found: Modifiers, code: str | None, sectors: tuple[str, ...]
    ) -> Who:
        many = self.words.plural(phrase.head) or noun.sort == "people"
        key = f"{noun.noun} of {code or ''}"
        if noun.sort == "power":
            key = code or key
        elif many or not code:
            key = f"{key} {head}"
        return Who(
            key=key,
            sort=noun.sort,
            name=self._name(head, phrase, noun, found, code),
            code=code,
            sectors=sectors,
            naming=naming_of(noun, many),
            role=self._role(found.start, phrase, head) if noun.sort in PEOPLE else None,
            plural=many,
            gender=noun.gender,
            noun=noun.noun,
            kind_of=noun.sort,
        )

    def _name(self, head: int, phrase: NounPhrase, noun: Noun, found: Modifiers, code: str | None) -> str | None:
        """A government's is its state's; a body in capitals has one, as has what is "called" so."""
        if noun.sort == "power":
            return self.phrases.actors.state(code)
        if noun.sort in BODIES and self.words.tag[head].startswith("NNP"):
            return self._role(found.start, phrase, head)
        return self._called(head)

    def _called(self, head: int) -> str | None:
        words = self.words
        for kid in words.kids[head]:
            if kid > head and words.dep[kid] == "acl" and words.lower[kid] in self.phrases.biases.naming:
                named = [k for k in words.kids[kid] if k > kid and words.text[k][0].isupper()]
                if named:
                    name = self.names.at[named[0]]
                    return name.text if name else words.text[named[0]]
        return None

    def _role(self, start: int, phrase: NounPhrase, head: int) -> str:
        """The office or description, without the article."""
        end = phrase.end
        inner = self.after(head, SURE)
        if inner is not None and inner - end <= ROLE_GAP:
            over = self.names.at[inner] or self.names.nouns_over[inner]
            end = max(end, over.end) if over else end
        return " ".join(self.words.span(start, end).split())

    def _owner(self, head: int, found: Modifiers, title: bool) -> Who | None:
        """To whom the one belongs whom a phrase means: a nationality first, then body, possessor, "of", place."""
        if found.states:
            return self._state(found.states[0][1])
        if found.name is not None and (body := self.phrases.named(found.name)):
            return body
        if found.possessor is not None and (owner := self.phrases.who(found.possessor)):
            return owner
        inner = self.after(head, OWNERS)
        if inner is not None and (owner := self.phrases.who(inner)) and owner.acts:
            return owner
        if found.noun is not None and found.noun.of_sort("power", "government", "organization", "person"):
            noun = found.noun.noun
            body = self.who(found.noun.head, found.noun, noun, title) if noun else None
            if body and body.code:
                return body
        inner = self.after(head, PLACES)
        place = self.phrases.who(inner) if inner is not None else None
        return self._state(place.code) if place and place.code else None

    def _state(self, code: str) -> Who:
        return Who(code, "state", self.phrases.actors.state(code), code)

    def after(self, head: int, prepositions: tuple[str, ...]) -> int | None:
        """The head of the phrase after a noun that one of some prepositions leads."""
        words = self.words
        for kid in words.kids[head]:
            if kid > head and words.dep[kid] in ("nmod", "obl") and words.case(kid) in prepositions:
                return kid
        following = head + 1
        if following < len(words) and words.lower[following] in prepositions and words.lower[following] in SURE:
            inner = words.head[following]
            return inner if inner > following and words.dep[following] == "case" else None
        return None


def sectors_of(noun: Noun, found: Modifiers, owner: Who | None) -> tuple[str, ...]:
    """The noun's and modifiers' sectors, else the owner's, else the noun's default; a former office is the elite's."""
    own = noun.sectors + found.sectors
    if not own and owner is not None and owner.sort != "state":
        own = owner.sectors
    if not own and owner is not None:
        own = noun.default
    if found.past:
        own = ("ELI", *(sector for sector in own if sector != "GOV"))
    return tuple(dict.fromkeys(own))


def possession(owner: Who | None, noun: Noun, head: int) -> Who | None:
    """What acts in its owner's stead; no actor without one."""
    if owner is None or (owner.code is None and owner.sort in ("thing", "document")):
        return None
    sectors = tuple(dict.fromkeys(owner.sectors + noun.sectors))
    return Who(f"{noun.noun} of {owner.key} {head}", "thing", None, owner.code, sectors, noun=noun.noun)


def naming_of(noun: Noun, many: bool) -> Naming | None:
    if noun.sort == "document":
        return None
    if noun.sort == "person" and (not many or noun.plural == "anonymous"):
        return "anonymous"
    return "collective"
