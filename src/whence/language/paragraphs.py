"""Where paragraphs end: what a line break means depends on how the text is laid out."""

from statistics import median
from typing import Any

WRAPPED = range(50, 101)  # the width to which mail and wire copy are wrapped
FINAL = frozenset(".!?:;\"”’'»)]…")


def paragraphs(doc: Any) -> list[list[int]]:
    """The tokens of each paragraph, without white space."""
    text: str = doc.text
    wrapped = is_wrapped(text)
    found: list[list[int]] = [[]]
    for token in doc:
        if not token.is_space:
            found[-1].append(token.i)
        elif found[-1] and "\n" in token.text and breaks(token.text, doc[found[-1][-1]].text, wrapped):
            found.append([])
    return found if found[-1] else found[:-1]


def is_wrapped(text: str) -> bool:
    """Whether lines are cut at a width, and empty lines part the paragraphs."""
    if "\n" not in text:
        return False
    lines = [len(line) for line in text.splitlines() if line.strip()]
    empty = any(not line.strip() for line in text.strip().splitlines())
    return empty and len(lines) > 3 and median(lines) in WRAPPED and max(lines) < 2 * WRAPPED.stop


def breaks(space: str, before: str, wrapped: bool) -> bool:
    """Whether this white space, with at least one line end, parts two paragraphs."""
    return not wrapped or space.count("\n") > 1 or before[-1] in FINAL
