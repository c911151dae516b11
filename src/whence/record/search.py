"""Search in the words of reports and claims: FTS5 on SQLite, tsvector on PostgreSQL.

Both stem English words. A query is words that must all occur; words in double quotes must stand together, a word
with ``-`` before it must not occur.
"""

import re
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Table,
    column,
    func,
    literal_column,
    select,
    text,
)  # fmt: skip

SEARCHED = {"claims": ("text",), "reports": ("title", "text")}

POSTGRES_CHARACTERS = 200_000
"""How much of a text PostgreSQL searches: a tsvector holds a megabyte, which longer texts could pass."""

TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')

TRIGGERS = """
CREATE TRIGGER {table}_fts_insert AFTER INSERT ON {table} BEGIN
  INSERT INTO {table}_fts (rowid, {columns}) VALUES (new.key, {new});
END;
CREATE TRIGGER {table}_fts_delete AFTER DELETE ON {table} BEGIN
  INSERT INTO {table}_fts ({table}_fts, rowid, {columns}) VALUES ('delete', old.key, {old});
END;
CREATE TRIGGER {table}_fts_update AFTER UPDATE OF {columns} ON {table} BEGIN
  INSERT INTO {table}_fts ({table}_fts, rowid, {columns}) VALUES ('delete', old.key, {old});
  INSERT INTO {table}_fts (rowid, {columns}) VALUES (new.key, {new});
END;
"""


def create_search(connection: Connection) -> None:
    """Make what searching needs, kept up by the database itself."""
    for table, columns in SEARCHED.items():
        if connection.dialect.name == "sqlite":
            _create_fts(connection, table, columns)
        else:
            name = f"ix_{table}_words"
            connection.execute(text(f"CREATE INDEX {name} ON {table} USING gin ({_words(table)})"))


def _create_fts(connection: Connection, table: str, columns: tuple[str, ...]) -> None:
    options = f"content='{table}', content_rowid='key', tokenize='porter unicode61 remove_diacritics 2'"
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {table}_fts USING fts5({', '.join(columns)}, {options})")
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    script = TRIGGERS.format(table=table, columns=", ".join(columns), new=new, old=old)
    for statement in script.split("END;\n")[:-1]:
        connection.exec_driver_sql(f"{statement}END")


def _words(table: str) -> str:
    """The words of a row as PostgreSQL indexes them."""
    joined = " || ' ' || ".join(f"coalesce({table}.{column}, '')" for column in SEARCHED[table])
    return f"to_tsvector('english', left({joined}, {POSTGRES_CHARACTERS}))"


def matches(connection: Connection, table: Table, query: str) -> ColumnElement[bool]:
    """The condition that a row of ``claims`` or ``reports`` has the words of a query."""
    if connection.dialect.name != "sqlite":
        return literal_column(_words(table.name)).op("@@")(func.websearch_to_tsquery("english", query))
    fts: ColumnClause[str] = column(f"{table.name}_fts")
    found: Select[Any] = select(column("rowid", Integer)).select_from(text(fts.name))
    return table.c.key.in_(found.where(fts.op("MATCH")(fts5(query))))


def fts5(query: str) -> str:
    """A query in FTS5's language, in which every other character of the user's is a word's, and no operator."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in TERM.findall(query):
        if quoted := (phrase or word).replace('"', "").strip():
            (unwanted if minus else wanted).append(f'"{quoted}"')
    if not wanted:
        return '""'  # which nothing matches
    return f"({' AND '.join(wanted)})" + "".join(f" NOT {each}" for each in unwanted)
