"""Timelines and ties: what is counted, and when."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.corroboration.results import Actor, Happening
from whence.corroboration.store import Parties
from whence.corroboration.ties import ties
from whence.corroboration.timelines import timeline
from whence.errors import InputError
from whence.lexicon.scores import score_of, scored

DAYS = st.dates(date(2023, 11, 20), date(2024, 3, 10))
TYPES = st.sampled_from(sorted(scored()))


def happening(day: date | None, type: str = "ASSAULT", ahead: bool = False, number: int = 0) -> Happening:
    return Happening(
        id=f"h{number}", type=type, ahead=ahead, text="", actors=[], recipients=[], start=None, end=None, place=None,
        country=None, first_told=day, last_told=day, claims=[], figures=[], reports=1, outlets=1, at_least=1, at_most=1,
        conflicts=0, related=[],
    )  # fmt: skip


@given(st.lists(st.tuples(DAYS, TYPES), max_size=12), st.sampled_from(["day", "week", "month"]))
def test_periods_have_no_gap_and_count_each_happening_once(told, by):
    found = [happening(day, type, number=number) for number, (day, type) in enumerate(told)]
    periods = timeline(found, by).periods
    assert sum(one.happenings for one in periods) == len(found)
    total = sum(score_of(one.type) for one in found)
    assert sum(one.cooperation + one.conflict for one in periods) == pytest.approx(total)
    assert all(one.conflict <= 0 <= one.cooperation for one in periods)
    for one, other in pairwise(periods):
        assert other.start == one.end + timedelta(days=1)
    if periods:
        assert periods[0].start <= min(day for day, _ in told)
        assert periods[-1].start <= max(day for day, _ in told) <= periods[-1].end


def test_a_week_begins_on_monday_and_a_month_ends_with_its_last_day():
    wednesday = happening(date(2024, 2, 28))
    assert [(one.start, one.end) for one in timeline([wednesday], "week").periods] == [
        (date(2024, 2, 26), date(2024, 3, 3))
    ]
    assert [(one.start, one.end) for one in timeline([wednesday], "month").periods] == [
        (date(2024, 2, 1), date(2024, 2, 29))
    ]


def test_the_calendar_may_end_and_too_many_days_are_told():
    assert timeline([happening(date(9999, 12, 30))], "month").periods[-1].end == date.max
    misread = [happening(date(12, 5, 1)), happening(date(2024, 5, 1), number=1)]
    with pytest.raises(InputError, match="too many days"):
        timeline(misread, "day")
    assert timeline([], "day").periods == []


def test_what_is_only_planned_counts_nothing_and_a_threat_does():
    day = date(2024, 5, 14)
    planned, threat = happening(day, "CONSULT", ahead=True), happening(day, "THREATEN", ahead=True, number=1)
    assert [(one.happenings, one.conflict) for one in timeline([planned, threat], "day").periods] == [
        (1, score_of("THREATEN"))
    ]


def test_parties_of_a_state_are_the_state_and_a_mutual_act_is_one_tie():
    minister = Actor("Ingrid Solheim", "NOR", ("GOV",), 2)
    iceland, norway = Actor("Iceland", "ISL", (), 3), Actor("Norway", "NOR", (), 1)
    found = ties([
        ("THREATEN", Parties([iceland], [norway])),
        ("ACCUSE", Parties([iceland], [minister])),
        ("THREATEN", Parties([iceland], [norway, minister])),
        ("CONSULT", Parties([iceland, minister], [])),
        ("ACCUSE", Parties([iceland], [iceland])),
    ])  # fmt: skip
    assert [(one.actor.label, one.recipient.label, one.type, one.happenings) for one in found] == [
        ("Iceland", "Norway", "THREATEN", 4)
    ]
    assert found[0].score == round((2 * score_of("THREATEN") + score_of("ACCUSE") + score_of("CONSULT")) / 4, 2)


def test_who_has_no_name_is_no_part_of_a_tie():
    found = ties([("ACCUSE", Parties([Actor("Iceland", "ISL", (), 1)], [Actor("other countries", None, (), 1)]))])
    assert found == []


def test_a_party_that_few_claims_name_is_no_part_of_a_tie():
    often, once = Actor("Norway", "NOR", (), 9), Actor("Chad", "TCD", (), 1)
    found = ties([("ACCUSE", Parties([Actor("Iceland", "ISL", (), 9)], [often, once]))])
    assert [one.recipient.label for one in found] == ["Norway"]
