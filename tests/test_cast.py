"""Who is in a text: names, titles, nationalities, pronouns, open phrases, dates, misspellings."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from whence.lexicon.actors import Actors, load_actors
from whence.model import Party
from whence.reading.cast import Cast

if TYPE_CHECKING:
    from spacy.language import Language

DAY = date(2019, 9, 19)


class Read:
    """A text with its cast; phrases are asked for by the word that heads them."""

    def __init__(self, cast: Cast, words: list[str]) -> None:
        self.cast = cast
        self.words = words

    def at(self, word: str, nth: int = 0) -> int:
        return [i for i, text in enumerate(self.words) if text == word][nth]

    def party(self, word: str, nth: int = 0) -> Party | None:
        return self.cast.party(self.at(word, nth))

    def code(self, word: str, nth: int = 0) -> str | None:
        party = self.party(word, nth)
        return party.code if party else None

    def name(self, word: str, nth: int = 0) -> str | None:
        party = self.party(word, nth)
        return party.name if party else None

    def codes(self, word: str) -> set[str | None]:
        heads = self.cast.heads(self.at(word))
        return {party.code for head in heads if (party := self.cast.party(head))}


@pytest.fixture(scope="module")
def actors() -> Actors:
    return load_actors()


@pytest.fixture
def read(nlp: "Language", actors: Actors) -> Callable[..., Read]:
    def reading(text: str, day: date | None = DAY, known: Read | None = None) -> Read:
        doc = nlp(text)
        return Read(Cast(doc, actors, day, known.cast if known else None), [token.text for token in doc])

    return reading


Reader = Callable[..., Read]


@pytest.mark.parametrize(
    ("text", "word", "code", "sectors"),
    [
        ("Nigerian troops struck a convoy.", "troops", "NGA", ["MIL"]),
        ("Syrian rebels backed by Turkey entered the town.", "rebels", "SYR", ["REB"]),
        ("A spokesman for the Iranian foreign ministry rejected the report.", "spokesman", "IRN", ["GOV"]),
        ("Kenyan lawmakers rejected the budget.", "lawmakers", "KEN", ["LEG"]),
        ("UN peacekeepers left the base.", "peacekeepers", "UNO", ["MIL"]),
        ("Hezbollah fighters crossed the river.", "fighters", "LBN", ["UAF"]),
        ("The governor of Peru's central bank resigned.", "governor", "PER", ["GOV"]),
        ("Former Chilean ministers signed the letter.", "ministers", "CHL", ["ELI"]),
    ],
)
def test_a_phrase_has_its_state_and_sectors(read: Reader, text: str, word: str, code: str, sectors: list[str]) -> None:
    party = read(text).party(word)
    assert party is not None
    assert (party.code, party.sectors) == (code, sectors)
    assert party.name is None


@pytest.mark.parametrize("subject", ["Norway", "Oslo", "The Norwegian government", "Norway's government"])
def test_a_state_has_one_name_however_it_is_called(read: Reader, subject: str) -> None:
    text = read(f"{subject} condemned the attack on Tuesday.")
    head = subject.split()[-1] if " " in subject else subject
    assert (text.name(head), text.code(head)) == ("Norway", "NOR")


def test_a_capital_is_a_place_where_things_happen_there(read: Reader) -> None:
    text = read("Officials met in Lisbon on Friday. Lisbon rejected the plan.")
    assert text.party("Lisbon", 0) is None
    place = text.cast.place(text.at("Lisbon", 0))
    assert place is not None and (place.name, place.country) == ("Lisbon", "PRT")
    assert text.name("Lisbon", 1) == "Portugal"


def test_a_title_names_the_state_of_someone_unknown(read: Reader) -> None:
    text = read("Danish Trade Minister Ingrid Testsen left the talks. Testsen gave no reason.")
    for word in ("Ingrid", "Testsen"):
        assert (text.name(word), text.code(word)) == ("Ingrid Testsen", "DNK")
    assert text.cast.role(text.at("Ingrid")) == "Danish Trade Minister"


def test_an_apposition_names_whom_a_phrase_describes(read: Reader) -> None:
    text = read("Ghana's chief negotiator, Kwame Testoah, signed the deal.")
    assert text.code("Kwame") == "GHA"
    assert text.name("negotiator") == "Kwame Testoah"


def test_dates_decide_an_office(read: Reader) -> None:
    sentence = "John Kerry criticised the plan."
    now = read(sentence, date(2014, 3, 1)).party("John")
    later = read(sentence, date(2018, 3, 1)).party("John")
    assert now is not None and "GOV" in now.sectors
    assert later is not None and later.sectors == ["ELI"]


def test_a_surname_has_the_full_name_of_the_report(read: Reader) -> None:
    text = read("Angela Merkel arrived on Monday. Merkel praised the deal, and she left.", date(2018, 5, 1))
    assert text.name("Merkel", 1) == "Angela Merkel"
    assert text.name("she") == "Angela Merkel"


def test_a_misspelt_name_is_mended_and_the_text_kept(read: Reader) -> None:
    text = read("Adviser Jake Sullivan spoke on Sunday. Sulliven said no talks were planned.")
    party = text.party("Sulliven")
    assert party is not None
    assert (party.text, party.name) == ("Sulliven", "Jake Sullivan")


def test_several_states_of_one_phrase_are_several_parties(read: Reader) -> None:
    assert read("Hungarian and Romanian officials agreed on a pipeline.").codes("officials") == {"HUN", "ROU"}
    assert read("Jordan and Egypt signed a treaty.").codes("Jordan") == {"JOR", "EGY"}


def test_it_is_the_subject_before_it(read: Reader) -> None:
    text = read("Ethiopia warned Sudan that it would close the border.")
    assert text.code("it") == "ETH"


def test_a_reminder_speaks_of_its_object(read: Reader) -> None:
    text = read("Germany reminded Italy of its promise.")
    assert text.code("its") == "ITA"


def test_the_country_is_the_one_last_spoken_of(read: Reader) -> None:
    text = read("Peru's finance minister said the country would repay its debt.")
    assert text.code("country") == "PER"


def test_the_group_is_the_one_named(read: Reader) -> None:
    text = read("Boko Haram attacked two villages. The group has killed thousands of people.")
    assert text.name("group") == "Boko Haram"


def test_the_two_leaders_are_those_who_were_named(read: Reader) -> None:
    text = read("Emmanuel Macron met Shinzo Abe in Paris. The two leaders discussed trade.")
    assert text.codes("leaders") == {"FRA", "JPN"}


def test_a_quotation_s_we_is_its_speaker(read: Reader) -> None:
    text = read('"We will not negotiate," Iranian Foreign Minister Mohammad Javad Zarif said.')
    assert text.party("We") is None
    text.cast.speaks(range(text.at("said")), text.at("Mohammad"))
    assert text.code("We") == "IRN"


def test_a_person_alike_likely_is_told_and_not_guessed(read: Reader) -> None:
    text = read("Emmanuel Macron and Justin Trudeau met on Monday. He left early.")
    assert text.party("He") is None
    assert any("Justin Trudeau" in problem and "Emmanuel Macron" in problem for problem in text.cast.problems)


def test_abstract_nouns_are_no_parties(read: Reader) -> None:
    text = read("The decision raised tensions and hopes of a settlement.")
    assert [text.party(word) for word in ("decision", "tensions", "hopes", "settlement")] == [None] * 4


def test_small_letters_are_no_state(read: Reader) -> None:
    text = read("They asked us for turkey and china.")
    assert [text.party(word) for word in ("us", "turkey", "china")] == [None] * 3


@pytest.mark.parametrize("headline", ["IRAN REJECTS US OFFER", "Iran Rejects US Offer"])
def test_headlines_are_read_in_any_capitals(read: Reader, headline: str) -> None:
    text = read(headline)
    assert text.code(text.words[0]) == "IRN"
    assert text.code("US") == "USA"


def test_sources_have_kind_naming_and_role(read: Reader) -> None:
    text = read("A senior Egyptian official said so. Reuters reported it. The ministry and critics disagreed.")
    cast = text.cast
    official, reuters, critics = text.at("official"), text.at("Reuters"), text.at("critics")
    assert (cast.kind(official), cast.naming(official)) == ("person", "anonymous")
    assert cast.role(official) == "senior Egyptian official"
    assert cast.kind(reuters) == "outlet"
    assert (cast.kind(critics), cast.naming(critics)) == ("people", "collective")


def test_a_title_s_surname_is_the_body_s_person(read: Reader) -> None:
    body = read("Polish Foreign Minister Tomasz Nowicki will visit Kyiv.")
    title = read("Nowicki to visit Kyiv", DAY, body)
    assert title.name("Nowicki") == "Tomasz Nowicki"


def test_evidence_is_what_the_report_says(read: Reader, nlp: "Language") -> None:
    sentence = "The Brazilian president's  aides, and two Cuban envoys, met “rebel” leaders from Chad."
    text = read(sentence)
    for i in range(len(text.words)):
        if party := text.cast.party(i):
            assert [sentence[start:end] for start, end in party.spans] == [party.text]
