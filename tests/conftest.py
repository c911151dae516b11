"""What many tests share: the language pipeline and a reader, loaded once."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
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


@pytest.fixture
def whence(reader: "Reader", monkeypatch: pytest.MonkeyPatch) -> "Callable[..., Result]":
    """Run ``whence`` in this process, with the reader that the tests share in place of a new one."""
    from click.testing import CliRunner

    from whence.cli import main
    from whence.running import Settings

    monkeypatch.setattr(Settings, "reader", lambda *options: reader)

    def run(*arguments: object, stdin: str | None = None) -> "Result":
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    return run
