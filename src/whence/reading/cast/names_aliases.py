"""Aliases: short forms that a text itself makes for whom it names."""

from whence.lexicon.actors import Actors
from whence.lexicon.entries import Sense
from whence.reading.cast.names_found import Name, Names
from whence.reading.cast.words import Words

SMALL = frozenset(("of", "for", "on", "and", "the", "in", "to", "de", "del", "la", "al", "&"))
"""Words that an abbreviation may leave out."""
LONGEST = 12
"""Over how many words an abbreviation in brackets reaches back."""


def add_aliases(words: Words, actors: Actors, names: Names) -> None:
    """Lets short forms that the text itself makes mean whom they are short for.

    "Islamic Salvation Front (FIS) … FIS", "Liaison Department" of an "International Liaison Department",
    "North Korea … the North", "the North and South Korea".
    """
    aliases: dict[str, Name] = {}
    for name in sorted(names.found, key=lambda one: one.start):
        unknown = not name.senses and name.sort != "person"
        if unknown and (senses := halved(words, actors, names, name)):
            name.sort, name.senses = "", senses
            aliases[name.text] = name
        elif unknown and name.text in aliases and may_be_short(words, name):
            known = aliases[name.text]
            name.sort, name.senses, name.entry = known.sort, known.senses, known.entry
            name.phrase, name.state, name.full = known.phrase, known.state, known.full or known.text
        if bracket := bracketed(words, names, name):
            aliases.setdefault(bracket, name)
        if not unknown or name.sort == "organization":
            aliases.update((alias, name) for alias in aliases_of(words, name))


def may_be_short(words: Words, name: Name) -> bool:
    """Whether a name may be a short one: an abbreviation, one of several words, or one after "the"."""
    return name.text.isupper() or name.end - name.start > 1 or words.lower[name.start - 1] == "the"


def bracketed(words: Words, names: Names, name: Name) -> str | None:
    """The abbreviation that stands in brackets after a name, or after what goes on from it ("… of America (ZOA)")."""
    if name.sort == "person" or (name.senses and name.senses[0].sort not in ("organization", "outlet")):
        return None
    for i in range(name.end, min(name.end + LONGEST, len(words) - 2)):
        if words.sentence[i] != words.sentence[name.start]:
            return None
        if words.text[i] == "(" and words.text[i + 2] == ")" and words.text[i + 1].isupper():
            short = words.text[i + 1]
            return short if i == name.end or stands_for(short, words.text[name.start : i]) else None
        if words.lower[i] not in SMALL and not words.text[i][0].isupper():
            return None
    return None


def stands_for(short: str, texts: list[str]) -> bool:
    """Whether an abbreviation has the initials of some words, those of small words or not."""
    initials = "".join(text[0] for text in texts if text[0].isalpha()).upper()
    large = "".join(text[0] for text in texts if text[0].isalpha() and text.lower() not in SMALL).upper()
    return short.replace(".", "") in (initials, large)


def aliases_of(words: Words, name: Name) -> list[str]:
    """What a name may be called after it: a state's first word, either end of a body's, of one word or more."""
    size = name.end - name.start
    if size < 2 or (name.senses and name.senses[0].sort not in ("state", "organization")):
        return []
    found = [words.text[name.start]]
    if not name.senses or name.senses[0].sort == "organization":
        found += [words.span(start, name.end) for start in range(name.start + 1, name.end)]
        found += [words.span(name.start, end) for end in range(name.start + 2, name.end)]
    return found


def halved(words: Words, actors: Actors, names: Names, name: Name) -> tuple[Sense, ...]:
    """What the first half of "North and South Korea" means."""
    after = name.end + 1
    if after >= len(words) or words.pos[name.end] != "CCONJ":
        return ()
    other = names.at[after]
    if other is None or other.start != after or other.end - other.start < 2 or not other.senses:
        return ()
    return actors.named(f"{name.text} {words.span(after + 1, other.end)}")
