"""Who may look, from where, and what a page may do in a browser."""

import pytest
from click.testing import CliRunner
from litestar.testing import TestClient

from whence.cli.serve import serve
from whence.web.app import make_app
from whence.web.security import inside, is_loopback

TOKEN = "a token that only we know"


@pytest.fixture
def guarded(record):
    """Pages that a token is asked for, and the address of no machine of ours."""
    with TestClient(
        make_app(record, token=TOKEN), base_url="http://desk.test", raise_server_exceptions=False
    ) as client:
        yield client


@pytest.mark.parametrize("host", ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test:80", "", "evil.test:127"])
def test_another_name_does_not_lead_to_this_machine(client, host):
    answer = client.get("/claims", headers={"host": host})
    assert answer.status_code == 421
    assert "whence" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8017", "LOCALHOST", "[::1]:80", "[::1]"])
def test_this_machine_is_known_by_its_names(client, host):
    assert client.get("/failures", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/claims", "/nothing", "/api", "/api/claims", "/api/openapi.json", "/claims.csv"]
)
def test_without_the_token_nothing_is_shown(guarded, address):
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}, {"cookie": f"whence={TOKEN}"}):
        answer = guarded.get(address, headers=headers, follow_redirects=False)
        assert answer.status_code in (303, 401)
        assert "claim" not in answer.text


def test_a_program_gives_the_token_in_a_header(guarded):
    answer = guarded.get("/api/claims", headers={"authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer.json()["total"] > 0) == (200, True)
    assert guarded.get("/api/claims").headers["www-authenticate"] == "Bearer"


def form(client, address, **fields):
    """Send a form as a browser does."""
    page = client.get(address).text
    token = page.partition('name="_csrf_token" value="')[2].partition('"')[0]
    return client.post(address, data={"_csrf_token": token, **fields}, follow_redirects=False)


def test_a_person_gives_the_token_once_and_is_led_on(guarded):
    asked = guarded.get("/claims?type=THREATEN", follow_redirects=False)
    assert asked.headers["location"] == "/login?to=/claims%3Ftype%3DTHREATEN"
    entered = form(guarded, "/login", token=TOKEN, to="/claims?type=THREATEN")
    assert (entered.status_code, entered.headers["location"]) == (303, "/claims?type=THREATEN")
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert "THREATEN" in guarded.get("/claims?type=THREATEN").text


def test_a_wrong_token_is_refused(guarded):
    answer = form(guarded, "/login", token="wrong", to="/")
    assert (answer.status_code, "not the token" in answer.text) == (403, True)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "to", ["//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)", "evil", "/a\\b"]
)
def test_nobody_is_led_elsewhere_after_the_token(to):
    assert inside(to) == "/"


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/static/whence.css", "/api/claims", "/claims?since=x", "/claims.csv"]
)
def test_every_answer_says_what_a_browser_may_do(client, address):
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


@pytest.mark.parametrize("token", ["", "wrong", None])
def test_a_form_from_elsewhere_adds_nothing(client, token):
    data = {"text": "Iceland threatened Norway."} | ({} if token is None else {"_csrf_token": token})
    answer = client.post("/add", data=data)
    assert answer.status_code == 403
    assert client.get("/add").text.count("/add/") == 0


def test_too_much_is_not_taken(client):
    answer = client.post("/login", data={"token": "x" * 200_000})
    assert answer.status_code in (404, 405)
    huge = client.post(
        "/add", content=b"x", headers={"content-type": "multipart/form-data; boundary=x", "content-length": "99000000"}
    )
    assert huge.status_code == 413


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "desk.test", ""])
def test_an_address_that_others_reach_needs_a_token(host, file, monkeypatch):
    monkeypatch.delenv("WHENCE_TOKEN", raising=False)
    assert not is_loopback(host)
    result = CliRunner().invoke(serve, ["--record", str(file), "--host", host])
    assert result.exit_code == 2
    assert "WHENCE_TOKEN" in result.output


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_alone_needs_none(host):
    assert is_loopback(host)
