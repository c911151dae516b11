"""Reports come in whole and unchanged, and what is no report is told, in one line, where it stands."""

import io
import json
import string
import subprocess
import sys
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.intake import Unread, reports
from whence.intake.dates import iso
from whence.intake.languages import language
from whence.intake.source import MAX_BYTES
from whence.model import Report

ENGLISH = "The ministry said that the talks with the rebels had been put off until the end of the week."
ODD = st.sampled_from(
    ["\x00", "\u00a0", "\u200f", "\u202e", "\u200b", "\ufeff", "\r\n", "\n\n", "😀", "👩‍👩‍👧", "e\u0301", " ", "\t"]
)
PROSE = st.lists(st.one_of(ODD, st.text(string.ascii_letters, min_size=1, max_size=9)), max_size=40).map("".join)


def take(path: Path | str, **options: Any) -> list[Report | Unread]:
    return list(reports(path, **options))


def one_report(path: Path, **options: Any) -> Report:
    (report,) = take(path, **options)
    assert isinstance(report, Report)
    return report


def one_failure(path: Path | str, **options: Any) -> Unread:
    (failure,) = take(path, **options)
    assert isinstance(failure, Unread)
    return failure


@pytest.fixture
def write(tmp_path: Path):
    def written(content: str | bytes, name: str = "report.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


class TestPlainText:
    def test_first_line_alone_is_the_title_and_stays_in_the_text(self, write):
        text = f"Talks Put Off\n\n{ENGLISH}\n"
        report = one_report(write(text))
        assert (report.title, report.text) == ("Talks Put Off", text)

    def test_title_is_found_above_windows_line_ends(self, write):
        assert one_report(write(f"Talks Put Off\r\n\r\n{ENGLISH}\r\n")).title == "Talks Put Off"

    @pytest.mark.parametrize(
        "text", [ENGLISH, f"{ENGLISH}\n{ENGLISH}\n\n{ENGLISH}", f"\n\n{ENGLISH}", f"{ENGLISH}\n\n\n"]
    )
    def test_a_paragraph_is_no_title(self, write, text):
        assert one_report(write(text)).title is None

    def test_what_the_user_says_of_a_report_is_kept(self, write):
        report = one_report(write(ENGLISH), published="2022-03-14", outlet="Example Wire")
        assert (report.published, report.outlet) == ("2022-03-14", "Example Wire")

    def test_id_is_the_file_name(self, write):
        assert one_report(write(ENGLISH, "talks.2024.txt")).id == "talks.2024"

    def test_standard_input_has_the_same_id_for_the_same_text(self, monkeypatch):
        ids = []
        for text in (ENGLISH, ENGLISH, ENGLISH + " It gave no reason."):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
            (report,) = take("-")
            assert isinstance(report, Report)
            ids.append(report.id)
        assert ids[0] == ids[1] != ids[2]

    def test_byte_order_mark_is_no_part_of_the_text(self, write):
        assert one_report(write(b"\xef\xbb\xbf" + ENGLISH.encode())).text == ENGLISH

    @given(PROSE)
    def test_text_is_decoded_and_otherwise_unchanged(self, prose):
        with TemporaryDirectory() as folder:
            path = Path(folder, "report.txt")
            path.write_bytes((text := ENGLISH + prose).encode())
            assert one_report(path).text == text


class TestJsonLines:
    @given(st.text(st.characters(exclude_categories=["Cs"])), PROSE)
    def test_id_and_text_are_unchanged(self, id, prose):
        text = ENGLISH + prose
        with TemporaryDirectory() as folder:
            path = Path(folder, "reports.jsonl")
            path.write_text(json.dumps({"id": id, "text": text}) + "\n", encoding="utf-8")
            report = one_report(path)
        assert (report.id, report.text) == (id, text)

    def test_every_key_of_a_report_is_kept_and_others_are_passed_over(self, write):
        given = {
            "id": "r1",
            "title": "Talks Put Off",
            "outlet": "Example Wire",
            "published": "2022-03-14T09:30:00Z",
            "url": "https://example.org/1",
            "language": "en",
            "text": ENGLISH,
        }
        report = one_report(write(json.dumps({**given, "gold": {"x": [1]}}), "reports.jsonl"), outlet="Other")
        assert report == Report(**given)

    def test_bytes_tell_it_from_plain_text(self, write):
        line = json.dumps({"id": "r1", "text": ENGLISH})
        assert one_report(write(line, "reports.txt")).id == "r1"
        assert one_report(write("\ufeff" + line + "\r\n\r\n", "reports.dat")).id == "r1"

    def test_reports_and_failures_keep_the_order_of_the_lines(self, write):
        lines = [{"id": "a", "text": ENGLISH}, {"id": "b"}, {"id": "c", "text": ENGLISH}]
        items = take(write("\n\n".join(map(json.dumps, lines)), "reports.jsonl"))
        assert [item.report.id if isinstance(item, Unread) else item.id for item in items] == ["a", "b", "c"]
        assert [isinstance(item, Unread) for item in items] == [False, True, False]
        assert items[1].error.line == 3

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            (b"The army said so.", "not JSON"),
            (b'{"id": "a", "text": "The ar', "not JSON"),
            (b"[" * 100_000, "no report"),
            (b'{"x": ' * 100_000, "nested without end"),
            (b"42", "no report"),
            (b'{"id": "a"}', "`text`"),
            (b'{"id": "a", "text": 5}', "$.text"),
            (b'{"id": "a", "text": "Yes \xe9"}', "UTF-8"),
            (b'{"id": "a", "text": "Yes \\ud83d"}', "half a character"),
            (b'{"id": "a", "text": " ... "}', "no words"),
            (b'{"id": "a", "text": "The army said so.", "published": "Monday"}', "'Monday', which is no date"),
            (b'{"id": "a", "text": "The army said so.", "published": "2022-02-30"}', "no date"),
        ],
    )
    def test_a_line_that_is_no_report_is_told_with_its_number(self, write, line, told):
        good = json.dumps({"id": "good", "text": ENGLISH}).encode()
        path = write(b"\n".join([good, line, good]), "reports.jsonl")
        before, failure, after = take(path)
        assert isinstance(before, Report)
        assert isinstance(after, Report)
        assert isinstance(failure, Unread)
        assert str(failure.error).startswith(f"{path}:2: ")
        assert told in failure.error.problem
        assert failure.report is not None

    def test_a_line_without_end_is_refused_in_constant_memory(self, write):
        good = json.dumps({"id": "good", "text": ENGLISH}).encode()
        path = write(b'{"text": "' + b"a" * 6 * MAX_BYTES + b'"}\n' + good, "reports.jsonl")
        tracemalloc.start()
        failure, after = take(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert isinstance(failure, Unread)
        assert failure.error.line == 1
        assert isinstance(after, Report)
        assert peak < 3 * MAX_BYTES


class TestFiles:
    def test_no_such_file(self, tmp_path):
        assert str(one_failure(tmp_path / "none.txt").error) == f"{tmp_path}/none.txt: no such file; check the name"

    @pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "/dev/null/x"])
    def test_a_name_that_no_file_can_have_is_told(self, name):
        assert "fault" not in one_failure(name).error.problem

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "empty"),
            (b" \n\n", "no words"),
            (b"\x00" * 100, "no words"),
            (bytes(range(256)) * 4, "not text"),
            (b"%PDF-1.7\n%abc", "PDF"),
            (b"PK\x03\x04abc", "zip"),
            (b"\x89PNG\r\n", "picture"),
            (b"a" * 257 + b"ustar\x00", "tar"),
            (b'<?xml version="1.0"?><invoice/>', "<invoice>"),
            (b"<invoice><sum>5</sum></invoice>", "<invoice>"),
            (b"<NewsML Version='1.2'></NewsML>", "NewsML 1"),
            (b"a" * (MAX_BYTES + 1), "longer than"),
        ],
    )
    def test_a_file_that_is_no_report_is_told(self, write, content, told):
        assert told in one_failure(write(content)).error.problem

    def test_a_report_of_too_many_characters_is_told(self, write):
        assert "split it" in one_failure(write("yes " * 300_000)).error.problem

    def test_a_kind_that_is_named_goes_before_what_the_bytes_tell(self, write):
        line = json.dumps({"id": "r1", "text": ENGLISH})
        assert one_report(write(line), kind="plain").text == line
        assert "there is no kind 'novel'" in one_failure(write(line), kind="novel").error.problem

    def test_what_is_told_of_a_file_stays_on_one_line(self, write):
        problem = one_failure(write(b'id,x\n"a\x1b[2J\nb",2\n', "reports.csv")).error.problem
        assert problem.isprintable()

    def test_a_plain_report_loads_no_library_of_other_formats(self, write):
        code = "import sys, whence.intake; list(whence.intake.reports(sys.argv[1])); print(*sys.modules)"
        found = subprocess.run([sys.executable, "-c", code, write(ENGLISH)], capture_output=True, text=True, check=True)
        late = {"lxml", "trafilatura", "zstandard", "brotli", "charset_normalizer", "csv", "urllib.request", "httpx"}
        assert not late & set(found.stdout.split())


