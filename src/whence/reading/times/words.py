"""The words of time in a text: which piece is a weekday, a month, a year … and which only looks like one."""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from whence.lexicon.timewords import Phrases, TimeWord, time_words
from whence.reading.figures.numbers import Pieces, numbers
from whence.reading.times import calendar
from whence.reading.times.clock import add_clock
from whence.reading.times.grammar import Chart, Edge

NTH = re.compile(r"(\d{1,4})(st|nd|rd|th)")
DECADE = re.compile(r"(\d{2}|\d{4})'?s")
NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
QUARTER = re.compile(r"q([1-4])|([1-4])q")
HALF = re.compile(r"h([12])|([12])h")
COMPANY = ("STEP", "SIDE", "NUM", "ORD", "EDGE")  # classes that make no time by themselves
EDGES_OF_MONTHS = ("end", "start", "beginning", "middle", "month")
BETWEEN_MONTHS = ("to", "and", "until", "through", "-", "or", "till")
BESIDE_TWO_MONTHS = ("of", "to", "until", "and", "from", "between", "-", "or", "(", "'s")
DOWN = ("in", "from", "to", "by")
DETERMINERS = ("a", "an", "the", "his", "her", "its", "their", "'s")
GOVERNMENTS = ("government", "cabinet", "administration", "team", "camp", "family", "ministry", "era", "deal")
LEADING = ("to", "ended", "ending", "through")
FINITE = ("VB", "VBD", "VBP", "VBZ", "MD")


def chart_of(pieces: Pieces) -> Chart:
    """A chart with the words of time of a text, and what makes times with them where there are any."""
    words = time_words()
    blocked = names_in(pieces, words.names)
    chart = Chart(pieces, ["" if at in blocked else word for at, word in enumerate(pieces.words)])
    for at, word in enumerate(chart.words):
        if not word:
            continue
        if (known := words.times.get(word)) is not None:
            add_word(chart, at, known)
        first = word[0]
        if first.isdigit() or (first in "qh" and len(word) == 2):
            add_digits(chart, at, word)
        if word in words.holidays:
            add_holiday(chart, at, words.holidays)
    if anchors(chart):
        add_company(chart)
    return chart


def anchors(chart: Chart) -> list[int]:
    """The places of the words that make times, in order."""
    return sorted(at for at, edges in chart.edges.items() if any(edge.symbol not in COMPANY for edge in edges))


def starts(chart: Chart, reach: int) -> Iterator[int]:
    """The places where a phrase can start: where a word of time stands, and shortly before."""
    last = -1
    for at in anchors(chart):
        yield from range(max(last + 1, at - reach), at + 1)
        last = max(last, at)


def add_company(chart: Chart) -> None:
    """Notes what makes times together with words of time: numbers, "last", "this", "next", "the end of"."""
    words = time_words()
    for start, number in numbers(chart.pieces).items():
        chart.add(start, Edge("NUM", number.end, number))
    for kind in ("step", "side"):
        values = words[kind]
        for at, word in enumerate(chart.words):
            if word in values:
                chart.add(at, Edge(kind.upper(), at + 1, values[word]))


def names_in(pieces: Pieces, names: Phrases) -> set[int]:
    """The pieces that belong to a name or set phrase and so are no words of time."""
    blocked: set[int] = set()
    for at, word in enumerate(pieces.words):
        for phrase, _ in names.get(word, ()):
            if tuple(pieces.words[at : at + len(phrase)]) == phrase:
                blocked.update(range(at, at + len(phrase)))
                break
    return blocked


def add_holiday(chart: Chart, at: int, phrases: Phrases) -> None:
    """Notes the longest name of a day that starts at a piece."""
    words = chart.words
    if token_at(chart.pieces, at).text[0].islower():
        return
    for phrase, rule in phrases[words[at]]:
        if tuple(words[at : at + len(phrase)]) == phrase:
            chart.add(at, Edge("ERA" if "/" in rule else "HOLIDAY", at + len(phrase), rule))
            return


def add_word(chart: Chart, at: int, known: tuple[TimeWord, ...]) -> None:
    """Notes what a word of the table is, where it is that here."""
    for word in known:
        if is_time(chart.pieces, at, word):
            chart.add(at, Edge(word.kind.upper(), at + 1, word.value))
            if word.kind == "ord" and chart.pieces.word(at + 1) == "of" and is_month(chart.pieces, at + 2):
                chart.add(at, Edge("NTH", at + 1, word.value))


