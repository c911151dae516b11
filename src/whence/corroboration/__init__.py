"""Across reports: which are copies, which claims are of one happening, how many independent origins stand behind it."""

from whence.corroboration.asking import HappeningSort
from whence.corroboration.corroboration import Corroboration

__all__ = ["Corroboration", "HappeningSort"]