class TestDates:
    @pytest.mark.parametrize("date", ["1602-03-20", "1899-12-31T23:59:59Z", "2999-01-01"])
    def test_a_date_that_cannot_be_right_is_told_and_the_report_not_read(self, write, date):
        failure = one_failure(write(json.dumps({"id": "a", "text": ENGLISH, "published": date}), "reports.jsonl"))
        assert "cannot be right" in failure.error.problem
        assert failure.report is not None
        assert failure.report.published == date

    def test_a_date_still_to_come_is_told_and_the_report_read(self, write, caplog):
        path = write(json.dumps({"id": "a", "text": ENGLISH, "published": "2099-12-31"}), "reports.jsonl")
        assert one_report(path).published == "2099-12-31"
        assert f"{path}:1: " in caplog.text
        assert "still to come" in caplog.text

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("2022-03-14", "2022-03-14"),
            ("2022-03-14 09:30:00 UTC", "2022-03-14 09:30:00+00:00"),
            ("20220314T093000Z", "2022-03-14T09:30:00+00:00"),
            ("20220314", "2022-03-14"),
            ("Mon, 14 Mar 2022 09:30:00 +0100", "2022-03-14T09:30:00+01:00"),
            ("March 14, 2022", "2022-03-14"),
            ("Monday, 14 March 2022", "2022-03-14"),
            ("Sept. 4, 2022 at 5:00 pm", "2022-09-04T17:00:00"),
            ("1647250200", "2022-03-14T09:30:00+00:00"),
            ("2022/03/14", "2022-03-14"),
        ],
    )
    def test_dates_of_other_people_are_read(self, written, read):
        assert iso(written) == read

    @pytest.mark.parametrize("written", ["3/4/2022", "04.03.22", "2022", "yesterday", "12 Foo 2022 09:30 GMT"])
    def test_a_date_that_can_be_read_in_two_ways_or_none_is_not_guessed(self, written):
        assert iso(written) == written


