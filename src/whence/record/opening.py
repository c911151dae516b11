"""From a file name or an address to an engine, with a record of our version behind it."""

import os
import re
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from whence.errors import RecordError
from whence.record.schema import VERSION, metadata, versions
from whence.record.search import create_search
from whence.record.troubles import NO_DATABASE, UNOPENABLE, told
from whence.record.views import create_views

WAIT_SECONDS = 60
"""How long a writer of SQLite waits for its turn."""

CACHE_KIB = 64 * 1024
SQLITE_MAGIC = b"SQLite format 3\0"
SETUP_LOCK = 0x77686E6365  # «whence», as PostgreSQL wants it: a number
WRITES = {"writes": True}
PASSWORD = re.compile(r":[^/@]*@")


def opened(where: str | Path, create: bool) -> tuple[Engine, str]:
    """The engine of a record, and its name for messages. Makes the record where there is none, if ``create``.

    Raises RecordError where it cannot be opened, is no record, or is one of a newer whence.
    """
    address = _address(where)
    if address is None:
        engine, name = _sqlite(Path(where), create), str(where)
    else:
        engine, name = _postgres(address), address.render_as_string()
    try:
        with told(name):
            _ready(engine, name, create)
    except BaseException:
        engine.dispose()
        raise
    return engine, name


def _address(where: str | Path) -> URL | None:
    """The address of a server; None where the record is a file."""
    if "://" not in str(where) or isinstance(where, Path):
        return None
    try:
        address = make_url(where)
    except (ArgumentError, ValueError) as error:
        problem = "is no address of a database; write it as postgresql://USER@HOST/NAME"
        raise RecordError(problem, where=PASSWORD.sub(":***@", str(where))) from error
    if address.get_backend_name() not in ("postgresql", "postgres"):
        problem = "is on no database that whence can use; give a file name (SQLite) or postgresql://…"
        raise RecordError(problem, where=address.render_as_string())
    return address.set(drivername="postgresql")


def _sqlite(path: Path, create: bool) -> Engine:
    problem = _wrong_with(path, create)
    if problem is not None:
        raise RecordError(problem, where=str(path))
    mode = _mode(path)

    def connect() -> sqlite3.Connection:
        target = f"{path.absolute().as_uri()}?{mode}"
        return sqlite3.connect(target, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, paramstyle="named")
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _wrong_with(path: Path, create: bool) -> str | None:
    """What keeps a path from being a SQLite file, told before SQLite has a chance to touch it."""
    try:
        with path.open("rb") as file:
            start = file.read(len(SQLITE_MAGIC))
    except FileNotFoundError:
        if not create:
            return "there is no record of this name; check it, or add reports to make one"
        return None if path.absolute().parent.is_dir() else UNOPENABLE
    except IsADirectoryError:
        return "is a folder; name a file"
    except OSError as error:
        return f"cannot be opened ({error.strerror})"
    if start:
        return None if start == SQLITE_MAGIC else NO_DATABASE
    return None if create else "is empty; add reports to make a record of it"


def _mode(path: Path) -> str:
    """How a file is opened. To read one, SQLite keeps a log beside it, unless it is told that nobody will write."""
    if not path.exists():
        return "mode=rwc"
    file, folder = os.access(path, os.W_OK), os.access(path.absolute().parent, os.W_OK)
    if file and folder:
        return "mode=rw"
    return "mode=ro" if folder or path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")  # with a log: a power cut may cost the last reports, never more
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")


def _begin(connection: Connection) -> None:
    """A writer takes its turn before it looks, so that what it saw still holds when it writes."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres(address: URL) -> Engine:
    try:
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as error:
        problem = "PostgreSQL needs psycopg; install it with: pip install 'whence[postgres]'"
        raise RecordError(problem, where=address.render_as_string()) from error


def snapshots(engine: Engine) -> Engine:
    """The engine for transactions that see the record as it was when they began, as those of SQLite always do."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _ready(engine: Engine, name: str, create: bool) -> None:
    """Leave a record of our version behind the engine, or raise RecordError."""
    with engine.connect() as connection:
        found = _version(connection, name)
    if found is None:
        if not create:
            raise RecordError("there is no record in it; add reports to make one", where=name)
        _make(engine, name)
    elif int(found) > int(VERSION):
        problem = f"was made by a newer whence (its tables are version {found}, these are {VERSION}); upgrade whence"
        raise RecordError(problem, where=name)
    elif int(found) < int(VERSION):
        from whence.record.migrations import upgrade

        upgrade(engine)


def _version(connection: Connection, name: str) -> str | None:
    """The version of a record's tables; None where there are none yet."""
    found = set(inspect(connection).get_table_names())
    if versions.name in found:
        return connection.scalar(select(versions.c.version_num))
    foreign = found if connection.dialect.name == "sqlite" else found & set(metadata.tables)
    if foreign:
        tables = ", ".join(sorted(foreign)[:3])
        raise RecordError(f"is no whence record (it has tables of others: {tables}), and was left as it is", where=name)
    return None


def _make(engine: Engine, name: str) -> None:
    """Make the tables, unless another process did so while we waited for our turn."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({SETUP_LOCK})")
        if _version(connection, name) is None:
            metadata.create_all(connection)
            create_search(connection)
            create_views(connection)
            connection.execute(versions.insert().values(version_num=VERSION))
