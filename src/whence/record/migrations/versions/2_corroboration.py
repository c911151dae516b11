"""The tables of what reports tell together. They are filled when corroboration is next brought up to date."""

from alembic import op

from whence.record.schema import CORROBORATION, metadata

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make the tables and their indices."""
    metadata.create_all(op.get_bind(), tables=list(CORROBORATION))
