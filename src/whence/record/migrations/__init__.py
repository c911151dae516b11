"""Bringing a record of an older whence up to date. Alembic is loaded for this alone."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from whence.record.schema import versions

HERE = Path(__file__).parent
"""``versions/`` beside this file has a script for each version of the tables since the first."""


def upgrade(engine: Engine, scripts: Path = HERE / "versions") -> None:
    """Run the scripts that a record lacks, in one transaction: all of them, or none."""
    from whence.record.opening import SETUP_LOCK, WRITES

    settings = Config()
    for option, folder in (("script_location", HERE), ("version_locations", scripts)):
        settings.set_main_option(option, str(folder).replace("%", "%%"))  # which it takes for a variable
    settings.set_main_option("path_separator", "os")
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({SETUP_LOCK})")
        settings.attributes["connection"] = connection
        settings.attributes["version_table"] = versions.name
        command.upgrade(settings, "head")
