"""Names and sector nouns as they are found in a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.lexicon.entries import Entry, Noun, Sense

NO_HEADS = ("modifier", "title", "measure", "name")
"""Sorts of rows that are none for what heads a phrase."""


@dataclass(slots=True)
class Name:
    """A name in the text: tokens ``start`` to ``end`` (excluded), the token its phrase hangs by, what it means.

    ``sort`` is the lexicon's, or "unknown" for proper nouns that nothing is known of; ``full`` the name that it is
    short for, where the text tells; ``phrase`` the noun that tells what it is, ``state`` the code of the state in it,
    of a body that the lexicon does not know.
    """

    start: int
    end: int
    head: int
    sort: str
    text: str
    senses: tuple[Sense, ...] = ()
    entry: Entry | None = None
    full: str | None = None
    phrase: NounPhrase | None = None
    state: str | None = None

    @property
    def code(self) -> str | None:
        return self.entry.code if self.entry else self.state


@dataclass(slots=True)
class NounPhrase:
    """A sector noun in the text: tokens ``start`` to ``end`` (excluded), its head, the rows that it can be."""

    start: int
    end: int
    head: int
    nouns: tuple[Noun, ...]

    def of_sort(self, *sorts: str) -> Noun | None:
        return next((noun for noun in self.nouns if noun.sort in sorts), None)

    @property
    def noun(self) -> Noun | None:
        """The row that it is where it heads a phrase."""
        return next((noun for noun in self.nouns if noun.sort not in NO_HEADS), None)


@dataclass(slots=True)
class Names:
    """All names and sector nouns of a text, by the tokens that they cover, end at, and hang by.

    ``name_nouns`` are nouns that are a body's only in its name.
    """

    at: list[Name | None]
    nouns_over: list[NounPhrase | None]
    found: list[Name] = field(default_factory=list)
    nouns_at: dict[int, NounPhrase] = field(default_factory=dict)
    name_nouns: list[NounPhrase] = field(default_factory=list)

    def put(self, name: Name) -> None:
        self.found.append(name)
        for i in range(name.start, name.end):
            self.at[i] = name

    def drop(self, name: Name) -> None:
        self.found = [one for one in self.found if one is not name]
        for i in range(name.start, name.end):
            self.at[i] = None

    def put_noun(self, phrase: NounPhrase) -> None:
        if all(noun.sort == "name" for noun in phrase.nouns):
            self.name_nouns.append(phrase)
            return
        self.nouns_at[phrase.head] = phrase
        for i in range(phrase.start, phrase.end):
            self.nouns_over[i] = phrase

    def noun_ending(self, end: int) -> NounPhrase | None:
        """The sector noun that ends before a token."""
        phrase = self.nouns_over[end - 1] if end > 0 else None
        return phrase if phrase and phrase.end == end else None

    def noun_starting(self, start: int) -> NounPhrase | None:
        """The sector noun that starts at a token."""
        phrase = self.nouns_over[start]
        return phrase if phrase and phrase.start == start else None
