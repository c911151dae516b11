"""What can go wrong, said plainly: what it was, where, and what to do."""


from typing import Any


class WhenceError(Exception):
    """Anything that whence tells its user about instead of failing with a traceback."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors go from one process to another as they are, whatever their makers take."""
        return restored, (type(self), self.args, self.__dict__)


def restored(kind: type[WhenceError], args: tuple[Any, ...], state: dict[str, Any]) -> WhenceError:
    """An error as it was in the process that sent it."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InputError(WhenceError):
    """An input that cannot be read as a report.

    ``where`` names the input (a path, ``<stdin>``), ``line`` its line from 1, where lines matter.
    """

    def __init__(self, problem: str, *, where: str | None = None, line: int | None = None) -> None:
        self.problem = problem
        self.where = where
        self.line = line
        place = ":".join(str(part) for part in (where, line) if part is not None)
        super().__init__(f"{place}: {problem}" if place else problem)


class LexiconError(WhenceError):
    """A row of a lexicon table that does not say what its table needs."""

    def __init__(self, problem: str, *, path: str, line: int) -> None:
        self.problem = problem
        self.path = path
        self.line = line
        super().__init__(f"{path}:{line}: {problem}")


class ModelError(WhenceError):
    """A language model that is missing, or is not the one that its card describes."""


class RecordError(WhenceError):
    """A record that cannot be opened, read or written. ``where`` is its file or address, without a password."""

    def __init__(self, problem: str, *, where: str) -> None:
        self.problem = problem
        self.where = where
        super().__init__(f"{where}: {problem}")
