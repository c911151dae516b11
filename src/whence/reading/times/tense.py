"""Whether a time lies before or after the day of the report, by the verb that governs it."""

from collections.abc import Container
from typing import Literal

from spacy.tokens import Token

from whence.lexicon.timewords import TimeWords, time_words

Tense = Literal["past", "perfect", "present", "infinitive", "conditional", "future", "open"]

VERBAL = ("VERB", "AUX")
MODALS = {"will", "'ll", "wo", "shall", "can", "may", "must", "should", "ca"}
CONDITIONAL = {"would", "'d", "could", "might"}
AUXILIARIES = ("aux", "aux:pass", "cop")
EMBEDDED = ("xcomp", "ccomp", "acl", "advcl", "csubj", "parataxis", "conj", "acl:relcl")
BEHIND = ("after", "following", "since", "despite")
DEPTH = 12
BESIDE = 9
CLAUSE_OPENERS = {",", ";", ":", ".", "that", "to", "who", "which", "of", "for", "about", "after", "before", "from"}


def governor(first: Token, last: Token) -> Token:
    """The token that the words from ``first`` to ``last`` hang by: of their own heads, the first outside.

    A time beside a verb of telling ("said on Sunday", "on Sunday told"), or between a verb and the "that" of its
    clause, belongs to that verb, whatever the tree says.
    """
    if (teller := telling_beside(first, last)) is not None:
        return teller
    top = first
    for _ in range(DEPTH):
        head = top.head
        if head.i < first.i or head.i > last.i or head.i == top.i:
            break
        top = head
    head = top.head
    while head.i > last.i and head.head.i < first.i and opens_after(head, last.i):
        head = head.head
    return head


def telling_beside(first: Token, last: Token) -> Token | None:
    """The verb of telling, in its past form, that a time stands next to."""
    telling = time_words()["telling"]
    doc = first.doc
    if last.i + 1 < len(doc) and is_told(following := doc[last.i + 1], telling) and first.dep_ != "nmod:poss":
        return following
    for i in range(first.i - 1, max(first.i - BESIDE, -1), -1):
        token = doc[i]
        if token.pos_ == "VERB":
            return token if is_told(token, telling) and not token.is_sent_end else None
        if token.is_sent_start or token.lower_ in CLAUSE_OPENERS or token.pos_ in ("AUX", "SCONJ", "CCONJ"):
            return None
    return None


def is_told(token: Token, telling: Container[str]) -> bool:
    """Whether a token is a verb of telling in the past tense."""
    return bool(token.tag_ == "VBD" and token.lemma_ in telling)


def opens_after(clause: Token, at: int) -> bool:
    """Whether a clause's mark ("that", "to") stands after a place, so that what stands there is not in the clause."""
    return any(child.dep_ == "mark" and at < child.i < clause.i for child in clause.lefts)


def tense(first: Token, last: Token) -> Tense:
    """How the time that the words from ``first`` to ``last`` name stands to the report."""
    words = time_words()
    before = first.nbor(-1) if first.i else None
    holder = governor(first, last)
    if holder.lemma_ in words["defer"] and first.lower_ in ("until", "till", "to", "by"):
        return "future"
    if holder.lemma_ in words["prospect"] and first.lower_ in ("by", "before", "until", "within"):
        return "future"
    inside = first.i <= holder.i <= last.i
    if inside:
        return copular(holder)
    if before is not None and before.lower_ == "for" and holder.i < first.i:
        return of_purpose(holder, words)
    node, nominal = holder, False
    behind = any(child.dep_ == "case" and child.lower_ in BEHIND for child in holder.lefts)
    for _ in range(DEPTH):
        if node.pos_ in VERBAL and node.dep_ != "amod":
            found = of_verb(node, words)
            return nominal_tense(found, behind) if nominal else found
        word = node.lemma_.lower()
        if word in words["ahead"] and node.pos_ in ("NOUN", "ADJ", "ADP", "ADV"):
            return "past" if is_over(node, words) else planned(node, "future", words)
        if word in words["behind"]:
            return "past"
        if any(child.dep_ == "cop" for child in node.children):
            return nominal_tense(copular(node), behind) if nominal else copular(node)
        nominal = nominal or node.pos_ in ("NOUN", "PROPN", "NUM", "ADJ")
        if node.head.i == node.i:
            return "open"
        node = node.head
    return "open"


