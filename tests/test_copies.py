"""Copies: text that one report has from another, cut, dressed up or quoted; and what only looks like it."""

import random

import msgspec
import pytest

from whence.corroboration.copies import Copy, copies
from whence.corroboration.prints import Print, print_of
from whence.corroboration.words import words_of
from whence.model import Report

NOUNS = ("harbour", "council", "minister", "fleet", "border", "treaty", "camp", "valley", "envoy", "court", "budget")
VERBS = ("rejected", "approved", "delayed", "crossed", "visited", "blamed", "praised", "rebuilt", "closed", "sold")


def story(seed: int, sentences: int = 30) -> list[str]:
    """Sentences that no other seed gives."""
    rng = random.Random(seed)
    return [
        f"The {rng.choice(NOUNS)} of {rng.choice(NOUNS)} {rng.randrange(1000)} {rng.choice(VERBS)} the "
        f"{rng.choice(NOUNS)} near {rng.choice(NOUNS)} {rng.randrange(1000)} after {rng.randrange(90)} days."
        for _ in range(sentences)
    ]


def report(id: str, sentences: list[str], outlet: str | None = None) -> Report:
    text = "\n\n".join(" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3))
    return Report(id=id, text=text, outlet=outlet or f"{id} Times")


def found(*reports: Report) -> list[Copy]:
    return copies([print_of(one) for one in reports])


def pairs(*reports: Report) -> list[tuple[str, str]]:
    return [(copy.first, copy.second) for copy in found(*reports)]


def test_a_report_that_was_cut_to_a_third_is_a_copy() -> None:
    whole = story(1)
    assert pairs(report("a", whole), report("b", story(9, 2) + whole[10:20]), report("c", story(2))) == [("a", "b")]


def test_ten_copies_are_found_though_their_words_are_common() -> None:
    whole = story(1)
    many = [report(f"r{n:02}", story(50 + n, 2) + whole[: 12 + n]) for n in range(10)]
    assert len(pairs(report("a", whole), *many)) == 55


def test_one_speech_that_two_quote_makes_no_copy() -> None:
    speech = "“" + " ".join(story(5, 12)) + "”"
    assert pairs(report("a", [*story(1), speech]), report("b", [*story(2), speech])) == []


def test_a_post_that_two_embed_makes_no_copy() -> None:
    post = "\n\n" + " ".join(story(5, 10)) + " — A. Minister (@aminister) May 14, 2024\n\n"
    first, second = Report(id="a", text=" ".join(story(1)) + post), Report(id="b", text=" ".join(story(2)) + post)
    assert pairs(first, second) == []


def test_what_one_outlet_prints_under_every_report_makes_no_copy() -> None:
    foot = story(7, 14)
    assert pairs(*(report(f"r{n}", story(n + 20, 9) + foot, "Daily Foot") for n in range(5))) == []


def test_an_excerpt_is_one_where_it_names_the_outlet() -> None:
    source = report("a", story(1), "Harbour Post")
    quoting = [*story(2), "The Harbour Post wrote: “" + " ".join(story(1)[3:9]) + "”"]
    (copy,) = found(source, report("b", quoting))
    assert (copy.kind, copy.quoting) == ("excerpt", "b")
    assert found(source, report("b", [line.replace("Harbour Post", "paper") for line in quoting])) == []


def test_copies_do_not_depend_on_the_order_of_reports() -> None:
    reports = [report(f"r{n}", story(n // 3)[: 30 - 4 * (n % 3)]) for n in range(12)]
    shuffled = random.Random(3).sample(reports, len(reports))
    assert found(*reports) == found(*shuffled) != []


def test_ten_copies_of_one_do_not_hide_whom_it_has_a_passage_from() -> None:
    lender = report("a", story(1))
    borrower = report("b", story(2, 24) + story(1)[:6])
    many = [report(f"r{n:02}", story(50 + n, 2) + (story(2, 24) + story(1)[:6])[-20 + n :]) for n in range(10)]
    assert ("a", "b") in pairs(lender, borrower)
    assert ("a", "b") in pairs(lender, borrower, *many)


def test_stored_prints_find_what_reports_do() -> None:
    source = report("a", story(1), "Harbour Post")
    quoting = report("b", [*story(2), "The Harbour Post wrote: “" + " ".join(story(1)[3:9]) + "”"])
    stored = [Print.unpacked(print_of(one).packed()) for one in (source, quoting, report("c", story(1)[4:16]))]
    assert copies(stored) == found(source, quoting, report("c", story(1)[4:16])) != []


@pytest.mark.parametrize("data", [b"", b"x", b"\x90"])
def test_bytes_that_are_no_print_are_told(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        Print.unpacked(data)


@pytest.mark.parametrize(
    ("text", "outlet", "named"),
    [
        ("He told the New York Times so.", "The New York Times", True),
        ("As the AP reported, they met.", "Associated Press", True),
        ("Fox News’ anchor asked.", "Fox Online News", True),
        ("It was CNN’s camera.", "CNN (Web News)", True),
        ("New ways are found. York was calm. Times change.", "New York Times", False),
        ("the hill is steep", "The Hill", False),
        ("Nothing is named.", None, False),
    ],
)
def test_a_text_names_an_outlet_by_any_of_its_names(text: str, outlet: str | None, named: bool) -> None:
    other = print_of(Report(id="o", text="", outlet=outlet))
    assert print_of(Report(id="t", text=text)).tells_of(other.outlet) is named


@pytest.mark.parametrize("text", ["", "Short.", "“”", "a" * 10_000, "\n\n\n", "No end “of the quotation"])
def test_any_text_has_words(text: str) -> None:
    words = words_of(text)
    assert [text[start:end].lower() for start, end in zip(words.starts, words.ends, strict=True)] == words.words
    assert len(words.quoted) == len(words.words)
