"""Tables: columns are known by their names, the text of a cell comes back as it was."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_samples import TEXT, TITLE, table

from whence.intake import Unread, reports
from whence.intake.source import MAX_BYTES
from whence.model import Report

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n",;\t'), max_size=30)


@pytest.fixture
def take(tmp_path: Path):
    def taken(content: bytes | str, name: str = "reports.csv", **options: Any) -> list[Report | Unread]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(reports(path, **options))

    return taken


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("name", ["reports.csv", "reports.tsv", "reports.dat"])
def test_columns_are_known_by_their_names(take, delimiter, name):
    items = take(table(delimiter), name)
    assert items == [
        Report(
            id=f"r{number}", title=f"{TITLE}, again", outlet="Example; Wire", published="2022-03-14",
            url=f"https://example.org/{number}", language="en", text=TEXT,
        )
        for number in range(3)
    ]  # fmt: skip


def test_the_user_can_name_a_column(take):
    content = table(header=("ID", "Headline", "Stuff", "Date", "Source", "URL"))
    (failure,) = take(content)
    assert isinstance(failure, Unread)
    assert "no column for the text" in failure.error.problem
    assert "Stuff" in failure.error.problem
    assert [item.text for item in take(content, columns={"text": "Stuff"})] == [TEXT] * 3


def test_a_column_that_is_not_there_is_told(take):
    (failure,) = take(table(), columns={"title": "Kopf"})
    assert isinstance(failure, Unread)
    assert "no column 'Kopf' for `title`" in failure.error.problem


@given(CELL)
def test_a_text_comes_back_as_it_was(tmp_path_factory, cell):
    text = TEXT + cell
    out = io.StringIO()
    csv.writer(out).writerows([["id", "text"], ["a", text]])
    path = tmp_path_factory.mktemp("table") / "reports.csv"
    path.write_bytes(out.getvalue().encode())
    (item,) = reports(path)
    assert isinstance(item, Report)
    assert item.text == text


def test_quotation_marks_in_a_bare_table_are_the_texts_own(take):
    quoted = '"We will not go," the minister said of the talks.'
    (first, second) = take(
        f'id\ttext\na\t{quoted}\nb\t"It is ""over"" for the army," he said, "and for us."\n', "r.tsv"
    )
    assert first.text == quoted
    assert second.text.startswith('"It is ""over""')


def test_rows_that_are_none_are_told_with_their_line_and_the_rest_is_read(take):
    rows = ["id,text", "a,The army said so.", "b,", "c,The army,said,so.", "", "d,The army said so."]
    first, empty, long, last = take("\n".join(rows))
    assert (first.id, last.id) == ("a", "d")
    assert str(empty.error).endswith(":3: no text in column 'text'")
    assert ":4: 4 cells for 2 columns" in str(long.error)


def test_a_line_of_a_row_is_where_it_begins(take):
    items = take('id,text\na,"The army\nsaid\nso."\nb,\n')
    assert ":5: " in str(items[1].error)


def test_a_line_without_end_is_told_and_the_next_is_read(take):
    long, after = take(b"id,text\na," + b"x" * (3 * MAX_BYTES) + b"\nb,The army said so.\n")
    assert isinstance(long, Unread)
    assert long.error.line == 2
    assert after.id == "b"


def test_a_quotation_mark_that_is_missing_is_told(take):
    rows = "".join(f'r{number},"The army said so for the {number}th time, it was said.\n' for number in range(120_000))
    items = take("id,text\n" + rows)
    assert any(isinstance(item, Unread) and "quotation mark may be missing" in item.error.problem for item in items)
