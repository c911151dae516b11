"""The verb beside a quotation that says whose words it is."""

from whence.lexicon.cues import Cues, Use
from whence.reading.attribution.quotations import SENTENCE_ENDS, Quotation, before
from whence.reading.attribution.sources import speaker
from whence.reading.syntax import Syntax

SAYS = Use((), "says", "certain", "positive", "speech", "any", {})
REACH_AFTER = 45
REACH_BEFORE = 40
NEAR = 10
SURE = 0.5
PLAINLY = 0.8
BESIDE = 2
STOPS = frozenset({".", ";", "?", "!"})
PAUSES = frozenset({".", ",", ";", ":"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})

At = list[Quotation | None]


def cue_of(syntax: Syntax, cues: Cues, quote: Quotation, at: At) -> tuple[int, Use] | None:
    """The verb that brings the quotation in, after it or before it, and its use.

    Where there are two and the later one only passes on («She said, “…,” Reuters reported») it is the earlier.
    """
    after = _after(syntax, cues, quote, at)
    if after is None or after[1].relay:
        return _before(syntax, cues, quote, at) or after
    return after


def _after(syntax: Syntax, cues: Cues, quote: Quotation, at: At) -> tuple[int, Use] | None:
    """«“…,” she said»: a verb of saying soon after the quotation, or any verb that stands there with its subject."""
    if not quote.closed:
        return None
    other: tuple[int, Use] | None = None
    for i in range(quote.end + 1, min(quote.end + 1 + REACH_AFTER, syntax.size)):
        if at[i] is not None or syntax.words[i] in STOPS or syntax.breaks(i):
            break
        use = _saying(syntax, cues, i)
        if use is None and (other is not None or syntax.tags[i] not in FINITE or i > quote.end + NEAR):
            continue
        head = speaker(syntax, i).head
        if head is None or head <= quote.end or _modifies(syntax, i) or _has_own(syntax, i):
            continue
        if use is not None:
            return i, use
        if syntax.pos[i] == "VERB" and _ends_clause(syntax, i, head):
            other = i, SAYS
    return other


def _before(syntax: Syntax, cues: Cues, quote: Quotation, at: At) -> tuple[int, Use] | None:
    """«She said on Monday: “…”»: the nearest verb of saying before the quotation, or the verb right before it."""
    lead = before(syntax, quote)
    if lead is None or syntax.words[lead] in SENTENCE_ENDS:
        return None
    for i in range(lead, max(lead - REACH_BEFORE, -1), -1):
        if at[i] is not None or syntax.words[i] in SENTENCE_ENDS or syntax.breaks(i):
            break
        use = _saying(syntax, cues, i)
        if use is not None and not (syntax.deps[i] == "acl:relcl" and syntax.right[i] < lead - 1):
            plainly = use.frames.get("that", 0.0) >= PLAINLY or syntax.words[lead] == ":" or lead - i <= BESIDE
            return (i, use) if plainly else None
    last = lead - 1 if syntax.words[lead] in (":", ",") else lead
    if last >= 0 and syntax.pos[last] == "VERB" and syntax.tags[last] in FINITE:
        return (last, SAYS) if speaker(syntax, last).head is not None else None
    return None


def _saying(syntax: Syntax, cues: Cues, i: int) -> Use | None:
    """The use of the verb at ``i`` that can bring in a quotation."""
    if syntax.pos[i] not in ("VERB", "AUX"):
        return None
    uses = [use for use in cues.verbs.get(syntax.lemmas[i], ()) if not use.words]
    best = max(uses, key=lambda use: use.frames.get("quote", 0.0), default=None)
    return best if best is not None and best.frames.get("quote", 0.0) >= SURE else None


def _modifies(syntax: Syntax, i: int) -> bool:
    """Whether the verb only says more of a noun: «“…,” the man who spoke first …»."""
    return syntax.deps[i] == "acl:relcl" or (syntax.deps[i] == "acl" and syntax.tags[i] not in FINITE)


def _has_own(syntax: Syntax, i: int) -> bool:
    """Whether the verb has a content of its own after it: «“…” She added that …»."""
    return any(kid > i and syntax.deps[kid] == "ccomp" and not syntax.quoted[kid] for kid in syntax.kids[i])


def _ends_clause(syntax: Syntax, i: int, head: int) -> bool:
    """Whether nothing but the source stands after the verb: «“…!” beamed the mayor.», «“…!” the mayor beamed.»"""
    after = max(i, syntax.right[head] if head > i else i) + 1
    return after >= syntax.size or syntax.words[after] in PAUSES or syntax.breaks(after)
