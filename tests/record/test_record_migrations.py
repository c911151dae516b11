"""A record of an older whence is brought up to date when it is opened: wholly, or not at all."""

import pytest
from readings import reading
from sqlalchemy import inspect, select, update

from whence.corroboration import Corroboration
from whence.errors import RecordError
from whence.record import Record, opening
from whence.record.migrations import HERE, upgrade
from whence.record.schema import CORROBORATION, VERSION, metadata, versions

SCRIPT = """
from alembic import op
from sqlalchemy import Column, Text

revision = "{next}"
down_revision = "{version}"

def upgrade():
    op.add_column("reports", Column("mood", Text))
    op.execute("UPDATE reports SET mood = 'grave'")
    {then}
"""


NEXT = str(int(VERSION) + 1)


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A whence whose tables are one version on; what its script does at the end."""
    scripts = tmp_path / "versions"

    def becomes(then: str) -> None:
        scripts.mkdir()
        for script in (HERE / "versions").glob("*.py"):
            (scripts / script.name).write_bytes(script.read_bytes())
        (scripts / f"{NEXT}_mood.py").write_text(SCRIPT.format(then=then, version=VERSION, next=NEXT))
        monkeypatch.setattr(opening, "VERSION", NEXT)
        monkeypatch.setattr(upgrade, "__defaults__", (scripts,))

    return becomes


def test_an_older_record_is_brought_up_to_date(where, newer):
    with Record.open(where) as record:
        record.add(reading(1))
    newer("pass")
    for _ in range(2):
        with Record.open(where) as record, record.engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT mood FROM reports").scalar() == "grave"
            assert connection.scalar(select(versions.c.version_num)) == NEXT
            assert record.count() == 4


def test_a_step_that_fails_leaves_the_record_as_it_was(where, newer, monkeypatch):
    with Record.open(where) as record:
        record.add(reading(1))
    newer('op.execute("SELECT * FROM nowhere")')
    with pytest.raises(RecordError, match="nowhere"):
        Record.open(where)
    monkeypatch.setattr(opening, "VERSION", VERSION)
    with Record.open(where) as record, record.engine.connect() as connection:
        assert "mood" not in {column["name"] for column in inspect(connection).get_columns("reports")}
        assert record.count() == 4


def test_a_record_of_the_first_version_gains_what_is_new(where):
    with Record.open(where) as record:
        record.add(reading(1))
        with record.engine.begin() as connection:
            for table in reversed(CORROBORATION):
                table.drop(connection)
            connection.execute(update(versions).values(version_num="1"))
    with Record.open(where) as record:
        assert Corroboration(record).update() == 1
        assert Corroboration(record).count() == 1
        with record.engine.connect() as connection:
            indices = {index["name"] for index in inspect(connection).get_indexes("happenings")}
        assert "ix_happenings_day" in indices


def test_the_last_script_is_of_the_version_of_the_tables():
    numbers = [int(script.name.split("_")[0]) for script in (HERE / "versions").glob("[0-9]*.py")]
    assert sorted(numbers) == list(range(1, int(VERSION) + 1))


def test_the_tables_are_those_that_the_schema_names(record):
    """A column that is added to the schema and not to records that exist would be missed here."""
    with record.engine.connect() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            assert [column["name"] for column in found.get_columns(table.name)] == [column.name for column in table.c]
