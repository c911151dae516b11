"""Acts: who did what to whom, read from a sentence."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from whence.errors import LexiconError
from whence.lexicon.actors import load_actors
from whence.lexicon.acts import Acts, load_acts
from whence.reading.acts import acts
from whence.reading.cast import Cast

if TYPE_CHECKING:
    from spacy.language import Language

ACTORS = load_actors()
TABLE = load_acts()


class Event(NamedTuple):
    """An act as a test compares it: its parties by their codes, its words as they stand."""

    type: str
    actors: list[str | None]
    recipients: list[str | None]
    status: str
    polarity: str
    text: str
    cue: str
    contexts: tuple[str, ...]
    row: tuple[str, ...]


def events(nlp: "Language", text: str, table: Acts = TABLE) -> list[Event]:
    """The events that a text tells."""
    doc = nlp(text)
    cast = Cast(doc, ACTORS, date(2023, 5, 2))

    def codes(heads: tuple[int, ...]) -> list[str | None]:
        parties = [cast.party(head) for head in heads]
        return sorted((party.code for party in parties if party is not None), key=str)

    def words(tokens: tuple[int, ...]) -> str:
        return " ".join(doc[i].text for i in tokens)

    return [
        Event(
            act.type, codes(act.actors), codes(act.recipients), act.status, act.polarity,
            words(act.tokens), words(act.cue), act.contexts, act.row,
        )
        for act in acts(doc, cast, table)
    ]  # fmt: skip


def only(nlp: "Language", text: str) -> Event:
    """The one event that a text tells."""
    found = events(nlp, text)
    assert len(found) == 1, [(event.type, event.text) for event in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("France condemned Turkey.", "ACCUSE", ["FRA"], ["TUR"]),
        ("Turkey was condemned by France.", "ACCUSE", ["FRA"], ["TUR"]),
        ("The police arrested the French journalist who had criticised Turkey.", "ACCUSE", ["FRA"], ["TUR"]),
        ("Germany urged Poland to accuse Russia of spying.", "REQUEST", ["DEU"], ["POL"]),
        ("Japan wants to praise Canada.", "SUPPORT", ["JPN"], ["CAN"]),
        ("Norway arrested and deported a Russian student.", "COERCE", ["NOR"], ["RUS"]),
        ("Turkey condemned Israel's invasion of Lebanon.", "ACCUSE", ["TUR"], ["ISR"]),
        ("Sanctions placed on Iran by the United States hurt many people.", "COERCE", ["USA"], ["IRN"]),
        ("Egypt asked Saudi Arabia for loans.", "REQUEST", ["EGY"], ["SAU"]),
        ("Iran Asking China For Weapons", "REQUEST", ["IRN"], ["CHN"]),
    ],
)
def test_actor_and_recipient_stand_whatever_the_grammar(
    nlp: "Language", text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    assert (type, actors, recipients) in [(e.type, e.actors, e.recipients) for e in events(nlp, text)]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Russia's invasion of Georgia shocked Europe.", ["RUS"], ["GEO"]),
        ("The bombing of Yemen by Saudi Arabia went on.", ["SAU"], ["YEM"]),
        ("Israeli strikes on Syria caused a blackout.", ["ISR"], ["SYR"]),
        ("The attack by Turkey against Iraq was short.", ["TUR"], ["IRQ"]),
    ],
)
def test_a_noun_tells_an_act_with_its_parties(
    nlp: "Language", text: str, actors: list[str], recipients: list[str]
) -> None:
    assert ("ASSAULT", actors, recipients) in [(e.type, e.actors, e.recipients) for e in events(nlp, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Egypt and Jordan met in Geneva.",
        "Egypt held talks with Jordan.",
        "Egypt and Jordan signed a trade agreement.",
        "Egyptian troops clashed with Jordanian forces.",
        "The summit between Egypt and Jordan opened on Monday.",
    ],
)
def test_who_acts_together_are_all_actors(nlp: "Language", text: str) -> None:
    assert any(set(event.actors) == {"EGY", "JOR"} and not event.recipients for event in events(nlp, text))


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Spain cut aid to Morocco.", "SANCTION"),
        ("Spain cut ties with Morocco.", "SANCTION"),
        ("Spain sent food to Morocco.", "AID"),
        ("Spain sent troops to Morocco.", "MOBILIZE"),
        ("Spain sent an envoy to Morocco.", "CONSULT"),
        ("Spain sent peacekeepers to Morocco.", "AID"),
        ("Spain lifted sanctions on Morocco.", "RETREAT"),
        ("Spain imposed sanctions on Morocco.", "COERCE"),
        ("Spain opened fire on Morocco.", "ASSAULT"),
        ("Spain opened an embassy in Morocco.", "SUPPORT"),
        ("Spain expelled the Moroccan ambassador.", "SANCTION"),
        ("Spain expelled 200 Moroccan migrants.", "COERCE"),
        ("Spain withdrew its troops from Morocco.", "RETREAT"),
        ("Spain withdrew its ambassador from Morocco.", "SANCTION"),
        ("Spain called off talks with Morocco.", "REJECT"),
        ("Spain declared a ceasefire with Morocco.", "RETREAT"),
        ("Spain declared war on Morocco.", "THREATEN"),
    ],
)
def test_the_object_decides_the_type(nlp: "Language", text: str, type: str) -> None:
    assert only(nlp, text).type == type


@pytest.mark.parametrize(
    "text",
    [
        "Heavy rain hit the coast on Tuesday and a storm killed three people.",
        "The home team attacked early and beat the visitors by two goals.",
        "The company met analysts' forecasts and cut its prices.",
        "Burglaries fell by a tenth last year, and fewer people were hurt.",
        "We visited the museum and met some friends for lunch.",
        "The doctor refused to refund me, so I complained to the manager.",
        "The new phone supports faster charging and rejects unwanted calls.",
        "Volunteers cleared debris from the beach after the tsunami.",
        "The president of the club said that tickets were sold out.",
    ],
)
def test_what_is_no_political_act_makes_no_event(nlp: "Language", text: str) -> None:
    assert events(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A crane fell in high wind and killed six Turkish visitors.",
        "Three Norwegian skiers were killed in an avalanche.",
        "Two people were killed in Ohio on Friday.",
        "Rangers shot a bear in Canada.",
        "Denmark beat Portugal in the final.",
        "The Canadian company refused to pay its supplier.",
        "Firefighters fought the blaze in Greece.",
        "Brown launched his reelection campaign in Ohio.",
        "President Obama will meet the challenges of the future.",
        "Merkel surrounded herself with experts.",
        "Pilgrims arrived in Saudi Arabia.",
        "The think tank in Washington fell into debt.",
    ],
)
def test_accidents_sport_business_and_figures_of_speech_are_no_acts(nlp: "Language", text: str) -> None:
    assert events(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("The Paris attacks shocked Europe.", "ASSAULT", [], ["FRA"]),
        ("Six Syrians were killed in a Turkish airstrike.", "ASSAULT", ["TUR"], ["SYR"]),
        ("Six Syrians killed in Idlib", "ASSAULT", [], ["SYR"]),
        ("The arrest of two Spanish sailors by Morocco was condemned.", "COERCE", ["MAR"], ["ESP"]),
        ("Kenyan rebels shot down an Ethiopian jet.", "ASSAULT", ["KEN"], ["ETH"]),
        ("Canada froze the assets of Russian officials.", "COERCE", ["CAN"], ["RUS"]),
        ("Brazil to Send Troops to Haiti", "MOBILIZE", ["BRA"], ["HTI"]),
        ("Britain left the European Union.", "SANCTION", ["GBR"], ["EUR"]),
        ("Mexico claimed responsibility for the attack on Cuba.", "ASSAULT", ["MEX"], ["CUB"]),
        ("Belgian police launched raids in Antwerp.", "COERCE", ["BEL"], []),
        ("Peru backed Bolivia's bombing of Chile.", "SUPPORT", ["PER"], ["BOL"]),
        ("Japan said that it was ready to talk to China.", "AGREE", ["JPN"], ["CHN"]),
    ],
)
def test_who_did_it_is_found_where_the_sentence_hides_him(
    nlp: "Language", text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    assert (type, actors, recipients) in [(e.type, e.actors, e.recipients) for e in events(nlp, text)]


def test_a_meeting_and_who_attends_it_are_one_event(nlp: "Language") -> None:
    event = only(nlp, "Egypt announced a summit to be attended by Jordan and Libya.")
    assert (event.type, event.actors, event.status) == ("CONSULT", ["JOR", "LBY"], "planned")


def test_a_military_strike_is_no_matter_of_labour(nlp: "Language") -> None:
    assert "labor" not in only(nlp, "Israel carried out a military strike on Syria.").contexts


def test_plain_speech_is_no_event(nlp: "Language") -> None:
    assert events(nlp, "Canada told Mexico on Monday that the harvest was good.") == []


def test_one_happening_told_on_is_one_event(nlp: "Language") -> None:
    event = only(nlp, "Syrian forces attacked a Turkish base on Friday, killing two Turkish soldiers.")
    assert (event.type, event.actors) == ("ASSAULT", ["SYR"])


def test_evidence_leaves_out_what_tells_something_else(nlp: "Language") -> None:
    first = events(nlp, "Japan praised Brazil on Monday, while Peru condemned Chile.")[0]
    assert first.text == "Japan praised Brazil on Monday"


def test_the_cue_names_verb_and_noun_of_a_light_verb(nlp: "Language") -> None:
    assert only(nlp, "Turkey launched airstrikes on Iraq.").cue == "launched airstrikes"


def test_the_clause_brings_its_contexts(nlp: "Language") -> None:
    assert "cbrn" in only(nlp, "South Korea accused North Korea of building nuclear warheads.").contexts


def test_actor_of_a_refused_request_is_who_refuses(nlp: "Language") -> None:
    event = only(nlp, "Sweden rejected a request by Turkey for the extradition of a journalist.")
    assert (event.type, event.actors, event.recipients) == ("REJECT", ["SWE"], ["TUR"])


def test_what_is_asked_of_somebody_is_not_told_as_done(nlp: "Language") -> None:
    told = events(nlp, "The villagers asked the Kenyan army to withdraw its troops from Somalia.")
    assert "RETREAT" not in [event.type for event in told]


def test_every_event_names_its_rows(nlp: "Language") -> None:
    event = only(nlp, "Italy refused to criticise Hungary.")
    assert [re.sub(r":\d+", "", row) for row in event.row] == ["acts_verbs.tsv criticise", "operators.tsv refuse"]


def test_a_context_that_a_word_brings_in_names_its_row(nlp: "Language") -> None:
    event = only(nlp, "France condemned Turkey over the nuclear tests.")
    assert re.sub(r":\d+", "", event.row[-1]) == "contexts.tsv nuclear"


def test_a_users_own_row_comes_before_ours(nlp: "Language", tmp_path: Path) -> None:
    header = "verbs\twith\ttype\tmode\tcontexts\tcameo\tactor\ttogether\trecipient\tneeds"
    (tmp_path / "acts_verbs.tsv").write_text(f"{header}\ncondemn\t\tREJECT\t\t\t120\n", encoding="utf-8")
    found = events(nlp, "France condemned Turkey.", load_acts(tmp_path))
    assert [event.type for event in found] == ["REJECT"]
    assert found[0].row == (f"{tmp_path / 'acts_verbs.tsv'}:2 condemn",)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("condemn\t\tBLAME", "no PLOVER type 'BLAME'"),
        ("condemn\tobject=@nonsense\tACCUSE", "no class '@nonsense'"),
        ("condemn\t\tACCUSE\t\t\t111\t\t\t\teverybody", "no need 'everybody'"),
    ],
)
def test_a_row_that_says_nonsense_is_told_with_file_and_line(tmp_path: Path, row: str, problem: str) -> None:
    header = "verbs\twith\ttype\tmode\tcontexts\tcameo\tactor\ttogether\trecipient\tneeds"
    own = tmp_path / "acts_verbs.tsv"
    own.write_text(f"# mine\n{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as told:
        load_acts(tmp_path)
    assert str(told.value).startswith(f"{own}:3: ")
    assert problem in str(told.value)


def test_the_tables_are_broad() -> None:
    assert len({*TABLE.verbs, *TABLE.nouns, *TABLE.operators}) > 2000
    assert {frame.type for frames in TABLE.verbs.values() for frame in frames} >= {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip
