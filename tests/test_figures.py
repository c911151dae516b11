"""How much: amounts with their value, unit, bound, range and subject."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whence.errors import LexiconError
from whence.lexicon.units import Units, load_units
from whence.reading.figures import figures
from whence.reading.figures.numbers import split
from whence.reading.found import Amount
from whence.reading.syntax import Syntax
from whence.reading.times import times

Find = Callable[[str], list[Amount]]


@pytest.fixture(scope="module")
def units() -> Units:
    """The bundled tables."""
    return load_units()


def found(doc: Any, units: Units) -> list[Amount]:
    """The figures of a parsed text without a day."""
    pieces = split(Syntax(doc))
    return figures(pieces, units, times(pieces, None))


@pytest.fixture(scope="module")
def find(nlp: Any, units: Units) -> Find:
    """Finds the figures of a sentence."""
    return lambda text: found(nlp(text), units)


MONEY = [
    ("Exports were worth $61.4 billion.", 61.4e9, "USD"),
    ("Exports were worth US$61.4bn.", 61.4e9, "USD"),
    ("Exports were worth €2bn.", 2e9, "EUR"),
    ("Exports were worth £1.2m last year.", 1.2e6, "GBP"),
    ("Exports were worth A$5bn.", 5e9, "AUD"),
    ("Exports were worth C$5 million.", 5e6, "CAD"),
    ("Exports were worth NZ$5 million.", 5e6, "NZD"),
    ("Exports were worth HK$20 billion.", 20e9, "HKD"),
    ("Exports were worth R$5 billion.", 5e9, "BRL"),
    ("Farmers were promised Rs 500 crore.", 5e9, "INR"),
    ("Farmers were promised ₹500 crore.", 5e9, "INR"),
    ("The damage was put at 580 million Kenyan shillings.", 580e6, "KES"),
    ("The damage was put at 580 million Ugandan shillings.", 580e6, "UGX"),
    ("The damage was put at 3 billion Australian dollars.", 3e9, "AUD"),
    ("The damage was put at 3 billion Hong Kong dollars.", 3e9, "HKD"),
    ("The damage was put at 3 billion dollars.", 3e9, "USD"),
    ("The damage was put at 40 million Swiss francs.", 40e6, "CHF"),
    ("The damage was put at 12 billion Egyptian pounds.", 12e9, "EGP"),
    ("The damage was put at 900 million rubles.", 900e6, "RUB"),
    ("The damage was put at 900 million Belarusian rubles.", 900e6, "BYN"),
    ("The damage was put at 7 billion yuan.", 7e9, "CNY"),
    ("The damage was put at 7 trillion yen.", 7e12, "JPY"),
    ("South Korea put the damage at 10 billion won.", 10e9, "KRW"),
    ("The damage was put at 20 billion Turkish lira.", 20e9, "TRY"),
    ("The damage was put at 300 million Mexican pesos.", 300e6, "MXN"),
    ("The damage was put at 300 million Argentine pesos.", 300e6, "ARS"),
    ("The damage was put at 50 million Philippine pesos.", 50e6, "PHP"),
    ("The damage was put at 3.4 billion Swedish kronor.", 3.4e9, "SEK"),
    ("The damage was put at 3.4 billion Norwegian kroner.", 3.4e9, "NOK"),
    ("The damage was put at 3.4 billion Danish kroner.", 3.4e9, "DKK"),
    ("The damage was put at 2.5 trillion naira.", 2.5e12, "NGN"),
    ("The damage was put at 2.5 billion rand.", 2.5e9, "ZAR"),
    ("The damage was put at 2.5 billion shekels.", 2.5e9, "ILS"),
    ("The damage was put at 2.5 billion Saudi riyals.", 2.5e9, "SAR"),
    ("The damage was put at 2.5 billion Iranian rials.", 2.5e9, "IRR"),
    ("The damage was put at 2.5 billion Iraqi dinars.", 2.5e9, "IQD"),
    ("The damage was put at 2.5 billion Kuwaiti dinars.", 2.5e9, "KWD"),
    ("The damage was put at 2.5 billion Moroccan dirhams.", 2.5e9, "MAD"),
    ("The damage was put at 300 billion Pakistani rupees.", 300e9, "PKR"),
    ("The damage was put at 300 billion Sri Lankan rupees.", 300e9, "LKR"),
    ("The damage was put at 300 billion rupiah.", 300e9, "IDR"),
    ("The damage was put at 300 million baht.", 300e6, "THB"),
    ("The damage was put at 300 million ringgit.", 300e6, "MYR"),
    ("The damage was put at 300 million zlotys.", 300e6, "PLN"),
    ("The damage was put at 300 billion forints.", 300e9, "HUF"),
    ("The damage was put at 300 million hryvnia.", 300e6, "UAH"),
    ("The damage was put at 300 million lari.", 300e6, "GEL"),
    ("The damage was put at 300 million birr.", 300e6, "ETB"),
    ("The damage was put at 300 million cedis.", 300e6, "GHS"),
    ("The damage was put at 300 million taka.", 300e6, "BDT"),
    ("A litre costs 50 cents.", 0.5, "USD"),
    ("The fund lent RMB 5 billion.", 5e9, "CNY"),
    ("The fund lent 5 billion USD.", 5e9, "USD"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money_has_its_value_and_currency(find: Find, text: str, value: float, unit: str) -> None:
    assert [(amount.value, amount.unit) for amount in find(text)] == [(pytest.approx(value), unit)]


def test_a_shared_name_means_the_state_that_the_report_speaks_of(find: Find) -> None:
    got = find("Pakistan's government will spend more. It wants 300 billion rupees for roads in Pakistan.")
    assert [amount.unit for amount in got] == ["PKR"]


BOUNDS = [
    ("Up to 38% of the crop was lost.", "at most"),
    ("As many as 45 tanks crossed the border.", "at most"),
    ("Fewer than 60 tanks crossed the border.", "at most"),
    ("At least 64 people were hurt.", "at least"),
    ("More than a million people fled.", "at least"),
    ("No fewer than 300 dissidents were jailed.", "at least"),
    ("Hundreds of troops were sent.", "at least"),
    ("Some 5,000 rebels were trained.", "about"),
    ("Nearly 35 shells were fired.", "about"),
    ("An estimated 1,700 people died.", "about"),
    ("They fired 40 or so missiles.", "about"),
    ("The army sent 300 troops.", None),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_words_that_bound_an_amount_bound_it(find: Find, text: str, bound: str | None) -> None:
    assert [amount.bound for amount in find(text)] == [bound]


RANGES = [
    ("Between 3 and 5 million people fled.", 3e6, 5e6, "people"),
    ("Between $3 billion and $5 billion was lost.", 3e9, 5e9, "USD"),
    ("They bought soybeans for $20m-$25m last week.", 20e6, 25e6, "USD"),
    ("The firm is worth $1.5-$2 billion.", 1.5e9, 2e9, "USD"),
    ("About 20-30 militants attacked the post.", 20, 30, "militant"),
    ("He asked for 2,400 to 2,600 nurses.", 2400, 2600, "nurse"),
    ("Between 20 and 30 percent of homes lost power.", 20, 30, "percent"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_keeps_both_ends(find: Find, text: str, low: float, high: float, unit: str) -> None:
    assert [(a.value, a.high, a.unit) for a in find(text)] == [(pytest.approx(low), pytest.approx(high), unit)]


def test_a_change_is_two_amounts_and_no_range(find: Find) -> None:
    got = find("Unemployment rose from 8 percent to 11 percent.")
    assert [(amount.value, amount.high, amount.unit) for amount in got] == [(8, None, "percent"), (11, None, "percent")]


COUNTS = [
    ("More than a dozen patrol boats were moved.", 12, "boat"),
    ("The flood killed 71 people.", 71, "people"),
    ("The bomb killed 12.", 12, "people"),
    ("The blast left 5,000 homeless.", 5000, "people"),
    ("Tens of thousands of people marched.", 20000, "people"),
    ("Twenty-two thousand soldiers guard the border.", 22000, "soldier"),
    ("The senate gave the plan 312 votes.", 312, "vote"),
    ("The pipeline carries 1.2 million barrels per day.", 1.2e6, "barrel"),
    ("Police seized 5 tonnes of cocaine.", 5, "tonne"),
    ("Police seized 300 pounds of explosives.", 300, "pound"),
    ("The bank raised its rate by 25 basis points.", 25, "basis point"),
    ("Support fell by three percentage points.", 3, "percentage point"),
    ("The village lies 15km north of the city.", 15, "kilometer"),
    ("The feud has lasted for 70 years.", 70, "year"),
]


@pytest.mark.parametrize(("text", "value", "unit"), COUNTS)
def test_what_is_counted_is_the_unit(find: Find, text: str, value: float, unit: str) -> None:
    assert [(amount.value, amount.unit) for amount in find(text)] == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Three guards died and 16 others were wounded.", 16, "people"),
        ("The capture by Iran of 10 Danish sailors angered Denmark.", 10, "sailor"),
        ("The report lists two dozen-plus ships.", 24, "ship"),
        ("Some 6+ states sent tents.", 6, "state"),
        ("The motion passed by 55-45 percent.", 55, "percent"),
    ],
)
def test_amounts_told_in_other_ways_are_found(find: Find, text: str, value: float, unit: str) -> None:
    assert (value, unit) in [(amount.value, amount.unit) for amount in find(text)]


def test_up_to_bounds_an_amount_and_not_what_a_verb_adds_up_to(find: Find) -> None:
    assert [amount.bound for amount in find("It adds up to 300 ships.")] == [None]
    assert [amount.bound for amount in find("It sank up to 300 ships.")] == ["at most"]


def test_each_of_two_amounts_has_the_year_that_stands_behind_it(reader: Any) -> None:
    from whence.model import Report

    text = "Kenyan exports fell from $3 billion in 2003 to $1 billion in 2004."
    claims = [claim for claim in reader.read(Report(id="r", text=text)).claims if claim.figure]
    assert [(claim.figure.value, claim.time.start) for claim in claims] == [(3e9, "2003-01-01"), (1e9, "2004-01-01")]


def test_a_vote_counts_votes_and_a_match_counts_nothing(find: Find) -> None:
    assert [(a.value, a.unit) for a in find("The senate voted 52-48 to confirm him.")] == [(52, "vote"), (48, "vote")]
    assert find("The team won 3-1 at home.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The F-22 and the Su-25 flew over Highway 1.",
        "Article 5 of the treaty and Resolution 2231 apply.",
        "Maria Lopez, 45, and a 12-year-old boy fled.",
        "The truce of 24 February 2014 held until 10:30.",
        "In 2014 the army left, and in 2016 it came back.",
        "Call 555-1234 or write to 1600 Pennsylvania Avenue.",
        "1. Withdraw the troops.",
        "Two-thirds of lawmakers backed it, and one in five abstained.",
        "The Group of Seven met in Room 12.",
        "The two leaders spoke for the second time.",
        "The rebels left two weeks ago, three days before the vote.",
        "No one of them was first.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(find: Find, text: str) -> None:
    assert find(text) == []


def test_a_figure_says_what_it_is_of(find: Find) -> None:
    (worth,) = find("Kenyan sales to Uganda were worth $61.4 million in 2019.")
    assert (worth.subject, worth.measure) == ("Kenyan sales to Uganda", "worth")
    (killed,) = find("The flood killed 71 people.")
    assert (killed.subject, killed.measure) == ("people", "kill")
    (loan,) = find("The bank gave a $200 million loan.")
    assert loan.subject == "loan"


def test_a_figure_hangs_by_the_noun_it_counts(nlp: Any, units: Units) -> None:
    doc = nlp("The flood killed at least 71 young people.")
    (amount,) = found(doc, units)
    assert doc[amount.head].text == "people"
    assert doc[amount.tokens[0] : amount.tokens[-1] + 1].text == "at least 71 young people"


def test_a_user_s_own_currency_is_found(nlp: Any, tmp_path: Path) -> None:
    (tmp_path / "currencies.tsv").write_text(
        "code\tsymbols\tnames\tstates\tdefault\tsubunits\tunsure\nXTS\t\tquatloo\t\t\t\t\n", encoding="utf-8"
    )
    (amount,) = found(nlp("The prize is 400 quatloos."), load_units(tmp_path))
    assert (amount.value, amount.unit) == (400, "XTS")


def test_a_row_that_names_no_kind_of_unit_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "units.tsv").write_text("kind\tname\tforms\nflavour\tsweet\tsweet\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"units\.tsv:2: no such kind of unit: 'flavour'"):
        load_units(tmp_path)
