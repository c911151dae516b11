"""Chains: the attribution through which each attribution reached the report.

A cue that stands inside another's content came through that one. Outlets come in by the way too: as
those a source spoke to («told CNN», «in an interview with Reuters», «in a statement carried by Xinhua»),
or as those who pass on what they cite («Reuters reported, citing two officials, that …»).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whence.lexicon.cues import Cues, Use
from whence.reading.attribution_candidates import Candidate
from whence.reading.attribution_syntax import Syntax
from whence.reading.found import Tokens
from whence.reading.sources import Teller, noun_phrase

if TYPE_CHECKING:
    from whence.reading.cast import Cast

SAYING = frozenset({"speech", "writing"})
TOWARDS = frozenset({"to", "with", "on", "in", "for", "by", "from", "via", "through"})
SPEAKERS = frozenset({"person", "people", "organization", "government", "outlet", "document"})
RELAYED = Use((), "reports", "certain", "positive", "writing", "any", {}, relay=True)
RELAY_RATE = 0.9


@dataclass(frozen=True, slots=True)
class Link:
    """An outlet through which the candidate ``child`` came: its noun's head, and the cue that brings it in."""

    child: int
    outlet: int
    cue: Tokens


def with_relays(
    syntax: Syntax, cast: Cast, cues: Cues, found: list[Candidate], outlet: str | None
) -> tuple[list[Candidate], list[int | None]]:
    """The candidates with the outlets that passed them on, in order, and the place of the parent of each."""
    result = [cited(syntax, cast, candidate, found) for candidate in found]
    parent_of: dict[int, int] = {}
    for link in _links(syntax, cast, cues, result, outlet):
        child = result[link.child]
        content = tuple(sorted({*child.teller.tokens, *child.cue, *child.content} - set(link.cue)))
        source = noun_phrase(syntax, link.outlet, child.cue_head)
        parent_of[link.child] = len(result)
        cue = tuple(i for i in link.cue if i not in source.tokens)
        result.append(Candidate(source, cue, child.cue_head, content, RELAYED, "relay", RELAY_RATE))
    order = sorted(range(len(result)), key=lambda n: (result[n].cue_head, result[n].content, n))
    place = {n: at for at, n in enumerate(order)}
    ordered = [result[n] for n in order]
    given = {place[child]: place[parent] for child, parent in parent_of.items()}
    return ordered, parents(ordered, given)


def parents(found: list[Candidate], given: dict[int, int]) -> list[int | None]:
    """For each candidate the place of its parent: the one given, or the smallest one whose content holds its cue."""
    contents = [frozenset(candidate.content) for candidate in found]
    result: list[int | None] = []
    for n, candidate in enumerate(found):
        if n in given:
            result.append(given[n])
            continue
        own = next((child for child, parent in given.items() if parent == n), None)
        around = [
            m
            for m in range(len(found))
            if m not in (n, own)
            and candidate.cue_head in contents[m]
            and len(contents[m]) > len(contents[n])
            and found[m].cue_head not in contents[n]
        ]
        result.append(min(around, key=lambda m: (len(contents[m]), m), default=None))
    return result


def cited(syntax: Syntax, cast: Cast, candidate: Candidate, found: list[Candidate]) -> Candidate:
    """«Reuters reported, citing two officials, that …»: what is cited is the source of what is reported."""
    i = candidate.cue_head
    if not candidate.use.relay or candidate.frame != "np" or syntax.tags[i] != "VBG" or candidate.use.stance != "says":
        return candidate
    cited_head = next((kid for kid in syntax.kids[i] if syntax.deps[kid] == "obj"), None)
    if cited_head is None or cast.kind(cited_head) not in SPEAKERS:
        return candidate
    for reported in found:
        if reported is candidate or reported.teller.head is None or reported.use.manner not in SAYING:
            continue
        same = reported.teller.head == candidate.teller.head or reported.cue_head == syntax.heads[i]
        passes_on = reported.use.relay or cast.kind(reported.teller.head) == "outlet"
        if same and passes_on and reported.frame in ("that", "quote", "wh"):
            content = tuple(j for j in reported.content if j not in range(syntax.left[i], syntax.right[i] + 1))
            source = noun_phrase(syntax, cited_head, i)
            return candidate.but(teller=source, content=content, frame="that")
    return candidate


