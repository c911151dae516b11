"""The tables of states, places and outlets: what a reader of news would miss if a row were wrong."""

from collections import defaultdict
from collections.abc import Iterable

import pytest

from whence.lexicon.forms import pieces
from whence.lexicon.tables import Row, read_table

STATES = read_table("states.tsv", ("code", "name", "forms", "adjectives", "demonyms", "capital", "seats", "note"))
PLACES = read_table("places.tsv", ("name", "code", "kind", "forms", "adjectives", "demonyms"))
OUTLETS = read_table("outlets.tsv", ("name", "code", "kind", "forms"))
KINDS = {
    "places.tsv": {"city", "region", "sea", "continent", "base", "landmark"},
    "outlets.tsv": {"agency", "newspaper", "broadcaster", "magazine", "site"},
}
ISO_3166_1 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM
BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR
CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB
GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA
JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA
MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS
SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON
TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""
CODES = frozenset(ISO_3166_1.split()) | {"KOS"}


def where(row: Row) -> str:
    return f"{row.path}:{row.line} {row['name']}"


def spellings(row: Row) -> list[str]:
    return [row["name"], *row.items("forms")]


def met(form: str) -> str:
    """What a form is met as, however a text writes its capitals, accents and joints."""
    return " ".join(pieces(form))


def shared(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What more than one holder has."""
    holders: dict[str, set[str]] = defaultdict(set)
    for form, holder in pairs:
        holders[form].add(holder)
    return {form: sorted(names) for form, names in holders.items() if len(names) > 1}


FIRST = {form: row for row in reversed(PLACES) for form in spellings(row)}
"""Each name of a place with the row that stands first for it."""


def test_every_state_and_territory_is_there() -> None:
    assert sorted(CODES - {row["code"] for row in STATES}) == []


def test_codes_are_those_of_states() -> None:
    assert [where(row) for row in (*STATES, *OUTLETS) if row["code"] not in CODES] == []
    assert [where(row) for row in PLACES if row["code"] and row["code"] not in CODES] == []


def test_no_name_means_two_states() -> None:
    assert shared((met(form), where(row)) for row in STATES for form in spellings(row)) == {}


def test_no_seat_stands_for_two_governments() -> None:
    seats = ((met(seat), where(row)) for row in STATES for seat in (row["capital"], *row.items("seats")) if seat)
    assert shared(seats) == {}


def test_every_state_has_adjective_demonym_and_capital_or_says_why_not() -> None:
    bare = [row for row in STATES if not (row["adjectives"] and row["demonyms"] and row["capital"])]
    assert [where(row) for row in bare if not row["note"]] == []


def test_a_capital_is_first_of_all_in_its_own_state() -> None:
    capitals = [row for row in STATES if row["capital"]]
    assert [where(row) for row in capitals if row["capital"] not in FIRST] == []
    assert [where(row) for row in capitals if FIRST[row["capital"]]["code"] != row["code"]] == []


@pytest.mark.parametrize("rows", [PLACES, OUTLETS], ids=["places", "outlets"])
def test_kinds_are_known(rows: list[Row]) -> None:
    assert [where(row) for row in rows if row["kind"] not in KINDS[row.path]] == []


def test_no_place_is_listed_twice_in_one_state() -> None:
    assert shared((f"{met(form)} ({row['code']})", where(row)) for row in PLACES for form in spellings(row)) == {}


@pytest.mark.parametrize("column", ["adjectives", "demonyms"])
def test_no_word_for_people_belongs_to_two_places_or_states(column: str) -> None:
    assert shared((met(word), where(row)) for row in (*STATES, *PLACES) for word in row.items(column)) == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Geneva", "CHE"),
        ("London", "GBR"),
        ("Cambridge", "GBR"),
        ("Moscow", "RUS"),
        ("Odessa", "UKR"),
        ("Tripoli", "LBY"),
        ("Alexandria", "EGY"),
        ("Hyderabad", "IND"),
        ("Victoria", "AUS"),
        ("St. Petersburg", "RUS"),
        ("Valencia", "ESP"),
        ("Beni", "COD"),
        ("Kurdistan", ""),
    ],
)
def test_a_name_of_many_places_is_first_the_one_that_news_means(name: str, code: str) -> None:
    assert FIRST[name]["code"] == code
    assert len({row["code"] for row in PLACES if name in spellings(row)}) > 1


def test_no_name_means_two_outlets() -> None:
    assert shared((met(form), where(row)) for row in OUTLETS for form in spellings(row)) == {}


@pytest.mark.parametrize("rows", [STATES, PLACES, OUTLETS], ids=["states", "places", "outlets"])
def test_no_form_of_a_row_is_there_twice(rows: list[Row]) -> None:
    assert [where(row) for row in rows if len(set(spellings(row))) < len(spellings(row))] == []


@pytest.mark.parametrize("rows", [STATES, PLACES, OUTLETS], ids=["states", "places", "outlets"])
def test_cells_are_clean(rows: list[Row]) -> None:
    """Apostrophes are straight, spaces single, and no item of a cell is empty."""
    cells = ((where(row), cell) for row in rows for cell in row.cells.values())
    assert [(place, cell) for place, cell in cells if "’" in cell or "  " in cell or "||" in cell] == []
