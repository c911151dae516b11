"""A record of a few invented reports, read as they are; its pages for a test client, and on a port for a browser."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn
import web_told
from litestar.testing import TestClient
from playwright.sync_api import Browser, Page
from web_reports import REPORTS
from web_window import a_browser, windows

from whence.corroboration import Corroboration
from whence.reading import Reader
from whence.record import Record
from whence.web.app import make_app


def copied(file: Path, to: Path) -> Path:
    """A copy of a record, whose log is written out first."""
    with Record.open(file, create=False) as record, record.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(shutil.copy(file, to))


def filled(where: Path, reader: Reader) -> Path:
    """A record of the reports in a file."""
    with Record.open(where) as record:
        for reading in reader.read_all(REPORTS):
            record.add(reading)
        record.fail("/home/anna/desk/late.txt", "/home/anna/desk/late.txt is empty")
    return where


@pytest.fixture(scope="session")
def file(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record's file; tests that write take a copy."""
    return filled(tmp_path_factory.mktemp("web") / "whence.db", reader)


@pytest.fixture(scope="session")
def record(file: Path) -> Iterator[Record]:
    with Record.open(file, create=False) as record:
        yield record


@pytest.fixture(scope="session")
def client(record: Record) -> Iterator[TestClient]:
    """The pages and the API, to be read."""
    with TestClient(make_app(record), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def own(file: Path, tmp_path: Path) -> Iterator[Record]:
    """A copy of the record, to be changed."""
    with Record.open(copied(file, tmp_path / "whence.db"), create=False) as record:
        yield record


@pytest.fixture(scope="module")
def changed(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A copy of the record that the tests of a module change."""
    with Record.open(copied(file, tmp_path_factory.mktemp("changed") / "whence.db"), create=False) as record:
        yield record


class Site(NamedTuple):
    """A server of the pages, and its record."""

    base: str
    record: Record


@contextmanager
def served(file: Path) -> Iterator[Site]:
    """The pages over a record, on a port of this machine."""
    with Record.open(file, create=False) as record, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(make_app(record), log_level="error"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", record)
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def site(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The pages on a port of this machine, over a copy of the record."""
    with served(copied(file, tmp_path_factory.mktemp("site") / "whence.db")) as site:
        yield site


@pytest.fixture(scope="session")
def told_file(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of reports that tell of one event, laid side by side."""
    where = tmp_path_factory.mktemp("told") / "whence.db"
    with Record.open(where) as record:
        for reading in reader.read_all(web_told.REPORTS):
            record.add(reading)
        Corroboration(record).update()
    return where


@pytest.fixture(scope="session")
def told(told_file: Path) -> Iterator[TestClient]:
    """The pages and the API over it, to be read."""
    with (
        Record.open(told_file, create=False) as record,
        TestClient(make_app(record), base_url="http://127.0.0.1") as client,
    ):
        yield client


@pytest.fixture(scope="session")
def told_site(told_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same on a port of this machine, over a copy."""
    with served(copied(told_file, tmp_path_factory.mktemp("told_site") / "whence.db")) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser."""
    with a_browser() as browser:
        yield browser


@pytest.fixture
def look(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Opens pages of the site in windows of their own."""
    with windows(browser, site) as opened:
        yield opened


@pytest.fixture
def look_told(browser: Browser, told_site: Site) -> Iterator[Callable[..., Page]]:
    """Opens pages of the site of what is told of one event."""
    with windows(browser, told_site) as opened:
        yield opened
