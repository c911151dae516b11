"""What must stand around a phrase for it to be a time."""

from whence.reading.times.grammar import Chart

MODIFIERS = ("compound", "nummod", "amod", "nmod:poss", "nmod:unmarked", "nmod", "det", "nmod:desc")


def before_no_noun(chart: Chart, start: int, end: int) -> bool:
    """Whether a phrase stands for itself and does not describe a noun behind it ("the 24th floor")."""
    doc, pieces = chart.pieces.doc, chart.pieces
    if end >= len(pieces):
        return True
    token = doc[pieces.tokens[end]]
    return token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") and pieces.words[end] not in ("-", "'s")


def no_modifier(chart: Chart, start: int, end: int) -> bool:
    """Whether a time behind a preposition is what it holds, and no part of a noun phrase ("after Monday's vote")."""
    pieces = chart.pieces
    if pieces.word(end) in ("'s", "'"):
        return False
    first, last = pieces.tokens[start], pieces.tokens[end - 1]
    return not any(
        token.head.i > last and token.dep_ in MODIFIERS for token in pieces.doc[first + 1 : last + 1]
    )


def no_possessor(chart: Chart, start: int, end: int) -> bool:
    """Whether a phrase is no possessor ("a video on Monday of last week's raid")."""
    return chart.pieces.word(end) != "'s"


def no_verb(chart: Chart, start: int, end: int) -> bool:
    """Whether a phrase opens with no verb ("is to last three days")."""
    return not chart.pieces.doc[chart.pieces.tokens[start]].tag_.startswith("VB")


def no_title(chart: Chart, start: int, end: int) -> bool:
    """Whether "this morning" is no name of a broadcast ("CBS This Morning")."""
    tokens = chart.pieces.tokens
    first, last = chart.pieces.doc[tokens[start]], chart.pieces.doc[tokens[end - 1]]
    return first.text.isupper() or not (last.text[0].isupper() and first.text[0].isupper() and not first.is_sent_start)
