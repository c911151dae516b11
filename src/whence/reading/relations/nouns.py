"""Nouns: «Belarus, Russia's closest ally», «Finance Minister Anton Siluanov», «Jordan is a member of the League»."""

from collections.abc import Iterator
from dataclasses import replace

from whence.lexicon.relations import NounForm, RelationNoun, RelationType
from whence.model import Certainty
from whence.reading.found import Tokens
from whence.reading.propositions import Standing
from whence.reading.relations.called import Called, called
from whence.reading.relations.draft import Draft, Text, joined_up
from whence.reading.relations.whose import Before, before, owners

NOUNS = frozenset({"NOUN", "PROPN"})


def form_at(text: Text, i: int) -> tuple[NounForm, int] | None:
    """The longest form of the table that starts at a token, and the token that it ends before."""
    syntax = text.syntax
    for form in text.table.nouns.get(syntax.lemmas[i], ()):
        end = i + 1 + len(form.rest)
        if tuple(syntax.lemmas[i + 1 : end]) == form.rest and not NOUNS.isdisjoint(syntax.pos[i:end]):
            return form, end
    return None


def of_noun(text: Text, form: NounForm, start: int, end: int) -> Iterator[Draft]:
    """The relations that a noun tells: by the first of its rows whose parties are of the type's kinds."""
    heads = text.syntax.heads
    head = [i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i][-1]
    if _in_name(text, head) or _contrasted(text, head):
        return
    stands = before(text, start)
    if not text.table.words["unreal"].isdisjoint(stands.words):
        return
    for noun in form.nouns:
        if noun.type is None:
            return
        who = called(text, noun, head, start, end, stands.owner is not None)
        if who is None or not who.heads:
            return
        type = _one_of_several(text, noun.type, head)
        found = list(_told(text, noun, type, head, end, stands, who))
        if found:
            yield from found
            return


def _one_of_several(text: Text, type: RelationType, head: int) -> RelationType:
    """The type by whether there may be others («a leader of», «the leaders of»)."""
    syntax = text.syntax
    several = syntax.tags[head].endswith("S") or any(syntax.lower[kid] in ("a", "an") for kid in syntax.kids[head])
    return text.table.types[type.one_of] if type.one_of and several else type


def _in_name(text: Text, head: int) -> bool:
    """Whether a noun is part of a body's name («the Joint Chiefs of Staff»)."""
    body = text.cast.kind(head) in ("organization", "government", "outlet")
    return body and text.syntax.pos[head] == "PROPN"


def _contrasted(text: Text, head: int) -> bool:
    """Whether the noun is said to be what someone is not («an aide, not the president»)."""
    syntax = text.syntax
    return syntax.child(head, "cop") is None and any(syntax.lower[kid] == "not" for kid in syntax.kids[head])


def _told(
    text: Text, noun: RelationNoun, type: RelationType, head: int, end: int, stands: Before, who: Called
) -> Iterator[Draft]:
    said = _pairs(text, noun, type, head, stands, who)
    standing, former = _standing(text, [*stands.words, *_shared(text, head)], who)
    for one, other in said or _unsaid(text, noun, head, who):
        parties = text.parties.pair(type, *((other, one) if noun.inverse else (one, other)))
        if parties is None:
            continue
        tokens = _evidence(text, head, end, stands, (one, other) if said else (one,))
        was = former or (who.predicate is None and text.parties.left(one, text.syntax.lemmas[head], parties[1]))
        yield Draft(who.predicate or head, tokens, type, *parties, standing, was, who.predicate is None, noun.noun)


def _pairs(
    text: Text, noun: RelationNoun, type: RelationType, head: int, stands: Before, who: Called
) -> list[tuple[int, int]]:
    """Who is called so with whose he is, as the words say it; empty where they do not."""
    whose = owners(text, noun, head, stands, who.heads)
    if whose and stands.owner is None and _named(whose, stands):
        return [(one, _first(text, noun, type, whose)) for one in who.heads]
    if whose:
        return [(one, other) for one in who.heads for other in whose]
    alone = who.all and not stands.names and stands.owner is None
    return [(who.heads[0], who.heads[1])] if type.mutual and alone and len(who.heads) == 2 else []


def _named(whose: list[int], stands: Before) -> bool:
    """Whether the owners are names before the noun, of which one is meant."""
    return whose[0] in {token for token, _ in stands.names}


def _first(text: Text, noun: RelationNoun, type: RelationType, whose: list[int]) -> int:
    """Of several names before a noun the one meant: the first of whom it can be said; of an office the farthest."""
    order = list(reversed(whose)) if noun.between else whose
    kinds = type.subject if noun.inverse else type.object
    return next((other for other in order if text.parties.of(other, kinds) is not None), order[0])


def _unsaid(text: Text, noun: RelationNoun, head: int, who: Called) -> list[tuple[int, int]]:
    """An office of which nothing says whose it is, is of the holder's state."""
    bare = not any(kid > head and text.syntax.deps[kid] == "nmod" for kid in text.syntax.kids[head])
    if who.predicate is not None or not (noun.unsaid == "any" or (noun.unsaid == "known" and bare)):
        return []
    those = [one for one in who.heads if noun.unsaid == "any" or text.parties.known(one)]
    return [(one, state) for one in those if (state := text.parties.state_of(one)) is not None]


def _shared(text: Text, head: int) -> list[str]:
    """The adjectives before the noun that this one is joined to («a former officer and spokesman»)."""
    syntax = text.syntax
    if syntax.deps[head] != "conj" or any(syntax.deps[kid] in ("det", "nmod:poss") for kid in syntax.kids[head]):
        return []
    over = syntax.heads[head]
    return [syntax.lower[kid] for kid in syntax.kids[over] if kid < over and syntax.deps[kid] == "amod"]


def _standing(text: Text, said: list[str], who: Called) -> tuple[Standing, bool]:
    """How the relation stands by its clause and by the words before the noun («former», «suspected»)."""
    words, standing = text.table.words, who.standing
    certainty: Certainty | None = None
    if not words["possible"].isdisjoint(said):
        certainty = "possible"
    elif not words["probable"].isdisjoint(said):
        certainty = "probable"
    if certainty is not None:
        standing = replace(standing, certainty=certainty)
    if not words["future"].isdisjoint(said):
        standing = replace(standing, status="planned")
    return standing, who.past or any(word in words["former"] or word.startswith("ex-") for word in said)


def _evidence(text: Text, head: int, end: int, stands: Before, parties: tuple[int, ...]) -> Tokens:
    """The words that say it: the noun with what stands before it, and both parties where its sentence names them."""
    syntax = text.syntax
    tokens = set(range(stands.start, end))
    for party in parties:
        if syntax.sentence[party] == syntax.sentence[head]:
            tokens.update(i for i in text.cast.tokens(party) if syntax.sentence[i] == syntax.sentence[head])
    return joined_up(syntax, tokens)
