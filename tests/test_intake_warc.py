"""Web archives: every page in them, in order, however its bytes are wrapped; and an early end is told."""

import gzip
from pathlib import Path

import brotli
import pytest
import zstandard
from intake_samples import PAGE, record

from whence.errors import InputError
from whence.intake import Unread, html, reports
from whence.intake.source import MAX_BYTES
from whence.model import Report

CHUNKED = b"5\r\n" + PAGE[:5] + b"\r\n%x;x=y\r\n" % len(PAGE[5:]) + PAGE[5:] + b"\r\n0\r\n\r\n"
PICTURE = record(b"\x89PNG", media="image/png")


@pytest.fixture
def pages(tmp_path: Path, monkeypatch):
    """The pages that an archive hands on, with their URL and charset, and what else comes of it."""

    def page(data, *, url, charset, where, published=None, outlet=None):
        if b"<html" not in data:
            return Unread(InputError("no page", where=where))
        return Report(id=where.rpartition(" ")[2], url=url, language=charset, outlet=outlet, text=data.decode())

    monkeypatch.setattr(html, "page", page)

    def taken(content: bytes, name: str = "news.warc", **options: str) -> list[Report | Unread]:
        path = tmp_path / name
        path.write_bytes(content)
        return list(reports(path, **options))

    return taken


@pytest.mark.parametrize(
    "packed",
    [
        b"".join,
        lambda parts: b"".join(map(gzip.compress, parts)),  # as Common Crawl does
        lambda parts: gzip.compress(b"".join(parts)),
        lambda parts: zstandard.compress(b"".join(parts)),
    ],
)
def test_pages_come_in_order_and_all_else_is_passed_over(pages, packed):
    parts = [
        record(PAGE, url="https://example.org/1"),
        record(b"GET / HTTP/1.1\r\n\r\n", type="request"),
        PICTURE,
        record(PAGE, status="404 Not Found"),
        record(b"", status="301 Moved Permanently"),
        record(PAGE, url="<https://example.org/6>", media="application/xhtml+xml"),
        record(PAGE, url="https://example.org/7", media=""),
    ]
    items = pages(packed(parts))
    assert [(item.id, item.url, item.language) for item in items] == [
        ("1", "https://example.org/1", "utf-8"),
        ("6", "https://example.org/6", None),
        ("7", "https://example.org/7", None),
    ]
    assert [item.text for item in items] == [PAGE.decode()] * 3


@pytest.mark.parametrize(
    ("extra", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: br\r\n", brotli.compress(PAGE)),
        ("Content-Encoding: zstd\r\n", zstandard.compress(PAGE)),
        ("Transfer-Encoding: chunked\r\n", CHUNKED),
        ("Content-Encoding: gzip\r\n", PAGE),
        ("Content-Encoding: deflate\r\n", PAGE),
        ("Content-Encoding: br\r\n", PAGE),
        ("Content-Encoding: zstd\r\n", PAGE),
        ("Transfer-Encoding: chunked\r\n", PAGE),
        ("X-Crawl-Content-Encoding: gzip\r\n", PAGE),
    ],
)  # fmt: skip
def test_a_page_is_unwrapped_or_already_was(pages, extra, body):
    (item,) = pages(record(body, extra=extra))
    assert isinstance(item, Report)
    assert item.text == PAGE.decode()


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_a_bomb_in_a_response_is_cut_off(pages, encoding):
    data = b"<html>" + b"a" * (20 * MAX_BYTES)
    pack = {"gzip": gzip.compress, "br": lambda each: brotli.compress(each, quality=1), "zstd": zstandard.compress}
    (item,) = pages(record(pack[encoding](data), extra=f"Content-Encoding: {encoding}\r\n"))
    assert len(item.text) <= 2 * MAX_BYTES


@pytest.mark.parametrize("lost", [1, 100, len(record(PAGE)) - 30])
def test_an_archive_that_is_cut_short_keeps_what_came_before(pages, lost):
    data = record(PAGE, url="https://example.org/1") + record(PAGE, url="https://example.org/2")
    first, end = pages(data.rstrip()[:-lost])
    assert first.url == "https://example.org/1"
    assert "record 2: the archive is cut short" in str(end.error)


def test_so_does_a_packed_one(pages):
    first, end = pages((gzip.compress(record(PAGE)) * 2)[:-40], "news.warc.gz")
    assert isinstance(first, Report)
    assert "cut short" in end.error.problem


def test_what_is_no_record_is_told_and_passed_over(pages):
    whole, endless = record(PAGE), record(PAGE).replace(b"Content-Length", b"X")
    items = pages(whole + b"stray\r\nbytes\r\n" + whole + endless + PICTURE + whole)
    assert [type(item) for item in items] == [Report, Unread, Report, Unread, Report]


def test_an_encoding_that_is_not_known_is_told(pages):
    (item,) = pages(record(PAGE, extra="Content-Encoding: pack200\r\n"))
    assert "'pack200' is not known" in item.error.problem


def test_what_the_user_says_of_a_report_goes_with_each_page(pages):
    assert pages(record(PAGE), outlet="Example Wire")[0].outlet == "Example Wire"
