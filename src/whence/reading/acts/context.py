"""The contexts of an act: what its frame says, and what the words of its clause bring in."""

from whence.lexicon.acts import Acts
from whence.reading.acts.draft import Draft
from whence.reading.acts.words import ActWords
from whence.reading.found import Tokens


def contexts_of(draft: Draft, tokens: Tokens, words: ActWords, table: Acts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """PLOVER's contexts for an act of this evidence, those of its frame first, and the rows that brought in others."""
    found = dict.fromkeys(draft.contexts, "")
    for i in tokens:
        for name in words.names(i) if words.may_be(i, table.contextual) else ():
            for context, row in table.contexts.get(name, {}).items():
                found.setdefault(context, row)
    return tuple(found), tuple(dict.fromkeys(row for row in found.values() if row))
