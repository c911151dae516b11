"""An order of nodes on a circle in which those that are tied stand near each other.

The sum of the ties' lengths along the circle, each as often as it counts, is made smaller by the exchange of two nodes
that helps most, until none helps (steepest descent on a quadratic assignment problem). Whole numbers throughout: the
order is the same on every machine.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def near_each_other(size: int, ties: Mapping[tuple[int, int], int]) -> list[int]:
    """The nodes, 0 to ``size`` - 1, in the order in which they stand on the circle. ``ties`` count between two."""
    weights = np.zeros((size, size), dtype=np.int64)
    for (one, other), count in ties.items():
        if one != other:
            weights[one, other] += count
            weights[other, one] += count
    place = np.arange(size)
    apart = np.abs(place[:, None] - place)
    lengths = np.minimum(apart, size - apart)
    while size > 1:
        gains = exchanges(weights, lengths[np.ix_(place, place)])
        best = int(gains.argmin())
        if gains.flat[best] >= 0:
            break
        one, other = divmod(best, size)
        place[[one, other]] = place[[other, one]]
    return [int(node) for node in np.argsort(place)]


def exchanges(weights: Ints, lengths: Ints) -> Ints:
    """By how much the sum grows, halved, when the nodes of a row and of a column change places."""
    sums = weights @ lengths
    own = np.diag(sums)
    grown: Ints = sums + sums.T - own[:, None] - own + 2 * weights * lengths
    return grown
