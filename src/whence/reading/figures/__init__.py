"""How much: amounts with their units, bounds and subjects."""

from whence.reading.figures.figures import figures

__all__ = ["figures"]
