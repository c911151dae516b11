"""Pronouns: whom "he", "it", "they", "who" and "we" mean.

A pronoun takes the nearest and most prominent mention that suits it: the subject before others, its own
sentence before the last (the centring of Grosz, Joshi and Weinstein 1995, simplified), the object where
the verb's sense bends it there. Two persons alike prominent are told as a problem, and nobody is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from whence.lexicon.biases import Biases
from whence.reading.cast.speakers import Speakers
from whence.reading.cast.who import PEOPLE, Mention, Who
from whence.reading.cast.words import Words

if TYPE_CHECKING:
    from whence.reading.cast.coreference import Coreference

MASCULINE = frozenset(("he", "him", "his", "himself"))
FEMININE = frozenset(("she", "her", "hers", "herself"))
NEUTER = frozenset(("it", "its", "itself"))
MANY = frozenset(("they", "them", "their", "theirs", "themselves"))
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
OURS = ("we", "us", "our")

SENTENCES = 3
REACH = (100, 60, 30, 12)
"""What a mention's sentence counts, by its distance: this one, the last, …"""
STANDING = {
    "nsubj": 30,
    "nsubj:pass": 28,
    "root": 26,
    "obj": 15,
    "iobj": 15,
    "obl:agent": 12,
    "nmod:poss": 11,
    "obl": 8,
}
OTHER = 5
"""What a mention's place in its clause counts: those, and any other."""
ABOVE = (26, 20, 10, 4, 0)
"""What it counts for a subject that the pronoun's clause hangs by its verb, by the arcs between."""
PARALLEL, BIAS, SHARED, OUTLET = 5, 50, 50, -25
SPEAKER = 25
"""What it counts for someone who was said to say something, where the pronoun is of whom it is said, too."""
MAIN, OFTEN, MOST = 6, 1.5, 4
"""What it counts to be the subject of a main clause, and for each time that someone was named, up to so many."""
TIE = 2
"""By how much less another may count where it is not clear who is meant."""
REPROACHES = ("of", "for", "from", "about")
CLIMB = 6
MAIN_CLAUSES = ("root", "parataxis", "conj", "ROOT")
CLAIMING = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent")
"""Places in a clause of whoever does something in it, or to whom it is done."""
OUTSTANDING = ("person", "state", "power")


