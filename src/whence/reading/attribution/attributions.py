"""Attributions: who, by the report's account, says, thinks, wants or shows what.

The terms are those of PARC (Pareti 2012) and PolNeAR (Newell, Margolin and Ruths 2018).
"""

from spacy.tokens import Doc

from whence.lexicon.cues import Cues
from whence.model import Manner
from whence.reading.attribution.anonymity import is_condition, reasons
from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.chains import with_relays
from whence.reading.attribution.clauses import clause_candidates
from whence.reading.attribution.colons import colon_candidates
from whence.reading.attribution.nesting import names_another, outermost
from whence.reading.attribution.nouns import noun_candidates
from whence.reading.attribution.phrases import phrase_candidates
from whence.reading.attribution.quotations import Quotation, quotations, quoted
from whence.reading.attribution.quotes import whole, with_quotations
from whence.reading.attribution.scope import scoped
from whence.reading.attribution.surface import surface_candidates
from whence.reading.attribution.weight import MODALS, NEGATIONS
from whence.reading.cast import Cast
from whence.reading.commitment import is_withheld
from whence.reading.found import Tokens, Told
from whence.reading.syntax import Syntax

THRESHOLD = 0.33


def attributions(
    doc: Doc, cast: Cast, cues: Cues, outlet: str | None = None, syntax: Syntax | None = None
) -> list[Told]:
    """All attributions of a parsed report, in order of their cues.

    ``outlet`` is the report's own outlet: it is no step of a chain; ``syntax`` the text's lists, where there are any.
    ``Told.parent`` counts in the
    list returned.
    """
    syntax = syntax or Syntax(doc)
    quotes = quotations(syntax)
    syntax.quoted = inside = quoted(syntax, quotes)
    found, above = with_relays(syntax, cast, cues, candidates(syntax, cast, cues, quotes, inside), outlet)
    why = reasons(syntax, cast, cues, found)
    found = [_without(syntax, candidate, reason) for candidate, reason in zip(found, why, strict=True)]
    return [
        _told(syntax, candidate, parent, reason) for candidate, parent, reason in zip(found, above, why, strict=True)
    ]


def candidates(syntax: Syntax, cast: Cast, cues: Cues, quotes: list[Quotation], inside: list[bool]) -> list[Candidate]:
    """All that may be an attribution, in order of the cues, each quotation with the one it belongs to."""
    found = [*clause_candidates(syntax, cues, cast), *noun_candidates(syntax, cues, cast)]
    found += phrase_candidates(syntax, cues, cast)
    found = [candidate for candidate in found if candidate.rate >= THRESHOLD]
    found = whole(syntax, scoped(syntax, cues, found), quotes)
    found = with_quotations(syntax, cues, quotes, [*found, *colon_candidates(syntax, cast, found)])
    done = {candidate.cue_head for candidate in found}
    found += whole(syntax, list(surface_candidates(syntax, cues, done)), quotes)
    kept = [candidate.but(content=syntax.trimmed(candidate.content)) for candidate in found]
    kept = [
        candidate
        for candidate in kept
        if _says_something(syntax, candidate)
        and (not inside[candidate.cue_head] or candidate.frame == "colon" or names_another(syntax, candidate))
        and not is_condition(syntax, cues, candidate)
    ]
    kept.sort(key=lambda candidate: (candidate.cue_head, candidate.content))
    return outermost(syntax, cast, distinct(kept))


def distinct(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that tell the same content of the same source as a likelier one."""
    best: dict[tuple[Tokens, int | None], Candidate] = {}
    for candidate in found:
        key = (candidate.content, candidate.teller.head)
        if key not in best or candidate.rate > best[key].rate:
            best[key] = candidate
    return [candidate for candidate in found if best[candidate.content, candidate.teller.head] is candidate]


def _without(syntax: Syntax, candidate: Candidate, reason: Tokens) -> Candidate:
    """A candidate whose content does not hold why its source goes unnamed, or after its end the condition."""
    content = syntax.trimmed(i for i in candidate.content if i not in reason)
    return candidate.but(content=content) if content else candidate


def _says_something(syntax: Syntax, candidate: Candidate) -> bool:
    return any(syntax.pos[i] not in ("PUNCT", "SPACE") for i in candidate.content)


def _told(syntax: Syntax, candidate: Candidate, parent: int | None, reason: Tokens) -> Told:
    use = candidate.use
    open_ = _is_open(syntax, candidate.cue_head)
    return Told(
        source=candidate.teller.tokens,
        source_head=candidate.teller.head,
        cue=candidate.cue,
        cue_head=candidate.cue_head,
        content=candidate.content,
        manner=_manner(candidate.content, syntax.quoted),
        stance=use.stance,
        certainty="unknown" if open_ else use.certainty,
        polarity="positive" if open_ else use.polarity,
        parent=parent,
        reason=reason,
    )


def _is_open(syntax: Syntax, i: int) -> bool:
    """Whether the cue is negated or only possible: «did not confirm that», «unable to verify», «may announce»."""
    return is_withheld(syntax, i) or any(
        syntax.lower[kid] in MODALS or syntax.lemmas[kid] in NEGATIONS
        for kid in syntax.kids[i]
        if syntax.deps[kid] in ("aux", "advmod", "det")
    )


def _manner(content: Tokens, inside: list[bool]) -> Manner:
    marked = sum(inside[i] for i in content)
    return "direct" if marked == len(content) else "mixed" if marked else "indirect"
