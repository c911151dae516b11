"""Called: who a noun says that someone is: by title, apposition, "is", "became", "was named", "such as"."""

from dataclasses import dataclass

from whence.lexicon.relations import RelationNoun
from whence.reading.propositions import Standing
from whence.reading.relations.clauses import past, stated, subject
from whence.reading.relations.draft import Text
from whence.reading.relations.parties import PLACE
from whence.reading.relations.whose import case, several

TITLES = frozenset({"compound", "nmod:desc", "flat", "nmod", "appos", "amod"})
MARKS = frozenset({",", "(", ":", "-", "–", "—", "--"})
"""What parts an apposition from what it stands by."""
ONE = Standing()


@dataclass(frozen=True, slots=True)
class Called:
    """Who is called so: the heads of phrases. ``predicate`` is the clause that asserts it; None where it is told by
    the way. ``all`` is false where they are some of those who are called so."""

    heads: list[int]
    predicate: int | None = None
    standing: Standing = ONE
    past: bool = False
    all: bool = True


def called(text: Text, noun: RelationNoun, head: int, start: int, end: int, owned: bool) -> Called | None:
    """Who is called by the noun from ``start`` to ``end`` (excluded), hung by ``head``; ``owned`` where the noun has a
    genitive of its own."""
    plural = text.syntax.tags[head].endswith("S")
    if (after := _titled(text, head, end)) is not None:
        return Called(several(text, after) if plural or _joint_title(text, head) else [after])
    if (found := _predicated(text, head)) is not None:
        return found
    if (found := _made(text, head)) is not None:
        return found
    if (other := _apposed(text, head, owned)) is not None:
        heads = several(text, other) if plural else [other]
        one_of_many = plural and len(heads) == 1 and text.cast.kind(other) == "person"
        return None if one_of_many else Called(heads)
    if plural and (examples := _examples(text, head)):
        return Called(examples, all=False)
    inner = _inner(text, noun, head, start)
    return None if inner is None else Called(several(text, inner) if plural else [inner])


def _inner(text: Text, noun: RelationNoun, head: int, start: int) -> int | None:
    """The place that the noun's own phrase calls so: «the city of Aleppo», «the Donetsk region»."""
    if not noun.called:
        return None
    phrases = [kid for kid in text.syntax.kids[head] if kid > head and case(text, kid) in noun.called]
    before = [start - 1] if start else []
    tried = [*before, *phrases] if "before" in noun.called else [*phrases, *before]
    return next((i for i in tried if text.parties.of(i, PLACE) and not text.parties.is_state(i)), None)


def _titled(text: Text, head: int, end: int) -> int | None:
    """The head of the name that follows right after the noun, as its title."""
    syntax = text.syntax
    if end >= syntax.size or syntax.pos[end] != "PROPN" or syntax.lower[end] in text.table.words["future"]:
        return None
    if syntax.sentence[end] != syntax.sentence[head]:
        return None
    over = syntax.heads[head]
    named = over if over >= end and syntax.deps[head] in TITLES else None
    if named is None:
        named = next((kid for kid in syntax.kids[head] if kid >= end and syntax.left[kid] == end), None)
        named = named if named is not None and syntax.deps[named] in TITLES else None
    if named is not None and all(syntax.pos[i] == "PROPN" for i in range(end, named + 1)):
        return named
    return end if text.cast.kind(end) == "person" else None


def _joint_title(text: Text, head: int) -> bool:
    """Whether a title in short stands for several («Sens. A and B»)."""
    return text.syntax.lower[head] in ("sens.", "reps.", "govs.", "gens.")


def _predicated(text: Text, head: int) -> Called | None:
    """«Belarus is an ally of Russia»."""
    syntax = text.syntax
    if syntax.child(head, "cop") is None:
        return None
    return _said(text, head, subject(syntax, head), past(syntax, head))


def _said(text: Text, predicate: int, holder: int | None, before: bool) -> Called | None:
    own = stated(text.syntax, predicate)
    if own is None or holder is None:
        return Called([])
    return Called(several(text, holder), predicate, own, before)


def _made(text: Text, head: int) -> Called | None:
    """«She became chancellor», «he was named ambassador», «served as mayor»."""
    syntax, words = text.syntax, text.table.words
    verb, label = syntax.heads[head], syntax.deps[head]
    if verb == head or label not in ("xcomp", "obj", "obl", "advcl", "obl:unmarked") or syntax.pos[verb] != "VERB":
        return None
    lemma, bare = syntax.lemmas[verb], syntax.case(head)
    making = lemma in words["make"] or lemma in words["nominate"]
    if lemma in words["serve"] and bare == "as":
        return _said(text, verb, subject(syntax, verb), past(syntax, verb))
    if lemma in words["become"] and not bare:
        return _said(text, verb, subject(syntax, verb), False)
    if not making or bare not in ("", "as") or (label == "obj" and not syntax.is_passive(verb)):
        return None
    if syntax.is_passive(verb):
        own = subject(syntax, verb)
        over = syntax.heads[verb] if syntax.deps[verb] == "acl" else None
        found = _said(text, verb, over if own is None else own, False)
    else:
        found = _said(text, verb, syntax.child(verb, "obj"), False)
    return _nominated(found) if found and lemma in words["nominate"] else found


def _nominated(found: Called) -> Called:
    """What is proposed is not yet."""
    own = Standing(found.standing.polarity, found.standing.certainty, "planned")
    return Called(found.heads, found.predicate, own)


def _apposed(text: Text, head: int, owned: bool) -> int | None:
    """What the noun stands in apposition to, before it («X, the leader of Y») or after it («its leader, X»); a person
    is so of the noun, not of the body in its phrase («the leader of Y, X»)."""
    syntax, over = text.syntax, head
    while syntax.deps[over] == "conj" and not owned:
        over = syntax.heads[over]
    if syntax.deps[over] in ("appos", "list") and syntax.heads[over] < over:
        return None if syntax.words[syntax.left[over]] == ":" else syntax.heads[over]
    if (after := _apposition(text, head)) is not None:
        return after
    inner = [kid for kid in syntax.kids[head] if kid > head and syntax.deps[kid] == "nmod"]
    misplaced = _apposition(text, inner[0]) if inner else None
    if misplaced is None or text.cast.kind(inner[0]) == "person" or text.cast.kind(misplaced) != "person":
        return None
    return misplaced


def _apposition(text: Text, head: int) -> int | None:
    """What stands in apposition after a phrase, behind a mark."""
    syntax = text.syntax
    after = (kid for kid in syntax.kids[head] if kid > head and syntax.deps[kid] == "appos")
    return next((kid for kid in after if MARKS & {*syntax.words[syntax.left[kid] - 1 : syntax.left[kid] + 1]}), None)


def _examples(text: Text, head: int) -> list[int]:
    """«Allies such as Jordan and Egypt», «including»."""
    syntax = text.syntax
    for kid in syntax.kids[head]:
        led = [syntax.lower[i] for i in syntax.kids[kid] if syntax.deps[i] == "case"]
        fixed = "such" in led and syntax.deps[kid] == "nmod"
        if kid > head and syntax.deps[kid] == "nmod" and (fixed or led[:1] == ["including"] or led[:1] == ["like"]):
            return several(text, kid)
    return []
