"""Words: a parsed text as plain lists, for the steps that look at every token."""

from whence.reading.syntax import Syntax

OPENING = ("“", "``", "«")
CLOSING = ("”", "''", "»")
POSSESSIVE = "'’"


class Words:
    """What reading asks of each token. Index is the token's place in the text."""

    def __init__(self, syntax: Syntax) -> None:
        self.doc = syntax.doc
        self.whole = syntax.text
        self.offset = syntax.starts
        self.text = syntax.words
        self.lower = syntax.lower
        self.lemma = syntax.forms
        self.pos = syntax.pos
        self.tag = syntax.tags
        self.dep = syntax.deps
        self.head = syntax.heads
        self.kids = syntax.kids
        self.sentence, self.starts = sentences(syntax.sentence)
        self.quoted = quoted(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def plural(self, i: int) -> bool:
        """Whether a noun is a plural by its tag."""
        return self.tag[i].endswith("S")

    def copular(self, i: int) -> bool:
        """Whether a noun is what its subject is said to be."""
        return any(self.dep[kid] == "cop" for kid in self.kids[i])

    def genitive(self, i: int) -> bool:
        """Whether a token is a genitive's mark."""
        return self.tag[i] == "POS" or (self.text[i][0] in POSSESSIVE and self.lower[i][1:] in ("s", ""))

    def case(self, i: int) -> str | None:
        """The preposition of a phrase, the last word of it where it has several ("ahead of" is "of")."""
        for kid in self.kids[i]:
            if self.dep[kid] == "case" and kid < i:
                fixed = [k for k in self.kids[kid] if self.dep[k] == "fixed"]
                return self.lower[fixed[-1]] if fixed else self.lower[kid]
        return None

    def top(self, start: int, end: int) -> int:
        """The token of a span that hangs by one outside it."""
        for i in range(start, end):
            if (not start <= self.head[i] < end or self.head[i] == i) and self.pos[i] != "SPACE":
                return i
        return end - 1

    def role(self, i: int) -> str:
        """The relation of a phrase, a conjunct's being that of the first."""
        seen = 0
        while self.dep[i] == "conj" and seen < len(self.text):
            i = self.head[i]
            seen += 1
        return self.dep[i]

    def span(self, start: int, end: int) -> str:
        """The text from a token to another, end excluded."""
        return self.whole[self.offset[start] : self.offset[end - 1] + len(self.text[end - 1])]


def quoted(texts: list[str]) -> list[bool]:
    """Whether each token stands inside double quotation marks; a line break ends a quotation."""
    found = []
    inside = False
    for text in texts:
        if text in OPENING:
            inside = True
        elif text in CLOSING or text.startswith("\n"):
            inside = False
        elif text == '"':
            inside = not inside
        found.append(inside)
    return found


def sentences(firsts: list[int]) -> tuple[list[int], list[int]]:
    """The number of each token's sentence, and the first token of each sentence, from the latter of each token."""
    starts: list[int] = []
    numbers: list[int] = []
    for first in firsts:
        if not starts or first != starts[-1]:
            starts.append(first)
        numbers.append(len(starts) - 1)
    return numbers, starts
