"""A record of a few invented reports, read as they are; its pages for a test client, and on a port for a browser."""

import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn
from litestar.testing import TestClient
from web_reports import REPORTS

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


@pytest.fixture(scope="session")
def site(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The pages on a port of this machine, over a copy of the record."""
    copy = copied(file, tmp_path_factory.mktemp("site") / "whence.db")
    with Record.open(copy, create=False) as record, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(make_app(record), log_level="error"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield Site(f"http://127.0.0.1:{listener.getsockname()[1]}", record)
        server.should_exit = True
        thread.join()
