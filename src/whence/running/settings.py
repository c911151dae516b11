"""What a reader is made from, so that each process can make its own."""

from dataclasses import dataclass
from pathlib import Path

from whence.language.pipeline import load
from whence.reading import Reader


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's own tables and dictionary, and another language pipeline by name, where there are any."""

    lexicon: Path | None = None
    actors: Path | None = None
    pipeline: str | None = None

    def reader(self, threads: int | None = None) -> Reader:
        """A reader; ``threads`` bounds the network's, all processors (at most four) where None.

        Raises LexiconError for a table that does not say what it must, ModelError where there is no such pipeline.
        """
        return Reader(load(self.pipeline, threads), lexicon_dir=self.lexicon, actors_file=self.actors)
