"""Universal Dependencies treebanks: CoNLL-U files, their raw text, and the names that annotators marked.

CoNLL-U as https://universaldependencies.org/format.html has it. Names come from two places: IOB2 files
beside a treebank (Universal NER: PER, ORG, LOC) and GUM's ``Entity=`` brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FEATURES = ("Mood", "Number", "Tense", "VerbForm")
NAME_OF_ENTITY = {"person": "PER", "organization": "ORG", "place": "LOC"}
BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*\)|\((\d+)-([a-z]+)[^()]*|(\d+)\)")


@dataclass(slots=True)
class Word:
    """A syntactic word. ``head`` counts from 1 in its sentence, 0 is the root; ``space`` follows it or not."""

    form: str
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    relation: str
    space: bool = True
    entity: str = ""
    name: str | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence, the (first, last) words of its multi-word tokens, and whether it opens a paragraph or a document."""

    words: list[Word] = field(default_factory=list)
    multiword: list[tuple[int, int]] = field(default_factory=list)
    paragraph: bool = False
    document: bool = False

    @property
    def text(self) -> str:
        """The words as they are written, with the space that follows the last."""
        return "".join(word.form + " " * word.space for word in self.words)


def read_conllu(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file, in order."""
    return list(sentences(path.read_text(encoding="utf-8").splitlines()))


def sentences(lines: list[str]) -> Iterator[Sentence]:
    """Sentences from the lines of a CoNLL-U file."""
    sentence = Sentence()
    for line in lines:
        if line.startswith("# newdoc"):
            sentence.document = sentence.paragraph = True
        elif line.startswith("# newpar"):
            sentence.paragraph = True
        elif line and line[0] != "#":
            add(sentence, line.split("\t"))
        elif not line and sentence.words:
            yield sentence
            sentence = Sentence()


def add(sentence: Sentence, cells: list[str]) -> None:
    """Add a line's word, or note a multi-word token; empty nodes are no words."""
    number, form, lemma, upos, xpos, features, head, relation, _, misc = cells
    if "-" in number:
        first, last = map(int, number.split("-"))
        sentence.multiword.append((first - 1, last - 1))
        if "SpaceAfter=No" in misc:
            sentence.multiword[-1] = (first - 1, -last)
        return
    if "." in number:
        return
    kept = "|".join(f for f in features.split("|") if f.split("=")[0] in FEATURES)
    entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
    word = Word(form, lemma, upos, xpos, kept, int(head), relation, "SpaceAfter=No" not in misc, entity)
    sentence.words.append(word)
    settle_multiword(sentence)


def settle_multiword(sentence: Sentence) -> None:
    """Inside a multi-word token no space follows; after it, what its own line says."""
    if not sentence.multiword:
        return
    first, last = sentence.multiword[-1]
    end, space = (last, True) if last >= 0 else (-last - 1, False)
    at = len(sentence.words) - 1
    if first <= at < end:
        sentence.words[at].space = False
    elif at == end:
        sentence.words[at].space = space
        sentence.multiword[-1] = (first, end)


def paragraphs(treebank: list[Sentence]) -> list[list[Sentence]]:
    """The sentences, paragraph by paragraph."""
    grouped: list[list[Sentence]] = []
    for sentence in treebank:
        if sentence.paragraph or not grouped:
            grouped.append([])
        grouped[-1].append(sentence)
    return grouped


def documents(treebank: list[Sentence]) -> list[list[Sentence]]:
    """The sentences, document by document."""
    grouped: list[list[Sentence]] = []
    for sentence in treebank:
        if sentence.document or not grouped:
            grouped.append([])
        grouped[-1].append(sentence)
    return grouped


def raw_text(document: list[Sentence]) -> str:
    """A document's text as a reader gets it: an empty line between paragraphs."""
    return "\n\n".join("".join(s.text for s in paragraph).strip() for paragraph in paragraphs(document))


def mark_names_from_iob(treebank: list[Sentence], path: Path) -> int:
    """Set ``Word.name`` (B-PER … O) from an IOB2 file of the same sentences; returns how many sentences matched."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    tagged = [[line.split("\t")[1:3] for line in block.splitlines() if line[:1] != "#"] for block in blocks]
    by_text = {"".join(form for form, _ in rows).replace(" ", ""): [tag for _, tag in rows] for rows in tagged}
    matched = 0
    for sentence in treebank:
        tags = by_text.get("".join(word.form for word in sentence.words).replace(" ", ""))
        if tags and len(tags) == len(sentence.words):
            matched += 1
            for word, tag in zip(sentence.words, tags, strict=True):
                word.name = tag if tag[2:] in {"PER", "ORG", "LOC"} else "O"
    return matched


def mark_names_from_entities(treebank: list[Sentence]) -> None:
    """Set ``Word.name`` from GUM's ``Entity=`` brackets: an entity is named where a proper noun heads it."""
    for sentence in treebank:
        for word in sentence.words:
            word.name = "O"
        for start, end, kind in sorted(entities(sentence), key=lambda e: e[0] - e[1]):
            mark_name(sentence.words, start, end, NAME_OF_ENTITY.get(kind))


def entities(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """(first word, last word, type) of each entity that opens and closes inside the sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for at, word in enumerate(sentence.words):
        for match in BRACKET.finditer(word.entity):
            if match[1]:
                yield at, at, match[2]
            elif match[3]:
                opened.setdefault(match[3], []).append((at, match[4]))
            elif opened.get(match[5]):
                start, kind = opened[match[5]].pop()
                yield start, at, kind


def mark_name(words: list[Word], start: int, end: int, kind: str | None) -> None:
    """Mark the run of proper nouns that heads words[start..end], if one does."""
    inside = range(start, end + 1)
    head = next((i for i in inside if words[i].head - 1 not in inside), start)
    if words[head].upos != "PROPN" or (kind == "PER" and words[head].xpos == "NNPS"):
        return  # «Americans» are people, and no person's name
    first = last = head
    while first > start and joins(words, first - 1, head):
        first -= 1
    while last < end and joins(words, last + 1, head):
        last += 1
    for i in range(first, last + 1):
        words[i].name = f"{'B' if i == first else 'I'}-{kind}" if kind else "O"


def joins(words: list[Word], at: int, head: int) -> bool:
    """Whether the word belongs to the name that ``head`` heads."""
    word = words[at]
    if word.upos == "PROPN":
        return word.relation in {"flat", "compound", "goeswith", "amod", "nmod"} or at == head
    return (
        word.upos in {"ADP", "PUNCT"}
        and word.form in {"of", "-", "."}
        and 0 < at < len(words) - 1
        and (words[at - 1].upos == words[at + 1].upos == "PROPN")
    )
