"""What a time or a place belongs to: the act, the telling or the figure that it hangs on in the tree."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from whence.lexicon.timewords import time_words
from whence.reading.found import Tokens
from whence.reading.propositions import PREDICATES
from whence.reading.syntax import SUBJECTS, Syntax

STEPS = 30
OWN, NEAR, FAR = 0, 1, 2
"""How an expression belongs: to the thing itself; to a phrase that shares its time ("in the 2016 campaign they met");
to a phrase that need not ("they left the 2015 deal")."""

WITHIN = frozenset({"in", "at", "during", "on", "throughout", "amid"})
"""Prepositions whose phrase is of one time and place with the clause ("in a statement on Sunday")."""

ATTRIBUTIVE = ("amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "det")
NOUN_TO_NOUN = ("nmod", "appos", "conj", "acl", *ATTRIBUTIVE)
LIGHT = frozenset({"on", "in", "late", "early", "later", "earlier", "at", "over", "during", "since"})


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


def climb(syntax: Syntax, tokens: Tokens, by_party: int) -> Iterator[tuple[int, int]]:
    """From an expression upwards: each token above it, and how it belongs there (OWN, NEAR, FAR).

    ``by_party`` is how what hangs by a subject, or by an object with a preposition of its own ("killed two men on
    Sunday"), belongs.
    """
    start = top(syntax, tokens)
    opened = next((syntax.heads[i] for i in tokens if syntax.deps[i] == "mark"), None)
    i = start if opened is None or opened in tokens else opened  # "a day after he left" is no time of his leaving
    described = FAR if syntax.deps[start] in ATTRIBUTIVE else by_party
    how = OWN
    for _ in range(STEPS):
        above = syntax.heads[i]
        if above == i:
            return
        if i not in (start, opened) or syntax.deps[i] == "xcomp":
            how = max(how, by_party if syntax.deps[i] in SUBJECTS else how_below(syntax, i, described))
        yield above, how
        if predicates(syntax, above) and not is_issued(syntax, above):
            return
        i = above


def how_below(syntax: Syntax, i: int, described: int) -> int:
    """How what hangs by the phrase ``i`` belongs to what that phrase hangs by."""
    label = syntax.deps[i]
    if label in ("advmod", "advcl"):
        return NEAR
    if label.startswith("obl") or label == "nmod":
        return NEAR if syntax.case(i) in WITHIN or (label == "nmod" and syntax.case(i) == "of") else described
    if label in NOUN_TO_NOUN:
        return NEAR if label in ("appos", "conj", "acl") else OWN
    if label == "xcomp" and syntax.child(syntax.heads[i], "obj", "iobj") is not None:
        return FAR  # "asked him to leave on Monday" says when to leave
    return OWN if label == "xcomp" or syntax.pos[i] in ("VERB", "AUX") else described


def is_issued(syntax: Syntax, i: int) -> bool:
    """Whether a participle tells when what it describes came out ("a statement released on Sunday")."""
    return syntax.deps[i] == "acl" and syntax.tags[i] == "VBN" and syntax.lemmas[i] in time_words()["issued"]


class Anchors:
    """Finds, for tokens that tell something, the expression that belongs to it.

    ``claimants`` are all tokens that may own an expression (heads of acts, cues, figures). An expression
    belongs to the first claimant above it, and to the predicate of its clause; one right behind one of ``tellers``
    ("said on Sunday") belongs to that. ``ranks`` put expressions of one claimant in order (the lowest first), None
    leaves one out.
    """

    def __init__(
        self,
        syntax: Syntax,
        expressions: Sequence[Tokens],
        claimants: Iterable[int],
        *,
        tellers: Container[int] = (),
        ranks: Sequence[int | None] | None = None,
        by_party: int = NEAR,
    ) -> None:
        self.syntax = syntax
        self.expressions = expressions
        self.ranks = [0] * len(expressions) if ranks is None else ranks
        self.starts = {words[0]: n for n, words in enumerate(expressions) if self.ranks[n] is not None}
        self.owned: dict[int, list[tuple[int, int]]] = {}
        self.clausal: dict[int, list[tuple[int, int]]] = {}
        owners = set(claimants)
        for number, tokens in enumerate(expressions):
            if self.ranks[number] is None:
                continue
            if (teller := self._teller(tokens, tellers)) is not None:
                self.owned.setdefault(teller, []).append((OWN, number))
            else:
                self._hang(number, list(climb(syntax, tokens, by_party)), owners)

    def _hang(self, number: int, above: list[tuple[int, int]], owners: set[int]) -> None:
        owner = next(((i, self._of_thing(number, i, how)) for i, how in above if i in owners), None)
        if owner is not None:
            self.owned.setdefault(owner[0], []).append((owner[1], number))
        for i, how in above:
            if predicates(self.syntax, i) and (owner is None or i == owner[0]):
                self.clausal.setdefault(i, []).append((how, number))

    def _of_thing(self, number: int, owner: int, how: int) -> int:
        """How an expression belongs to a claimant: only from afar where it dates a thing that the act turns from or to
        ("withdrew from the 2015 treaty")."""
        syntax = self.syntax
        describes = syntax.deps[top(syntax, self.expressions[number])] in ATTRIBUTIVE
        aside = syntax.deps[owner].startswith("obl") and syntax.case(owner) not in WITHIN
        return FAR if describes and aside else how

    def _teller(self, tokens: Tokens, tellers: Container[int]) -> int | None:
        """The verb of telling that stands right before an expression which describes no noun."""
        i = tokens[0] - 1
        if i >= 0 and self.syntax.lower[i] in LIGHT:
            i -= 1
        if i < 0 or i not in tellers or self.syntax.pos[i] != "VERB":
            return None
        return None if self.syntax.deps[top(self.syntax, tokens)] in ATTRIBUTIVE else i

    def of(self, tokens: Iterable[int]) -> int | None:
        """The number of the first expression that belongs to something told by these tokens, or None."""
        return next(iter(self.all_of(tokens)), None)

    def all_of(self, tokens: Iterable[int], loosest: int = NEAR) -> list[int]:
        """All expressions that belong to something told by these tokens, the closest first."""
        return self._ordered([entry for i in dict.fromkeys(tokens) for entry in self.owned.get(i, ())], loosest)

    def beside(self, head: int, free: Callable[[int], bool]) -> int | None:
        """The first expression of the clause that ``head`` is told in, where its predicate is no claimant itself."""
        return next(iter(self.all_beside(head, free)), None)

    def all_beside(self, head: int, free: Callable[[int], bool], loosest: int = NEAR) -> list[int]:
        """All expressions of that clause, then of the clause that it shares its time and place with."""
        if not predicates(self.syntax, head):
            above = path(self.syntax, head)
            if not above or not self._of_clause(head, above[0]):
                return []
            if not free(above[-1]):
                return self._shared(head)
            head = above[-1]
        return self._ordered(self.clausal.get(head, []), loosest) or self._shared(head)

    def _of_clause(self, head: int, above: int) -> bool:
        """Whether what a noun tells is of one time and place with its clause: as subject or object, or in a phrase
        that is ("they died in the attack"), not as what is only spoken of."""
        label = self.syntax.deps[head]
        if label in NOUN_TO_NOUN and not predicates(self.syntax, above):
            return label != "nmod" and self._of_clause(above, self.syntax.heads[above])
        if self.syntax.pos[head] in ("VERB", "AUX"):
            return True
        return label in (*SUBJECTS, "obj") or how_below(self.syntax, head, FAR) <= NEAR

    def _shared(self, head: int) -> list[int]:
        """The expressions that stand for two clauses: before the first of two verbs with one subject ("On Monday they
        met and signed"), or in the clause that a participle goes on from ("hit the port on Monday, killing two")."""
        syntax = self.syntax
        first = syntax.heads[head]
        if first == head or syntax.child(head, "mark", "case", *SUBJECTS) is not None:
            return []
        found = [entry for entry in self.clausal.get(first, []) if entry[0] == OWN]
        if syntax.deps[head] == "conj":
            found = [entry for entry in found if self.expressions[entry[1]][0] < first]
        elif syntax.deps[head] != "advcl" or syntax.tags[head] != "VBG":
            return []
        return self._ordered(found, NEAR)

    def behind(self, token: int) -> int | None:
        """The expression that starts right behind a token, a preposition apart ("$3 billion in 2003")."""
        start = token + 1
        if start < self.syntax.size and self.syntax.lower[start] in LIGHT and start not in self.starts:
            start += 1
        return self.starts.get(start)

    def _ordered(self, entries: list[tuple[int, int]], loosest: int) -> list[int]:
        kept = [(self.ranks[number] or 0, how, number) for how, number in entries if how <= loosest]
        return [number for _, _, number in sorted(kept)]
