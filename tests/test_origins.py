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
CNN = Step("cnn", "CNN", "outlet", "collective", "USA", ("JRN",))
HOLM = Step("sigurd holm", "Sigurd Holm", "person", "named", None, ())
HE = Step("he", "he", "unknown", None, None, ())
CRITICS = Step("critics", "critics", "people", "collective", None, ())
TEXT = "Iceland threatened Norway with sanctions"


def named(name: str, code: str | None = None, *sectors: str) -> Step:
    return Step(name.casefold(), name, "person", "named", code, sectors)


def unnamed(label: str, code: str | None, *sectors: str) -> Step:
    return Step(label.casefold(), label, "person", "anonymous", code, sectors)


def sighting(
    report: str,
    *chain: Step,
    outlet: str | None = None,
    credits: tuple[str, ...] = (),
    number: int = 1,
    text: str = TEXT,
) -> Sighting:
    """Iceland threatens Norway, as a report has it through a chain."""
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
    before = [sighting("a", OFFICIAL), sighting("b", OFFICIAL), sighting("c", KREMLIN), sighting("d")]
    low, high = counted(*before)
    assert counted(*before, sighting("e", HOLM)) == (low + 1, high + 1)


def test_one_more_named_source_adds_one_where_nobody_was_cited() -> None:
    assert counted(sighting("a"), sighting("b")) == (1, 2)
    assert counted(sighting("a"), sighting("b"), sighting("c", HOLM)) == (2, 3)


def test_who_speaks_for_a_party_may_be_behind_those_who_give_no_source() -> None:
    found = origins([sighting("a"), sighting("b", named("Gunnar Orri", "ISL", "GOV"))])
    assert (found.at_least, found.at_most) == (1, 2)
    assert found.may_be_one == ["a Daily: no source is given, and it may be one of the others"]


def test_unnamed_officials_may_be_the_named_one_of_their_government() -> None:
    assert counted(sighting("a", OFFICIAL), sighting("b", SULLIVAN)) == (1, 2)
    assert counted(sighting("a", unnamed("Russian official", "RUS", "GOV")), sighting("b", SULLIVAN)) == (2, 2)


def test_an_outlets_unnamed_source_of_no_told_state_is_the_one_whose_state_is_told() -> None:
    official = unnamed("official", None)
    assert counted(sighting("a", OFFICIAL, REUTERS), sighting("b", official, REUTERS)) == (1, 1)
    assert counted(sighting("a", OFFICIAL, REUTERS), sighting("b", official, CNN)) == (1, 2)


def test_outlets_are_known_by_any_of_their_names() -> None:
    told = [sighting("a", OFFICIAL, outlet="CNN (Web News)"), sighting("b", OFFICIAL, CNN)]
    assert counted(*told) == (1, 1)
    assert counted(sighting("a", outlet="AP"), sighting("b", outlet="Associated Press")) == (1, 1)


def test_a_report_that_cites_an_outlet_rests_on_whom_that_outlet_cites() -> None:
    assert counted(sighting("a", SULLIVAN, outlet="CNN"), sighting("b", CNN)) == (1, 1)
    assert counted(sighting("a", SULLIVAN, CNN), sighting("b", CNN)) == (1, 1)


def test_both_cite_the_same_report() -> None:
    found = origins([sighting("a", REUTERS), sighting("b", REUTERS)])
    assert (found.at_most, found.origins[0].reasons) == (1, ["both cite the same Reuters report"])


def test_a_pronoun_names_nobody() -> None:
    (only,) = origins([sighting("a", HE, outlet="CNN")]).origins
    assert [(root.sort, root.label) for root in only.roots] == [("outlet", "CNN")]
    (only,) = origins([sighting("a", named("They"), REUTERS)]).origins
    assert [(root.sort, root.label) for root in only.roots] == [("outlet", "Reuters")]


