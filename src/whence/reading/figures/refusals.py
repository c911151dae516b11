"""Numbers that are no figures: parts of names, ages, dates, scores, addresses, numbers of lists and telephones."""

import re

from spacy.tokens import Token

from whence.lexicon.units import Units, number_words
from whence.reading.figures.numbers import Number, Pieces

ORDINAL = re.compile(r"halves|half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?|th|st|nd|rd")
TELEPHONE = re.compile(r"(?:\+?\d{1,3}[-.])?(?:\(?\d{3}\)?[-.])?\d{3}[-.]\d{4}")
MACHINE = ("@", "=", "http", "_")
YEARS = range(1900, 2100)
OLDEST = 120
BESIDE_NAMES = ("nummod", "flat", "compound", "appos", "nmod:unmarked", "dep", "nmod", "list", "goeswith")
NAMING = ("compound", "flat", "nmod:desc", "nmod:unmarked", "amod")
KNOWN = (
    "the", "these", "those", "both", "this", "that", "all", "other", "same", "first", "last", "next", "every", "only",
    "his", "her", "their", "its", "our", "my", "your", "'s",
)  # fmt: skip
NUMBERED = ("#", "no.", "nos.")
AGED = ("year", "years", "month", "months", "week", "weeks", "day", "days")
ONE = (["one"], ["1"])


def refused(pieces: Pieces, number: Number, units: Units) -> bool:
    """Whether a number is none that anything is counted by, whatever stands behind it."""
    return (
        in_a_name(pieces, number, units)
        or in_a_string(pieces, number, units)
        or is_an_age(pieces, number, units)
        or is_an_address(pieces, number, units)
        or in_a_list(pieces, number)
        or is_a_part(pieces, number)
    )


def token_of(pieces: Pieces, number: Number) -> Token:
    """The token that a number starts in."""
    return pieces.doc[pieces.tokens[number.start]]


def in_a_name(pieces: Pieces, number: Number, units: Units) -> bool:
    """"F-22", "Boeing 737", "Article 5", "Group of Seven", "No. 10"."""
    at, token = number.start, token_of(pieces, number)
    before = pieces.word(at - 1)
    if before == "-" and pieces.glued[at] and pieces.glued[at - 1] and pieces.word(at - 2)[-1:].isalpha():
        return True
    if token.i == 0 or before in units.symbols:
        return False
    previous = token.nbor(-1)
    if number.digits and is_numbered(pieces, at, previous, units):
        return True
    plain = number.digits and not number.scaled
    if plain and previous.pos_ == "PROPN" and previous.dep_ in NAMING and 0 <= previous.head.i - token.i < 4:
        return True
    if before == "of" and pieces.word(at - 2) in units.classes["club"] and token.nbor(-2).text[0].isupper():
        return plain or token.text[0].isupper()
    named = previous.pos_ == "PROPN" and previous.text[0].isupper() and (token.text[0].isupper() or number.digits)
    return named and token.head.i < token.i and token.dep_ in BESIDE_NAMES


def is_numbered(pieces: Pieces, at: int, previous: Token, units: Units) -> bool:
    """Whether a number tells which one: "No. 10", "page 3", "Article 5"."""
    before = pieces.word(at - 1)
    if before in NUMBERED or (before == "." and pieces.word(at - 2) == "no") or previous.text == "No":
        return True
    return before in units.classes["label"] and previous.pos_ in ("NOUN", "PROPN")


