"""Attributions by the clause: a verb or a predicate, its subject, and what it introduces."""

from collections.abc import Iterator

from whence.lexicon.cues import Cues, Use
from whence.reading.attribution.candidates import Candidate, verb_cue
from whence.reading.attribution.frames import Complement, complements, following
from whence.reading.attribution.sources import NOBODY, Teller, holder, sayer_before, speaker, teller
from whence.reading.attribution.weight import clause_weight, content_weight, source_weight
from whence.reading.cast import Cast
from whence.reading.syntax import Syntax

AS_CLAUSE = 0.8
UNNAMED = 0.7
CERTAIN = 0.98
UNSOURCED = frozenset(
    {"that", "quote", "wh", "raised", "seeming"}
)  # frames that are attributions even where nobody is named


def clause_candidates(syntax: Syntax, cues: Cues, cast: Cast) -> Iterator[Candidate]:
    """The likeliest reading of every verb and predicate that can be a cue."""
    for i in range(syntax.size):
        uses, source = _uses(syntax, cues, i, cast)
        if uses:
            yield from _read(syntax, i, uses, source, cast)


def _sayer(syntax: Syntax, i: int, uses: tuple[Use, ...], cast: Cast) -> Teller:
    """The source of a verb of saying; where a participle's is a thing, it is the subject before that can speak, and
    where it cites, the outlet before: «The ship sank, Tass reported, | citing the navy»."""
    found = speaker(syntax, i)
    if syntax.tags[i] != "VBG" or found.head is None:
        return found
    other = sayer_before(syntax, i)
    if other.head is None:
        return found
    if any(use.relay for use in uses) and cast.kind(other.head) == "outlet":
        return other
    speaks = can_tell(syntax, found.head, cast) or not can_tell(syntax, other.head, cast)
    return found if speaks else other


def can_tell(syntax: Syntax, head: int, cast: Cast) -> bool:
    """Whether a phrase names someone, or a document, that can say something."""
    return syntax.pos[head] == "PRON" or cast.kind(head) != "unknown"


def _uses(syntax: Syntax, cues: Cues, i: int, cast: Cast) -> tuple[tuple[Use, ...], Teller]:
    """The uses that the word at ``i`` can have here, and the source that it would have."""
    pos = syntax.pos[i]
    if pos == "ADJ" or syntax.tags[i] == "VBN":
        if (found := cues.adjectives.get(syntax.lower[i])) and _is_predicate(syntax, i):
            return found, holder(syntax, i)
        if pos == "ADJ":
            return (), NOBODY
    if pos == "VERB" and syntax.deps[i] not in ("amod", "compound", "case", "fixed"):
        uses = cues.verbs.get(syntax.lemmas[i], ())
        if any(use.manner in ("speech", "writing") for use in uses):
            return uses, _sayer(syntax, i, uses, cast)
        return uses, teller(syntax, i) if uses else NOBODY
    return (), NOBODY


def _is_predicate(syntax: Syntax, i: int) -> bool:
    return syntax.child(i, "cop", "aux:pass") is not None or syntax.deps[i] in ("xcomp", "conj", "acl", "advcl", "root")


def _read(syntax: Syntax, i: int, uses: tuple[Use, ...], source: Teller, cast: Cast) -> Iterator[Candidate]:
    weight = clause_weight(syntax, i)
    best: Candidate | None = None
    for use in uses:
        matched = following(syntax, i, use.words)
        if matched is None:
            continue
        factor = weight * source_weight(syntax, source, use, cast)
        for complement in complements(syntax, i, use, matched):
            unsourced = complement.frame in UNSOURCED and use.manner not in ("thought", "act")
            by = max(weight * UNNAMED, factor) if unsourced else factor
            if complement.frame not in UNSOURCED:
                by *= content_weight(syntax, i, complement.tokens)
            rate = min(_rate(use, complement) * by, CERTAIN)
            if best is None or rate > best.rate:
                cue = verb_cue(syntax, i, matched)
                if complement.preposition is not None and complement.preposition == cue[-1] + 1:
                    cue = (*cue, complement.preposition)
                told_by = NOBODY if complement.frame == "seeming" else source
                best = Candidate(told_by, cue, i, complement.tokens, use, complement.frame, rate)
        if best is not None and use.words:
            break  # a phrase is read as a phrase
    if best is not None:
        yield best


def _rate(use: Use, complement: Complement) -> float:
    if complement.frame == "as-clause":
        return use.frames.get("that", 0.0) * AS_CLAUSE
    return use.frames.get(complement.frame, 0.0)
