"""Measures and counts: "38 percent", "600-mile", "200 Danish troops", "thousands of refugees", "voted 52-48"."""

from spacy.tokens import Token

from whence.lexicon.units import Measure, Units
from whence.reading.figures.draft import Draft, of_number, past_hyphen
from whence.reading.figures.numbers import Number, Pieces

NOUNS = ("NOUN", "PROPN")
PLURALS = ("NNS", "NNPS")
NOMINAL = ("NN", "NNS", "NNP", "NNPS")
INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
COUNTING = ("nummod", "compound", "amod", "det", "advmod", "nmod", "nummod:gov", "flat")
SKIPPED = ("more", "other", "additional", "further")
BEHIND_OR = ("so", "more", "fewer", "less")
LONGEST_GAP = 6
LONGEST_RUN = 8


def votes(pieces: Pieces, units: Units, number: Number) -> Draft | None:
    """"voted 52-48": each side of a score is a count of votes where a vote is spoken of."""
    if not in_a_score(pieces, number):
        return None
    at = pieces.tokens[number.start]
    beside = pieces.doc[max(at - LONGEST_GAP, 0) : at + LONGEST_GAP - 1]
    if not any(token.lemma_.lower() in units.classes["tally"] for token in beside):
        return None
    last = number.end if pieces.word(number.end) != "-" else number.end + 2
    share = any(len(words) == 1 and one.kind == "percent" for words, one in units.measures.get(pieces.word(last), ()))
    return of_number(number, "percent" if share else "vote", "percent" if share else "vote", number.end)


def in_a_score(pieces: Pieces, number: Number) -> bool:
    """Whether a number is one side of "52-48"."""
    start, end = number.start, number.end
    if not number.digits or number.high is not None or not pieces.words[start].isdigit():
        return False
    before = pieces.word(start - 1) == "-" and pieces.glued[start] and pieces.word(start - 2).isdigit()
    behind = pieces.word(end) == "-" and pieces.glued[end] and pieces.word(end + 1).isdigit()
    return before != behind


def measured(pieces: Pieces, units: Units, number: Number) -> Draft | None:
    """"38 percent", "600-mile", "20 km", "two percentage points"."""
    start, joined = past_hyphen(pieces, number.end)
    for words, measure in units.measures.get(pieces.word(start), ()):
        end = start + len(words)
        if tuple(pieces.words[start:end]) == words and is_measure(pieces, start, end, measure, number):
            if measure.kind == "time" and joined:
                return None
            noun = pieces.tokens[end - 1]
            return of_number(number, measure.kind, measure.name, end, noun=noun, joined=joined)
    return None


def is_measure(pieces: Pieces, start: int, end: int, measure: Measure, number: Number) -> bool:
    """Whether words that can be a unit of measure are one, and no name ("two Kilo-class boats") or single letter."""
    token = pieces.doc[pieces.tokens[start]]
    if len(pieces.words[start]) == 1 and pieces.words[start].isalpha():
        return pieces.glued[start] and token.text[-1].islower()
    if token.text.istitle() and not number.digits and measure.kind != "percent" and number.start > 0:
        return False
    if token.text.istitle() and measure.kind == "time" and number.start > 0 and not in_title_case(token):
        return False  # "60 Minutes"
    return not pieces.doc[pieces.tokens[end - 1]].tag_.startswith("VB")


def counted(pieces: Pieces, units: Units, number: Number) -> Draft | None:
    """"200 Danish troops", "a dozen patrol boats", "thousands of refugees"."""
    start, joined = past_hyphen(pieces, past_plus(pieces, number.end))
    first = past_more(pieces, start)
    if joined:
        noun = pieces.doc[pieces.tokens[start]] if number.digits else None
    elif pieces.word(first) == "of":
        noun = behind_of(pieces.doc[pieces.tokens[first]])
    else:
        noun = head_noun(pieces, number, first)
    if noun is None or not is_countable(noun):
        return None
    kind = "uncounted" if noun.lemma_.lower() in units.classes["uncounted"] else "count"
    return of_number(number, kind, lemma_of(noun), after(pieces, first, noun.i), noun=noun.i, joined=joined)


