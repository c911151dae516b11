"""The network as a spaCy component: it sets sentence starts, tags, features, lemmas, trees and names.

Paragraph by paragraph: a paragraph that is longer than a window goes on in the next, which opens with the
sentence that the last one cut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

from whence.language.lemmas import Lemmas
from whence.language.names import names
from whence.language.network import FOLDER, Floats, Ints, Network, Scores, Window
from whence.language.paragraphs import paragraphs
from whence.language.tree import heads

PROPER, PLURAL = frozenset({"NNP", "NNPS"}), "NNPS"
IOB = {"B": 3, "I": 1, "O": 2}  # as spaCy has them
DOCS = 64  # docs whose windows are batched together
PARTS = ("xpos", "upos", "features")


@dataclass(slots=True)
class Stretch:
    """What is left to parse of a paragraph: tokens, as words with their spaces."""

    doc: int
    tokens: list[int]
    words: list[str]
    spaces: list[bool]
    start: int = 0
    window: Window = field(default_factory=lambda: Window([], [], []))


@dataclass(slots=True)
class Parsed:
    """The parse of a doc's tokens, by number of label; a head is relative to its token."""

    labels: npt.NDArray[np.int64]  # [tokens, len(PARTS)], -1 for white space
    head: Ints
    relation: Ints
    start: npt.NDArray[np.bool_]
    names: Floats  # [tokens, labels of names]


class Parser:
    """A spaCy component around the network."""

    def __init__(self, vocab: Any, network: Network, lemmas: Lemmas) -> None:
        self.network = network
        self.lemmas = lemmas
        labels = network.labels
        strings = vocab.strings
        self.sizes = np.cumsum([1, *(len(labels[part]) for part in PARTS)])
        self.xpos = labels["xpos"]
        self.proper = np.array([label in PROPER for label in labels["xpos"]])
        self.plural = np.array([label == PLURAL for label in labels["xpos"]])
        self.ids = {
            part: np.array([strings.add(label) for label in labels[part]], dtype=np.uint64)
            for part in ("xpos", "upos", "relations")
        }
        self.morphs = np.array([vocab.morphology.add(label) for label in labels["features"]], dtype=np.uint64)
        self.flat = labels["relations"].index("flat")
        self.names = {label: (IOB[label[0]], strings.add(label[2:])) for label in labels["names"]}
        self.names["O"] = (IOB["O"], 0)

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = DOCS) -> Iterator[Doc]:
        """Parse docs, a batch at a time; what a doc gets does not depend on its batch."""
        docs = iter(stream)
        while batch := list(islice(docs, max(batch_size, 1))):
            parses = self.parse(batch)
            for doc, parsed in zip(batch, parses, strict=True):
                self.fill(doc, parsed)
                yield doc

    def parse(self, docs: list[Doc]) -> list[Parsed]:
        """The parses of some docs."""
        parses = [blank(len(doc), len(self.names)) for doc in docs]
        todo = [stretch for number, doc in enumerate(docs) for stretch in stretches(number, doc)]
        while todo:
            for stretch in todo:
                at = stretch.start
                stretch.window = self.network.window(stretch.words[at:], stretch.spaces[at:])
            scores = self.network.run([stretch.window for stretch in todo])
            todo = [s for s, found in zip(todo, scores, strict=True) if self.take(s, found, parses[s.doc])]
        return parses

    def take(self, stretch: Stretch, scores: Scores, parsed: Parsed) -> bool:
        """Keep what the window says of its whole sentences; True where the paragraph goes on."""
        starts = scores.tags[:, 0] > 0
        starts[0] = True
        width = len(starts)
        more = stretch.start + width < len(stretch.words)
        if more and (later := np.flatnonzero(starts[1:]).tolist()):
            width = later[-1] + 1
        self.keep(stretch, scores, starts[:width], parsed)
        stretch.start += width
        return more

    def keep(self, stretch: Stretch, scores: Scores, starts: npt.NDArray[np.bool_], parsed: Parsed) -> None:
        """Decode the first words of a window."""
        width, full = len(starts), len(scores.tags)
        inside = (
            Scores(
                scores.tags[:width],
                scores.arcs[:width, [*range(width), full]],
                scores.dependent[:width],
                scores.head[[*range(width), full]],
            )
            if width < full
            else scores
        )
        best = heads(inside.arcs, starts)
        tokens = np.array(stretch.tokens[stretch.start : stretch.start + width])
        parsed.start[tokens] = starts
        parsed.head[tokens] = np.append(tokens, 0)[np.where(best == width, np.arange(width), best)] - tokens
        parsed.relation[tokens] = self.network.relations(inside, best)
        for column, (low, high) in enumerate(zip(self.sizes, self.sizes[1:], strict=False)):
            parsed.labels[tokens, column] = inside.tags[:, low:high].argmax(1)
        parsed.names[tokens] = inside.tags[:, self.sizes[-1] :]

    def fill(self, doc: Doc, parsed: Parsed) -> None:
        """Set the parse on the doc; white space hangs on the word before it."""
        words = parsed.labels[:, 0] >= 0
        head = parsed.head.copy()
        hang_space(head, words)
        table = np.zeros((len(doc), 8), dtype=np.uint64)
        xpos, upos, features = parsed.labels.T
        table[:, 0] = head.astype(np.int64).view(np.uint64)
        table[words, 1] = self.ids["relations"][parsed.relation[words]]
        table[words, 2] = self.ids["xpos"][xpos[words]]
        table[words, 3] = self.ids["upos"][upos[words]]
        table[~words, 3] = doc.vocab.strings.add("SPACE")
        table[words, 4] = self.morphs[features[words]]
        table[:, 5] = IOB["O"]
        table[words, 5:7] = self.named(doc, parsed, np.flatnonzero(words))
        bridge_space(table, words)
        strings, lemma = doc.vocab.strings, self.lemmas.lemma
        table[:, 7] = [
            strings.add(lemma(token.text, self.xpos[tag]) if tag >= 0 else token.text)
            for token, tag in zip(doc, xpos.tolist(), strict=True)
        ]
        doc.from_array([HEAD, DEP, TAG, POS, MORPH, ENT_IOB, ENT_TYPE, LEMMA], table)

    def named(self, doc: Doc, parsed: Parsed, words: Ints) -> npt.NDArray[np.uint64]:
        """The IOB code and kind of each word."""
        tags = parsed.labels[words, 0]
        places = np.zeros(len(doc), dtype=np.int64)
        places[words] = np.arange(len(words))
        flat = np.where(parsed.relation[words] == self.flat, places[words + parsed.head[words]], -1)
        labels = names(
            parsed.names[words],
            self.network.labels["names"],
            [doc[i].text for i in words.tolist()],
            self.proper[tags].tolist(),
            self.plural[tags].tolist(),
            parsed.start[words].tolist(),
            flat.tolist(),
        )
        return np.array([self.names[label] for label in labels], dtype=np.uint64).reshape(-1, 2)


