"""Propositions: the clauses that say something, and how each stands by its own grammar.

Polarity, certainty and status follow FactBank's distinctions (Saurí and Pustejovsky 2009), by negation,
modals, tense, conditionals and questions.
"""

from dataclasses import dataclass

from whence.model import Certainty, Polarity, Status
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

PREDICATES = frozenset({"root", "ccomp", "parataxis", "advcl", "acl:relcl", "acl", "csubj", "xcomp"})
APART = frozenset({"advcl", "parataxis", "list", "discourse"})
NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "without"})
NEGATIVE_SUBJECTS = frozenset({"nobody", "nothing", "none", "nowhere"})
POSSIBLE = frozenset({"may", "might", "could", "can", "perhaps", "maybe", "possibly", "possible"})
PROBABLE = frozenset(
    {"likely", "probably", "should", "reportedly", "apparently", "presumably", "allegedly", "probable"}
)
FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proposition stands."""

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "actual"


def standing(syntax: Syntax, head: int) -> Standing:
    """How the clause headed by ``head`` stands by its own words."""
    words = [syntax.lemmas[kid] for kid in syntax.kids[head]]
    forms = [syntax.lower[kid] for kid in syntax.kids[head]]
    negative = any(word in NEGATIONS or word in NEGATIVE_SUBJECTS for word in (*words, *_determiners(syntax, head)))
    certainty: Certainty = "certain"
    if any(word in POSSIBLE for word in words):
        certainty = "possible"
    elif any(word in PROBABLE for word in words):
        certainty = "probable"
    return Standing("negative" if negative else "positive", certainty, _status(syntax, head, words, forms))


def _determiners(syntax: Syntax, head: int) -> list[str]:
    """The determiners of a clause's subject: «no ship crossed the line»."""
    subject = syntax.subject(head)
    return [] if subject is None else [syntax.lower[kid] for kid in syntax.kids[subject] if syntax.deps[kid] == "det"]


def _status(syntax: Syntax, head: int, words: list[str], forms: list[str]) -> Status:
    if any(word in CONDITIONS for word in words):
        return "conditional"
    if any(syntax.deps[kid] == "advcl" and syntax.case(kid) in CONDITIONS for kid in syntax.kids[head]):
        return "conditional"
    if "would" in words or _asked(syntax, head):
        return "hypothetical"
    if any(form in FUTURE for form in forms):
        return "planned"
    progressive = syntax.tags[head] == "VBG" and any(syntax.lemmas[kid] == "be" for kid in syntax.kids[head])
    return "ongoing" if progressive else "actual"


def _asked(syntax: Syntax, head: int) -> bool:
    """Whether the clause is the question that its sentence asks."""
    return syntax.deps[head] == "root" and any(syntax.words[i] == "?" for i in syntax.kids[head])


def asserted(syntax: Syntax, head: int) -> bool:
    """Whether the clause headed by ``head`` is put forward as a proposition of its own: a sentence, what is joined
    to one, an aside, a relative clause after a comma, a reason or a circumstance; not a condition or a purpose."""
    label = syntax.deps[head]
    if not syntax.is_clause(head):
        return False
    if label == "root":
        return syntax.subject(head) is not None
    if label == "conj":
        return finite(syntax, head) and asserted(syntax, syntax.heads[head])
    if label == "parataxis":
        return syntax.subject(head) is not None
    if label == "acl:relcl":
        return finite(syntax, head) and "," in syntax.words[max(syntax.left[head] - 1, 0) : syntax.left[head] + 1]
    if label == "acl":
        return syntax.case(head) == "that"
    return label == "advcl" and finite(syntax, head) and syntax.case(head) not in CONDITIONS


def finite(syntax: Syntax, head: int) -> bool:
    """Whether a clause has a verb in a tense or with a modal."""
    return any(syntax.tags[i] in FINITE for i in (head, *syntax.kids[head]) if syntax.pos[i] in ("VERB", "AUX"))


def clause(syntax: Syntax, head: int, within: set[int] | None = None) -> Tokens:
    """The tokens of a clause, without the clauses that hang on it and say something of their own."""
    found = []
    stack = [head]
    while stack:
        i = stack.pop()
        found.append(i)
        for kid in syntax.kids[i]:
            apart = syntax.deps[kid] in APART or asserted(syntax, kid)
            if not apart and (within is None or kid in within):
                stack.append(kid)
    return syntax.trimmed(found)
