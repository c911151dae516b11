"""Every span of a reading is what the report says there, whatever stands between the words."""

from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.model import Report

TEXT = (
    "OSLO — Iceland has threatened Norway with sanctions, a senior official said on Tuesday. "
    'Norway denied it. "No ship crossed the line," Foreign Minister Ingrid Solheim told the Northern Courier. '
    "According to Fjordposten, citing two diplomats, the navy sent three frigates worth $412 million last week."
)
WORDS = TEXT.split(" ")
GAPS = [
    " ",
    "  ",
    "\u00a0",
    "\r\n",
    "\n\n",
    "\r\n\r\n",
    " \u200f",
    " \u202e",
    " \x00",
    "\x00",
    " 😀 ",
    " 👩‍👩‍👧 ",
    "\u200b",
    "\ufeff",
    "\t",
]
ODD_TEXT = st.lists(st.sampled_from(GAPS), min_size=len(WORDS), max_size=len(WORDS)).map(
    lambda gaps: "".join(word + gap for word, gap in zip(WORDS, gaps, strict=True))
)


def pieces(node: Any, part: str = "body") -> Iterator[tuple[str, str, list[list[int]]]]:
    """The part, text and spans of everything in a reading that has them."""
    if isinstance(node, dict):
        part = node.get("part", part)
        if node.get("spans"):
            yield part, node["text"], node["spans"]
        for value in node.values():
            yield from pieces(value, part)
    elif isinstance(node, list):
        for value in node:
            yield from pieces(value, part)


def wrong_spans(reader: Any, report: Report) -> list[tuple[str, str]]:
    """What the spans of a report's reading say, and what stands there, where the two differ."""
    reading = msgspec.json.decode(msgspec.json.encode(reader.read(report)))
    texts = {"body": report.text, "title": report.title or ""}
    found = [
        (text, " … ".join(texts[part][start:end] for start, end in spans)) for part, text, spans in pieces(reading)
    ]
    assert found, "a reading without spans proves nothing"
    return [(told, stands) for told, stands in found if told != stands]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=ODD_TEXT, titled=st.booleans())
def test_every_span_is_what_the_report_says_there(reader, text, titled):
    title = "Norway Denies 😀\u00a0Ships Crossed Line" if titled else None
    assert wrong_spans(reader, Report(id="odd", title=title, text="Norway sent ships, it said. " + text)) == []
