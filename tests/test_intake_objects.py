"""JSON however it comes: arrays of any length, objects one after the other, ninjs, keys under other names."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_samples import FIRST, NINJS_1, NINJS_3, OBJECTS, SECOND, TEXT, TITLE

from whence.intake import Unread, reports
from whence.intake.jsonarray import Cutter
from whence.model import Report

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def take(tmp_path: Path):
    def taken(content: Any, name: str = "reports.json", **options: Any) -> list[Report | Unread]:
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return list(reports(path, **options))

    return taken


def ids(items: list[Report | Unread]) -> list[str]:
    assert all(isinstance(item, Report) for item in items), items
    return [item.id for item in items]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(OBJECTS),
        json.dumps(OBJECTS, indent=2),
        json.dumps({"status": "ok", "totalResults": 3, "articles": OBJECTS, "next": {"page": 2}}, indent=1),
        "\n".join(json.dumps(each, indent=1) for each in OBJECTS),
        "\n".join(json.dumps(each) for each in OBJECTS),
        "[" + ",\n".join(json.dumps(each) for each in OBJECTS) + "]",
    ],
)
def test_objects_are_read_however_they_are_laid_out(take, content):
    items = take(content)
    assert ids(items) == ["r0", "r1", "r2"]
    assert [item.text for item in items] == [each["text"] for each in OBJECTS]


def test_a_bad_object_in_an_array_costs_only_itself_and_is_told_by_its_number(take):
    first, bad, last = take(
        '[{"id": "a", "text": "The army said so."}, {"id": "b"}, {"id": "c", "text": "It did so."}]'
    )
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert isinstance(bad, Unread)
    assert ", record 2: no report" in str(bad.error)
    assert bad.report is not None
    assert bad.report.id == "b"


def test_an_array_that_is_cut_short_keeps_what_came_before(take):
    *whole, end = take(json.dumps(OBJECTS)[:-30])
    assert ids(whole) == ["r0", "r1"]
    assert isinstance(end, Unread)
    assert "cut short" in end.error.problem


@given(st.lists(st.dictionaries(st.text(max_size=4), JSON, max_size=4), max_size=4), st.integers(1, 7))
def test_an_array_is_cut_into_its_objects_wherever_its_bytes_are_parted(objects, size):
    data = json.dumps(objects, ensure_ascii=False).encode()
    cutter = Cutter()
    found = [each for at in range(0, len(data), size) for each in cutter.cut(data[at : at + size])]
    assert [json.loads(each or b"") for each in found] == objects


@pytest.mark.parametrize("content", ["[]", '["a text", "{"]', "[\n]"])
def test_an_array_without_objects_is_told(take, content):
    (failure,) = take(content)
    assert isinstance(failure, Unread)
    assert "no report in it" in failure.error.problem


def test_a_text_with_brackets_and_quotes_is_cut_at_its_end(take):
    text = 'The army said "yes" {so}: \\ [it] did "so\\".'
    assert [item.text for item in take(json.dumps([{"id": "a", "text": text}, {"id": "b", "text": text}]))] == [
        text
    ] * 2


def test_keys_under_other_names_are_known(take):
    (item,) = take([{"_id": 7, "headline": TITLE, "body": TEXT, "date": "March 14, 2022", "source": {"name": "AFP"},
                     "author": ["Jane Doe", "John Roe"], "link": "https://example.org/7"}])  # fmt: skip
    assert item == Report(
        id="7", title=TITLE, outlet="AFP", published="2022-03-14", url="https://example.org/7", language="en",
        byline="Jane Doe, John Roe", text=TEXT,
    )  # fmt: skip


def test_the_user_can_say_which_key_holds_what(take):
    record = {"id": "a", "text": "short", "long": TEXT, "when": "2022-03-14"}
    for name in ("reports.json", "reports.jsonl"):
        (item,) = take(
            [record] if name == "reports.json" else record, name, columns={"text": "long", "published": "when"}
        )
        assert isinstance(item, Report)
        assert (item.id, item.text, item.published) == ("a", TEXT, "2022-03-14")


def test_a_byline_is_kept_and_its_agency_credited(take):
    (item,) = take([{"id": "a", "text": TEXT, "byline": "Jane Doe, Reuters"}])
    assert isinstance(item, Report)
    assert (item.byline, item.credits) == ("Jane Doe, Reuters", ["Reuters"])


class TestNinjs:
    def test_the_first_generation_is_read(self, take):
        (item,) = take(NINJS_1)
        assert item == Report(
            id="https://example.org/talks",
            title=TITLE,
            outlet="Deutsche Presse-Agentur",
            published="2022-03-14T09:30:00Z",
            url="https://example.org/talks",
            language="en",
            byline="Jane Doe",
            credits=["Deutsche Presse-Agentur"],
            text=f"{FIRST}\n\n{SECOND}",
        )

    def test_the_third_generation_is_read(self, take):
        (item,) = take(NINJS_3)
        assert isinstance(item, Report)
        assert (item.id, item.title, item.outlet, item.url) == ("urn:x:3", TITLE, "Associated Press", None)
        assert (item.published, item.byline) == ("2022-03-14T09:30:00Z", "Jane Doe")
        assert item.text == f"{FIRST}\n\n{SECOND}"

    def test_items_come_one_a_line_or_in_an_array_beside_others(self, take):
        assert len(ids(take([NINJS_3, OBJECTS[0], NINJS_1]))) == 3
        assert len(ids(take("\n".join(map(json.dumps, [NINJS_3, OBJECTS[0], NINJS_1])), "reports.jsonl"))) == 3

    def test_a_body_in_nitf_is_read(self, take):
        body = f"<nitf><body><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"
        item = {**NINJS_3, "bodies": [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": body}]}
        assert take(item)[0].text == f"{FIRST}\n\n{SECOND}"

    def test_pictures_and_events_are_passed_over(self, take):
        assert take([{**NINJS_1, "type": "picture"}, {**NINJS_3, "type": "event"}]) == []

    @pytest.mark.parametrize(
        ("change", "told"),
        [({"pubstatus": "canceled"}, "withdrawn"), ({"body_html": "", "body_text": " "}, "no text")],
    )
    def test_an_item_that_is_withdrawn_or_empty_is_told(self, take, change, told):
        (item,) = take({**NINJS_1, **change})
        assert isinstance(item, Unread)
        assert told in item.error.problem

    def test_half_a_character_is_no_text(self, take):
        (item,) = take(json.dumps({**NINJS_1, "headline": "\ud83d"}))
        assert isinstance(item, Unread)
        assert "half a character" in item.error.problem
