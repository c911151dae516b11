"""Treebank sentences written as news writes them: headlines, capitals, curly quotes, missing stops, datelines.

Each change leaves a well-formed tree, so that the network learns the same grammar in other clothes.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from training.treebank import Sentence, Word

SMALL = {"a", "an", "the", "of", "in", "on", "to", "for", "by", "and", "or", "but", "at", "as", "from", "with"}
HEADLINE_AUX = {"be", "have"}
CURLY = {'"': "“”", "``": "“”", "''": "“”"}
PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'"}
CITIES = [
    "LONDON",
    "WASHINGTON",
    "MOSCOW",
    "BEIJING",
    "PARIS",
    "JERUSALEM",
    "CAIRO",
    "GENEVA",
    "NEW DELHI",
    "TOKYO",
    "SEOUL",
    "BRUSSELS",
    "ANKARA",
    "NAIROBI",
    "BAGHDAD",
    "UNITED NATIONS",
    "KYIV",
    "MEXICO CITY",
    "HONG KONG",
]
AGENCIES = ["Reuters", "AP", "AFP", "Xinhua", "Bloomberg", "CNN"]


def headline(sentence: Sentence, random: Random) -> Sentence:
    """A headline: no articles, no «be» and «have» before a verb, no final stop; in Title Case or as it was."""
    words = sentence.words
    heads = {word.head for word in words}

    def dropped(number: int, word: Word) -> bool:
        if number in heads:
            return False
        if word.relation == "det" and word.lemma in {"a", "an", "the"}:
            return True
        if word.relation in {"aux", "aux:pass"} and word.lemma in HEADLINE_AUX:
            return random.random() < 0.8
        return number == len(words) and word.form == "."

    kept = [number for number, word in enumerate(words, 1) if not dropped(number, word)]
    if len(kept) < 3:
        return sentence
    title = random.random() < 0.7
    return pick(sentence, kept, titled if title else None)


def titled(word: Word, first: bool) -> str:
    """A word as Title Case has it."""
    form = word.form
    if form in SMALL and not first:
        return form
    return form[:1].upper() + form[1:] if form[:1].isalpha() and not form.startswith("n't") else form


def pick(sentence: Sentence, kept: list[int], write: Callable[[Word, bool], str] | None = None) -> Sentence:
    """The sentence with only the words that are kept, numbered anew."""
    places = {number: place for place, number in enumerate(kept, 1)}
    words = []
    for number in kept:
        word = sentence.words[number - 1]
        form = write(word, number == kept[0]) if write else word.form
        words.append(replace(word, head=places.get(word.head, 0), form=form))
    for place, number in enumerate(kept):  # a gap left by a dropped word is a space
        if place + 1 < len(kept) and kept[place + 1] != number + 1:
            words[place].space = True
    return Sentence(words, [], sentence.paragraph, sentence.document)


def write(sentence: Sentence, how: Callable[[str], str]) -> Sentence:
    """The sentence with each word's form written another way."""
    words = [replace(word, form=how(word.form)) for word in sentence.words]
    return Sentence(words, sentence.multiword, sentence.paragraph, sentence.document)


def curly(sentence: Sentence) -> Sentence:
    """Straight quotation marks and apostrophes as curly ones."""
    opened = False
    words = []
    for word in sentence.words:
        form = word.form
        if form in CURLY:
            form = CURLY[form][opened]
            opened = not opened
        elif "'" in form:
            form = form.replace("'", "’")
        words.append(replace(word, form=form))
    return Sentence(words, sentence.multiword, sentence.paragraph, sentence.document)


def straight(sentence: Sentence) -> Sentence:
    """Curly quotation marks as straight ones."""
    return write(sentence, lambda form: "".join(PLAIN.get(c, c) for c in form))


def unstopped(sentence: Sentence) -> Sentence:
    """The sentence without its final stop."""
    words = sentence.words
    if len(words) < 3 or words[-1].form != "." or any(word.head == len(words) for word in words):
        return sentence
    return Sentence(words[:-1], sentence.multiword, sentence.paragraph, sentence.document)


def dateline(random: Random) -> Sentence:
    """«LONDON (Reuters) -», a sentence of its own that opens a report."""
    city = random.choice(CITIES).split()
    name = ["B-LOC"] + ["I-LOC"] * (len(city) - 1)
    words = [
        Word(
            form,
            form.title(),
            "PROPN",
            "NNP",
            "Number=Sing",
            0 if i == 0 else 1,
            "flat" if i else "root",
            True,
            "",
            name[i],
        )
        for i, form in enumerate(city)
    ]
    if random.random() < 0.6:
        agency = random.choice(AGENCIES)
        at = len(words) + 2
        words += [
            Word("(", "(", "PUNCT", "-LRB-", "", at, "punct", False, "", "O"),
            Word(agency, agency, "PROPN", "NNP", "Number=Sing", 1, "parataxis", False, "", "B-ORG"),
            Word(")", ")", "PUNCT", "-RRB-", "", at, "punct", True, "", "O"),
        ]
    dash = random.choice("-—–")
    words.append(Word(dash, dash, "PUNCT", ",", "", 1, "punct", True, "", "O"))
    return Sentence(words, [], True, False)


def vary(paragraph: list[Sentence], random: Random) -> list[Sentence]:
    """A paragraph as news might write it; mostly it stays as it is."""
    roll = random.random()
    if len(paragraph) == 1 and roll < 0.12:
        return [headline(paragraph[0], random)]
    if roll < 0.10:
        return [headline(random.choice(paragraph), random)]
    if roll < 0.13:
        return [dateline(random), *paragraph]
    if roll < 0.15:
        return [write(sentence, str.upper) for sentence in paragraph]
    if roll < 0.17:
        return [*paragraph[:-1], unstopped(paragraph[-1])]
    if roll < 0.35:
        return [curly(sentence) for sentence in paragraph]
    if roll < 0.40:
        return [straight(sentence) for sentence in paragraph]
    return paragraph
