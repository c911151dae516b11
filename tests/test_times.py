"""When things happened: time expressions found, and resolved to days."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.figures.numbers import numbers, split
from whence.reading.found import Timed
from whence.reading.syntax import Syntax
from whence.reading.times import calendar, times

SET = Path(__file__).parent / "data" / "times.tsv"
FLOOR = 0.97
Find = Callable[..., dict[str, tuple[str | None, str | None]]]


def when(doc: Any, published: date | None) -> list[Timed]:
    """The times of a parsed text in a report of a day."""
    return times(split(Syntax(doc)), published)


def spelled(doc: Any, found: list[Timed]) -> dict[str, tuple[str | None, str | None]]:
    """Expressions by their words, each with its first and last day."""
    return {
        doc[one.tokens[0] : one.tokens[-1] + 1].text: (
            one.start and one.start.isoformat(),
            one.end and one.end.isoformat(),
        )
        for one in found
    }


@pytest.fixture(scope="module")
def find(nlp: Any) -> Find:
    """Finds the times of a sentence in a report of a day."""

    def of(text: str, published: str | None = "2021-06-16") -> dict[str, tuple[str | None, str | None]]:
        doc = nlp(text)
        return spelled(doc, when(doc, date.fromisoformat(published) if published else None))

    return of


def rows() -> list[tuple[str, str, str, str]]:
    """The rows of the set: day of the report, first day, last day, sentence."""
    lines = [line for line in SET.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(cells[0], cells[1], cells[2], cells[3]) for cells in (line.split("\t") for line in lines[1:])]


def is_right(row: tuple[str, str, str, str], got: dict[str, tuple[str | None, str | None]]) -> bool:
    """Whether a sentence's marked expression was found with its days, or nothing where there is none."""
    _, start, end, sentence = row
    if start == "none":
        return not got
    expression = sentence[sentence.index("[") + 1 : sentence.index("]")]
    return got.get(expression) == (None if start == "-" else start, None if end == "-" else end)


def test_expressions_of_news_mean_the_days_they_mean(nlp: Any) -> None:
    given_rows = rows()
    docs = list(nlp.pipe([row[3].replace("[", "").replace("]", "") for row in given_rows]))
    missed = [
        (row, got)
        for row, doc in zip(given_rows, docs, strict=True)
        if not is_right(row, got := spelled(doc, when(doc, None if row[0] == "-" else date.fromisoformat(row[0]))))
    ]
    assert len(given_rows) >= 400
    assert 1 - len(missed) / len(given_rows) >= FLOOR, "\n".join(map(str, missed))


def test_a_weekday_looks_back_in_the_past_and_ahead_in_the_future(find: Find) -> None:
    assert find("The envoy left on Friday.") == {"Friday": ("2021-06-11", "2021-06-11")}
    assert find("The envoy will leave on Friday.") == {"Friday": ("2021-06-18", "2021-06-18")}


@pytest.mark.parametrize("verb", ["met", "will meet"])
def test_the_weekday_of_the_report_is_the_report_s_day(find: Find, verb: str) -> None:
    assert find(f"The two presidents {verb} on Wednesday.") == {"Wednesday": ("2021-06-16", "2021-06-16")}


def test_last_before_the_report_s_own_weekday_is_a_week_back(find: Find) -> None:
    assert find("The envoy left last Wednesday.") == {"last Wednesday": ("2021-06-09", "2021-06-09")}


def test_what_may_mean_two_days_keeps_both(find: Find) -> None:
    assert find("The envoy left last Monday.") == {"last Monday": ("2021-06-07", "2021-06-14")}
    assert find("The note is dated 03/04/2020.") == {"03/04/2020": ("2020-03-04", "2020-04-03")}


def test_the_time_of_the_telling_is_not_turned_by_what_is_told(find: Find) -> None:
    got = find("The minister said on Monday that the army will strike on Friday.")
    assert got == {"Monday": ("2021-06-14", "2021-06-14"), "Friday": ("2021-06-18", "2021-06-18")}


def test_without_the_day_of_the_report_only_full_dates_are_resolved(find: Find) -> None:
    got = find("The truce of 3 May 2019 ended last week, on Sunday.", None)
    assert got["3 May 2019"] == ("2019-05-03", "2019-05-03")
    assert got["last week"] == got["Sunday"] == (None, None)


def test_a_report_without_a_day_takes_that_of_its_dateline_or_of_a_line_that_is_a_date(find: Find) -> None:
    for text in ("Posted on March 3, 2022\n\nThe minister resigned on Tuesday.",
                 "QUITO, March 3, 2022 (Andean Wire) - The minister resigned on Tuesday."):
        assert find(text, None)["Tuesday"] == ("2022-03-01", "2022-03-01")
    assert find("On March 3, 2022 the army left. The minister resigned on Tuesday.", None)["Tuesday"] == (None, None)


def test_a_deadline_that_was_missed_lies_behind_and_one_that_was_set_ahead(find: Find) -> None:
    assert find("The firm missed a Feb. 1 deadline.")["Feb. 1"] == ("2021-02-01", "2021-02-01")
    assert find("The court set a Feb. 1 deadline.")["Feb. 1"] == ("2022-02-01", "2022-02-01")


def told(reader: Any, text: str, published: str = "2021-06-16") -> list[Any]:
    """The events that a report of a day tells."""
    from whence.model import Report

    reading = reader.read(Report(id="r", text=text, published=published))
    return [claim for claim in reading.claims if claim.event]


