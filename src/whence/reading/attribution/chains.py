"""Chains: the attribution through which each attribution reached the report.

A cue that stands inside another's content came through that one. Outlets come in by the way too, and as those who pass
on what they cite («Reuters reported, citing two officials, that …»).
"""

from whence.lexicon.cues import Cues
from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.citing import CLAUSES, as_saying, cited, parted, quoted_by
from whence.reading.attribution.datelines import RELAYED, dateline_candidate
from whence.reading.attribution.links import Link, links
from whence.reading.attribution.sources import noun_phrase, unowned
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

RELAY_RATE = 0.9
SHORT = 8


def with_relays(
    syntax: Syntax, cast: Cast, cues: Cues, found: list[Candidate], outlet: str | None
) -> tuple[list[Candidate], list[int | None]]:
    """The candidates with the outlets that passed them on, in order, and the place of the parent of each."""
    found = passed_on(syntax, parted(syntax, cues, as_saying(syntax, quoted_by(syntax, found))))
    led = list(links(syntax, cast, cues, found, outlet))
    found = [candidate for candidate in found if not _only_leads(candidate, led)]
    result, parent_of = cited(syntax, cast, found)
    for link in list(links(syntax, cast, cues, result, outlet)):
        child = result[link.child]
        source = unowned(syntax, noun_phrase(syntax, link.outlet, child.cue_head))
        told = {*child.teller.tokens, *child.cue, *child.content}
        content = tuple(sorted(told.difference(link.cue, source.tokens)))
        parent_of[link.child] = len(result)
        cue = tuple(i for i in link.cue if i not in source.tokens)
        result.append(Candidate(source, cue, child.cue_head, content, RELAYED, "relay", RELAY_RATE))
    if (agency := dateline_candidate(syntax, cast, outlet)) is not None:
        result.append(agency)
    order = sorted(range(len(result)), key=lambda n: _place(result, parent_of, n))
    place = {n: at for at, n in enumerate(order)}
    ordered = parted_from(syntax, [result[n] for n in order])
    given = {place[child]: place[parent] for child, parent in parent_of.items()}
    return ordered, parents(ordered, given)


def parted_from(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """The candidates, where who comes after what he tells is no part of what another says in it: «Oslo asked that … | ,
    Ann Lee told reporters», «…, according to Ann Lee»."""
    holding: dict[int, list[Candidate]] = {candidate.cue_head: [] for candidate in found}
    for candidate in found:
        for i in candidate.content:
            if i in holding:
                holding[i].append(candidate)
    result = []
    for candidate in found:
        tails = [_tail(syntax, other, candidate) for other in holding[candidate.cue_head]]
        content = tuple(i for i in candidate.content if not any(i in tail for tail in tails))
        result.append(candidate.but(content=content) if content else candidate)
    return result


def _tail(syntax: Syntax, outer: Candidate, inner: Candidate) -> range:
    """From who tells ``inner`` to the sentence's end, where that follows all that he tells."""
    first = min((*outer.cue, *outer.teller.tokens))
    after = inner.cue_head < first and outer.content[-1] < first
    return range(first, syntax.ends[first] + 1) if after else range(0)


def _only_leads(candidate: Candidate, found: list[Link]) -> bool:
    """Whether a candidate is no more than the words that lead to an outlet: «speaking on | the evening news»."""
    if candidate.frame in CLAUSES or len(candidate.content) > SHORT:
        return False
    return any(link.outlet in candidate.content and set(candidate.cue) <= set(link.cue) for link in found)


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
    return candidate.but(content=tuple(sorted(content))) if content else candidate


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
        depth = {
            m: len(holding[found[m].cue_head].union({given[m]} if m in given else ()).intersection(around) - {m})
            for m in around
        }
        innermost = min(around, key=lambda m: (-depth[m], len(found[m].content), m), default=None)
        result.append(given.get(n, innermost))
    return result
