"""What a figure is of, in the report's words, and what it measures of it."""

from spacy.tokens import Doc, Token

from whence.lexicon.units import Units
from whence.reading.figures_draft import Draft

LEFT = ("det", "amod", "compound", "nmod:poss", "flat", "nummod", "nmod:desc", "nmod:unmarked", "punct", "advmod")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
OBJECTS = ("obj", "obl", "obl:agent", "iobj", "nsubj", "nsubj:pass", "xcomp", "ccomp", "advmod", "obl:unmarked", "obl:npmod")
DEPTH = 6
LONGEST_TAIL = 6


def describe(doc: Doc, draft: Draft, head: Token, units: Units) -> tuple[str | None, str | None]:
    """The subject of a figure and its measure: what the amount is of, and the lemma of what is told of it."""
    if draft.kind in ("count", "bare"):
        subject = None if draft.noun is None else phrase(doc[draft.noun], without=number_tokens(draft, doc))
        return subject, draft.measure or told_of(head, units)
    if draft.joined or (head.i < len(doc) and is_modifier(head)):
        noun = head.head
        if noun.i > head.i and noun.lower_ not in units.measures:
            return phrase(noun, without=head), told_of(noun, units)
    base = behind(head, ("of", "in", "worth", "for"))
    owner = subject_of(head)
    if owner is not None:
        measure = told_of(head, units)
        if draft.kind == "percent" and base is not None:
            return phrase(owner), f"of {phrase(base)}"
        return phrase(owner), measure
    return (None if base is None else phrase(base)), told_of(head, units)


def number_tokens(draft: Draft, doc: Doc) -> Token | None:
    """The number child of a counted noun."""
    return next((child for child in doc[draft.noun].lefts if child.dep_ == "nummod"), None) if draft.noun else None


def is_modifier(head: Token) -> bool:
    """Whether an amount describes a noun to its right ("a $5 billion deal")."""
    return head.head.i > head.i and head.dep_ in ("compound", "nummod", "amod", "nmod:unmarked", "nmod", "nmod:poss")


def phrase(noun: Token, without: Token | None = None) -> str:
    """A noun phrase in the report's words: what stands before its head, and a short tail; no determiner, no amount."""
    doc = noun.doc
    start, stop = noun.i, -1 if without is None else without.i
    for child in reversed(list(noun.lefts)):
        if child.dep_ not in LEFT or child.right_edge.i != start - 1:
            break
        if child.dep_ in ("nummod", "punct", "advmod") or child.lower_ in ("a", "an", "the", "more") or child.i == stop:
            break
        start = child.left_edge.i
    end = noun.i
    for child in noun.rights:
        if child.dep_ not in ("nmod", "flat", "compound", "nmod:unmarked") or child.left_edge.i != end + 1:
            break
        if child.pos_ not in ("NOUN", "PROPN", "PRON", "ADP") or child.right_edge.i - end > LONGEST_TAIL or not child.left_edge.lower_.isalpha():
            break
        end = child.right_edge.i
    return " ".join(doc[start : end + 1].text.split())


def behind(head: Token, prepositions: tuple[str, ...]) -> Token | None:
    """The noun that a preposition ties to an amount ("$5 billion in aid", "56% of voters")."""
    for child in head.rights:
        if child.dep_ == "nmod" and any(mark.dep_ == "case" and mark.lower_ in prepositions for mark in child.lefts):
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
        if node.head.i == node.i or (node.dep_ not in (*OBJECTS, "conj", "nmod", "appos", "acl", "amod") and node.i == head.i):
            return None
        node = node.head
    return None


def subject_of(head: Token) -> Token | None:
    """The subject of the clause whose object or complement an amount is."""
    if head.dep_ in SUBJECTS:
        return None
    predicate = predicate_of(head)
    for _ in range(DEPTH):
        if predicate is None:
            return None
        subject = next((child for child in predicate.lefts if child.dep_ in SUBJECTS), None)
        if subject is not None and subject.i != head.i:
            return antecedent(subject, predicate)
        if predicate.dep_.startswith("acl"):
            return predicate.head
        if predicate.dep_ not in ("xcomp", "conj", "advcl", "ccomp") or predicate.head.i == predicate.i:
            return None
        predicate = predicate.head
    return None


def antecedent(subject: Token, predicate: Token) -> Token:
    """What a relative pronoun stands for."""
    relative = subject.tag_ in ("WDT", "WP") and predicate.dep_.startswith("acl")
    return predicate.head if relative else subject


def told_of(head: Token, units: Units) -> str | None:
    """The lemma of what is told of the things counted: the verb over them, or a participle behind them."""
    for child in head.rights:
        if child.dep_ in ("acl", "amod", "acl:relcl") and child.lemma_ in units.classes["people"]:
            return child.lemma_
    if head.dep_ in ("root", "conj", "parataxis") and head.pos_ in ("VERB", "ADJ"):
        return head.lemma_
    if head.dep_ == "nmod" and head.head.pos_ == "NOUN":
        return head.head.lemma_
    predicate = predicate_of(head)
    return None if predicate is None or predicate.i == head.i else predicate.lemma_
