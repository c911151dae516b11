"""Who is in a text."""

from whence.reading.cast.cast import Cast

__all__ = ["Cast"]
