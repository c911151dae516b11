"""Verbs of saying whose content the tree does not give: read by their place in the sentence.

Parses fail most where sentences are long, and there reports put the cue at the end («…, a source said»)
or let the content follow it bare («said the positives … would outweigh …»).
"""

from collections.abc import Iterator

from whence.lexicon.cues import Cues, Use
from whence.reading.attribution.candidates import Candidate, verb_cue
from whence.reading.attribution.sources import speaker
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

SURE = 0.9
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BREAKS = frozenset({",", "”", '"', "''", "—", "–", "-"})
TAIL = 10


def surface_candidates(syntax: Syntax, cues: Cues, done: set[int]) -> Iterator[Candidate]:
    """Candidates for the verbs of saying that are not ``done``."""
    for i in range(syntax.size):
        if i in done or syntax.pos[i] != "VERB" or syntax.tags[i] not in ("VBD", "VBZ", "VBP", "VBG"):
            continue
        use = saying(cues, syntax.lemmas[i])
        if use is None or syntax.child(i, "obj") is not None:
            continue
        content = _after(syntax, i)
        if content is None and syntax.tags[i] != "VBG":
            content = _before(syntax, i) or _between(syntax, i)
        if content is not None:
            source = speaker(syntax, i)
            yield Candidate(source, verb_cue(syntax, i), i, content, use, "that", use.frames["that"] * 0.8)


def saying(cues: Cues, lemma: str) -> Use | None:
    """The use of a verb that plainly says something, or None."""
    uses = [use for use in cues.verbs.get(lemma, ()) if not use.words and use.frames.get("that", 0.0) >= SURE]
    return uses[0] if uses else None


def _after(syntax: Syntax, i: int) -> Tokens | None:
    """The rest of the sentence, from «that» where it has one, if it holds a finite verb."""
    end = syntax.ends[i]
    if syntax.tags[i] == "VBG" and syntax.pos[min(i + 1, end)] == "ADP":  # «testifying in the Senate, she said …»
        return None
    if any(syntax.words[j] in BREAKS for j in range(i + 1, min(i + 3, end + 1))):
        return None
    start = i + 1
    for j in range(i + 1, end + 1):
        if syntax.lower[j] == "that" and syntax.deps[j] == "mark":
            start = j
            break
        if syntax.tags[j] in FINITE:
            break
    rest = range(start, end + 1)
    return tuple(rest) if any(syntax.tags[j] in FINITE for j in rest) else None


def _before(syntax: Syntax, i: int) -> Tokens | None:
    """The sentence up to the comma before the subject, where the verb all but ends it."""
    if syntax.ends[i] - i > TAIL or any(syntax.tags[j] in FINITE for j in range(i + 1, syntax.ends[i] + 1)):
        return None
    for j in range(i - 1, syntax.sentence[i], -1):
        if syntax.words[j] in BREAKS:
            content = range(syntax.sentence[i], j)
            return tuple(content) if any(syntax.tags[k] in FINITE for k in content) else None
        if syntax.tags[j] in FINITE:
            return None
    return None


def _between(syntax: Syntax, i: int) -> Tokens | None:
    """The sentence around a cue that commas set off: «Prices, he said, would rise»."""
    start, end = syntax.sentence[i], syntax.ends[i]
    after = next((j for j in range(i + 1, min(i + TAIL, end + 1)) if syntax.words[j] in BREAKS), None)
    before = next((j for j in range(i - 1, max(i - TAIL, start), -1) if syntax.words[j] in BREAKS), None)
    if after is None or before is None or any(syntax.tags[j] in FINITE for j in range(before + 1, i)):
        return None
    content = [j for j in range(start, end + 1) if j < before or j > after]
    return tuple(content) if any(syntax.tags[j] in FINITE for j in content) else None
