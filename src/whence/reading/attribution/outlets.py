"""The report's own outlet: it is no step of a chain."""

from whence.reading.cast import Cast
from whence.reading.syntax import Syntax

COMMON = frozenset({"the", "news", "online", "of"})


def is_own(syntax: Syntax, cast: Cast, i: int, own: str | None) -> bool:
    """Whether the outlet that the phrase at ``i`` names, in short or in full, is the one that the report stands in."""
    if own is None:
        return False
    words = _words(own)
    joined = "".join(sorted(words, key=own.lower().find))
    party = cast.party(i)
    full = _words(party.name) if party and party.name else set()
    named = {syntax.lower[j] for j in syntax.phrase(i)} - COMMON
    short = any(len(word) > 2 and word in joined for word in named)
    return bool(words & named) or short or (bool(full) and full <= words)


def _words(name: str) -> set[str]:
    return {word for word in name.lower().replace("-", " ").split() if len(word) > 1} - COMMON
