"""Clauses: whether a clause puts a relation forward, and whether as one that was."""

from whence.reading.propositions import CONDITIONS, FINITE, Standing, standing
from whence.reading.syntax import Syntax

ASSERTED = frozenset({"root", "ccomp", "parataxis", "acl:relcl", "acl"})
UNREAL = ("conditional", "hypothetical")


def stated(syntax: Syntax, head: int) -> Standing | None:
    """How a clause stands that puts something forward; None for a condition, a purpose, a question."""
    above, steps = head, 0
    while syntax.deps[above] == "conj" and steps < syntax.size:
        above, steps = syntax.heads[above], steps + 1
    label = syntax.deps[above]
    if label not in ASSERTED and not (label == "advcl" and syntax.case(above) not in (*CONDITIONS, "to")):
        return None
    own = standing(syntax, head)
    return None if own.status in UNREAL else own


def past(syntax: Syntax, head: int) -> bool:
    """Whether a clause is in the past tense, and not because a verb of saying above it is."""
    verbs = [head, *(kid for kid in syntax.kids[head] if syntax.deps[kid] in ("cop", "aux", "aux:pass"))]
    told = next((i for i in verbs if syntax.tags[i] in FINITE), None)
    if told is None or syntax.tags[told] != "VBD":
        return False
    return syntax.deps[head] != "ccomp" or syntax.tags[syntax.heads[head]] != "VBD"


def subject(syntax: Syntax, head: int) -> int | None:
    """The subject of a clause, its own or that of the clause it is joined to."""
    steps = 0
    while (found := syntax.subject(head)) is None and syntax.deps[head] == "conj" and steps < syntax.size:
        head, steps = syntax.heads[head], steps + 1
    return found
