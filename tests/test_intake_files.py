"""Packed files, folders, patterns and streams without end: each file costs no other, and memory stays what it is."""

import bz2
import gzip
import json
import lzma
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard
from intake_samples import LINES, OBJECTS, PAGE, SAMPLES, TEXT, item, record

from whence.intake import Unread, reports
from whence.model import Report

PACKS = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor(write_checksum=True).compress,
}
LONG_REPORT = {**OBJECTS[0], "text": TEXT * 500}
MANY = "\n".join(json.dumps({**OBJECTS[0], "id": str(number)}) for number in range(2_000)).encode()


def ids(items: list[Report | Unread]) -> list[str]:
    assert all(isinstance(each, Report) for each in items), items
    return [each.id for each in items]


@pytest.mark.parametrize("ending", PACKS)
class TestPacked:
    def test_a_packed_file_reads_as_it_does_unpacked(self, tmp_path, ending):
        for name in ("lines.jsonl", "table.csv", "plain.txt", "newsml.xml"):
            (tmp_path / name).write_bytes(SAMPLES[name])
            (tmp_path / f"{name}.{ending}").write_bytes(PACKS[ending](SAMPLES[name]))
            plain, packed = (list(reports(tmp_path / each)) for each in (name, f"{name}.{ending}"))
            assert [each for each in packed if isinstance(each, Report)] == [
                each for each in plain if isinstance(each, Report)
            ]

    def test_parts_one_after_the_other_are_one_file(self, tmp_path, ending):
        path = tmp_path / f"lines.jsonl.{ending}"
        path.write_bytes(b"".join(PACKS[ending](part + b"\n") for part in LINES.split(b"\n")))
        assert ids(list(reports(path))) == ["r0", "r1", "r2"]

    def test_one_that_is_cut_short_keeps_what_came_before(self, tmp_path, ending):
        path = tmp_path / f"lines.jsonl.{ending}"
        path.write_bytes(PACKS[ending](LINES + b"\n") + PACKS[ending](MANY)[:-9])
        *whole, end = reports(path)
        assert ids(whole)[:2] == ["r0", "r1"]
        assert isinstance(end, Unread)
        assert "cut short" in end.error.problem

    def test_one_that_is_damaged_is_told(self, tmp_path, ending):
        path = tmp_path / f"lines.jsonl.{ending}"
        packed = PACKS[ending](MANY)
        path.write_bytes(packed[:100] + bytes(byte ^ 0xFF for byte in packed[100:140]) + packed[140:])
        end = list(reports(path))[-1]
        assert isinstance(end, Unread)
        assert "damaged" in end.error.problem or "cut short" in end.error.problem

    def test_a_bomb_is_refused(self, tmp_path, ending):
        path = tmp_path / f"lines.jsonl.{ending}"
        path.write_bytes(PACKS[ending](b" " * 70_000_000))
        (failure,) = reports(path)
        assert "as bombs do" in failure.error.problem

    def test_packed_twice_is_told(self, tmp_path, ending):
        path = tmp_path / f"lines.jsonl.{ending}"
        path.write_bytes(PACKS[ending](gzip.compress(LINES)))
        (failure,) = reports(path)
        assert "packed twice" in failure.error.problem


