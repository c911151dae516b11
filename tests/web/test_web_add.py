"""Reports added from the page: read in the background, failures told, and nothing fetched or opened that may not be."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from litestar.testing import TestClient
from web_reports import COD, TITLE

from whence.intake import fetch
from whence.intake.web import request
from whence.record import ClaimFilter
from whence.web.app import make_app
from whence.web.pages.adding import file_name, is_web

FRESH = "Sweden accused Finland of espionage on Monday, a senior official said."


@pytest.fixture(scope="module")
def desk(changed):
    """The pages over a record that is added to."""
    with TestClient(make_app(changed), base_url="http://127.0.0.1") as client:
        yield client


def send(client, files=(), **fields):
    """Send the form as a browser does, which sends an empty file where none was chosen."""
    token = client.get("/add").text.partition('name="_csrf_token" value="')[2].partition('"')[0]
    parts = [("files", (name, body)) for name, body in files] or [("files", ("", b""))]
    return client.post("/add", data={"_csrf_token": token, **fields}, files=parts, follow_redirects=False)


def done(client, files=(), **fields):
    """The job that the form makes, when it is done."""
    answer = send(client, files, **fields)
    assert answer.status_code == 303, answer.text
    place = answer.headers["location"]
    while (job := client.get(f"/api{place}").json())["state"] != "done":
        assert 'http-equiv="refresh"' in client.get(place).text or client.get(f"/api{place}").json()["state"] == "done"
        time.sleep(0.05)
    return job


def test_a_pasted_text_is_read_and_kept(desk, changed):
    job = done(desk, text=FRESH, outlet="Harbour Post", published="2024-05-20")
    (added,) = job["added"]
    assert job["failed"] == []
    assert added["claims"] >= 1
    (kept,) = changed.claims(ClaimFilter(report=added["id"], type="ACCUSE"))
    assert (kept.report.outlet, kept.report.published) == ("Harbour Post", "2024-05-20")
    assert "Sweden" in desk.get(f"/reports/{added['id']}").text
    page = desk.get(f"/add/{job['id']}").text
    assert f"/reports/{added['id']}" in page
    assert "refresh" not in page
    again = done(desk, text=FRESH, outlet="Harbour Post", published="2024-05-20")
    assert (again["added"], again["known"]) == ([], 1)


def test_files_are_read_and_what_cannot_be_is_told_without_our_paths(desk, changed):
    lines = json.dumps({"text": FRESH.replace("Sweden", "Estonia"), "id": "one"}) + "\n{broken\n"
    french = "Le ministre a déclaré lundi que les négociations avec les rebelles étaient reportées."
    files = [
        ("news.jsonl", lines.encode()),
        ("empty.txt", b""),
        ("french.txt", french.encode()),
        ("../../etc/odd.txt", FRESH.replace("Sweden", "Latvia").encode()),
    ]
    job = done(desk, files)
    assert len(job["added"]) == 2
    assert [one["input"] for one in job["failed"]] == ["news.jsonl", "empty.txt", "french.txt"]
    assert job["failed"][0]["problem"].startswith("line 2: not JSON")
    assert "French" in job["failed"][2]["problem"]
    assert "odd.txt" in job["inputs"]
    told = json.dumps(job) + desk.get("/failures").text + desk.get("/api/failures").text
    assert "/tmp" not in told
    assert "whence-" not in told
    assert "/home" not in told
    assert {"empty.txt", "french.txt"} <= {failure.input for failure in changed.failures()}
    assert {head.given_id for head in changed.reports()} >= {"one", "odd"}


def test_our_files_are_removed(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done(desk, [("empty.txt", b"")], text="12 34")
    assert send(desk, published="someday", text="x").status_code == 400
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", [
    "/etc/passwd", "file:///etc/passwd", "etc/passwd", "-", "*", "ftp://news.test/x", "javascript:alert(1)",
    "http://", "data:text/html,x", "HTTP//x", "http://a\x00b/", "//news.test/x",
])  # fmt: skip
def test_an_address_that_is_none_of_the_web_is_refused(desk, url):
    assert not is_web(url)
    answer = send(desk, url=url)
    assert answer.status_code == 400
    assert "must be that of a page" in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("url", [
    "http://127.0.0.1:{port}/secret", "http://localhost:{port}/secret", "http://[::1]:{port}/secret",
    "http://0.0.0.0:{port}/secret", "http://2130706433:{port}/secret", "http://[::ffff:127.0.0.1]:{port}/secret",
    "http://169.254.169.254/latest", "http://10.0.0.1/", "http://user@127.0.0.1:{port}/secret",
])  # fmt: skip
def test_an_address_that_is_not_public_is_not_fetched(desk, inner, url):
    job = done(desk, url=url.format(port=inner.server_address[1]))
    assert (job["added"], len(job["failed"])) == ([], 1)
    assert inner.asked == []


def test_a_public_page_does_not_lead_to_an_address_that_is_not(desk, inner, monkeypatch):
    port = inner.server_address[1]
    known = request.addresses

    def addresses(host, *more, **given):
        return ["127.0.0.1"] if host == "news.test" else known(host, *more, **given)

    monkeypatch.setattr(request, "addresses", addresses)
    monkeypatch.setattr(fetch, "DELAY", 0.0)
    job = done(desk, url=f"http://news.test:{port}/away")
    assert inner.asked == ["/robots.txt", "/away"]
    assert "not a public address" in job["failed"][0]["problem"]


def test_a_page_is_fetched_and_read(desk, inner, monkeypatch):
    monkeypatch.setattr(request, "addresses", lambda *_, **__: ["127.0.0.1"])
    monkeypatch.setattr(fetch, "DELAY", 0.0)
    job = done(desk, url=f"http://news.test:{inner.server_address[1]}/page")
    assert [one["title"] for one in job["added"]] == [TITLE]


def test_nothing_given_is_told_and_what_was_given_stays(desk):
    answer = send(desk, outlet="Harbour <Post>")
    assert answer.status_code == 400
    assert "Give a text, an address, or a file." in answer.text
    assert 'value="Harbour &lt;Post&gt;"' in answer.text
    assert "is no day" in send(desk, text="x", published="2024-13-01").text


def test_a_report_that_failed_makes_room_for_its_reading(desk, changed):
    text = FRESH.replace("Sweden", "Denmark")
    first = done(desk, [("late.txt", text.encode())])
    assert first["failed"] == []
    changed.fail("late.txt", "it found a fault", report="late")
    again = done(desk, [("late.txt", text.encode())])
    assert ([one["id"] for one in again["added"]], again["known"]) == ([first["added"][0]["id"]], 0)


@pytest.mark.parametrize(("sent", "name"), [
    ("report.txt", "report.txt"), ("../../etc/passwd", "passwd"), ("C:\\news\\a.html", "a.html"), ("..", "file"),
    ("", "file"), ("a\x00b\n.txt", "ab.txt"), (".hidden", "hidden"), ("x" * 300 + ".html", "x" * 115 + ".html"),
])  # fmt: skip
def test_a_file_has_a_name_and_no_folder(sent, name):
    assert file_name(sent) == name


@pytest.fixture
def inner():
    """A server of this machine that nobody outside should see."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append(self.path)
            port = self.server.server_address[1]
            pages = {"/away": (302, {"location": f"http://127.0.0.1:{port}/secret"}, b""), "/page": (200, {}, PAGE)}
            status, headers, body = pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


BODY = "".join(f"<p>{line}</p>" for line in COD.splitlines()[1:] if line)
PAGE = f"<html lang=en><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{BODY}</article></body></html>"
PAGE = PAGE.encode()