def blank(size: int, kinds: int) -> Parsed:
    """A parse with nothing said yet."""
    return Parsed(
        np.full((size, len(PARTS)), -1),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.bool_),
        np.zeros((size, kinds), dtype=np.float32),
    )


def stretches(number: int, doc: Doc) -> Iterator[Stretch]:
    """A doc's paragraphs, all still to parse."""
    for tokens in paragraphs(doc):
        words = [doc[i].text for i in tokens]
        spaces = [i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].is_space for i in tokens]
        yield Stretch(number, tokens, words, spaces)


def hang_space(head: Ints, words: npt.NDArray[np.bool_]) -> None:
    """Give each white-space token the word before it as its head (at the start, the word after)."""
    if words.all():
        return
    places = np.flatnonzero(words)
    if not len(places):
        head[1:] = -1  # nothing but space is one sentence
        return
    for i in np.flatnonzero(~words).tolist():
        before = int(np.searchsorted(places, i)) - 1
        head[i] = int(places[max(before, 0)]) - i


def bridge_space(table: npt.NDArray[np.uint64], words: npt.NDArray[np.bool_]) -> None:
    """White space inside a name is part of it: a name has no gaps."""
    for i in np.flatnonzero(~words).tolist()[::-1]:
        if i + 1 < len(table) and table[i + 1, 5] == IOB["I"]:
            table[i, 5:7] = table[i + 1, 5:7]


@Language.factory(  # type: ignore[untyped-decorator]
    "whence_parser",
    default_config={"folder": str(FOLDER), "threads": None},
    assigns=["token.tag", "token.pos", "token.dep", "token.head", "token.lemma", "doc.ents", "doc.sents"],
)
def make_parser(nlp: Language, name: str, folder: str, threads: int | None) -> Parser:
    """The component, with the model in a folder."""
    return Parser(nlp.vocab, Network(Path(folder), threads), Lemmas(Path(folder) / "lemmas.tsv"))
