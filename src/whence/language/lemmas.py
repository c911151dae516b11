"""Dictionary forms: a word's lemma by its tag and its ending, with the exceptions that a table holds."""

from functools import lru_cache
from pathlib import Path

LONGEST = 6  # letters of an ending


class Lemmas:
    """Lemmas from two tables: endings (tag, ending, letters to strip, letters to add) and exceptions
    (tag, word, lemma)."""

    def __init__(self, path: Path) -> None:
        self.endings: dict[tuple[str, str], tuple[int, str]] = {}
        self.exceptions: dict[tuple[str, str], str] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            tag, word, strip, add = line.split("\t")
            if strip == "=":
                self.exceptions[tag, word] = add
            else:
                self.endings[tag, word] = int(strip), add
        self.lemma = lru_cache(maxsize=100_000)(self._lemma)

    def _lemma(self, word: str, tag: str) -> str:
        """The lemma of a word with this Penn tag."""
        form = written(word, tag)
        if (known := self.exceptions.get((tag, form))) is not None:
            return known
        return self.by_ending(form, tag)

    def by_ending(self, form: str, tag: str) -> str:
        """The lemma by the longest ending that the table knows."""
        for size in range(min(LONGEST, len(form) - 1), -1, -1):
            if (rule := self.endings.get((tag, form[len(form) - size :]))) is not None:
                strip, add = rule
                return form[: len(form) - strip] + add
        return form


def written(word: str, tag: str) -> str:
    """A word as the tables have it: names keep their case, all else is lower, apostrophes are straight."""
    word = word.replace("’", "'")
    return word if tag.startswith("NNP") else word.lower()
