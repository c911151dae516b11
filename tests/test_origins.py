"""Origins: who says so in the end, and how many of them are independent of one another."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.corroboration.copies import Copy
from whence.corroboration.origins import origins
from whence.corroboration.sightings import Sighting, Step, Who

OFFICIAL = Step("u.s. official", "U.S. official", "person", "anonymous", "USA", ("GOV",))
SULLIVAN = Step("jake sullivan", "Jake Sullivan", "person", "named", "USA", ("GOV",))
KREMLIN = Step("kremlin", "Kremlin", "government", "collective", "RUS", ("GOV",))
REUTERS = Step("reuters", "Reuters", "outlet", "collective", "GBR", ("JRN",))


def sighting(
    report: str, *chain: Step, outlet: str | None = None, credits: tuple[str, ...] = (), number: int = 1
) -> Sighting:
    """Iceland threatens Norway, as a report has it through a chain."""
    text = "Iceland threatened Norway with sanctions"
    return Sighting(
        id=f"{report}-{number}", report=report, outlet=outlet or f"{report} Daily", credits=credits,
        published=date(2024, 5, 15), kind="event", type="THREATEN", 
        actors=(Who("ISL", "iceland", ("GOV",)),), recipients=(Who("NOR", "norway", ("GOV",)),),
       
        start=None, end=None, place=None, country=None, value=None, high=None, bound=None, unit=None,
        polarity="positive", certainty="certain", status="actual", words=frozenset(text.lower().split()), text=text,
        chain=chain,
    )  # fmt: skip


def counted(*seen: Sighting, copies: tuple[Copy, ...] = ()) -> tuple[int, int]:
    found = origins(seen, copies)
    return found.at_least, found.at_most


def test_a_speaker_whom_many_cite_is_one_origin() -> None:
    assert counted(*(sighting(f"r{n}", SULLIVAN) for n in range(5))) == (1, 1)


def test_two_named_speakers_are_two() -> None:
    assert counted(sighting("a", SULLIVAN), sighting("b", KREMLIN)) == (2, 2)


def test_unnamed_officials_of_one_government_may_be_one() -> None:
    found = origins([sighting("a", OFFICIAL), sighting("b", OFFICIAL)])
    assert (found.at_least, found.at_most) == (1, 2)
    assert any("may be the same" in reason for reason in found.may_be_one)


def test_those_who_cite_one_outlets_unnamed_official_add_none() -> None:
    first = sighting("a", OFFICIAL, outlet="Reuters")
    assert counted(first, *(sighting(f"r{n}", OFFICIAL, REUTERS) for n in range(10))) == counted(first)


def test_one_more_named_source_adds_one_to_both_bounds() -> None:
    before = [sighting("a", OFFICIAL), sighting("b", OFFICIAL), sighting("c", KREMLIN)]
    low, high = counted(*before)
    assert counted(*before, sighting("d", SULLIVAN)) == (low + 1, high + 1)


def test_a_copy_adds_none_and_says_why() -> None:
    seen = [sighting("a"), sighting("b")]
    assert counted(*seen) == (1, 2)
    found = origins(seen, [Copy("a", "b", "copy", 0.8, 200)])
    assert (found.at_least, found.at_most) == (1, 1)
    assert any("share their text" in reason for reason in found.origins[0].reasons)


def test_a_reports_own_words_rest_on_its_source() -> None:
    assert counted(sighting("a", SULLIVAN), sighting("a", number=2)) == (1, 1)


def test_reports_that_credit_one_agency_are_of_one_origin() -> None:
    credited = [sighting(f"r{n}", credits=("Reuters",)) for n in range(4)]
    assert counted(*credited, sighting("own", outlet="Reuters")) == (1, 1)


def test_nothing_seen_has_no_origin() -> None:
    assert counted() == (0, 0)


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_arrival_tells_nothing(order: list[int]) -> None:
    seen = [
        sighting("a", OFFICIAL), sighting("b", OFFICIAL, REUTERS), sighting("c"), sighting("d", SULLIVAN),
        sighting("e", SULLIVAN, REUTERS), sighting("d", number=2), sighting("f", credits=("Reuters",)), sighting("g"),
    ]  # fmt: skip
    copies = [Copy("c", "g", "copy", 0.5, 80)]
    assert origins([seen[n] for n in order], copies) == origins(seen, copies)


@pytest.mark.parametrize("chain", [(), (OFFICIAL,), (SULLIVAN, REUTERS)])
def test_one_sighting_is_one_origin(chain: tuple[Step, ...]) -> None:
    assert counted(sighting("a", *chain)) == (1, 1)
