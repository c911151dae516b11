"""The report's own outlet: it is no step of a chain."""

from whence.reading.syntax import Syntax

COMMON = frozenset({"the", "news", "online", "of"})


def is_own(syntax: Syntax, i: int, own: str | None) -> bool:
    """Whether the outlet that the phrase at ``i`` names is the one that the report stands in."""
    if own is None:
        return False
    words = {word for word in own.lower().replace("-", " ").split() if len(word) > 1} - COMMON
    named = {syntax.lower[j] for j in syntax.phrase(i)} - COMMON
    joined = "".join(sorted(words, key=own.lower().find))
    return bool(words & named) or any(len(word) > 2 and word in joined for word in named)
