"""Pages and feeds are fetched politely, within bounds, and never from where they should not be."""

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from whence.errors import InputError
from whence.intake import fetch
from whence.intake.fetch import fetched
from whence.intake.source import Unread
from whence.intake.web import address, request, robots
from whence.model import Report

SENTENCES = (
    "The harbour of Arvik was closed on Monday after a tanker ran aground near the lighthouse. "
    "Nobody was hurt, the coast guard said, and no oil has been seen on the water."
)
PAGE = f"<html lang=en><head><title>Tanker runs aground</title></head><body><p>{SENTENCES}</p></body></html>".encode()
FEED = """<rss version="2.0"><channel><title>Arvik Mail</title>
<item><title>Tanker runs aground</title><link>{base}/page</link><pubDate>Mon, 05 Feb 2024 08:30:00 GMT</pubDate></item>
<item><title>Gone</title><link>{base}/gone</link></item></channel></rss>"""


class Site:
    """A web site on this machine: answers by path, and what was asked."""

    def __init__(self):
        self.answers = {}
        self.asked = []
        self.agents = set()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                site.agents.add(self.headers["user-agent"])
                status, headers, body = site.answers.get(self.path, (404, {}, b"nothing here"))
                if headers.get("etag") and self.headers["if-none-match"] == headers["etag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in body if isinstance(body, list) else [body]:
                    if isinstance(piece, float):
                        time.sleep(piece)
                    else:
                        self.wfile.write(piece)
                        self.wfile.flush()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def put(self, path, body, status=200, **headers):
        self.answers[path] = (status, {n.replace("_", "-"): v for n, v in headers.items()}, body)


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setattr(fetch, "DELAY", 0.0)
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def read(url, **more):
    return list(fetched(url, allow_private=True, **more))


def problem(url, **more):
    [found] = list(fetched(url, **{"allow_private": True, **more}))
    assert isinstance(found, Unread), found
    return found.error.problem


def test_a_page_is_fetched_and_read(site):
    site.put("/page", PAGE, content_type="text/html; charset=utf-8")
    [report] = read(f"{site.base}/page", outlet="Arvik Mail")
    assert isinstance(report, Report)
    assert (report.url, report.outlet, report.text) == (f"{site.base}/page", "Arvik Mail", SENTENCES)
    assert site.asked == ["/robots.txt", "/page"]
    assert all(agent.startswith("whence/") for agent in site.agents)


def test_the_header_says_the_charset(site):
    page = PAGE.replace(b"<p>", "<p>Café. ".encode("cp1252"))
    site.put("/page", page, content_type="text/html; charset=windows-1252")
    assert read(f"{site.base}/page")[0].text.startswith("Café.")


def test_a_feed_is_told_or_followed(site):
    site.put("/feed", FEED.format(base=site.base).encode(), content_type="application/rss+xml")
    site.put("/page", PAGE, content_type="text/html")
    told = read(f"{site.base}/feed")
    assert [type(each) for each in told] == [Unread, Unread]
    followed = read(f"{site.base}/feed", follow=True)
    assert (followed[0].text, followed[0].published) == (SENTENCES, "2024-02-05T08:30:00+00:00")
    assert "404 Not Found" in followed[1].error.problem
    assert site.asked.count("/robots.txt") == 2


def test_a_feed_that_has_not_changed_is_not_read_again(site, tmp_path, caplog):
    site.put("/feed", FEED.format(base=site.base).encode(), etag='"one"')
    cache = tmp_path / "seen.json"
    assert len(read(f"{site.base}/feed", cache=cache)) == 2
    assert read(f"{site.base}/feed", cache=cache) == []
    assert "not changed" in caplog.text
    site.put("/feed", FEED.format(base=site.base).encode(), etag='"two"')
    assert len(read(f"{site.base}/feed", cache=cache)) == 2


def test_a_broken_cache_is_told_and_begun_anew(site, tmp_path, caplog):
    cache = tmp_path / "seen.json"
    cache.write_text("{oops")
    site.put("/page", PAGE, etag='"one"', content_type="text/html")
    assert len(read(f"{site.base}/page", cache=cache)) == 1
    assert "asked anew" in caplog.text
    assert '"one"' in cache.read_text().replace("\\", "")


def test_a_site_that_wants_no_robots_is_left_alone(site):
    site.put("/robots.txt", b"User-agent: *\nDisallow: /page\nAllow: /page/free$\n")
    site.put("/page", PAGE, content_type="text/html")
    site.put("/page/free", PAGE, content_type="text/html")
    assert "robots.txt" in problem(f"{site.base}/page")
    assert "/page" not in site.asked
    assert isinstance(read(f"{site.base}/page/free")[0], Report)


def test_a_site_whose_rules_cannot_be_had_is_left_alone(site):
    site.put("/robots.txt", b"", status=503)
    site.put("/page", PAGE, content_type="text/html")
    assert "cannot be had" in problem(f"{site.base}/page")
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(("rules", "path", "allowed"), [
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: whence\nDisallow:", "/a", True),
    ("User-agent: whence\nUser-agent: other\nDisallow: /a", "/a/b", False),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
    ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
    ("User-agent: *\nDisallow: /*?print=", "/news/x?print=1", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", True),
    ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
    ("nonsense\n<html>", "/a", True),
])  # fmt: skip
def test_rules_for_robots_are_read_as_the_standard_says(rules, path, allowed):
    assert robots.rules(rules).allow(path) is allowed


def test_rules_that_attack_take_no_time():
    started = time.process_time()
    robots.rules("User-agent: *\n" + "Disallow: /" + "*a" * 400 + "*b\n" * 200).allow("/" + "a" * 3_000)
    assert time.process_time() - started < 2


def test_requests_to_a_host_are_spaced(site, monkeypatch):
    slept = []
    monkeypatch.setattr(fetch.time, "sleep", slept.append)
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 5\n")
    site.put("/page", PAGE, content_type="text/html")
    read(f"{site.base}/page")
    assert slept == [pytest.approx(5, abs=1)]


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "http://localhost:9/", "http://[::1]/", "http://10.0.0.1/", "http://192.168.1.1/admin",
    "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://2130706433/",
    "http://[64:ff9b::7f00:1]/", "http://[fd00::1]/", "http://100.64.0.1/", "http://0x7f.1/",
])  # fmt: skip
def test_addresses_that_are_not_public_are_refused(url):
    assert "not a public address" in problem(url, allow_private=False)


