"""Speakers: whose words each quotation is, for the pronouns in it: nobody calls himself "he"."""

from whence.lexicon.biases import Biases
from whence.reading.cast.words import Words

AFTER, BEFORE = 8, 30
"""Within how many tokens after a quotation, and before it, its speaker is named."""


class Speakers:
    """``of`` gives the head of the phrase that names who says the words in which a token stands."""

    def __init__(self, words: Words, biases: Biases) -> None:
        self.words = words
        self.saying = biases.saying
        self._of: dict[int, int | None] = {}
        self._runs()
        self._speakers = frozenset(self._of.values())

    def of(self, i: int) -> int | None:
        """The head of the phrase that names the speaker of a token's quotation; None where it is in none."""
        return self._of.get(i)

    def speaks(self, i: int) -> bool:
        """Whether a token is the subject of the verb of saying of a quotation."""
        return i in self._speakers

    def _runs(self) -> None:
        """Goes through the quotations; one whose speaker is not named has the one before it's."""
        quoted, size = self.words.quoted, len(self.words)
        last: int | None = None
        start = 0
        while start < size:
            if not quoted[start]:
                start += 1
                continue
            end = start
            while end < size and quoted[end]:
                end += 1
            last = self._after(end) or self._before(start) or last
            self._of.update(dict.fromkeys(range(start, end), last))
            start = end

    def _after(self, end: int) -> int | None:
        first = self.words.sentence[end - 1]
        for i in range(end, min(end + AFTER, len(self.words))):
            if self.words.sentence[i] - first > 1 or self.words.quoted[i]:
                return None
            if self._says(i):
                return i
        return None

    def _before(self, start: int) -> int | None:
        for i in range(start - 1, max(start - BEFORE, -1), -1):
            if self.words.sentence[i] != self.words.sentence[start]:
                return None
            if not self.words.quoted[i] and self._says(i):
                return i
        return None

    def _says(self, i: int) -> bool:
        """Whether a token is the subject of a verb of saying."""
        verb = self.words.head[i]
        return self.words.dep[i] == "nsubj" and self.words.lemma[verb].lower() in self.saying
