"""Tokens to the characters of the report: the evidence of every field."""

from collections.abc import Iterable

from spacy.tokens import Doc

from whence.model import Quote, Span

JOINT = " … "


def spans_of(doc: Doc, tokens: Iterable[int]) -> list[Span]:
    """The character spans of tokens: one for each run that only white space parts."""
    spans: list[Span] = []
    last = -2
    for i in sorted(set(tokens)):
        token = doc[i]
        if token.is_space:
            continue
        start, end = token.idx, token.idx + len(token)
        if spans and (i == last + 1 or all(doc[j].is_space for j in range(last + 1, i))):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = i
    return spans


def quote(doc: Doc, tokens: Iterable[int]) -> Quote:
    """The words at tokens, and where they stand."""
    spans = spans_of(doc, tokens)
    return Quote(JOINT.join(doc.text[start:end] for start, end in spans), spans)
