"""The whole flow: what a report claims, through whom, when and where, with the characters that say it."""

import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.model import Reading, Report

BODY = (
    "Peru Rejects Demand To Reopen Border\n\n"
    "LIMA (Reuters) - Peru has rejected Ecuador's demand to reopen the border, Foreign Minister Rosa "
    "Villanueva said on Tuesday.\n\n"
    "According to El Comercio, a senior Peruvian official, who was not authorized to speak publicly, said that "
    "Ecuador had threatened to close its ports.\n\n"
    "“We will not give in,” Villanueva told reporters in Lima.\n\n"
    "Ecuador denied that its soldiers had fired on a patrol. Peru's customs office reported that exports to Ecuador "
    "were worth $1.2 billion in 2021."
)


@pytest.fixture(scope="module")
def reading(reader) -> Reading:
    return reader.read(Report(id="border", text=BODY, published="2022-05-11"))


def chain(reading, claim):
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    return [by_id[id].source for id in claim.chain]


def events(reading, type):
    return [claim for claim in reading.claims if claim.event is not None and claim.event.type == type]


def test_a_refusal_is_told_with_who_refused_whom(reading):
    claim = next(c for c in events(reading, "REJECT") if c.chain)
    assert [party.code for party in claim.actors] == ["PER"]
    assert "ECU" in [party.code for party in claim.recipients]


def test_who_said_it_and_when_is_told(reading):
    claim = next(c for c in events(reading, "REJECT") if c.chain)
    (source, *_) = chain(reading, claim)
    assert source.name == "Rosa Villanueva"
    assert source.naming == "named"
    attribution = next(a for a in reading.attributions if a.id == claim.chain[0])
    assert (attribution.said.start, attribution.said.end) == ("2022-05-10", "2022-05-10")


def test_a_threat_came_through_an_unnamed_official_and_an_outlet(reading):
    claim = next(c for c in events(reading, "THREATEN") if c.chain)
    nearest, *above = chain(reading, claim)
    assert nearest.naming == "anonymous"
    assert "authorized" in nearest.reason
    assert [source.kind for source in above] == ["outlet"]


def test_we_in_a_quotation_is_its_speaker(reading):
    claim = next(c for c in reading.claims if "give in" in c.text)
    assert [source.name for source in chain(reading, claim)] == ["Rosa Villanueva"]
    assert {party.code for party in claim.actors} <= {"PER"}


def test_what_a_source_denies_is_told_as_denied(reading):
    denied = [c for c in reading.claims if "fired on" in c.text]
    assert denied
    assert all(c.polarity == "negative" or c.status == "denied" for c in denied)


def test_a_sum_has_its_value_currency_and_year(reading):
    claim = next(c for c in reading.claims if c.kind == "figure" and c.figure.unit == "USD")
    assert claim.figure.value == pytest.approx(1.2e9)
    assert (claim.time.start, claim.time.end) == ("2021-01-01", "2021-12-31")


def test_the_title_apart_from_the_text_is_read_as_the_title(reader):
    report = Report(id="t", title="Kenya Sends Troops To Somalia", text="It was a long day.")
    parts = {claim.part for claim in reader.read(report).claims if claim.event}
    assert parts == {"title"}


def test_a_title_that_opens_the_text_is_told_once(reading, reader):
    report = Report(id="t", title="Peru Rejects Demand To Reopen Border", text=BODY, published="2022-05-11")
    assert {claim.part for claim in reader.read(report).claims} == {"body"}


def test_without_a_day_of_publication_no_day_is_guessed(reader):
    reading = reader.read(Report(id="t", text="Chad recalled its ambassador from Libya on Friday, the ministry said."))
    whens = [c.time for c in reading.claims] + [a.said for a in reading.attributions]
    assert all(when is None or (when.start is None and when.end is None) for when in whens)


def spans_of(reading):
    """(part, spans, text) of everything that points at the report."""
    for attribution in reading.attributions:
        for quoted in (attribution.source, attribution.cue, attribution.content):
            yield attribution.part, quoted.spans, quoted.text
    for claim in reading.claims:
        yield claim.part, claim.spans, claim.text
        for party in [*claim.actors, *claim.recipients]:
            yield claim.part, party.spans, party.text
        if claim.event:
            yield claim.part, claim.event.cue.spans, claim.event.cue.text


def check_spans(reading):
    texts = {"body": reading.report.text, "title": reading.report.title or ""}
    for part, spans, text in spans_of(reading):
        assert all(0 <= start < end <= len(texts[part]) for start, end in spans)
        if spans:
            assert " … ".join(texts[part][start:end] for start, end in spans) == text


def test_every_span_is_what_the_report_says_there(reading):
    check_spans(reading)


PIECES = [
    "Iran", " said", " it", " had", " \u201cnot\u201d", " attacked", " Israel", " on Monday", ".", "\r\n\r\n",
    "\n", "\u00a0", "\x00", "\u200f", "🙂", "\t", ' "No," he told CNN', " $5 million", ", according to officials",
    " Türkiye", "—", "  ",
]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_whatever_stands_in_a_text_its_offsets_are_exact(reader, pieces):
    check_spans(reader.read(Report(id="x", text="".join(pieces), published="2024-05-15")))


def test_a_report_reads_the_same_alone_and_among_others(reader):
    texts = [*BODY.split("\n\n"), BODY, "Rain fell.", "Mali expelled the ambassador of France."]
    reports = [Report(id=str(n), text=text, published="2022-05-11") for n, text in enumerate(texts)]
    alone = {report.id: msgspec.json.encode(reader.read(report)) for report in reports}
    random.Random(7).shuffle(reports)
    for size in (1, 4):
        for reading in reader.read_all(reports, batch=size):
            assert msgspec.json.encode(reading) == alone[reading.report.id]


def test_two_reports_with_one_id_are_both_read(reader):
    reports = [Report(id="same", text="Ghana warned Togo."), Report(id="same", text="Togo thanked Ghana.")]
    assert [reading.report.text for reading in reader.read_all(reports)] == [report.text for report in reports]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was unclear whether Norway seized the trawler.",
        "It is not clear if Norway seized the trawler.",
        "Officials could not confirm that Norway seized the trawler.",
        "Reuters was unable to verify that Norway seized the trawler.",
        "Investigators are trying to determine if Norway seized the trawler.",
        "There is no evidence that Norway seized the trawler.",
        "The envoys found no evidence that Norway seized the trawler.",
        "The spokesman declined to say whether Norway seized the trawler.",
        "The minister said there was no indication that Norway had seized the trawler.",
    ],
)
def test_what_nobody_commits_himself_to_is_unknown(reader, sentence):
    seizure = events(reader.read(Report(id="open", text=sentence)), "COERCE")[0]
    assert (seizure.certainty, seizure.status, seizure.polarity) == ("unknown", "unknown", "positive")


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry confirmed that Norway seized the trawler.",
        "There is evidence that Norway seized the trawler.",
        "The agency did not comment, but a spokesman said Norway seized the trawler.",
        "The minister failed to appear and then said Norway seized the trawler.",
    ],
)
def test_what_is_said_beside_a_denial_is_not_left_open(reader, sentence):
    seizure = events(reader.read(Report(id="sure", text=sentence)), "COERCE")[0]
    assert (seizure.certainty, seizure.status) == ("certain", "actual")


def test_a_count_that_could_not_be_confirmed_is_unknown(reader):
    text = "It could not be independently confirmed that 12 fishermen were killed."
    figures = [claim for claim in reader.read(Report(id="count", text=text)).claims if claim.figure]
    assert [(claim.certainty, claim.status) for claim in figures] == [("unknown", "unknown")]
