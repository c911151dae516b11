"""Happenings: which claims of reports are of one event, and which only look alike."""

import random
from datetime import date

from whence.corroboration.happenings import happenings
from whence.corroboration.sightings import Sighting, Who

ICELAND, NORWAY, CHAD = (Who(code, code.lower(), ("GOV",)) for code in ("ISL", "NOR", "TCD"))


def sighting(id: str, text: str, day: int, **changes: object) -> Sighting:
    """A claim of a report of a day in May 2024."""
    fields: dict[str, object] = {
        "id": id, "report": f"report {id}", "outlet": None, "credits": (), "published": date(2024, 5, day),
        "kind": "event", "type": "ASSAULT", "actors": (ICELAND,), "recipients": (NORWAY,), "start": None, "end": None,
        "place": None, "country": None, "value": None, "high": None, "bound": None, "unit": None,
        "polarity": "positive", "certainty": "certain", "status": "actual", "words": frozenset(text.lower().split()),
        "text": text, "chain": (),
    }  # fmt: skip
    return Sighting(**(fields | changes))  # type: ignore[arg-type]


def groups(*seen: Sighting) -> list[list[str]]:
    return sorted(happening.claims for happening in happenings(seen))


def test_one_attack_that_two_reports_tell_is_one() -> None:
    seen = sighting("a", "Iceland bombed a Norwegian port", 14), sighting("b", "Icelandic jets bombed the port", 15)
    assert groups(*seen) == [["a", "b"]]


def test_attacks_of_different_days_are_two() -> None:
    first = sighting("a", "Iceland bombed a Norwegian port", 14, start=date(2024, 5, 6), end=date(2024, 5, 6))
    second = sighting("b", "Iceland bombed a Norwegian port", 14, start=date(2024, 5, 13), end=date(2024, 5, 13))
    assert groups(first, second) == [["a"], ["b"]]


def test_attacks_in_different_states_are_two() -> None:
    here, there = {"place": "Oslo", "country": "NOR"}, {"place": "Lima", "country": "PER"}
    text = "Iceland bombed the port"
    assert groups(sighting("a", text, 14, **here), sighting("b", text, 14, **there)) == [["a"], ["b"]]


def test_a_threat_and_the_deed_are_two() -> None:
    text = "Iceland will bomb the port"
    assert groups(sighting("a", text, 14, status="threatened"), sighting("b", text, 15)) == [["a"], ["b"]]


def test_others_who_did_the_like_are_no_part_of_it() -> None:
    text = "bombed the port"
    other = {"actors": (CHAD,), "recipients": (Who("MLI", "mali", ("GOV",)),)}
    assert groups(sighting("a", text, 14), sighting("b", text, 14, **other)) == [["a"], ["b"]]


def test_what_was_long_ago_is_known_again_by_its_rare_words() -> None:
    first = sighting("a", "Iceland bombed the cod museum of Narvik", 2, published=date(2024, 1, 2))
    later = sighting("b", "the bombing of the cod museum in Narvik that Iceland bombed", 30)
    assert groups(first, later) == [["a", "b"]]


def test_the_order_of_arrival_tells_nothing() -> None:
    words = ["Iceland bombed a port", "the port was bombed by Iceland", "Iceland shelled a bridge", "the bombed port"]
    seen = [sighting(f"s{n:02}", words[n % 4], 1 + n % 9) for n in range(30)]
    for turn in range(5):
        assert happenings(random.Random(turn).sample(seen, len(seen))) == happenings(seen)
