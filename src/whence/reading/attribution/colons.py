"""Speakers set off by a colon: headlines («Minister: We will not pay», «Tax will rise: report») and transcripts."""

from collections import Counter
from collections.abc import Iterator

from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.quote_cues import SAYS
from whence.reading.attribution.sources import Teller
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import MARKS, Syntax

LONGEST_NAME = 8
LONGEST_HEADLINE = 40
SHORTEST = 3
TALKERS = frozenset({"person", "people", "organization", "government"})
SPEAKERS = TALKERS | {"outlet", "document"}
RATE = 0.85


def colon_candidates(syntax: Syntax, cast: Cast, found: list[Candidate]) -> Iterator[Candidate]:
    """Paragraphs that open with a speaker and a colon, and headlines that end with one.

    ``found`` are the attributions known already: who speaks in them may be named in short here.
    """
    heard = {syntax.lower[i] for candidate in found for i in candidate.teller.tokens if syntax.pos[i] == "PROPN"}
    starts = [(start + (syntax.words[start] in MARKS), end) for start, end in syntax.paragraphs]
    labels = Counter(_label(syntax, start, end) for start, end in starts)
    for number, (start, end) in enumerate(starts):
        colon = _colon(syntax, start, end)
        if colon is None:
            continue
        label = _label(syntax, start, end)
        is_turn = labels[label] > 1 and (_is_capital(syntax, start, colon) or _is_name(syntax, cast, start, colon))
        if syntax.quoted[colon] and not is_turn:
            continue
        speaker = _speaker(syntax, cast, heard, start, colon)
        if speaker is None and is_turn:
            speaker = colon - 1
        opens = speaker is not None and (number == 0 or is_turn or _may_speak(syntax, cast, start, colon, speaker))
        if opens and end - colon >= SHORTEST:
            yield _told(tuple(range(start, colon)), speaker, colon, tuple(range(colon + 1, end)))
        elif number == 0:
            yield from _told_last(syntax, cast, start, colon, end)


def _told(source: Tokens, head: int | None, colon: int, content: Tokens) -> Candidate:
    return Candidate(Teller(source, head), (colon,), colon, content, SAYS, "colon", RATE)


def _told_last(syntax: Syntax, cast: Cast, start: int, colon: int, end: int) -> Iterator[Candidate]:
    """«Tax will rise: report»: a headline whose speaker stands last."""
    while end > colon and (syntax.space[end - 1] or syntax.pos[end - 1] == "PUNCT"):
        end -= 1
    speaker = _speaker(syntax, cast, set(), colon + 1, end)
    if speaker is not None:
        yield _told(syntax.trimmed(range(colon + 1, end)), speaker, colon, tuple(range(start, colon)))


def _label(syntax: Syntax, start: int, end: int) -> str:
    """The last word before the colon that a paragraph opens with: the name by which a transcript calls its speaker."""
    colon = _colon(syntax, start, min(end, start + LONGEST_NAME))
    return syntax.words[colon - 1] if colon is not None and colon > start else ""


def _is_name(syntax: Syntax, cast: Cast, start: int, colon: int) -> bool:
    """Whether nothing but a person's name stands before a colon."""
    words = [i for i in range(start, colon) if not syntax.space[i]]
    named = all(syntax.words[i][0].isupper() and syntax.pos[i] == "PROPN" for i in words)
    return bool(words) and named and any(cast.kind(i) == "person" for i in words)


def _colon(syntax: Syntax, start: int, end: int) -> int | None:
    return next((i for i in range(start, min(end, start + LONGEST_HEADLINE)) if syntax.words[i] == ":"), None)


def _may_speak(syntax: Syntax, cast: Cast, start: int, colon: int, speaker: int) -> bool:
    """Whether a label in the body is a speaker's: in capitals, or before words in quotation marks."""
    quotes = colon + 1 < syntax.size and syntax.quoted[colon + 1]
    return cast.kind(speaker) in TALKERS and (quotes or _is_capital(syntax, start, colon))


def _speaker(syntax: Syntax, cast: Cast, heard: set[str], start: int, end: int) -> int | None:
    """The head of the name or noun that fills these tokens, where it can speak or is heard elsewhere."""
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