class TestFolders:
    def test_all_files_are_read_in_the_order_of_their_names_and_hidden_ones_are_not(self, tmp_path):
        for name in ("b.txt", "a/2.txt", "a/1.txt.gz", "a/.hidden.txt", ".git/x.txt", "a/deep/er/3.jsonl"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            content = LINES if name.endswith("jsonl") else TEXT.encode()
            path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
        assert ids(list(reports(tmp_path))) == ["b", "a/1", "a/2", "r0", "r1", "r2"]

    def test_a_file_that_is_no_report_costs_no_other(self, tmp_path):
        for name, content in (("a.txt", TEXT), ("b.pdf", "%PDF-1.7"), ("c.txt", TEXT), ("d.zip", "PK\x03\x04")):
            (tmp_path / name).write_text(content)
        (tmp_path / "e.txt").symlink_to(tmp_path / "gone.txt")
        assert [type(each) for each in reports(tmp_path)] == [Report, Unread, Report, Unread]

    def test_ten_thousand_files_are_read(self, tmp_path):
        for number in range(10_000):
            (tmp_path / f"{number:05}.txt").write_text(TEXT)
        found = [each.id for each in reports(tmp_path) if isinstance(each, Report)]
        assert found == [f"{number:05}" for number in range(10_000)]

    def test_a_folder_that_links_to_itself_ends(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        (tmp_path / "loop").symlink_to(tmp_path)
        assert ids(list(reports(tmp_path))) == ["a"]

    def test_an_empty_folder_is_told(self, tmp_path):
        (failure,) = reports(tmp_path)
        assert "no files in it" in failure.error.problem

    def test_a_pattern_names_files(self, tmp_path):
        for name in ("a.txt", "b.txt", "c.md", "in/d.txt"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(TEXT)
        assert ids(list(reports(f"{tmp_path}/*.txt"))) == ["a", "b"]
        assert ids(list(reports(f"{tmp_path}/**/*.txt"))) == ["a", "b", "d"]
        (failure,) = reports(f"{tmp_path}/*.doc")
        assert "fits no file" in failure.error.problem

    def test_a_file_whose_name_looks_like_a_pattern_is_that_file(self, tmp_path):
        (tmp_path / "talks[1].txt").write_text(TEXT)
        assert ids(list(reports(tmp_path / "talks[1].txt"))) == ["talks[1]"]


class TestStandardInput:
    @pytest.mark.parametrize("name", ["plain.txt", "lines.jsonl.gz", "array.json", "table.csv", "newsml.xml"])
    def test_it_may_hold_anything(self, name):
        code = "import whence.intake as i; print(sum(not isinstance(x, i.Unread) for x in i.reports('-')))"
        done = subprocess.run([sys.executable, "-c", code], input=SAMPLES[name], capture_output=True, check=True)
        assert int(done.stdout) >= 1

    def test_a_pipe_that_fills_slowly_is_told_by_more_than_its_first_byte(self):
        code = "import whence.intake as i; print([x.id for x in i.reports('-')])"
        with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            for byte in LINES[:40]:
                process.stdin.write(bytes([byte]))
                process.stdin.flush()
            process.stdin.write(LINES[40:])
            process.stdin.close()
            assert process.stdout is not None
            assert process.stdout.read() == b"['r0', 'r1', 'r2']\n"


ENDLESS = {
    "a line of JSON": (b'{"id": "a", "text": "', b"army ", b""),
    "a plain text": (b"The army said so. ", b"army ", b""),
    "lines of blanks": (b"The army said so. ", b"\n", b""),
    "an array of one object": (b'[{"id": "a", "text": "', b"army ", b'"}]'),
    "an array of objects": (b"[", json.dumps(LONG_REPORT).encode() + b",\n", b"]"),
    "lines": (b"", json.dumps(LONG_REPORT).encode() + b"\n", b""),
    "a cell": (b'id,text\na,"', b"army ", b'"\n'),
    "rows": (b"id,text\n", f'a,"{TEXT * 500}"\n'.encode(), b""),
    "an element": (b"<nitf><body><body.content><p>", b"army ", b"</p></body.content></body></nitf>"),
    "elements": (b"<nitf>", b"<x/>", b"</nitf>"),
    "items": (
        b"<newsMessage><itemSet>",
        item(content=f"<inlineData>{TEXT * 500}</inlineData>").encode(),
        b"</itemSet></newsMessage>",
    ),
    "a header": (b"WARC/1.0\r\nX: ", b"army ", b""),
    "headers": (b"WARC/1.0\r\n", b"X: " + b"y" * 200 + b"\r\n", b""),
    "a record": (
        b"WARC/1.0\r\nContent-Length: 999999999999\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n",
        b"a",
        b"",
    ),
    "records": (b"", record(PAGE, status="404 Not Found"), b""),
}
MEASURE = """
import sys
from pathlib import Path
from whence.intake import Unread, reports
import lxml.etree, whence.intake.table, whence.intake.warc, whence.intake.newsml
from whence.intake.check import checked
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
list(reports(sys.argv[1]))
before = peak()
for _ in reports("-"):
    pass
print(peak() - before)
"""
LONGEST, LONG = 200_000_000, 50_000_000
MOST_MIB = 30
MOST_MIB_OF_TREE = 200
"""A tree of the smallest elements takes some thirty times the bytes that one item may have."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
@pytest.mark.parametrize("name", ENDLESS)
def test_an_input_without_end_is_read_in_memory_that_does_not_grow(name, tmp_path):
    start, repeated, end = ENDLESS[name]
    warm = tmp_path / "warm.txt"
    warm.write_text(TEXT)
    piece = repeated * (65_536 // len(repeated) + 1)
    length = LONGEST if name == "a line of JSON" else LONG
    command = [sys.executable, "-c", MEASURE, str(warm)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as process:
        assert process.stdin is not None
        try:
            process.stdin.write(start)
            for _ in range(length // len(piece)):
                process.stdin.write(piece)
            process.stdin.write(end)
            process.stdin.close()
        except BrokenPipeError:  # it has seen enough
            pass
        assert process.stdout is not None
        grown = int(process.stdout.read())
    assert grown < (MOST_MIB_OF_TREE if name == "elements" else MOST_MIB)