def test_today_in_a_quotation_is_the_day_of_the_telling(reader: Any) -> None:
    (claim, *_) = told(reader, '"Today we attacked the port of Aden," the general said on Sunday.')
    assert (claim.time.start, claim.time.end) == ("2021-06-13", "2021-06-13")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Norway withdrew from the 2015 treaty.", None),
        ("The army bombed the port on Monday, a day after the envoy left.", "2021-06-14"),
        ("The army bombed the port for two days on end on Monday.", "2021-06-14"),
        ("On Monday the president flew to Oslo and met the prime minister.", "2021-06-14"),
    ],
)
def test_an_act_has_its_own_time_and_no_other_s(reader: Any, text: str, start: str | None) -> None:
    assert {claim.time and claim.time.start for claim in told(reader, text)} == {start}


def test_how_long_a_thing_lasts_is_not_when_it_was(reader: Any) -> None:
    assert [claim.time for claim in told(reader, "The army bombed the port for two days.")] == [None]


def test_a_statement_s_day_is_that_of_what_is_said_in_it(reader: Any) -> None:
    from whence.model import Report

    text = "In a statement released Sunday, the navy said that it had lost a ship."
    (attribution,) = reader.read(Report(id="r", text=text, published="2021-06-16")).attributions
    assert attribution.said.start == "2021-06-13"


def test_a_preposition_belongs_to_a_day_and_not_to_a_day_that_describes_a_noun(find: Find) -> None:
    assert "since Monday" in find("The road has been shut since Monday.")
    assert "Monday" in find("The road has been shut since Monday's attack.")


def test_a_stretch_of_weekdays_runs_forward(find: Find) -> None:
    assert find("The fleet will train from Friday to Tuesday.") == {
        "from Friday to Tuesday": ("2021-06-18", "2021-06-22")
    }
    assert find("The fleet trained from Friday to Tuesday.") == {
        "from Friday to Tuesday": ("2021-06-11", "2021-06-15")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Mrs May told the May family that Mr. May agreed.",
        "Jan said she had sat with the Sun's editor.",
        "He read it in the Sunday Telegraph.",
        "Nearly 1,990 people fled, and 2000 soldiers followed.",
        "The minister, in his 60s, may march in second place.",
        "The April 6 Youth Movement called a strike.",
        "They will fall back to the 24th floor.",
        "Call 555-2014 for tickets.",
    ],
)
def test_what_only_looks_like_a_date_is_none(find: Find, text: str) -> None:
    assert find(text) == {}


def test_lengths_frequencies_and_relations_stay_unresolved(find: Find) -> None:
    got = find("The army fired for two hours three days before the vote, as it does every week.")
    assert set(got) == {"three days before the vote", "two hours", "every week"}
    assert set(got.values()) == {(None, None)}


def test_expressions_come_in_order_and_do_not_overlap(nlp: Any) -> None:
    doc = nlp("On Monday, in May 2019 and last week, from 3 to 5 June, the army fired daily until noon on Tuesday.")
    found = when(doc, date(2021, 6, 16))
    ends = [one.tokens[-1] for one in found]
    assert len(found) >= 5
    assert all(one.tokens[0] > end for one, end in zip(found[1:], ends, strict=False))


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    for feast in (calendar.easter(year), calendar.orthodox_easter(year)):
        assert feast.weekday() == 6
        assert date(year, 3, 22) <= feast <= date(year, 5, 8)


def test_easter_is_where_the_almanac_has_it() -> None:
    assert [calendar.easter(year) for year in (2016, 2019, 2024)] == [
        date(2016, 3, 27), date(2019, 4, 21), date(2024, 3, 31),
    ]  # fmt: skip
    assert [calendar.orthodox_easter(year) for year in (2016, 2019, 2024)] == [
        date(2016, 5, 1), date(2019, 4, 28), date(2024, 5, 5),
    ]  # fmt: skip


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.sampled_from(["week", "month", "quarter", "year", "decade"]))
def test_a_day_lies_in_its_own_unit_and_the_thirds_of_it_keep_their_order(day: date, unit: str) -> None:
    start, end = calendar.around(day, unit)
    assert start <= day <= end
    early, mid, late = (calendar.third((start, end), part) for part in ("early", "mid", "late"))
    assert early[0] == start and late[1] == end
    assert early[0] < (mid[0] or start) < (late[0] or start)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(-500, 500))
def test_a_month_away_there_and_back_is_the_same_month(day: date, count: int) -> None:
    there = calendar.shift(day, count, "month")
    back = calendar.shift(there, -count, "month")
    assert (back.year, back.month) == (day.year, day.month)


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [
        ("twenty-two thousand five hundred and six", 22506, None),
        ("two and a half million", 2_500_000, None),
        ("half a million", 500_000, None),
        ("a hundred and twenty thousand", 120_000, None),
        ("tens of thousands", 20_000, None),
        ("dozens", 24, None),
        ("3 to 5 million", 3_000_000, 5_000_000),
        ("1,000 to 1,500", 1000, 1500),
        ("two or three", 2, 3),
        ("1.5 lakh crore", 1.5e12, None),
        ("3½ million", 3_500_000, None),
        ("half a dozen", 6, None),
    ],
)
def test_numbers_are_what_they_say(nlp: Any, text: str, value: float, high: float | None) -> None:
    found = list(numbers(split(Syntax(nlp(text)))).values())
    assert [(number.value, number.high) for number in found] == [(value, high)]
