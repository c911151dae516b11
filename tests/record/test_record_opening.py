"""What is no record, or cannot be used, is told in words that say what to do, and is left as it is."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from readings import reading
from sqlalchemy import event, inspect, text

from whence.errors import RecordError
from whence.record import Record
from whence.record.opening import opened
from whence.record.schema import VERSION

READS = """
import os, sys
from whence.record import Record
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with Record.open(sys.argv[1]) as record:
    print(record.count())
    try:
        record.fail("a.txt", "is empty")
    except Exception as error:
        print(error)
"""

Disk = Callable[[str], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Path, Disk]]:
    """A small disk of its own, and how to mount it otherwise."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mount(*options: str) -> int:
        command = ["mount", "-t", "tmpfs", *options, "whence-test", str(folder)]
        return subprocess.run(command, check=False, capture_output=True).returncode

    if os.geteuid() or shutil.which("mount") is None or mount("-o", "size=2m"):
        pytest.skip("no right to mount a small disk")
    yield folder, lambda options: bool(mount("-o", options)) or None
    subprocess.run(["umount", str(folder)], check=True)


def fill(record: Record, first: int = 0) -> int:
    """Add readings until there is an error; how many were added."""
    for number in range(first, first + 5_000):
        try:
            record.add(reading(number))
        except RecordError as error:
            assert "the disk is full" in str(error)
            return number - first
    raise AssertionError("the disk has no end")


def test_a_record_is_made_once_and_opened_again(where):
    with pytest.raises(RecordError, match="no record"):
        Record.open(where, create=False)
    with Record.open(where) as record:
        record.add(reading(1))
    with Record.open(where, create=False) as record:
        assert record.known(reading(1).report)


def test_a_file_is_written_with_a_log(filled):
    with sqlite3.connect(filled) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_record_of_a_newer_whence_is_told_and_left_as_it_is(where):
    with Record.open(where) as record, record.engine.begin() as connection:
        connection.execute(text(f"UPDATE whence_version SET version_num = '{int(VERSION) + 1}'"))
    with pytest.raises(RecordError, match=r"made by a newer whence .* upgrade whence"):
        Record.open(where)


@pytest.mark.parametrize("content", [b"A report, and no database.\n" * 40, b"PK\x03\x04" + bytes(2_000)])
def test_a_file_that_is_no_database_is_told_and_left_as_it_is(file, content):
    file.write_bytes(content)
    with pytest.raises(RecordError, match="is no whence record"):
        Record.open(file)
    assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


def test_a_database_of_something_else_is_told_and_left_as_it_is(file):
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = file.read_bytes()
    with pytest.raises(RecordError, match="tables of others: recipes"):
        Record.open(file)
    assert file.read_bytes() == before


def test_tables_of_something_else_on_a_server_are_left_as_they_are(database):
    engine, _ = opened(database, create=True)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE whence_version"))
    with pytest.raises(RecordError, match="tables of others"):
        Record.open(database)
    assert "whence_version" not in inspect(engine).get_table_names()
    engine.dispose()


@pytest.mark.parametrize("keep", [200, 5_000, 20_000])
def test_a_damaged_file_is_told_and_left_as_it_is(filled, keep):
    whole = filled.read_bytes()
    damaged = whole[:keep] + b"\xa5" * (len(whole) - keep)
    filled.write_bytes(damaged)
    with pytest.raises(RecordError, match=r"damaged, and was left as it is.*recover"):
        ask_everything(filled)
    assert filled.read_bytes() == damaged


def test_a_file_that_was_cut_off_is_told(filled):
    filled.write_bytes(filled.read_bytes()[:8_192])
    with pytest.raises(RecordError, match="damaged"):
        ask_everything(filled)


def ask_everything(file: Path) -> None:
    with Record.open(file, create=False) as record:
        list(record.export())


