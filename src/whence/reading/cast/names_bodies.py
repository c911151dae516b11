"""Bodies that the lexicon does not know by name, told by the noun in it or before it.

"Centre for Testing Innovation", "University of Lagos", "Kenya Wildlife Service" have a noun of sectors.tsv in their
capitals; "the newspaper Fjordposten" and "the Nordkraft company" have one beside them; "Statistics Iceland" ends in the
state whose body it is.
"""

from whence.lexicon.entries import Noun
from whence.reading.cast.names_found import Name, Names, NounPhrase
from whence.reading.cast.names_model import CALENDAR
from whence.reading.cast.words import Words

BODY_NOUNS = ("organization", "outlet", "government")
ARMED = frozenset(("MIL", "REB", "UAF", "PRM", "COP", "SPY"))
"""Sectors of people who are a body when they have a name ("Tiger Forces")."""
INTO = ("of", "for", "on")
AND = ("and", "&")
CAPITALS = ("PROPN", "NOUN", "ADJ")
STATES = ("state", "capital", "place", "adjective", "demonym")
UNKNOWN = ("unknown", "place", "organization", "person")
UNLISTED = ("unknown", "place")
TIED = ("flat", "appos", "compound", "nmod", "nmod:desc")
SORTS_OF_STATES = frozenset(
    ("nazi", "soviet", "communist", "imperial", "ottoman", "tsarist", "colonial", "mainland", "greater")
)
"""Words before a state's name that make no body of it."""
NOUN_TAGS = ("NNP", "NNPS", "NNS")
HEADLINE = 0.6
"""From what share of capitals on, among words long enough to be written small, a sentence is a headline."""
WRITTEN_SMALL = 4


def add_bodies(words: Words, names: Names) -> None:
    """Takes in names that are built around a noun for a body, and those that end in their state's name."""
    headline = Headlines(words)
    for phrase in sorted((*names.nouns_at.values(), *names.name_nouns), key=lambda one: -one.start):
        noun = body_noun(phrase)
        if noun is None or not named_so(words, phrase, noun) or headline[words.sentence[phrase.head]]:
            continue
        start, end = leftmost(words, names, phrase), rightmost(words, names, phrase)
        if (start, end) != (phrase.start, phrase.end) and told_apart(words, names, phrase, start, end):
            put_body(words, names, start, end, noun)
    for name in list(names.found):
        if any(sense.sort == "state" for sense in name.senses) and not headline[words.sentence[name.head]]:
            add_state_s(words, names, name)


def body_noun(phrase: NounPhrase) -> Noun | None:
    """The row of a noun for a body, or for people under arms."""
    noun = phrase.of_sort("name") or phrase.noun
    if noun is None or noun.sort in ("name", *BODY_NOUNS):
        return noun
    return noun if noun.sort == "people" and ARMED.intersection(noun.sectors) else None


class Headlines(dict[int, bool]):
    """Whether a sentence is written in capitals, so that they tell nothing of it; each is looked at once."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def __missing__(self, sentence: int) -> bool:
        words = self.words
        end = words.starts[sentence + 1] if sentence + 1 < len(words.starts) else len(words)
        tokens = range(words.starts[sentence], end)
        long = [words.text[i] for i in tokens if len(words.text[i]) >= WRITTEN_SMALL and words.text[i].isalpha()]
        small_verb = any(words.pos[i] == "VERB" and words.text[i][0].islower() for i in tokens)
        self[sentence] = found = not small_verb and sum(text[0].isupper() for text in long) > HEADLINE * len(long)
        return found


def named_so(words: Words, phrase: NounPhrase, noun: Noun) -> bool:
    """Whether a noun is written as in a name: in capitals, not throughout, and not of several bodies."""
    texts = [words.text[i] for i in range(phrase.start, phrase.end) if words.pos[i] in CAPITALS]
    several = words.plural(phrase.head) and noun.sort != "people" and noun.noun != words.lower[phrase.head]
    if several or not all(text[0].isupper() for text in texts):
        return False
    return not all(text.isupper() and len(text) > WRITTEN_SMALL for text in texts)


def capital(words: Words, names: Names, i: int) -> bool:
    """Whether a token is a capitalised word that may be of a body's name: of no known person's or body's."""
    if words.pos[i] not in CAPITALS or not words.text[i][0].isupper() or words.lower[i] in CALENDAR:
        return False
    name = names.at[i]
    return name is None or bool(name.senses and all(sense.sort in STATES or sense.short for sense in name.senses))


def leftmost(words: Words, names: Names, phrase: NounPhrase) -> int:
    """Where the name starts: over capitals, "and" between them, and a genitive of people ("Children's Fund")."""
    first = words.starts[words.sentence[phrase.head]]
    start = i = phrase.start
    while i > first:
        i -= 1
        if capital(words, names, i) and not title_at(words, names, i) and (i > first or words.pos[i] == "PROPN"):
            start = i
        elif i == first or not between(words, names, i):
            break
    return start


def between(words: Words, names: Names, i: int) -> bool:
    """Whether "and" or a genitive stands between two words of a name."""
    if words.genitive(i):
        return names.at[i - 1] is None and words.tag[i - 1].endswith("S")
    return words.lower[i] in AND and capital(words, names, i - 1) and joins(words, i)


def title_at(words: Words, names: Names, i: int) -> bool:
    """Whether a word is a title or tells that an office is past."""
    over = names.nouns_over[i]
    if over is None or words.pos[i] == "ADJ":
        return False
    return any(one.sort in ("title", "person") or "ELI" in one.sectors for one in over.nouns)


