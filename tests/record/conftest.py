"""Records to try things on: in a file, and on a PostgreSQL server where there is one.

``WHENCE_TEST_POSTGRES`` names a server (``postgresql://user@host/postgres``) whose user may make databases; without
it a private one is started from the system's programs, if it has them.
"""

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from readings import READINGS, reading
from sqlalchemy import create_engine, make_url, text

from whence.record import Record


def program(name: str) -> str | None:
    """Where a program of PostgreSQL is: Debian keeps those for a server out of the PATH."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(installed[-1]) if installed else None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server."""
    pytest.importorskip("psycopg", reason="no psycopg: install whence[postgres]")
    if named := os.environ.get("WHENCE_TEST_POSTGRES"):
        yield named
        return
    pg_ctl, initdb = program("pg_ctl"), program("initdb")
    if pg_ctl is None or initdb is None:
        pytest.skip("no PostgreSQL: install postgresql, or name a server in WHENCE_TEST_POSTGRES")
    folder = Path(tempfile.mkdtemp(prefix="whence-pg-"))
    user = "postgres" if os.geteuid() == 0 else None  # it does not run as root
    if user:
        shutil.chown(folder, user)

    def run(*arguments: str) -> None:
        subprocess.run(arguments, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=120)

    data = str(folder / "data")
    run(initdb, "--pgdata", data, "--auth", "trust", "--username", "whence", "--encoding", "UTF8", "--no-sync")
    run(pg_ctl, "--pgdata", data, "--wait", "--log", f"{data}.log", "--options", f"-k {folder} -h '' -F", "start")
    try:
        yield f"postgresql://whence@/postgres?host={folder}"
    finally:
        run(pg_ctl, "--pgdata", data, "--mode", "immediate", "stop")
        shutil.rmtree(folder)


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """The address of an empty database on the server, which is gone afterwards."""
    name = f"whence_{uuid.uuid4().hex[:12]}"
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The address of an empty database on the server."""
    with empty_database(server) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record is to be, of which there is nothing yet."""
    if request.param == "sqlite":
        return str(tmp_path / "whence.db")
    found: str = request.getfixturevalue("database")
    return found


@pytest.fixture
def record(where: str) -> Iterator[Record]:
    """A record that is empty."""
    with Record.open(where) as opened:
        yield opened


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record with readings of two outlets, five nations and a year, for tests that only ask it."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            where = str(tmp_path_factory.mktemp("library") / "whence.db")
        else:
            where = stack.enter_context(empty_database(request.getfixturevalue("server")))
        record = stack.enter_context(Record.open(where))
        for number in range(READINGS):
            record.add(reading(number))
        yield record


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The name of a file for a record, which is not there yet."""
    return tmp_path / "whence.db"


@pytest.fixture
def filled(file: Path) -> Path:
    """A record in a file, with three readings."""
    with Record.open(file) as record:
        for number in range(3):
            record.add(reading(number))
    return file
