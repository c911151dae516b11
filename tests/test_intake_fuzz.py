"""Whatever bytes come in, reports or reasons come out: no exception, no fault, nothing that cannot be printed."""

import logging
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_samples import SAMPLES

from whence.intake import FORMATS, Unread, reports
from whence.intake.credits import agencies
from whence.model import Report

TOKENS = [
    b"\x00", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80",
    b"\xe2\x80\xa8", b"\x85", b"\x1b[2J",
    b"<", b">", b"&", b"&#0;", b"&#x110000;", b"&nbsp;", b"<!--", b"<![CDATA[", b"]]>", b"<p>" * 300,
    b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<?xml version='1.0' encoding='utf-16'?>",
    b'"', b"'", b"\\", b"\\ud83d", b"\\u0000", b"{", b"}", b"[", b"]", b"{" * 2_000, b"[" * 2_000,
    b"null", b"1e999", b"9" * 30,
    b",", b"\t", b"\n", b"\r", b"WARC/1.0\r\n", b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: br\r\n", b"\x1f\x8b", b"BZh", b"1602-01-01", b"9999-99-99",
]  # fmt: skip
ELSEWHERE = {"page.html", "feed.xml", "html", "feed"}
"""Pages and feeds by themselves; pages in web archives are here."""
KINDS = [None, *(kind for kind in FORMATS if kind not in ELSEWHERE)]
PLACE = st.integers(0, 10_000)
CHANGE = st.tuples(PLACE, st.integers(0, 200), st.one_of(st.sampled_from(TOKENS), st.binary(max_size=20), st.none()))


def changed(data: bytes, changes: list[tuple[int, int, bytes | None]]) -> bytes:
    """The bytes with pieces of them replaced, or doubled (None)."""
    for place, length, new in changes:
        at = place % (len(data) + 1)
        piece = data[at : at + length]
        data = data[:at] + (piece * 2 if new is None else new) + data[at + len(piece) :]
    return data


def hold(item: Report | Unread, path: Path) -> None:
    """What is true of everything that intake gives."""
    if isinstance(item, Unread):
        assert "fault in whence" not in item.error.problem
        assert item.error.problem.isprintable()
        assert str(item.error).startswith(str(path))
        assert msgspec.json.encode(item.report)
        return
    assert msgspec.json.decode(msgspec.json.encode(item), type=Report) == item
    assert isinstance(item.id, str)
    assert any(character.isalpha() for character in item.text)
    assert item.title is None or item.title.strip()
    assert set(item.credits) <= set(agencies().values())
    if item.published is not None:
        assert 1900 <= datetime.fromisoformat(item.published).year <= 2100


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in ELSEWHERE])
@given(changes=st.lists(CHANGE, max_size=6), kind=st.sampled_from([None, None, *KINDS]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changed_bytes_make_reports_or_reasons(tmp_path, caplog, name, changes, kind):
    caplog.set_level(logging.CRITICAL, logger="whence.intake")
    path = tmp_path / name
    path.write_bytes(changed(SAMPLES[name], changes))
    for item in reports(path, kind=kind):
        hold(item, path)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_themselves_are_read(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(SAMPLES[name])
    assert any(isinstance(item, Report) for item in reports(path))


@given(data=st.binary(max_size=300), kind=st.sampled_from(KINDS))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_make_reports_or_reasons(tmp_path, data, kind):
    path = tmp_path / "anything"
    path.write_bytes(data)
    for item in reports(path, kind=kind):
        hold(item, path)
