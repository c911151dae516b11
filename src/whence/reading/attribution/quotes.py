"""Whose words a quotation is: the cue beside it, or the speaker of the quotation before it."""

from whence.lexicon.cues import Cues, Use
from whence.reading.attribution.candidates import Candidate, verb_cue
from whence.reading.attribution.quotations import Quotation, before, by_token, stands_alone
from whence.reading.attribution.quote_cues import SAYS, cue_of
from whence.reading.attribution.sources import Teller, noun_phrase, speaker
from whence.reading.attribution.surface import saying
from whence.reading.syntax import Syntax

LOW = 0.4
UNKNOWN_VERB = 0.75
UNKNOWN_SOURCE = 0.7
COLON = 0.6
SAID = 0.8
SIGNED = 0.9
LONGEST_NAME = 12
MANY = 5
DASHES = frozenset({"-", "–", "—", "―", "--"})
CLAUSES = frozenset({"that", "wh", "quote"})


def whole(syntax: Syntax, found: list[Candidate], quotes: list[Quotation]) -> list[Candidate]:
    """The candidates, with each quotation that a content reaches into taken as a whole."""
    at = by_token(syntax, quotes)
    return [_whole(syntax, candidate, at) for candidate in found]


def _whole(syntax: Syntax, candidate: Candidate, at: list[Quotation | None]) -> Candidate:
    own = at[candidate.cue_head]
    content = set(candidate.content)
    if own is not None:
        return candidate.but(content=tuple(sorted(i for i in content if at[i] is own)))
    after = syntax.next_word(candidate.content[-1]) if candidate.content else None
    if after is not None and (opened := at[after]) is not None and opened.start == after:
        content.update(opened.all if not stands_alone(syntax, opened) else ())
    reached = {quote for i in content if (quote := at[i]) is not None and quote.start < i < quote.end}
    for quote in reached:
        content.update(quote.all)
    if reached and candidate.frame in CLAUSES:
        alone = [quote for quote in reached if stands_alone(syntax, quote)]
        if alone:
            content = _spoken(content, candidate.cue_head, alone, at)
    content.difference_update(candidate.cue, candidate.teller.tokens)
    return candidate.but(content=tuple(sorted(content)))


def _spoken(content: set[int], cue: int, alone: list[Quotation], at: list[Quotation | None]) -> set[int]:
    """The quotations of a content, and what leads up to one on its side of the cue, without what trails them."""
    first, last = min(quote.start for quote in alone), max(quote.end for quote in alone)
    return {i for i in content if at[i] is not None or (i < last and (i < cue) == (first < cue))}


def with_quotations(syntax: Syntax, cues: Cues, quotes: list[Quotation], found: list[Candidate]) -> list[Candidate]:
    """The candidates, where every quotation that stands for itself belongs to one of them."""
    given = _Given(syntax, cues, quotes, found)
    for quote in quotes:
        if not quote.single and stands_alone(syntax, quote):
            given.take(quote)
    held = {i for candidate in given.found for i in candidate.content}
    for quote in quotes:
        if not quote.single and len(quote.inside) >= MANY and quote.start + 1 not in held:
            given.follow(quote)
    return given.found


