"""A text is decoded as it was written, whatever it was written in; and what was garbled before it came is told."""

from pathlib import Path

import pytest

from whence.intake import Unread, reports
from whence.intake.decoding import garbled
from whence.model import Report

TEXT = "“We’ll not go,” the minister said – and the café on the border was closed until the end of the week."


@pytest.fixture
def read(tmp_path: Path):
    def taken(content: bytes, name: str = "report.txt") -> Report | Unread:
        path = tmp_path / name
        path.write_bytes(content)
        (item,) = reports(path)
        return item

    return taken


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_the_same_in_every_encoding(read, codec):
    item = read(TEXT.encode(codec))
    assert isinstance(item, Report)
    assert item.text == TEXT


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{{"id": "a", "text": "{}"}}'),
        ("a.json", '[{{"id": "a",\n "text": "{}"}}]'),
        ("a.csv", 'id,text\na,"{}"\n'),
        ("a.xml", "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"),
    ],
)
def test_so_are_lists_of_reports(read, codec, name, content):
    item = read(content.format(TEXT).encode(codec), name)
    assert isinstance(item, Report)
    assert item.text == TEXT


def test_latin_1_is_read_as_a_browser_does(read):
    item = read("The café was closed, the minister said on Monday.".encode("latin-1"))
    assert isinstance(item, Report)
    assert "café" in item.text


def test_utf_8_that_is_damaged_is_told_with_its_place_and_not_guessed_at(read):
    item = read(TEXT.encode() + b" \xff\xfe and so on. " + TEXT.encode())
    assert isinstance(item, Unread)
    assert f"byte {len(TEXT.encode()) + 1} (0xff) is not UTF-8" in item.error.problem


def test_utf_16_that_is_cut_short_is_told(read):
    item = read(TEXT.encode("utf-16")[:-1])
    assert isinstance(item, Unread)
    assert "UTF-16" in item.error.problem


def test_a_guess_is_said_to_be_one(read, caplog):
    item = read("Министр сказал, что переговоры с повстанцами были отложены до конца недели.".encode("cp1251"))
    assert isinstance(item, Unread)
    assert item.report is not None
    assert item.report.language == "ru"
    assert "which is a guess" in caplog.text


def test_a_line_of_a_table_that_is_not_utf_8_is_read_as_spreadsheets_write_it(tmp_path):
    path = tmp_path / "reports.csv"
    path.write_bytes(f'id,text\na,"{TEXT}"\n'.encode("cp1252") + f'b,"{TEXT}"\n'.encode())
    assert [item.text for item in reports(path) if isinstance(item, Report)] == [TEXT, TEXT]


class TestGarbled:
    def test_a_text_that_was_decoded_wrongly_before_is_told_and_stays_as_it_is(self, read, caplog):
        text = TEXT.encode().decode("cp1252", "replace")
        item = read(text.encode())
        assert isinstance(item, Report)
        assert item.text == text
        assert "decoded wrongly" in caplog.text

    @pytest.mark.parametrize(
        "text",
        [TEXT, "São Paulo", "Ångström, Âge d'or", "«Ã»", "CHÂTEAU", "PÂTÉ and MÃE", "naïve — “yes”…", "5 ° north"],
    )
    def test_accents_are_no_garble(self, text):
        assert garbled(text) is None

    @pytest.mark.parametrize("text", ["the countryâ€™s army", "cafÃ© and naÃ¯ve", "Â£5 and Â£6", "ðŸ˜€"])
    def test_garble_is_seen(self, text):
        assert garbled(text)
