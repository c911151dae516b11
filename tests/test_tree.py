"""Arc scores become the best tree, with one root a sentence."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.language.tree import best_heads, heads, lifted


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
    found = best_heads(arcs, starts).tolist()
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


def test_what_follows_the_verb_of_saying_hangs_on_it():
    # «She left, he said Monday»: Monday (4) hung on «left» (1), whose head «said» (3) stands between
    assert lifted([1, 3, 3, 5, 1]) == [1, 3, 3, 5, 3]


def test_a_tree_stays_a_tree_when_words_are_lifted():
    random = np.random.default_rng(5)
    for _ in range(50):
        width = int(random.integers(2, 9))
        starts = np.zeros(width, dtype=bool)
        starts[0] = True
        found = heads(random.normal(size=(width, width + 1)).astype(np.float32), starts).tolist()
        assert is_tree(found, list(range(width)), width)
