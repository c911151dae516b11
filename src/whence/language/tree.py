"""Arc scores to trees: the best head of each word, or, where that is no tree, the best tree.

Maximum spanning arborescence after Chu and Liu (1965) and Edmonds (1967), with one root a sentence.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
APART = np.float32(-1e9)


def heads(arcs: Floats, starts: npt.NDArray[np.bool_]) -> Ints:
    """Each word's head: the best trees, without what cannot stand (``lifted``). Shapes as ``best_heads`` has them."""
    return np.array(lifted(best_heads(arcs, starts).tolist()), dtype=np.int64)


def best_heads(arcs: Floats, starts: npt.NDArray[np.bool_]) -> Ints:
    """Each word's head from ``arcs`` [W, W + 1] (dependent, head; the last head is the root) and ``starts`` [W].

    Heads lie in the word's own sentence; a sentence's one root has head W.
    """
    width = len(starts)
    sentence: Ints = np.cumsum(starts, dtype=np.int64)
    scores = np.where(sentence[:, None] == np.append(sentence, 0)[None, :], arcs, APART)
    scores[:, width] = arcs[:, width]
    scores[np.arange(width), np.arange(width)] = APART
    best: Ints = scores.argmax(1)
    for number in broken(best, sentence):
        words = np.flatnonzero(sentence == number)
        best[words] = tree(scores, words, width)
    return best


def lifted(heads: list[int]) -> list[int]:
    """The same trees, but what stands beyond a word that its head is under hangs on that word: a fronted clause cannot
    take what follows the verb of saying («“…,” she said on Monday»), which the best head of each word alone often has
    it do."""
    root = len(heads)
    for word in range(root):
        above = heads[word]
        while above != root:
            if min(word, heads[word]) < above < max(word, heads[word]):
                heads[word] = above
            above = heads[above]
    return heads


def broken(best: Ints, sentence: Ints) -> list[int]:
    """The sentences whose heads make no tree with one root."""
    width = len(best)
    wrong = np.bincount(sentence[best == width], minlength=int(sentence[-1]) + 1) != 1
    wrong[0] = False
    above = np.append(best, width)
    for _ in range(width.bit_length()):  # each round doubles how far a word looks up
        above = above[above]
    wrong[sentence[above[:width] != width]] = True
    return [int(number) for number in np.flatnonzero(wrong)]


def tree(scores: Floats, words: Ints, root: int) -> Ints:
    """The best tree over some words: for each, its head among all columns of ``scores``."""
    inner = scores[np.ix_(words, np.append(words, root))].astype(np.float64)
    size = len(words)
    square = np.full((size + 1, size + 1), -np.inf)  # [dependent, head]; the root is 0
    square[1:, 1:] = inner[:, :size]
    square[1:, 0] = inner[:, size] - 1e6  # so high a price that a second root is never worth it
    found = arborescence(square)[1:]
    chosen: Ints = np.append(words, root)[np.where(found == 0, size, found - 1)]
    return chosen


def arborescence(scores: npt.NDArray[np.float64]) -> Ints:
    """Heads of the maximum arborescence from node 0; ``scores`` is [dependent, head]."""
    size = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    best = np.zeros(size, dtype=np.int64)
    best[1:] = scores[1:].argmax(1)
    ring = cycle(best)
    if ring is None:
        return best
    inside = np.zeros(size, dtype=bool)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    gain = scores[ring] - scores[ring, best[ring]][:, None]
    enter, leave = gain[:, outside].argmax(0), scores[np.ix_(outside, ring)].argmax(1)
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = gain[:, outside].max(0)
    small[:-1, -1] = scores[np.ix_(outside, ring)].max(1)
    found = arborescence(small)
    heads = best.copy()
    for place, node in enumerate(outside[1:], 1):
        head = int(found[place])
        heads[node] = ring[leave[place]] if head == len(outside) else outside[head]
    door = int(found[-1])
    heads[ring[enter[door]]] = outside[door]
    return heads


def cycle(best: Ints) -> Ints | None:
    """The nodes of a cycle that the heads make, or None."""
    colour = np.zeros(len(best), dtype=np.int64)
    for start in range(1, len(best)):
        node, path = start, []
        while node and not colour[node]:
            colour[node] = start
            path.append(node)
            node = int(best[node])
        if node and colour[node] == start:
            return np.array(path[path.index(node) :])
    return None
