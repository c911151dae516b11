"""The tree as lists: what is set right in it stays a tree."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from whence.reading.syntax import Syntax


def syntax(*rows: tuple[str, str, str, int, str]) -> Syntax:
    """A text of words with their tag, part of speech, head and relation."""
    words, tags, pos, heads, deps = (list(column) for column in zip(*rows, strict=True))
    return Syntax(Doc(English().vocab, words=words, tags=tags, pos=pos, heads=heads, deps=deps))


def reaches_the_root(found: Syntax, i: int) -> bool:
    for _ in range(found.size):
        if found.heads[i] == i:
            return True
        i = found.heads[i]
    return False


def test_talks_to_be_held_are_what_is_to_be_held() -> None:
    found = syntax(
        ("They", "PRP", "PRON", 1, "nsubj"), ("met", "VBD", "VERB", 1, "ROOT"), ("before", "IN", "ADP", 3, "case"),
        ("talks", "NNS", "NOUN", 1, "obl"), ("in", "IN", "ADP", 5, "case"), ("Oslo", "NNP", "PROPN", 3, "nmod"),
        ("to", "TO", "PART", 8, "mark"), ("be", "VB", "AUX", 8, "aux:pass"), ("held", "VBN", "VERB", 1, "advcl"),
    )  # fmt: skip
    assert (found.deps[8], found.heads[8]) == ("acl", 3)


def test_a_word_is_not_hung_under_what_hangs_under_it() -> None:
    found = syntax(
        ("We", "PRP", "PRON", 1, "nsubj"), ("wait", "VBP", "VERB", 1, "ROOT"),
        ("Papers", "NNS", "NOUN", 5, "nsubj:pass"), ("to", "TO", "PART", 5, "mark"),
        ("be", "VB", "AUX", 5, "aux:pass"), ("signed", "VBN", "VERB", 1, "advcl"),
    )  # fmt: skip
    assert all(reaches_the_root(found, i) for i in range(found.size))


@pytest.mark.parametrize("number", range(4))
def test_any_mended_tree_is_a_tree(nlp, number: int) -> None:
    text = [
        "Papers to be signed to be read by and to be sent, adviser Ann Lee and envoys to be met, to be told.",
        "According to Reuters, a minister, an envoy, said that talks to be held to be attended by Ann and Bo failed.",
        "To be or to be held, books to be read, read to be held by papers to be read and by adviser Bo Li and Ann.",
        "JUST IN: Votes to be cast to be counted to be told — papers to be printed, editor Jo Ash and staff to be paid",
    ][number]
    found = Syntax(nlp(text))
    assert all(reaches_the_root(found, i) for i in range(found.size))
