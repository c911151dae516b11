"""How parties stand to each other: offices, alliances, membership, kinship, ownership, places."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from whence.errors import LexiconError
from whence.lexicon.relations import Relations, load_relations
from whence.model import Claim, Reading, Report

DAY = "2020-05-04"
Read = Callable[[str], list[Claim]]


@pytest.fixture(scope="module")
def reading(reader: Any) -> Callable[[str], Reading]:
    return lambda text: reader.read(Report(id="r", text=text, published=DAY))


@pytest.fixture(scope="module")
def find(reading: Callable[[str], Reading]) -> Read:
    """The relation claims of a text."""
    return lambda text: [claim for claim in reading(text).claims if claim.kind == "relation"]


def told(claim: Claim) -> str:
    """A relation as the terminal shows it."""
    assert claim.relation is not None
    subject, object = claim.relation.subject, claim.relation.object
    return f"{subject.name or subject.text} {claim.relation.type} {object.name or object.text}"


SAID = [
    ("Estonian Finance Minister Mart Tamm resigned.", "Mart Tamm holds office in Estonia"),
    ("Mart Tamm, the finance minister of Estonia, resigned.", "Mart Tamm holds office in Estonia"),
    ("Estonia's finance minister, Mart Tamm, resigned.", "Mart Tamm holds office in Estonia"),
    ("Mart Tamm was named ambassador of Estonia.", "Mart Tamm holds office in Estonia"),
    ("Mart Tamm, elected president of Estonia in 2018, resigned.", "Mart Tamm holds office in Estonia"),
    ("Troops entered Estonia. Defense Minister Mart Tamm resigned.", "Mart Tamm holds office in Estonia"),
    ("Hassan Nasrallah, the leader of Hezbollah, spoke.", "Hassan Nasrallah leader of Hezbollah"),
    ("Hassan Nasrallah, a leader of Hezbollah, spoke.", "Hassan Nasrallah official of Hezbollah"),
    ("Maria Lund, who heads the World Bank, spoke.", "Maria Lund leader of World Bank"),
    ("A spokeswoman for the World Bank, Maria Lund, spoke.", "Maria Lund spokesperson for World Bank"),
    ("Emmanuel Macron's adviser Maria Lund left.", "Maria Lund aide to Emmanuel Macron"),
    ("Maria Lund, an economist at Deutsche Bank, agreed.", "Maria Lund works for Deutsche Bank"),
    ("The lawyer for Julian Assange, Maria Lund, agreed.", "Maria Lund lawyer for Julian Assange"),
    ("Talks were held with NATO member Norway.", "Norway member of North Atlantic Treaty Organization"),
    ("Norway is a member of NATO.", "Norway member of North Atlantic Treaty Organization"),
    ("Talks were held with Russia's closest ally, Belarus.", "Belarus ally of Russia"),
    ("Belarus, a close ally of Russia, agreed.", "Belarus ally of Russia"),
    ("Belarus has long been an ally of Russia.", "Belarus ally of Russia"),
    ("Russia's allies, including Belarus, agreed.", "Belarus ally of Russia"),
    ("Germany and France are rivals.", "Germany rival of France"),
    ("China is the biggest trading partner of Brazil.", "China trade partner of Brazil"),
    ("Peru borders Chile.", "Peru neighbor of Chile"),
    ("Peru shares a border with Chile.", "Peru neighbor of Chile"),
    ("Iran-backed Houthi rebels withdrew.", "Houthis backed by Iran"),
    ("Hezbollah's main backer, Iran, agreed.", "Hezbollah backed by Iran"),
    ("Hezbollah, which is backed by Iran, agreed.", "Hezbollah backed by Iran"),
    ("Hamas, which controls the Gaza Strip, agreed.", "Gaza Strip controlled by Hamas"),
    ("Russia complained. State-owned Gazprom agreed.", "Gazprom owned by Russia"),
    ("Skoda, a subsidiary of Volkswagen, agreed.", "Skoda owned by Volkswagen"),
    ("Google's parent company, Alphabet, agreed.", "Google owned by Alphabet"),
    ("Maria Lund's husband, Jonas Berg, agreed.", "Jonas Berg spouse of Maria Lund"),
    ("Emmanuel Macron met his brother Laurent Macron.", "Laurent Macron sibling of Emmanuel Macron"),
    ("Ottawa, the capital of Canada, was calm.", "Ottawa capital of Canada"),
    ("The Syrian city of Palmyra was calm.", "Palmyra located in Syria"),
    ("Palmyra, a city in Syria, was calm.", "Palmyra located in Syria"),
    ("The Moscow-based Gazprom agreed.", "Gazprom based in Moscow"),
    ("NATO's headquarters in Brussels were closed.", "North Atlantic Treaty Organization based in Brussels"),
    ("Maria Lund, a German citizen, was freed.", "Maria Lund citizen of Germany"),
    ("Angela Merkel succeeded Gerhard Schröder.", "Angela Merkel successor of Gerhard Schröder"),
]


@pytest.mark.parametrize(("text", "relation"), SAID)
def test_a_relation_is_found(find: Read, text: str, relation: str) -> None:
    assert relation in [told(claim) for claim in find(text)]


SILENT = [
    "President Lena Ott spoke to reporters.",
    "If Norway were a member of NATO, it would agree.",
    "Is Norway a member of NATO?",
    "Lena Ott, the president of the club, spoke in Norway.",
    "Lena Ott, a self-proclaimed leader of Hezbollah, spoke.",
    "Norwegian opposition leader Lena Ott spoke.",
    "The U.N. ambassador, Lena Ott, spoke.",
    "Democrats, led by Lena Ott, left the room.",
    "The Norwegian-owned Gazprom agreed.",
    "The Foreign Ministry of Norway said that talks went on.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_relation_is_left_out(find: Read, text: str) -> None:
    assert [told(claim) for claim in find(text)] == []


FORMER = [
    ("The former Estonian minister Mart Tamm agreed.", "Mart Tamm held office in Estonia"),
    ("Mart Tamm, a former minister of Estonia, agreed.", "Mart Tamm held office in Estonia"),
    ("Mart Tamm was prime minister of Estonia.", "Mart Tamm held office in Estonia"),
    ("Mart Tamm served as mayor of Tallinn. He was a member of Hezbollah.", "Mart Tamm former member of Hezbollah"),
    ("Sweden reacted. President Barack Obama won a prize.", None),
    ("The United States reacted. President Barack Obama won a prize.", "Barack Obama held office in United States"),
]


@pytest.mark.parametrize(("text", "relation"), FORMER)
def test_a_relation_that_was_is_not_one_that_is(find: Read, text: str, relation: str | None) -> None:
    claims = [told(claim) for claim in find(text)]
    assert relation in claims if relation else not claims
    assert not [
        claim for claim in claims if " holds office " in claim or " member of " in claim.replace("former ", "x")
    ]


def test_a_past_tense_under_a_verb_of_saying_is_no_past(find: Read) -> None:
    (claim,) = find("Mart Tamm said that Norway was a member of NATO.")
    assert told(claim) == "Norway member of North Atlantic Treaty Organization"


def test_a_denied_relation_is_negative(find: Read) -> None:
    for text in ("Norway is not a member of the EU.", "Norway is no member of the EU."):
        (claim,) = find(text)
        assert (told(claim), claim.polarity) == ("Norway member of European Union", "negative")


def test_what_is_to_be_is_planned(find: Read) -> None:
    for text in ("Norway will become a member of the EU.", "Norway, a future member of the EU, agreed."):
        (claim,) = find(text)
        assert (told(claim), claim.status) == ("Norway member of European Union", "planned")


def test_an_alleged_relation_is_only_possible(find: Read) -> None:
    (claim,) = find("Lena Ott, an alleged member of Hezbollah, was arrested.")
    assert (told(claim), claim.certainty) == ("Lena Ott member of Hezbollah", "possible")


def test_a_relation_comes_through_whoever_says_it(reading: Callable[[str], Reading]) -> None:
    read = reading("Angela Merkel said that Norway is a member of NATO.")
    (claim,) = [claim for claim in read.claims if claim.kind == "relation"]
    (source,) = [each for each in read.attributions if each.id in claim.chain]
    assert source.source.name == "Angela Merkel"


def test_who_denies_a_sentence_does_not_deny_what_it_tells_by_the_way(find: Read) -> None:
    (claim,) = find("Angela Merkel denied that NATO member Norway had sent ships.")
    assert (claim.polarity, claim.status) == ("positive", "actual")


def test_our_ally_is_the_ally_of_the_speakers_state(find: Read) -> None:
    claims = [told(claim) for claim in find('"Our ally Norway is safe," Angela Merkel said.')]
    assert "Norway ally of Germany" in claims


def test_a_relation_is_told_once(find: Read) -> None:
    claims = find("Belarus is an ally of Russia. Russia is an ally of Belarus. Russia's ally Belarus agreed.")
    assert [told(claim) for claim in claims] == ["Belarus ally of Russia"]


def test_a_title_does_not_repeat_the_body(reader: Any) -> None:
    report = Report(id="r", title="NATO member Norway sends ships", text="NATO member Norway sent ships on Monday.")
    claims = [claim for claim in reader.read(report).claims if claim.kind == "relation"]
    assert [(claim.part, told(claim)) for claim in claims] == [
        ("body", "Norway member of North Atlantic Treaty Organization")
    ]


def test_the_evidence_is_the_words_that_say_it(reading: Callable[[str], Reading]) -> None:
    text = "Talks went on. Estonia's finance minister, Mart Tamm, called Russia's ally Belarus."
    relations = [claim for claim in reading(text).claims if claim.kind == "relation"]
    assert [claim.text for claim in relations] == ["Estonia's finance minister, Mart Tamm", "Russia's ally Belarus"]
    for claim in relations:
        assert claim.relation is not None
        for each in (claim, claim.relation.subject, claim.relation.object):
            assert " … ".join(text[start:end] for start, end in each.spans) == each.text


def test_the_owner_of_a_bare_title_is_where_the_report_names_it(find: Read) -> None:
    (claim,) = find("Ships left Estonia. Defense Minister Mart Tamm resigned.")
    assert claim.relation is not None and claim.relation.object.text == "Estonia"
    assert claim.text == "Defense Minister Mart Tamm"


def test_a_relation_has_the_time_that_its_words_give_it(find: Read) -> None:
    (claim,) = find("Norway has been a member of NATO since 1949.")
    assert claim.time is not None and claim.time.start is not None and claim.time.start.startswith("1949")


def test_a_statement_that_says_no_more_than_a_relation_is_not_told_again(reading: Callable[[str], Reading]) -> None:
    assert [claim.kind for claim in reading("Norway is a member of NATO.").claims] == ["relation"]


def test_every_type_is_explained_in_the_docs() -> None:
    docs = (Path(__file__).parents[1] / "docs" / "relations.md").read_text(encoding="utf-8")
    for type in load_relations().types.values():
        assert f"| {type.name} | {type.former or ''} |" in docs


def test_every_type_is_told_by_some_word() -> None:
    table = load_relations()
    nouns = {noun.type.name for forms in table.nouns.values() for form in forms for noun in form.nouns if noun.type}
    verbs = {verb.type.name for verbs in table.verbs.values() for verb in verbs}
    joined = {each.type.name for those in table.joined.values() for each in those}
    assert set(table.types) <= nouns | verbs | joined


def test_a_users_own_noun_is_known(tmp_path: Path) -> None:
    header = "nouns\ttype\tsubject\twhose\tbetween\tunsaid\tcalled\tkinds\n"
    (tmp_path / "relations_nouns.tsv").write_text(header + "consigliere\taide to\t\tgenitive\n", encoding="utf-8")
    table = Relations(tmp_path)
    (form,) = table.nouns["consigliere"]
    assert form.nouns[0].type == table.types["aide to"]


def test_a_row_of_an_unknown_type_is_told_with_its_line(tmp_path: Path) -> None:
    header = "nouns\ttype\tsubject\twhose\tbetween\tunsaid\tcalled\tkinds\n"
    (tmp_path / "relations_nouns.tsv").write_text(header + "consigliere\tcrony of\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="crony of"):
        Relations(tmp_path)
