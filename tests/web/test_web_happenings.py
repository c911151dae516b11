"""Happenings, conflicts and origins: who stands behind a claim, side by side, at addresses that can be sent."""

import csv
import io
import json
import re

import pytest
from litestar.testing import TestClient
from playwright.sync_api import expect
from web_told import IDS, REPORTS
from web_window import SIZES, unusable

from whence.corroboration import Corroboration
from whence.record import ClaimFilter, Record
from whence.web.app import make_app

LISTS = (
    "/happenings",
    "/happenings?actor=ISL&sort=newest",
    "/happenings?page=9",
    "/happenings?text=nothing+of+the+kind",
    "/conflicts",
    "/conflicts?differ=figure",
    "/origins",
    "/origins?kind=anonymous&sort=claims",
)


def words(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.fixture(scope="module")
def seizure(told):
    """The happening that most reports tell: the trawler is seized."""
    found = told.get("/api/happenings", params={"sort": "reports"}).json()["happenings"][0]
    assert found["type"] == "COERCE"
    return found


def test_the_list_is_that_of_corroboration(told, told_file):
    with Record.open(told_file, create=False) as record:
        corroboration = Corroboration(record)
        for asked in ({}, {"actor": "Norway"}, {"recipient": "ISL"}, {"source": "*diplomats"}, {"type": "THREATEN"},
                      {"outlet": "Island Times", "since": "2024-05-13"}, {"until": "2024-05-14"},
                      {"actor": "ISL", "text": "seized"}, {"naming": "anonymous"}):  # fmt: skip
            for sort in ("origins", "thinnest", "reports", "newest", "oldest"):
                shown = told.get("/api/happenings", params=asked | {"sort": sort}).json()
                wanted = corroboration.happenings(ClaimFilter(**asked), sort=sort)
                assert [one["id"] for one in shown["happenings"]] == [one.id for one in wanted]
                assert shown["total"] == corroboration.count(ClaimFilter(**asked)) == len(wanted)


def test_a_happening_tells_how_many_origins_it_has_and_which(told, seizure):
    page = told.get(f"/happenings/{seizure['id']}").text
    kept = told.get(f"/api/happenings/{seizure['id']}").json()
    assert f"{seizure['at_least']} independent origins" in words(page).lower()
    for origin in kept["origins"]["origins"]:
        assert origin["label"] in words(page)
        assert all(f'id="t-{claim}"' in page for claim in origin["claims"])
    assert all(f'id="r-{IDS[name]}"' in page for name in ("wire", "copy-0", "diplomats", "denial"))
    assert page.index(f'id="r-{IDS["wire"]}"') < page.index(f'id="r-{IDS["denial"]}"')
    assert "First told 2024-05-14" in words(page)


def test_a_claim_leads_to_its_happening(told, seizure):
    claims = told.get(f"/api/happenings/{seizure['id']}").json()["happening"]["claims"]
    assert len(claims) > 1
    for claim in claims:
        assert f'href="/happenings/{seizure["id"]}"' in told.get(f"/claims/{claim}").text
        assert str(told.get(f"/happenings/{claim}").url).endswith(f"/happenings/{seizure['id']}")
        assert told.get(f"/api/happenings/{claim}").json()["happening"]["id"] == seizure["id"]


def test_an_unknown_happening_is_not_found(told):
    assert told.get("/happenings/none").status_code == 404
    assert told.get("/api/happenings/none").status_code == 404


def test_both_sides_of_a_conflict_stand_beside_each_other(told, seizure):
    (conflict,) = told.get("/api/conflicts").json()["conflicts"]
    for address in ("/conflicts", f"/happenings/{seizure['id']}"):
        page = told.get(address).text
        sides = re.findall(r'<section class="side"[^>]*>(.*?)</section>', page, re.DOTALL)
        assert len(sides) == len(conflict["sides"]) == 2
        for side, shown in zip(conflict["sides"], sides, strict=True):
            assert side["says"] in shown
            assert f"/claims/{side['claims'][0]}" in shown
    assert told.get("/api/conflicts", params={"differ": "figure"}).json()["total"] == 0
    assert told.get("/api/conflicts", params={"actor": "France"}).json()["total"] == 0


def test_copies_are_folded_until_they_are_asked_for(told, seizure):
    folded, whole = (
        re.search(r"<svg.*?</svg>", told.get(f"/happenings/{seizure['id']}{query}").text, re.DOTALL)[0]
        for query in ("", "?unfold=all")
    )
    assert re.search(r"\+\d copies", folded)
    assert 'href="?unfold=all#graph"' in folded
    assert not re.search(r"\+\d copies", whole)
    reports = [f'href="#r-{IDS[report.id]}"' for report in REPORTS if report.id.startswith("copy")]
    assert sum(link in whole for link in reports) > sum(link in folded for link in reports)


def test_a_report_leads_to_those_that_share_its_text_and_to_what_others_tell(told, seizure):
    page = told.get(f"/reports/{IDS['copy-0']}").text
    assert f'href="/reports/{IDS["wire"]}"' in page
    assert f'href="/happenings/{seizure["id"]}"' in page
    beside = told.get(f"/api/reports/{IDS['copy-0']}/beside").json()
    assert {one["id"] for one in beside["likenesses"]} >= {IDS["wire"], IDS["copy-1"]}
    assert seizure["id"] in {one["id"] for one in beside["happenings"].values()}
    assert told.get("/api/reports/none/beside").json() == {"likenesses": [], "happenings": {}}


def test_files_hold_what_is_shown(told, seizure):
    shown = told.get("/api/happenings", params={"actor": "ISL"}).json()["happenings"]
    rows = list(csv.DictReader(io.StringIO(told.get("/happenings.csv?actor=ISL").text)))
    assert [row["id"] for row in rows] == [one["id"] for one in shown]
    lines = told.get("/happenings.jsonl?actor=ISL&all=true").text.splitlines()
    assert [json.loads(line) for line in lines] == shown
    claims = list(csv.DictReader(io.StringIO(told.get(f"/happenings/{seizure['id']}/claims.csv").text)))
    assert len(claims) == seizure["claims"]
    steps = list(csv.DictReader(io.StringIO(told.get(f"/happenings/{seizure['id']}/sources.csv").text)))
    assert len(steps) == len(told.get(f"/api/happenings/{seizure['id']}").json()["graph"]["edges"])
    ranges = list(csv.DictReader(io.StringIO(told.get("/happenings/origins.csv").text)))
    total = told.get("/api/happenings").json()["total"]
    assert sum(int(row["at_least"]) for row in ranges) == sum(int(row["at_most"]) for row in ranges) == total
    sides = list(csv.DictReader(io.StringIO(told.get("/conflicts.csv").text)))
    assert [row["says"] for row in sides] == ["asserts it", "denies it"]
    origins = list(csv.DictReader(io.StringIO(told.get("/origins.csv").text)))
    assert len(origins) == told.get("/api/origins").json()["total"] == len(told.get("/origins.jsonl").text.splitlines())


def test_origins_are_counted_as_corroboration_counts_them(told, told_file):
    with Record.open(told_file, create=False) as record:
        wanted = Corroboration(record).sources()
    shown = told.get("/api/origins").json()["sources"]
    assert [(one["label"], one["happenings"]) for one in shown] == [(one.label, one.happenings) for one in wanted]
    outlets = told.get("/api/origins", params={"kind": "outlet"}).json()["sources"]
    assert outlets == [one for one in shown if one["sort"] == "outlet"]


def test_home_tells_what_was_widely_and_thinly_sourced_in_the_last_week(told, seizure):
    page = told.get("/").text
    lately = told.get("/api/lately").json()
    assert (lately["since"], lately["until"]) == ("2024-05-10", "2024-05-16")
    assert lately["widest"][0]["id"] == lately["thinnest"][0]["id"] == seizure["id"]
    assert page.count(f"/happenings/{seizure['id']}") >= 2


def test_what_came_since_is_told_and_laid_beside_the_rest(own, reader):
    with TestClient(make_app(own), base_url="http://127.0.0.1") as client:
        assert client.get("/api/waiting").json() == {"waiting": 4, "state": "idle", "failed": False}
        page = client.get("/happenings").text
        assert "4 reports came since" in words(page)
        assert client.post("/happenings/update").status_code == 403
        token = re.search(r'name="_csrf_token" value="([^"]+)"', page)[1]
        answer = client.post("/happenings/update", data={"_csrf_token": token}, follow_redirects=False)
        assert answer.headers["location"] == "/happenings/update"
        assert client.get("/happenings/update").status_code == 200
        while client.get("/api/waiting").json()["state"] == "running":
            assert client.get("/happenings").status_code == 200
        assert client.get("/api/waiting").json() == {"waiting": 0, "state": "idle", "failed": False}
        assert client.get("/api/happenings").json()["total"] > 0
        assert "came since" not in client.get("/happenings").text


def test_hostile_words_stay_words(told):
    addresses = ["/", *LISTS, "/actors", "/network", f"/reports/{IDS['hostile']}"]
    addresses += [f"/happenings/{one['id']}" for one in told.get("/api/happenings").json()["happenings"]]
    pages = [told.get(address).text for address in addresses]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>Evil" not in page
    assert any("&lt;b&gt;Evil" in page for page in pages)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["/", "/happenings", "happening", "/conflicts", "/origins", "/happenings/update"])
def test_a_page_can_be_used_by_everyone(look_told, seizure, address, size, scheme):
    page = look_told(f"/happenings/{seizure['id']}" if address == "happening" else address, size, scheme)
    assert unusable(page) == []


def test_from_a_report_through_its_happening_to_another_report_without_javascript(look_told):
    page = look_told(f"/reports/{IDS['diplomats']}", "phone", java_script_enabled=False)
    page.get_by_role("link", name="Also in 6 other reports").first.click()
    expect(page.get_by_role("heading", name="Who stands behind it")).to_be_visible()
    page.locator(".within").get_by_role("link", name="Claims").click()
    page.locator(f"#r-{IDS['wire']}").get_by_role("link", name="Iceland seizes Norwegian trawler").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Iceland seizes Norwegian trawler")


def test_the_source_graph_is_reached_and_followed_by_keyboard(look_told, seizure):
    page = look_told(f"/happenings/{seizure['id']}?unfold=all")
    region = page.get_by_role("region", name="Source graph")
    region.focus()
    page.keyboard.press("Tab")
    linked = page.evaluate("document.activeElement.getAttribute('href')")
    assert linked.startswith("#")
    page.keyboard.press("Enter")
    expect(page.locator(linked)).to_be_in_viewport()
