"""Words to the encoder's input: word pieces, and the casing that an uncased encoder does not see.

WordPiece as BERT has it (Devlin et al. 2019): a word in lower case without accents, cut greedily
into the longest pieces of a fixed vocabulary.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_PIECES = 12  # of one word; a longer one is a URL or noise, and its first pieces say so
CASES = ("lower", "title", "upper", "letter", "initials", "mixed", "digits", "alphanumeric", "mark", "other")
SHAPES = 1 + 2 * len(CASES)  # 0 is no word; each casing with and without a space before


class WordPiece:
    """Cuts words into pieces of a vocabulary (one piece a line, its number is its id)."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self.ids["[UNK]"]
        self.first = self.ids["[CLS]"]
        self.last = self.ids["[SEP]"]
        self.pieces = lru_cache(maxsize=200_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces; at least one, at most MAX_PIECES."""
        decomposed = unicodedata.normalize("NFD", word.lower())
        plain = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for run in _runs(plain):
            found += self._longest(run)
        return tuple(found[:MAX_PIECES]) or (self.unknown,)

    def _longest(self, run: str) -> list[int]:
        """Greedy longest match from the left; a run with no match is one unknown piece."""
        found: list[int] = []
        start = 0
        while start < len(run) and len(found) < MAX_PIECES:
            prefix = "##" if start else ""
            for end in range(min(len(run), start + 40), start, -1):
                if (piece := self.ids.get(prefix + run[start:end])) is not None:
                    found.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _runs(word: str) -> list[str]:
    """A word cut at its punctuation, each mark a run of its own, as BERT's basic tokenizer does."""
    runs = [""]
    for c in word:
        if c.isalnum():
            runs[-1] += c
        elif not c.isspace():
            runs += [c, ""]
    return [run for run in runs if run]


@lru_cache(maxsize=200_000)
def casing(word: str) -> int:
    """The number, in CASES, of how a word is written."""
    return CASES.index(_casing(word))


def _casing(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return "digits" if any(c.isdigit() for c in word) else "mark" if word.isascii() else "other"
    if any(c.isdigit() for c in word):
        return "alphanumeric"
    if all(c.islower() for c in letters):
        return "lower"
    if all(c.isupper() for c in letters):
        return "letter" if len(word) == 1 else "initials" if "." in word else "upper"
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return "title"
    return "mixed"


def shape(word: str, space_before: bool) -> int:
    """A word's shape: its casing, and whether a space stands before it (0 is kept for no word)."""
    return 1 + 2 * casing(word) + space_before
