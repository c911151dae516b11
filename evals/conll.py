"""Words, sentences, tags and trees over raw text, scored as the CoNLL 2018 shared task does.

The method is that of Zeman et al. (2018), "CoNLL 2018 Shared Task": both sides are laid over the same
characters without white space; words align where they cover the same characters, and inside a
multi-word token by the longest common subsequence of their forms; relations are compared without subtypes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from training.treebank import Sentence


@dataclass(slots=True)
class Token:
    """A word over the text's characters without white space; ``head`` is a place in the list, -1 the root."""

    start: int
    end: int
    form: str
    upos: str
    xpos: str
    lemma: str
    relation: str
    head: int
    multiword: bool = False


@dataclass(slots=True)
class Parse:
    """All words of a text and the extents of its sentences."""

    words: list[Token]
    sentences: list[tuple[int, int]]
    characters: str


def from_gold(sentences: list[Sentence]) -> Parse:
    """The parse that a treebank gives a text."""
    words: list[Token] = []
    extents = []
    characters: list[str] = []
    at = 0
    for sentence in sentences:
        base, begin = len(words), at
        for word in sentence.words:
            form = "".join(word.form.split())
            head = base + word.head - 1 if word.head else -1
            words.append(Token(at, at + len(form), word.form, word.upos, word.xpos, word.lemma, word.relation, head))
            characters.append(form)
            at += len(form)
        for first, last in sentence.multiword:
            start, end = words[base + first].start, words[base + last].end
            for word in words[base + first : base + last + 1]:
                word.start, word.end, word.multiword = start, end, True
        extents.append((begin, at))
    return Parse(words, extents, "".join(characters))


def from_doc(doc: Any) -> Parse:
    """The parse that a spaCy ``Doc`` holds; its white-space tokens are no words."""
    places: dict[int, int] = {}
    words: list[Token] = []
    extents = []
    characters: list[str] = []
    at = 0
    for sentence in doc.sents:
        begin = at
        for token in sentence:
            form = "".join(token.text.split())
            if not form:
                continue
            places[token.i] = len(words)
            head = -1 if token.head.i == token.i else token.head.i
            words.append(Token(at, at + len(form), token.text, token.pos_, token.tag_, token.lemma_, token.dep_, head))
            characters.append(form)
            at += len(form)
        if at > begin:
            extents.append((begin, at))
    for word in words:
        word.head = places.get(word.head, -1)
    return Parse(words, extents, "".join(characters))


def score(gold: Parse, system: Parse) -> dict[str, tuple[int, int, int]]:
    """(right, in gold, in system) of each measure."""
    if gold.characters != system.characters:
        raise ValueError("the two parses are not of one text")
    pairs = align(gold.words, system.words)
    partner = {s: g for g, s in pairs}
    counts = len(gold.words), len(system.words)

    def right(same: Callable[[Token, Token], bool]) -> tuple[int, int, int]:
        return sum(same(gold.words[g], system.words[s]) for g, s in pairs), *counts

    def attached(g: Token, s: Token) -> bool:
        return g.head == (partner.get(s.head, -2) if s.head >= 0 else -1)

    def labelled(g: Token, s: Token) -> bool:
        return attached(g, s) and g.relation.split(":")[0] == s.relation.split(":")[0]

    return {
        "words": (len(pairs), *counts),
        "sentences": (len(set(gold.sentences) & set(system.sentences)), len(gold.sentences), len(system.sentences)),
        "upos": right(lambda g, s: g.upos == s.upos),
        "xpos": right(lambda g, s: g.xpos == s.xpos),
        "lemmas": right(lambda g, s: g.lemma == s.lemma or g.lemma == "_"),
        "uas": right(attached),
        "las": right(labelled),
    }


def align(gold: list[Token], system: list[Token]) -> list[tuple[int, int]]:
    """Pairs of (gold word, system word) that are one word."""
    pairs = []
    g = s = 0
    while g < len(gold) and s < len(system):
        if gold[g].multiword:
            g_end, s_start, s_end = extent(gold, system, g, s)
            pairs += [(g + i, s_start + j) for i, j in common(gold[g:g_end], system[s_start:s_end])]
            g, s = g_end, s_end
        elif (gold[g].start, gold[g].end) == (system[s].start, system[s].end):
            pairs.append((g, s))
            g, s = g + 1, s + 1
        elif gold[g].start <= system[s].start:
            g += 1
        else:
            s += 1
    return pairs


def extent(gold: list[Token], system: list[Token], g: int, s: int) -> tuple[int, int, int]:
    """The words on both sides that a gold multi-word token at ``g`` ties together."""
    end = gold[g].end
    while s < len(system) and system[s].start < gold[g].start:
        s += 1
    g_end, s_end = g, s
    while True:
        if g_end < len(gold) and gold[g_end].start < end:
            end = max(end, gold[g_end].end) if gold[g_end].multiword else end
            g_end += 1
        elif s_end < len(system) and system[s_end].start < end:
            s_end += 1
        else:
            return g_end, s, s_end


def common(gold: list[Token], system: list[Token]) -> list[tuple[int, int]]:
    """The longest common subsequence by form."""
    table = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    same = [[g.form.lower() == s.form.lower() for s in system] for g in gold]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(system))):
            table[i][j] = 1 + table[i + 1][j + 1] if same[i][j] else max(table[i + 1][j], table[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        if same[i][j] and table[i][j] == 1 + table[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def f1(counts: tuple[int, int, int]) -> float:
    """F1 in per cent from (right, in gold, in system)."""
    right, gold, system = counts
    return 200 * right / (gold + system) if gold + system else 0.0
