"""Sides: which states, or which bodies, a phrase like "the two countries" or "both sides" means."""

from collections.abc import Callable

from whence.lexicon.actors import Actors
from whence.reading.cast.focus import weight_of
from whence.reading.cast.names_found import Name, Names
from whence.reading.cast.words import Words

BACK = 5
"""How many sentences before its own such a phrase looks back."""
STATES = ("state", "adjective", "demonym", "seat")
CITY_CASES = (None, "between", "with", "of", "by")
"""What may stand before a capital that is a government's and no place."""
SIDES = ("armed_group", "party", "company", "alliance", "bank")
"""Kinds of bodies that are a side of their own, whatever their state."""


class Sides:
    """``code`` gives the code of the state that a name is of."""

    def __init__(self, words: Words, names: Names, actors: Actors, code: Callable[[Name], str | None]) -> None:
        self.words = words
        self.names = names
        self.states = actors.states
        self.code = code

    def heads(self, i: int, count: int, bodies: bool) -> tuple[int, ...]:
        """The heads of as many names before a token: the most prominent of the last sentence that names so many, else
        the last named. Empty where there are fewer. ``bodies`` lets armed groups, parties and companies be sides, too.
        """
        last = self.words.sentence[i]
        sentences = [self._named(last - back, i, bodies) for back in range(BACK + 1)]
        for here in sentences:
            if len(here) >= count:
                return tuple(sorted(head for _, head in ranked(here)[:count]))
        found: dict[str, int] = {}
        for here in sentences:
            for key, (_, head) in here.items():
                found.setdefault(key, head)
        return tuple(sorted(list(found.values())[:count])) if len(found) >= count else ()

    def _named(self, sentence: int, i: int, bodies: bool) -> dict[str, tuple[float, int]]:
        """The sides that a sentence names before a token, each with its weight and the head of its last name."""
        here: dict[str, tuple[float, int]] = {}
        for name in self.names.found:
            if self.words.sentence[name.start] != sentence or name.start >= i:
                continue
            key = self._side(name, bodies)
            if key is not None and not self._bound(i, name):
                weight = weight_of(self.words, name) - (name.sort == "person")
                here[key] = (max(weight, here.get(key, (0.0, 0))[0]), self._head(name, here.get(key)))
        return here

    def _bound(self, i: int, name: Name) -> bool:
        """Whether a name is of the same clause, and so somebody else ("Britain urged both sides")."""
        words = self.words
        return words.head[i] == words.head[name.head] and words.dep[name.head].startswith("nsubj")

    def _head(self, name: Name, before: tuple[float, int] | None) -> int:
        """A state's own name stands for it rather than a person's who is of it."""
        return before[1] if before is not None and name.sort == "person" else name.head

    def _side(self, name: Name, bodies: bool) -> str | None:
        """What tells a name's side from others."""
        code = self.code(name)
        if name.sort in STATES or (name.sort == "capital" and self.words.case(name.head) in CITY_CASES):
            return code if code in self.states else None
        if name.sort == "person":
            return code if code in self.states else None
        kind = name.entry.kind if name.entry else ""
        return name.entry.name if bodies and name.entry and kind in SIDES else None


def ranked(named: dict[str, tuple[float, int]]) -> list[tuple[float, int]]:
    """Sides by their weight, the heaviest first."""
    return sorted(named.values(), key=lambda one: -one[0])
