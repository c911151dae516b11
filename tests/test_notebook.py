"""A notebook shows the words of a report, what is claimed in them, and who stands behind it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from lxml import html

from whence.corroboration.results import Actor, Happening
from whence.model import Attribution, Claim, Event, Party, Place, Quote, Reading, Report, Source, When
from whence.record.results import KeptClaim, ReportHead
from whence.showing import notebook

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</style>"
TAGS = {"div", "style", "p", "b", "q", "i", "span", "mark", "sup", "ol", "li"}
TEXT = "Iceland has threatened Norway,  an official told Fjordposten.\n\nNorway <b>denied</b> it & left.\n"
OFFICIAL = Source("an official", [(32, 43)], None, "person", "anonymous", "not allowed to speak", None, None)
PAPER = Source("Fjordposten", [(49, 60)], "Fjordposten", "outlet", "named", None, None, None)
ICELAND, NORWAY = Party("Iceland", [(0, 7)], "Iceland", "ISL", []), Party("Norway", [(23, 29)], "Norway", "NOR", [])


def attribution(id: str, source: Source, parent: str | None = None) -> Attribution:
    return Attribution(id, "body", source, Quote("told", []), Quote("x", []), "indirect", "says", None, parent)


def claim(id: str, spans: list[tuple[int, int]], chain: list[str], **changes: Any) -> Claim:
    given: dict[str, Any] = {
        "part": "body", "kind": "event", "text": " … ".join(TEXT[start:end] for start, end in spans),
        "event": Event("THREATEN", None, [], None, Quote("threatened", [])), "actors": [ICELAND],
        "recipients": [NORWAY], "object": None, "figure": None, "relation": None,
        "time": When("now", "2022-03-02", "2022-03-02"),
        "place": Place("Oslo", "Oslo", "NOR"), "polarity": "positive", "certainty": "certain", "status": "actual",
    }  # fmt: skip
    return Claim(id=id, spans=spans, chain=chain, **(given | changes))


def reading(**report: Any) -> Reading:
    given: dict[str, Any] = {"title": "Iceland threatens Norway", "outlet": "Cod Gazette", "published": "2022-03-02"}
    claims = [
        claim("c1", [(0, 29)], ["a1", "a2"]),
        claim("c2", [(8, 43)], []),
        claim("c3", [(0, 7)], [], part="title", text="Iceland"),
    ]
    return Reading(
        Report(id="r1", text=TEXT, **(given | report)),
        [attribution("a1", OFFICIAL, "a2"), attribution("a2", PAPER)],
        claims,
        [],
    )


def happening(**changes: Any) -> Happening:
    given: dict[str, Any] = {
        "id": "r1-1", "type": "THREATEN", "ahead": False, "text": "Iceland has threatened Norway",
        "actors": [Actor("Iceland", "ISL", (), 2)], "recipients": [Actor("Norway", "NOR", (), 2)],
        "start": date(2022, 3, 2), "end": date(2022, 3, 2), "place": "Oslo", "country": "NOR", "first_told": None,
        "last_told": None, "claims": ["a", "b"], "figures": [], "reports": 2, "outlets": 1, "at_least": 1, "at_most": 3,
        "conflicts": 0, "related": [],
    }  # fmt: skip
    return Happening(**(given | changes))


def kept() -> KeptClaim:
    head = ReportHead("r1", "r1", "Iceland threatens Norway", None, "2022-03-02", None, None, 1, None, True, "1", "x")
    return KeptClaim("r1-1", "2022-03-02", head, reading().claims[0], reading().attributions)


def text_of(markup: str) -> str:
    found = html.fromstring(markup)
    for style in found.iter("style"):
        style.text = None
    return " ".join(found.text_content().split())


@pytest.fixture
def registered() -> Iterator[None]:
    notebook.load_ipython_extension(None)
    yield
    for kind in (Report, Reading, Claim, KeptClaim, Happening):
        del kind._repr_html_


def test_a_notebook_that_loads_the_extension_gets_html_of_all(registered: None):
    for shown in (reading().report, reading(), reading().claims[0], kept(), happening()):
        assert shown._repr_html_().startswith('<div class="whence">')  # type: ignore[union-attr]


def test_the_text_of_a_report_is_whole_whatever_is_marked_in_it():
    for markup in (notebook.reading(reading()), notebook.report(reading().report)):
        (body,) = html.fromstring(markup).find_class("text")
        for number in body.iter("sup"):
            number.text = None
        assert body.text_content() == TEXT


def test_claims_are_marked_in_place_where_they_overlap_too():
    (body,) = html.fromstring(notebook.reading(reading())).find_class("text")
    assert [(mark.text, mark.get("title")) for mark in body.iter("mark")] == [
        ("Iceland ", "claim 1"),
        ("has threatened Norway", "claim 1, 2"),
        (",  an official", "claim 2"),
    ]
    assert [number.text for number in body.iter("sup")] == ["1", "2"]


def test_claims_of_the_title_are_marked_there():
    (title,) = html.fromstring(notebook.reading(reading())).find_class("title")
    assert [mark.text for mark in title.iter("mark")] == ["Iceland"]


def test_a_chain_leads_from_the_speaker_to_the_report():
    chains = [
        " ".join(each.text_content().split())
        for each in html.fromstring(notebook.reading(reading())).find_class("chain")
    ]
    assert chains[0] == "an official unnamed: not allowed to speak → Fjordposten → Cod Gazette"
    assert chains[1] == "Cod Gazette"


def test_a_kept_claim_has_its_chain_and_its_report():
    told = text_of(notebook.kept_claim(kept()))
    assert "THREATEN Iceland → Norway" in told and "unnamed: not allowed to speak → Fjordposten → this report" in told
    assert "2022-03-02 · Oslo, NOR" in told and "r1-1" in told


def test_a_claim_by_itself_names_the_attributions_it_came_through():
    assert "through a1, a2" in text_of(notebook.claim(reading().claims[0]))
    assert "in the report's own words" in text_of(notebook.claim(reading().claims[1]))


def test_a_happening_has_its_range_of_origins():
    assert "1 to 3 independent origins · 2 claims, 2 reports, 1 outlet, 0 conflicts" in text_of(
        notebook.happening(happening())
    )
    assert "1 independent origin ·" in text_of(notebook.happening(happening(at_most=1)))
    assert "told as to come" in text_of(notebook.happening(happening(ahead=True)))


def hostile_outputs() -> list[str]:
    source = Source(HOSTILE, [], None, "person", "anonymous", HOSTILE, None, None)
    hostile = Reading(
        Report(id=HOSTILE, title=HOSTILE, outlet=HOSTILE, published=HOSTILE, url=f"javascript:{HOSTILE}", text=HOSTILE),
        [attribution("a1", source)],
        [claim("c1", [(0, 9)], ["a1"], text=HOSTILE, place=Place(HOSTILE, HOSTILE, None))],
        [HOSTILE],
    )
    told = happening(text=HOSTILE, actors=[Actor(HOSTILE, None, (), 1)], place=HOSTILE)
    return [notebook.reading(hostile), notebook.report(hostile.report), notebook.claim(hostile.claims[0]),
            notebook.happening(told)]  # fmt: skip


@pytest.mark.parametrize("markup", hostile_outputs())
def test_no_text_acts_as_markup(markup: str):
    found = html.fromstring(markup)
    assert {each.tag for each in found.iter()} <= {
        "div",
        "style",
        "p",
        "b",
        "q",
        "i",
        "span",
        "mark",
        "sup",
        "ol",
        "li",
    }
    assert not [key for each in found.iter() for key in each.attrib if key not in ("class", "title")]
    assert HOSTILE in text_of(markup)


def test_the_style_reaches_nothing_but_the_output_and_knows_the_dark():
    rules = notebook.style()
    selectors = re.findall(r"(?:^|[}{])\s*([^@{};]+)\{", rules)
    assert selectors and all(
        ".whence" in part for selector in selectors for part in re.split(r",(?![^(]*\))", selector)
    )
    assert "prefers-color-scheme: dark" in rules and "data-jp-theme-light" in rules


def test_an_output_names_nothing_outside():
    markup = notebook.reading(reading(url="https://gazette.example/1"))
    assert not re.search(r"(href|src)=|url\(|@import", markup)
