"""Attributions by a phrase that names the source of its clause («according to …»), and by an adverb («reportedly»)."""

from collections.abc import Iterator

from whence.lexicon.cues import Adverb, Cues, Phrase, Use
from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.frames import minus
from whence.reading.attribution.sources import NOBODY, Teller, noun_phrase
from whence.reading.attribution.weight import source_weight
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "conj", "csubj", "xcomp", "appos"})
SURVEY = 0.55


def phrase_candidates(syntax: Syntax, cues: Cues, cast: Cast) -> Iterator[Candidate]:
    """The phrases that name a source, and the adverbs that stand for one."""
    last = -1
    for i in range(syntax.size):
        word = syntax.lower[i]
        phrases = (*cues.phrases.get(word, ()), *cues.owned.get(word, ()))
        if phrases and i > last:
            found = next((found for phrase in phrases if (found := _phrase(syntax, i, phrase)) is not None), None)
            if found is not None:
                last = found.cue[-1]
                yield found.but(rate=found.rate * source_weight(syntax, found.teller, found.use, cast))
        if adverb := cues.adverbs.get(word):
            yield _adverb(syntax, i, adverb)
        if word == "in" and (survey := _survey(syntax, i, cues)) is not None:
            yield survey


def _phrase(syntax: Syntax, i: int, phrase: Phrase) -> Candidate | None:
    if phrase.after:
        return _owned(syntax, i, phrase)
    start = i + len(phrase.before)
    if tuple(syntax.lower[i:start]) != phrase.before or start >= syntax.size:
        return None
    head = _top(syntax, start)
    if head is None:
        return None
    source = noun_phrase(syntax, head, i)
    source = Teller(tuple(j for j in source.tokens if j >= start), head)
    anchor = head if syntax.left[head] <= i or syntax.heads[i] == head else i
    return _candidate(syntax, source, tuple(range(i, start)), anchor, phrase)


def _owned(syntax: Syntax, i: int, phrase: Phrase) -> Candidate | None:
    """«in the minister's words», «from her point of view»: the noun at ``i`` has the source for its owner."""
    first = i - len(phrase.after) + 1
    if first < 0 or tuple(syntax.lower[first : i + 1]) != phrase.after:
        return None
    possessor = syntax.child(first, "nmod:poss")
    if possessor is None or possessor > first or syntax.case(first) != phrase.before[-1]:
        return None
    source = noun_phrase(syntax, possessor, first)
    tokens = tuple(j for j in source.tokens if syntax.tags[j] != "POS")
    opening = next((j for j in syntax.kids[first] if syntax.deps[j] == "case" and j < possessor), None)
    if opening is None or not tokens:
        return None
    cue = (opening, *range(tokens[-1] + 1, i + 1))
    return _candidate(syntax, Teller(tokens, possessor), cue, first, phrase)


def _survey(syntax: Syntax, i: int, cues: Cues) -> Candidate | None:
    """«In a poll for the paper, four in ten …»: what a survey or a study found, where nobody else is said to say it."""
    head = syntax.heads[i]
    if syntax.deps[i] != "case" or syntax.deps[head] != "obl" or syntax.pos[head] != "NOUN":
        return None
    use = next((use for use in cues.nouns.get(syntax.lemmas[head], ()) if use.stance == "shows" and use.document), None)
    clause = syntax.heads[head]
    if use is None or any(told.manner != "showing" for told in cues.verbs.get(syntax.lemmas[clause], ())):
        return None
    source = noun_phrase(syntax, head, i)
    content = _around(syntax, head, i, max((*source.tokens, syntax.right[head])))
    return Candidate(source, (i,), i, content, use, "phrase", SURVEY) if content else None


def _top(syntax: Syntax, start: int) -> int | None:
    """The head of the noun phrase that begins at ``start``."""
    top = start
    for _ in range(8):
        above = syntax.heads[top]
        if above < start or above == top or syntax.left[above] > start or syntax.is_clause(above):
            break
        top = above
    return top if syntax.pos[top] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET") else None


def _candidate(syntax: Syntax, source: Teller, cue: Tokens, anchor: int, phrase: Phrase) -> Candidate | None:
    bare = phrase.before[-1] == "per" and len(source.tokens) == 1 and syntax.tags[source.tokens[0]] == "NN"  # «per day»
    if not source.tokens or bare:
        return None
    first, last = min(cue[0], source.tokens[0]), max(cue[-1], source.tokens[-1])
    content = _around(syntax, anchor, first, last)
    return Candidate(source, cue, cue[0], content, phrase.use, "phrase", phrase.rate) if content else None


def _around(syntax: Syntax, anchor: int, first: int, last: int) -> Tokens:
    """What a phrase from ``first`` to ``last`` answers for: its sentence, or the clause on both its sides."""
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