@pytest.mark.parametrize(("text", "public"), [
    ("8.8.8.8", True), ("2606:4700::1111", True), ("224.0.0.1", False), ("2002:7f00:1::", False), ("nonsense", False),
    ("fe80::1%eth0", False), ("255.255.255.255", False),
])  # fmt: skip
def test_public_addresses_are_told_from_others(text, public):
    assert address.is_public(text) is public


def test_a_redirect_cannot_lead_inside(site, monkeypatch):
    """The site's own address is taken for public here, so that its redirect is what is refused."""
    real = address.is_public
    monkeypatch.setattr(address, "is_public", lambda text: text == "127.0.0.1" or real(text))
    site.put("/page", b"", status=302, location="http://169.254.169.254/latest/")
    assert "169.254.169.254" in problem(f"{site.base}/page", allow_private=False)


def test_a_name_is_looked_up_once_and_what_was_looked_at_is_connected_to(site, monkeypatch):
    """A name server that answers with a public address first and a private one later gains nothing."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    tried = []
    monkeypatch.setattr(address.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (next(answers), 80))])

    class Refusing(request.HTTPConnection):
        def connect(self):
            tried.append(self.host)
            raise OSError("not connected, for this is a test")

    monkeypatch.setattr(request, "HTTPConnection", Refusing)
    with pytest.raises(InputError, match="not connected"):
        request.get("http://rebinding.example/", allow_private=False)
    assert tried == ["93.184.216.34"]


def test_redirects_are_followed_but_not_for_ever(site):
    site.put("/old", b"", status=301, location="/page")
    site.put("/page", PAGE, content_type="text/html")
    site.put("/loop", b"", status=302, location="/loop")
    assert read(f"{site.base}/old")[0].url == f"{site.base}/page"
    assert "redirects" in problem(f"{site.base}/loop")


def test_a_page_of_50_megabytes_is_refused(site):
    site.put("/said", b"x", content_length="50000000")
    site.put("/unsaid", [b"x" * 1_000_000] * 50)
    site.put("/packed", gzip.compress(b"<p>" + b"x" * 50_000_000), content_encoding="gzip")
    for path in ("/said", "/unsaid", "/packed"):
        assert "longer than" in problem(site.base + path)


def test_a_packed_page_is_unpacked(site):
    site.put("/page", gzip.compress(PAGE), content_encoding="gzip", content_type="text/html")
    assert read(f"{site.base}/page")[0].text == SENTENCES


def test_a_server_that_never_ends_is_left(site, monkeypatch):
    monkeypatch.setattr(request, "WHOLE", 1.5)
    site.put("/slow", [b"<p>", *[piece for _ in range(60) for piece in (0.2, b"x")]], content_type="text/html")
    started = time.monotonic()
    problem(f"{site.base}/slow")
    assert time.monotonic() - started < 6


@pytest.mark.parametrize(("url", "why"), [
    ("http://", "URL"), ("http://user:secret@mail.example/", "URL"), ("http://a b/", "URL"),
    ("http://" + "a" * 5_000, "long"), ("http://there-is-none.invalid/", "no host"),
    ("http://127.0.0.1:1/", "cannot be had"),
])  # fmt: skip
def test_what_cannot_be_fetched_says_why(url, why):
    assert why in problem(url)


def test_what_is_no_page_is_told(site):
    site.put("/picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, content_type="image/png")
    site.put("/data", b'{"id": "1", "text": "x"}\n', content_type="application/json")
    assert "picture" in problem(f"{site.base}/picture")
    assert "jsonl" in problem(f"{site.base}/data")
