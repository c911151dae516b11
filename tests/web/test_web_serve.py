"""``whence serve``: it starts, tells where it is, and says what is wrong where it cannot."""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request

import httpx
import pytest
from click.testing import CliRunner
from web_reports import COD

from whence.cli.serve import serve
from whence.record import Record


def test_it_serves_the_record_and_ends_on_interrupt(file):
    command = "from whence.cli.serve import serve; serve()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, "--record", str(file), "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    try:
        line = process.stderr.readline()
        address = re.match(r"(http://127\.0\.0\.1:\d+/) shows ", line)[1]
        with urllib.request.urlopen(address) as answer:
            assert "whence" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) in (0, 1, -signal.SIGINT, 130)
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()


def test_it_ends_at_once_while_reports_are_added(file, tmp_path):
    command = "from whence.cli.serve import serve; serve()"
    copy = shutil.copy(file, tmp_path / "whence.db")
    process = subprocess.Popen(
        [sys.executable, "-c", command, "--record", str(copy), "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    try:
        address = re.match(r"(http://127\.0\.0\.1:\d+/) shows ", process.stderr.readline())[1]
        with httpx.Client(base_url=address) as client:
            token = client.get("/add").text.partition('name="_csrf_token" value="')[2].partition('"')[0]
            lines = "".join(json.dumps({"id": str(n), "text": f"{COD} {n}"}) + "\n" for n in range(2_000))
            sent = client.post("/add", data={"_csrf_token": token}, files=[("files", ("many.jsonl", lines.encode()))])
            place = sent.headers["location"]
            while client.get(f"/api{place}").json()["state"] != "reading":
                pass
        process.send_signal(signal.SIGINT)
        process.wait(timeout=100)
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
    with Record.open(copy, create=False) as record:
        assert record.size()["reports"] < 2_000


def test_a_port_that_is_taken_is_told(file):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(serve, ["--record", str(file), "--port", str(port)])
    assert f"port {port} of 127.0.0.1 is taken" in str(result.exception)


def test_a_record_that_is_not_there_is_told_and_not_made(tmp_path):
    result = CliRunner().invoke(serve, ["--record", str(tmp_path / "none.db")])
    assert "there is no record of this name" in str(result.exception)
    assert not (tmp_path / "none.db").exists()


def test_an_address_of_another_machine_is_told(file, monkeypatch):
    monkeypatch.setenv("WHENCE_TOKEN", "a token")
    result = CliRunner().invoke(serve, ["--record", str(file), "--host", "192.0.2.1", "--port", "0"])
    assert "cannot listen on 192.0.2.1" in str(result.exception)


def test_help_waits_for_nothing_heavy():
    command = "import sys; from whence.cli.serve import serve; print([m for m in sys.modules if m in HEAVY])"
    command = "HEAVY = {'litestar', 'uvicorn', 'sqlalchemy', 'numpy', 'spacy', 'jinja2'}; " + command
    assert subprocess.check_output([sys.executable, "-c", command], text=True).strip() == "[]"


@pytest.mark.parametrize("option", ["--record", "--host", "--port", "--open"])
def test_help_names_every_option(option):
    assert option in CliRunner().invoke(serve, ["--help"]).output
