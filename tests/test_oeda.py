"""A user's own actors: OEDA's dictionaries, with their dates, and our TOML form."""

from datetime import date
from pathlib import Path

import pytest

from whence.errors import LexiconError
from whence.lexicon.actors import load_actors
from whence.lexicon.oeda import period, plover, read_oeda
from whence.lexicon.own_actors import read_toml

ACTORS = """\
# a comment
ATLANTIS_  [ATL]
+ATLANTEAN_
+THE_SUNKEN_REALM

POSEIDON_ADEYEMI_ # sea lord
+P._ADEYEMI
\t[ATLGOV 20010305-20090304]
\t[ATLBUS >20100101]
\t[ATLELI]
ATLANTIS_SEA_GUARD [ATLMIL]
CORAL_RELIEF_ [NGOHLH]
"""

AGENTS = """\
!PERSON! = MAN, WOMAN
KELP_FARMER [~AGR]
REEF!PERSON! [~BUS]
SHOAL_OF_SPIES {SHOALS_OF_SPIES} [~SPY]
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def actors_file(tmp_path: Path) -> Path:
    return written(tmp_path / "own.actors.txt", ACTORS)


def test_synonyms_have_their_names_code(actors_file: Path) -> None:
    actors = load_actors()
    actors.add_file(actors_file)
    for form in ("Atlantis", "Atlantean", "the Sunken Realm", "ATLANTIS"):
        assert [sense.code for sense in actors.named(form.removeprefix("the "))] == ["ATL"], form


def test_a_code_holds_for_its_time_and_the_undated_one_for_the_rest(actors_file: Path) -> None:
    own = next(actor for actor in read_oeda(actors_file).actors if actor.entry.name == "Poseidon Adeyemi")
    assert own.entry.at(date(2005, 1, 1)).sectors == ("GOV",)
    assert own.entry.at(date(2012, 1, 1)).sectors == ("BUS",)
    assert own.entry.at(date(2009, 6, 1)).sectors == ("ELI",)
    assert own.entry.at(date(1999, 1, 1)).sectors == ("ELI",)


def test_a_dictionary_is_laid_over_ours(tmp_path: Path) -> None:
    actors = load_actors()
    actors.add_file(written(tmp_path / "a.txt", "JOHN_KERRY [XYZCRM]\n"))
    assert [sense.code for sense in actors.named("John Kerry")] == ["XYZ"]


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("AFGGOVMED", ("AFG", ("GOV", "JRN"))),
        ("IGOUNO", ("UNO", ())),
        ("IGOEUREEC", ("EUR", ())),
        ("NGOHLH", ("NGO", ("MED",))),
        ("IRQREBMUS", ("IRQ", ("REB", "REL"))),
        ("SUNMIL", ("RUS", ("MIL",))),
    ],
)
def test_cameos_codes_become_plovers(code: str, known: tuple[str, tuple[str, ...]]) -> None:
    assert plover(code) == known


def test_dates_in_all_their_forms() -> None:
    assert period("010120-050119") == (date(2001, 1, 20), date(2005, 1, 19))
    assert period("19270101-730717") == (date(1927, 1, 1), date(1973, 7, 17))
    assert period(">011222") == (date(2001, 12, 22), None)
    assert period("<990101") == (None, date(1998, 12, 31))
    assert period("") == (None, None)


def test_agents_are_nouns_with_plurals_and_sets_of_words(tmp_path: Path) -> None:
    nouns = {forms[0]: (forms, noun) for forms, noun in read_oeda(written(tmp_path / "agents.txt", AGENTS)).nouns}
    assert nouns["kelp farmer"][0] == ("kelp farmer", "kelp farmers")
    assert "reefwoman" in nouns["reefman"][0]
    assert "shoals of spies" in nouns["shoal of spies"][0]
    assert nouns["kelp farmer"][1].sectors == ("AGR",)


def test_rows_that_say_nothing_are_told_with_their_line_and_the_rest_is_read(tmp_path: Path) -> None:
    text = "+LOST\nNAMELESS_CODE\nGOOD [AAAGOV]\nLATE [BBBGOV 2004017-20061201] [BBBELI]\n"
    path = written(tmp_path / "bad.txt", text)
    dictionary = read_oeda(path)
    assert {actor.entry.code for actor in dictionary.actors} == {"AAA", "BBB"}
    assert [problem.line for problem in dictionary.problems] == [1, 2, 4]


def test_a_file_that_is_no_dictionary_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="not a dictionary"):
        read_oeda(written(tmp_path / "prose.txt", "Once upon a time\nthere was a sea.\n"))
    with pytest.raises(LexiconError, match="cannot be read"):
        read_oeda(tmp_path / "missing.txt")


TOML = """\
[[actor]]
name = "Poseidon Adeyemi"
forms = ["P. Adeyemi"]
code = "ATL"
[[actor.terms]]
role = "sea lord"
sectors = ["GOV"]
start = 2001-03-05
end = "2009"

[[noun]]
noun = "kelp farmer"
sectors = ["AGR"]
"""


def test_toml_actors_have_terms_and_surnames(tmp_path: Path) -> None:
    actors = load_actors()
    actors.add_file(written(tmp_path / "own.toml", TOML))
    entry = actors.named("Adeyemi")[0].entry
    assert entry.at(date(2009, 12, 31)).sectors == ("GOV",)
    assert entry.at(date(2010, 1, 1)).sectors == ("ELI",)
    assert next(actors.nouns(["kelp", "farmers"], 0))[0] == 2


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[actor]]\ncode = 'ATL'\n", "actor 1 has no name"),
        ("[[actor]]\nname = 'A B'\nsort = 'fish'\n", "sort is 'fish'"),
        ("[[actor]]\nname = 'A B'\n[[actor.terms]]\nstart = 'soon'\n", "start is 'soon'"),
        ("title = 1\n", "no \\[\\[actor\\]\\]"),
        ("[[actor\n", "not TOML"),
    ],
)
def test_toml_that_is_not_as_it_should_be_is_told(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(LexiconError, match=why):
        read_toml(written(tmp_path / "own.toml", text))