def is_time(pieces: Pieces, at: int, word: TimeWord) -> bool:
    """Whether a word that can be one of time is one here."""
    token = token_at(pieces, at)
    if word.kind == "season":
        return is_season(pieces, at, token, word.unsure)
    if word.unsure and not is_date_word(pieces, at, word, token):
        return False
    if word.kind == "month":
        return not is_first_name(token) and not names_a_movement(pieces, at)
    if word.kind == "zone":
        return not token.text.islower()
    return word.kind != "set" or not opens_a_name(token)


def token_at(pieces: Pieces, at: int) -> Token:
    """The token that a piece lies in."""
    return pieces.doc[pieces.tokens[at]]


def is_date_word(pieces: Pieces, at: int, word: TimeWord, token: Token) -> bool:
    """Whether a word that has other meanings ("may", "march", "sun") is a weekday or month here."""
    before, after = pieces.word(at - 1), pieces.word(at + 1)
    if before == "-":
        before = pieces.word(at - 2)
    if token.text.islower() or token.tag_ == "MD" or token.ent_type_ in ("PER", "PERSON"):
        return False
    day = any(near.isdigit() or NTH.fullmatch(near) for near in (before, after))
    if word.kind == "weekday":
        return day or before == "on" or is_month(pieces, at + 1) or (after == "," and pieces.word(at + 2)[:1].isalnum())
    year = pieces.word(at + 2) if after == "," else ""
    if before in DETERMINERS and describes(pieces, at):
        return True
    if day or before in time_words()["beside"] or (len(year) == 4 and year.isdigit()):
        return token.tag_ not in FINITE
    if before in LEADING and pieces.word(at - 2) in time_words()["unit"] | time_words()["units"]:
        return True
    if before in BESIDE_TWO_MONTHS or not before.strip():
        return next_to_month(pieces, at) or (before == "of" and opens_a_month(pieces.word(at - 2)))
    return before in time_words()["weekday"]


def describes(pieces: Pieces, at: int) -> bool:
    """Whether a month's name with a capital describes a common noun ("an August speech") and is no one's government."""
    token = token_at(pieces, at)
    if token.i + 1 == len(token.doc) or token.is_sent_start:
        return False
    behind = token.nbor(1)
    return bool(behind.tag_ in ("NN", "NNS") and behind.text.islower() and behind.lemma_ not in GOVERNMENTS)


def opens_a_month(word: str) -> bool:
    """Whether "of" behind a word leads to a month ("the end of May", "the 3rd of May", "the first of May")."""
    return word in EDGES_OF_MONTHS or word.isdigit() or bool(NTH.fullmatch(word)) or word in time_words()["ord"]


def next_to_month(pieces: Pieces, at: int) -> bool:
    """Whether another month stands two pieces away ("from May to July", "March and April")."""
    return (pieces.word(at + 1) in BETWEEN_MONTHS and is_month(pieces, at + 2)) or (
        pieces.word(at - 1) in BETWEEN_MONTHS and is_month(pieces, at - 2)
    )


def is_month(pieces: Pieces, at: int) -> bool:
    """Whether a piece can be a month."""
    return pieces.word(at) in time_words()["month"]


def is_first_name(token: Token) -> bool:
    """Whether a month's name is someone's ("April Ryan")."""
    if token.i + 1 == len(token.doc):
        return False
    behind = token.nbor(1)
    return bool(behind.dep_ == "flat" and behind.head.i == token.i and behind.is_alpha)


def names_a_movement(pieces: Pieces, at: int) -> bool:
    """Whether a month's day names a movement and no time ("April 6 Youth Movement", "17 November Group")."""
    behind = at + 2 if pieces.word(at + 1).isdigit() else at + 1
    if behind == at + 1 and not pieces.word(at - 1).isdigit():
        return False
    for near in range(behind, min(behind + 2, len(pieces))):
        if not token_at(pieces, near).text[0].isupper():
            return False
        if pieces.words[near] in time_words()["movement"]:
            return True
    return False


def opens_a_name(token: Token) -> bool:
    """Whether a word opens a name ("Daily Brief")."""
    return bool(token.text[0].isupper() and token.i + 1 < len(token.doc) and token.nbor(1).text[0].isupper())


