"""Shingles: runs of words as numbers that are the same on every machine (Broder 1997).

A number has 32 bits: of two million shingles some five hundred pairs fall together by chance, which is far from the
dozen that two reports must share.
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

LENGTH = 8
Numbers = npt.NDArray[np.uint32]
PRIME = np.uint64(0x9E3779B97F4A7C15)


@lru_cache(maxsize=1_000_000)
def number(word: str) -> int:
    """A word as a number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def numbers(words: Sequence[str]) -> Numbers:
    """One number for each word or name, in order."""
    return np.array([number(word) >> 32 for word in words], dtype=np.uint32)


def shingles(words: Sequence[str]) -> Numbers:
    """One number for each run of ``LENGTH`` words, in order; none where there are fewer words."""
    if len(words) < LENGTH:
        return np.zeros(0, dtype=np.uint32)
    single = np.array([number(word) for word in words], dtype=np.uint64)
    count = len(words) - LENGTH + 1
    found = np.zeros(count, dtype=np.uint64)
    for place in range(LENGTH):
        found = (found ^ single[place : place + count]) * PRIME
        found ^= found >> np.uint64(29)
    return (found >> np.uint64(32)).astype(np.uint32)
