"""What happened: the events that a text tells, in PLOVER's terms."""

from whence.reading.acts.acts import acts

__all__ = ["acts"]