def joins(words: Words, i: int) -> bool:
    """Whether "and" joins modifiers of one noun ("Food and Drug Administration")."""
    conjunct = words.head[i]
    return conjunct > i and words.dep[conjunct] == "conj" and words.head[conjunct] < i


def rightmost(words: Words, names: Names, phrase: NounPhrase) -> int:
    """Where the name ends (excluded): over "of" and the like with capitals after them."""
    end, size = phrase.end, len(words)
    while end < size and words.sentence[end] == words.sentence[phrase.head]:
        i = end
        if words.lower[i] in INTO or (words.lower[i] in AND and inner(words, phrase, i)):
            i += 1 + (words.lower[i + 1 : i + 2] == ["the"])
        elif end == phrase.end:
            break
        if i >= size or not capital(words, names, i) or title_at(words, names, i) or (i == end and names.at[i]):
            break
        known = names.at[i]
        end = known.end if known else i + 1
    return end


def inner(words: Words, phrase: NounPhrase, i: int) -> bool:
    """Whether "and" joins what follows the noun's "of", not the noun itself."""
    conjunct = words.head[i]
    return conjunct > i and words.dep[conjunct] == "conj" and words.head[conjunct] > phrase.head


def told_apart(words: Words, names: Names, phrase: NounPhrase, start: int, end: int) -> bool:
    """Whether a name is more than whose body it is ("Iranian Foreign Ministry"), and no name that is known."""
    covered = [names.at[i] for i in range(start, end)]
    if any(name is not None and name.start < start for name in covered) or names.at[phrase.head] is not None:
        return False
    noun = body_noun(phrase)
    own = [i for i in range(start, phrase.start) if words.pos[i] in CAPITALS]
    if noun is not None and noun.sort != "name" and (noun.sort == "government" or noun.bare == "state"):
        return end > phrase.end or any(names.at[i] is None for i in own)
    return end > phrase.end or any(names.at[i] is None or words.dep[i] == "compound" for i in own)


def put_body(words: Words, names: Names, start: int, end: int, noun: Noun) -> None:
    """Takes in a body's name for the names in it; the last state in it is whose it is."""
    known = list({id(name): name for name in names.at[start:end] if name}.values())
    state = None
    for name in known:
        state = next((sense.code for sense in name.senses if sense.sort in STATES and sense.code), state)
        names.drop(name)
    head = words.top(start, end)
    body = Name(start, end, head, "organization", words.span(start, end))
    body.phrase, body.state = NounPhrase(start, end, head, (noun,)), state
    names.put(body)


def add_state_s(words: Words, names: Names, name: Name) -> None:
    """ "Statistics Iceland", "Team USA": proper nouns that a state's name ends."""
    start = name.start
    while start > words.starts[words.sentence[name.head]] and own_word(words, names, start - 1):
        start -= 1
    goes_on = words.pos[name.end : name.end + 1] == ["PROPN"]
    if start == name.start or goes_on or not one_phrase(words, name.start - 1, name.head):
        return
    over = names.nouns_over[start]
    names.drop(name)
    body = Name(start, name.end, words.top(start, name.end), "organization", words.span(start, name.end))
    body.state = next((sense.code for sense in name.senses if sense.sort == "state"), None)
    if over is not None and (noun := body_noun(over)):
        body.phrase = NounPhrase(start, name.end, body.head, (noun,))
    names.put(body)


def one_phrase(words: Words, first: int, last: int) -> bool:
    """Whether two words side by side are of one phrase, or are taken for two of the same place in one clause."""
    if words.head[first] == last or words.head[last] == first:
        return words.dep[first] in TIED or words.dep[last] in TIED
    return words.head[first] == words.head[last] and words.dep[first] == words.dep[last]


def own_word(words: Words, names: Names, i: int) -> bool:
    """Whether a word before a state's name can only be the first part of a body's."""
    if names.at[i] is not None or words.tag[i] not in NOUN_TAGS or not words.text[i][0].isupper():
        return False
    over = names.nouns_over[i]
    if words.lower[i] in SORTS_OF_STATES:
        return False
    return over is None or body_noun(over) is not None or over.of_sort("document") is not None


def add_described(words: Words, names: Names) -> None:
    """Lets a name that nothing is known of be a body where a noun beside it says so."""
    for phrase in names.nouns_at.values():
        noun = phrase.of_sort("organization", "outlet")
        if noun is None or words.plural(phrase.head) or names.at[phrase.head] is not None:
            continue
        after = names.at[phrase.end] if phrase.end < len(words) else None
        close = after and after.start == phrase.end and words.sentence[after.start] == words.sentence[phrase.head]
        if after and close and one_phrase(words, phrase.head, after.head):
            describe(names, after, phrase, noun)
        before = names.at[phrase.start - 1] if phrase.start else None
        if before and before.end == phrase.start and words.head[before.head] == phrase.head and before.sort in UNLISTED:
            describe(names, before, phrase, noun)


def describe(names: Names, name: Name, phrase: NounPhrase, noun: Noun) -> None:
    """A name that the lexicon has for no body is one by its noun."""
    if name.phrase is not None or any(sense.sort in ("organization", "outlet") for sense in name.senses):
        return
    if name.sort == "person" and name.end - name.start > 1:
        return
    if name.sort in UNKNOWN or (name.senses and not any(sense.sort == "state" for sense in name.senses)):
        name.sort, name.senses = ("outlet" if noun.sort == "outlet" else "organization"), ()
        name.phrase = phrase
