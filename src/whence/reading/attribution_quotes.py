"""Whose words a quotation is: the cue beside it, or the speaker of the quotation before it."""

from whence.lexicon.cues import Cues, Use
from whence.reading.attribution_candidates import Candidate, verb_cue
from whence.reading.attribution_syntax import MARKS, Syntax
from whence.reading.quotations import Quotation
from whence.reading.sources import Teller, noun_phrase, speaker

REACH_AFTER = 45
REACH_BEFORE = 40
SENTENCE_ENDS = frozenset({".", "?", "!", "…", "...", "”", '"', "''"})
PLAIN = Use((), "says", "certain", "positive", "speech", "any", {})
STOPS = frozenset({".", ";", "?", "!"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NEAR = 10
LOW = 0.4
UNKNOWN_VERB = 0.75


def whole(syntax: Syntax, found: list[Candidate], quotes: list[Quotation]) -> list[Candidate]:
    """The candidates, with each quotation that a content reaches into taken as a whole."""
    starts = _index(syntax, quotes)
    return [_whole(syntax, candidate, starts) for candidate in found]


def _index(syntax: Syntax, quotes: list[Quotation]) -> list[Quotation | None]:
    at: list[Quotation | None] = [None] * syntax.size
    for quote in quotes:
        at[quote.start : quote.end + 1] = [quote] * (quote.end + 1 - quote.start)
    return at


def _whole(syntax: Syntax, candidate: Candidate, at: list[Quotation | None]) -> Candidate:
    own = at[candidate.cue_head]
    content = set(candidate.content)
    if own is not None:
        return candidate.but(content=tuple(sorted(j for j in content if at[j] is own)))
    reached = {quote for j in candidate.content if (quote := at[j]) is not None and quote.start < j < quote.end}
    for quote in reached:
        content.update(range(quote.start, quote.end + 1))
    alone = {quote for quote in reached if _stands_alone(syntax, quote)}
    if alone and candidate.frame in ("that", "wh", "quote"):
        content = {j for j in content if at[j] in alone}
    content.difference_update(candidate.cue, candidate.teller.tokens)
    return candidate.but(content=tuple(sorted(content)))


def with_quotations(syntax: Syntax, cues: Cues, quotes: list[Quotation], found: list[Candidate]) -> list[Candidate]:
    """The candidates, where every quotation that stands for itself belongs to one of them."""
    at = _index(syntax, quotes)
    result = list(found)
    last: int | None = None
    previous: Quotation | None = None
    for quote in quotes:
        if quote.single:
            continue
        holder = _holder(syntax, quote, result, at)
        if holder is None and _stands_alone(syntax, quote):
            holder = _attach(syntax, cues, quote, result, at)
            if holder is None and last is not None and _continues(syntax, quote, previous, result[last]):
                holder = last
                _add(result, last, quote)
        if not _stands_alone(syntax, quote):
            continue
        if holder is not None and result[holder].use.manner in ("speech", "writing"):
            last, previous = holder, quote
        else:
            last = previous = None
    return result


def _holder(syntax: Syntax, quote: Quotation, found: list[Candidate], at: list[Quotation | None]) -> int | None:
    """The candidate outside the quotation whose content holds it, nearest cue first."""
    best: int | None = None
    middle = quote.start + 1
    for n, candidate in enumerate(found):
        if at[candidate.cue_head] is None and middle in candidate.content and candidate.rate >= 0.4:
            if best is None or abs(candidate.cue_head - middle) < abs(found[best].cue_head - middle):
                best = n
    return best


def _stands_alone(syntax: Syntax, quote: Quotation) -> bool:
    """Whether the quotation is an utterance of its own, not some words inside a sentence."""
    words = [j for j in quote.inside if syntax.pos[j] != "PUNCT" and not syntax.space[j]]
    if not words:
        return False
    before = _before(syntax, quote)
    opens = before is None or syntax.words[before] in (":", ",", *SENTENCE_ENDS) or not quote.closed
    starts_big = syntax.words[words[0]][0].isupper() or syntax.words[words[0]][0] in "[("
    last = syntax.words[_last_inside(syntax, quote)] if quote.closed else "."
    ends = last in (",", ".", "?", "!", "—", "-", "…", "...") or (
        quote.end + 1 < syntax.size and syntax.words[quote.end + 1] in (",", ".") and len(words) > 4
    )
    return opens and ends and (starts_big or len(words) > 3)


def _last_inside(syntax: Syntax, quote: Quotation) -> int:
    """The last token between the marks that is no mark itself."""
    last = quote.end - 1
    while last > quote.start and syntax.words[last] in MARKS:
        last -= 1
    return last


def _before(syntax: Syntax, quote: Quotation) -> int | None:
    """The token before the quotation in its paragraph."""
    j = quote.start - 1
    while j >= 0 and syntax.space[j] and "\n" not in syntax.words[j]:
        j -= 1
    return None if j < 0 or syntax.space[j] else j


def _attach(
    syntax: Syntax, cues: Cues, quote: Quotation, found: list[Candidate], at: list[Quotation | None]
) -> int | None:
    verb = _cue_after(syntax, cues, quote, at)
    if verb is None:
        verb = _cue_before(syntax, cues, quote, at)
    if verb is None:
        return _colon(syntax, quote, found, at)
    i, use = verb
    for n, candidate in enumerate(found):
        if candidate.cue_head == i:
            if candidate.frame != "that" or quote.end < i or candidate.rate < LOW:
                found[n] = candidate.but(content=(), frame="quote", rate=_rate(use, candidate.teller), use=use)
            _add(found, n, quote)
            return n
    source = speaker(syntax, i)
    content = tuple(range(quote.start, quote.end + 1))
    found.append(Candidate(source, verb_cue(syntax, i), i, content, use, "quote", _rate(use, source)))
    return len(found) - 1


def _rate(use: Use, source: Teller) -> float:
    return use.frames.get("quote", UNKNOWN_VERB) * (1.0 if source.head is not None else 0.7)


def _add(found: list[Candidate], n: int, quote: Quotation) -> None:
    content = {*found[n].content, *range(quote.start, quote.end + 1)}
    found[n] = found[n].but(content=tuple(sorted(content)))


def _speaks(syntax: Syntax, cues: Cues, i: int) -> Use | None:
    if syntax.pos[i] not in ("VERB", "AUX"):
        return None
    uses = [use for use in cues.verbs.get(syntax.lemmas[i], ()) if use.frames.get("quote", 0.0) >= 0.5]
    plain = [use for use in uses if not use.words]
    return max(plain, key=lambda use: use.frames["quote"]) if plain else None


def _cue_after(syntax: Syntax, cues: Cues, quote: Quotation, at: list[Quotation | None]) -> tuple[int, Use] | None:
    """«“…,” she said»: a verb of saying soon after the quotation with its subject beside it, or any verb next to it."""
    if not quote.closed:
        return None
    other: tuple[int, Use] | None = None
    for j in range(quote.end + 1, min(quote.end + 1 + REACH_AFTER, syntax.size)):
        if at[j] is not None or syntax.words[j] in STOPS or _ends_paragraph(syntax, j):
            break
        use = _speaks(syntax, cues, j)
        if use is None and (other is not None or syntax.tags[j] not in FINITE or j > quote.end + NEAR):
            continue
        head = speaker(syntax, j).head
        if head is None or head <= quote.end or syntax.deps[j] in ("acl:relcl", "acl"):
            continue
        if use is not None:
            return j, use
        if syntax.pos[j] == "VERB" and _ends_clause(syntax, j, head):
            other = j, PLAIN
    return other


def _ends_clause(syntax: Syntax, j: int, head: int) -> bool:
    """Whether nothing but the source stands after the verb: «“…!” beamed the mayor.», «“…!” the mayor beamed.»"""
    last = max(j, syntax.right[head] if head > j else j)
    return last + 1 >= syntax.size or syntax.words[last + 1] in (".", ",", ";", ":") or _ends_paragraph(syntax, last + 1)


def _ends_paragraph(syntax: Syntax, j: int) -> bool:
    return syntax.space[j] and "\n" in syntax.words[j]


def _cue_before(syntax: Syntax, cues: Cues, quote: Quotation, at: list[Quotation | None]) -> tuple[int, Use] | None:
    """«She said on Monday: “…»: the nearest verb of saying before the quotation, or the verb right before it."""
    before = _before(syntax, quote)
    if before is None or syntax.words[before] in SENTENCE_ENDS:
        return None
    for j in range(before, max(before - REACH_BEFORE, -1), -1):
        if at[j] is not None or syntax.words[j] in SENTENCE_ENDS or _ends_paragraph(syntax, j):
            break
        use = _speaks(syntax, cues, j)
        if use is not None and not (syntax.deps[j] == "acl:relcl" and syntax.right[j] < before - 1):
            return j, use
    last = before - 1 if syntax.words[before] in (":", ",") else before
    if last >= 0 and syntax.pos[last] == "VERB" and syntax.tags[last] in FINITE and speaker(syntax, last).head is not None:
        return last, PLAIN
    return None


def _colon(
    syntax: Syntax, quote: Quotation, found: list[Candidate], at: list[Quotation | None]
) -> int | None:
    """«The mayor was blunt: “…”»: a colon alone brings the quotation in."""
    before = _before(syntax, quote)
    if before is None or syntax.words[before] != ":":
        return None
    root = syntax.heads[before]
    while syntax.heads[root] != root and (root >= before or not syntax.is_clause(root)):
        root = syntax.heads[root]
    subject = syntax.subject(root)
    if subject is None or subject > before:
        return None
    source = noun_phrase(syntax, subject, root)
    content = tuple(range(quote.start, quote.end + 1))
    found.append(Candidate(source, (before,), before, content, PLAIN, "quote", 0.6))
    return len(found) - 1


def _continues(syntax: Syntax, quote: Quotation, previous: Quotation | None, last: Candidate) -> bool:
    """Whether a quotation without a cue goes on from the one before it."""
    if previous is None:
        return False
    here, there = syntax.paragraph[quote.start], syntax.paragraph[previous.end]
    if here == there:
        return True
    if here != there + 1:
        return False
    start, end = syntax.paragraphs[here]
    if not previous.closed:
        return quote.start <= start + 1
    return quote.start <= start + 1 and quote.end >= end - 3  # a paragraph that is nothing but quotation

