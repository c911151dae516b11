"""Where a content ends: a second cue of the same speaker closes it.

In «She said prices would rise, adding that …» and «He said he would go and noted that …» the tree often
hangs the second verb of saying under the first one's content; it belongs beside the first.
"""

from whence.lexicon.cues import Cues
from whence.reading.attribution.candidates import Candidate
from whence.reading.syntax import Syntax

SAYING = frozenset({"speech", "writing"})
SAID = frozenset({"VBD", "VBZ", "VBP"})
CLAUSES = frozenset({"that", "wh", "quote"})
SURE = 0.7
FOLLOWS = 0.8


def scoped(syntax: Syntax, cues: Cues, found: list[Candidate]) -> list[Candidate]:
    """The candidates with their contents cut where the same speaker's next cue begins."""
    by_cue = {candidate.cue_head: n for n, candidate in enumerate(found)}
    result = list(found)
    for n, first in enumerate(found):
        if first.frame not in CLAUSES or first.use.manner not in SAYING or first.teller.head is None:
            continue
        for i in first.content:
            if i > first.cue_head and _goes_on(syntax, cues, first.cue_head, i):
                start = _start(syntax, i)
                content = tuple(j for j in result[n].content if not start <= j <= syntax.right[i])
                result[n] = result[n].but(content=content)
                if (m := by_cue.get(i)) is not None:
                    result[m] = _taken_over(first, result[m])
    return result


def _taken_over(first: Candidate, second: Candidate) -> Candidate:
    rate = max(second.rate, first.rate * FOLLOWS) if second.frame in CLAUSES else second.rate
    return second.but(teller=first.teller, rate=rate)


def _goes_on(syntax: Syntax, cues: Cues, first: int, i: int) -> bool:
    """Whether the word at ``i`` is a verb of saying, without a subject, that goes on from the cue ``first``."""
    tag, label = syntax.tags[i], syntax.deps[i]
    if syntax.quoted[i] != syntax.quoted[first] or not (tag == "VBG" or (tag in SAID and label == "conj")):
        return False
    if syntax.subject(i) is not None or syntax.is_passive(i) or not _says(cues, syntax.lemmas[i]):
        return False
    if tag == "VBG":
        return label in ("advcl", "conj", "acl", "xcomp") and "," in (
            syntax.words[_start(syntax, i)],
            syntax.words[i - 1],
        )
    return tag == syntax.tags[first]


def _says(cues: Cues, lemma: str) -> bool:
    return any(
        use.manner in SAYING and not use.words and (use.relay or use.frames.get("that", 0.0) >= SURE)
        for use in cues.verbs.get(lemma, ())
    )


def _start(syntax: Syntax, i: int) -> int:
    """The first token that goes with the second cue: its conjunction or comma."""
    start = syntax.left[i]
    while start > 0 and (syntax.words[start - 1] == "," or syntax.pos[start - 1] == "CCONJ"):
        start -= 1
    return start
