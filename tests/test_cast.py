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


@pytest.mark.parametrize(
    ("text", "word", "name", "code", "sectors"),
    [
        ("The army fired, the newspaper Dagsposten reported.", "newspaper", "Dagsposten", None, ["JRN"]),
        ("Workers of the Nordvik company went home.", "company", "Nordvik", None, ["BUS"]),
        ("Prices rose, Statistics Iceland reported.", "Statistics", "Statistics Iceland", "ISL", []),
        ("The rate was cut by the Bank of Botswana.", "Bank", "Bank of Botswana", "BWA", ["BUS"]),
        ("Zambia Airways cut its flights.", "Airways", "Zambia Airways", "ZMB", ["BUS"]),
        ("They asked Russia's Federal Beekeeping Service.", "Service", "Federal Beekeeping Service", "RUS", ["GOV"]),
        ("He left the Centre for Peaceful Testing.", "Centre", "Centre for Peaceful Testing", None, ["EDU"]),
        ("The Malian Red Cross counted the dead.", "Cross", "Malian Red Cross", "MLI", ["MED"]),
    ],
)
def test_a_body_that_nobody_knows_is_its_own(
    read: Reader, text: str, word: str, name: str, code: str | None, sectors: list[str]
) -> None:
    party = read(text).party(word)
    assert party is not None
    assert (party.name, party.code, party.sectors) == (name, code, sectors)


def test_a_ministry_is_its_state_s_and_no_name_of_its_own(read: Reader) -> None:
    text = read("The report angered the Latvian Fisheries Minister and Latvia's Foreign Ministry.")
    assert text.code("Ministry") == "LVA"


def test_an_abbreviation_in_brackets_is_the_whole_name(read: Reader) -> None:
    text = read("The Front for the Liberation of Testland (FLT) attacked a post. The FLT denied it.")
    assert text.name("FLT", 1) == "Front for the Liberation of Testland"


def test_part_of_a_name_is_the_whole(read: Reader) -> None:
    text = read("They work for the International Beekeeping Department. The Beekeeping Department has closed.")
    assert text.name("Department", 1) == "International Beekeeping Department"


@pytest.mark.parametrize("phrase", ["The two countries", "Both sides", "The two sides", "Both countries"])
def test_two_sides_are_those_who_were_named(read: Reader, phrase: str) -> None:
    text = read(f"Kenyan troops shelled Ugandan villages. France urged calm. {phrase} agreed to talk.")
    assert text.codes(phrase.split()[-1]) == {"KEN", "UGA"}


def test_who_urges_both_sides_is_neither(read: Reader) -> None:
    text = read("Chad accused Sudan of a raid. Egypt urged both sides to talk.")
    assert text.codes("sides") == {"TCD", "SDN"}


def test_ministers_of_two_countries_are_of_each(read: Reader) -> None:
    text = read("Peru and Chile signed a deal. The foreign ministers of the two countries will meet.")
    assert text.codes("ministers") == {"PER", "CHL"}
    assert text.name("ministers") is None


def test_allies_and_counterparts_are_not_of_the_state_they_belong_to(read: Reader) -> None:
    text = read("Iran's allies left. Lavrov met his French counterpart and its smaller neighbor Lebanon.")
    assert text.code("allies") is None
    assert text.code("counterpart") == "FRA"
    assert text.name("neighbor") == "Lebanon"


def test_someone_s_country_is_his_state(read: Reader) -> None:
    text = read("Angela Merkel said her country would pay.", date(2018, 3, 1))
    assert (text.name("country"), text.code("country")) == ("Germany", "DEU")


def test_an_official_of_no_government_does_not_govern(read: Reader) -> None:
    party = read("An Oxfam spokesman declined to comment.").party("spokesman")
    assert party is not None
    assert "GOV" not in party.sectors


def test_a_country_s_leader_is_the_one_who_was_named(read: Reader) -> None:
    text = read("Narendra Modi called Imran Khan. The Indian leader asked for talks.", date(2020, 3, 1))
    assert text.name("leader") == "Narendra Modi"


def test_a_former_office_is_his_who_held_it(read: Reader) -> None:
    text = read("John Kerry flew to Paris. The former senator from Massachusetts looked tired.", date(2014, 3, 1))
    assert text.name("senator") == "John Kerry"