def in_a_string(pieces: Pieces, number: Number, units: Units) -> bool:
    """"555-1234", "3-1", "24/7", "10:1", "4G", "007", "user5@…", "http://…"."""
    first, last = number.start, number.end - 1
    word, text = pieces.words[first], token_of(pieces, number).text
    if TELEPHONE.fullmatch(text) or any(mark in text for mark in MACHINE) or (word[0] == "0" and word[1:2].isdigit()):
        return True
    if not number.digits:
        return False
    before, after = pieces.word(first - 1), pieces.word(last + 1)
    if last + 1 < len(pieces) and pieces.glued[last + 1] and not number.scaled:
        same = pieces.tokens[last + 1] == pieces.tokens[last]
        if same and after.isalpha() and after not in units.measures and after not in number_words().glued:
            return True
        if after in "-/:" and pieces.word(last + 2)[:1].isdigit() and pieces.glued[last + 2]:
            return True
    glued = first > 1 and pieces.glued[first]
    return before == "/" or (glued and before in "-/:" and pieces.word(first - 2)[-1:].isdigit())


def is_an_age(pieces: Pieces, number: Number, units: Units) -> bool:
    """"45-year-old", "aged 45", "45 years old", ", 45,"."""
    before, after = pieces.word(number.start - 1), pieces.word(number.end)
    words = [word for word in pieces.words[number.end : number.end + 6] if word != "-"]
    if words[:1] and words[0] in AGED and (words[1:2] in (["old"], ["olds"]) or words[1:3] == ["of", "age"]):
        return True
    if before in units.classes["age"]:
        return True
    alone = before in (",", "(") and after in (",", ".", ")", ";")
    return alone and number.digits and number.high is None and (number.value or 0) < OLDEST


def is_an_address(pieces: Pieces, number: Number, units: Units) -> bool:
    """"1600 Pennsylvania Avenue"."""
    if not number.digits or number.scaled:
        return False
    behind = pieces.tokens[number.end - 1] + 1
    for token in pieces.doc[behind : behind + 4]:
        if not (token.text[0].isupper() or token.text[0].isdigit()):
            return False
        if token.lower_ in units.classes["address"]:
            return True
    return False


def in_a_list(pieces: Pieces, number: Number) -> bool:
    """"1. First …", "(2)", "3)" at the start of a line."""
    before, after = pieces.word(number.start - 1), pieces.word(number.end)
    if not number.digits:
        return False
    if before in ("(", "[") and after in (")", "]"):
        return True
    opens = token_of(pieces, number).is_sent_start or not before.strip()
    return opens and (number.value or 0) < 100 and after in (".", ")", ":")


def is_a_part(pieces: Pieces, number: Number) -> bool:
    """"two-thirds", "one in ten", "eight of 10", "one of", "no one", "three times"."""
    before, after, then = (pieces.word(at) for at in (number.start - 1, number.end, number.end + 1))
    if ORDINAL.fullmatch(then if after == "-" else after) or after in ("times", "fold"):
        return True
    if pieces.words[number.start : number.end] in ONE and (
        after in ("of", "another", "in", "such", "-") or before in ("no", "any", "some", "every")
    ):
        return True
    if number.scaled:
        return False
    base = pieces.word(number.end + 2) if then == "of" else then
    if after in ("of", "in", "out") and base.isdigit() and len(base) < 4:
        return True
    share = 3 if pieces.word(number.start - 2) == "out" else 2
    return before in ("of", "in") and is_small(pieces.word(number.start - share))


def is_small(word: str) -> bool:
    """Whether a word is a number that can make a share with another behind it ("eight of 10", "one in four")."""
    return word.isdigit() or 0 < number_words().ones.get(word, 0) < 10


def is_year(pieces: Pieces, number: Number) -> bool:
    """Whether digits are a year that describes what stands behind ("below 2005 levels")."""
    word = pieces.words[number.start]
    if number.end != number.start + 1 or len(word) != 4 or not word.isdigit():
        return False
    return int(word) in YEARS and int(word) % 100 > 0


def small_and_known(pieces: Pieces, number: Number) -> bool:
    """Whether a small number in words points at things already known ("the two leaders") and tells no amount."""
    if number.digits or number.many or (number.value or 0) > 10 or number.high is not None:
        return False
    part = pieces.word(number.end) == "of" and pieces.word(number.end + 1) in KNOWN
    return part or pieces.word(number.start - 1) in KNOWN
