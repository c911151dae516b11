"""Where things happened: the place of an act, a meeting, a figure."""

from typing import Any

import pytest

from whence.model import Report

ACTS = [
    ("Rebels shelled Kharkiv on Sunday.", "Kharkiv", "UKR"),
    ("Bombs ripped through neighborhoods of Baghdad.", "Baghdad", "IRQ"),
    ("Police arrested 40 activists in Cairo.", "Cairo", "EGY"),
    ("The army killed the commander on Iraqi soil.", "Iraq", "IRQ"),
    ("Jordan sent troops into Syria.", "Syria", "SYR"),
    ("The Norwegian and Danish ministers met in Vienna.", "Vienna", "AUT"),
    ("While in Munich, the Norwegian minister met the Danish minister.", "Munich", "DEU"),
    ("The Norwegian minister met with Danish officials in Vienna.", "Vienna", "AUT"),
    ("The Norwegian foreign minister travelled to Nairobi for talks with the Kenyan president.", "Nairobi", "KEN"),
    ("The Norwegian foreign minister visited Nairobi.", "Nairobi", "KEN"),
    ("A bomb killed two soldiers in Paris, Texas.", "Paris", "USA"),
]


def places(reader: Any, text: str) -> list[tuple[str | None, str | None] | None]:
    """The places of the events that a text tells."""
    claims = reader.read(Report(id="r", text=text, published="2021-06-16")).claims
    return [claim.place and (claim.place.name, claim.place.country) for claim in claims if claim.event]


@pytest.mark.parametrize(("text", "name", "country"), ACTS)
def test_an_act_is_where_it_was_done(reader: Any, text: str, name: str, country: str) -> None:
    assert (name, country) in places(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway criticised the war in Yemen.",
        "The Norwegian and Danish ministers discussed the situation in Syria.",
        "Officials in South Korea denied the reports.",
        "Moscow accused Norway of spying.",
    ],
)
def test_what_is_spoken_of_is_not_where_it_is_spoken(reader: Any, text: str) -> None:
    found = places(reader, text)
    assert set(found) == {None}, found


def test_a_square_lies_in_the_state_of_the_city_that_it_is_said_to_be_in(reader: Any) -> None:
    assert {place[1] for place in places(reader, "Protesters marched in Baghdad's Tahrir Square.") if place} == {"IRQ"}


def test_a_figure_is_where_its_clause_is(reader: Any) -> None:
    reading = reader.read(Report(id="r", text="Floods in Pakistan left 300 people dead."))
    (claim,) = [claim for claim in reading.claims if claim.figure]
    assert (claim.place.name, claim.place.country) == ("Pakistan", "PAK")
