"""Speakers set off by a colon: headlines («Minister: We will not pay», «Tax will rise: report») and transcripts."""

from collections import Counter
from collections.abc import Iterator

from whence.reading.attribution_candidates import Candidate
from whence.reading.attribution_quote_cues import SAYS
from whence.reading.attribution_syntax import MARKS, Syntax
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.sources import Teller

LONGEST_NAME = 8
TALKERS = frozenset({"person", "people", "organization", "government"})
SPEAKERS = TALKERS | {"outlet", "document"}
HEADLINE_RATE = 0.85
TRANSCRIPT_RATE = 0.85


def colon_candidates(syntax: Syntax, cast: Cast, found: list[Candidate]) -> Iterator[Candidate]:
    """Paragraphs that open with a speaker and a colon, and headlines that end with one.

    ``found`` are the attributions known already: who speaks in them may be named in short here.
    """
    heard = {syntax.lower[i] for candidate in found for i in candidate.teller.tokens if syntax.pos[i] == "PROPN"}
    labels = Counter(_label(syntax, start + (syntax.words[start] in MARKS), end) for start, end in syntax.paragraphs)
    for number, (start, end) in enumerate(syntax.paragraphs):
        start += syntax.words[start] in MARKS
        colon = _colon(syntax, start, end)
        if colon is None:
            continue
        rest = tuple(range(colon + 1, end))
        is_turn = _is_capital(syntax, start, colon) and labels[_label(syntax, start, end)] > 1
        speaker = _speaker(syntax, cast, heard, start, colon)
        if speaker is None and is_turn:
            speaker = colon - 1
        if syntax.quoted[colon] and not is_turn:
            continue
        opens = number == 0 or is_turn or (speaker is not None and _may_speak(syntax, cast, start, colon, speaker))
        if speaker is not None and len(rest) > 2 and opens:
            rate = HEADLINE_RATE if number == 0 else TRANSCRIPT_RATE
            yield Candidate(Teller(tuple(range(start, colon)), speaker), (colon,), colon, rest, SAYS, "colon", rate)
        elif (
            number == 0 and (speaker := _speaker(syntax, cast, set(), colon + 1, _last(syntax, colon, end))) is not None
        ):
            source = syntax.trimmed(range(colon + 1, end))
            content: Tokens = tuple(range(start, colon))
            yield Candidate(Teller(source, speaker), (colon,), colon, content, SAYS, "colon", HEADLINE_RATE)


def _label(syntax: Syntax, start: int, end: int) -> tuple[str, ...]:
    """The words before the colon that a paragraph opens with."""
    colon = _colon(syntax, start, min(end, start + LONGEST_NAME))
    return tuple(syntax.words[start:colon]) if colon is not None else ()


def _may_speak(syntax: Syntax, cast: Cast, start: int, colon: int, speaker: int) -> bool:
    """Whether a label in the body is a speaker's: in capitals, or before words in quotation marks."""
    quotes = colon + 1 < syntax.size and syntax.quoted[colon + 1]
    return cast.kind(speaker) in TALKERS and (quotes or _is_capital(syntax, start, colon))


def _colon(syntax: Syntax, start: int, end: int) -> int | None:
    for i in range(start, min(end, start + 40)):
        if syntax.words[i] == ":":
            return i
    return None


def _last(syntax: Syntax, colon: int, end: int) -> int:
    while end > colon and (syntax.space[end - 1] or syntax.pos[end - 1] == "PUNCT"):
        end -= 1
    return end


def _speaker(syntax: Syntax, cast: Cast, heard: set[str], start: int, end: int) -> int | None:
    """The head of the name or noun that fills these tokens, where it is one that can speak or that is heard elsewhere."""
    tokens = [i for i in range(start, end) if not syntax.space[i]]
    if not tokens or len(tokens) > LONGEST_NAME or any(syntax.pos[i] in ("VERB", "AUX", "ADV") for i in tokens):
        return None
    heads = [i for i in tokens if syntax.heads[i] not in tokens or syntax.heads[i] == i]
    named = [i for i in (heads or tokens) if syntax.pos[i] in ("NOUN", "PROPN", "PRON")]
    return next((i for i in named if cast.kind(i) in SPEAKERS or syntax.lower[i] in heard), None)


def _is_capital(syntax: Syntax, start: int, colon: int) -> bool:
    """Whether a transcript names its speaker here, in capitals."""
    words = [syntax.words[i] for i in range(start, colon) if syntax.words[i].isalpha()]
    return bool(words) and all(word.isupper() and len(word) > 1 for word in words)
