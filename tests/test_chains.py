"""Chains: through whom a content reached the reader, and why somebody goes unnamed."""

from typing import TYPE_CHECKING

import pytest

from whence.lexicon.actors import load_actors
from whence.lexicon.cues import load_cues
from whence.reading.attribution import attributions
from whence.reading.cast import Cast
from whence.reading.evidence import quote
from whence.reading.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@pytest.fixture(scope="module")
def chain(nlp: "Language") -> "Callable[..., list[str]]":
    """The sources of the innermost attribution of some words, the nearest first."""
    actors, cues = load_actors(), load_cues()

    def sources(text: str, words: str, outlet: str | None = None) -> list[str]:
        doc = nlp(text)
        start = text.index(words)
        span = doc.char_span(start, start + len(words), alignment_mode="expand")
        told = attributions(doc, Cast(doc, actors), cues, outlet)
        holding = [n for n, each in enumerate(told) if set(range(span.start, span.end)) <= set(each.content)]
        steps, at = [], min(holding, key=lambda n: (len(told[n].content), -n), default=None)
        while at is not None:
            steps.append(quote(Syntax(doc), told[at].source).text)
            at = told[at].parent
        return steps

    return sources


@pytest.fixture(scope="module")
def why(nlp: "Language") -> "Callable[[str], list[str]]":
    """The reasons for which the sources of a text go unnamed."""
    actors, cues = load_actors(), load_cues()

    def reasons(text: str) -> list[str]:
        doc = nlp(text)
        syntax = Syntax(doc)
        return [quote(syntax, told.reason).text for told in attributions(doc, Cast(doc, actors), cues) if told.reason]

    return reasons


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("According to Reuters, the minister said that the talks had failed.", "the talks had failed",
         ["the minister", "Reuters"]),
        ("The minister said that the talks had failed, Reuters reported.", "the talks had failed",
         ["The minister", "Reuters"]),
        ("The ministry said that satellite images showed that the base was empty.", "the base was empty",
         ["satellite images", "The ministry"]),
        ("The minister told CNN that the talks had failed.", "the talks had failed", ["The minister", "CNN"]),
        ("“The talks have failed,” the minister said in an interview with Reuters.", "The talks have failed",
         ["the minister", "Reuters"]),
        ("The minister was quoted by Xinhua as saying that the talks had failed.", "the talks had failed",
         ["The minister", "Xinhua"]),
        ("Reuters reported that the talks had failed, citing two diplomats.", "the talks had failed",
         ["two diplomats", "Reuters"]),
        ("Citing two diplomats, Reuters reported that the talks had failed.", "the talks had failed",
         ["two diplomats", "Reuters"]),
        ("The minister said that the talks had failed.", "the talks had failed", ["The minister"]),
    ],
)  # fmt: skip
def test_every_step_of_a_chain_is_told_nearest_first(
    chain: "Callable[..., list[str]]", text: str, words: str, wanted: list[str]
) -> None:
    assert chain(text, words) == wanted


def test_the_reports_own_outlet_is_no_step(chain: "Callable[..., list[str]]") -> None:
    text = "The minister told Reuters that the talks had failed."
    assert chain(text, "the talks had failed", "Reuters") == ["The minister"]
    assert chain(text, "the talks had failed", "Politico") == ["The minister", "Reuters"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A diplomat, who was not authorized to speak publicly, said that the talks had failed.",
         "who was not authorized to speak publicly"),
        ("An official said, on condition of anonymity, that the talks had failed.", "on condition of anonymity"),
        ("The talks have failed, said an official who spoke on condition of anonymity because he was not "
         "authorized to discuss the matter.", "because he was not authorized to discuss the matter"),
        ("The talks have failed, said an official who asked not to be named.", "who asked not to be named"),
    ],
)  # fmt: skip
def test_the_report_tells_why_a_source_goes_unnamed(why: "Callable[[str], list[str]]", text: str, wanted: str) -> None:
    assert wanted in why(text)


def test_a_named_source_has_no_reason(why: "Callable[[str], list[str]]") -> None:
    assert why("Anna Lindqvist said that the rebels asked for anonymity.") == []