class TestLanguage:
    @pytest.mark.parametrize(
        ("code", "text"),
        [
            ("fr", "Le ministre a déclaré lundi que les négociations avec les rebelles étaient reportées."),
            ("es", "El ministro dijo el lunes que las conversaciones con los rebeldes se han aplazado."),
            ("pt", "O ministro disse na segunda-feira que as conversações com os rebeldes foram adiadas."),
            ("it", "Il ministro ha detto che i colloqui con i ribelli sono stati rinviati alla settimana prossima."),
            ("de", "Der Minister sagte am Montag, dass die Gespräche mit den Rebellen verschoben werden."),
            ("nl", "De minister zei dat het overleg met de rebellen naar het einde van de week is verplaatst."),
            ("pl", "Minister powiedział w poniedziałek, że rozmowy z rebeliantami nie odbędą się w tym tygodniu."),
            ("tr", "Bakan, isyancılarla görüşmelerin bu hafta için ertelendiğini ve daha sonra olacağını söyledi."),
            ("ru", "Министр заявил в понедельник, что переговоры с повстанцами были отложены."),
            ("uk", "Міністр заявив, що переговори з повстанцями були відкладені до кінця тижня, і це не все."),
            ("ar", "قال الوزير يوم الاثنين إن المحادثات مع المتمردين تأجلت إلى نهاية الأسبوع"),
            ("fa", "وزیر روز دوشنبه گفت که گفتگو با شورشیان به پایان هفته موکول شده است"),
            ("zh", "部长星期一表示，与叛军的谈判推迟到本周末。"),
            ("ja", "大臣は月曜日に、反乱軍との話し合いを週末まで延期すると述べた。"),
        ],
    )
    def test_a_report_in_another_language_is_told_and_kept(self, write, code, text):
        failure = one_failure(write(text))
        assert "not in English" in failure.error.problem
        assert failure.report is not None
        assert (failure.report.language, failure.report.text) == (code, text)

    @pytest.mark.parametrize(
        "text",
        [
            ENGLISH,
            "Rebels Reject Truce Offer",
            "RUSSIA, CHINA SIGN GAS DEAL",
            "Lula da Silva meets Andrés Manuel López Obrador in Rio de Janeiro",
            "Sánchez: «No pasarán». The Spanish prime minister, in a speech in Madrid, quoted a phrase of the war.",
        ],
    )
    def test_english_is_read_however_short_and_whatever_it_quotes(self, write, text):
        assert one_report(write(text)).text == text

    def test_too_little_to_tell_is_not_guessed(self):
        assert language("Reuters") is None

    def test_a_report_that_says_its_language_is_believed_where_its_words_do_not_tell(self, write):
        line = json.dumps({"id": "a", "text": "Bundesliga: Mainz, Bremen", "language": "de-DE"})
        assert "says it is in German" in one_failure(write(line, "reports.jsonl")).error.problem

    def test_language_that_a_report_gives_is_not_changed(self, write):
        line = json.dumps({"id": "a", "text": ENGLISH, "language": "en-GB"})
        assert one_report(write(line, "reports.jsonl")).language == "en-GB"
