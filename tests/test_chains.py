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
        ("The Courier reported Monday, citing two diplomats, that the talks had failed.", "the talks had failed",
         ["two diplomats", "The Courier"]),
        ("State television quoted the minister as saying that the talks had failed.", "the talks had failed",
         ["the minister", "State television"]),
        ("“The talks have failed,” the minister was quoted as saying by the Interfax news agency.",
         "The talks have failed", ["the minister", "the Interfax news agency"]),
        ("The minister, speaking to Al Arabiya television, warned that the talks could fail.", "the talks could fail",
         ["The minister, speaking to Al Arabiya television", "Al Arabiya television"]),
        ("The ministry said in a statement carried by RIA Novosti that the talks had failed.", "the talks had failed",
         ["The ministry", "RIA Novosti"]),
        ("“The talks have failed,” the envoy told CNN's “State of the Union” on Sunday.", "The talks have failed",
         ["the envoy", "CNN"]),
        ("An internal memo seen by Reuters said the plant would close.", "the plant would close",
         ["An internal memo seen by Reuters", "Reuters"]),
        ("A Western diplomat said that, according to two Iranian officials, Tehran had agreed.", "Tehran had agreed",
         ["two Iranian officials", "A Western diplomat"]),
        ("The minister said that Norway wants to end the talks.", "to end the talks", ["Norway", "The minister"]),
        ("Officials said the ministry believed the ships had turned back.", "the ships had turned back",
         ["the ministry", "Officials"]),
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


DATELINED = "OSLO, Norway (AP) — Hundreds of fishermen marched on Thursday. The minister said the talks had failed."


@pytest.mark.parametrize(
    ("outlet", "march", "talks"),
    [
        ("Northern Courier", ["AP"], ["The minister", "AP"]),
        ("Associated Press", [], ["The minister"]),
        (None, [], ["The minister"]),
    ],
)
def test_an_agency_in_the_dateline_told_what_another_outlet_prints(
    chain: "Callable[..., list[str]]", outlet: str | None, march: list[str], talks: list[str]
) -> None:
    assert chain(DATELINED, "Hundreds of fishermen marched", outlet) == march
    assert chain(DATELINED, "the talks had failed", outlet) == talks


def test_a_name_in_brackets_in_the_first_sentence_is_no_dateline(chain: "Callable[..., list[str]]") -> None:
    text = "The network (CNN) has lost viewers. Ratings fell in May."
    assert chain(text, "Ratings fell", "Northern Courier") == []


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


@pytest.mark.parametrize(
    "text",
    [
        "According to Reuters, citing two diplomats, Chad has sent troops to the border.",
        "Chad has sent troops to the border, according to Reuters, which cited two diplomats.",
        "Chad has sent troops to the border, Reuters reported, citing two diplomats.",
    ],
)
def test_whom_an_outlet_cites_stands_behind_it(chain: "Callable[..., list[str]]", text: str) -> None:
    assert chain(text, "troops to the border") == ["two diplomats", "Reuters"]


@pytest.mark.parametrize(
    "text",
    [
        "“They never talk to us,” Chan Kin was quoted by Xinhua as saying.",
        "Chan Kin was quoted by Xinhua as saying that they never talk to us.",
    ],
)
def test_who_is_quoted_by_an_agency_says_so_through_it(chain: "Callable[..., list[str]]", text: str) -> None:
    assert chain(text, "never talk to us") == ["Chan Kin", "Xinhua"]


@pytest.mark.parametrize(
    "text",
    [
        "A Norwegian official told Reuters on condition of anonymity that Iceland had sold the cod.",
        "A Norwegian official told Reuters on the condition of anonymity on Monday that Iceland had sold the cod.",
        "A Norwegian official, speaking on condition of anonymity, told Reuters that Iceland had sold the cod.",
        "Speaking on condition of anonymity, a Norwegian official told Reuters that Iceland had sold the cod.",
        "A Norwegian official told Reuters, on condition of anonymity because he was not authorized to speak, "
        "that Iceland had sold the cod.",
        "A Norwegian official told Reuters on condition of anonymity because of the sensitivity of the matter "
        "that Iceland had sold the cod.",
        "Iceland had sold the cod, a Norwegian official told Reuters on condition of anonymity.",
    ],
)
def test_who_speaks_on_a_condition_still_speaks(chain: "Callable[..., list[str]]", text: str) -> None:
    found = chain(text, "Iceland had sold the cod")
    assert len(found) == 2
    assert "Norwegian official" in found[0]
    assert found[1] == "Reuters"


def test_a_condition_is_no_part_of_what_is_said(why: "Callable[[str], list[str]]") -> None:
    text = "An official told Reuters on condition of anonymity that the cod had been sold."
    assert why(text) == ["on condition of anonymity"]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested ten fishermen in Bergen, the Guardian reported, citing a Danish envoy.",
        "The Guardian reported, citing a Danish envoy, that police arrested ten fishermen in Bergen.",
        "The Guardian, citing a Danish envoy, reported that police arrested ten fishermen in Bergen.",
        "The Guardian reported on Monday that police arrested ten fishermen in Bergen, citing a Danish envoy.",
        "The Guardian reported that Oslo told police to free ten fishermen in Bergen, citing a Danish envoy.",
    ],
)
def test_who_is_cited_is_the_outlet_s_source(chain: "Callable[..., list[str]]", text: str) -> None:
    found = chain(text, "ten fishermen in Bergen")
    assert "a Danish envoy" in found
    assert found[found.index("a Danish envoy") + 1].lower().startswith("the guardian")


@pytest.mark.parametrize(
    "text",
    [
        "Iceland requested that the two trawlers meet in Bergen, said Anna Lindqvist.",
        "Iceland insisted that Norway stop the trawlers, Anna Lindqvist, the fisheries minister, said on Monday.",
        "Iceland demanded that the trawlers leave, Anna Lindqvist said.",
        "Iceland proposed that the trawlers leave, Anna Lindqvist, the fisheries minister, told reporters.",
        "Iceland urged that the trawlers leave, according to Anna Lindqvist.",
    ],
)
def test_who_tells_of_a_request_is_behind_the_one_who_made_it(chain: "Callable[..., list[str]]", text: str) -> None:
    words = next(words for words in ("two trawlers", "stop the trawlers", "the trawlers leave") if words in text)
    asked, told = chain(text, words)
    assert asked == "Iceland"
    assert told.startswith("Anna Lindqvist")
