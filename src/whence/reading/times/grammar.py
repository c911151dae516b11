"""A grammar of phrases: patterns over words and classes of words, kept in a tree that is walked once for each place.

A pattern is a row of elements: a word, or a CLASS in capitals; ``a|b`` is either, ``x?`` may be absent. A rule's
function gets the values of the classes that its pattern names, in order, None for one that is absent, and returns
what the phrase means. Where several patterns fit at a place, the longest counts, then the earlier written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any, TypeVar

from whence.reading.figures.numbers import Pieces

Guard = Callable[["Chart", int, int], bool]
Make = Callable[..., Any]
Maker = TypeVar("Maker", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Edge:
    """A class of words, or a phrase, over the pieces from a place in the chart to before ``end``."""

    symbol: str
    end: int
    value: Any


@dataclass(slots=True)
class Chart:
    """A text's pieces and what stands where in them, by the place that it starts at.

    ``words`` are the pieces as patterns see them: those that no pattern may touch are empty.
    """

    pieces: Pieces
    words: list[str]
    edges: dict[int, list[Edge]] = field(default_factory=dict)

    def add(self, start: int, edge: Edge) -> None:
        """Notes an edge."""
        self.edges.setdefault(start, []).append(edge)


@dataclass(slots=True)
class Node:
    """A place in the tree of patterns: where each element leads, and the rules whose pattern ends here."""

    children: dict[str, "Node"] = field(default_factory=dict)
    rules: list[tuple[int, "Rule", tuple[int | None, ...]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern makes: an edge named ``symbol`` whose value ``make`` returns; ``guard`` may forbid it."""

    symbol: str
    make: Make
    guard: Guard | None


class Rules:
    """A collection of rules in the order in which they are written."""

    def __init__(self) -> None:
        self.entries: list[tuple[Rule, tuple[str, ...]]] = []

    def rule(self, symbol: str, *patterns: str, guard: Guard | None = None) -> Callable[[Maker], Maker]:
        """Makes a function the meaning of patterns."""

        def adopt(make: Maker) -> Maker:
            self.entries.append((Rule(symbol, make, guard), patterns))
            return make

        return adopt


class Grammar:
    """Rules in one tree. Where phrases are of one length, the collection named first goes first."""

    def __init__(self, *collections: Rules) -> None:
        self.root = Node()
        order = 0
        for collection in collections:
            for entry, patterns in collection.entries:
                for words, slots in (row for pattern in patterns for row in expand(pattern)):
                    node = self.root
                    for word in words:
                        node = node.children.setdefault(word, Node())
                    node.rules.append((order, entry, slots))
                    order += 1

    def longest(self, chart: Chart, start: int) -> Edge | None:
        """The longest phrase that starts at a place."""
        best: tuple[int, int] = (start, 0)
        found: Edge | None = None
        for end, order, rule, slots, values in self.walk(chart, start):
            if (end, -order) <= best or (rule.guard is not None and not rule.guard(chart, start, end)):
                continue
            value = rule.make(*(None if slot is None else values[slot] for slot in slots))
            if value is not None:
                best, found = (end, -order), Edge(rule.symbol, end, value)
        return found

    def walk(
        self, chart: Chart, start: int
    ) -> Iterator[tuple[int, int, Rule, tuple[int | None, ...], tuple[Any, ...]]]:
        """Every pattern that fits from a place on: its end, its order, its rule, its slots and their values."""
        words, edges = chart.words, chart.edges
        stack: list[tuple[Node, int, tuple[Any, ...]]] = [(self.root, start, ())]
        while stack:
            node, at, values = stack.pop()
            for order, rule, slots in node.rules:
                yield at, order, rule, slots, values
            if at >= len(words) or not node.children:
                continue
            if (child := node.children.get(words[at])) is not None:
                stack.append((child, at + 1, values))
            for edge in edges.get(at, ()):
                if (child := node.children.get(edge.symbol)) is not None:
                    stack.append((child, edge.end, (*values, edge.value)))


def expand(pattern: str) -> Iterator[tuple[list[str], tuple[int | None, ...]]]:
    """The plain rows of elements that a pattern stands for, each with the places of its values by class."""
    choices = [
        [*element.removesuffix("?").split("|"), *([None] if element.endswith("?") else [])]
        for element in pattern.split()
    ]
    takes = [any(choice is not None and choice.isupper() for choice in options) for options in choices]
    for row in product(*choices):
        count = 0
        slots: list[int | None] = []
        for choice, taken in zip(row, takes, strict=True):
            is_class = choice is not None and choice.isupper()
            if taken:
                slots.append(count if is_class else None)
            count += is_class
        yield [choice for choice in row if choice is not None], tuple(slots)
