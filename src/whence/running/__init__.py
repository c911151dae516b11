"""Many reports: read in this process or in several on this machine."""

from whence.running.local import read_many
from whence.running.settings import Settings

__all__ = ["Settings", "read_many"]
