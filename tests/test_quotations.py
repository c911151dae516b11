"""Quotation marks: what a report quotes, and where its own words go on."""

from collections.abc import Callable

import pytest
import spacy

from whence.reading.attribution.quotations import Quotation, quotations, quoted
from whence.reading.syntax import Syntax


@pytest.fixture(scope="module")
def pair() -> Callable[[str], tuple[Syntax, list[Quotation]]]:
    """Pairs the marks of a text; no parse is needed for that."""
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")

    def paired(text: str) -> tuple[Syntax, list[Quotation]]:
        syntax = Syntax(blank(text))
        return syntax, quotations(syntax)

    return paired


def words(syntax: Syntax, quotation: Quotation) -> str:
    return str(syntax.doc[quotation.start : quotation.end + 1].text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We will rebuild,” she said.", ["“We will rebuild,”"]),
        ('"We will rebuild," she said. "It takes time."', ['"We will rebuild,"', '"It takes time."']),
        ("He called it “a farce” and “a shame”.", ["“a farce”", "“a shame”"]),
        ("Minister: ‘No one is above the law’", ["‘No one is above the law’"]),
    ],
)
def test_marks_are_paired_whatever_their_shape(
    pair: Callable[[str], tuple[Syntax, list[Quotation]]], text: str, wanted: list[str]
) -> None:
    syntax, found = pair(text)
    assert [words(syntax, quotation) for quotation in found] == wanted


def test_an_apostrophe_is_no_quotation_mark(pair: Callable[[str], tuple[Syntax, list[Quotation]]]) -> None:
    _, found = pair("The voters’ choice wasn’t the minister’s, and the '90s weren't either.")
    assert found == []


def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one(
    pair: Callable[[str], tuple[Syntax, list[Quotation]]],
) -> None:
    syntax, found = pair("“They told us, ‘Leave now,’ and we left,” the farmer said.")
    assert [words(syntax, quotation) for quotation in found] == ["“They told us, ‘Leave now,’ and we left,”"]


def test_an_unclosed_quotation_ends_with_its_paragraph(
    pair: Callable[[str], tuple[Syntax, list[Quotation]]],
) -> None:
    syntax, found = pair("“The harvest failed.\n\n“We ate the seed corn,” she said.\n\nRain came in May.")
    assert [words(syntax, quotation) for quotation in found] == ["“The harvest failed.", "“We ate the seed corn,”"]
    assert [quotation.closed for quotation in found] == [False, True]


def test_only_double_marks_make_words_a_quotation(pair: Callable[[str], tuple[Syntax, list[Quotation]]]) -> None:
    syntax, found = pair("“Yes,” said the so-called ‘expert’ today.")
    inside = quoted(syntax, found)
    assert [syntax.words[i] for i in range(syntax.size) if inside[i]] == ["“", "Yes", ",", "”"]
