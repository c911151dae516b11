"""A person sees who claims what, how sure it is, and the words that say so."""

import io
from typing import Any

import pytest
from rich.console import Console

from whence.model import (
    Affiliation,
    Attribution,
    Claim,
    Event,
    Figure,
    Party,
    Place,
    Quote,
    Reading,
    Relation,
    Report,
    Source,
    When,
)
from whence.showing.groups import by_source
from whence.showing.terminal import amount, clean, show

ICELAND = Party("Iceland", [(0, 7)], "Iceland", "ISL", ["GOV"])
NORWAY = Party("Oslo", [(9, 13)], "Norway", "NOR", ["GOV"])
OFFICIAL = Source("an official", [], None, "person", "anonymous", "on condition of anonymity", None, None)
MINISTER = Source(
    "Solheim", [], "Ingrid Solheim", "person", "named", None, "foreign minister", Affiliation("NOR", ["GOV"])
)
PAPER = Source("Fjordposten", [], "Fjordposten", "outlet", "named", None, None, None)


def attribution(id: str, source: Source, **changes: Any) -> Attribution:
    given: dict[str, Any] = {
        "part": "body",
        "cue": Quote("said", []),
        "content": Quote("that it had threatened Oslo", []),
        "manner": "indirect",
        "stance": "says",
        "said": None,
        "parent": None,
    }
    return Attribution(id=id, source=source, **(given | changes))


def claim(id: str, chain: list[str], **changes: Any) -> Claim:
    given: dict[str, Any] = {
        "part": "body",
        "kind": "event",
        "spans": [],
        "text": f"the words of {id}",
        "event": Event("THREATEN", None, [], None, Quote("threatened", [])),
        "actors": [ICELAND],
        "recipients": [NORWAY],
        "object": None,
        "figure": None,
        "relation": None,
        "time": None,
        "place": None,
        "polarity": "positive",
        "certainty": "certain",
        "status": "actual",
    }
    return Claim(id=id, chain=chain, **(given | changes))


def reading(
    attributions: list[Attribution], claims: list[Claim], problems: list[str] | None = None, **report: Any
) -> Reading:
    return Reading(Report(**({"id": "r", "text": "Iceland, Oslo"} | report)), attributions, claims, problems or [])


def shown(reading: Reading, width: int = 80, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    with console.capture() as capture:
        show(reading, console)
    return capture.get()


def test_anonymous_source_is_marked_with_the_reason():
    text = shown(reading([attribution("a0", OFFICIAL)], [claim("c0", ["a0"])]))
    assert "an official [anonymous] “on condition of anonymity”" in text
    assert "1 source (1 anonymous)" in text


def test_named_source_has_full_name_role_and_state():
    text = shown(reading([attribution("a0", MINISTER)], [claim("c0", ["a0"])]))
    assert "Ingrid Solheim, foreign minister NOR GOV" in text
    assert "anonymous" not in text


def test_relaying_source_is_shown():
    chain = [attribution("a0", PAPER), attribution("a1", OFFICIAL, parent="a0")]
    assert "through Fjordposten" in shown(reading(chain, [claim("c0", ["a1", "a0"])]))


def test_event_names_type_actor_and_recipient():
    assert "THREATEN  Iceland → Norway" in shown(reading([], [claim("c0", [])]))


def test_words_of_the_report_are_quoted():
    assert "“the words of c0”" in shown(reading([], [claim("c0", [])]))


def test_plain_fact_has_no_marks_and_anything_else_has():
    plain = shown(reading([], [claim("c0", [])]))
    assert "[" not in plain
    marked = shown(reading([], [claim("c0", [], status="planned", certainty="possible", polarity="negative")]))
    assert "[not so] [planned] [possible]" in marked


def test_time_place_and_day_of_telling_are_shown():
    when, said = When("last week", "2024-05-06", "2024-05-12"), When("on Tuesday", "2024-05-14", "2024-05-14")
    where = Place("Oslo", "Oslo", "NOR")
    text = shown(reading([attribution("a0", MINISTER, said=said)], [claim("c0", ["a0"], time=when, place=where)]))
    assert "2024-05-06 to 2024-05-12 · Oslo, NOR · said 2024-05-14" in text


def test_relation_and_statement_are_shown():
    relation = Relation("ally", ICELAND, NORWAY)
    claims = [
        claim("c0", [], kind="relation", event=None, relation=relation),
        claim("c1", [], kind="statement", event=None),
    ]
    text = shown(reading([], claims))
    assert "Iceland ally Norway" in text
    assert "statement\n" in text


def test_claims_of_one_source_stand_together():
    attributions = [attribution("a0", OFFICIAL), attribution("a1", MINISTER), attribution("a2", OFFICIAL)]
    claims = [claim("c0", ["a0"]), claim("c1", ["a1"]), claim("c2", ["a2"])]
    groups = by_source(reading(attributions, claims))
    assert [[claim.id for claim, _ in group.claims] for group in groups] == [["c0", "c2"], ["c1"]]


def test_same_source_through_another_paper_stands_apart():
    attributions = [attribution("a0", PAPER), attribution("a1", OFFICIAL, parent="a0"), attribution("a2", OFFICIAL)]
    groups = by_source(reading(attributions, [claim("c0", ["a1", "a0"]), claim("c1", ["a2"])]))
    assert [len(group.sources) for group in groups] == [2, 1]


def test_attribution_without_a_claim_is_not_lost():
    text = shown(reading([attribution("a0", MINISTER, stance="warns")], []))
    assert "Ingrid Solheim" in text
    assert "warns\n" in text
    assert "“that it had threatened Oslo”" in text


def test_problems_are_shown():
    assert "! “he” may be two people" in shown(reading([], [], ["“he” may be two people"]))


@pytest.mark.parametrize("width", [30, 50, 120])
def test_no_line_is_wider_than_the_terminal(width):
    long = claim("c0", ["a0"], text="the navy sent three frigates to the fishing grounds east of the island " * 3)
    text = shown(
        reading([attribution("a0", OFFICIAL)], [long], title="A headline that goes on and on and on and on"), width
    )
    assert max(map(len, text.splitlines())) <= width


def test_colour_is_for_terminals_alone():
    one = reading([attribution("a0", OFFICIAL)], [claim("c0", ["a0"])])
    assert "\x1b[" not in shown(one)
    assert "\x1b[" in shown(one, colour=True)


def test_a_report_cannot_steer_the_terminal():
    evil = "\x1b[2Jcleared\x07 \u202ereversed\r\nover"
    text = shown(reading([], [claim("c0", [], text=evil)], [evil], title=evil, outlet=evil))
    assert not set("\x1b\x07\u202e\r") & set(text)
    assert clean("\x1b[2J") == "\N{REPLACEMENT CHARACTER}[2J"


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (Figure(79.3e9, None, "USD", None, None, None, ""), "79.3 billion USD"),
        (Figure(5000, None, "people", "at least", None, None, ""), "at least 5,000 people"),
        (Figure(10, 15, "percent", "about", None, None, ""), "about 10 to 15 percent"),
        (Figure(0.5, None, None, None, None, None, ""), "0.5"),
        (Figure(-2e6, None, "EUR", None, None, None, ""), "-2 million EUR"),
    ],
)
def test_figures_are_written_as_a_report_would(figure, told):
    assert amount(figure) == told
