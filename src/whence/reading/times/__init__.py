"""When: time expressions, and the days they mean."""

from whence.reading.times.times import times

__all__ = ["times"]