def test_a_surname_is_the_only_one_who_bears_it() -> None:
    sullivan = named("Sullivan", "USA", "GOV")
    assert counted(sighting("a", SULLIVAN), sighting("b", sullivan)) == (1, 1)
    assert counted(sighting("a", SULLIVAN), sighting("b", sullivan), sighting("c", named("Ann Sullivan")))[1] == 3


def test_an_initial_makes_no_other_person() -> None:
    assert counted(sighting("a", named("John F. Kerry")), sighting("b", named("John Kerry"))) == (1, 1)


def test_a_body_and_its_spokesman_are_one() -> None:
    spokesman = unnamed("Kremlin spokesman", "RUS", "GOV")
    found = origins([sighting("a", KREMLIN), sighting("b", spokesman)])
    assert (found.at_least, found.at_most) == (1, 1)
    assert found.origins[0].roots[0].sort == "collective"


def test_critics_of_two_outlets_may_be_the_same() -> None:
    assert counted(sighting("a", CRITICS), sighting("b", CRITICS)) == (1, 2)


def test_one_quoted_speech_is_one_origin() -> None:
    words = "we will not let a single boat of theirs into our waters again"
    president = unnamed("the president", "ISL", "GOV")
    seen = [sighting("a", named("Gunnar Orri", "ISL", "GOV"), text=words), sighting("b", president, text=words)]
    found = origins(seen)
    assert (found.at_least, found.at_most, found.origins[0].reasons) == (1, 1, ["one quoted speech"])
    other = sighting("c", president, text="no boat of theirs will ever be let into our waters")
    assert counted(seen[0], other) == (1, 2)


def test_a_copy_adds_none_and_says_why() -> None:
    seen = [sighting("a"), sighting("b")]
    assert counted(*seen) == (1, 2)
    found = origins(seen, [Copy("a", "b", "copy", 0.8, 200, giver="a")])
    assert (found.at_least, found.at_most) == (1, 1)
    assert found.origins[0].reasons == ["b Daily 2024-05-15 is a copy of a Daily 2024-05-15"]
    (unsure,) = origins(seen, [Copy("a", "b", "copy", 0.8, 200)]).origins
    assert unsure.reasons == ["a Daily 2024-05-15 and b Daily 2024-05-15 share their text"]
    (third,) = origins(seen, [Copy("a", "b", "copy", 0.8, 200, through="Reuters")]).origins
    assert third.reasons == ["both carry the same Reuters report"]


def test_a_copy_that_lost_its_source_keeps_that_of_the_original() -> None:
    seen = [sighting("a", SULLIVAN), sighting("b"), sighting("c", unnamed("man", None), text=TEXT + ", he said")]
    copies = (Copy("a", "b", "copy", 0.8, 200, giver="a"), Copy("b", "c", "copy", 0.8, 200, giver="b"))
    (only,) = origins(seen, copies).origins
    assert [root.label for root in only.roots] == ["Jake Sullivan"]


def test_a_copy_that_asked_somebody_else_too_has_two_origins() -> None:
    seen = [sighting("a", SULLIVAN), sighting("b", HOLM, text="Norway was threatened by Iceland, and not for long")]
    assert counted(*seen, copies=(Copy("a", "b", "copy", 0.8, 200, giver="a"),)) == (2, 2)


def test_a_shared_sentence_does_not_make_another_outlets_source_ones_own() -> None:
    seen = [sighting("a", CRITICS), sighting("b", OFFICIAL, CNN)]
    assert counted(*seen, copies=(Copy("a", "b", "copy", 0.4, 14),)) == counted(*seen)


def test_copies_in_a_ring_are_one_origin() -> None:
    ring = (("a", "b", "a"), ("b", "c", "b"), ("a", "c", "c"))
    copies = tuple(Copy(first, second, "copy", 0.8, 200, giver=giver) for first, second, giver in ring)
    assert counted(sighting("a"), sighting("b"), sighting("c"), copies=copies) == (1, 1)


