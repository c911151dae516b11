"""Commitment: whether a clause is left open by what it hangs under («unclear whether …», «could not confirm that …»).

What is left so is FactBank's Uu: the source commits himself neither to that it is so nor to that it is not (Saurí and
Pustejovsky 2009).
"""

from collections.abc import Collection

from whence.lexicon.commitment import commitment
from whence.reading.syntax import Syntax

EMBEDDED = frozenset({"ccomp", "acl", "csubj", "csubj:pass", "nmod", "obl", "advcl", "xcomp", "parataxis"})
QUESTIONED = frozenset({"ccomp", "csubj", "csubj:pass", "acl", "nmod"})  # how a clause with «if» is asked, no condition
CONTENT = frozenset({"ccomp", "acl", "csubj", "csubj:pass"})
HELD_BY = frozenset({"xcomp", "advcl", "conj", "csubj", "obj", "nsubj", "nsubj:pass"})  # by what is denied itself
SETTLED = frozenset({"acl:relcl", "appos", "root"})  # what is told by the way is not left open
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
MAX_CLIMB = 12


def is_open(syntax: Syntax, i: int, within: Collection[int] | None = None) -> bool:
    """Whether what the word at ``i`` tells is left open, by the clause it heads or by one around that.

    ``within`` holds the tokens of the content that it stands in: what is around that is another's.
    """
    if not syntax.is_clause(i) and not _is_new(syntax, i):
        return False
    for _ in range(MAX_CLIMB):
        if _is_questioned(syntax, i) or _is_unknown(syntax, i, within):
            return True
        above = syntax.heads[i]
        if above == i or syntax.deps[i] in SETTLED or (within is not None and above not in within):
            return False
        i = above
    return False


def _is_new(syntax: Syntax, i: int) -> bool:
    """Whether a noun is not taken for given by its article or owner: «launched | an attack»."""
    given = any(syntax.deps[kid] == "nmod:poss" or syntax.lower[kid] in DEFINITE for kid in syntax.kids[i])
    return syntax.deps[i] in ("obj", "nmod") and not given


def _is_questioned(syntax: Syntax, i: int) -> bool:
    """Whether a clause is a question that stands in a sentence: with «whether», or with «if» and no condition."""
    if syntax.deps[i] not in EMBEDDED:
        return False
    marks = {syntax.lower[kid] for kid in syntax.kids[i] if kid < i and syntax.deps[kid] in ("mark", "advmod", "cc")}
    above = syntax.heads[i]
    asked = syntax.deps[i] in QUESTIONED or (above < i and _may_ask(syntax, above))
    return "whether" in marks or ("if" in marks and asked and above < i)


def _may_ask(syntax: Syntax, i: int) -> bool:
    """Whether a word is one of knowing that is denied, or that leaves open what it governs: «not clear | if»."""
    words = commitment()
    return syntax.lemmas[i] in words["open"] or (syntax.lemmas[i] in words["knowing"] and is_withheld(syntax, i))


def _is_unknown(syntax: Syntax, i: int, within: Collection[int] | None) -> bool:
    """Whether a clause with «that», or a noun with «of», hangs by a word that leaves it open."""
    above = syntax.heads[i]
    if within is not None and above not in within:
        return False
    clause = syntax.deps[i] in CONTENT and above < i
    return (clause or (syntax.deps[i] == "nmod" and syntax.case(i) == "of")) and _may_ask(syntax, above)


def is_withheld(syntax: Syntax, i: int) -> bool:
    """Whether a word of knowing or telling is denied: by a negation, or by what it hangs by («unable to verify»)."""
    words = commitment()
    for _ in range(MAX_CLIMB):
        if _is_denied(syntax, i):
            return True
        above, label = syntax.heads[i], syntax.deps[i]
        finite = syntax.tags[i] != "VB" and syntax.pos[i] in ("VERB", "AUX")  # it stands on its own
        if above == i or finite or label not in HELD_BY:
            return False
        if syntax.lemmas[above] in words["unable"]:
            return True
        i = above
    return False


def _is_denied(syntax: Syntax, i: int) -> bool:
    negative = commitment()["negative"]
    subject = syntax.subject(i)
    near = [*syntax.kids[i]]
    near += [kid for adverb in syntax.kids[i] if syntax.deps[adverb] == "advmod" for kid in syntax.kids[adverb]]
    if subject is not None:
        near += [subject, *(kid for kid in syntax.kids[subject] if syntax.deps[kid] in ("det", "advmod"))]
    labels = ("advmod", "det", "cc", "amod", "case", "nsubj", "nsubj:pass")
    return any(syntax.lemmas[kid] in negative and syntax.deps[kid] in labels for kid in near)
