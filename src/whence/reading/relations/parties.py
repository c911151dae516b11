"""Parties: whom a token means, where that is someone of a kind that a relation can be between."""

from datetime import date

from whence.lexicon.actors import Actors
from whence.lexicon.entries import Term
from whence.lexicon.relations import RelationType
from whence.model import Party
from whence.reading.cast import Cast
from whence.reading.evidence import quote
from whence.reading.syntax import Syntax

PARTISAN = frozenset({"PTY", "LEG"})
PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
BODIES_OF_STATES = frozenset({"UNO", "EUR", "IGO"})
PLACE = ("place",)
NAMING = ("PROPN", "ADJ")
WE = frozenset({"we", "us", "our", "ours"})


class Parties:
    """``day`` is the report's, by which who had left an office is told."""

    def __init__(self, syntax: Syntax, cast: Cast, actors: Actors, day: date | None) -> None:
        self.syntax = syntax
        self.cast = cast
        self.actors = actors
        self.day = day
        self._states: dict[int, str | None] = {}

    def of(self, i: int, kinds: tuple[str, ...]) -> Party | None:
        """The party that a token means, as the first of these kinds that it is of."""
        if self.syntax.lower[i] in WE:
            return self._we(i) if "state" in kinds or "public" in kinds else None
        for kind in kinds:
            if (party := self._as(i, kind)) is not None:
                return party
        return None

    def pair(self, type: RelationType, subject: int, object: int) -> tuple[Party, Party] | None:
        """Two tokens as the subject and object of a relation; None where it cannot be between them."""
        one = self.of(subject, type.subject)
        other = self.of(object, type.object) if one is not None else None
        if one is None or other is None or self._same(one, other) or (type.subject == PLACE and self._whole(one)):
            return None
        apart = self._state(one) and self._state(other) and one.code != other.code
        whole = type.state == "whole" and self._whole(other)
        return None if apart and (whole or type.state == "yes" or type.subject == PLACE) else (one, other)

    def state_of(self, i: int) -> int | None:
        """The token by which the text names the state that someone belongs to: the last before him, else the first."""
        party = self.cast.party(i)
        if party is None or not self._state(party):
            return None
        code = party.code or ""
        return next((j for j in (*range(i - 1, -1, -1), *range(i + 1, self.syntax.size)) if self._names(j, code)), None)

    def _as(self, i: int, kind: str) -> Party | None:
        if kind == "place":
            return self._place(i)
        party = self.cast.party(i)
        if party is None or (party.name is None and self.syntax.pos[i] == "PRON"):
            return None
        if kind in ("state", "public") and self._adjective(i, party):
            return Party(party.text, party.spans, self.actors.state(party.code), party.code, [])
        sort = self.cast.kind(i)
        state = sort == "government" and bool(party.code) and party.name == self.actors.state(party.code)
        body = sort in ("organization", "government", "outlet") and not state
        fits = {
            "person": sort == "person" and bool(party.name) and self.cast.naming(i) == "named",
            "people": sort == "people" and bool(party.code or party.name or party.sectors),
            "state": state,
            "public": state or (body and bool(party.code) and self._public(party)),
            "body": body and bool(party.name or party.code) and not self._partisans(i, party),
        }
        return party if fits[kind] else None

    def _place(self, i: int) -> Party | None:
        place = self.cast.place(i)
        if place is None or place.name is None:
            return None
        words = quote(self.syntax, self.cast.tokens(i))
        return Party(words.text, words.spans, place.name, place.country, [])

    def _we(self, i: int) -> Party | None:
        """The state whose speaker says "we"."""
        party = self.cast.party(i)
        if party is None or not self._state(party):
            return None
        words = quote(self.syntax, (i,))
        return Party(words.text, words.spans, self.actors.state(party.code), party.code, [])

    def _adjective(self, i: int, party: Party) -> bool:
        """Whether a people's name stands before a noun for their state («Yemeni President …»)."""
        people = party.name is None and self.cast.kind(i) == "people" and self._state(party)
        return people and self.syntax.deps[i] in ("compound", "amod") and self.syntax.pos[i] in ("PROPN", "ADJ")

    def _partisans(self, i: int, party: Party) -> bool:
        """Whether the members of a party or house are named and not itself («Democrats, led by …»)."""
        plural = self.syntax.tags[i] in ("NNS", "NNPS") and not PARTISAN.isdisjoint(party.sectors)
        return plural and not (party.name or "").lower().endswith(self.syntax.lower[i])

    def known(self, i: int) -> bool:
        """Whether the lexicon knows the person whom a token names."""
        return bool(self._terms(i))

    def left(self, i: int, noun: str, of: Party) -> bool:
        """Whether the person whom a token names had left the office of a noun by the day of the report: his title is
        one by courtesy. An office in a body is by the body's name in the lexicon's."""
        state = of.name == self.actors.state(of.code)
        body = of.text.lower().replace(".", "")
        terms = [(term, (term.role or "").lower()) for term in self._terms(i)]
        held = [term for term, role in terms if noun in role and (state or body in role)]
        return self.day is not None and bool(held) and all(term.end and term.end < self.day for term in held)

    def _terms(self, i: int) -> tuple[Term, ...]:
        """What the lexicon knows of the offices of the person whom a token names."""
        party = self.cast.party(i)
        entries = [one.entry for one in self.cast.people.all if one.entry and party and one.name == party.name]
        return entries[0].terms if entries else ()

    def _names(self, i: int, code: str) -> bool:
        """Whether a token names a state."""
        if self.syntax.pos[i] not in NAMING or self.syntax.words[i].islower():
            return False
        if i not in self._states:
            party = self._as(i, "state") if self.cast.kind(i) == "government" else None
            self._states[i] = party.code if party is not None else None
        return self._states[i] == code

    def _public(self, party: Party) -> bool:
        return party.code in BODIES_OF_STATES or not PUBLIC.isdisjoint(party.sectors)

    def _state(self, party: Party) -> bool:
        """Whether someone belongs to a state that is told."""
        return party.code is not None and party.code in self.actors.states

    def is_state(self, i: int) -> bool:
        """Whether a token names a state as a place."""
        place = self._place(i)
        return place is not None and self._whole(place)

    def _whole(self, party: Party) -> bool:
        """Whether a place or party is a state."""
        return party.code is not None and party.name == self.actors.state(party.code)

    def _same(self, one: Party, other: Party) -> bool:
        return one.spans == other.spans or (one.name is not None and one.name == other.name)
