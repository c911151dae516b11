"""Chains: the attribution through which each attribution reached the report.

A cue that stands inside another's content came through that one. Outlets come in by the way too: as
those a source spoke to («told CNN», «in an interview with Reuters», «in a statement carried by Xinhua»),
or as those who pass on what they cite («Reuters reported, citing two officials, that …»).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.lexicon.cues import Cues
from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.datelines import RELAYED, dateline_candidate
from whence.reading.attribution.outlets import is_own
from whence.reading.attribution.sources import noun_phrase
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

SAYING = frozenset({"speech", "writing"})
TOWARDS = frozenset({"to", "with", "on", "in", "for", "by", "via", "through"})
SPEAKERS = frozenset({"person", "people", "organization", "government", "outlet", "document"})
RELAY_RATE = 0.9
NEAR = 3


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
    result, parent_of = cited(syntax, cast, passed_on(syntax, found))
    for link in _links(syntax, cast, cues, result, outlet):
        child = result[link.child]
        content = tuple(sorted({*child.teller.tokens, *child.cue, *child.content} - set(link.cue)))
        source = noun_phrase(syntax, link.outlet, child.cue_head)
        parent_of[link.child] = len(result)
        cue = tuple(i for i in link.cue if i not in source.tokens)
        result.append(Candidate(source, cue, child.cue_head, content, RELAYED, "relay", RELAY_RATE))
    if (agency := dateline_candidate(syntax, cast, outlet)) is not None:
        result.append(agency)
    order = sorted(range(len(result)), key=lambda n: _place(result, parent_of, n))
    place = {n: at for at, n in enumerate(order)}
    ordered = [result[n] for n in order]
    given = {place[child]: place[parent] for child, parent in parent_of.items()}
    return ordered, parents(ordered, given)


def passed_on(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """The candidates, where one that passes on a cue («She said, “…,” Reuters reported») passes on its content too."""
    by_cue = {candidate.cue_head: candidate for candidate in found}
    return [_passing_on(syntax, candidate, by_cue) if candidate.use.relay else candidate for candidate in found]


def _passing_on(syntax: Syntax, candidate: Candidate, by_cue: dict[int, Candidate]) -> Candidate:
    content = set(candidate.content)
    for i in candidate.content:
        said = by_cue.get(i)
        if said is not None and said is not candidate:
            content.update(j for j in said.content if syntax.sentence[j] == syntax.sentence[candidate.cue_head])
    content.difference_update(candidate.cue, candidate.teller.tokens)
    return candidate.but(content=tuple(sorted(content)))


def _place(found: list[Candidate], parent_of: dict[int, int], n: int) -> tuple[int, int, Tokens]:
    """Where a candidate stands in the list: by its cue, but a cited source right after the one who cites it."""
    if n in parent_of and found[parent_of[n]].content == found[n].content:
        return (found[parent_of[n]].cue_head, 1, found[n].content)
    return (found[n].cue_head, 0, found[n].content)


def parents(found: list[Candidate], given: dict[int, int]) -> list[int | None]:
    """For each candidate the place of its parent: the one given, or the innermost one whose content holds its cue."""
    holding: dict[int, set[int]] = {candidate.cue_head: set() for candidate in found}
    for m, candidate in enumerate(found):
        for i in candidate.content:
            if i in holding:
                holding[i].add(m)
    child_of = {parent: child for child, parent in given.items()}
    result: list[int | None] = []
    for n, candidate in enumerate(found):
        around = [
            m
            for m in sorted(holding[candidate.cue_head])
            if m not in (n, child_of.get(n)) and n not in holding[found[m].cue_head]
        ]
        depth = {m: len(holding[found[m].cue_head].intersection(around) - {m}) for m in around}
        innermost = min(around, key=lambda m: (-depth[m], len(found[m].content), m), default=None)
        result.append(given.get(n, innermost))
    return result


def cited(syntax: Syntax, cast: Cast, found: list[Candidate]) -> tuple[list[Candidate], dict[int, int]]:
    """«Reuters reported, citing two officials, that …»: what is cited is the source of what is reported.

    The candidates with these turned round, and the place of the reporter for the place of each cited source.
    """
    result, parent_of = list(found), dict[int, int]()
    for n, candidate in enumerate(found):
        i = candidate.cue_head
        head = syntax.child(i, "obj")
        if not candidate.use.relay or candidate.frame != "np" or syntax.tags[i] != "VBG" or head is None:
            continue
        if cast.kind(head) not in SPEAKERS:
            continue
        for m, reported in enumerate(found):
            if m != n and _passes_on(syntax, cast, reported, candidate):
                clause = range(syntax.left[i], syntax.right[i] + 1)
                content = tuple(j for j in reported.content if j not in clause)
                result[n] = candidate.but(teller=noun_phrase(syntax, head, i), content=content, frame="that")
                parent_of[n] = m
                break
    return result, parent_of


def _passes_on(syntax: Syntax, cast: Cast, reported: Candidate, citing: Candidate) -> bool:
    """Whether the one who cites is the one who reports, and reports what others told."""
    head = reported.teller.head
    if head is None or reported.use.manner not in SAYING or reported.frame not in ("that", "quote", "wh"):
        return False
    same = head == citing.teller.head or reported.cue_head == syntax.heads[citing.cue_head]
    return same and (reported.use.relay or cast.kind(head) == "outlet")


def _links(syntax: Syntax, cast: Cast, cues: Cues, found: list[Candidate], own: str | None) -> Iterator[Link]:
    """The outlets that the sources spoke to or through, one for a source at most."""
    outlets = _outlets(syntax, cast, found, own)
    for n, candidate in enumerate(found):
        i, head = candidate.cue_head, candidate.teller.head
        here = outlets.get(syntax.sentence[i], ())
        if not here or candidate.use.manner not in SAYING or syntax.pos[i] != "VERB":
            continue
        if head is None or cast.kind(head) == "outlet":
            continue
        content = set(candidate.content)
        for outlet in here:
            cue = _lead(syntax, cues, i, outlet, content) if outlet not in content else ()
            if cue:
                yield Link(n, outlet, cue)
                break


def _outlets(syntax: Syntax, cast: Cast, found: list[Candidate], own: str | None) -> dict[int, list[int]]:
    """By sentence, the names of outlets that are neither sources themselves, nor quoted, nor the report's own."""
    sources = {i for candidate in found for i in candidate.teller.tokens}
    outlets: dict[int, list[int]] = {}
    for i in range(syntax.size):
        if syntax.pos[i] != "PROPN" or i in sources or syntax.quoted[i] or cast.kind(i) != "outlet":
            continue
        if not is_own(syntax, i, own):
            outlets.setdefault(syntax.sentence[i], []).append(i)
    return outlets


def _lead(syntax: Syntax, cues: Cues, verb: int, outlet: int, content: set[int]) -> Tokens:
    """The words that lead from the verb of saying to the outlet, or () where nothing says that it was told there.

    «told CNN», «said on CNN», «said in an interview with Reuters», «in remarks carried by Xinhua, he said».
    """
    first = min((kid for kid in syntax.kids[outlet] if syntax.deps[kid] not in ("case", "punct")), default=outlet)
    first = min(first, outlet)
    before = first - 1
    if before == verb:
        return (verb,)
    if before < syntax.sentence[verb] or syntax.lower[before] not in TOWARDS:
        return ()
    start, end = (verb, first) if verb < outlet else (syntax.sentence[verb], first)
    between = [i for i in range(start, end) if not syntax.space[i]]
    if any(i in content or syntax.quoted[i] or syntax.words[i] == "," for i in between):
        return ()
    near = verb < outlet and before - verb <= NEAR
    talk = any(syntax.lemmas[i] in cues.nouns or (i != verb and syntax.lemmas[i] in cues.verbs) for i in between)
    return tuple(between) if near or talk else ()

