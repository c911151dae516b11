"""Numbers that are no figures: parts of names, ages, dates, scores, addresses, numbers of lists and telephones."""

import re

from whence.lexicon.units import Units
from whence.reading.numbers import Number, Pieces

ORDINAL = re.compile(r"(?:thirds?|halves|half|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|th|st|nd|rd)")
TELEPHONE = re.compile(r"(?:\+?\d{1,3}[-.])?(?:\(?\d{3}\)?[-.])?\d{3}[-.]\d{4}")
YEARS = range(1900, 2100)
BESIDE_NAMES = ("nummod", "flat", "compound", "appos", "nmod:unmarked", "dep", "nmod", "list", "goeswith")
NAMING = ("compound", "flat", "nmod:desc", "nmod:unmarked", "amod")
POSSESSIVE = ("his", "her", "their", "its", "our", "my", "your", "'s")
DEFINITE = ("the", "these", "those", "both", "this", "that", "all", "other", "same", "first", "last", "next", "every", "only")


def refused(pieces: Pieces, number: Number, units: Units) -> bool:
    """Whether a number is none that anything is counted by, whatever stands behind it."""
    return (
        in_a_name(pieces, number, units)
        or in_a_string(pieces, number)
        or is_an_age(pieces, number, units)
        or is_an_address(pieces, number, units)
        or in_a_list(pieces, number)
        or is_a_part(pieces, number)
    )


def in_a_name(pieces: Pieces, number: Number, units: Units) -> bool:
    """"F-22", "Boeing 737", "Article 5", "Group of Seven", "No. 10"."""
    at = number.start
    before = pieces.word(at - 1)
    if before == "-" and pieces.glued[at] and pieces.glued[at - 1] and pieces.word(at - 2)[-1:].isalpha():
        return True
    doc = pieces.doc
    token = doc[pieces.tokens[at]]
    previous = doc[token.i - 1] if token.i else None
    if before in ("#", "no.", "nos.", "no") and number.digits:
        return before != "no" or (previous is not None and previous.text == "No")
    if previous is None:
        return False
    if before in units.classes["label"] and number.digits and previous.pos_ in ("NOUN", "PROPN"):
        return True
    if previous.pos_ == "PROPN" and number.digits and not number.scaled and previous.dep_ in NAMING and (
        previous.head.i >= token.i and previous.head.i - token.i < 4):
        return before not in units.symbols
    if before == "of" and token.i > 1 and doc[token.i - 2].text[0].isupper() and doc[token.i - 2].pos_ == "PROPN":
        return token.text[0].isupper() or (number.digits and not number.scaled)
    named = previous.pos_ == "PROPN" and previous.text[0].isupper() and (token.text[0].isupper() or number.digits)
    return named and token.head.i < token.i and token.dep_ in BESIDE_NAMES and before not in units.symbols


def in_a_string(pieces: Pieces, number: Number) -> bool:
    """"555-1234", "3-1", "24/7", "10:1", "4G", "007", "@5", "http://…", "1.2.3"."""
    first, last = number.start, number.end - 1
    word = pieces.words[first]
    doc = pieces.doc
    token = doc[pieces.tokens[first]]
    if TELEPHONE.fullmatch(token.text) or token.like_url or any(mark in token.text for mark in ("@", "=", "http", "_")) or (word[0] == "0" and len(word) > 1 and word[1] != "."):
        return True
    after, before = pieces.word(last + 1), pieces.word(first - 1)
    if last + 1 < len(pieces) and pieces.glued[last + 1] and number.digits and not number.scaled:
        same = pieces.tokens[last + 1] == pieces.tokens[last]
        if same and after.isalpha() and after not in GLUED_UNITS:
            return True
        if after in "-/:" and pieces.word(last + 2)[:1].isdigit() and pieces.glued[last + 2]:
            return True
    if number.digits and first > 1 and pieces.glued[first] and before in "-/:" and pieces.word(first - 2)[-1:].isdigit():
        return True
    return bool(before == "/" or (after == "/" and pieces.word(last + 2)[:1].isdigit()))


