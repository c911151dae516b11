"""What a figure is of, in the report's words, and what is measured or told of it."""

from spacy.tokens import Token

from whence.lexicon.units import Units
from whence.reading.figures.draft import Draft

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
CLIMBED = (
    *SUBJECTS, "obj", "obl", "obl:agent", "obl:unmarked", "iobj", "xcomp", "ccomp", "advmod", "conj", "nmod", "appos",
    "acl", "amod",
)  # fmt: skip
SHARED = ("xcomp", "conj", "advcl", "ccomp")  # clauses that may have the subject of the clause around them
MODIFYING = ("compound", "nummod", "amod", "nmod:unmarked", "nmod", "nmod:poss")
BEFORE_NOUN = ("amod", "compound", "nmod:poss", "flat", "nmod:desc", "nmod:unmarked")
BEHIND_NOUN = ("nmod", "flat", "compound", "nmod:unmarked")
TYING = ("of", "in", "worth", "for")
DEPTH = 6
LONGEST_TAIL = 6


def describe(draft: Draft, head: Token, units: Units) -> tuple[str | None, str | None]:
    """The subject of a figure and its measure, either None where nothing tells it.

    A count is of what is counted, a sum or share of the noun it describes ("a $5 billion deal"), of the subject of its
    clause, or of what "of" or "in" ties to it ("$5 billion in aid"). The measure is the lemma of what is told of it
    ("kill", "worth", "rise"), or the base of a share ("of the vote").
    """
    told = draft.measure or told_of(head, units)
    if draft.kind in ("count", "bare"):
        return (None if draft.noun is None else phrase(head.doc[draft.noun])), told
    noun = head.head
    if noun.i > head.i and noun.lower_ not in units.measures and (draft.joined or head.dep_ in MODIFYING):
        return phrase(noun, without=head), told_of(noun, units)
    base, owner = tied_to(head), subject_of(head)
    if owner is None:
        return (None if base is None else phrase(base)), told
    return phrase(owner), (f"of {phrase(base)}" if draft.kind == "percent" and base is not None else told)


def phrase(noun: Token, without: Token | None = None) -> str:
    """A noun phrase in the report's words: what stands before its head, and a short tail; no determiner, no amount."""
    start = noun.i
    for child in reversed(list(noun.lefts)):
        apart = child.dep_ not in BEFORE_NOUN or child.right_edge.i != start - 1 or child.lower_ == "more"
        if apart or (without is not None and child.i == without.i):
            break
        start = child.left_edge.i
    end = noun.i
    for child in noun.rights:
        if child.left_edge.i != end + 1 or not is_tail(child) or child.right_edge.i - end > LONGEST_TAIL:
            break
        end = child.right_edge.i
    return " ".join(noun.doc[start : end + 1].text.split())


def is_tail(child: Token) -> bool:
    """Whether a phrase behind a noun belongs to what it names ("sales to Uganda")."""
    named = child.pos_ in ("NOUN", "PROPN", "PRON", "ADP") and child.left_edge.is_alpha
    return bool(named and child.dep_ in BEHIND_NOUN)


def tied_to(head: Token) -> Token | None:
    """The noun that a preposition ties to an amount ("$5 billion in aid", "38% of voters")."""
    for child in head.rights:
        if child.dep_ == "nmod" and any(mark.dep_ == "case" and mark.lower_ in TYING for mark in child.lefts):
            return child
    return None


def predicate_of(head: Token) -> Token | None:
    """The word that tells something of an amount: the verb over it, or the amount itself where a verb "be" ties it."""
    node = head
    for _ in range(DEPTH):
        if any(child.dep_ == "cop" for child in node.children):
            return node
        if node.pos_ in ("VERB", "AUX") and node.i != head.i:
            return node
        if node.head.i == node.i or (node.i == head.i and node.dep_ not in CLIMBED):
            return None
        node = node.head
    return None


def subject_of(head: Token) -> Token | None:
    """The subject of the clause whose object or complement an amount is."""
    predicate = None if head.dep_ in SUBJECTS else predicate_of(head)
    for _ in range(DEPTH):
        if predicate is None:
            return None
        subject = next((child for child in predicate.lefts if child.dep_ in SUBJECTS), None)
        clause = predicate.dep_.startswith("acl")
        if subject is not None and subject.i != head.i:
            return predicate.head if clause and subject.tag_ in ("WDT", "WP") else subject
        if clause:
            return predicate.head
        if predicate.dep_ not in SHARED or predicate.head.i == predicate.i:
            return None
        predicate = predicate.head
    return None


def told_of(head: Token, units: Units) -> str | None:
    """The lemma of what is told of an amount: a participle behind it, the noun it belongs to, or the verb over it."""
    for child in head.rights:
        if child.dep_ in ("acl", "amod", "acl:relcl") and child.lemma_ in units.classes["people"]:
            return str(child.lemma_)
    if head.dep_ in ("root", "conj", "parataxis") and head.pos_ in ("VERB", "ADJ"):
        return str(head.lemma_)
    if head.dep_ == "nmod" and head.head.pos_ == "NOUN":
        return str(head.head.lemma_)
    predicate = predicate_of(head)
    if predicate is None or predicate.i == head.i or not predicate.lemma_.isalpha():
        return None
    return str(predicate.lemma_)
