"""Pieces of text and the numbers among them: what times and figures are both made of.

A piece is a token, or a part of one that the tokenizer left whole ("mid-March", "£2bn", "20%-30%").
"""

import re
from dataclasses import dataclass

from spacy.attrs import SPACY
from spacy.tokens import Doc

from whence.lexicon.units import NumberWords, number_words
from whence.reading.syntax import Syntax

ALIKE = str.maketrans({**dict.fromkeys("–—‑−", "-"), "’": "'", "‘": "'"})
DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?|\.\d+")
RANGING = ("range", "ranges", "ranged", "ranging", "anywhere", "vary", "varies", "varying", "of")
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
SPLIT = re.compile(r"\d|[-–—‑]|[$€£¥₹]")
PIECE = re.compile(
    r"""\d{4}-\d\d-\d\d                                   # 2022-03-14
    | \d{1,4}([/.])\d{1,2}\1\d{2,4}                       # 14.03.2022, 3/14/2022
    | \d{1,2}[:.]\d\d(?=\s?[ap]\.?m\b) | \d{1,2}:\d\d(?::\d\d)?   # 10:30
    | \d+/\d+                                             # 9/11
    | \d+(?:,\d{3})*(?:st|nd|rd|th|s)\b                   # 24th, 1990s
    | (?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?              # 1,200.5
    | [^\W\d_]+\d[^\W_]*                                  # G20, Q3
    | (?:[^\W\d_]+\.)+(?=[^\W\d_]|$|-) | [^\W\d_]+['’]?[^\W\d_]*\.?
    | \S""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text in pieces: each in lower case with plain hyphens and apostrophes, the token it lies in, and whether it
    touches the piece before it.
    """

    doc: Doc
    words: list[str]
    tokens: list[int]
    glued: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """The piece at a place, or nothing where the text ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def glued_to_number(self, start: int, end: int) -> bool:
        """Whether what stands there is part of a longer string of digits ("555-2014")."""
        if start > 1 and self.glued[start] and self.words[start - 1] in "-/." and self.words[start - 2][-1].isdigit():
            return True
        joined = end + 1 < len(self) and self.glued[end] and self.glued[end + 1]
        return joined and self.words[end] in "-/" and self.words[end + 1][0].isdigit()

    def span(self, start: int, end: int) -> tuple[int, ...]:
        """The tokens under the pieces from ``start`` to before ``end``."""
        return tuple(range(self.tokens[start], self.tokens[end - 1] + 1))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in pieces ``start`` to before ``end``.

    ``high`` is the top of a range. ``value`` is None where the words do not tell it ("several"). ``many`` marks a
    plural that is at least its value ("hundreds"). ``digits`` tells numerals from words; ``scaled``, that a word of
    scale ("million") stands in it, and ``factor`` what the last of these multiplied it by.
    """

    start: int
    end: int
    value: float | None
    high: float | None = None
    many: bool = False
    digits: bool = False
    scaled: bool = False
    factor: float = 1


def split(syntax: Syntax) -> Pieces:
    """A parsed text in pieces."""
    words: list[str] = []
    tokens: list[int] = []
    glued: list[bool] = []
    touches = False
    spaced = syntax.doc.to_array(SPACY).tolist()
    for i, text in enumerate(syntax.lower):
        if text.isalpha() or text.isdigit() or len(text) == 1 or not SPLIT.search(text):
            words.append(text if text.isalpha() else text.translate(ALIKE))
            tokens.append(i)
            glued.append(touches)
        else:
            for match in PIECE.finditer(text.translate(ALIKE)):
                words.append(match[0])
                tokens.append(i)
                glued.append(touches or match.start() > 0)
        touches = not spaced[i]
    return Pieces(syntax.doc, words, tokens, glued)


def numbers(pieces: Pieces) -> dict[int, Number]:
    """The numbers of a text, by the piece they start at; a range ("20-30", "two or three") is one number."""
    table = number_words()
    found: dict[int, Number] = {}
    at = 0
    words = pieces.words
    while at < len(words):
        number = None
        if words[at] in table.starts or words[at][0] in "0123456789.½¼¾⅓⅔":
            number = read(pieces, at, table)
        if number is None:
            at += 1
            continue
        found[number.start] = number = ranged(pieces, number, table)
        at = number.end
    return found


def read(pieces: Pieces, at: int, table: NumberWords) -> Number | None:
    """The number that starts at a piece."""
    word = pieces.words[at]
    if word[0].isdigit() or word[0] in ".½¼¾⅓⅔":
        return in_digits(pieces, at, table)
    if word in ("half", "quarter"):
        return part_of_a_scale(pieces, at, table)
    if word in ("a", "an") or word in table.vague:
        return after_article(pieces, at, table)
    if word in table.many:
        return plural(pieces, at, table)
    return in_words(pieces, at, table)


def in_digits(pieces: Pieces, at: int, table: NumberWords) -> Number | None:
    """"1,200", "79.3 billion", "5bn", "3½ million"."""
    word = pieces.words[at]
    if word in FRACTIONS:
        value, end = FRACTIONS[word], at + 1
    elif DIGITS.fullmatch(word):
        value, end = float(word.replace(",", "")), at + 1
        if (more := pieces.word(end)) in FRACTIONS:
            value, end = value + FRACTIONS[more], end + 1
    else:
        return None
    factor, after = scale(pieces, end, table)
    return Number(at, after, value * factor, digits=True, scaled=after > end, factor=factor)


def scale(pieces: Pieces, at: int, table: NumberWords) -> tuple[float, int]:
    """The words of scale from a piece on, multiplied, and where they end."""
    factor = 1.0
    while True:
        skip = 1 if pieces.word(at) == "-" and pieces.glued[at] and pieces.word(at + 1) in table.scale else 0
        word = pieces.word(at + skip)
        if word in table.scale:
            factor *= table.scale[word]
        elif (short := word.rstrip(".")) in table.glued and pieces.glued[at] and is_scale(pieces, at):
            return factor * table.glued[short], at + 1
        else:
            return factor, at
        at += skip + 1


def is_scale(pieces: Pieces, at: int) -> bool:
    """Whether a short form behind digits scales them ("£2m", "5m people") and is no metre or other unit."""
    word = pieces.words[at].rstrip(".")
    if len(word) > 1 or word == "k":
        return True
    before = at - 1
    if before > 0 and is_money(pieces.words[before - 1]):
        return True
    next_token = pieces.tokens[at] + 1
    return word != "t" and next_token < len(pieces.doc) and pieces.doc[next_token].tag_ in ("NNS", "NNPS")


def is_money(word: str) -> bool:
    """Whether a piece ends in a sign of currency."""
    return word[-1] in "$€£¥₹₽₩₪₦₺₴₱฿₫" or word in ("rs", "rs.", "usd", "eur", "gbp", "rmb")


def in_words(pieces: Pieces, at: int, table: NumberWords) -> Number | None:
    """"twenty - two thousand five hundred", "two and a half million"."""
    total = current = 0.0
    end, scaled = at, False
    last = "start"
    while True:
        word = pieces.word(end)
        skip = joint(pieces, end, last, table)
        word = pieces.word(end + skip)
        if word in table.ones and last in ("start", "tens", "scale"):
            current, last = current + table.ones[word], "ones"
        elif word in table.tens and last in ("start", "scale"):
            current, last = current + table.tens[word], "tens"
        elif word in table.scale and last != "start":
            current, scaled = (current or 1) * table.scale[word], True
            if table.scale[word] != 100:
                total, current = total + current, 0.0
            last = "scale"
        else:
            break
        end += skip + 1
    if end == at:
        return None
    halved = half_more(pieces, end, table)
    if halved is not None and not scaled:
        extra, end = halved
        factor, after = scale(pieces, end, table)
        return Number(at, after, (total + current + extra) * factor, scaled=after > end, factor=factor)
    return Number(at, end, total + current, scaled=scaled, factor=table.scale.get(pieces.words[end - 1], 1))


def joint(pieces: Pieces, at: int, last: str, table: NumberWords) -> int:
    """How many pieces join the words of a number here: "twenty-two", "a hundred and five"."""
    word = pieces.word(at)
    after = pieces.word(at + 1)
    if last == "tens" and word == "-" and pieces.glued[at] and after in table.ones:
        return 1
    if last in ("ones", "tens") and word == "-" and pieces.glued[at] and after in table.scale:
        return 1
    if last == "scale" and word == "and" and (after in table.ones or after in table.tens):
        before = pieces.word(at - 1)
        return 1 if before in ("hundred", "thousand") else 0
    return 0


def half_more(pieces: Pieces, at: int, table: NumberWords) -> tuple[float, int] | None:
    """What "and a half", "and a quarter" adds, and where it ends."""
    if pieces.word(at) == "and" and pieces.word(at + 1) == "a" and pieces.word(at + 2) in ("half", "quarter"):
        return (0.5 if pieces.words[at + 2] == "half" else 0.25), at + 3
    return None


def part_of_a_scale(pieces: Pieces, at: int, table: NumberWords) -> Number | None:
    """"half a million", "half a dozen", "quarter of a million"."""
    part = 0.5 if pieces.words[at] == "half" else 0.25
    end = at + 1
    end += pieces.word(end) == "of"
    if pieces.word(end) in ("a", "one", "-"):
        factor, after = scale(pieces, end + 1, table)
    else:
        factor, after = scale(pieces, end, table)
    if factor > 1:
        return Number(at, after, part * factor, scaled=True)
    return Number(at, end + 1, part) if pieces.word(end) in ("a", "an") else None


def after_article(pieces: Pieces, at: int, table: NumberWords) -> Number | None:
    """"a million", "a dozen", "a hundred and twenty", "a few", "a couple of", "several hundred"."""
    word = pieces.word(at + 1)
    if word in table.scale:
        if pieces.words[at] in table.vague:
            factor, after = scale(pieces, at + 1, table)
            return Number(at, after, 2 * factor, many=True, scaled=True)
        number = in_words_from_scale(pieces, at + 1, table)
        halved = half_more(pieces, number.end, table)
        if halved is None or number.value is None:
            return Number(at, number.end, number.value, scaled=True)
        return Number(at, halved[1], number.value * (1 + halved[0]), scaled=True)
    if pieces.words[at] in table.vague:
        return Number(at, at + 1, None)
    if word in ("few", "several"):
        inner = after_article(pieces, at + 1, table)
        return Number(at, inner.end, inner.value, many=inner.many, scaled=inner.scaled) if inner else None
    if word == "couple":
        end = at + 2 + (pieces.word(at + 2) == "of")
        factor, after = scale(pieces, end, table)
        return Number(at, after, 2 * factor, scaled=after > end)
    if word in ("half", "quarter"):
        inner = part_of_a_scale(pieces, at + 1, table)
        return Number(at, inner.end, inner.value, scaled=True) if inner else None
    return None


def in_words_from_scale(pieces: Pieces, at: int, table: NumberWords) -> Number:
    """"[a] hundred and twenty thousand": a number whose first word is a scale, as if "one" stood before it."""
    total, current, end = 0.0, table.scale[pieces.words[at]], at + 1
    while (word := pieces.word(end)) in table.scale:
        current *= table.scale[word]
        end += 1
    if current != 100:
        return Number(at, end, current, scaled=True)
    skip = joint(pieces, end, "scale", table)
    rest = in_words(pieces, end + skip, table) if skip else None
    if rest is None or rest.value is None:
        return Number(at, end, current, scaled=True)
    whole = total + current
    thousands = rest.value >= 1000
    return Number(at, rest.end, whole * 1000 + rest.value if thousands else whole + rest.value, scaled=True)


def plural(pieces: Pieces, at: int, table: NumberWords) -> Number | None:
    """"hundreds", "tens of thousands", "hundreds of millions": at least twice the word."""
    value, end = table.many[pieces.words[at]], at + 1
    if pieces.word(end) == "of" and pieces.word(end + 1) in table.many:
        value, end = value * table.many[pieces.words[end + 1]] / 2, end + 2
    elif pieces.words[at] == "tens":
        return None
    return Number(at, end, value, many=True, scaled=True)


def ranged(pieces: Pieces, low: Number, table: NumberWords) -> Number:
    """The range that a number opens ("20-30", "3 to 5 million", "two or three"), or the number itself."""
    link = pieces.word(low.end)
    if low.value is None or low.high is not None or not link:
        return low
    dash = link == "-"
    if not (dash or link in ("to", "or")) or low.end + 1 >= len(pieces):
        return low
    if link == "to" and pieces.word(low.start - 1) == "from" and pieces.word(low.start - 2) not in RANGING:
        return low  # a change from one amount to another
    word = pieces.words[low.end + 1]
    if not (word in table.starts or word[0].isdigit()) or (dash and not low.digits):
        return low
    high = read(pieces, low.end + 1, table)
    if high is None or high.value is None or high.many or (dash and not high.digits):
        return low
    start, end = low.value, high.value
    if high.scaled and not low.scaled:
        factor, _ = scale(pieces, low.end + 2, table)
        if start * factor < end:
            start *= factor
    if start >= end or (link == "or" and end > 3 * start):
        return low
    return Number(low.start, high.end, start, end, digits=low.digits, scaled=high.scaled, factor=high.factor)
