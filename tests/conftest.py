"""What many tests share: the language pipeline and a reader, loaded once."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from whence.reading import Reader


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """The bundled language pipeline."""
    import whence

    return whence.load()


@pytest.fixture(scope="session")
def reader(nlp: "Language") -> "Reader":
    """A reader with the bundled pipeline and tables."""
    from whence.reading import Reader

    return Reader(nlp)
