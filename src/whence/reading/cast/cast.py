"""Cast: who is in a text. One question a token, answered for the noun phrase that the token heads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from whence.lexicon.actors import Actors
from whence.lexicon.biases import load_biases
from whence.model import Naming, Party, Place, SourceKind
from whence.reading.cast.coreference import Coreference
from whence.reading.cast.extent import Extents
from whence.reading.cast.names import find_names
from whence.reading.cast.people import People, find_people
from whence.reading.cast.phrases import Phrases
from whence.reading.cast.places import Places
from whence.reading.cast.who import Who
from whence.reading.cast.words import Words
from whence.reading.evidence import quote
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
CITIES = ("capital", "seat")
ACTING_PLACES = ("continent", "region")
"""Kinds of places that are parties without a state's code ("Europe")."""


class Cast:
    """Who is in a text.

    ``published`` decides who held which office; ``known`` is the cast of a text that goes with this one
    (the report's body, for its title); ``syntax`` the text's lists, where there are any. ``problems`` says what could
    not be told.
    """

    def __init__(
        self,
        doc: Doc,
        actors: Actors,
        published: date | None = None,
        known: Cast | None = None,
        syntax: Syntax | None = None,
    ) -> None:
        biases = load_biases()
        self._syntax = syntax or Syntax(doc)
        words = Words(self._syntax)
        names = find_names(words, actors, biases, published)
        self.people: People = find_people(names, actors, published, known.people.all if known else ())
        self._words = words
        self._phrases = Phrases(words, names, self.people, actors, biases, published)
        self._coreference = Coreference(words, self._phrases, biases)
        self._coreference.run()
        self._places = Places(words, names, self._phrases, biases)
        self._extents = Extents(self._phrases)
        self._parties: dict[int, Party | None] = {}
        self.problems = self._coreference.problems

    def party(self, token: int) -> Party | None:
        """The party that the phrase headed by a token names, without its conjuncts; None where it is no actor."""
        if token not in self._parties:
            self._parties[token] = self._party(token)
        return self._parties[token]

    def heads(self, token: int) -> list[int]:
        """The heads of all parties that a phrase names: its own, its conjuncts', its several states'.

        For "the two leaders" and "they" these are the heads of the phrases that are meant.
        """
        found: list[int] = []
        for head in (token, *self._conjuncts(token)):
            who = self._phrases.who(head)
            if who is not None and who.members:
                found += [member for member in who.members if self.party(member)]
            elif self.party(head) is not None:
                found.append(head)
                found += [part for part, (whole, _) in self._phrases.shared.items() if whole == head]
        parties = {head: self.party(head) for head in found}
        met: dict[object, int] = {}
        for head, party in parties.items():
            met.setdefault((party.name, party.code) if party and party.name else head, head)
        return list(met.values())

    def tokens(self, token: int) -> Tokens:
        """The phrase as its text should show it: article, modifiers, titles, what follows its "of", no clauses."""
        return self._extents.tokens(token)

    def kind(self, token: int) -> SourceKind:
        """What sort of source the phrase would be."""
        who = self._phrases.who(token)
        return who.kind if who else "unknown"

    def naming(self, token: int) -> Naming | None:
        """Whether the phrase, or what it takes up, is named, anonymous or collective."""
        who = self._phrases.who(token)
        return who.naming if who else None

    def role(self, token: int) -> str | None:
        """The office or description that the report, else the lexicon, gives to a person."""
        who = self._phrases.who(token)
        return who.role if who else None

    def antecedent(self, token: int) -> int | None:
        """The head of the phrase that a pronoun or open phrase takes up."""
        self._phrases.who(token)
        found = self._coreference.antecedents.get(token)
        return found if found != token else None

    def place(self, token: int) -> Place | None:
        """The place that the phrase names."""
        return self._places.place(token)

    def speaks(self, tokens: Sequence[int], source_head: int) -> None:
        """Lets "I", "we" and "our" among these tokens mean the source, whose words they are."""
        bound = [i for i in tokens if self._words.lower[i] in FIRST_PERSON and self._words.pos[i] == "PRON"]
        for i in bound:
            self._coreference.speakers.setdefault(i, source_head)
        for i in bound:
            self._phrases.forget(i)
            for at in (i, self._words.head[i]):
                self._parties.pop(at, None)

    def _party(self, token: int) -> Party | None:
        who = self._who(token)
        if who is None or not who.acts:
            return None
        if who.sort == "place" and not who.code and who.kind_of not in ACTING_PLACES:
            return None
        if (who.sort == "place" or who.kind_of in CITIES) and self._places.locative(token):
            return None
        words = quote(self._syntax, self.tokens(token))
        return Party(words.text, words.spans, who.name, who.code, list(who.sectors))

    def _who(self, token: int) -> Who | None:
        """Whom a token means; a further state of a phrase that has several means the phrase with its code."""
        shared = self._phrases.shared.get(token)
        if shared is None:
            return self._phrases.who(token)
        head, code = shared
        whole = self._phrases.who(head)
        if whole is None:
            return None
        name = self._phrases.actors.state(code) if whole.sort == "power" else None
        return Who(f"{whole.key} {code}", whole.sort, name, code, whole.sectors, whole.naming)

    def _conjuncts(self, token: int) -> list[int]:
        found = []
        for kid in self._words.kids[token]:
            if self._words.dep[kid] == "conj" and kid > token:
                found += [kid, *self._conjuncts(kid)]
        return found
