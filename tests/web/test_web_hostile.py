"""Reports hold what their writers put in them: markup, scripts, links that are none, characters that turn a line."""

import csv
import io
import re
from html.parser import HTMLParser

import msgspec
import pytest
from litestar.testing import TestClient

from whence.model import Report
from whence.record import Record
from whence.web.app import make_app
from whence.web.words import web_link

HOSTILE = (
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus="alert(1)" x="',
    "</title></textarea></style></script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<!-- --><base href=//evil.test>",
    "{{ 7 * 191 }}{% raw %}{{ config }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href=javascript:alert(1)>here</a>",
    "\u202etxt.exe\u202c \u2066back\u2069 \u200fmark",
    "\x1b[31mred\x07 \x9b2J",
    "<meta http-equiv=refresh content='0;url=//evil.test'>",
    "<form action=//evil.test><input name=q>",
)

ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.test/x",
    "https:alert(1)",
    "http://",
    "file:///etc/passwd",
    'https://news.test/" onclick="alert(1)',
    "https://news.test/<script>alert(1)</script>",
)

STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0e-\x1f\x7f-\x9f]")
ELEMENTS = {"script", "img", "svg", "iframe", "base", "style", "object", "embed"}


class Found(HTMLParser):
    """What a browser would make of a page: its elements and their attributes."""

    def __init__(self, page):
        super().__init__()
        self.elements = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))


@pytest.fixture(scope="module")
def hostile(reader, tmp_path_factory):
    """Pages over reports that are hostile in every field, and the addresses of all of them."""
    with Record.open(tmp_path_factory.mktemp("hostile") / "whence.db") as record:
        addresses = ["/", "/claims", "/sources", "/failures", "/reports", "/claims.csv", "/api/claims", "/api/reports"]
        for number, words in enumerate(HOSTILE):
            text = f"{words} threatened Norway with sanctions, said {words}, an official.\n\n{words}"
            report = Report(
                id=words, title=f"{words} {number}", outlet=words, published="2024-05-14", byline=words,
                url=ADDRESSES[number % len(ADDRESSES)], credits=[words], text=text,
            )  # fmt: skip
            added = record.add(spoilt(reader.read(report), words))
            addresses.append(f"/reports/{added.report}")
            record.fail(words, words, report=words)
        addresses += [f"/claims/{kept.id}" for kept in record.claims(limit=None)]
        with TestClient(make_app(record), base_url="http://127.0.0.1") as client:
            yield client, addresses


def spoilt(reading, words):
    """A reading in which every text of a source, a party and a claim is hostile, where no span tells the text."""
    said = {"name": words, "role": words, "reason": words, "naming": "anonymous"}
    told = [
        msgspec.structs.replace(one, stance=words, source=msgspec.structs.replace(one.source, **said))
        for one in reading.attributions
    ]
    claims = [
        msgspec.structs.replace(
            one,
            actors=[msgspec.structs.replace(party, name=words, code=words) for party in one.actors],
            recipients=[msgspec.structs.replace(party, name=words) for party in one.recipients],
        )
        for one in reading.claims
    ]
    return msgspec.structs.replace(reading, attributions=told, claims=claims, problems=[words])


def test_no_page_holds_what_a_report_would_have_run(hostile):
    client, addresses = hostile
    assert len(addresses) > 30
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for tag, attributes in Found(answer.text).elements:
            assert tag not in ELEMENTS or attributes.get("src", "").startswith("/static/"), (address, tag)
            assert not any(name.startswith("on") or name == "style" for name in attributes), (address, attributes)
            assert tag != "form" or attributes["action"].startswith("/"), address
            assert tag != "meta" or "http-equiv" not in attributes, address
            link = attributes.get("href", "/")
            assert link.startswith(("/", "#", "https://news.test/")), (address, link)


def test_templates_in_a_text_stay_text(hostile):
    client, addresses = hostile
    pages = [client.get(address).text for address in addresses]
    assert not any("1337" in page for page in pages)
    assert any("{{ 7 * 191 }}" in page for page in pages)


def test_no_character_turns_or_steers_a_page(hostile):
    client, addresses = hostile
    for address in addresses:
        answer = client.get(address)
        if answer.headers["content-type"].startswith("text/html"):
            assert not STEERING.search(answer.text), address


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("page", ["/claims", "/reports", "/sources"])
def test_what_is_asked_comes_back_as_text(hostile, words, page):
    client, _ = hostile
    answer = client.get(page, params={"text": words, "outlet": words, "actor": words})
    assert answer.status_code == 200
    for tag, attributes in Found(answer.text).elements:
        assert tag not in ELEMENTS or attributes.get("src", "").startswith("/static/")
        assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("url", ADDRESSES[:10])
def test_only_an_address_of_the_web_is_a_link(url):
    assert web_link(url) is None


def test_a_link_out_tells_nobody_where_it_came_from(client):
    page = client.get("/reports").text
    report = re.search(r"/reports/(\w{16})", page)
    assert report
    linked = [
        attributes
        for head in client.get("/api/reports").json()["reports"]
        for tag, attributes in Found(client.get(f"/reports/{head['id']}").text).elements
        if tag == "a" and attributes.get("href", "").startswith("http")
    ]
    assert linked
    assert all({"noreferrer", "noopener"} <= set(attributes["rel"].split()) for attributes in linked)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_table_holds_no_formula(reader, tmp_path, words):
    with Record.open(tmp_path / "whence.db") as record:
        record.add(reader.read(Report(id="r", title=words, outlet=words, text="Iceland threatened Norway.")))
        with TestClient(make_app(record), base_url="http://127.0.0.1") as client:
            (row, *_) = csv.DictReader(io.StringIO(client.get("/claims.csv").text))
    assert (row["title"], row["outlet"]) == (f"'{words}", f"'{words}")
