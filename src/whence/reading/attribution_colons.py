"""Speakers set off by a colon: headlines («Minister: We will not pay», «Tax will rise: report») and transcripts."""

from collections.abc import Iterator

from whence.reading.attribution_candidates import Candidate
from whence.reading.attribution_quote_cues import SAYS
from whence.reading.attribution_syntax import Syntax
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.sources import Teller

LONGEST_NAME = 8
TALKERS = frozenset({"person", "people", "organization", "government"})
SPEAKERS = TALKERS | {"outlet", "document"}
HEADLINE_RATE = 0.85
TRANSCRIPT_RATE = 0.85


def colon_candidates(syntax: Syntax, cast: Cast, inside: list[bool]) -> Iterator[Candidate]:
    """Paragraphs that open with a speaker and a colon, and headlines that end with one."""
    for number, (start, end) in enumerate(syntax.paragraphs):
        colon = _colon(syntax, start, end)
        if colon is None or inside[colon]:
            continue
        speaker = _speaker(syntax, cast, start, colon)
        rest = tuple(range(colon + 1, end))
        is_label = speaker is not None and cast.kind(speaker) in TALKERS and _is_label(syntax, start, colon)
        if speaker is not None and len(rest) > 2 and (number == 0 or is_label):
            rate = HEADLINE_RATE if number == 0 else TRANSCRIPT_RATE
            yield Candidate(Teller(tuple(range(start, colon)), speaker), (colon,), colon, rest, SAYS, "colon", rate)
        elif number == 0 and (speaker := _speaker(syntax, cast, colon + 1, _last(syntax, colon, end))) is not None:
            source = syntax.trimmed(range(colon + 1, end))
            content: Tokens = tuple(range(start, colon))
            yield Candidate(Teller(source, speaker), (colon,), colon, content, SAYS, "colon", HEADLINE_RATE)


def _colon(syntax: Syntax, start: int, end: int) -> int | None:
    for i in range(start, min(end, start + 40)):
        if syntax.words[i] == ":":
            return i
    return None


def _last(syntax: Syntax, colon: int, end: int) -> int:
    while end > colon and (syntax.space[end - 1] or syntax.pos[end - 1] == "PUNCT"):
        end -= 1
    return end


def _speaker(syntax: Syntax, cast: Cast, start: int, end: int) -> int | None:
    """The head of the name or noun that fills these tokens, where it is one that can speak."""
    tokens = [i for i in range(start, end) if not syntax.space[i]]
    if not tokens or len(tokens) > LONGEST_NAME or any(syntax.pos[i] in ("VERB", "AUX", "ADV") for i in tokens):
        return None
    heads = [i for i in tokens if syntax.heads[i] not in tokens or syntax.heads[i] == i]
    named = [i for i in (heads or tokens) if syntax.pos[i] in ("NOUN", "PROPN", "PRON")]
    return next((i for i in named if cast.kind(i) in SPEAKERS), None)


def _is_label(syntax: Syntax, start: int, colon: int) -> bool:
    """Whether a transcript names its speaker here: in capitals, or by a name alone."""
    words = [syntax.words[i] for i in range(start, colon) if syntax.words[i].isalpha()]
    return bool(words) and all(word.isupper() and len(word) > 1 for word in words)
