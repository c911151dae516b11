"""Readings to keep: a plain one by number, and any that the model allows."""

from typing import get_type_hints

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

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
    Span,
    When,
)  # fmt: skip

READINGS = 24
"""How many readings a record of many has: of two outlets, five nations and a year."""

NATIONS = ("Iceland", "Norway", "Denmark", "Sweden", "Finland")
CODES = ("ISL", "NOR", "DNK", "SWE", "FIN")


def reading(number: int, version: str = "") -> Reading:
    """A report of one sentence, through an agency and an official, with an event, a figure and a relation."""
    one, two = number % 5, (number + 1 + number // 5) % 5
    day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    said = f"{NATIONS[one]} threatened {NATIONS[two]} with {number} sanctions"
    text = f"{said}{version}, a senior official told Reuters on Monday."
    who = text.index("a senior official")
    actor = Party(NATIONS[one], [(0, len(NATIONS[one]))], NATIONS[one], CODES[one], ["GOV"])
    start = text.index(NATIONS[two], len("Iceland threatened") - 6)
    recipient = Party(NATIONS[two], [(start, start + len(NATIONS[two]))], NATIONS[two], CODES[two], ["GOV", "MIL"])
    report = Report(
        id=f"r{number}",
        title=f"Dispute {number}",
        outlet=("Northern Courier", "Harbour Post")[number % 2],
        published=f"{day}T08:00:00Z",
        url=f"https://news.test/{number}",
        byline="A. Writer",
        credits=["Reuters"],
        text=text,
    )
    told = [
        attribution("a1", "Reuters", None, text, "outlet", "named"),
        attribution("a2", None, "a1", text, "person", "anonymous", span=(who, who + 17)),
    ]
    return Reading(report, told, [*claims(text, len(said), actor, recipient, number)], [])


def attribution(
    local_id: str, name: str | None, parent: str | None, text: str, kind: str, naming: str, span: Span = (0, 0)
) -> Attribution:
    """An attribution of a sentence."""
    source = Source(
        text=name or text[slice(*span)],
        spans=[span],
        name=name,
        kind=kind,
        naming=naming,
        reason=None if name else "for he may not speak",
        role=None if name else "senior official",
        actor=None if name else Affiliation("ISL", ["GOV"]),
    )
    content = Quote(text[:20], [(0, 20)])
    return Attribution(
        local_id, "body", source, Quote("told", [(30, 34)]), content, "indirect", "says", when(1), parent
    )


def when(number: int) -> When:
    """A Monday."""
    return When("Monday", f"2024-01-{1 + number % 28:02}", f"2024-01-{1 + number % 28:02}")


def claims(text: str, end: int, actor: Party, recipient: Party, number: int) -> list[Claim]:
    """An event, a figure, a relation, and a statement in the report's own voice."""
    event = Event("THREATEN", "restrict", ["diplomacy"], "138", Quote("threatened", [(8, 18)]), ["acts_verbs:threaten"])
    figure = Figure(float(number), None, "sanctions", "about", "sanctions", None, str(number))
    told = {
        "part": "body",
        "text": text[:end],
        "spans": [(0, end)],
        "chain": ["a2", "a1"],
        "event": None,
        "actors": [],
        "recipients": [],
        "object": None,
        "figure": None,
        "relation": None,
        "time": None,
        "place": None,
        "polarity": "positive",
        "certainty": "probable",
        "status": "threatened",
    }
    act = {"event": event, "actors": [actor], "recipients": [recipient], "object": Quote("sanctions", [(30, 39)])}
    beside = {"time": When("on Monday", None, "2024-01-01"), "place": Place("Bergen", "Bergen", "NOR")}
    return [
        Claim(id="c1", kind="event", **told | act | beside),
        Claim(id="c2", kind="figure", **told | {"figure": figure}),
        Claim(id="c3", kind="relation", **told | {"relation": Relation("ally", actor, recipient)}),
        Claim(id="c4", kind="statement", **told | {"chain": [], "status": "actual"}),
    ]


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
FLOATS = st.floats(allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0)  # SQLite has no -0.0
st.register_type_strategy(str, TEXT)
st.register_type_strategy(float, FLOATS)
st.register_type_strategy(int, st.integers(0, 1_000_000))


def struct(kind: type[msgspec.Struct]) -> st.SearchStrategy[msgspec.Struct]:
    """Any value of a struct: a field that the model gains is in it without a word here."""
    fields = {name: st.from_type(hint) for name, hint in get_type_hints(kind).items()}
    return st.fixed_dictionaries(fields).map(lambda drawn: kind(**drawn))


for kind in (Quote, When, Place, Affiliation, Party, Source, Event, Figure, Relation, Attribution, Claim, Report):
    st.register_type_strategy(kind, struct)


@st.composite
def any_reading(draw: st.DrawFn) -> Reading:
    """A reading as the model allows it, whose parts refer to each other."""
    told = draw(st.lists(st.from_type(Attribution), max_size=4))
    ids = [f"a{number}" for number in draw(st.permutations(range(len(told))))]
    told = [
        replace(each, id=ids[number], parent=draw(st.sampled_from([None, *ids[:number]])))
        for number, each in enumerate(told)
    ]
    told = draw(st.permutations(told))
    claims = draw(st.lists(st.from_type(Claim), max_size=3))
    chains = st.lists(st.sampled_from(ids), max_size=3) if ids else st.just([])
    claims = [replace(each, id=f"c{number}", chain=draw(chains)) for number, each in enumerate(claims)]
    return Reading(draw(st.from_type(Report)), told, claims, draw(st.lists(TEXT, max_size=2)))
