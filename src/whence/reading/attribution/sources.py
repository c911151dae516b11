"""Who answers for a content: the noun phrase that is the cue's subject, agent or owner."""

from dataclasses import dataclass

from whence.reading.attribution.frames import AGENT
from whence.reading.found import Tokens
from whence.reading.syntax import MARKS, SUBJECTS, Syntax

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LEFT_OUT = frozenset({"case", "parataxis", "punct", "cc"})  # what stands before a source's phrase and is not part of it
MAX_CLIMB = 6


@dataclass(frozen=True, slots=True)
class Teller:
    """A source as found: the tokens that name it, and the head of its noun phrase.

    For a relative pronoun ``head`` is the noun that it stands for. ``direct`` is False where the
    source was taken over from a clause above.
    """

    tokens: Tokens
    head: int | None
    direct: bool = True


NOBODY = Teller((), None)


def teller(syntax: Syntax, i: int) -> Teller:
    """The source of the verb or predicate at ``i``."""
    if syntax.is_passive(i) or _is_participle(syntax, i):
        agent = syntax.child(i, AGENT)
        return noun_phrase(syntax, agent, i) if agent is not None else NOBODY
    subject = syntax.subject(i)
    if subject is not None:
        return relative(syntax, subject, i)
    if any(syntax.deps[kid] == "expl" for kid in syntax.kids[i]):
        return NOBODY
    return inherited(syntax, i)


def _is_participle(syntax: Syntax, i: int) -> bool:
    """Whether a verb tagged as a past tense is a participle: «Asked about it, he …», «the 94 reported there»;
    a past tense has its subject."""
    if syntax.tags[i] != "VBD" or syntax.deps[i] not in ("advcl", "acl"):
        return False
    noun = syntax.heads[i]
    if syntax.deps[i] == "acl" and syntax.words[syntax.left[noun] - 1] in MARKS:  # «“…,” the group | posted»
        return False
    return not any(syntax.deps[kid] in ("mark", "aux", *SUBJECTS) for kid in syntax.kids[i])


def inherited(syntax: Syntax, i: int) -> Teller:
    """The source of a verb without a subject of its own: the one that controls it."""
    label, above = syntax.deps[i], syntax.heads[i]
    for _ in range(MAX_CLIMB):
        if above == i:
            return NOBODY
        if label in ("acl", "acl:relcl"):
            return _modified(syntax, i, above)
        if label not in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "csubj"):
            return NOBODY
        quoted = label == "advcl" and syntax.case(i) == "as"  # «quoted the general as saying»
        if (label == "xcomp" or quoted) and (other := syntax.child(above, "iobj", "obj")) is not None:
            return Teller(noun_phrase(syntax, other, i).tokens, other, direct=False)
        subject = syntax.subject(above) if syntax.quoted[i] or not syntax.quoted[above] else None
        if subject is not None and (label in ("conj", "xcomp", "advcl", "parataxis")):
            return _borrowed(syntax, subject, i, label)
        if label == "ccomp":
            return NOBODY
        label, above = syntax.deps[above], syntax.heads[above]
    return NOBODY


def _borrowed(syntax: Syntax, subject: int, i: int, label: str) -> Teller:
    found = relative(syntax, subject, i)
    return Teller(found.tokens, found.head, direct=label in ("conj", "xcomp"))


def _modified(syntax: Syntax, i: int, noun: int) -> Teller:
    """«officials saying»: the noun that the clause belongs to; «his effort to persuade»: the owner of that noun."""
    if syntax.tags[i] == "VB":
        owned = owner(syntax, noun, frozenset())
        return owned if owned.head is not None else around(syntax, noun)
    if syntax.tags[i] != "VBG" or syntax.pos[noun] not in NOMINAL:
        return NOBODY
    if "," in (syntax.words[syntax.left[i]], syntax.words[syntax.left[i] - 1]) and syntax.deps[noun] not in SUBJECTS:
        return around(syntax, noun)  # «issued a statement, saying …»: it is the subject who says so
    tokens = [j for j in noun_phrase(syntax, noun, i).tokens if j < syntax.left[i]]
    return Teller(syntax.trimmed(tokens), noun, direct=True)


def relative(syntax: Syntax, subject: int, i: int) -> Teller:
    """The source whose phrase is headed by ``subject``; a relative pronoun stands for its noun."""
    if syntax.lower[subject] in RELATIVES and syntax.pos[subject] in ("PRON", "DET", "SCONJ"):
        clause = i
        for _ in range(MAX_CLIMB):
            if syntax.deps[clause] == "acl:relcl":
                return Teller((subject,), syntax.heads[clause])
            clause = syntax.heads[clause]
        return Teller((subject,), subject)
    return noun_phrase(syntax, subject, i)


def noun_phrase(syntax: Syntax, head: int, cue: int) -> Teller:
    """The whole phrase headed by ``head`` but its preposition, and without what lies under the cue."""
    tokens = {i for i in syntax.phrase(head) if syntax.under(i, head)}
    if syntax.left[head] <= cue <= syntax.right[head]:
        if not syntax.under(head, cue):
            tokens.difference_update(syntax.phrase(cue))
        tokens = {i for i in tokens if (i < cue) == (head < cue)}
    for kid in syntax.kids[head]:
        if (kid < head and syntax.deps[kid] in LEFT_OUT) or (syntax.deps[kid] == "parataxis" and syntax.subject(kid)):
            tokens.difference_update(syntax.phrase(kid))
    if (title := syntax.title(head)) is not None:
        tokens.update(syntax.phrase(title))
    tokens.update(_rest_of_name(syntax, max(tokens, default=head), cue))
    tokens.update(_relative_clause(syntax, max(tokens, default=head), cue))
    return Teller(syntax.trimmed(tokens), head)