def is_season(pieces: Pieces, at: int, token: Token, unsure: bool) -> bool:
    """Whether the name of a season is one here, and no verb ("will fall") or part of a name ("Winter Palace")."""
    after = pieces.word(at + 1)
    if unsure:
        return token.tag_ not in FINITE and token.text.islower() and not goes_down(pieces, at)
    if token.text[0].islower() or after.isdigit() or after == "of":
        return True
    doc = pieces.doc
    return not any(0 <= i < len(doc) and doc[i].pos_ == "PROPN" for i in (token.i - 1, token.i + 1))


def goes_down(pieces: Pieces, at: int) -> bool:
    """Whether a "fall" is what befell something ("the fall of the city", "the fall in prices")."""
    after, year = pieces.word(at + 1), pieces.word(at + 2)
    return after in DOWN or (after == "of" and not year.isdigit() and year not in time_words()["step"])


def add_digits(chart: Chart, at: int, word: str) -> None:
    """Notes what a piece with digits can be: a day, a year, an ordinal, a decade, an hour, a date."""
    pieces = chart.pieces
    end = at + 1
    if word.isdigit():
        add_whole(chart, at, word)
    elif match := NTH.fullmatch(word):
        chart.add(at, Edge("ORD", end, int(match[1])))
        if int(match[1]) <= 31:
            chart.add(at, Edge("NTH", end, int(match[1])))
    elif match := DECADE.fullmatch(word):
        chart.add(at, Edge("DECADE", end, decade_of(match[1], pieces.word(at - 1) == "'")))
    elif match := NUMERIC.fullmatch(word):
        chart.add(at, Edge("ISO", end, numeric(match)))
    elif match := QUARTER.fullmatch(word):
        chart.add(at, Edge("QUARTER", end, int(match[1] or match[2])))
    elif match := HALF.fullmatch(word):
        chart.add(at, Edge("HALF", end, int(match[1] or match[2])))
    if word[0].isdigit():
        add_clock(chart, at, word)
    if iso := split_iso(pieces, at):
        chart.add(at, Edge("ISO", at + 5, iso))


def add_whole(chart: Chart, at: int, word: str) -> None:
    """Notes a whole number that can be a day or a year."""
    pieces, end, number = chart.pieces, at + 1, int(word)
    if len(word) <= 2 and 1 <= number <= 31 and pieces.word(end) not in time_words()["amount"]:
        chart.add(at, Edge("DAY", end, number))
    if len(word) == 2:
        chart.add(at, Edge("TWO", end, number))
    if len(word) == 4 and 1000 <= number <= 2199:
        chart.add(at, Edge("YEAR", end, number))
        if pieces.word(end) == "'s" and pieces.glued[end] and number % 10 == 0:
            chart.add(at, Edge("DECADE", end + 1, number))


def decade_of(digits: str, apostrophe: bool) -> int | None:
    """The first year of "1990s", "90s"; None where the century is not to be told."""
    number = int(digits)
    if len(digits) == 4:
        return number if number % 10 == 0 else None
    return 1900 + number if number % 10 == 0 and (number >= 30 or (apostrophe and number)) else None


def split_iso(pieces: Pieces, at: int) -> calendar.Days | None:
    """A date that the tokenizer took apart: 2022 - 03 - 14."""
    parts = pieces.words[at : at + 5]
    if len(parts) == 5 and parts[1] == parts[3] == "-" and all(pieces.glued[at + 1 : at + 5]):
        match = NUMERIC.fullmatch("".join(parts))
        return numeric(match) if match else None
    return None


def numeric(match: re.Match[str]) -> calendar.Days:
    """The days that "2022-03-14", "14/3/2022", "3/4/22" may mean; both where day and month may change places."""
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return both([calendar.day(first, second, third)])
    year = third if len(match[4]) == 4 else 2000 + third if third < 70 else 1900 + third
    orders = [(second, first)] if match[2] == "." else [(second, first), (first, second)]
    return both([calendar.day(year, month, number) for month, number in orders])


def both(days: list[date | None]) -> calendar.Days:
    """The stretch from the earliest to the latest of these days."""
    known = sorted(moment for moment in days if moment is not None)
    return (known[0], known[-1]) if known else calendar.UNKNOWN
