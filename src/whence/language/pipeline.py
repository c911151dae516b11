"""``load()``: the bundled language model as a spaCy pipeline."""

from pathlib import Path
from typing import Any

import spacy
from spacy.lang.en import English
from spacy.language import Language

from whence.errors import ModelError
from whence.language import parser as _registers_the_component  # noqa: F401
from whence.language.network import FOLDER
from whence.language.tokenizer import make_tokenizer


def load(name: str | None = None, threads: int | None = None) -> Language:
    """A spaCy pipeline that parses English as Universal Dependencies have it.

    Without a name the bundled one, whose network uses ``threads`` (all processors, at most four, where None);
    else any installed spaCy pipeline (or a folder that holds one) with Universal Dependencies labels. Raises
    ModelError where there is none of that name.
    """
    return bundled(threads=threads) if name is None else installed(name)


def bundled(model: Path = FOLDER, threads: int | None = None) -> Language:
    """The pipeline that whence ships; ``model`` is a folder with another model of its kind."""
    nlp = English(create_tokenizer=make_tokenizer)
    nlp.max_length = 100_000_000  # windows bound the memory, not the length of a text
    nlp.add_pipe("whence_parser", config={"folder": str(model), "threads": threads})
    return nlp


def installed(name: str) -> Any:
    """A pipeline that the user has installed."""
    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {name!r} is installed: {error}") from error
