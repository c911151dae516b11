"""The lexicon of actors: names in all spellings, terms of office by date, sector nouns, a user's own tables."""

from datetime import date
from pathlib import Path

import pytest

from whence.errors import LexiconError
from whence.lexicon.actors import Actors, load_actors
from whence.lexicon.forms import fits, near, pieces, plural, short_forms

PEOPLE = "people_asia_africa.tsv"
HEADER = "name\tcode\trole\tsectors\tstart\tend\tforms\n"


@pytest.fixture(scope="module")
def actors() -> Actors:
    return load_actors()


def codes(actors: Actors, form: str) -> set[str | None]:
    return {sense.code for sense in actors.named(form)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("U.S.", "US"), ("al-Maliki", "al Maliki"), ("Côte d'Ivoire", "Cote d’Ivoire"), ("N.Korea", "NKorea")],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert pieces(one) == pieces(other)


def test_a_country_is_not_a_pronoun() -> None:
    assert fits("US", ["US"])
    assert fits("U.S.", ["U.S."])
    assert not fits("US", ["us"])
    assert not fits("WHO", ["who"])
    assert not fits("Un", ["UN"])


def test_common_words_in_small_letters_are_no_names() -> None:
    assert not fits("Turkey", ["turkey"])
    assert not fits("White House", ["white", "house"])
    assert fits("White House", ["WHITE", "HOUSE"])


@pytest.mark.parametrize("form", ["Kremlin", "Moscow", "Russian", "Russians", "Russian Federation"])
def test_all_that_stands_for_a_state_has_its_code(actors: Actors, form: str) -> None:
    assert "RUS" in codes(actors, form)


def test_kosovo_has_plovers_code(actors: Actors) -> None:
    assert codes(actors, "Kosovo") == {"KOS"}


def test_the_longest_name_is_met(actors: Actors) -> None:
    words = [*pieces("South Sudan"), "said"]
    length, senses = next(actors.senses(words, 0))
    assert length == 2
    assert senses[0].code == "SSD"


def test_a_minister_is_of_the_elite_after_leaving(actors: Actors) -> None:
    kerry = next(sense.entry for sense in actors.named("John Kerry") if sense.sort == "person")
    assert "GOV" in kerry.at(date(2014, 6, 1)).sectors
    assert kerry.at(date(2018, 6, 1)).sectors == ("ELI",)
    assert kerry.at(date(2018, 6, 1)).code == "USA"


def test_without_a_date_an_office_is_the_last(actors: Actors) -> None:
    merkel = next(sense.entry for sense in actors.named("Angela Merkel") if sense.sort == "person")
    assert merkel.at(None).role == "chancellor"


def test_a_surname_means_whoever_bears_it(actors: Actors) -> None:
    assert "Vladimir Putin" in {sense.entry.name for sense in actors.named("Putin")}
    assert all(sense.short for sense in actors.named("Putin") if sense.sort == "person")


def test_surnames_keep_their_particles() -> None:
    assert "von der Leyen" in short_forms("Ursula von der Leyen")
    assert short_forms("Bashar al-Assad") == ["al-Assad", "Assad"]


def test_sector_nouns_are_met_in_their_plurals(actors: Actors) -> None:
    for form in ("prime ministers", "lawmakers", "attorneys general", "policemen"):
        words = list(pieces(form))
        assert next(actors.nouns(words, 0))[0] == len(words), form


def test_the_lexicon_is_broad(actors: Actors) -> None:
    assert len(actors.states) >= 240
    assert all(actors.capital(code) for code in ("FRA", "CHN", "PSE", "KOS", "TWN"))


def test_plurals() -> None:
    assert [plural(noun) for noun in ("ministry", "boss", "envoy")] == ["ministries", "bosses", "envoys"]


def test_misspellings_are_near() -> None:
    assert near("sullian", "sullivan", 1)
    assert near("erdogna", "erdogan", 1)
    assert not near("sullivan", "salmon", 2)


def test_a_users_table_overrides_ours(tmp_path: Path) -> None:
    (tmp_path / PEOPLE).write_text(HEADER + "Xi Jinping\tXXX\tgardener\tAGR\t2000\t\tXi\n", encoding="utf-8")
    assert codes(load_actors(tmp_path), "Xi Jinping") == {"XXX"}


def test_a_users_table_adds_to_ours(tmp_path: Path) -> None:
    (tmp_path / PEOPLE).write_text(HEADER + "Ada Testname\tCHE\tmayor\tGOV\t2001\t2003\t\n", encoding="utf-8")
    actors = load_actors(tmp_path)
    assert codes(actors, "Testname") == {"CHE"}
    assert "CHN" in codes(actors, "Xi Jinping")


def test_a_bad_date_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / PEOPLE).write_text(HEADER + "Ada Testname\tCHE\tmayor\tGOV\tsoon\t\t\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"people_asia_africa\.tsv:2: .*soon"):
        load_actors(tmp_path).named("Ada Testname")


def test_a_table_without_its_columns_is_told(tmp_path: Path) -> None:
    (tmp_path / PEOPLE).write_text("name\tcode\nA\tB\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="role"):
        load_actors(tmp_path)


def test_who_has_left_a_body_of_states_is_of_his_state(actors: Actors) -> None:
    blair = next(sense.entry for sense in actors.named("Tony Blair") if sense.sort == "person")
    assert (blair.at(date(2018, 1, 1)).code, blair.at(date(2018, 1, 1)).sectors) == ("GBR", ("ELI",))


@pytest.mark.parametrize("form", ["Park Geun-hye", "Park Geun Hye", "B.J. Habibie", "B. J. Habibie"])
def test_names_are_met_in_all_their_spellings(actors: Actors, form: str) -> None:
    senses = [sense for sense in actors.named(form) if sense.sort == "person" and fits(sense.form, form.split())]
    assert senses and not senses[0].short


@pytest.mark.parametrize(("adjective", "code"), [("Scottish", "GBR"), ("Chechen", "RUS"), ("Latin American", None)])
def test_regions_have_adjectives(actors: Actors, adjective: str, code: str | None) -> None:
    assert code in {sense.code for sense in actors.named(adjective) if sense.sort == "adjective"}


def test_rows_that_cannot_be_read_are_told_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("ADA_TEST_ [CHEGOV]\nBOB_TEST_\n", encoding="utf-8")
    actors = load_actors()
    actors.add_file(path)
    assert [problem.split(": ")[0] for problem in actors.problems] == [f"{path}:2"]
