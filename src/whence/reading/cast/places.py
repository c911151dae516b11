"""Places: which place a phrase names, and where a city's name is a place rather than a government."""

from whence.lexicon.biases import Biases
from whence.lexicon.forms import ACRONYM
from whence.model import Place
from whence.reading.cast.names_found import Name, Names
from whence.reading.cast.phrases import Phrases
from whence.reading.cast.words import Words

PLACES = ("place", "capital", "state", "seat")
SETTLED = ("capital", "city", "town", "province", "region", "district", "village", "island", "port", "suburb", "area")


class Places:
    def __init__(self, words: Words, names: Names, phrases: Phrases, biases: Biases) -> None:
        self.words = words
        self.names = names
        self.phrases = phrases
        self.biases = biases

    def place(self, i: int) -> Place | None:
        """The place that the phrase headed by a token names."""
        name = self.names.at[i]
        if name is None:
            return self._described(i)
        if name.sort not in PLACES:
            return None
        return Place(" ".join(name.text.split()), self._canonical(name), self._country(name))

    def _canonical(self, name: Name) -> str:
        text = " ".join(name.text.split())
        if name.entry is None:
            return text
        if name.sort in ("capital", "seat"):
            return text.title() if text.isupper() and len(text) > ACRONYM else text
        return name.entry.name

    def _country(self, name: Name) -> str | None:
        if inside := self.phrases.inside(name.head):
            return inside
        if name.entry is not None:
            return name.entry.at(self.phrases.day).code
        who = self.phrases.who(name.head)
        return who.code if who else None

    def _described(self, i: int) -> Place | None:
        """"The Iraqi city of Basra", "the Syrian capital"."""
        phrase = self.names.nouns_over[i]
        if phrase is None or phrase.noun is None or phrase.noun.noun not in SETTLED:
            return None
        for kid in self.words.kids[i]:
            name = self.names.at[kid]
            if name and kid > i and name.sort in PLACES and self.words.dep[kid] in ("nmod", "appos", "flat"):
                return self._named(i, kid, name)
        who = self.phrases.who(i)
        if phrase.noun.noun == "capital" and who and who.code:
            return Place(self.words.span(i, i + 1), self.phrases.actors.capital(who.code), who.code)
        return None

    def _named(self, i: int, kid: int, name: Name) -> Place | None:
        place = self.place(kid)
        if place is None:
            return None
        owner = self.phrases.who(i)
        country = place.country or (owner.code if owner else None)
        return Place(self.words.span(i, name.end), place.name, country)

    def locative(self, i: int) -> bool:
        """Whether a city's name at a token is where something is or goes, not who governs there."""
        words, biases = self.words, self.biases
        while words.dep[i] == "conj" and words.case(i) is None and self.names.at[words.head[i]] is not None:
            i = words.head[i]
        case = words.case(i)
        head = words.head[i]
        lemma = words.lemma[head].lower()
        if case in biases.always or self._dateline(i):
            return True
        if case in biases.goal:
            return lemma in biases.motion
        if case is None:
            return words.dep[i] in ("obj", "obl:unmarked") and lemma in biases.object
        return case == "of" and self._settlement(head)

    def _dateline(self, i: int) -> bool:
        """Whether a place opens a report ("CAIRO (AP) —", "Paris, May 2 —")."""
        name, words = self.names.at[i], self.words
        if name is None or name.start != words.starts[words.sentence[i]] or name.end >= len(words):
            return False
        return words.text[name.end] in ("(", "—", "–", "--") or (name.text.isupper() and words.text[name.end] == ",")

    def _settlement(self, i: int) -> bool:
        phrase = self.names.nouns_over[i]
        return phrase is not None and phrase.noun is not None and phrase.noun.noun in SETTLED
