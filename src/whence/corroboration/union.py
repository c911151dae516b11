"""Disjoint sets (Tarjan 1975) that remember why their members were joined."""

from collections.abc import Iterable, Sequence


class Union:
    """Sets of ids. A set's name is its first id, so that nothing depends on the order of joining."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {id: id for id in ids}
        self._joined: list[tuple[str, str]] = []

    def find(self, id: str) -> str:
        """The first id of the set that an id is in."""
        root = id
        while self._above[root] != root:
            root = self._above[root]
        while self._above[id] != root:
            self._above[id], id = root, self._above[id]
        return root

    def join(self, one: str, other: str, reason: str) -> None:
        """Make one set of two; the reason is kept also where they were one already."""
        self._joined.append((one, reason))
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first

    def groups(self) -> list[list[str]]:
        """The sets, each sorted, in the order of their first ids."""
        found: dict[str, list[str]] = {}
        for id in sorted(self._above):
            found.setdefault(self.find(id), []).append(id)
        return [found[first] for first in sorted(found)]

    def reasons(self, group: Sequence[str]) -> list[str]:
        """Why the members of a set were joined, each reason once, in order."""
        root = self.find(group[0])
        return sorted({reason for id, reason in self._joined if self.find(id) == root})
