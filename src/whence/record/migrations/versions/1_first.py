"""The first version of the tables. Records of it are made as they are, so there is nothing to do."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing."""
