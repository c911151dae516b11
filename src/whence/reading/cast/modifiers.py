"""Modifiers: what stands before a noun and tells whose, and of what sort, it is.

They are read along the line, from the noun to the left, not down the tree: a wrong arc does less harm so.
"""

from dataclasses import dataclass, field

from whence.lexicon.forms import ACRONYM
from whence.reading.cast.names_found import Name, Names, NounPhrase
from whence.reading.cast.words import Words

OF_STATES = ("state", "adjective", "demonym", "capital", "place")
IN_PHRASE = frozenset(("ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"))
JOINTS = ("-", "–", "‑")
ATTRIBUTIVE = ("amod", "advmod", "compound")
QUOTES = frozenset("\"'“”‘’`")


@dataclass(slots=True)
class Modifiers:
    """What stands before a noun.

    ``start`` is the first token of the phrase, without its article; ``states`` the states it names, each with its
    token; ``name`` is an organization, person or seat named before the noun; ``possessor`` the head of what
    stands in the genitive; ``noun`` a sector noun; ``past`` whether the office is a former one; ``open`` whether
    the phrase speaks of no single state's ("international troops").
    """

    start: int
    states: list[tuple[int, str]] = field(default_factory=list)
    name: Name | None = None
    possessor: int | None = None
    noun: NounPhrase | None = None
    sectors: tuple[str, ...] = ()
    past: bool = False
    open: bool = False


def modifiers(words: Words, names: Names, start: int) -> Modifiers:
    """What stands before the noun that starts at a token."""
    found = Modifiers(start)
    first = words.starts[words.sentence[start]] if start < len(words) else 0
    i = start - 1
    while i >= first:
        i = step(words, names, found, i)
        if i < first:
            break
    found.sectors = tuple(dict.fromkeys(found.sectors))
    return found


def step(words: Words, names: Names, found: Modifiers, i: int) -> int:
    """Takes in what ends at a token; the token to go on from, -1 where the phrase starts after it."""
    name = names.at[i]
    if name is not None and name.end == i + 1:
        return take_name(words, names, found, name)
    if words.genitive(i) and i:
        owner = names.at[i - 1]
        found.possessor = owner.head if owner else i - 1
        found.start = owner.start if owner else i - 1
        return -1
    if words.tag[i] == "PRP$":
        found.possessor = i
        return -1
    phrase = names.noun_ending(i + 1)
    if phrase is not None and words.pos[i] in IN_PHRASE:
        return take_noun(found, phrase)
    if words.text[i] in JOINTS and i > found.start - 2:
        return skip_joint(words, names, found, i)
    if words.pos[i] in IN_PHRASE or (words.pos[i] in ("VERB", "ADV") and words.dep[i] in ATTRIBUTIVE):
        found.start = i
        return i - 1
    if words.text[i] in QUOTES:
        return i - 1
    return coordinated(words, names, found, i)


def take_name(words: Words, names: Names, found: Modifiers, name: Name) -> int:
    if name.sort in OF_STATES:
        found.open = found.open or (name.code is None and name.sort in ("adjective", "demonym"))
        if name.code and (not found.states or linked(words, name)):
            found.states.insert(0, (name.head, name.code))
        elif name.code and topic(names, found):
            found.states[0] = (name.head, name.code)
    elif name.sort in ("organization", "outlet", "seat", "person") and found.name is None:
        found.name = name
        if topic(names, found) and name.sort != "person" and name.code:
            found.states.clear()
    found.start = name.start
    return name.start - 1


def linked(words: Words, name: Name) -> bool:
    """Whether "and" or a comma follows a name."""
    return name.end < len(words) and words.pos[name.end] in ("CCONJ", "PUNCT")


def topic(names: Names, found: Modifiers) -> bool:
    """Whether the state named nearest the noun may be what it deals with ("the U.S. Syria envoy")."""
    if len(found.states) != 1:
        return False
    name = names.at[found.states[0][0]]
    return name is not None and name.sort in ("state", "place")


def take_noun(found: Modifiers, phrase: NounPhrase) -> int:
    """A noun or adjective of the table tells the sector; some tell that the office is past."""
    modifier = phrase.of_sort("modifier") or phrase.noun
    if modifier is not None and modifier.sort not in ("thing", "document", "measure", "state"):
        if modifier.bare == "open":
            found.open = True
        elif "ELI" in modifier.sectors and modifier.sort == "modifier":
            found.past = True
        else:
            found.sectors = modifier.sectors + found.sectors
    if phrase.noun is not None and found.noun is None:
        found.noun = phrase
    found.start = phrase.start
    return phrase.start - 1


def skip_joint(words: Words, names: Names, found: Modifiers, i: int) -> int:
    """Goes over a hyphen. What is joined to a participle is not whose the noun is ("U.S.-backed rebels")."""
    if words.pos[i + 1] == "VERB" or words.tag[i + 1] in ("VBN", "VBG"):
        name = names.at[i - 1]
        found.start = name.start if name else i - 1
        return found.start - 1
    return i - 1


def coordinated(words: Words, names: Names, found: Modifiers, i: int) -> int:
    """Goes on over "and" and commas between the names of states, and nothing else."""
    if not found.states or found.start != first_token(names, found):
        return -1
    if words.pos[i] != "CCONJ" and words.text[i] != ",":
        return -1
    before = names.at[i - 1] if i else None
    if i > 1 and words.text[i - 1] == "," and words.pos[i] == "CCONJ":
        before = names.at[i - 2]
    if before is None or before.sort not in OF_STATES or not attributive(words, before):
        return -1
    return before.end - 1


def first_token(names: Names, found: Modifiers) -> int:
    name = names.at[found.states[0][0]]
    return name.start if name else found.start


def attributive(words: Words, name: Name) -> bool:
    """Whether a state's name before "and" belongs to the noun after it: by its form, or by the tree."""
    if name.sort == "adjective" or words.dep[name.head] in ("amod", "compound"):
        return True
    return name.text.replace(".", "").isupper() and len(name.text) <= ACRONYM and words.role(name.head) != "nsubj"