def _rest_of_name(syntax: Syntax, last: int, cue: int) -> range:
    """The words in capitals between a name and the cue are of the name: «a group called Raqqa | Stands Up | said»."""
    if last >= cue or not syntax.words[last][0].isupper() or syntax.words[cue][0].isupper():
        return range(0)
    end = last + 1
    while end < cue and syntax.words[end][0].isupper():
        end += 1
    return range(last + 1, end) if end == cue else range(0)


def _relative_clause(syntax: Syntax, last: int, cue: int) -> range:
    """The clause with «who» right after a phrase: it belongs there, wherever the tree hangs it."""
    start = last + 1
    if start < syntax.size and syntax.words[start] == ",":
        start += 1
    if start >= syntax.size or syntax.tags[start] not in ("WP", "WP$") or syntax.lower[start] == "what":
        return range(0)
    clause = start
    for _ in range(MAX_CLIMB):
        if syntax.deps[clause] == "acl:relcl":
            return range(start, syntax.right[clause] + 1) if not start <= cue <= syntax.right[clause] else range(0)
        clause = syntax.heads[clause]
    return range(0)


def unowned(syntax: Syntax, teller: Teller) -> Teller:
    """The source without a genitive's mark at its end: «CNN | 's “State of the Union”»."""
    tokens = teller.tokens
    return Teller(tokens[:-1], teller.head) if tokens and syntax.tags[tokens[-1]] == "POS" else teller


def holder(syntax: Syntax, i: int) -> Teller:
    """The source of an adjective: the subject of its predicate, or of the clause that it belongs to."""
    subject = syntax.subject(i)
    if subject is not None:
        return relative(syntax, subject, i)
    return inherited(syntax, i)


def around(syntax: Syntax, i: int) -> Teller:
    """The subject of the nearest clause above ``i``."""
    above = i
    for _ in range(MAX_CLIMB):
        if syntax.heads[above] == above:
            break
        below, above = above, syntax.heads[above]
        if syntax.pos[above] in ("VERB", "AUX", "ADJ") or syntax.child(above, "cop") is not None:
            if syntax.deps[below] in ("nsubj", "nsubj:pass"):
                return NOBODY
            found = teller(syntax, above)
            if found.head is not None:
                return Teller(found.tokens, found.head, direct=False)
    return NOBODY


def owner(syntax: Syntax, noun: int, prepositions: frozenset[str]) -> Teller:
    """The source of a noun cue: «his claim», «a warning from the ministry», «the White House statement»."""
    for kid in syntax.kids[noun]:
        if syntax.deps[kid] == "nmod:poss":
            return unowned(syntax, noun_phrase(syntax, kid, noun))
    for kid in syntax.kids[noun]:
        if kid > noun and syntax.deps[kid] in ("nmod", "obl", AGENT) and syntax.case(kid) in prepositions:
            return noun_phrase(syntax, kid, noun)
    return NOBODY


def speaker(syntax: Syntax, i: int) -> Teller:
    """The source of a verb of saying: by the tree, or else the noun phrase that stands right beside the verb."""
    found = teller(syntax, i)
    if found.head is not None or syntax.is_passive(i) or _is_participle(syntax, i):
        return found
    if syntax.tags[i] == "VBG":
        return sayer_before(syntax, i)
    if syntax.tags[i] not in FINITE:
        return found
    if (named := _beside_opening(syntax, i)) is not None:
        return noun_phrase(syntax, named, i)
    before = i - 1
    while before > syntax.sentence[i] and syntax.pos[before] in ("ADV", "AUX", "PART"):
        before -= 1
    for j in (before, i + 1, before - 1 if syntax.words[before] == "," else before):
        if not 0 <= j < syntax.size or syntax.deps[j] in ("obj", "iobj", "obl:unmarked", "obl:npmod"):
            continue
        is_noun = syntax.pos[j] in NOMINAL or (j > i and syntax.pos[j] == "DET")
        if is_noun and syntax.sentence[i] <= j <= syntax.ends[i] and not syntax.quoted[j]:
            return _phrase_at(syntax, j, i)
    return NOBODY


def _beside_opening(syntax: Syntax, i: int) -> int | None:
    """The subject that the tree takes for an apposition of the phrase before: «In a call with X, | Ann Lee, …»."""
    for kid in syntax.kids[i]:
        if kid > i or syntax.deps[kid] != "obl" or not syntax.case(kid):
            continue
        for j in range(kid + 1, syntax.right[kid] + 1):
            if syntax.deps[j] == "appos" and syntax.words[syntax.left[j]] == "," and syntax.pos[j] == "PROPN":
                return j
    return None


def sayer_before(syntax: Syntax, i: int) -> Teller:
    """The subject of the nearest verb before in the sentence: «“…,” she said, adding …»."""
    for j in range(i - 1, syntax.sentence[i] - 1, -1):
        if syntax.tags[j] in FINITE and syntax.quoted[j] == syntax.quoted[i]:
            subject = syntax.subject(j)
            if subject is not None:
                return Teller(relative(syntax, subject, j).tokens, subject, direct=False)
    return NOBODY


def _phrase_at(syntax: Syntax, j: int, i: int) -> Teller:
    """The noun phrase that ends (or, after the verb, begins) at ``j``."""
    head = j
    for _ in range(MAX_CLIMB):
        above = syntax.heads[head]
        if above == head or syntax.pos[above] not in NOMINAL or (above < i) != (j < i) or syntax.quoted[above]:
            break
        head = above
    tokens = [k for k in syntax.phrase(head) if (k < i) == (j < i) and not syntax.quoted[k]]
    tokens = [k for k in tokens if k <= j] if j < i else [k for k in tokens if k >= j]
    return Teller(syntax.trimmed(tokens), head)
