"""What a database can have against a record, in words that say what to do. Data is never touched on the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from whence.errors import InputError, RecordError

FULL = "the disk is full; what was written before stands, the report in hand does not; make room and run again"
READ_ONLY = "may only be read; check who may write to the file and its folder"
BUSY = "is busy: another program has held it for too long; wait for it, or end it, and run again"
DAMAGED = (
    "is damaged, and was left as it is; take a copy from before, or save what can be saved with "
    "`sqlite3 {file} .recover | sqlite3 saved.db`"
)
NO_DATABASE = "is no whence record (it is no SQLite database), and was left as it is; give another name"
UNOPENABLE = "cannot be opened; check that its folder is there and who may read and write in it"

SQLITE = {
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": NO_DATABASE,
    "SQLITE_CANTOPEN": UNOPENABLE,
    "SQLITE_IOERR": "the disk does not read or write as it should ({error}); look after the disk, then run again",
}

POSTGRES = {  # by SQLSTATE, or by its first two characters, the class
    "25006": "this server may only be read; connect to the one that is written to",
    "42501": "the user may not do that here ({error}); grant it, or connect as another",
    "53100": FULL,
    "53300": "the server has too many connections; try again",
    "57": "the server is shutting down ({error}); what was written before stands; run again when it is up",
    "08": "the connection to the server broke ({error}); what was written before stands; run again",
}

AGAIN = {"23503", "23505", "40001", "40P01"}
"""Where two writers of PostgreSQL got in each other's way: a row just made or removed, an order, a deadlock."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what a database raises into RecordError, and what it cannot keep of a report into InputError."""
    try:
        yield
    except UnicodeEncodeError as error:
        problem = "cannot be kept: it holds half a character (a lone surrogate, which is no text); take it out"
        raise InputError(problem) from error
    except DBAPIError as error:
        if "NUL" in str(error.orig):
            problem = "cannot be kept: it holds a NUL character, which PostgreSQL does not take; take it out"
            raise InputError(problem) from error
        explanation = explained(error.orig, where)
        if explanation is None:
            raise
        raise RecordError(explanation, where=where) from error
    except SQLAlchemyError as error:
        raise RecordError(f"cannot be used ({error})", where=where) from error


def explained(error: Any, where: str) -> str | None:
    """What a driver's error says, in our words; None where it is no fault of the database's."""
    if name := getattr(error, "sqlite_errorname", None):
        problem = SQLITE.get("_".join(name.split("_")[:2]), "the database says: {error}")
    elif state := getattr(error, "sqlstate", None):
        problem = POSTGRES.get(state) or POSTGRES.get(state[:2], "the server says: {error}")
    elif not isinstance(error, sqlite3.Error):
        problem = "cannot be reached; check the address, and whether the server runs ({error})"
    else:
        return None
    return problem.format(error=" ".join(str(error).split()), file=where)


def worth_another_try(error: DBAPIError) -> bool:
    """Whether a transaction failed for no more than another's sake."""
    return getattr(error.orig, "sqlstate", None) in AGAIN
