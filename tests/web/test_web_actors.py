"""Actors and pairs: what they did and met with over time, and what each says of the other."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect
from web_window import SIZES, unusable

from whence.corroboration import Corroboration
from whence.record import Record
from whence.web.ways import actor_path

PAGES = ("/actors", "/actors/ISL", "/actors/Norway", "/actors/ISL/with/NOR", "/pictures/timeline?actor=ISL")


@pytest.fixture(scope="module")
def corroboration(told_file):
    with Record.open(told_file, create=False) as record:
        yield Corroboration(record)


@pytest.mark.parametrize("by", ["day", "week", "month"])
@pytest.mark.parametrize(("path", "asked"), [("/ISL", ("ISL",)), ("/ISL/with/NOR", ("ISL", "NOR"))])
def test_a_timeline_is_that_of_corroboration(told, corroboration, path, asked, by):
    days = {"since": "2024-05-01", "until": "2024-05-31"}
    shown = told.get(f"/api/actors{path}", params=days | {"by": by}).json()["timed"]
    wanted = corroboration.timeline(*asked, **days, by=by)
    assert {one["id"] for one in shown["happenings"]} == {one.id for one in wanted.happenings}
    assert [(one["start"], one["conflict"]) for one in shown["periods"]] == [
        (str(one.start), one.conflict) for one in wanted.periods
    ]
    assert shown["sum"]["conflict"] == sum(one.conflict for one in wanted.periods) < 0
    rows = csv.DictReader(io.StringIO(told.get(f"/actors{path}/timeline.csv", params=days | {"by": by}).text))
    assert [float(row["conflict"]) for row in rows] == [one.conflict for one in wanted.periods]


def test_actors_are_found_by_name_and_code(told):
    everyone = told.get("/api/actors").json()
    assert {"Iceland", "Norway"} <= {one["label"] for one in everyone["actors"]}
    assert [one["label"] for one in told.get("/api/actors?text=icel").json()["actors"]] == ["Iceland"]
    assert "Iceland" in {one["label"] for one in told.get("/api/actors?text=ISL").json()["actors"]}
    assert "/actors/Iceland" in told.get("/actors?text=icel").text
    rows = list(csv.DictReader(io.StringIO(told.get("/actors.csv").text)))
    assert len(rows) == everyone["total"]


def test_a_pair_tells_what_each_does_to_the_other_and_says_of_it(told):
    ways = told.get("/api/actors/NOR/with/ISL").json()["ways"]
    assert [way["who"]["label"] for way in ways] == ["Norway", "Iceland"]
    assert ways[0]["acts"]["conflictive"] >= 1
    assert any("attacked" in kept["claim"]["text"] for kept in ways[0]["says"])
    page = told.get("/actors/NOR/with/ISL").text
    assert "What Norway says of Iceland" in page
    assert 'href="/actors/NOR"' in page


def test_who_speaks_for_a_party_is_told(told):
    speakers = told.get("/api/actors/NOR").json()["speakers"]
    assert "Kari Lund" in {one["label"] for one in speakers}
    assert "Kari Lund" in told.get("/actors/NOR").text


def test_partners_lead_to_the_pair(told):
    partners = told.get("/api/actors/ISL").json()["partners"]
    assert ("NOR", "Norway") in {(one["asked"], one["label"]) for one in partners}
    assert 'href="/actors/ISL/with/NOR"' in told.get("/actors/ISL").text


@pytest.mark.parametrize("path", ["/actors/nobody", "/actors/ISL/with/nobody", "/actors/nobody/timeline.csv"])
def test_nobody_is_not_found(told, path):
    assert told.get(path).status_code == 404


def test_every_actor_of_the_list_has_a_page(told):
    page = told.get("/actors").text
    links = set(re.findall(r'href="(/actors/[^"]+)"', page))
    assert len(links) > 5
    assert "/actors/its%20captain" in links
    for link in links:
        assert told.get(link).status_code == 200, link


@pytest.mark.parametrize("name", ["AC/DC", "../../etc", "a?b#c", "per cent %2F", "\N{RIGHT-TO-LEFT OVERRIDE}x"])
def test_any_name_is_one_part_of_an_address(name):
    path = actor_path(name, name)
    assert re.fullmatch(r"/actors/[^/?#]+/with/[^/?#]+", path)
    assert path.isascii()


def test_a_day_that_is_none_is_told(told):
    assert told.get("/actors/ISL?since=yesterday").status_code == 400


def test_the_picture_is_a_file_that_runs_nothing(told):
    answer = told.get("/pictures/timeline.svg", params={"actor": "ISL", "other": "NOR", "by": "day"})
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert "<script" not in answer.text
    assert told.get("/pictures/timeline.json?actor=ISL&theme=dark").json()["vconcat"]
    assert told.get("/pictures/nothing").status_code == 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_can_be_used_by_everyone(look_told, address, size, scheme):
    assert unusable(look_told(address, size, scheme)) == []


def test_the_picture_is_seen_without_javascript(look_told):
    page = look_told("/actors/ISL", "phone", java_script_enabled=False)
    picture = page.get_by_role("img", name="Cooperation and conflict")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth") > 300


def test_the_interactive_picture_runs_under_the_policy(look_told):
    page = look_told("/pictures/timeline?actor=ISL")
    expect(page.locator("#chart canvas")).to_be_visible(timeout=30_000)


def test_periods_are_chosen_in_the_form(look_told):
    page = look_told("/actors/ISL")
    page.get_by_label("By", exact=True).select_option("day")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/actors/ISL?by=day")
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("rowheader", name="2024-05-13")).to_be_visible()
