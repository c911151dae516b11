"""Attributions by the noun: «his claim that …», «a warning from the ministry of …», «issued a threat to …»."""

from collections.abc import Iterator

from whence.lexicon.cues import Cues, Use
from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.frames import following, is_infinitive
from whence.reading.attribution.sources import Teller, around, owner, teller
from whence.reading.attribution.weight import NOUN_BY_RELATION, content_weight, source_weight
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

UNOWNED = 0.55
GOVERNED = 0.85


def noun_candidates(syntax: Syntax, cues: Cues, cast: Cast) -> Iterator[Candidate]:
    """The likeliest reading of every noun that can be a cue and has a content beside it."""
    for i in range(syntax.size):
        if syntax.pos[i] != "NOUN" or syntax.deps[i] in ("compound", "flat"):
            continue
        best: Candidate | None = None
        for use in cues.nouns.get(syntax.lemmas[i], ()):
            if following(syntax, i, use.words) is None:
                continue
            for candidate in _read(syntax, i, use, cast):
                if best is None or candidate.rate > best.rate:
                    best = candidate
        if best is not None:
            yield best


def _read(syntax: Syntax, i: int, use: Use, cast: Cast) -> Iterator[Candidate]:
    source = owner(syntax, i, use.sources)
    governor = None
    if source.head is None:
        source, governor = _governed(syntax, i)
    factor = source_weight(syntax, source, use, cast) if source.head is not None else UNOWNED
    factor *= NOUN_BY_RELATION.get(syntax.deps[i], 1.0)
    if governor is not None:
        factor *= GOVERNED
    elif not source.direct:
        factor *= UNOWNED
    for frame, tokens, preposition in _contents(syntax, i, use, source):
        start = governor if governor is not None and governor < i else i
        while start == i and start - 1 >= syntax.left[i] and syntax.deps[start - 1] in ("amod", "compound"):
            start -= 1
            break
        cue = tuple(range(start, (preposition if preposition == i + 1 else i) + 1))
        yield Candidate(
            source, cue, i, tokens, use, frame, use.frames.get(frame, 0.0) * factor * content_weight(syntax, i, tokens)
        )


def _governed(syntax: Syntax, i: int) -> tuple[Teller, int | None]:
    """The subject of the verb whose object the noun is: «the ministry issued a warning that»."""
    verb = syntax.heads[i]
    if syntax.deps[i] == "obj" and syntax.pos[verb] == "VERB":
        found = teller(syntax, verb)
        if found.head is not None:
            return found, verb
    return around(syntax, i), None


def _contents(syntax: Syntax, i: int, use: Use, source: Teller) -> Iterator[tuple[str, Tokens, int | None]]:
    for kid in syntax.kids[i]:
        if kid < i or kid == source.head:
            continue
        label = syntax.deps[kid]
        if label in ("acl", "ccomp"):
            if is_infinitive(syntax, kid):
                yield "to", tuple(syntax.phrase(kid)), None
            elif syntax.case(kid) == "that" or label == "ccomp":
                yield "that", tuple(syntax.phrase(kid)), None
            else:
                yield from _prepositional(syntax, kid, use)
        elif label in ("nmod", "obl"):
            yield from _prepositional(syntax, kid, use)


def _prepositional(syntax: Syntax, kid: int, use: Use) -> Iterator[tuple[str, Tokens, int]]:
    for j in syntax.kids[kid]:
        if j < kid and syntax.deps[j] in ("case", "mark") and syntax.lower[j] in use.frames:
            yield syntax.lower[j], tuple(x for x in syntax.phrase(kid) if x > j), j
            return
