"""Aliases: short forms that a text itself makes for whom it names."""

from whence.lexicon.actors import Actors
from whence.lexicon.entries import Sense
from whence.reading.cast.names_found import Name, Names
from whence.reading.cast.words import Words


def add_aliases(words: Words, actors: Actors, names: Names) -> None:
    """Lets short forms that the text itself makes mean whom they are short for.

    "Islamic Salvation Front (FIS) … FIS", "North Korea … the North", "the North and South Korea".
    """
    aliases: dict[str, Name] = {}
    for name in sorted(names.found, key=lambda one: one.start):
        unknown = not name.senses and name.sort != "person"
        if unknown and (senses := halved(words, actors, names, name)):
            name.sort, name.senses = "", senses
            aliases[name.text] = name
        elif unknown and name.text in aliases and (name.text.isupper() or words.lower[name.start - 1] == "the"):
            known = aliases[name.text]
            name.sort, name.senses, name.entry, name.full = known.sort, known.senses, known.entry, known.text
        if not unknown or name.sort == "organization":
            aliases.update((alias, name) for alias in aliases_of(words, name))


def aliases_of(words: Words, name: Name) -> list[str]:
    """What a name may be called after it: what stands in brackets, a state's first word, either end of a body's."""
    found = []
    end = name.end
    if end + 2 < len(words) and words.text[end] == "(" and words.text[end + 2] == ")" and words.text[end + 1].isupper():
        found.append(words.text[end + 1])
    if end - name.start > 1 and (not name.senses or name.senses[0].sort in ("state", "organization")):
        found.append(words.text[name.start])
        if not name.senses or name.senses[0].sort == "organization":
            found.append(words.text[end - 1])
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
