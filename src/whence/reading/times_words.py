"""The words of time in a text: which piece is a weekday, a month, a year, an hour … and which only looks like one."""

import re
from collections.abc import Iterator
from datetime import date

from whence.lexicon.timewords import Phrases, TimeWords, time_words
from whence.reading import times_calendar as calendar
from whence.reading.numbers import Pieces, numbers
from whence.reading.times_grammar import Chart, Edge

NTH = re.compile(r"(\d{1,4})(st|nd|rd|th)")
DECADE = re.compile(r"(\d{2}|\d{4})'?s")
NUMERIC = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})")
QUARTER = re.compile(r"q([1-4])|([1-4])q")
HALF = re.compile(r"h([12])|([12])h")
CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
MERIDIEM = ("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock")
ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
}
EDGES = {"early": "early", "late": "late", "mid": "mid", "middle": "mid"}
AMOUNTS = ("percent", "%", "per", "pct", "million", "billion", "thousand", "hundred", "trillion", "people")
NEIGHBOURS = (
    "in", "last", "next", "this", "early", "late", "mid", "since", "until", "till", "through", "during", "past", "by",
)  # fmt: skip
ZONED = ("local", "eastern", "central", "pacific", "mountain", "moscow", "beijing", "standard", "daylight")


def chart_of(pieces: Pieces) -> Chart:
    """A chart with the words of time of a text, and its numbers where there are any such words."""
    words = time_words()
    blocked = names_in(pieces, words.names)
    chart = Chart(pieces, ["" if at in blocked else word for at, word in enumerate(pieces.words)])
    for at, word in enumerate(chart.words):
        if not word:
            continue
        if (kinds := words.trigger.get(word)) is not None:
            add_word(chart, at, word, kinds, words)
        first = word[0]
        if first.isdigit() or (first in "qh" and len(word) == 2):
            add_digits(chart, at, word)
        elif word in ORDINALS:
            chart.add(at, Edge("ORD", at + 1, ORDINALS[word]))
        elif word in EDGES:
            chart.add(at, Edge("EDGE", at + 1, EDGES[word]))
        if word in words.phrases:
            add_holiday(chart, at, words.phrases)
    if chart.edges:
        for start, number in numbers(pieces).items():
            chart.add(start, Edge("NUM", number.end, number))
    return chart


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
    words = chart.pieces.words
    if chart.pieces.doc[chart.pieces.tokens[at]].text[0].islower():
        return
    for phrase, rule in phrases[words[at]]:
        if tuple(words[at : at + len(phrase)]) == phrase:
            chart.add(at, Edge("ERA" if "/" in rule else "HOLIDAY", at + len(phrase), rule))
            return


def add_word(chart: Chart, at: int, word: str, kinds: tuple[tuple[str, str], ...], words: TimeWords) -> None:
    """Notes what a word of the table is, where it is that here."""
    if word in words.unsure and not is_date_word(chart.pieces, at, kinds):
        return
    for kind, value in kinds:
        if kind == "season" and not is_season(chart.pieces, at):
            continue
        if kind == "zone" and chart.pieces.doc[chart.pieces.tokens[at]].text.islower():
            continue
        if kind == "set" and is_titled(chart.pieces, at):
            continue
        number = kind in ("weekday", "weekdays", "month", "decade")
        symbol = "NINETIES" if kind == "decade" else kind.upper()
        chart.add(at, Edge(symbol, at + 1, int(value) if number else value))


def is_date_word(pieces: Pieces, at: int, kinds: tuple[tuple[str, str], ...]) -> bool:
    """Whether a word that has other meanings ("may", "march", "sun", "fall") is one of time here."""
    token = pieces.doc[pieces.tokens[at]]
    before, after = pieces.word(at - 1), pieces.word(at + 1)
    if kinds[0][0] == "season":
        return token.tag_ not in ("VB", "VBD", "VBP", "VBZ", "MD") and not token.text[0].isupper()
    if token.text.islower() or token.tag_ == "MD" or token.ent_type_ in ("PER", "PERSON"):
        return False
    if before == "-":
        before = pieces.word(at - 2)
    day = after.isdigit() or before.isdigit() or bool(NTH.fullmatch(after)) or bool(NTH.fullmatch(before))
    if kinds[0][0] == "weekday":
        return before == "on" or (after == "," and pieces.word(at + 2)[:1].isalnum()) or day or is_month(pieces, at + 1)
    if day or before in NEIGHBOURS or (after == "," and len(pieces.word(at + 2)) == 4 and pieces.word(at + 2).isdigit()):
        return token.tag_ not in ("VB", "VBD", "VBP")
    if before in ("of", "to", "until", "and", "from", "between", "-", "or", "(", "'s") or not before.strip():
        return next_to_month(pieces, at) or (before == "of" and pieces.word(at - 2) in ("end", "start", "beginning",
                                                                                        "middle", "month"))
    return before in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def next_to_month(pieces: Pieces, at: int) -> bool:
    """Whether another month stands two pieces away ("from May to July", "March and April")."""
    links = ("to", "and", "until", "through", "-", "or", "till")
    return (pieces.word(at + 1) in links and is_month(pieces, at + 2)) or (
        pieces.word(at - 1) in links and is_month(pieces, at - 2)
    )


