"""What a time or a place belongs to: the act, the telling or the figure that it hangs on in the tree."""

from collections.abc import Callable, Iterable, Sequence

from whence.reading.found import Tokens
from whence.reading.propositions import PREDICATES
from whence.reading.syntax import Syntax

STEPS = 30


def top(syntax: Syntax, tokens: Tokens) -> int:
    """The token of a phrase that the rest of the sentence holds it by."""
    inside = set(tokens)
    return next((i for i in tokens if syntax.heads[i] not in inside or syntax.heads[i] == i), tokens[0])


def path(syntax: Syntax, start: int) -> list[int]:
    """From a token's head upwards to the predicate of its clause; a control verb's complement goes on to the verb."""
    found: list[int] = []
    i = start
    while syntax.heads[i] != i and len(found) < STEPS:
        i = syntax.heads[i]
        found.append(i)
        if predicates(syntax, i):
            break
    return found


def predicates(syntax: Syntax, i: int) -> bool:
    """Whether a token is the predicate of a clause with a time and place of its own."""
    return syntax.deps[i] in PREDICATES and syntax.deps[i] != "xcomp" and syntax.is_clause(i)


class Anchors:
    """Finds, for tokens that tell something, the expression that belongs to it.

    ``claimants`` are all tokens that may own an expression (heads of acts, cues, figures). An expression
    belongs to the first claimant above it, and to the predicate of its clause.
    """

    def __init__(self, syntax: Syntax, expressions: Sequence[Tokens], claimants: Iterable[int]) -> None:
        self.syntax = syntax
        owners = set(claimants)
        self.owned: dict[int, list[int]] = {}
        self.clausal: dict[int, list[int]] = {}
        for number, tokens in enumerate(expressions):
            above = path(syntax, top(syntax, tokens))
            owner = next((i for i in above if i in owners), None)
            if owner is not None:
                self.owned.setdefault(owner, []).append(number)
            if above and owner in (None, above[-1]):
                self.clausal.setdefault(above[-1], []).append(number)

    def of(self, tokens: Iterable[int]) -> int | None:
        """The number of the first expression that belongs to something told by these tokens, or None."""
        return next(iter(self.all_of(tokens)), None)

    def all_of(self, tokens: Iterable[int]) -> list[int]:
        """All expressions that belong to something told by these tokens."""
        return [number for i in dict.fromkeys(tokens) for number in self.owned.get(i, ())]

    def beside(self, head: int, free: Callable[[int], bool]) -> int | None:
        """The first expression of the clause that ``head`` is told in, where its predicate is no claimant itself."""
        return next(iter(self.all_beside(head, free)), None)

    def all_beside(self, head: int, free: Callable[[int], bool]) -> list[int]:
        """All expressions of that clause."""
        if predicates(self.syntax, head):
            return self.clausal.get(head, [])
        above = path(self.syntax, head)
        return self.clausal.get(above[-1], []) if above and free(above[-1]) else []
