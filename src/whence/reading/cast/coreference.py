"""Coreference: the one walk through a text that keeps who was mentioned, and resolves what takes them up."""

from dataclasses import replace

from whence.lexicon.biases import Biases
from whence.reading.cast.nominals import Nominals
from whence.reading.cast.phrases import Phrases
from whence.reading.cast.pronouns import Pronouns
from whence.reading.cast.who import Mention, Who
from whence.reading.cast.words import Words

INNER = frozenset(("compound", "flat", "fixed", "goeswith", "amod", "nmod:desc", "case", "expl", "det", ""))
"""Relations of what is no phrase of its own."""


class Coreference:
    """Resolves the pronouns and open phrases of one text.

    ``antecedents`` tells the head that each one means, ``members`` the heads where it means several,
    ``problems`` whom it could not tell. ``speakers`` gives first persons their speaker.
    """

    def __init__(self, words: Words, phrases: Phrases, biases: Biases) -> None:
        self.words = words
        self.phrases = phrases
        self.mentions: list[Mention] = []
        self.antecedents: dict[int, int] = {}
        self.speakers: dict[int, int] = {}
        self.problems: list[str] = []
        self._pronouns = Pronouns(self, biases)
        self._nominals = Nominals(self)
        phrases.refer = self._nominals.resolve
        phrases.together = self._nominals.together
        phrases.pronoun = self._pronouns.resolve

    def run(self) -> None:
        """Goes through the text once."""
        words = self.words
        nouns = self.phrases.names.nouns_at
        for i, pos in enumerate(words.pos):
            if pos not in ("NOUN", "PROPN", "PRON") and i not in nouns:
                continue
            dep = words.dep[i]
            if (dep in INNER and not self._body_at(i)) or (pos == "NOUN" and words.copular(i)):
                continue
            who = self.phrases.who(i)
            if pos != "PRON" or who is not None:
                self.mentions.append(self.mention(i, who))
            if dep == "conj" and who is not None:
                self._join(i)

    def mention(self, i: int, who: Who | None) -> Mention:
        plural = who.plural or bool(who.members) if who is not None else self.words.plural(i)
        return Mention(i, self.words.sentence[i], self.words.role(i), who, plural, who.members if who else ())

    def means(self, i: int, head: int) -> None:
        """Keeps that a token takes up the phrase of a head, or what that takes up itself."""
        self.antecedents[i] = self.antecedents.get(head, head)

    def learn(self, who: Who) -> Who:
        """Keeps for later pronouns what was learnt of someone."""
        self.mentions = [replace(m, who=who) if m.who and m.who.key == who.key else m for m in self.mentions]
        return who

    def _body_at(self, i: int) -> bool:
        """Whether an organization is named inside another phrase ("Islamic State militants … the group")."""
        name = self.phrases.names.at[i]
        return name is not None and name.sort == "organization" and name.head == i

    def _join(self, i: int) -> None:
        """Keeps those named together, for "they"."""
        words, head = self.words, i
        while words.dep[head] == "conj":
            head = words.head[head]
        parts = [head] + [kid for kid in words.kids[head] if kid <= i and words.dep[kid] == "conj"]
        heads = tuple(part for part in parts if self.phrases.who(part))
        first = self.phrases.who(heads[0]) if len(heads) > 1 else None
        if first is not None:
            self.mentions.append(Mention(i, words.sentence[i], words.role(i), first, True, heads))