class Pronouns:
    def __init__(self, text: Coreference, biases: Biases) -> None:
        self.text = text
        self.words = text.words
        self.biases = biases
        self.speakers = Speakers(text.words, biases)

    def resolve(self, i: int) -> Who | None:
        """Whom a pronoun means, as far as the text up to it tells."""
        word = self.words.lower[i]
        if i in self.text.speakers:
            return self._spoken(i, word)
        if word in RELATIVE and self.words.tag[i].startswith("W"):
            return self._relative(i)
        if word in MASCULINE:
            return self._take(i, lambda mention: one_person(mention, "f"), "m")
        if word in FEMININE:
            return self._take(i, lambda mention: one_person(mention, "m"), "f") or self._take(i, nation)
        if word in NEUTER and self.words.dep[i] != "expl":
            return self._take(i, self._neuter)
        if word in MANY:
            return self._pair(i) or self._take(i, lambda mention: mention.plural or collective(mention.who))
        return None

    def _neuter(self, mention: Mention) -> bool:
        """Whether "it" may mean it: no person, but a body of people may be ("the army")."""
        who = mention.who
        if who is None or who.sort not in PEOPLE:
            return not mention.plural
        return who.sort == "people" and not mention.members and not self.words.plural(mention.head)

    def _spoken(self, i: int, word: str) -> Who | None:
        """ "I" is the speaker, "we" those for whom he speaks."""
        source = self.text.speakers[i]
        self.text.antecedents[i] = source
        phrases = self.text.phrases
        who = phrases.who(source)
        if who is None or not word.startswith(OURS) or who.sort != "person":
            return who
        official = "GOV" in who.sectors or "MIL" in who.sectors
        return replace(who, name=phrases.actors.state(who.code) if official else None, plural=True)

    def _relative(self, i: int) -> Who | None:
        """What a relative clause hangs by."""
        head = self._relativized(i, CLIMB)
        if head is None or head >= i:
            return None
        self.text.means(i, head)
        return self.text.phrases.who(head)

    def _relativized(self, i: int, most: int = 4) -> int | None:
        """What the relative clause that a token is in hangs by."""
        words, at = self.words, i
        for _ in range(most):
            if words.dep[at] == "acl:relcl":
                return words.head[at]
            at = words.head[at]
        return None

    def _pair(self, i: int) -> Who | None:
        """The two that a clause brings together, where it has no plural: "Rossi met Dupont before their speech"."""
        own: list[Mention] = []
        for mention in reversed(self.text.mentions):
            if mention.sentence != self.words.sentence[i]:
                break
            if mention.plural and mention.who is not None:
                return None
            if mention.who is not None and mention.who.sort in OUTSTANDING and mention.head < i:
                own.append(mention)
        for first in own:
            for other in own:
                if first.who is not None and paired(self.words, first, other):
                    return replace(first.who, members=tuple(sorted((first.head, other.head))), plural=True)
        return None

    def _take(self, i: int, suits: Callable[[Mention], bool], gender: str = "") -> Who | None:
        """The best mention that suits a pronoun, unless another named person is as good."""
        best = self._ranked(i, suits)
        ahead = self._ahead(i)
        if ahead is not None and suits(ahead) and (not best or best[0][1].sentence < ahead.sentence):
            return self._settle(i, ahead, gender)
        if not best:
            return None
        score, first = best[0]
        if gender and first.who is not None:
            close = [mention for other, mention in best if score - other < TIE and mention.who]
            named = {mention.who.key: mention for mention in close if mention.who and mention.who.name}
            if len(named) > 1 and self.words.role(i) in CLAIMING:
                self._tell(i, *list(named.values())[:2])
                return None
            first = next(iter(named.values()), first)
        return self._settle(i, first, gender)

    def _settle(self, i: int, mention: Mention, gender: str) -> Who | None:
        who = mention.who
        if who is None:
            return None
        self.text.means(i, mention.head)
        if mention.members:
            return replace(who, members=mention.members, plural=True)
        if gender and who.gender is None:
            return self.text.learn(replace(who, gender=gender))
        return who

    def _tell(self, i: int, first: Mention, second: Mention) -> None:
        words = self.words
        around = " ".join(words.span(max(0, i - 2), min(len(words), i + 4)).split())
        names = " or ".join(sorted(str(m.who.name) for m in (first, second) if m.who))
        line = f"whom “{words.text[i]}” means in “{around}” is not clear: {names}"
        if line not in self.text.problems:
            self.text.problems.append(line)

    def _ranked(self, i: int, suits: Callable[[Mention], bool]) -> list[tuple[float, Mention]]:
        """The mentions that suit a pronoun, the most prominent first."""
        words = self.words
        role, above = words.role(i), self._above(i)
        speaker = self._speaker_of(i)
        says = self._says(i)
        others = self._others(i)
        gendered = words.lower[i] in MASCULINE or words.lower[i] in FEMININE
        named = self._named(i) if gendered else {}
        found: list[tuple[float, Mention]] = []
        for mention in reversed(self.text.mentions):
            away = words.sentence[i] - mention.sentence
            if away > SENTENCES:
                break
            if mention.head >= i or not suits(mention):
                continue
            if gendered and words.quoted[mention.head] and self.speakers.speaks(i):
                continue
            if away == 0 and (self._bound(i, mention) or self._speaker(i, mention, above)):
                continue
            if mention.who is not None and (mention.who.key == speaker or mention.who.key in others):
                continue
            score = REACH[away] + STANDING.get(mention.role, OTHER) - 0.1 * len(found)
            score += PARALLEL * (role == mention.role) + SPEAKER * (says and self._says(mention.head))
            if gendered and mention.who is not None and mention.who.sort == "person":
                score += MAIN * self._main(mention) + OFTEN * min(MOST, named.get(mention.who.key, 0))
            if away == 0:
                score += self._near(i, mention, above)
            if mention.who is not None and mention.who.sort == "outlet":
                score += OUTLET
            found.append((score, mention))
        found.sort(key=lambda one: -one[0])
        return found

    def _speaker_of(self, i: int) -> str | None:
        """The key of him whose quoted words a pronoun stands in."""
        head = self.speakers.of(i)
        who = self.text.phrases.who(head) if head is not None and self.words.pos[head] != "PRON" else None
        return who.key if who and who.sort == "person" else None

    def _others(self, i: int) -> set[str]:
        """The keys of those who are somebody else: named in the clause of which a pronoun is subject or object."""
        words, found = self.words, set[str]()
        if words.dep[i] not in ("nsubj", "obj", "iobj") or words.lower[i].endswith(("self", "selves")):
            return found
        for mention in reversed(self.text.mentions):
            if mention.sentence != words.sentence[i]:
                break
            if mention.who is not None and words.head[mention.head] == words.head[i] and mention.head < i:
                found.add(mention.who.key)
        return found

    def _named(self, i: int) -> dict[str, int]:
        """How often each person was mentioned lately."""
        counts: dict[str, int] = {}
        for mention in reversed(self.text.mentions):
            if self.words.sentence[i] - mention.sentence > SENTENCES:
                break
            if mention.who is not None and mention.who.sort == "person":
                counts[mention.who.key] = counts.get(mention.who.key, 0) + 1
        return counts

    def _says(self, i: int) -> bool:
        """Whether a token outside quotations is the subject of a verb of saying."""
        words = self.words
        verb = words.head[i]
        return words.dep[i] == "nsubj" and not words.quoted[i] and words.lemma[verb].lower() in self.biases.saying

    def _main(self, mention: Mention) -> bool:
        """Whether a mention is the subject of a main clause."""
        words, head = self.words, mention.head
        for _ in range(CLIMB):
            head = words.head[head] if words.dep[head] == "conj" else head
        return mention.role.startswith("nsubj") and words.dep[words.head[head]] in MAIN_CLAUSES

    def _near(self, i: int, mention: Mention, above: dict[int, int]) -> int:
        """What counts for a mention in the pronoun's own sentence."""
        worth = BIAS * self._biased(i, mention) + SHARED * self._beside(i, mention)
        if mention.role.startswith("nsubj"):
            worth += above.get(self.words.head[mention.head], 0)
        return worth

    def _above(self, i: int) -> dict[int, int]:
        """The words that a pronoun hangs by, each with what it counts."""
        found: dict[int, int] = {}
        at = self.words.head[i]
        for worth in ABOVE:
            found[at] = worth
            if self.words.head[at] == at:
                break
            at = self.words.head[at]
        return found

    def _bound(self, i: int, mention: Mention) -> bool:
        """Whether a mention is of the pronoun's own clause or phrase, and so somebody else."""
        words = self.words
        if words.tag[i] == "PRP$":
            return words.head[i] == mention.head
        if mention.head == words.head[i]:
            return True
        if words.lower[i].endswith(("self", "selves")):
            return False
        heads = mention.members or (mention.head,)
        if self._relativized(i) in heads:
            return True
        return any(words.head[h] == words.head[i] or (words.dep[h] == "conj" and words.head[h] == i) for h in heads)

    def _speaker(self, i: int, mention: Mention, above: dict[int, int]) -> bool:
        """Whether a pronoun stands in the mention's own quoted words, where he would say "I"."""
        words = self.words
        outside = words.quoted[i] and not words.quoted[mention.head]
        return outside and mention.role == "nsubj" and words.head[mention.head] in above

    def _beside(self, i: int, mention: Mention) -> bool:
        """Whether a mention owns what a pronoun's noun is joined to ("Peru's port and its railway")."""
        words = self.words
        noun = words.head[i]
        return words.tag[i] == "PRP$" and words.dep[noun] == "conj" and words.head[mention.head] == words.head[noun]

    def _biased(self, i: int, mention: Mention) -> bool:
        """Whether a pronoun is in a verb's complement that is about its object.

        "Reminded Paris of its promise", "pushed the king to change his mind".
        """
        if mention.role not in ("obj", "iobj"):
            return False
        words, at = self.words, i
        verb = words.head[mention.head]
        for _ in range(CLIMB):
            if words.tag[at] == "VBG" and words.lemma[at].lower() in self.biases.saying:
                return False  # "fired him, saying he …": the subject's words
            if words.head[at] == verb and at != verb:
                bent = words.lemma[verb].lower() in self.biases.objects and not statement(words, at)
                return bent or infinitive(words, at, mention.head)
            at = words.head[at]
        return False

    def _ahead(self, i: int) -> Mention | None:
        """The subject that follows a pronoun in a phrase set before it ("In his speech, the king …")."""
        words, at = self.words, i
        for _ in range(5):
            at, below = words.head[at], at
            if words.dep[below] in ("obl", "advcl") and below < at:
                for kid in words.kids[at]:
                    if kid > i and words.dep[kid].startswith("nsubj") and words.pos[kid] != "PRON":
                        return self.text.mention(kid, self.text.phrases.who(kid))
        return None


