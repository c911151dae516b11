"""Parsed text in, claims out."""

from whence.reading.reader import Reader

__all__ = ["Reader"]
