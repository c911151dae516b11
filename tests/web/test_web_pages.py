"""Each page has what it promises, at an address that can be sent, and its links lead somewhere."""

import csv
import html
import io
import json
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from web_reports import IDS, REPORTS, TITLE

PAGES = (
    "/",
    "/claims",
    "/claims?actor=Iceland&type=THREATEN",
    "/claims?text=nothing+of+the+kind",
    "/claims?page=9",
    "/reports",
    "/reports?text=sanctions",
    f"/reports/{IDS['cod-2']}",
    f"/reports/{IDS['plain']}",
    "/sources",
    "/sources?naming=anonymous",
    "/failures",
    "/add",
    "/api",
)


class Anchors(HTMLParser):
    """The ids of a page, and where its links lead."""

    def __init__(self, page):
        super().__init__()
        self.ids, self.links = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.append(given["id"])
        if tag in ("a", "link") and "href" in given:
            self.links.append(given["href"])
        if tag == "script":
            self.links.append(given["src"])


def words(page):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


@pytest.mark.parametrize("address", PAGES)
def test_every_id_is_one_of_a_kind_and_every_link_leads_somewhere(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    found = Anchors(answer.text)
    assert len(found.ids) == len(set(found.ids))
    for link in set(found.links):
        target = urljoin(str(answer.url), link)
        if urlsplit(target).hostname != "127.0.0.1":
            continue
        led = client.get(target)
        assert led.status_code == 200, link
        if fragment := urlsplit(target).fragment:
            assert fragment in Anchors(led.text).ids, link


def test_home_tells_what_the_record_holds(client):
    page = words(client.get("/").text)
    held = client.get("/api/record").json()
    assert f"Reports {len(REPORTS)}" in page
    assert f"Claims {held['claims']:,}" in page
    assert "Norway and Iceland to meet" in page
    assert held["latest"][0]["given_id"] == REPORTS[-1].id


def test_a_report_has_its_claims_marked_and_listed_with_their_chains(client):
    page = client.get(f"/reports/{IDS['cod-2']}").text
    kept = client.get(f"/api/reports/{IDS['cod-2']}").json()
    assert len(kept["reading"]["claims"]) > 15
    ids = Anchors(page).ids
    for claim in kept["reading"]["claims"]:
        assert claim["id"] in ids
        assert f"p-{claim['id']}" in ids
        assert f'href="#{claim["id"]}"' in page
        assert f'href="#p-{claim["id"]}"' in page
    assert "two diplomats anonymous to" not in words(page)
    told = words(page.partition('<section class="claims"')[2])
    assert "two diplomats anonymous" in told
    assert "who spoke on condition of anonymity" in told
    assert "Fjordposten" in told
    assert "denied" in told


def test_the_text_of_a_report_is_all_there(client):
    page = client.get(f"/reports/{IDS['cod-2']}").text
    text = re.sub(r'<a class="number".*?</a>', "", page.partition('<div class="words">')[2].partition("</div>")[0])
    shown = html.unescape(re.sub(r"<(?!/p)[^>]*>", "", text)).replace("</p>", " ")
    assert " ".join(shown.split()) == " ".join(REPORTS[1].text.split())


def test_the_versions_of_a_report_lead_to_each_other(client):
    for one, other in (("cod-1", "cod-2"), ("cod-2", "cod-1")):
        assert f'href="/reports/{IDS[other]}"' in client.get(f"/reports/{IDS[one]}").text
    assert "Versions" not in client.get(f"/reports/{IDS['mali']}").text


def test_counts_lead_to_as_many_rows(client):
    page = client.get("/claims?actor=Iceland").text
    counted = re.findall(r'<a href="([^"]*)">\s*<span>[^<]*</span> <b>([\d,]+)</b>', page)
    assert len(counted) > 8
    for link, number in counted:
        heading = words(re.search(r"<h1>(.*?)</h1>", client.get(html.unescape(link)).text)[1])
        assert heading in (f"{number} claims", f"{number} claim")


def test_a_condition_can_be_taken_out(client):
    page = client.get("/claims?actor=Iceland&type=THREATEN").text
    assert 'href="/claims?type=THREATEN"' in page
    assert 'href="/claims?actor=Iceland"' in page


def test_an_empty_field_of_a_form_is_not_in_the_address(client):
    answer = client.get("/claims?actor=Iceland&type=&since=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?actor=Iceland")


@pytest.mark.parametrize("asked", ["type=THREATEN", "outlet=Northern+Courier&sort=oldest", ""])
def test_files_hold_what_the_page_shows(client, asked):
    shown = re.findall(r'class="day" href="/claims/([\w-]+)"', client.get(f"/claims?{asked}").text)
    table = csv.DictReader(io.StringIO(client.get(f"/claims.csv?{asked}").text))
    lines = client.get(f"/claims.jsonl?{asked}").text.splitlines()
    assert [row["id"] for row in table] == [json.loads(line)["id"] for line in lines] == shown
    every = client.get(f"/claims.jsonl?{asked}&all=true").text.splitlines()
    assert len(every) == client.get(f"/api/claims?{asked}").json()["total"]
    assert [json.loads(line)["id"] for line in every][: len(shown)] == shown


def test_pages_of_claims_are_the_whole_in_pieces(client):
    total = client.get("/api/claims").json()["total"]
    whole = [one["id"] for one in client.get("/api/claims?limit=500").json()["claims"]]
    pages = []
    for offset in range(0, total, 20):
        pages += [one["id"] for one in client.get(f"/api/claims?limit=20&offset={offset}").json()["claims"]]
    assert pages == whole
    assert len(whole) == total > 20


def test_a_claim_is_told_with_its_chain(client):
    (claim,) = (
        one
        for one in client.get("/api/claims", params={"type": "MOBILIZE", "outlet": "Northern Courier"}).json()["claims"]
    )
    page = client.get(f"/claims/{claim['id']}").text
    told = words(page)
    assert "two diplomats anonymous" in told
    assert "Fjordposten" in told
    assert TITLE in told
    assert f"/reports/{claim['report']['id']}#p-{claim['claim']['id']}" in page


def test_the_same_words_are_found_in_other_reports(client):
    (one, *_) = client.get("/api/claims", params={"type": "THREATEN", "report": IDS["cod-2"]}).json()["claims"]
    link = re.search(r'href="([^"]*)">The same words', client.get(f"/claims/{one['id']}").text)[1]
    assert one["id"] in client.get(html.unescape(link)).text


def test_sources_are_counted_and_the_anonymous_told_apart(client):
    page = words(client.get("/sources").text)
    assert "Ingrid Solheim" in page
    only = client.get("/api/sources", params={"naming": "anonymous"}).json()
    assert only["total"] >= 3
    assert {one["naming"] for one in only["sources"]} == {"anonymous"}


def test_reports_are_found_by_words_and_outlet(client):
    page = client.get("/reports", params={"text": "frigates", "outlet": "northern courier"}).text
    assert IDS["cod-2"] in page
    assert IDS["mali"] not in page
    assert "no such report" in client.get("/reports?text=zzz").text


@pytest.mark.parametrize("address", ["/claims/none", "/reports/none", "/add/none", "/nothing"])
def test_what_is_not_there_is_said(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_a_wrong_address_says_what_is_wrong(client):
    answer = client.get("/claims?since=yesterday&certainty=sure")
    assert answer.status_code == 400
    assert "<code>since</code>" in answer.text
    assert "<code>certainty</code>" in answer.text


def test_the_navigation_names_pages_that_there_are(client):
    page = client.get("/").text
    navigation = page.partition('<nav aria-label="Pages">')[2].partition("</nav>")[0]
    links = Anchors(navigation).links
    assert "/claims" in links
    assert all(client.get(link).status_code == 200 for link in links)
