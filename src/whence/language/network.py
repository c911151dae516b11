"""The bundled network, run by ONNX Runtime: windows of words in, tags and arc scores out.

A window's result does not depend on its neighbours in a batch: windows are padded to a length of their
own, all products with weights are of whole numbers (int8, with scales fixed when the model was made),
and what is left is computed window by window.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from whence.errors import ModelError
from whence.language.wordpiece import WordPiece, shape

FOLDER = Path(__file__).parent / "model"
WINDOW = 192  # pieces at most
STEP = 16  # windows are padded to a multiple of this many pieces
BATCH = 2048  # pieces at most in one run
MOST_THREADS = 4  # of one session; more of them gain little on batches of this size

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Words as the network takes them: pieces, their words' shapes, and the place of each word's first piece."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a window's W words."""

    tags: Floats  # [W, sum of the label sets' sizes], the sentence start first
    arcs: Floats  # [W, W + 1], dependent by head; the last head is the root
    dependent: Floats  # [W, R]
    head: Floats  # [W + 1, R]


class Network:
    """The network and the label sets of its outputs."""

    def __init__(self, folder: Path = FOLDER, threads: int | None = None) -> None:
        try:
            self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
            self.relation_weight, self.relation_bias = np.split(np.load(folder / "relations.npy"), [-1])
            self.session = onnxruntime.InferenceSession(
                str(folder / "network.onnx"), session_options(threads), providers=["CPUExecutionProvider"]
            )
        except (OSError, ValueError) as error:
            raise ModelError(f"the language model in {folder} cannot be loaded: {error}") from error
        self.pieces = WordPiece(vocabulary)

    def window(self, words: list[str], spaces: list[bool]) -> Window:
        """As many of the words as fit in a window; ``spaces`` tells whether a space stands before each."""
        pieces, shapes, first = [self.pieces.first], [0], []
        for word, space in zip(words, spaces, strict=True):
            ids = self.pieces.pieces(word)
            if len(pieces) + len(ids) >= WINDOW:
                break
            first.append(len(pieces))
            pieces.extend(ids)
            shapes.extend([shape(word, space)] * len(ids))
        return Window([*pieces, self.pieces.last], [*shapes, 0], first)

    def run(self, windows: list[Window]) -> list[Scores]:
        """The scores of each window, in order."""
        found: list[Scores | None] = [None] * len(windows)
        for length, places in by_length(windows):
            for place, scores in zip(places, self.run_batch([windows[p] for p in places], length), strict=True):
                found[place] = scores
        return [scores for scores in found if scores is not None]

    def run_batch(self, windows: list[Window], length: int) -> Iterator[Scores]:
        """Run windows that are padded to one length."""
        pieces = np.zeros((len(windows), length), dtype=np.int64)
        shapes, first = np.zeros_like(pieces), np.zeros_like(pieces)
        for row, window in enumerate(windows):
            pieces[row, : len(window.pieces)] = window.pieces
            shapes[row, : len(window.shapes)] = window.shapes
            first[row, : len(window.first)] = window.first
        lengths = np.array([len(window.pieces) for window in windows], dtype=np.int32)
        feed = {"pieces": pieces, "shapes": shapes, "lengths": lengths, "first": first}
        tags, arcs, dependent, head = self.session.run(None, feed)
        for row, window in enumerate(windows):
            width = len(window.first)
            inside = np.append(np.arange(width), length)  # the root stands after the padding
            yield Scores(tags[row, :width], arcs[row, :width][:, inside], dependent[row, :width], head[row, inside])

    def relations(self, scores: Scores, heads: Ints) -> Ints:
        """The number of each word's relation to its head."""
        joined = np.maximum(scores.dependent + scores.head[heads], 0)
        best: Ints = (joined @ self.relation_weight + self.relation_bias).argmax(1)
        return best


def by_length(windows: list[Window]) -> Iterable[tuple[int, list[int]]]:
    """(padded length, places) of batches of windows that share a padded length."""
    places: dict[int, list[int]] = {}
    for place, window in enumerate(windows):
        places.setdefault(-(-len(window.pieces) // STEP) * STEP, []).append(place)
    for length, group in sorted(places.items()):
        size = max(1, BATCH // length)
        for start in range(0, len(group), size):
            yield length, group[start : start + size]


def session_options(threads: int | None) -> onnxruntime.SessionOptions:
    """One session a process, its threads bounded."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or min(MOST_THREADS, processors())
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def processors() -> int:
    """How many processors this process may run on: more threads than that would wait for one another."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
