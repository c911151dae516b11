"""Where a content ends: a second cue of the same speaker closes it.

In «She said prices would rise, adding that …» and «He said he would go and noted that …» the tree often
hangs the second verb of saying under the first one's content; it belongs beside the first.
"""

from whence.reading.attribution_candidates import Candidate
from whence.reading.attribution_syntax import Syntax

SAYING = frozenset({"speech", "writing"})
SAID = frozenset({"VBD", "VBZ", "VBP"})
SURE = 0.8


def scoped(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """The candidates with their contents cut where the same speaker's next cue begins."""
    by_cue = {candidate.cue_head: n for n, candidate in enumerate(found) if _may_follow(syntax, candidate)}
    result = list(found)
    for n, first in enumerate(found):
        if first.frame not in ("that", "wh") or first.use.manner not in SAYING or first.teller.head is None:
            continue
        for i in first.content:
            m = by_cue.get(i)
            if m is not None and m != n and i > first.cue_head and _goes_on(syntax, first.cue_head, i):
                start = _start(syntax, i)
                cut = tuple(j for j in result[n].content if not start <= j <= syntax.right[i])
                result[n] = result[n].but(content=cut)
                rate = result[m].rate if result[m].frame == "np" else max(result[m].rate, first.rate * SURE)
                result[m] = result[m].but(teller=first.teller, rate=rate)
    return result


def _may_follow(syntax: Syntax, candidate: Candidate) -> bool:
    i = candidate.cue_head
    return (
        candidate.use.manner in SAYING
        and candidate.frame in ("that", "wh", "quote", "np", "ing")
        and (candidate.use.relay or candidate.use.frames.get("that", 0.0) >= SURE)
        and syntax.child(i, "nsubj", "nsubj:pass") is None
        and not syntax.is_passive(i)
    )


def _goes_on(syntax: Syntax, first: int, i: int) -> bool:
    if syntax.quoted[i] != syntax.quoted[first]:
        return False
    if syntax.tags[i] == "VBG":
        return syntax.deps[i] in ("advcl", "conj", "acl", "xcomp") and "," in (
            syntax.words[_start(syntax, i)],
            syntax.words[i - 1],
        )
    return syntax.deps[i] == "conj" and syntax.tags[i] in SAID and syntax.tags[i] == syntax.tags[first]


def _start(syntax: Syntax, i: int) -> int:
    """The first token that goes with the second cue: its conjunction or comma."""
    start = syntax.left[i]
    while start > 0 and (syntax.words[start - 1] == "," or syntax.pos[start - 1] == "CCONJ"):
        start -= 1
    return start
