"""Verbs: «Hamas, which controls Gaza», «a bank owned by Rosneft», «an agency based in Geneva»."""

from collections.abc import Iterator

from whence.lexicon.relations import RelationVerb
from whence.reading.propositions import clause
from whence.reading.relations.clauses import past, stated, subject
from whence.reading.relations.draft import Draft, Text, joined_up
from whence.reading.relations.whose import several

PHRASES = ("obl", "obl:agent", "nmod")


def of_verb(text: Text, i: int) -> Iterator[Draft]:
    """The relations that a verb tells: by the first of its rows whose slots hold parties of the type's kinds."""
    syntax = text.syntax
    if syntax.pos[i] != "VERB" or (own := stated(syntax, i)) is None:
        return
    passive = syntax.is_passive(i) or (syntax.tags[i] == "VBN" and syntax.deps[i] == "acl")
    before = past(syntax, i)
    for verb in text.table.verbs[syntax.lemmas[i]]:
        if verb.when == "present" and not passive and syntax.tags[i] not in ("VBZ", "VBP", "VBG"):
            continue
        found = list(_told(text, verb, i, passive))
        for one, other in found:
            if (parties := text.parties.pair(verb.type, one, other)) is not None:
                tokens = _evidence(text, i, one, other)
                yield Draft(i, tokens, verb.type, *parties, own, before and verb.when != "", False, verb.type.name)
        if found:
            return


def _told(text: Text, verb: RelationVerb, i: int, passive: bool) -> Iterator[tuple[int, int]]:
    if verb.needs and not _needed(text, i, verb.needs):
        return
    first, second = (_slot(text, i, slots, passive) for slots in (verb.subject, verb.object))
    if first is None or second is None or text.parties.pair(verb.type, first, second) is None:
        return
    for one in several(text, first):
        for other in several(text, second):
            yield one, other


def _needed(text: Text, i: int, noun: str) -> bool:
    object = text.syntax.child(i, "obj")
    return object is not None and text.syntax.lemmas[object] == noun


def _slot(text: Text, i: int, slots: tuple[str, ...], passive: bool) -> int | None:
    """The token that fills the first filled of some slots: those of the active verb, or prepositions."""
    syntax = text.syntax
    for slot in slots:
        if slot == "object":
            found = _done_to(text, i) if passive else syntax.child(i, "obj")
        elif slot == "subject" and not passive:
            found = _doer(text, i)
        else:
            wanted = "by" if slot == "subject" else slot
            found = _phrase(text, i, wanted)
        if found is not None:
            return found
    return None


def _phrase(text: Text, i: int, preposition: str) -> int | None:
    """The phrase that a preposition leads, of the verb or of its object («share a border with»)."""
    syntax = text.syntax
    object = syntax.child(i, "obj")
    kids = [*syntax.kids[i], *(syntax.kids[object] if object is not None else ())]
    return next((k for k in kids if syntax.deps[k] in PHRASES and syntax.case(k) == preposition), None)


def _doer(text: Text, i: int) -> int | None:
    """The subject of an active verb: its own, that of the verb it is joined to, or what a participle describes."""
    syntax = text.syntax
    if (found := subject(syntax, i)) is not None:
        return found
    describes = syntax.deps[i] == "acl" and syntax.tags[i] == "VBG" and not syntax.case(i)
    return syntax.heads[i] if describes else None


def _done_to(text: Text, i: int) -> int | None:
    """The subject of a passive, or what its participle describes or hangs by («Based in Geneva, the agency …»)."""
    syntax = text.syntax
    if (found := subject(syntax, i)) is not None:
        return found
    if syntax.deps[i] == "acl":
        return syntax.heads[i]
    return syntax.subject(syntax.heads[i]) if syntax.deps[i] == "advcl" else None


def _evidence(text: Text, i: int, one: int, other: int) -> tuple[int, ...]:
    syntax = text.syntax
    if syntax.deps[i] not in ("acl", "advcl"):
        return clause(syntax, i)
    tokens = {i}
    for party in (one, other):
        tokens.update(j for j in text.cast.tokens(party) if syntax.sentence[j] == syntax.sentence[i])
    return joined_up(syntax, tokens)
