"""Paragraphs to windows of pieces, and windows to batches, as the network is trained on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from torch import Tensor

from training.network import Labels
from training.treebank import Sentence
from whence.language.wordpiece import WordPiece, shape

WINDOW = 192  # pieces
NONE = -100  # a label that is not known
ROOT = -1  # a head that is the root, until a batch's width is known


@dataclass(slots=True)
class Window:
    """One window: pieces with their words' shapes, each word's first piece, and per word its gold labels."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    labels: list[list[int]]  # start, xpos, upos, features, names
    heads: list[int]
    relations: list[int]
    sentence: list[int]


class Encoder:
    """Turns sentences into windows."""

    def __init__(self, pieces: WordPiece, labels: Labels) -> None:
        self.pieces = pieces
        parts = (labels.xpos, labels.upos, labels.features, labels.names)
        self.numbers = [{label: number for number, label in enumerate(part)} for part in parts]
        self.relations = {label: number for number, label in enumerate(labels.relations)}

    def windows(self, paragraph: list[Sentence]) -> Iterator[Window]:
        """A paragraph's windows: as many whole sentences as fit in each."""
        window = self.empty()
        for number, sentence in enumerate(paragraph):
            size = sum(len(self.pieces.pieces(word.form)) for word in sentence.words)
            if window.first and len(window.pieces) + size > WINDOW:
                yield self.close(window)
                window = self.empty()
            self.put(window, sentence, number)
        yield self.close(window)

    def empty(self) -> Window:
        return Window([self.pieces.first], [0], [], [], [], [], [])

    def close(self, window: Window) -> Window:
        window.pieces.append(self.pieces.last)
        window.shapes.append(0)
        return window

    def put(self, window: Window, sentence: Sentence, number: int) -> None:
        """Add a sentence's words."""
        base = len(window.first)
        space = True
        xpos, upos, features, names = self.numbers
        for at, word in enumerate(sentence.words):
            ids = self.pieces.pieces(word.form)
            window.first.append(len(window.pieces))
            window.pieces.extend(ids)
            window.shapes.extend([shape(word.form, space)] * len(ids))
            space = word.space
            window.labels.append(
                [
                    int(at == 0),
                    xpos.get(word.xpos, NONE),
                    upos[word.upos],
                    features.get(word.features, NONE),
                    NONE if word.name is None else names[word.name],
                ]
            )
            window.heads.append(base + word.head - 1 if word.head else ROOT)
            window.relations.append(self.relations.get(word.relation, NONE))
            window.sentence.append(number)


@dataclass(slots=True)
class Batch:
    """Windows of like length, padded."""

    pieces: Tensor
    shapes: Tensor
    lengths: Tensor
    first: Tensor
    labels: Tensor
    heads: Tensor
    relations: Tensor
    apart: Tensor  # [B, W, W + 1] where no arc may go: into another sentence or the padding


def batches(windows: list[Window], pieces: int, random: Random) -> list[Batch]:
    """Batches of about so many pieces, of windows of like length, in random order."""
    ordered = sorted(windows, key=lambda w: len(w.pieces) + random.random() * 8)
    groups: list[list[Window]] = [[]]
    for window in ordered:
        if groups[-1] and len(window.pieces) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(window)
    random.shuffle(groups)
    return [batch(group) for group in groups]


def batch(group: list[Window]) -> Batch:
    """Pad a group of windows."""
    length = max(len(w.pieces) for w in group)
    width = max(len(w.first) for w in group)

    def padded(rows: list[list[int]], size: int, fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (size - len(row)) for row in rows])

    heads = padded([w.heads for w in group], width, NONE)
    sentence = padded([w.sentence for w in group], width, -9)
    apart = torch.ones(len(group), width, width + 1, dtype=torch.bool)
    apart[:, :, :width] = (sentence[:, :, None] != sentence[:, None, :]) | (sentence[:, :, None] < 0)
    apart[:, :, width] = False
    labels = torch.full((len(group), width, 5), NONE)
    for row, window in enumerate(group):
        labels[row, : len(window.labels)] = torch.from_numpy(np.array(window.labels))
    labels[:, 0, 0] = NONE  # a window always opens a sentence
    return Batch(
        padded([w.pieces for w in group], length, 0),
        padded([w.shapes for w in group], length, 0),
        torch.tensor([len(w.pieces) for w in group]),
        padded([w.first for w in group], width, 0),
        labels,
        torch.where(heads == ROOT, width, heads),
        padded([w.relations for w in group], width, NONE),
        apart,
    )