def test_a_folder_a_missing_folder_and_an_empty_file_are_told(tmp_path):
    with pytest.raises(RecordError, match="is a folder"):
        Record.open(tmp_path)
    with pytest.raises(RecordError, match="check that its folder is there"):
        Record.open(tmp_path / "nowhere" / "whence.db")
    empty = tmp_path / "empty.db"
    empty.touch()
    with pytest.raises(RecordError, match="is empty"):
        Record.open(empty, create=False)
    with Record.open(empty) as record:
        assert record.add(reading(1)).how == "new"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://user@host/name", "no database that whence can use"),
        ("postgresql://user:secret@host:port/name", "no address"),
        ("postgresql://user:secret@localhost:1/name", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(address, told):
    with pytest.raises(RecordError, match=told) as caught:
        Record.open(address)
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_told(server):
    with pytest.raises(RecordError, match=r"cannot be reached.*nothing_of_the_kind.*does not exist"):
        Record.open(server.replace("/postgres?", "/nothing_of_the_kind?"))


def test_a_full_disk_is_told_and_what_was_written_stands(file):
    with Record.open(file) as record:
        event.listen(record.engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 150"))
        record.engine.dispose()
        added = fill(record)
    assert added > 0
    with Record.open(file) as record:
        assert record.size()["reports"] == added
        assert record.add(reading(added)).how == "new"
        assert len(list(record.export())) == 4 * (added + 1)


def test_a_disk_that_is_really_full_is_told_and_what_was_written_stands(disk):
    folder, remount = disk
    with Record.open(folder / "whence.db") as record:
        added = fill(record)
        assert record.size()["reports"] == added > 0
    remount("remount,size=4m")
    with Record.open(folder / "whence.db") as record:
        assert record.size()["reports"] == added
        assert record.add(reading(added)).how == "new"


def test_a_disk_that_may_only_be_read_gives_its_record_and_takes_nothing(disk):
    folder, remount = disk
    with Record.open(folder / "whence.db") as record:
        record.add(reading(1))
    before = (folder / "whence.db").read_bytes()
    remount("remount,ro")
    with Record.open(folder / "whence.db") as record:
        assert record.count() == 4
        with pytest.raises(RecordError, match="may only be read"):
            record.add(reading(2))
        with pytest.raises(RecordError, match="may only be read"):
            record.fail("a.txt", "is empty")
    assert (folder / "whence.db").read_bytes() == before
    remount("remount,rw")


@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
def test_a_file_that_may_only_be_read_gives_its_record_and_takes_nothing(filled, folder_mode):
    """Read by a process that is not root, for root may write everything."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(shutil.copy(filled, folder))
        file.chmod(0o444)
        Path(folder).chmod(folder_mode)
        ran = subprocess.run([sys.executable, "-c", READS, str(file)], capture_output=True, text=True)
        assert ran.stdout == f"12\n{file}: may only be read; check who may write to the file and its folder\n"
        assert ran.stderr == ""
        assert file.read_bytes() == filled.read_bytes()
        Path(folder).chmod(0o700)


def test_a_server_that_may_only_be_read_is_told(database):
    with Record.open(database) as record:
        record.add(reading(1))
        with record.engine.begin() as connection:
            name = connection.scalar(text("SELECT current_database()"))
            connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    with Record.open(database) as record:
        assert record.count() == 4
        with pytest.raises(RecordError, match="may only be read"):
            record.add(reading(2))


def test_a_file_that_another_program_holds_is_told(filled, monkeypatch):
    monkeypatch.setattr("whence.record.opening.WAIT_SECONDS", 0.1)
    with sqlite3.connect(filled, isolation_level=None) as other, Record.open(filled) as record:
        other.execute("BEGIN IMMEDIATE")
        assert record.count() == 12
        with pytest.raises(RecordError, match="is busy"):
            record.add(reading(5))
        other.execute("ROLLBACK")
        assert record.add(reading(5)).how == "new"


def test_the_public_names_of_whence_do_not_load_a_database():
    loaded = "import sys, whence.cli; print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True).stdout == "[]\n"


def test_a_record_is_opened_without_alembic(filled):
    opens = "import sys; from whence.record import Record; Record.open(sys.argv[1]); print('alembic' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", opens, str(filled)], capture_output=True, text=True)
    assert ran.stdout == "False\n"
