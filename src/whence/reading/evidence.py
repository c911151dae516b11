"""Tokens to the characters of the report: the evidence of every field."""

from collections.abc import Iterable

from whence.model import Quote, Span
from whence.reading.syntax import Syntax

JOINT = " … "


def spans_of(syntax: Syntax, tokens: Iterable[int]) -> list[Span]:
    """The character spans of tokens: one for each run that only white space parts."""
    spans: list[Span] = []
    last = -2
    for i in sorted(set(tokens)):
        if syntax.space[i]:
            continue
        start = syntax.starts[i]
        end = start + len(syntax.words[i])
        if spans and all(syntax.space[last + 1 : i]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = i
    return spans


def quote(syntax: Syntax, tokens: Iterable[int]) -> Quote:
    """The words at tokens, and where they stand."""
    spans = spans_of(syntax, tokens)
    return Quote(JOINT.join(syntax.text[start:end] for start, end in spans), spans)
