"""What reports tell together is the same however they came: at once or one by one, in any order, others forgotten."""

import random
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import any_reading

from whence.corroboration import Corroboration, updating
from whence.corroboration.happenings import happenings
from whence.corroboration.sightings import sightings
from whence.model import Claim, Event, Figure, Party, Place, Quote, Reading, Report, When
from whence.record import ClaimFilter, Record, report_id
from whence.record.identity import claim_ids

NATIONS = {"Iceland": "ISL", "Norway": "NOR", "Denmark": "DNK", "Sweden": "SWE", "Chad": "TCD"}
VERBS = {"bombed": "ASSAULT", "threatened": "THREATEN", "accused": "ACCUSE", "met": "CONSULT", "seized": "COERCE"}
THINGS = ("trawlers", "the cod museum", "a lighthouse", "the herring fleet", "customs officers", "a ferry", "the pier")
PLACES = (None, Place("Oslo", "Oslo", "NOR"), Place("Bergen", "Bergen", "NOR"), Place("Lima", "Lima", "PER"))
STATUSES = ("actual", "actual", "actual", "planned", "denied")
CALM = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def report(seed: int) -> Reading:
    """A report of two to five sentences about few parties and things on few days, so that much may be of one event."""
    draw = random.Random(seed)
    day = draw.randrange(1, 9)
    text, claims = "", []
    for number in range(draw.randrange(2, 6)):
        one, other = draw.sample(sorted(NATIONS), 2)
        verb, killed = draw.choice(sorted(VERBS)), draw.randrange(1, 4)
        said = f"{one} {verb} {other} over {draw.choice(THINGS)} and {draw.choice(THINGS)}, {killed} people killed"
        start = len(text)
        text += f"{said}. "
        told = f"2024-05-{max(1, day - draw.randrange(3)):02}" if draw.random() < 0.5 else None
        parties = [Party(name, [(start, start + 5)], name, NATIONS[name], ["GOV"]) for name in (one, other)]
        claim = Claim(
            id=f"c{2 * number}", part="body", kind="event", spans=[(start, start + len(said))], text=said, chain=[],
            event=Event(VERBS[verb], None, [], None, Quote(verb, [(start, start + 3)])), actors=parties[:1],
            recipients=parties[1:], object=None, figure=None, relation=None,
            time=When("then", told, told) if told else None, place=draw.choice(PLACES),
            polarity="positive", certainty="certain", status=draw.choice(STATUSES),
        )  # fmt: skip
        figure = Figure(float(killed), None, "people", None, "people", "killed", str(killed))
        claims += [
            claim,
            msgspec.structs.replace(
                claim, id=f"c{2 * number + 1}", kind="figure", event=None, figure=figure, actors=[], recipients=[]
            ),
        ]
    head = Report(id=f"r{seed}", outlet=f"Courier {seed % 4}", published=f"2024-05-{day:02}", text=text)
    return Reading(head, [], claims, [])


def at(url: str, reading: Reading) -> Reading:
    """A reading of a report that stood at an address."""
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, url=url))


def told(record: Record) -> bytes:
    """All that corroboration finds in a record."""
    corroboration = Corroboration(record)
    corroboration.update()
    found = corroboration.happenings(limit=None, sort="oldest")
    origins = [corroboration.origins(happening.id) for happening in found]
    return msgspec.json.encode([found, origins, corroboration.conflicts(limit=None), corroboration.sources()])


def filled(where: Path, readings: Iterable[Reading]) -> bytes:
    """What corroboration finds in a record of readings that were added before it looked."""
    with Record.open(where) as record:
        for reading in readings:
            record.add(reading)
        return told(record)


@CALM
@given(st.integers(0, 10_000), st.integers(2, 24), st.randoms(use_true_random=False))
def test_order_and_batches_change_nothing(tmp_path_factory, first, count, chance):
    folder = tmp_path_factory.mktemp("order")
    readings = [report(first + number) for number in range(count)]
    whole = filled(folder / "whole.db", readings)
    chance.shuffle(readings)
    with Record.open(folder / "parts.db") as record:
        for reading in readings:
            record.add(reading)
            if chance.random() < 0.4:
                Corroboration(record).update()
        assert told(record) == whole


