"""Outlets that come in by the way: as those a source spoke to or whose document it is.

«told CNN», «in an interview with Reuters», «speaking to Al Arabiya, he warned», «in a statement carried by Xinhua»,
«a memo seen by The Guardian said».
"""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.lexicon.cues import Cues
from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.outlets import is_own
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

SAYING = frozenset({"speech", "writing"})
TOWARDS = frozenset({"to", "with", "on", "in", "for", "by", "via", "through"})
INNER = frozenset({"compound", "flat", "nmod:desc", "nmod:poss", "amod"})
NEAR = 3
MAX_CLIMB = 6


@dataclass(frozen=True, slots=True)
class Link:
    """An outlet through which the candidate ``child`` came: its noun's head, and the cue that brings it in."""

    child: int
    outlet: int
    cue: Tokens


def links(syntax: Syntax, cast: Cast, cues: Cues, found: list[Candidate], own: str | None) -> Iterator[Link]:
    """The outlets that the sources spoke to or through, or that have their documents, one for a source at most."""
    outlets = _outlets(syntax, cast, found, own)
    for n, candidate in enumerate(found):
        i, head = candidate.cue_head, candidate.teller.head
        here = outlets.get(syntax.sentence[i], ())
        if not here or head is None or cast.kind(head) == "outlet" or not _speaks(syntax, candidate):
            continue
        content = set(candidate.content)
        for outlet in here:
            if outlet in content:
                continue
            cue = _holding(syntax, cues, candidate, outlet) or _lead(syntax, cues, candidate, outlet, content)
            if cue:
                yield Link(n, outlet, cue)
                break


def _speaks(syntax: Syntax, candidate: Candidate) -> bool:
    """Whether a candidate is a verb of saying, or a document that says or shows something."""
    if candidate.frame == "phrase" or candidate.use.manner == "showing":
        return True
    return candidate.use.manner in SAYING and syntax.pos[candidate.cue_head] == "VERB"


def _outlets(syntax: Syntax, cast: Cast, found: list[Candidate], own: str | None) -> dict[int, list[int]]:
    """By sentence, the heads of outlets' names that are no sources themselves, nor quoted, nor the report's own."""
    sources = {candidate.teller.head for candidate in found}
    outlets: dict[int, list[int]] = {}
    for i in range(syntax.size):
        if not _is_name(syntax, i) or syntax.quoted[i] or cast.kind(i) != "outlet" or is_own(syntax, cast, i, own):
            continue
        head = _head(syntax, cast, i)
        here = outlets.setdefault(syntax.sentence[i], [])
        if head not in sources and head not in here:
            here.append(head)
    return {sentence: here for sentence, here in outlets.items() if here}


def _is_name(syntax: Syntax, i: int) -> bool:
    """Whether a token is a name, or what the tree takes for an adjective in capitals («the | Interfax | agency»)."""
    return syntax.pos[i] == "PROPN" or (syntax.pos[i] == "ADJ" and syntax.words[i][0].isupper())


def _head(syntax: Syntax, cast: Cast, i: int) -> int:
    """The noun that an outlet's name stands before, where that is the outlet too: «the Interfax news agency»."""
    for _ in range(MAX_CLIMB):
        above = syntax.heads[i]
        if above == i or syntax.deps[i] not in INNER or cast.kind(above) != "outlet":
            break
        i = above
    return i


def _first(syntax: Syntax, outlet: int) -> int:
    """The first token of the outlet's name, after its preposition."""
    inner = [kid for kid in syntax.kids[outlet] if kid < outlet and syntax.deps[kid] not in ("case", "punct")]
    return min((syntax.left[kid] for kid in inner), default=outlet)


def _before(syntax: Syntax, first: int) -> int:
    """The token before a name and its article."""
    return first - 2 if first > 1 and syntax.deps[first - 1] == "det" else first - 1


def _holding(syntax: Syntax, cues: Cues, candidate: Candidate, outlet: int) -> Tokens:
    """The words by which a source's own phrase brings the outlet in («a memo | seen by | Reuters»), or ()."""
    if outlet not in candidate.teller.tokens:
        return ()
    first = _first(syntax, outlet)
    before = _before(syntax, first)
    verb = syntax.heads[outlet]
    if before < 1 or not candidate.teller.tokens[0] < verb < before or syntax.tags[verb] not in ("VBN", "VBD", "VBG"):
        return ()
    return tuple(range(verb, first)) if syntax.lower[before] in cues.relays.get(syntax.lemmas[verb], ()) else ()


def _lead(syntax: Syntax, cues: Cues, candidate: Candidate, outlet: int, content: set[int]) -> Tokens:
    """The words that lead to or from the verb of saying to the outlet, or () where nothing says that it was told there.

    «told CNN», «said on CNN», «said in an interview with Reuters», «in remarks carried by Xinhua, he said».
    """
    verb = candidate.cue_head
    first = _first(syntax, outlet)
    before = _before(syntax, first)
    if before == verb:
        return (verb,)
    if before < syntax.sentence[verb] or syntax.lower[before] not in TOWARDS:
        return ()
    start = verb if verb < outlet else _opening(syntax, candidate, outlet)
    between = [i for i in range(start, first) if not syntax.space[i]]
    if any(i in content or syntax.quoted[i] or syntax.words[i] == "," for i in between):
        return ()
    near = verb < outlet and before - verb <= NEAR
    talk = [i for i in between if i != verb and _is_talk(cues, syntax.lemmas[i])]
    return tuple(between) if near or talk else ()


def _is_talk(cues: Cues, lemma: str) -> bool:
    return lemma in cues.nouns or lemma in cues.verbs or lemma in cues.relays


def _opening(syntax: Syntax, candidate: Candidate, outlet: int) -> int:
    """Where the phrase before the verb begins that brings the outlet in: «| In a call with X, he said»,
    «The minister, | speaking to X, said»."""
    top = outlet
    for _ in range(MAX_CLIMB):
        above = syntax.heads[top]
        if above in (top, candidate.cue_head, candidate.teller.head):
            break
        top = above
    start = syntax.left[top]
    while start < outlet and (syntax.pos[start] == "PUNCT" or syntax.space[start]):
        start += 1
    return start