def _links(
    syntax: Syntax, cast: Cast, cues: Cues, found: list[Candidate], own: str | None
) -> Iterator[Link]:
    for n, candidate in enumerate(found):
        if candidate.use.manner not in SAYING or candidate.teller.head is None or syntax.pos[candidate.cue_head] != "VERB":
            continue
        if cast.kind(candidate.teller.head) == "outlet":
            continue
        link = _link(syntax, cast, cues, n, candidate.cue_head)
        if link is not None and not _is_own(syntax, link.outlet, own) and link.outlet not in candidate.content:
            yield link


def _link(syntax: Syntax, cast: Cast, cues: Cues, child: int, verb: int) -> Link | None:
    """The outlet among the phrases beside the verb of saying, or beside the clause that this verb belongs to."""
    for clause in (verb, syntax.heads[verb]):
        if clause != verb and syntax.deps[verb] not in ("conj", "xcomp", "advcl", "parataxis"):
            break
        for kid in syntax.kids[clause]:
            found = _outlet_in(syntax, cast, cues, kid)
            if found is not None:
                return Link(child, found, (*((verb,) if clause == verb else ()), *_lead(syntax, clause, found)))
    return None


def _outlet_in(syntax: Syntax, cast: Cast, cues: Cues, kid: int) -> int | None:
    """The outlet that an addressee, or a phrase like «in an interview with …», names."""
    label = syntax.deps[kid]
    if label in ("iobj", "obj"):
        return _outlet(syntax, cast, kid)
    if label not in ("obl", "obl:agent", "nmod", "advcl"):
        return None
    if label != "advcl" and syntax.case(kid) in TOWARDS and (found := _outlet(syntax, cast, kid)) is not None:
        return found
    if label == "advcl" or syntax.lemmas[kid] in cues.nouns:
        for below in syntax.kids[kid]:
            if syntax.deps[below] in ("nmod", "obl", "obl:agent", "acl", "iobj", "obj", "compound", "nmod:poss"):
                found = _relaying(syntax, cast, below)
                if found is not None:
                    return found
    return None


def _relaying(syntax: Syntax, cast: Cast, below: int) -> int | None:
    """«with CNN», «CNN interview», «carried by Xinhua»."""
    if syntax.deps[below] == "acl":
        agents = [kid for kid in syntax.kids[below] if syntax.case(kid) in TOWARDS]
        return next((found for kid in agents if (found := _outlet(syntax, cast, kid)) is not None), None)
    return _outlet(syntax, cast, below)


def _outlet(syntax: Syntax, cast: Cast, i: int) -> int | None:
    """The outlet that a phrase names itself, or owns: «CNN», «CNN's “State of the Union”»."""
    if cast.kind(i) == "outlet":
        return i
    for kid in syntax.kids[i]:
        if syntax.deps[kid] in ("nmod:poss", "compound") and cast.kind(kid) == "outlet":
            return kid
    return None


def _lead(syntax: Syntax, clause: int, outlet: int) -> Tokens:
    """The words that lead from the verb to the outlet: «in an interview with»."""
    start = syntax.left[outlet]
    top = outlet
    while syntax.heads[top] != clause and syntax.heads[top] != top:
        top = syntax.heads[top]
    first = min(syntax.left[top], start)
    return tuple(i for i in range(first, outlet) if not syntax.space[i] and not syntax.left[outlet] < i)


def _is_own(syntax: Syntax, i: int, own: str | None) -> bool:
    """Whether the outlet at ``i`` is the one that the report stands in."""
    if own is None:
        return False
    words = {word for word in own.lower().replace("-", " ").split() if len(word) > 1} - {"the", "news", "online", "of"}
    named = {syntax.lower[j] for j in syntax.phrase(i)} - {"the", "news", "online", "of"}
    joined = "".join(sorted(words, key=own.lower().find))
    return bool(words & named) or any(len(word) > 2 and word in joined for word in named)
