"""Conflicts: which claims of one happening cannot all be so, and which only look as if."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.corroboration.amounts import Interval, interval
from whence.corroboration.conflicts import conflicts
from whence.corroboration.results import Conflict
from whence.corroboration.sightings import Sighting, Step, Who, words_in
from whence.lexicon.disputes import load_disputes

ICELAND, NORWAY = (Who(code, name, ()) for code, name in (("ISL", "iceland"), ("NOR", "norway")))
OLSEN = Step("kari olsen", "Kari Olsen", "person", "named", "NOR", ("GOV",))
MINISTRY = Step("iceland", "Iceland", "government", "named", "ISL", ("GOV",))


def event(id: str, text: str, day: int = 14, **changes: object) -> Sighting:
    """A claim, of a report of its own, of a day in May 2024, that Iceland attacked Norway."""
    fields: dict[str, object] = {
        "id": id, "report": f"report {id}", "outlet": None, "credits": (), "published": date(2024, 5, day),
        "kind": "event", "type": "ASSAULT", "actors": (ICELAND,), "recipients": (NORWAY,), "start": None, "end": None,
        "place": None, "country": None, "value": None, "high": None, "bound": None, "unit": None,
        "polarity": "positive", "certainty": "certain", "status": "actual", "words": words_in(text), "text": text,
        "chain": (), "act": "attack", "cue": frozenset({"attacked"}),
    }  # fmt: skip
    return Sighting(**(fields | changes))  # type: ignore[arg-type]


def denial(id: str, text: str, day: int = 14, **changes: object) -> Sighting:
    """A claim that a source denies."""
    return event(id, text, day, **({"status": "denied", "operators": ("deny",)} | changes))


def negation(id: str, text: str, day: int = 14, **changes: object) -> Sighting:
    """A claim that something was not done."""
    return event(id, text, day, **({"polarity": "negative", "operators": ("(not)",)} | changes))


def figure(id: str, amount: str, value: float, day: int = 14, **changes: object) -> Sighting:
    """A count of people killed, told with the event of the same letter in capitals."""
    text = str(changes.pop("text", f"the attack on the harbour killed {amount}"))
    fields = {"kind": "figure", "type": None, "act": None, "cue": frozenset(), "actors": (), "recipients": (),
              "value": value, "unit": "people", "subject": "people", "measure": "kill", "amount": amount,
              "of": id.upper()}  # fmt: skip
    return event(id, text, day, **(fields | changes))


def of_figures(*figures: Sighting) -> list[Conflict]:
    """The conflicts of figures, each told with an event of its own."""
    events = [event(one.of or "", "Iceland attacked the harbour", 14) for one in figures]
    return conflicts("h", events, figures)


def sides(found: list[Conflict]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [(one.kind, [(side.says, side.claims) for side in one.sides]) for one in found]


# ------------------------------------------------------------------------------- denials
def test_a_denial_stands_against_those_who_tell_it() -> None:
    seen = [
        event("a", "Iceland attacked the Norwegian harbour of Bergen"),
        event("b", "Iceland attacked Bergen harbour"),
        denial("c", "Iceland denied that it attacked Bergen harbour"),
    ]
    assert sides(conflicts("h", seen, [])) == [("denial", [("asserts it", ["a", "b"]), ("denies it", ["c"])])]


def test_one_report_may_tell_both_sides() -> None:
    told = event("a", "Iceland attacked Bergen harbour", report="r", chain=(OLSEN,))
    denied = denial("b", "it attacked Bergen harbour", report="r", chain=(MINISTRY,), stance="denies")
    (found,) = conflicts("h", [told, denied], [])
    assert found.kind == "denial" and found.about == "Iceland attacked Bergen harbour"


def test_what_was_not_done_stands_against_what_was() -> None:
    told, other = event("a", "Iceland attacked Bergen"), negation("b", "Iceland has not attacked Bergen")
    assert [one.kind for one in conflicts("h", [told, other], [])] == ["denial"]


def test_those_accused_deny_what_they_are_accused_of() -> None:
    accusation = event("a", "Olsen blamed Iceland for the attack", type="ACCUSE", act="blame",
                       actors=(NORWAY,), recipients=(ICELAND,))  # fmt: skip
    denied = denial("b", "the attack on the harbour", actors=(), recipients=(), operators=(), stance="denies",
                    chain=(MINISTRY,), cue=frozenset({"attack"}))  # fmt: skip
    assert not conflicts("h", [accusation, denied], [])  # it does not say of which attack
    accusation = event("a", "Olsen blamed Iceland for the attack on the harbour", type="ACCUSE", act="blame",
                       actors=(NORWAY,), recipients=(ICELAND,))  # fmt: skip
    assert [one.kind for one in conflicts("h", [accusation, denied], [])] == ["denial"]


@pytest.mark.parametrize(
    "other",
    [
        negation("b", "Iceland has not only attacked Bergen"),
        negation("b", "Iceland has not attacked Bergen", actors=(NORWAY,), recipients=(ICELAND,)),
        negation("b", "Iceland has not yet bombed Bergen", act="bomb"),
        negation("b", "Iceland has not attacked Bergen", certainty="possible"),
        negation("b", "Iceland has not attacked Bergen", day=31),
        negation("b", "Iceland did not attack Tromsø"),
        denial("b", "the attack on Bergen", operators=(), stance="denies", chain=(OLSEN,), actors=()),
        event("b", "Iceland has been attacking Bergen"),
    ],
    ids=["hedged", "by others", "another act", "unsure", "weeks later", "another place", "another denies", "the same"],
)
def test_what_only_sounds_like_a_denial_is_none(other: Sighting) -> None:
    assert not conflicts("h", [event("a", "Iceland attacked Bergen"), other], [])


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "hypothetical"},
        {"status": "conditional"},
        {"stance": "doubts"},
        {"certainty": "unknown"},
        {"words": words_in("whether Iceland attacked Bergen harbour")},
    ],
)
def test_what_is_not_asserted_cannot_be_denied(changes: dict[str, object]) -> None:
    told = event("a", "Iceland attacked Bergen harbour", **changes)
    assert not conflicts("h", [told, denial("b", "it attacked Bergen harbour")], [])


def test_one_source_that_says_both_at_once_means_two_things() -> None:
    told = event("a", "Iceland attacked Bergen", chain=(OLSEN,))
    other = negation("b", "Iceland did not attack Bergen", chain=(OLSEN,))
    assert not conflicts("h", [told, other], [])


def test_a_source_that_says_the_opposite_later_has_changed_its_word() -> None:
    told = event("a", "Iceland attacked Bergen", 14, chain=(OLSEN,))
    other = negation("b", "Iceland did not attack Bergen", 17, chain=(OLSEN,))
    (found,) = conflicts("h", [told, other], [])
    assert found.kind == "changed"
    assert [side.says for side in found.sides] == ["asserts it, told 2024-05-14", "denies it, told 2024-05-17"]


# ------------------------------------------------------------------------------- figures
def test_two_tolls_of_one_attack_conflict() -> None:
    found = of_figures(figure("a", "12", 12), figure("b", "15 people", 15), figure("c", "twelve people", 12))
    assert sides(found) == [
        ("figure", [("12 killed, told 2024-05-14", ["a", "c"]), ("15 killed, told 2024-05-14", ["b"])])
    ]
    assert found[0].about == "people killed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("a", "at least 12", 12, bound="at least"), figure("b", "15", 15)),
        (figure("a", "up to 15", 15, bound="at most"), figure("b", "12", 12)),
        (figure("a", "about 100", 100, bound="about"), figure("b", "105", 105)),
        (figure("a", "nearly 300", 300, bound="about"), figure("b", "297", 297)),
        (figure("a", "10 to 15", 10, high=15.0), figure("b", "12", 12)),
        (figure("a", "1,400", 1400), figure("b", "1,429", 1429)),
        (figure("a", "dozens", 24, bound="at least"), figure("b", "12", 12)),
        (figure("a", "12", 12), figure("b", "15", 15, measure="wound")),
        (figure("a", "12", 12), figure("b", "15 soldiers", 15, subject="soldiers", unit="soldier")),
        (figure("a", "12", 12), figure("b", "three others", 3, subject="others")),
        (figure("a", "12", 12), figure("b", "15", 15, text="the storm drowned 15")),
        (figure("a", "12", 12), figure("b", "15", 15, day=30)),
        (figure("a", "12", 12), figure("b", "15", 15, status="planned")),
        (figure("a", "12", 12), figure("b", "15", 15, report="report a")),
    ],
    ids=["at least", "at most", "about", "nearly", "range", "round", "dozens", "wounded", "of others", "more",
         "something else", "grown", "not yet", "one report"],
)  # fmt: skip
def test_figures_that_can_both_be_right_do_not_conflict(one: Sighting, other: Sighting) -> None:
    assert not of_figures(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("a", "at least 15", 15, bound="at least"), figure("b", "12", 12)),
        (figure("a", "up to 12", 12, bound="at most"), figure("b", "15", 15)),
        (figure("a", "about 100", 100, bound="about"), figure("b", "160", 160)),
        (figure("a", "10 to 15", 10, high=15.0), figure("b", "16", 16)),
        (figure("a", "1,300", 1300), figure("b", "1,429", 1429)),
    ],
    ids=["at least", "at most", "about", "range", "round"],
)
def test_figures_beyond_their_bounds_conflict(one: Sighting, other: Sighting) -> None:
    assert [found.kind for found in of_figures(one, other)] == ["figure"]


def test_money_told_round_is_what_it_is_told_exactly() -> None:
    told = figure("a", "$1.2 billion", 1.2e9, unit="USD")
    assert interval(told).meets(Interval(1_213_000_000, 1_213_000_000))
    assert not interval(told).meets(Interval(1_290_000_000, 1_290_000_000))


# ------------------------------------------------------------------------------- days and places
def bombing(id: str, **changes: object) -> Sighting:
    return event(id, "Iceland attacked the cod museum at Bergen harbour", **changes)


def test_days_that_no_night_joins_conflict() -> None:
    first = bombing("a", start=date(2024, 5, 10), end=date(2024, 5, 10))
    second = bombing("b", start=date(2024, 5, 12), end=date(2024, 5, 12))
    assert sides(conflicts("h", [first, second], [])) == [
        ("day", [("on 2024-05-10", ["a"]), ("on 2024-05-12", ["b"])])
    ]  # fmt: skip


def test_days_side_by_side_and_wide_ones_do_not() -> None:
    first = bombing("a", start=date(2024, 5, 10), end=date(2024, 5, 10))
    assert not conflicts("h", [first, bombing("b", start=date(2024, 5, 11), end=date(2024, 5, 11))], [])
    assert not conflicts("h", [first, bombing("b", start=date(2024, 5, 12), end=date(2024, 5, 14))], [])


def test_two_states_conflict_and_a_city_in_its_state_does_not() -> None:
    text = "Iceland attacked the cod museum at the harbour"
    told = {"place": "Oslo", "country": "NOR"}
    here = event("a", text, **told)
    assert [one.kind for one in conflicts("h", [here, event("b", text, place="Lima", country="PER")], [])] == ["place"]
    assert not conflicts("h", [here, event("b", text, place="Norway", country="NOR")], [])


# ------------------------------------------------------------------------------- order
POOL = [
    event("a", "Iceland attacked Bergen harbour", 12),
    event("b", "Iceland attacked the harbour of Bergen", 13, chain=(OLSEN,)),
    denial("c", "it attacked Bergen harbour", 13, chain=(MINISTRY,)),
    negation("d", "Iceland did not attack Bergen harbour", 15, chain=(OLSEN,)),
    bombing("e", start=date(2024, 5, 10), end=date(2024, 5, 10)),
    bombing("f", start=date(2024, 5, 13), end=date(2024, 5, 13)),
]
FIGURES = [figure(id, str(value), value, of="a") for id, value in (("g", 12), ("i", 15), ("j", 12), ("k", 40))]


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 3)), st.integers())
def test_the_order_of_arrival_tells_nothing(events: set[int], figures: set[int], seed: int) -> None:
    turn = random.Random(seed)
    seen, amounts = [POOL[n] for n in sorted(events)], [FIGURES[n] for n in sorted(figures)]
    again = conflicts("h", turn.sample(seen, len(seen)), turn.sample(amounts, len(amounts)))
    assert again == conflicts("h", seen, amounts)


def test_all_of_the_pool_tells_four_kinds() -> None:
    found = conflicts("h", POOL, FIGURES)
    assert {one.kind for one in found} == {"denial", "changed", "figure", "day"}
    assert len({one.id for one in found}) == len(found)


def test_each_kind_of_word_has_rows() -> None:
    table = load_disputes()
    assert all((table.denying, table.negators, table.neutral, table.hedging, table.open, table.partial, table.function))
    assert table.measures["die"] == table.measures["kill"] == "killed"