def one_person(mention: Mention, other: str) -> bool:
    """Whether a mention is of one person who is not known to be of the other gender."""
    who = mention.who
    return who is not None and who.sort == "person" and not mention.plural and who.gender != other


def nation(mention: Mention) -> bool:
    return mention.who is not None and mention.who.sort == "state" and not mention.plural


def collective(who: Who | None) -> bool:
    """Whether "they" may mean a body."""
    return who is not None and who.sort in ("organization", "people")


def paired(words: Words, subject: Mention, other: Mention) -> bool:
    """Whether two persons, or two states, are subject and object of one verb."""
    if not subject.role.startswith("nsubj") or other.role not in ("obj", "iobj", "obl"):
        return False
    one, two = subject.who, other.who
    if words.head[other.head] != words.head[subject.head] or one is None or two is None:
        return False
    return one.key != two.key and (one.sort == "person") == (two.sort == "person")


def statement(words: Words, verb: int) -> bool:
    """Whether a verb is what somebody is told ("warned Paris that it …"), not what he is told off for ("of …")."""
    if words.dep[verb] != "ccomp":
        return False
    return not any(words.dep[kid] == "mark" and words.lower[kid] in REPROACHES for kid in words.kids[verb])


def infinitive(words: Words, verb: int, after: int) -> bool:
    """Whether a verb is a "to" infinitive after an object, whose act it is."""
    if words.dep[verb] not in ("xcomp", "advcl", "ccomp") or verb < after:
        return False
    return any(words.lower[kid] == "to" and words.dep[kid] == "mark" for kid in words.kids[verb])
