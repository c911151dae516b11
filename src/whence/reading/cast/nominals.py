"""Nominals: whom an open phrase means: "the minister", "the group", "the country", "the two leaders"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whence.lexicon.entries import Noun
from whence.reading.cast.people import HEADS_OF_STATE
from whence.reading.cast.pronouns import OTHER, REACH, SENTENCES, STANDING
from whence.reading.cast.who import BODIES, Mention, Who

if TYPE_CHECKING:
    from whence.reading.cast.coreference import Coreference

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "such"))
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
LEADER = "leader"
COUNTED = ("person", "state", "side", "power")
OF_ANYONE = ("leader", "man", "woman", "politician", "official", "candidate", "rival", "counterpart")
"""Nouns that can take up persons whose office the text calls otherwise."""
INTO = ("in", "to", "into", "inside")
MORE_SENTENCES = 2
"""By how many more sentences a body is taken up than a person by a pronoun."""
OF_STATES = ("state", "power")


class Nominals:
    def __init__(self, text: Coreference) -> None:
        self.text = text
        self.words = text.words

    def resolve(self, i: int, noun: Noun) -> Who | None:
        """Whom a phrase without an owner means that a noun heads; None where it takes nothing up."""
        words = self.words
        det = next((words.lower[kid] for kid in words.kids[i] if words.dep[kid] == "det" and kid < i), None)
        plural = words.plural(i)
        if plural and (together := self._together(i, noun, det)):
            return together
        if noun.sort == "side":
            return None
        if det not in DEFINITE and not (det is None and plural and noun.plural == "anonymous"):
            return None
        if noun.sort == "state":
            return None if plural else self._country(i, noun)
        return self._same(i, noun, plural) or (None if plural else self._titled(i, noun) or self._body(i, noun))

    def _together(self, i: int, noun: Noun, det: str | None) -> Who | None:
        """ "The two leaders", "both sides": as many as are counted, the last that suit; "the leaders", a pair."""
        words = self.words
        count = max([COUNTS.get(words.lower[kid], 0) for kid in words.kids[i] if kid < i], default=0)
        if noun.bare == "abroad" and det == "the" and not count:
            return self.together(i, 2, "side")
        if noun.sort == "person" and det in DEFINITE and not count:
            return self._pair_before(i, noun)
        if not count or (det is None and words.starts[words.sentence[i]] != i):
            return None
        if noun.sort == "person" and (found := self._persons(i, count, noun, noun.noun == LEADER)):
            return self._all(found)
        plain = noun.sort != "person" or noun.noun in OF_ANYONE
        return self.together(i, count, noun.sort) if plain and noun.sort in COUNTED else None

    def together(self, i: int, count: int, sort: str) -> Who | None:
        """As many persons, states or sides as are counted, the last named before a token."""
        found = self._persons(i, count, None) if sort == "person" else ()
        return self._all(found or self.text.phrases.sides(i, count, sort == "side"))

    def _all(self, heads: tuple[int, ...]) -> Who | None:
        """Those whom some heads name, together."""
        first = self.text.phrases.who(heads[0]) if heads else None
        return replace(first, members=heads, plural=True, key=f"together {heads}") if first else None

    def _persons(self, i: int, count: int, noun: Noun | None, heads: bool = False) -> tuple[int, ...]:
        """The heads that name the last so many persons of whom a noun can be said; empty where there are fewer.

        ``heads`` asks for heads of state or government.
        """
        found: dict[str, Mention] = {}
        for mention in self._back(i, SENTENCES):
            who = mention.who
            if who is None or mention.plural or who.sort != "person" or not who.name or not said_of(noun, who):
                continue
            if not heads or (who.role or "").lower().endswith(HEADS_OF_STATE):
                found.setdefault(who.key, mention)
            if len(found) == count:
                return tuple(sorted(one.head for one in found.values()))
        return ()

    def _pair_before(self, i: int, noun: Noun) -> Who | None:
        """Persons who were named together just before."""
        for mention in self._back(i, 1):
            if mention.members and mention.who is not None and mention.who.sort == "person":
                persons = [who for head in mention.members if (who := self.text.phrases.who(head))]
                return self._all(mention.members) if all(said_of(noun, who) for who in persons) else None
        return None

    def _back(self, i: int, sentences: int) -> list[Mention]:
        """The mentions before a token, the last first, as far back as some sentences."""
        found = []
        for mention in reversed(self.text.mentions):
            if self.words.sentence[i] - mention.sentence > sentences:
                break
            if mention.head < i:
                found.append(mention)
        return found

    def _country(self, i: int, noun: Noun) -> Who | None:
        """ "The country": the state last brought to mind, a subject's before others; "in the country", a place's."""
        phrases = self.text.phrases
        code = self._scene(i, noun) if self.words.case(i) in INTO else None
        code = code or phrases.focus.near(i, noun.codes) or self._prominent(i, noun)
        return Who(code, "state", phrases.actors.state(code), code, (), "collective") if code else None

    def _scene(self, i: int, noun: Noun) -> str | None:
        """The state that this or the last sentence told of as a place."""
        for mention in self._back(i, 1):
            who = mention.who
            told = who is not None and (who.sort in ("state", "place") or who.kind_of == "capital")
            if who and told and self._can_be(who, noun) and self.words.case(mention.head) in INTO:
                return who.code
        return None

    def _prominent(self, i: int, noun: Noun) -> str | None:
        best: tuple[float, str | None] = (0.0, None)
        for mention in self._back(i, SENTENCES):
            who = mention.who
            if who is not None and self._can_be(who, noun):
                away = self.words.sentence[i] - mention.sentence
                score = REACH[away] + STANDING.get(mention.role, OTHER) + OTHER * (who.sort in OF_STATES)
                best = max(best, (score, who.code), key=lambda one: one[0])
        return best[1] or (None if noun.codes else self.text.phrases.focus.state(i))

    def _can_be(self, who: Who, noun: Noun) -> bool:
        """Whether a word for a state can be said of someone's state ("the kingdom")."""
        return who.code in self.text.phrases.actors.states and (not noun.codes or who.code in noun.codes)

    def _same(self, i: int, noun: Noun, plural: bool) -> Who | None:
        """The last phrase of the same noun ("a U.S. official … the official")."""
        lemma = self.words.lemma[i]
        for mention in reversed(self.text.mentions):
            who = mention.who
            if who is None or mention.head >= i or self.words.plural(mention.head) != plural or mention.members:
                continue
            if noun.sort == "person" and who.name and who.holds(noun):
                continue  # a titled name: which of them is meant is for ``_titled`` to say
            alike = (who.noun == noun.noun and who.code) or self.words.lemma[mention.head] == lemma
            if alike and self._repeats(i, mention.head):
                self.text.means(i, mention.head)
                return who
        return None

    def _repeats(self, i: int, earlier: int) -> bool:
        """Whether a phrase says no more of whom it means than an earlier one did."""
        words, starts = self.words, self.text.phrases.starts
        before = set(words.lower[starts.get(earlier, earlier) : earlier])
        own = range(starts.get(i, i), i)
        return all(words.lower[j] in before or words.pos[j] not in ("ADJ", "NOUN", "PROPN") for j in own)

    def _of_a_sort(self, i: int) -> bool:
        """Whether a phrase says of which sort one is ("the Democratic president"), so that it may be another."""
        over = self.text.phrases.names.nouns_over
        before = [over[j] for j in range(self.text.phrases.starts.get(i, i), i)]
        return any(phrase is not over[i] and any(noun.sectors for noun in phrase.nouns) for phrase in before if phrase)

    def _titled(self, i: int, noun: Noun) -> Who | None:
        """The person of the report who holds an office: who was named just before, else who is named most, else the
        only one still to be named."""
        if noun.sort != "person" or self._of_a_sort(i):
            return None
        counts: dict[str, int] = {}
        last: dict[str, Mention] = {}
        for mention in self.text.mentions:
            who = mention.who
            if who is not None and who.name and mention.head < i:
                counts[who.key] = counts.get(who.key, 0) + 1
                if who.holds(noun):
                    last[who.key] = mention
        if last:
            chosen = max(last.values(), key=lambda mention: mention.head)
            if self.words.sentence[i] - chosen.sentence > 1:
                chosen = max(last.values(), key=lambda mention: (counts[mention.who.key], mention.head))  # type: ignore[union-attr]
            self.text.means(i, chosen.head)
            return chosen.who
        phrases = self.text.phrases
        coming = [who for person in phrases.people.all if (who := phrases.persons.who(person)).holds(noun)]
        return coming[0] if len(coming) == 1 else None

    def _body(self, i: int, noun: Noun) -> Who | None:
        """The organization last named that a word like "the group", "the agency" can take up."""
        if noun.sort not in BODIES or not noun.kinds:
            return None
        own = self.text.phrases.starts.get(i, i)
        back = [mention for mention in self._back(i, SENTENCES + MORE_SENTENCES) if mention.head < own]
        for kinds in (noun.kinds, ("",)):
            for mention in back:
                who = mention.who
                if who and who.name and who.kind_of in kinds and who.sort in ("organization", "outlet", "government"):
                    self.text.means(i, mention.head)
                    return who
        return None


def said_of(noun: Noun | None, who: Who) -> bool:
    """Whether a noun can be said of a person: one that tells his office, or one that tells none."""
    return noun is None or noun.noun in OF_ANYONE or who.holds(noun)
