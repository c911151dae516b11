"""Why a source goes unnamed, in the report's words: «because he was not authorized to speak publicly»."""

from whence.lexicon.cues import AnonymityKind, Cues
from whence.reading.attribution.candidates import Candidate
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

ANY = "*"
MOST_SKIPPED = 3
LONGEST_CONDITION = 20
CLAUSES = ("advcl", "acl", "acl:relcl", "parataxis", "root", "ccomp", "conj")
PHRASES = ("obl", "nmod", "advmod")
UNNAMED = frozenset({"anonymous", "collective"})


def reasons(syntax: Syntax, cast: Cast, cues: Cues, found: list[Candidate]) -> list[Tokens]:
    """For each candidate the tokens that say why its source is not named, or ().

    A reason goes to the unnamed sources of its sentence, or, where that has none, to the nearest unnamed one
    before it in its paragraph. Reasons proper are preferred to bare conditions («on condition of anonymity»).
    """
    by_sentence: dict[int, dict[AnonymityKind, Tokens]] = {}
    for i in range(syntax.size):
        for words, kind in cues.anonymity.get(syntax.lemmas[i], ()):
            end = matched(syntax, i, words)
            if end is not None:
                kinds = by_sentence.setdefault(syntax.sentence[i], {})
                kinds.setdefault(kind, _phrase(syntax, i, end))
                break
    told = {sentence: kinds.get("reason") or kinds["condition"] for sentence, kinds in by_sentence.items()}
    return _given(syntax, cast, found, told) if told else [()] * len(found)


def matched(syntax: Syntax, i: int, words: tuple[str, ...]) -> int | None:
    """The last token of a phrase of lemmas that begins at ``i``, or None; ``*`` stands for up to three words."""
    at, end, skips = i - 1, syntax.ends[i], 0
    for word in words:
        if word == ANY:
            skips = MOST_SKIPPED
            continue
        at = _next(syntax, at, end)
        while at <= end and syntax.lemmas[at] != word and syntax.lower[at] != word:
            if not skips:
                return None
            at, skips = _next(syntax, at, end), skips - 1
        if at > end:
            return None
        skips = 0
    return at


def _next(syntax: Syntax, at: int, end: int) -> int:
    """The token after ``at`` that is no space."""
    at += 1
    while at <= end and syntax.space[at]:
        at += 1
    return at


def _phrase(syntax: Syntax, start: int, end: int) -> Tokens:
    """The clause or phrase that the matched words stand in."""
    top = start
    while not (syntax.left[top] <= start and syntax.right[top] >= end) or not _is_whole(syntax, top):
        if syntax.heads[top] == top:
            break
        top = syntax.heads[top]
    first, last = min(syntax.left[top], start), max(syntax.right[top], end)
    if syntax.deps[top] in ("root", "ccomp", "conj"):  # the words and what they govern, not the whole sentence
        first = start
    return syntax.trimmed(range(first, last + 1))


def _is_whole(syntax: Syntax, i: int) -> bool:
    return syntax.deps[i] in CLAUSES or (syntax.deps[i] in PHRASES and syntax.case(i) != "")


def is_condition(syntax: Syntax, cues: Cues, candidate: Candidate) -> bool:
    """Whether what looks like an attribution is only a source's condition: its words reach into the content («asked |
    not to be named»), and do not stand before it («told Reuters on condition of anonymity | that …»)."""
    if len(candidate.content) > LONGEST_CONDITION:
        return False
    opening = candidate.content[0]
    return any(
        (end := matched(syntax, i, words)) is not None and end >= opening
        for i in range(min(candidate.cue[0], opening), opening + 1)
        for words, _ in cues.anonymity.get(syntax.lemmas[i], ())
    )


def _given(syntax: Syntax, cast: Cast, found: list[Candidate], told: dict[int, Tokens]) -> list[Tokens]:
    unnamed = [n for n, candidate in enumerate(found) if _goes_unnamed(cast, candidate)]
    result: list[Tokens] = [()] * len(found)
    for sentence, tokens in told.items():
        here = [n for n in unnamed if syntax.sentence[found[n].cue_head] == sentence]
        if not here:
            paragraph = syntax.paragraph[tokens[0]]
            before = [
                n for n in unnamed if found[n].cue_head < tokens[0] and syntax.paragraph[found[n].cue_head] == paragraph
            ]
            here = before[-1:]
        for n in here:
            result[n] = tokens
    return result


def _goes_unnamed(cast: Cast, candidate: Candidate) -> bool:
    head = candidate.teller.head
    return head is not None and cast.kind(head) in ("person", "people", "unknown") and cast.naming(head) in UNNAMED