@CALM
@given(st.integers(0, 10_000), st.integers(3, 16), st.randoms(use_true_random=False))
def test_what_was_forgotten_leaves_no_trace(tmp_path_factory, first, count, chance):
    folder = tmp_path_factory.mktemp("forgotten")
    readings = [report(first + number) for number in range(count)]
    kept, gone = readings[: count // 2], readings[count // 2 :]
    with Record.open(folder / "whence.db") as record:
        for reading in chance.sample(readings, count):
            record.add(reading)
        Corroboration(record).update()
        for reading in gone:
            record.forget(report_id(reading.report))
        assert told(record) == filled(folder / "kept.db", kept)


@pytest.mark.parametrize("partitions", [2, 3, 7, 16])
def test_partitions_change_nothing(partitions):
    seen = []
    for number in range(60):
        reading = report(number)
        name = report_id(reading.report)
        seen += sightings(name, claim_ids(name, reading.claims), reading)
    whole = happenings(seen)
    assert happenings(random.Random(partitions).sample(seen, len(seen)), partitions) == whole
    assert any(len(one.claims) > 2 for one in whole)


def test_both_databases_find_the_same(where, tmp_path):
    readings = [report(number) for number in range(12)]
    with Record.open(where) as record:
        for number, reading in enumerate(readings):
            record.add(reading)
            if number % 5 == 0:
                Corroboration(record).update()
        assert told(record) == filled(tmp_path / "other.db", reversed(readings))


def test_a_later_version_takes_the_place_of_the_one_before(record):
    first = at("https://n.test/1", report(1))
    second = at("https://n.test/1", report(2))
    record.add(first)
    Corroboration(record).update()
    record.add(second)
    corroboration = Corroboration(record)
    assert corroboration.waiting() == 1
    corroboration.update()
    ids = {claim.split("-")[0] for happening in corroboration.happenings(limit=None) for claim in happening.claims}
    assert ids == {report_id(second.report)}


def test_what_older_rules_made_is_made_anew(record, monkeypatch):
    for number in range(4):
        record.add(report(number))
    made = told(record)
    assert Corroboration(record).waiting() == 0
    monkeypatch.setattr(updating, "RULES", "newer")
    assert Corroboration(record).waiting() == 4
    assert told(record) == made
    assert Corroboration(record).waiting() == 0


def test_happenings_are_found_by_what_is_asked_of_their_claims(record):
    for number in range(12):
        record.add(report(number))
    corroboration = Corroboration(record)
    corroboration.update()
    everything = corroboration.happenings(limit=None)
    bombed = corroboration.happenings(ClaimFilter(type="ASSAULT", actor="Iceland"), limit=None)
    assert 0 < len(bombed) < len(everything) == corroboration.count()
    assert all("Iceland" in {actor.label for actor in one.actors} for one in bombed)
    late = corroboration.happenings(ClaimFilter(since="2024-05-05"), limit=None)
    assert 0 < len(late) < len(everything)
    assert all(str(one.start or one.first_told) >= "2024-05-05" for one in late)
    assert [one.at_least for one in everything] == sorted((one.at_least for one in everything), reverse=True)


def test_any_claim_leads_to_its_happening_and_one_that_is_of_none_to_itself(record):
    record.add(report(3))
    corroboration = Corroboration(record)
    corroboration.update()
    for kept in record.claims(ClaimFilter(kind="event")):
        happening = corroboration.happening(kept.id)
        assert happening is not None
        assert kept.id in happening.claims
        assert kept.id in {claim.id for claim in corroboration.claims(happening.id)}
    figure = record.claims(ClaimFilter(kind="figure"))[0]
    assert corroboration.happening(figure.id) is None
    assert (corroboration.origins(figure.id).at_least, corroboration.origins(figure.id).at_most) == (1, 1)
    for unknown in ("", "nothing", "0" * 16):
        found = (corroboration.happening(unknown), corroboration.origins(unknown), corroboration.graph(unknown))
        assert found == (None, None, None)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(any_reading(), max_size=4))
def test_any_reading_can_be_corroborated(tmp_path_factory, readings):
    with Record.open(tmp_path_factory.mktemp("any") / "whence.db") as record:
        for reading in readings:
            record.add(reading)
        told(record)
        assert Corroboration(record).waiting() == 0
