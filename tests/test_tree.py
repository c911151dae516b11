"""Arc scores become the best tree, with one root a sentence."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.language.tree import heads


def is_tree(found: list[int], words: list[int], root: int) -> bool:
    """Whether the words' heads make one tree under the root."""
    if sum(found[w] == root for w in words) != 1:
        return False
    for word in words:
        seen = set()
        while word != root:
            if word in seen:
                return False
            seen.add(word)
            word = found[word]
    return True


def best_by_trial(arcs: np.ndarray, words: list[int], root: int) -> float:
    """The score of the best tree, found by trying all."""
    best = -np.inf
    for choice in product([*words, root], repeat=len(words)):
        found = dict(zip(words, choice, strict=True))
        if all(found[w] != w for w in words) and is_tree(found, words, root):
            best = max(best, sum(arcs[w, found[w]] for w in words))
    return best


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 4), st.integers(0, 3))
def test_each_sentence_gets_its_best_tree(seed, first, second):
    random = np.random.default_rng(seed)
    width = first + second
    arcs = random.normal(size=(width, width + 1)).astype(np.float32)
    starts = np.zeros(width, dtype=bool)
    starts[0] = True
    if second:
        starts[first] = True
    found = heads(arcs, starts).tolist()
    for words in (list(range(first)), list(range(first, width))):
        if words:
            assert is_tree(found, words, width)
            assert np.isclose(sum(arcs[w, found[w]] for w in words), best_by_trial(arcs, words, width), atol=1e-4)


def test_a_long_ring_is_broken():
    width = 40
    arcs = np.full((width, width + 1), -5.0, dtype=np.float32)
    for word in range(width):
        arcs[word, (word + 1) % width] = 5.0  # every word wants the next: one ring
    starts = np.zeros(width, dtype=bool)
    starts[0] = True
    assert is_tree(heads(arcs, starts).tolist(), list(range(width)), width)
