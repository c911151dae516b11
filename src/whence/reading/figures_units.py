"""What an amount is of: money, a share, a measure, or the noun that is counted."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from whence.lexicon.units import Currency, Units
from whence.model import Bound
from whence.reading.numbers import Number, Pieces

SINGLE_LETTERS = ("m", "g")
NOUNS = ("NOUN", "PROPN")
INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
COUNTING = ("nummod", "compound", "amod", "det", "advmod", "nmod", "nummod:gov", "flat")
LONGEST_GAP = 6
LONGEST_RUN = 8
CENT = 100


@dataclass(slots=True)
class Draft:
    """An amount in the making: the pieces it covers, its value, and what it is of.

    ``kind`` is money, count, bare (a number with nothing counted) or the kind of a measure; ``noun`` the token
    that is counted; ``joined`` tells an amount that is written into a compound ("600-mile").
    """

    start: int
    end: int
    value: float
    high: float | None
    kind: str
    unit: str | None
    noun: int | None = None
    bound: Bound | None = None
    joined: bool = False
    measure: str | None = None
    factor: float = 1


class UnitFinder:
    """Finds what the numbers of one text are of."""

    def __init__(self, pieces: Pieces, units: Units) -> None:
        self.pieces = pieces
        self.units = units

    def draft(self, number: Number) -> Draft | None:
        """The amount that a number makes with what stands beside it; None where it counts nothing."""
        if number.value is None:
            return None
        return (
            self.money_before(number)
            or self.money_after(number)
            or self.measured(number)
            or self.counted(number)
            or self.bare(number)
        )

    def votes(self, number: Number) -> Draft | None:
        """"voted 52-48": each side of a score is a count of votes where a vote is spoken of."""
        pieces, doc = self.pieces, self.pieces.doc
        if not in_a_score(pieces, number):
            return None
        at = pieces.tokens[number.start]
        beside = range(max(at - 6, 0), min(at + 5, len(doc)))
        if not any(doc[i].lemma_.lower() in self.units.classes["tally"] for i in beside):
            return None
        return Draft(number.start, number.end, number.value or 0, None, "vote", "vote")

    def money_before(self, number: Number) -> Draft | None:
        """"$79.3 billion", "A$5bn", "Rs. 500 crore", "USD 3 million"."""
        pieces, at = self.pieces, number.start - 1
        if at < 0:
            return None
        word = pieces.words[at]
        if word == "." and at > 0 and pieces.words[at - 1] == "rs":
            at, word = at - 1, "rs"
        code = self.units.symbols.get(word)
        start = at
        if word in "$¥£" and at > 0 and pieces.glued[at] and (wide := pieces.words[at - 1] + word) in self.units.symbols:
            code, start = self.units.symbols[wide], at - 1
        if code is None or (word.isalpha() and not self.is_code(at)):
            return None
        end = number.end
        if code == "JPY" and word == "¥" and self.spoken_of("CNY") > self.spoken_of("JPY"):
            code = "CNY"
        joined = pieces.word(end) == "-" and pieces.glued[end] and pieces.word(end + 1).isalpha()
        return Draft(start, end, number.value or 0, number.high, "money", code, joined=joined)

    def is_code(self, at: int) -> bool:
        """Whether letters are written as a currency's code is."""
        text = self.pieces.doc[self.pieces.tokens[at]].text
        return text[0].isupper() and (len(text) > 2 or text in ("Rs", "RS", "Rp", "RM", "SR", "Tk", "Bs", "Kz"))

    def money_after(self, number: Number) -> Draft | None:
        """"580 million Kenyan shillings", "5 million euros", "50 cents", "20€", "2-million-dollar"."""
        pieces = self.pieces
        end, joined = self.past_hyphen(number.end)
        end += number.many and pieces.word(end) == "of"
        words: list[str] = []
        for at in range(end, min(end + 4, len(pieces))):
            word = pieces.words[at]
            if word in self.units.symbols and not word.isalpha() and pieces.glued[at]:
                return Draft(number.start, at + 1, number.value or 0, number.high, "money", self.units.symbols[word])
            if word in self.units.symbols and self.is_code(at) and at == end and len(word) == 3:
                return Draft(number.start, at + 1, number.value or 0, number.high, "money", self.units.symbols[word])
            for table, factor in ((self.units.names, 1), (self.units.subunits, CENT)):
                if (currencies := table.get(word)) is not None and self.is_money_noun(at, currencies):
                    unit = self.which(currencies, words) or self.singular(at)
                    high = None if number.high is None else number.high / factor
                    return Draft(number.start, at + 1, (number.value or 0) / factor, high, "money", unit,
                                 noun=pieces.tokens[at], joined=joined)
            if not (word.isalpha() or "." in word) or pieces.doc[pieces.tokens[at]].pos_ not in ("ADJ", "PROPN", "NOUN"):
                return None
            words.append(word)
        return None

    def is_money_noun(self, at: int, currencies: list[Currency]) -> bool:
        """Whether a noun names money here: no pounds of weight, no verb "won", no mark that is none."""
        pieces = self.pieces
        token = pieces.doc[pieces.tokens[at]]
        if token.tag_.startswith("VB") or token.tag_ == "RB":
            return False
        if pieces.words[at] in ("pound", "pounds"):
            weighed = token.head.lemma_ in ("weigh", "lose", "gain", "lift") or pieces.word(at + 1) == "of"
            owned = any(self.spoken_of(currency.code) for currency in currencies)
            return owned and not weighed
        shared = pieces.words[at] in ("mark", "marks", "real", "colon", "sol", "som", "sum", "sums", "crown", "crowns",
                                      "buck", "bucks", "colons", "sols")
        return not shared or self.spoken_of(currencies[0].code) > 0 or pieces.words[at] == "bucks"

    def which(self, currencies: list[Currency], words: list[str]) -> str | None:
        """Whose currency a name means: by the word before it, else by the states that the report speaks of."""
        phrase = {*words, " ".join(words)}
        for currency in currencies:
            if currency.states & phrase:
                return currency.code
        if len(currencies) == 1 or currencies[0].default == "always":
            return currencies[0].code
        ranked = sorted(currencies, key=lambda currency: (-self.spoken_of(currency.code), currency.default != "yes"))
        best = ranked[0]
        return best.code if self.spoken_of(best.code) or best.default else None

    def spoken_of(self, code: str) -> int:
        """How often the report names the state of a currency."""
        return self.mentions.get(code, 0)

    @cached_property
    def mentions(self) -> dict[str, int]:
        """How often the report names the state of each currency."""
        counts: dict[str, int] = {}
        for word in self.pieces.words:
            counts[word] = counts.get(word, 0) + 1
        found: dict[str, int] = {}
        for currencies in self.units.names.values():
            for currency in currencies:
                found[currency.code] = sum(counts.get(state, 0) for state in currency.states)
        return found

    def measured(self, number: Number) -> Draft | None:
        """"56 percent", "600-mile", "20 km", "two percentage points"."""
        end, joined = self.past_hyphen(number.end)
        pieces = self.pieces
        for words, measure in self.units.measures.get(pieces.word(end), ()):
            if tuple(pieces.words[end : end + len(words)]) != words:
                continue
            if words[0] in SINGLE_LETTERS and not (pieces.glued[end] and pieces.doc[pieces.tokens[end]].text[-1:].islower()):
                continue
            if measure.kind == "time" and joined:
                return None
            last = end + len(words)
            named = pieces.doc[pieces.tokens[end]].text.istitle() and not number.digits and measure.kind != "percent"
            if named and number.start > 0:
                continue
            if words[-1] == "-" or pieces.doc[pieces.tokens[last - 1]].tag_.startswith("VB"):
                continue
            return Draft(number.start, last, number.value or 0, number.high, measure.kind, measure.name,
                         noun=pieces.tokens[last - 1], joined=joined)
        return None

    def past_hyphen(self, at: int) -> tuple[int, bool]:
        """Past a hyphen that joins a number to its unit, and whether there is one."""
        pieces = self.pieces
        joined = pieces.word(at) == "-" and pieces.glued[at] and at + 1 < len(pieces) and pieces.glued[at + 1]
        return (at + 1, True) if joined else (at, False)

    def counted(self, number: Number) -> Draft | None:
        """"200 American troops", "a dozen missile interceptors", "thousands of refugees"."""
        pieces, doc = self.pieces, self.pieces.doc
        end, joined = self.past_hyphen(number.end)
        first = end
        while pieces.word(first) in ("more", "other", "additional", "further") or (
                pieces.word(first) == "or" and pieces.word(first + 1) in ("so", "more", "fewer", "less")):
            first += 1 + (pieces.words[first] == "or")
        if pieces.word(first) == "of" and not joined:
            noun = self.behind_of(first)
        elif joined:
            noun = doc[pieces.tokens[end]] if end < len(pieces) else None
        else:
            noun = self.head_noun(number, first)
        if noun is None or noun.pos_ not in NOUNS or not noun.text[0].isalpha() or (joined and not number.digits) or not is_countable(noun):
            return None
        kind = "uncounted" if noun.lemma_.lower() in self.units.classes["uncounted"] else "count"
        stop = self.after_token(first, noun.i)
        return Draft(number.start, stop, number.value or 0, number.high, kind, lemma_of(noun), noun=noun.i, joined=joined)

    def after_token(self, at: int, token: int) -> int:
        """The first piece behind a token."""
        while at < len(self.pieces) and self.pieces.tokens[at] <= token:
            at += 1
        return at

    def behind_of(self, at: int) -> Token | None:
        """The noun behind "of" ("thousands of refugees")."""
        of = self.pieces.doc[self.pieces.tokens[at]]
        head = of.head
        return head if of.dep_ == "case" and of.i < head.i <= of.i + LONGEST_GAP else None

    def head_noun(self, number: Number, first: int) -> Token | None:
        """The noun that a number counts: the head of the phrase that the number stands in, to its right.

        Where the tree ties the number to nothing near, the plural that ends the run of words behind it.
        """
        doc, at = self.pieces.doc, self.pieces.tokens[number.start]
        last = self.pieces.tokens[number.end - 1]
        token = doc[last]
        while at <= token.head.i <= last and token.head.i != token.i:
            token = token.head
        run = self.run_behind(first)
        head = token.head
        if head.i > last and token.dep_ in COUNTING and any(one.i == head.i for one in run):
            return head
        return next((one for one in reversed(run) if one.tag_ in ("NNS", "NNPS")), None)

    def run_behind(self, first: int) -> list[Token]:
        """The words from a piece on that can belong to one noun phrase, up to its last noun."""
        doc = self.pieces.doc
        if first >= len(self.pieces):
            return []
        start = self.pieces.tokens[first]
        run: list[Token] = []
        for i in range(start, min(start + LONGEST_RUN, len(doc))):
            token = doc[i]
            plural_before = bool(run) and run[-1].tag_ in ("NNS", "NNPS")
            fits = token.pos_ in INSIDE or token.lower_ in ("-", "'s") or (
                token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound")) or (
                token.text in (",", "and") and token.head.i > i and token.dep_ in ("punct", "cc") and bool(run))
            if not fits or (plural_before and token.tag_ not in ("NN", "NNS", "NNP", "NNPS")):
                break
            run.append(token)
        while run and run[-1].pos_ not in NOUNS:
            run.pop()
        return run

    def bare(self, number: Number) -> Draft:
        """A number alone."""
        return Draft(number.start, number.end, number.value or 0, number.high, "bare", None)

    def singular(self, at: int) -> str:
        """The lemma of a noun."""
        return self.pieces.doc[self.pieces.tokens[at]].lemma_.lower()


