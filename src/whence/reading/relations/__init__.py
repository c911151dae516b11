"""Relations: how the parties of a text stand to each other, as it states or takes for granted."""

from whence.reading.relations.relations import relations

__all__ = ["relations"]
