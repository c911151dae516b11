"""Joints: «Iran-backed Houthis», «the Saudi-led coalition», «state-owned Gazprom», «a London-based group»."""

from collections.abc import Iterator

from whence.reading.propositions import Standing
from whence.reading.relations.draft import Draft, Text, joined_up

HYPHENS = frozenset({"-", "–", "‑"})


def joint_at(text: Text, i: int) -> tuple[str, int] | None:
    """The participle that ends at a token and the token of what is joined to it."""
    word = text.syntax.lower[i]
    if word in text.table.joined:
        return (word, i - 2) if i > 1 and text.syntax.words[i - 1] in HYPHENS else None
    last = word.rpartition("-")[2]
    return (last, i) if last in text.table.joined else None


def of_joint(text: Text, participle: str, i: int, name: int) -> Iterator[Draft]:
    """The relations that a participle tells between the name joined to it and what it describes."""
    syntax = text.syntax
    noun = syntax.heads[i]
    if noun <= i or syntax.sentence[noun] != syntax.sentence[i]:
        return
    state = syntax.lower[name] in text.table.words["state"]
    other = text.parties.state_of(noun) if state else name
    if other is None:
        return
    for joined in text.table.joined[participle]:
        type = text.table.types[joined.type.name] if state else joined.type
        parties = text.parties.pair(type, *((other, noun) if joined.inverse else (noun, other)))
        if parties is not None:
            tokens = {name, i, noun, *text.cast.tokens(noun)}
            if other == name:
                tokens.update(text.cast.tokens(name))
            evidence = joined_up(syntax, {j for j in tokens if syntax.sentence[j] == syntax.sentence[i]})
            yield Draft(i, evidence, type, *parties, Standing(), False, True, type.name)
            return
