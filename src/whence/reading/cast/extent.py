"""Extents: which words of the text are a phrase, to be shown as its text and its evidence."""

from whence.reading.cast.phrases import Phrases
from whence.reading.found import Tokens

INSIDE = frozenset(
    (
        *("det", "det:predet", "amod", "compound", "flat", "nmod", "nmod:poss", "nmod:desc", "nummod", "case"),
        *("advmod", "goeswith", "fixed", "appos", "cc", "conj", "acl", "xcomp", "obj"),
    )
)
WITHIN = (None, "of", "for", "in", "from", "at", "to", "with", "within", "inside", "near")
"""Prepositions whose phrase is shown with the noun that it follows."""
GAP = 3
"""Over how many marks of punctuation a phrase goes on."""


class Extents:
    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.words = phrases.words
        self.names = phrases.names
        self._known: dict[int, Tokens] = {}

    def tokens(self, token: int) -> Tokens:
        """The unbroken run of tokens of the phrase that a token heads."""
        name = self.names.at[token]
        if name is not None:
            token = name.head
        token = self.phrases.shared.get(token, (token, ""))[0]
        if token not in self._known:
            self._known[token] = self._phrase(token)
        return self._known[token]

    def _phrase(self, token: int) -> Tokens:
        name, noun = self.names.at[token], self.names.nouns_over[token]
        kept = {token}
        for over in (name, noun):
            if over is not None:
                kept.update(range(over.start, over.end))
        tops = set(kept)
        title = self.names.noun_ending(min(kept)) if name is not None and name.sort == "person" else None
        if title is not None and self.words.sentence[title.head] == self.words.sentence[token]:
            kept.update(range(title.start, title.end))
            tops.update(range(title.start, title.end))
        self.phrases.who(token)
        for top in sorted(tops):
            kept.update(range(self.phrases.starts.get(top, top), top))
        for i in sorted(kept):
            self._grow(i, tops, kept)
        before = min(kept) - 1
        if before >= 0 and self.words.pos[before] == "DET" and self.words.dep[token] not in ("amod", "compound"):
            kept.add(before)
        return self._run(kept, token)

    def _grow(self, i: int, tops: set[int], kept: set[int]) -> None:
        """Takes in what hangs by a token of the phrase, and by that."""
        words = self.words
        for kid in words.kids[i]:
            dep = words.dep[kid]
            if kid in kept or dep not in INSIDE or words.tag[kid] == "WRB":
                continue
            if (i in tops or dep == "acl") and not self._belongs(kid, dep, i):
                continue
            kept.add(kid)
            self._grow(kid, tops, kept)

    def _belongs(self, kid: int, dep: str, top: int) -> bool:
        """Whether what hangs by the head is of the phrase."""
        words = self.words
        if dep in ("cc", "conj", "case", "advmod", "xcomp", "obj"):
            return False
        if dep == "appos":
            name = self.names.at[kid]
            return name is not None and name.sort in ("person", "organization", "outlet")
        if dep == "acl":
            return kid > top and words.lower[kid] in self.phrases.biases.naming
        return not (dep == "nmod" and kid > top and words.case(kid) not in WITHIN)

    def _run(self, kept: set[int], token: int) -> Tokens:
        """The unbroken run of tokens around the head, with the punctuation and line breaks in it."""
        first = last = token
        while (before := self._next(first, kept, -1)) is not None:
            first = before
        while (after := self._next(last, kept, 1)) is not None:
            last = after
        if ")" in self.words.text[last + 1 : last + 2] and "(" in self.words.text[first:last]:
            last += ")" not in self.words.text[first:last]
        return tuple(range(first, last + 1))

    def _next(self, i: int, kept: set[int], step: int) -> int | None:
        for j in range(i + step, i + step * (GAP + 1), step):
            if j in kept:
                return j
            if not 0 <= j < len(self.words) or self.words.pos[j] not in ("PUNCT", "SPACE", "SYM"):
                return None
        return None
