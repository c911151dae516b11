"""Attributions by a phrase that names the source of its clause («according to …»), and by an adverb («reportedly»)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.lexicon.cues import Adverb, Cues, Phrase, Use
from whence.reading.attribution_candidates import Candidate
from whence.reading.attribution_frames import minus
from whence.reading.attribution_syntax import Syntax
from whence.reading.attribution_weight import source_weight
from whence.reading.found import Tokens
from whence.reading.sources import NOBODY, Teller, noun_phrase

if TYPE_CHECKING:
    from whence.reading.cast import Cast

CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj", "xcomp", "appos"})
MAX_SOURCE = 40


def phrase_candidates(syntax: Syntax, cues: Cues, cast: Cast) -> Iterator[Candidate]:
    """The phrases that name a source, and the adverbs that stand for one."""
    last = -1
    for i in range(syntax.size):
        word = syntax.lower[i]
        if i > last and (phrases := cues.phrases.get(word)):
            for phrase in phrases:
                if (found := _phrase(syntax, i, phrase)) is not None:
                    last = found.cue[-1]
                    yield found.but(rate=found.rate * source_weight(syntax, found.teller, found.use, cast))
                    break
        elif adverb := cues.adverbs.get(word):
            yield _adverb(syntax, i, adverb)


def _phrase(syntax: Syntax, i: int, phrase: Phrase) -> Candidate | None:
    start = i + len(phrase.before)
    if tuple(syntax.lower[i:start]) != phrase.before or start >= syntax.size:
        return None
    if phrase.after:
        return _owned(syntax, i, start, phrase)
    head = _top(syntax, start)
    if head is None:
        return None
    source = noun_phrase(syntax, head, i)
    source = Teller(tuple(j for j in source.tokens if j >= start), head)
    cue = tuple(range(i, start))
    return _candidate(syntax, source, cue, _anchor(syntax, i, head), phrase)


def _owned(syntax: Syntax, i: int, start: int, phrase: Phrase) -> Candidate | None:
    """«in the minister's words»: the source stands between the phrase's words."""
    for j in range(start + 1, min(start + 12, syntax.ends[i] + 1)):
        rest = tuple(syntax.lower[j : j + len(phrase.after)])
        if _same(rest, phrase.after):
            end = j + len(phrase.after) - 1
            source = Teller(syntax.trimmed(range(start, j)), j - 1)
            return _candidate(syntax, source, (*range(i, start), *range(j, end + 1)), syntax.heads[end], phrase)
        if _same(tuple(syntax.lower[j : j + len(phrase.after) - 1]), phrase.after[1:]) and syntax.tags[j - 1] == "PRP$":
            end = j + len(phrase.after) - 2
            return _candidate(syntax, Teller((j - 1,), j - 1), (i, *range(j, end + 1)), end, phrase)
    return None


def _same(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return bool(wanted) and tuple("'s" if word in ("’s", "'", "’") else word for word in words) == wanted


def _top(syntax: Syntax, start: int) -> int | None:
    """The head of the noun phrase that begins at ``start``."""
    top = start
    for _ in range(8):
        above = syntax.heads[top]
        if above < start or above == top or syntax.left[above] > start or syntax.is_clause(above):
            break
        top = above
    return top if syntax.pos[top] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET") else None


def _anchor(syntax: Syntax, i: int, head: int) -> int:
    """The token by which the whole phrase hangs in its clause."""
    return head if syntax.left[head] <= i or syntax.heads[i] == head else i


def _candidate(syntax: Syntax, source: Teller, cue: Tokens, anchor: int, phrase: Phrase) -> Candidate | None:
    if not source.tokens:
        return None
    first, last = min(cue[0], source.tokens[0]), max(cue[-1], source.tokens[-1])
    content = _around(syntax, anchor, first, last)
    return Candidate(source, cue, cue[0], content, phrase.use, "phrase", phrase.rate) if content else None


def _around(syntax: Syntax, anchor: int, first: int, last: int) -> Tokens:
    """What a phrase from ``first`` to ``last`` answers for: its sentence, or the clause that goes on on both its sides."""
    host = _clause_above(syntax, anchor)
    start, end = syntax.sentence[first], syntax.ends[first]
    while host is not None and syntax.heads[host] != host and not syntax.left[host] < first < last < syntax.right[host]:
        host = _clause_above(syntax, host)
    if host is not None:
        start, end = syntax.left[host], syntax.right[host]
        if start < first and host < first:  # what follows the phrase adds to a clause that is already whole
            end = last
    return tuple(j for j in range(start, end + 1) if not first <= j <= last)


def _clause_above(syntax: Syntax, i: int) -> int | None:
    """The head of the clause that ``i`` hangs in."""
    above = syntax.heads[i]
    for _ in range(12):
        if above == i or syntax.deps[above] in CLAUSES or syntax.is_clause(above):
            return above if above != i else None
        if syntax.heads[above] == above:
            return above
        above = syntax.heads[above]
    return None


def _adverb(syntax: Syntax, i: int, adverb: Adverb) -> Candidate:
    host = syntax.heads[i]
    if not syntax.is_clause(host):
        host = _clause_above(syntax, i) or host
    use = Use((), adverb.stance, adverb.certainty, "positive", "speech", "any", {})
    content = tuple(j for j in minus(syntax, host, i) if j != i)
    return Candidate(NOBODY, (i,), i, content, use, "adverb", adverb.rate)
