"""When: time expressions, and the days they mean."""

from whence.reading.times.spoken import as_spoken
from whence.reading.times.times import Lasting, times

__all__ = ["Lasting", "as_spoken", "times"]
