"""Times of day: "3 p.m.", "10:30 GMT", "0900 GMT", "10.42 a.m. local time"."""

import re

from whence.lexicon.timewords import time_words
from whence.reading.figures.numbers import Pieces
from whence.reading.times.grammar import Chart, Edge

CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
BEFORE_AN_HOUR = ("at", "by", "around", "about", "until", "from", "since")


def add_clock(chart: Chart, at: int, word: str) -> None:
    """Notes the time of day that a piece with digits opens."""
    pieces = chart.pieces
    end = at + 1
    clock = CLOCK.fullmatch(word)
    if pieces.word(end) in time_words()["meridiem"] and (clock or (word.isdigit() and int(word) <= 12)):
        end += 1
        chart.add(at, Edge("CLOCK", end, True))
    zone = zone_end(pieces, end)
    if zone > end and (clock or word.isdigit()):
        chart.add(at, Edge("CLOCK", zone, True))
    elif clock and ":" in word and pieces.word(at - 1) in BEFORE_AN_HOUR:
        chart.add(at, Edge("CLOCK", end, True))


def zone_end(pieces: Pieces, at: int) -> int:
    """Where a time zone that starts at a piece ends; the piece itself where none does."""
    zones = time_words()["zone"]
    word = pieces.word(at)
    if word in zones and pieces.doc[pieces.tokens[at]].text.isupper():
        return at + 1
    if word == "(" and pieces.word(at + 1) in zones:
        return at + 3
    for length in (1, 2, 3):
        if pieces.word(at + length) == "time" and names_a_place(pieces, at):
            return at + length + 1
    return at


def names_a_place(pieces: Pieces, at: int) -> bool:
    """Whether a piece can name whose time it is ("local time", "Moscow time")."""
    return pieces.word(at) in time_words()["zoned"] or pieces.doc[pieces.tokens[at]].pos_ in ("PROPN", "ADJ")