def of_purpose(holder: Token, words: TimeWords) -> Tense:
    """The tense of a time behind "for": a strike for Wednesday lies ahead, what one travelled for may have been."""
    if holder.pos_ not in VERBAL:
        return "future"
    found = of_verb(holder, words)
    return "open" if found in ("past", "perfect") else found


def nominal_tense(found: Tense, behind: bool) -> Tense:
    """The tense of a time that hangs by a noun: a verb in the present, or in no tense, says nothing of it, unless the
    noun is told to lie behind ("after Monday's debate")."""
    return ("past" if behind else "open") if found in ("present", "infinitive") else found


def copular(predicate: Token) -> Tense:
    """The tense of "the vote is on Monday"."""
    lowers = {child.lower_ for child in predicate.children if child.dep_ in AUXILIARIES}
    if lowers & MODALS:
        return "future"
    if lowers & CONDITIONAL:
        return "conditional"
    if lowers & {"was", "were", "had"}:
        return "past"
    if lowers & {"been"}:
        return "perfect"
    return "present" if lowers else "open"


def is_over(plan: Token, words: TimeWords) -> bool:
    """Whether a plan or deadline is told to have passed ("missed an October deadline")."""
    return plan.head.lemma_ in words["over"] and of_verb(plan.head, words) in ("past", "perfect")


def planned(word: Token, otherwise: Tense, words: TimeWords) -> Tense:
    """The tense under a word of plans: ahead, but a plan of the past ("was set to end") may be over."""
    lowers = {child.lower_ for child in word.children if child.dep_ in AUXILIARIES}
    if "had" in lowers:
        return "past"
    if lowers & {"was", "were"} or (word.tag_ == "VBD" and word.lemma_ in words["ahead"]):
        return "open"
    return otherwise


def of_verb(verb: Token, words: TimeWords) -> Tense:
    """The tense that a verb gives to the times it governs."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}
    tag = verb.tag_
    if any(child.tag_ == "TO" for child in verb.lefts):
        return of_infinitive(verb, auxiliaries, words)
    if auxiliaries & (MODALS | CONDITIONAL):
        if auxiliaries & {"have", "'ve", "of"} and tag in ("VBN", "VBD"):
            return "past"
        return "future" if auxiliaries & MODALS else "conditional"
    if auxiliaries & {"had"}:
        return "past"
    if auxiliaries & {"has", "have", "'ve"} and tag in ("VBN", "VBD", "VBG"):
        return "perfect"
    if verb.lemma_ in words["ahead"] and tag == "VBN":
        told_of_past = not auxiliaries and inherited(verb, words) == "past"
        return planned(verb, "open" if told_of_past else "future", words)
    if auxiliaries & {"was", "were", "did"} or tag == "VBD":
        return "past"
    if tag == "VBG":
        return "future" if auxiliaries & {"is", "are", "am", "'s", "'re", "'m", "be"} else inherited(verb, words)
    if tag == "VBN" and not auxiliaries and verb.dep_ in ("xcomp", "conj", "advcl") and verb.head.pos_ in VERBAL:
        return inherited(verb, words)
    if tag == "VBN":
        return "present" if auxiliaries & {"is", "are", "am", "'s", "'re"} else "past"
    if tag in ("VBZ", "VBP"):
        return "past" if verb.lemma_ in words["telling"] else "present"
    return inherited(verb, words) if verb.dep_ in EMBEDDED else "future"


def of_infinitive(verb: Token, auxiliaries: set[str], words: TimeWords) -> Tense:
    """"to meet on Friday" lies ahead, unless it has been ("managed to", "to have met")."""
    if "have" in auxiliaries:
        return "past"
    parent = verb.head
    if verb.dep_ == "xcomp" and parent.i < verb.i and parent.lemma_ in words["achieved"]:
        return of_verb(parent, words) if parent.pos_ in VERBAL else "open"
    if parent.lemma_ in words["ahead"] or parent.lemma_ == "be":
        return planned(parent, "future", words)
    return "infinitive" if parent.pos_ != "NOUN" or parent.dep_ == "root" else "open"


def inherited(verb: Token, words: TimeWords) -> Tense:
    """The tense of the clause around, for a verb that shows none."""
    node = verb
    for _ in range(DEPTH):
        if node.head.i == node.i:
            return "open"
        node = node.head
        if node.pos_ in VERBAL:
            return of_verb(node, words) if node.tag_ != "VBG" or node.head.i == node.i else inherited(node, words)
    return "open"