def in_a_score(pieces: Pieces, number: Number) -> bool:
    """Whether a number is one side of "52-48"."""
    if not number.digits or number.high is not None or not pieces.words[number.start].isdigit():
        return False
    before = pieces.word(number.start - 1) == "-" and pieces.glued[number.start] and pieces.word(number.start - 2).isdigit()
    behind = pieces.word(number.end) == "-" and pieces.glued[number.end] and pieces.word(number.end + 1).isdigit()
    return before != behind


def is_countable(noun: Token) -> bool:
    """Whether a noun is counted by a number before it: a common noun, or the plural of a proper one."""
    return noun.pos_ == "NOUN" or noun.tag_ == "NNPS" or (noun.tag_ == "NNP" and noun.lower_.endswith("s"))


def lemma_of(noun: Token) -> str:
    """The unit that a counted noun gives."""
    lemma = noun.lemma_
    if noun.pos_ == "PROPN":
        return lemma
    return lemma.capitalize() if noun.text[0].isupper() and not is_title_case(noun) else lemma.lower()


def is_title_case(token: Token) -> bool:
    """Whether the words around a capitalised one are capitalised too, as in a headline."""
    doc = token.doc
    beside = [doc[i] for i in range(max(token.i - 3, token.sent.start), min(token.i + 4, token.sent.end)) if i != token.i]
    plain = [one for one in beside if one.pos_ in ("NOUN", "VERB", "ADJ", "ADV") and one.is_alpha]
    return not any(one.text[0].islower() for one in plain)
