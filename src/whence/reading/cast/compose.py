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
from whence.reading.cast.people import HEADS_OF_STATE, Person
from whence.reading.cast.who import BODIES, PEOPLE, Who

if TYPE_CHECKING:
    from whence.reading.cast.phrases import Phrases

OWNERS = ("of", "for", "from", "with", "at", "within")
PLACES = ("in", "inside", "across", "throughout")
SURE = OWNERS[:2]
"""Prepositions whose phrase belongs to the noun before it, whatever the tree says."""
ROLE_GAP = 4
OF_STATES = ("UNO", "IGO", "EUR")
"""Codes of bodies that states are members of."""
ABROAD = ("other", "abroad")
"""What sectors.tsv says of those who are not of the state that they are said to belong to."""
MODIFYING = ("ADJ", "ADV", "NOUN", "VERB")
LEADER, OFFICE, HEAD = "leader", "office", "head"
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
        if noun.sort == "person" and not title and self._no_person(head, noun, owner):
            return None
        code = owner.code if owner else None
        for token, other in found.states[1:]:
            self.phrases.shared[token] = (head, other)
        self.phrases.starts[head] = found.start
        if owner is not None and not found.states and self._joint(head, noun, owner):
            owner = Who(owner.key, owner.sort)
            code = None
        if noun.sort == "side":
            return self.phrases.refer(head, noun)
        if owner is not None and owner.members and not title:
            code = self._each(head, owner)
        if noun.sort == "thing":
            return possession(owner, noun, head)
        if noun.sort == "state" and code in self.phrases.actors.states and not self.words.plural(head):
            return self._state(code)
        if noun.bare in ABROAD and self._foreign(noun, found, owner):
            code = None
        sectors = sectors_of(noun, found, owner)
        if code is None:
            if owner is None and not title and not found.open and (same := self.phrases.refer(head, noun)):
                return same
            code = noun.code or self._open(head, noun, found, owner)
            sectors = sectors or (noun.default if code else ())
        elif not title and noun.sort == "person" and (holder := self._holder(head, noun, code, found.past)):
            return holder
        return self._made(head, phrase, noun, found, code, sectors)

    def _no_person(self, head: int, noun: Noun, owner: Who | None) -> bool:
        """Whether a noun for a person is none here ("in general", "shook his head")."""
        words = self.words
        if noun.noun == HEAD:
            return owner is not None and owner.sort == "person" and self.after(head, OWNERS) is None
        bare = not any(kid < head and words.dep[kid] != "case" for kid in words.kids[head])
        return bare and words.case(head) == "in" and not words.plural(head) and words.text[head].islower()

    def _each(self, head: int, owner: Who) -> str | None:
        """The code of the first of several to whom a phrase belongs; the others' are kept with words of the phrase."""
        members = [who for member in owner.members if (who := self.phrases.who(member))]
        codes = list(dict.fromkeys(who.code for who in members if who.code))
        inner = self.after(head, OWNERS) or self.after(head, PLACES)
        if len(codes) > 1 and inner is not None and inner - len(codes) > head:
            for word, code in zip(range(inner, head, -1), codes[1:], strict=False):
                self.phrases.shared[word] = (head, code)
        return codes[0] if codes else None

    def _foreign(self, noun: Noun, found: Modifiers, owner: Who | None) -> bool:
        """Whether an ally, a neighbour, a counterpart is another state's than the one that it is said to be of."""
        if not found.states:
            state = owner is not None and (owner.sort == "state" or owner.kind_of == "capital")
            return state or (noun.bare == "abroad" and owner is not None)
        name = self.names.at[found.states[0][0]]
        return name is not None and name.sort == "state" and found.possessor is None

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
                joint = next((k for k in self.words.kids[kid] if self.words.dep[k] == "cc"), kid)
                self.phrases.shared[joint] = (head, other.code)
        return False

    def _holder(self, head: int, noun: Noun, code: str, past: bool) -> Who | None:
        """The only person of the report who holds, or held, the office that a phrase names ("Iraq's foreign minister",
        "the Indian leader", "the former senator from Ohio")."""
        words = self.words
        if words.plural(head) or any(words.lower[kid] in INDEFINITE for kid in words.kids[head]):
            return None
        bare = all(self.names.at[i] or words.pos[i] not in MODIFYING for i in range(self.phrases.starts[head], head))
        leads = noun.noun == LEADER and bare
        if not leads and not past and (not noun.sectors or noun.bare != "state"):
            return None
        found = []
        for person in self.phrases.people.all:
            who = self.phrases.persons.who(person)
            if who.code == code and (held(person, noun) if past else "ELI" not in who.sectors):
                governs = leads and (who.role or "").lower().endswith(HEADS_OF_STATE)
                found += [who] if past or governs or who.holds(noun) else []
        return found[0] if len(found) == 1 else None

    def _open(self, head: int, noun: Noun, found: Modifiers, owner: Who | None) -> str | None:
        """Whose an actor is of whom the phrase does not say it."""
        if found.open or (owner is not None and (owner.sort not in BODIES or private(owner))):
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
        if place is not None and place.members:
            return place
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
    if owner is not None and owner.sort == "person" and noun.noun == OFFICE:
        own = owner.sectors
    elif owner is not None and private(owner):
        own = tuple(sector for sector in own if sector != "GOV") or owner.sectors
    elif not own and owner is not None:
        own = (owner.sectors if owner.sort != "state" else ()) or noun.default
    if found.past:
        own = ("ELI", *(sector for sector in own if sector != "GOV"))
    return tuple(dict.fromkeys(own))


def private(owner: Who) -> bool:
    """Whether a body is neither a state's nor of states, so that its president and officials do not govern."""
    return owner.sort in ("organization", "outlet") and owner.code not in OF_STATES and "GOV" not in owner.sectors


def possession(owner: Who | None, noun: Noun, head: int) -> Who | None:
    """What acts in its owner's stead; no actor without one."""
    if owner is None or (owner.code is None and owner.sort in ("thing", "document")):
        return None
    sectors = tuple(dict.fromkeys(owner.sectors + noun.sectors))
    return Who(f"{noun.noun} of {owner.key} {head}", "thing", None, owner.code, sectors, noun=noun.noun)


def held(person: Person, noun: Noun) -> bool:
    """Whether someone held an office that he holds no more."""
    terms = person.entry.terms if person.entry else ()
    return any(term.end and noun.noun in (term.role or "").lower().split() for term in terms)


def naming_of(noun: Noun, many: bool) -> Naming | None:
    if noun.sort == "document":
        return None
    if noun.sort == "person" and (not many or noun.plural == "anonymous"):
        return "anonymous"
    return "collective"