class _Given:
    """The candidates, as quotation after quotation is given to one of them."""

    def __init__(self, syntax: Syntax, cues: Cues, quotes: list[Quotation], found: list[Candidate]) -> None:
        self.syntax, self.cues, self.found = syntax, cues, list(found)
        self.at = by_token(syntax, quotes)
        self.by_cue = {candidate.cue_head: n for n, candidate in enumerate(found)}
        self.last: tuple[int, Quotation] | None = None
        firsts = {quote.start + 1 for quote in quotes}
        self.holding: dict[int, list[int]] = {}
        for n, candidate in enumerate(found):
            if (self.at[candidate.cue_head] is None or candidate.frame == "colon") and candidate.rate >= LOW:
                for i in firsts.intersection(candidate.content):
                    self.holding.setdefault(i, []).append(n)

    def take(self, quote: Quotation) -> None:
        """Gives the quotation to the candidate that holds it, that its cue makes, or that it goes on from."""
        n = self._holder(quote)
        if n is None:
            n = self._by_cue(quote)
        if n is None and self.last is not None and self._goes_on(quote, self.last[1]):
            n = self.last[0]
            self._add(n, quote)
        if n is None and (n := self._said_before(quote)) is not None:
            self._add(n, quote)
        said = n is not None and self.found[n].use.manner in ("speech", "writing")
        self.last = (n, quote) if n is not None and said else None

    def follow(self, quote: Quotation) -> None:
        """Gives a sentence that quotes in passing, without a cue, to who speaks in the sentence before it:
        «… the agency said. In the west, “closures go on disrupting labor flows.”»"""
        syntax = self.syntax
        start, end = syntax.sentence[quote.start], syntax.ends[quote.start]
        if start == 0 or any(map(self._may_say, range(start, end + 1))):
            return
        before = start - 1
        while before > 0 and syntax.space[before]:
            before -= 1
        if syntax.paragraph[before] != syntax.paragraph[start] or syntax.ends[quote.end] != end:
            return
        for n in self._saying(syntax.sentence[before], before + 1)[-1:]:
            candidate = self.found[n]
            self.found[n] = candidate.but(content=tuple(sorted({*candidate.content, *range(start, end + 1)})))

    def _said_before(self, quote: Quotation) -> int | None:
        """The candidate of the sentence before, where somebody says something there in the same paragraph."""
        syntax, lead = self.syntax, before(self.syntax, quote)
        if lead is None or ((other := self.at[lead]) is not None and not other.closed):
            return None
        sentence = syntax.sentence[lead]
        saying = [n for n in self._saying(sentence, quote.start) if self.found[n].frame in CLAUSES]
        return saying[0] if saying and syntax.paragraph[sentence] == syntax.paragraph[quote.start] else None

    def _may_say(self, i: int) -> bool:
        """Whether a word outside quotations says something, by the sentence or by its own sense."""
        if self.at[i] is not None:
            return False
        says = self.syntax.pos[i] == "VERB" and saying(self.cues, self.syntax.lemmas[i]) is not None
        return says or i in self.by_cue

    def _saying(self, start: int, end: int) -> list[int]:
        """The candidates whose cues, between two tokens, surely say something."""
        there = [n for i in range(start, end) if (n := self.by_cue.get(i)) is not None]
        return [n for n in there if self.found[n].rate >= SAID and self.found[n].use.manner in ("speech", "writing")]

    def _holder(self, quote: Quotation) -> int | None:
        """The candidate whose content holds the quotation, nearest cue first."""
        holding = self.holding.get(quote.start + 1, [])
        return min(holding, key=lambda n: abs(self.found[n].cue_head - quote.start), default=None)

    def _by_cue(self, quote: Quotation) -> int | None:
        cue = cue_of(self.syntax, self.cues, quote, self.at)
        if cue is None:
            n = self._by_colon(quote)
            return n if n is not None else self._by_signature(quote)
        i, use = cue
        n = self.by_cue.get(i)
        if n is None:
            source = speaker(self.syntax, i)
            made = Candidate(source, verb_cue(self.syntax, i), i, tuple(quote.all), use, "quote", _rate(use, source))
            return self._new(made)
        candidate = self.found[n]
        if candidate.frame != "that" or quote.end < i or candidate.rate < LOW:
            kept = tuple(j for j in candidate.content if (other := self.at[j]) and stands_alone(self.syntax, other))
            rate = _rate(use, candidate.teller)
            self.found[n] = candidate.but(content=kept, frame="quote", rate=rate, use=use)
        self._add(n, quote)
        return n

    def _by_colon(self, quote: Quotation) -> int | None:
        """«The mayor was blunt: “…”»: a colon alone brings the quotation in."""
        syntax, colon = self.syntax, before(self.syntax, quote)
        if colon is None or syntax.words[colon] != ":":
            return None
        root = syntax.heads[colon]
        while syntax.heads[root] != root and (root >= colon or not syntax.is_clause(root)):
            root = syntax.heads[root]
        subject = syntax.subject(root)
        if subject is None or subject > colon:
            return None
        source = noun_phrase(syntax, subject, root)
        return self._new(Candidate(source, (colon,), colon, tuple(quote.all), SAYS, "quote", COLON))

    def _by_signature(self, quote: Quotation) -> int | None:
        """«“…” — Ann Lee»: a dash and a name sign the quotation."""
        syntax, dash = self.syntax, self.syntax.next_word(quote.end)
        if dash is None or syntax.words[dash] not in DASHES:
            return None
        end = syntax.paragraphs[syntax.paragraph[dash]][1]
        name = syntax.trimmed(range(dash + 1, end))
        if not name or len(name) > LONGEST_NAME or syntax.pos[name[0]] != "PROPN":
            return None
        if any(syntax.pos[i] in ("VERB", "AUX") for i in name):
            return None
        return self._new(Candidate(Teller(name, name[0]), (dash,), dash, tuple(quote.all), SAYS, "quote", SIGNED))

    def _new(self, candidate: Candidate) -> int:
        self.found.append(candidate)
        self.by_cue[candidate.cue_head] = len(self.found) - 1
        return len(self.found) - 1

    def _add(self, n: int, quote: Quotation) -> None:
        content = {*self.found[n].content, *quote.all}
        self.found[n] = self.found[n].but(content=tuple(sorted(content)))

    def _goes_on(self, quote: Quotation, previous: Quotation) -> bool:
        """Whether a quotation without a cue goes on from the one before it."""
        here, there = self.syntax.paragraph[quote.start], self.syntax.paragraph[previous.end]
        if here == there:
            return True
        start, end = self.syntax.paragraphs[here]
        if here != there + 1 or quote.start > start + 1:
            return False
        return not previous.closed or quote.end >= end - 3  # or a paragraph that is nothing but quotation


def _rate(use: Use, source: Teller) -> float:
    return use.frames.get("quote", UNKNOWN_VERB) * (1.0 if source.head is not None else UNKNOWN_SOURCE)