GLUED_UNITS = (
    "km", "m", "kg", "g", "mm", "cm", "ft", "mph", "kph", "pct", "mw", "gw", "kw", "lb", "lbs", "oz", "ha", "bn", "mn", "tn",
    "k", "bps", "bpd", "mi", "nm", "mg", "t", "b", "eur", "usd", "gbp", "p", "c", "people",
)  # fmt: skip


def is_an_age(pieces: Pieces, number: Number, units: Units) -> bool:
    """"45-year-old", "aged 45", "45 years old", ", 45,"."""
    end = number.end
    words = [word for word in pieces.words[end : end + 6] if word != "-"]
    if len(words) > 1 and words[0] in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
        if words[1] in ("old", "olds") or words[1:3] == ["of", "age"]:
            return True
    if pieces.word(number.start - 1) in units.classes["age"]:
        return True
    before, after = pieces.word(number.start - 1), pieces.word(end)
    value = number.value or 0
    return number.digits and value < 120 and before in (",", "(") and after in (",", ".", ")", ";") and number.high is None


def is_an_address(pieces: Pieces, number: Number, units: Units) -> bool:
    """"1600 Pennsylvania Avenue"."""
    if not number.digits or number.scaled:
        return False
    doc = pieces.doc
    for i in range(pieces.tokens[number.end - 1] + 1, min(pieces.tokens[number.end - 1] + 5, len(doc))):
        token = doc[i]
        if not token.text[0].isupper() and not token.text[0].isdigit():
            return False
        if token.lower_ in units.classes["address"]:
            return True
    return False


def in_a_list(pieces: Pieces, number: Number) -> bool:
    """"1. First …", "(2)", "3)" at the start of a line."""
    token = pieces.doc[pieces.tokens[number.start]]
    before, after = pieces.word(number.start - 1), pieces.word(number.end)
    if before in ("(", "[") and after in (")", "]") and number.digits:
        return True
    opens = token.is_sent_start or not before.strip()
    return opens and number.digits and (number.value or 0) < 100 and after in (".", ")", ":")


def is_a_part(pieces: Pieces, number: Number) -> bool:
    """"two-thirds", "one in ten", "one of", "no one", "three times"."""
    after, then = pieces.word(number.end), pieces.word(number.end + 1)
    if after == "-" and ORDINAL.fullmatch(then):
        return True
    if ORDINAL.fullmatch(after) or after in ("times", "fold", "percent-plus"):
        return True
    if number.digits or (number.value or 0) <= 10:
        behind = pieces.word(number.end + 2) if then == "of" else then
        if after in ("of", "in", "out") and behind.isdigit() and len(behind) < 4 and not number.scaled:
            return True
        if pieces.word(number.start - 1) in ("of", "in") and is_share(pieces, number.start - 2):
            return True
    one = pieces.words[number.start : number.end] in (["one"], ["1"])
    if one and (after in ("of", "another", "in", "such", "-") or pieces.word(number.start - 1) in ("no", "any", "some", "every")):
        return after != "in" or then[:1].isdigit() or True
    return after == "in" and then[:1].isdigit() and number.digits and (number.value or 0) < 10 and not number.scaled


def is_share(pieces: Pieces, at: int) -> bool:
    """Whether the number before "of" or "in" makes a share with the one behind ("eight of 10", "one in four")."""
    word = pieces.word(at if pieces.word(at) != "out" else at - 1)
    return word.isdigit() or word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def a_year(pieces: Pieces, number: Number) -> bool:
    """Whether digits are a year that describes what stands behind ("below 2005 levels")."""
    word = pieces.words[number.start]
    return len(word) == 4 and word.isdigit() and number.end == number.start + 1 and int(word) in YEARS and int(word) % 100 != 0


def small_and_known(pieces: Pieces, number: Number) -> bool:
    """Whether a small number in words points at things already known ("the two leaders") and tells no amount."""
    if number.digits or number.many or (number.value or 0) > 10 or number.high is not None:
        return False
    if pieces.word(number.end) == "of" and (pieces.word(number.end + 1) in DEFINITE + POSSESSIVE):
        return True
    return pieces.word(number.start - 1) in DEFINITE or pieces.word(number.start - 1) in POSSESSIVE