def is_month(pieces: Pieces, at: int) -> bool:
    """Whether a piece can be a month."""
    return pieces.word(at) in time_words()["month"]


def is_season(pieces: Pieces, at: int) -> bool:
    """Whether the name of a season is one here and no part of a name ("Winter Palace")."""
    text = pieces.doc[pieces.tokens[at]].text
    after = pieces.word(at + 1)
    if text[0].islower() or after.isdigit() or after == "of":
        return True
    beside = [pieces.tokens[at] + 1, pieces.tokens[at] - 1]
    return not any(0 <= i < len(pieces.doc) and pieces.doc[i].pos_ == "PROPN" for i in beside)


def is_titled(pieces: Pieces, at: int) -> bool:
    """Whether a word opens a name ("Daily Brief")."""
    i = pieces.tokens[at]
    doc = pieces.doc
    return doc[i].text[0].isupper() and i + 1 < len(doc) and doc[i + 1].text[0].isupper()


def add_digits(chart: Chart, at: int, word: str) -> None:
    """Notes what a piece with digits can be: a day, a year, an ordinal, a decade, an hour, a date."""
    pieces = chart.pieces
    end = at + 1
    if word.isdigit():
        number = int(word)
        if len(word) <= 2 and 1 <= number <= 31 and pieces.word(end) not in AMOUNTS:
            chart.add(at, Edge("DAY", end, number))
        if len(word) == 4 and 1000 <= number <= 2199:
            chart.add(at, Edge("YEAR", end, number))
            if pieces.word(end) == "'s" and pieces.glued[end] and number % 10 == 0 and number > 1700:
                chart.add(at, Edge("DECADE", end + 1, number))
        if len(word) == 2:
            chart.add(at, Edge("TWO", end, number))
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


def add_clock(chart: Chart, at: int, word: str) -> None:
    """Notes a time of day: "3 p.m.", "10:30 GMT", "0900 GMT", "10.42 a.m. local time"."""
    pieces = chart.pieces
    end = at + 1
    clock = CLOCK.fullmatch(word)
    if pieces.word(end) in MERIDIEM and (clock or (word.isdigit() and int(word) <= 12)):
        end += 1
        chart.add(at, Edge("CLOCK", end, True))
    zone = zone_end(pieces, end)
    if zone > end and (clock or word.isdigit()):
        chart.add(at, Edge("CLOCK", zone, True))
    elif clock and ":" in word and pieces.word(at - 1) in ("at", "by", "around", "about", "until", "from", "since"):
        chart.add(at, Edge("CLOCK", end, True))


def zone_end(pieces: Pieces, at: int) -> int:
    """Where a time zone that starts at a piece ends."""
    zones = time_words()["zone"]
    word = pieces.word(at)
    if word in zones and pieces.doc[pieces.tokens[at]].text.isupper():
        return at + 1
    if word == "(" and pieces.word(at + 1) in zones:
        return at + 3
    for length in (1, 2, 3):
        if pieces.word(at + length) == "time" and length < 4 and is_place(pieces, at):
            return at + length + 1
    return at


def is_place(pieces: Pieces, at: int) -> bool:
    """Whether a piece can name whose time it is ("local time", "Moscow time")."""
    return pieces.word(at) in ZONED or pieces.doc[pieces.tokens[at]].pos_ in ("PROPN", "ADJ")


def starts(chart: Chart, reach: int) -> Iterator[int]:
    """The places where a phrase can start: where a word of time stands, and shortly before."""
    last = -1
    for at in sorted(chart.edges):
        for start in range(max(last + 1, at - reach), at + 1):
            yield start
        last = max(last, at)