def test_nobody_calls_himself_he(read: Reader) -> None:
    text = read("Barack Obama won the vote. “He has nothing to lose,” said Richard Testley, a professor.")
    assert text.name("He") == "Barack Obama"
    assert text.cast.problems == []


def test_who_goes_on_speaking_is_who_spoke(read: Reader) -> None:
    text = read("Igor Testov said Ivan Probov had fled. “Nobody knows where he is,” he added.")
    assert text.name("he", 1) == "Igor Testov"


def test_korean_names_keep_their_hyphens(read: Reader) -> None:
    text = read("South Korean Foreign Minister Kim Test-hwan met Park Geun-hye. Kim left.", date(2014, 3, 1))
    assert text.name("Kim", 1) == "Kim Test-hwan"
    assert (text.name("Park"), text.code("Park")) == ("Park Geun-hye", "KOR")


def test_a_title_is_no_part_of_a_name(read: Reader) -> None:
    text = read("Crown Prince Mohammed bin Salman met Ayatollah Ali Khamenei.")
    assert text.name("Mohammed") == "Mohammed bin Salman"
    assert text.name("Ali") == "Ali Khamenei"


def test_a_title_may_stand_far_from_its_name(read: Reader) -> None:
    text = read("U.S. Ambassador to the United Nations Nikki Haley walked out.", date(2018, 3, 1))
    assert text.name("Ambassador") == "Nikki Haley"


def test_adjectives_of_regions_have_their_state_or_none(read: Reader) -> None:
    text = read("Scottish police and Latin American leaders met Chechen fighters.")
    assert text.code("police") == "GBR"
    assert text.code("leaders") is None
    assert text.code("fighters") == "RUS"


def test_a_town_with_a_surname_is_a_town(read: Reader) -> None:
    text = read("Peter Testley teaches in Durham.")
    assert text.party("Durham") is None
    assert text.cast.place(text.at("Durham")) is not None


def test_a_government_that_blames_a_state_is_another_s(read: Reader) -> None:
    text = read("A bomb killed 20 people in Kabul. The government blamed Pakistan.")
    assert text.code("government") == "AFG"


def test_the_president_is_who_the_report_is_about_when_none_was_named_just_before(read: Reader) -> None:
    text = (
        "President Emmanuel Macron fired his minister. Macron will name a successor. Lawmakers praised Macron.\n\n"
        "The minister was a critic of Syrian President Bashar al-Assad.\n\nHe served two years. His aides left too.\n\n"
        "A senator said that the president had been patient."
    )
    assert read(text).name("president") == "Emmanuel Macron"


@pytest.mark.parametrize(
    ("long", "short"),
    [("Thomas Testsen", "Tom Testsen"), ("William Testsen", "Bill Testsen"), ("Bob Testsen", "Rob Testsen")],
)
def test_a_given_name_s_short_form_names_the_same_person(read: Reader, long: str, short: str) -> None:
    text = read(f"{long} met the envoys. {short} said the cod was sold. Testsen left.")
    names = {text.name(word) for word in (long.split()[0], short.split()[0])} | {text.name("Testsen", 2)}
    assert names == {long}


def test_two_given_names_of_one_short_form_are_two_persons(read: Reader) -> None:
    text = read("Alexandra Testsen met Alexander Testsen in Bergen.")
    assert text.name("Alexandra") == "Alexandra Testsen"
    assert text.name("Alexander") == "Alexander Testsen"


@pytest.mark.parametrize("name", ["James Mattis", "Jim Mattis", "James N. Mattis"])
def test_a_known_person_has_one_name_however_he_is_called(read: Reader, name: str) -> None:
    text = read(f"{name} met the envoys.", date(2018, 3, 1))
    assert text.name(name.split()[0]) == "Jim Mattis"


@pytest.mark.parametrize("outlet", ["Vox", "Quartz", "Globes", "USNI News", "Punchbowl"])
def test_an_outlet_is_known_by_its_short_name(read: Reader, outlet: str) -> None:
    text = read(f"A minister told {outlet} that the cod was sold.")
    assert text.cast.kind(text.at(outlet.split()[-1])) == "outlet"
