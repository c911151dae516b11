"""Sums of money: "$61.4 billion", "€2bn", "Rs 500 crore", "580 million Kenyan shillings", "50 cents"."""

from functools import cached_property

from spacy.tokens import Token

from whence.lexicon.units import Currency, Units
from whence.reading.figures.draft import Draft, of_number, past_hyphen
from whence.reading.figures.numbers import Number, Pieces

HUNDRED = 100
LONGEST_NAME = 4
LONG_CODE = 3


class Money:
    """Finds the currency of the numbers of one text."""

    def __init__(self, pieces: Pieces, units: Units) -> None:
        self.pieces = pieces
        self.units = units

    def find(self, number: Number) -> Draft | None:
        """The sum that a number makes with a mark before it or a noun behind it."""
        return self.marked(number) or self.named(number)

    def marked(self, number: Number) -> Draft | None:
        """"$61.4 billion", "A$5bn", "Rs. 500 crore", "USD 3 million"."""
        pieces, start = self.pieces, number.start - 1
        if start < 0:
            return None
        word = pieces.words[start]
        if start and word == "." and pieces.words[start - 1] in self.units.symbols:
            start, word = start - 1, pieces.words[start - 1]
        elif start and pieces.glued[start] and pieces.words[start - 1] + word in self.units.symbols:
            start, word = start - 1, pieces.words[start - 1] + word
        code = self.units.symbols.get(word)
        if code is None or (word.isalpha() and not self.is_code(start)):
            return None
        if word == "¥" and self.spoken_of("CNY") > self.spoken_of("JPY"):
            code = "CNY"
        end = number.end
        joined = pieces.word(end) == "-" and pieces.glued[end] and pieces.word(end + 1).isalpha()
        draft = of_number(number, "money", code, end, joined=joined)
        draft.start = start
        return draft

    def is_code(self, at: int) -> bool:
        """Whether letters are written as a currency's code is, "USD" or "Rs"."""
        token = self.token(at)
        return token.text.isupper() or (token.text.istitle() and len(token.text) < LONG_CODE)

    def token(self, at: int) -> Token:
        """The token that a piece lies in."""
        return self.pieces.doc[self.pieces.tokens[at]]

    def named(self, number: Number) -> Draft | None:
        """"580 million Kenyan shillings", "5 million euros", "50 cents", "20€", "2-million-dollar"."""
        pieces = self.pieces
        end, joined = past_hyphen(pieces, number.end)
        end += number.many and pieces.word(end) == "of"
        owner: list[str] = []
        for at in range(end, min(end + LONGEST_NAME, len(pieces))):
            word = pieces.words[at]
            if (code := self.units.symbols.get(word)) is not None and at == end and self.is_mark(at):
                return of_number(number, "money", code, at + 1)
            for table, parts in ((self.units.names, 1), (self.units.subunits, HUNDRED)):
                if (shared := table.get(word)) is not None and self.is_money(at, shared, number.scaled):
                    unit = self.which(shared, owner) or str(self.token(at).lemma_).lower()
                    noun = pieces.tokens[at]
                    return of_number(number, "money", unit, at + 1, noun=noun, joined=joined, parts=parts)
            if self.token(at).pos_ not in ("ADJ", "PROPN", "NOUN"):
                return None
            owner.append(word)
        return None

    def is_mark(self, at: int) -> bool:
        """Whether a mark or code behind a number is one of currency ("20€", "500 USD")."""
        word = self.pieces.words[at]
        if word.isalpha():
            return len(word) == LONG_CODE and self.token(at).text.isupper()
        return self.pieces.glued[at]

    def is_money(self, at: int, currencies: list[Currency], scaled: bool) -> bool:
        """Whether a noun names money here: no pounds of weight, no verb "won", no mark that is none."""
        word, token = self.pieces.words[at], self.token(at)
        unsure = any(word in currency.unsure for currency in currencies)
        verb = token.tag_.startswith("VB") and not (unsure and scaled and self.ends_a_phrase(at))
        if verb or token.tag_ == "RB":
            return False
        if not unsure:
            return True
        weighed = self.pieces.word(at + 1) == "of" or token.head.lemma_ in self.units.classes["weigh"]
        return not weighed and (scaled or any(self.spoken_of(currency.code) for currency in currencies))

    def ends_a_phrase(self, at: int) -> bool:
        """Whether nothing that a verb could govern stands behind a piece ("10 billion won.")."""
        return at + 1 >= len(self.pieces) or self.token(at + 1).pos_ in ("PUNCT", "ADP", "CCONJ", "SPACE", "PART")

    def which(self, currencies: list[Currency], owner: list[str]) -> str | None:
        """Whose currency a name means: by the words before it, else by the states that the report speaks of."""
        words = {*owner, " ".join(owner)}
        for currency in currencies:
            if currency.states & words:
                return currency.code
        if len(currencies) == 1 or currencies[0].default == "always":
            return currencies[0].code
        best = min(currencies, key=lambda currency: (-self.spoken_of(currency.code), currency.default != "yes"))
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
        currencies = {currency.code: currency for shared in self.units.names.values() for currency in shared}
        return {code: sum(counts.get(state, 0) for state in one.states) for code, one in currencies.items()}
