"""The contexts of an act: what its frame says, and what the words of its clause bring in."""

from whence.lexicon.acts import Acts
from whence.reading.acts.draft import Draft
from whence.reading.acts.words import ActWords
from whence.reading.found import Tokens


def contexts_of(draft: Draft, tokens: Tokens, words: ActWords, table: Acts) -> tuple[str, ...]:
    """PLOVER's contexts for an act with this evidence, those of its frame first."""
    found = dict.fromkeys(draft.contexts)
    for i in tokens:
        for name in words.names(i) if words.may_be(i, table.contextual) else ():
            found.update(dict.fromkeys(table.contexts.get(name, ())))
    return tuple(found)