def test_a_copy_whose_own_text_gave_no_source_has_that_of_the_other_whoever_copied() -> None:
    seen = [sighting("a", SULLIVAN), sighting("b", credits=("Reuters",)), sighting("c", credits=("Reuters",))]
    found = origins(seen, [Copy("a", "b", "copy", 0.8, 200, through="Reuters")])
    assert [(one.label, one.claims) for one in found.origins] == [
        ("Jake Sullivan", ["a-1", "b-1"]),
        ("Reuters", ["c-1"]),
    ]


def test_copies_of_an_agencys_report_stay_with_it() -> None:
    seen = [sighting("a", REUTERS), sighting("o", REUTERS), sighting("b"), sighting("c")]
    copies = (
        Copy("a", "b", "copy", 0.8, 200, through="Reuters"),
        Copy("a", "c", "copy", 0.8, 200, giver="a"),
        Copy("b", "c", "copy", 0.8, 200, giver="c"),
    )
    assert counted(*seen, copies=copies) == (1, 1)


def test_each_source_of_a_copied_report_stays_apart() -> None:
    seen = [
        sighting("a", SULLIVAN),
        sighting("a", KREMLIN, number=2, text="Norway was threatened with sanctions and worse"),
    ]
    copied = sighting("b", SULLIVAN)
    assert counted(*seen, copied, copies=(Copy("a", "b", "copy", 0.8, 200, giver="a"),)) == counted(*seen) == (2, 2)


def test_a_reports_own_words_rest_on_its_source() -> None:
    assert counted(sighting("a", SULLIVAN), sighting("a", number=2)) == (1, 1)


def test_own_words_of_one_agency_do_not_make_two_sources_one() -> None:
    seen = [sighting("a", SULLIVAN), sighting("b", KREMLIN)]
    own = [sighting("a", number=2, credits=("Reuters",)), sighting("b", number=2, credits=("Reuters",))]
    assert counted(*seen, *own) == (2, 2)


def test_reports_that_credit_one_agency_are_of_one_origin() -> None:
    credited = [sighting(f"r{n}", credits=("Reuters",)) for n in range(4)]
    assert counted(*credited, sighting("own", outlet="Reuters")) == (1, 1)
    assert counted(*credited, sighting("both", credits=("Associated Press", "Reuters"))) == (1, 2)


def test_the_count_is_of_a_claim_not_of_a_report() -> None:
    assert counted(sighting("a", SULLIVAN), sighting("a", KREMLIN, number=2)) == (2, 2)


def test_nothing_seen_has_no_origin() -> None:
    assert counted() == (0, 0)


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(8)))
def test_the_order_of_arrival_tells_nothing(order: list[int]) -> None:
    seen = [
        sighting("a", OFFICIAL), sighting("b", OFFICIAL, REUTERS), sighting("c"), sighting("d", SULLIVAN),
        sighting("e", SULLIVAN, REUTERS), sighting("d", number=2), sighting("f", credits=("Reuters",)), sighting("g"),
    ]  # fmt: skip
    copies = [Copy("c", "g", "copy", 0.5, 80), Copy("b", "g", "copy", 0.5, 80, giver="g")]
    assert origins([seen[n] for n in order], copies[:: 1 - 2 * (order[0] % 2)]) == origins(seen, copies)


STEPS = st.sampled_from([OFFICIAL, SULLIVAN, KREMLIN, REUTERS, CNN, HOLM, HE, CRITICS])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(STEPS, max_size=3), min_size=1, max_size=7))
def test_the_range_is_one_and_holds_every_claim_once(chains: list[list[Step]]) -> None:
    seen = [sighting(f"r{n // 2}", *chain, number=n) for n, chain in enumerate(chains)]
    found = origins(seen)
    assert 1 <= found.at_least <= found.at_most == len(found.origins)
    assert sorted(id for one in found.origins for id in one.claims) == sorted(one.id for one in seen)
    assert bool(found.may_be_one) >= (found.at_least < found.at_most)


@pytest.mark.parametrize("chain", [(), (OFFICIAL,), (SULLIVAN, REUTERS)])
def test_one_sighting_is_one_origin(chain: tuple[Step, ...]) -> None:
    assert counted(sighting("a", *chain)) == (1, 1)