def past_plus(pieces: Pieces, at: int) -> int:
    """Past what makes a number a least one ("two dozen-plus ships", "6+ ships")."""
    if pieces.word(at) == "-" and pieces.word(at + 1) == "plus":
        return at + 2
    return at + 1 if pieces.word(at) in ("+", "plus") else at


def past_more(pieces: Pieces, at: int) -> int:
    """Past the words that may stand between a number and what it counts ("33 more men", "40,000 or so men")."""
    while pieces.word(at) in SKIPPED or (pieces.word(at) == "or" and pieces.word(at + 1) in BEHIND_OR):
        at += 2 if pieces.words[at] == "or" else 1
    return at


def after(pieces: Pieces, at: int, token: int) -> int:
    """The first piece behind a token."""
    while at < len(pieces) and pieces.tokens[at] <= token:
        at += 1
    return at


def behind_of(of: Token) -> Token | None:
    """The noun behind "of" ("thousands of refugees")."""
    return of.head if of.dep_ == "case" and of.i < of.head.i <= of.i + LONGEST_GAP else None


def head_noun(pieces: Pieces, number: Number, first: int) -> Token | None:
    """The noun that a number counts: the head of the phrase that the number stands in, to its right.

    Where the tree ties the number to nothing near, the plural that ends the run of words behind it.
    """
    start, last = pieces.tokens[number.start], pieces.tokens[number.end - 1]
    token = pieces.doc[last]
    while start <= token.head.i <= last and token.head.i != token.i:
        token = token.head
    run = run_behind(pieces, first)
    if run and run[-1].tag_ in PLURALS and token.head.tag_ == "NN":
        return run[-1]  # "11 primary-season debates" are debates
    if token.head.i > last and token.dep_ in COUNTING and any(one.i == token.head.i for one in run):
        return token.head
    return next((one for one in reversed(run) if one.tag_ in PLURALS), None)


def run_behind(pieces: Pieces, first: int) -> list[Token]:
    """The words from a piece on that can belong to one noun phrase, up to its last noun."""
    if first >= len(pieces):
        return []
    start = pieces.tokens[first]
    run: list[Token] = []
    for token in pieces.doc[start : start + LONGEST_RUN]:
        closed = bool(run) and run[-1].tag_ in PLURALS and token.tag_ not in NOMINAL
        if closed or not belongs(token, run):
            break
        run.append(token)
    while run and run[-1].pos_ not in NOUNS:
        run.pop()
    return run


def belongs(token: Token, run: list[Token]) -> bool:
    """Whether a word can go on with a noun phrase."""
    if token.pos_ in INSIDE or token.lower_ in ("-", "'s"):
        return True
    if token.tag_ in ("VBN", "VBG"):
        return token.dep_ in ("amod", "compound")
    return bool(run) and token.text in (",", "and") and token.dep_ in ("punct", "cc") and token.head.i > token.i


def is_countable(noun: Token) -> bool:
    """Whether a noun is counted by a number before it: a common noun, or the plural of a proper one."""
    if noun.pos_ not in NOUNS or not noun.text[0].isalpha():
        return False
    return bool(noun.pos_ == "NOUN" or noun.tag_ == "NNPS" or (noun.tag_ == "NNP" and noun.lower_.endswith("s")))


def lemma_of(noun: Token) -> str:
    """The unit that a counted noun gives: its lemma, with a capital where it is a name ("Kurd")."""
    lemma = str(noun.lemma_)
    if noun.pos_ == "PROPN":
        return lemma
    return lemma.capitalize() if noun.text[0].isupper() and not in_title_case(noun) else lemma.lower()


def in_title_case(token: Token) -> bool:
    """Whether the words around a capitalised one are capitalised too, as in a headline."""
    start, end = max(token.i - 3, token.sent.start), min(token.i + 4, token.sent.end)
    beside = [one for one in token.doc[start:end] if one.i != token.i]
    return not any(one.text[0].islower() for one in beside if one.pos_ in ("NOUN", "VERB", "ADJ", "ADV"))
