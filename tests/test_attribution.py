"""Attributions: who says what, with the words for each part exactly as the report has them."""

from typing import TYPE_CHECKING, NamedTuple

import pytest

from whence.errors import LexiconError
from whence.lexicon.actors import load_actors
from whence.lexicon.cues import load_cues
from whence.reading.attribution import attributions
from whence.reading.cast import Cast
from whence.reading.evidence import quote
from whence.reading.found import Told
from whence.reading.syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc


class Heard(NamedTuple):
    """One attribution in the words of the report."""

    source: str
    cue: str
    content: str
    told: Told


@pytest.fixture(scope="module")
def hear(nlp: "Language") -> "Callable[[str], list[Heard]]":
    """The attributions of a text."""
    actors, cues = load_actors(), load_cues()

    def heard(text: str) -> list[Heard]:
        doc: Doc = nlp(text)
        syntax = Syntax(doc)
        found = attributions(doc, Cast(doc, actors), cues)
        return [
            Heard(*(quote(syntax, part).text for part in (told.source, told.cue, told.content)), told) for told in found
        ]

    return heard


def parts(heard: list[Heard]) -> list[tuple[str, str, str]]:
    return [(each.source, each.cue, each.content) for each in heard]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The minister said that the bridge would open in May.",
         ("The minister", "said", "that the bridge would open in May")),
        ("The bridge will open in May, the minister said.",
         ("the minister", "said", "The bridge will open in May")),
        ("“We are ready to talk,” said Anna Lindqvist.",
         ("Anna Lindqvist", "said", "“We are ready to talk,”")),
        ("According to the police, two men were arrested.",
         ("the police", "According to", "two men were arrested")),
        ("Two men were arrested on Friday, according to the police.",
         ("the police", "according to", "Two men were arrested on Friday")),
        ("The company denied that it had paid the officials.",
         ("The company", "denied", "that it had paid the officials")),
        ("The president promised to withdraw the troops.",
         ("The president", "promised", "to withdraw the troops")),
        ("The ministers want the army to leave the city.",
         ("The ministers", "want", "the army to leave the city")),
        ("The report shows that prices fell.",
         ("The report", "shows", "that prices fell")),
        ("The senator called the plan a disgrace.",
         ("The senator", "called", "the plan a disgrace")),
        ("The judges asked whether the contract was valid.",
         ("The judges", "asked", "whether the contract was valid")),
    ],
)  # fmt: skip
def test_a_plain_attribution_is_found_whole(
    hear: "Callable[[str], list[Heard]]", text: str, wanted: tuple[str, str, str]
) -> None:
    assert wanted in parts(hear(text))


def test_what_is_said_around_the_cue_is_one_content(hear: "Callable[[str], list[Heard]]") -> None:
    [only] = hear("“The harvest,” the farmer said, “was the worst in years.”")
    assert only.source == "the farmer"
    assert only.content == "“The harvest,” … “was the worst in years.”"


def test_a_second_quotation_in_the_paragraph_has_the_same_speaker(hear: "Callable[[str], list[Heard]]") -> None:
    [only] = hear("“Nobody came to help us,” the teacher said. “We dug with our hands.”")
    assert only.content == "“Nobody came to help us,” … “We dug with our hands.”"


def test_a_quotation_that_runs_over_paragraphs_has_one_speaker(hear: "Callable[[str], list[Heard]]") -> None:
    [only] = hear("“The well is dry,” said the mayor. “The cattle are dying.\n\n“We need water now.”")
    assert only.source == "the mayor"
    assert only.content.endswith("“We need water now.”")


def test_a_headline_names_its_speaker_before_a_colon(hear: "Callable[[str], list[Heard]]") -> None:
    found = hear("Police: Two suspects are still at large\n\nThe search goes on.")
    assert parts(found) == [("Police", ":", "Two suspects are still at large")]


def test_a_noun_can_introduce_a_content(hear: "Callable[[str], list[Heard]]") -> None:
    found = parts(hear("The government rejected his claim that the election was stolen."))
    assert ("his", "claim", "that the election was stolen") in found


def test_a_source_that_no_words_name_is_empty(hear: "Callable[[str], list[Heard]]") -> None:
    found = parts(hear("The group reportedly moved its fighters across the border."))
    assert ("", "reportedly", "The group … moved its fighters across the border") in found


def test_what_a_speaker_says_of_himself_makes_no_second_source(hear: "Callable[[str], list[Heard]]") -> None:
    [only] = hear("“I always said that rain would come,” the shepherd recalled.")
    assert only.source == "the shepherd"


def test_a_quotation_can_hold_what_others_say(hear: "Callable[[str], list[Heard]]") -> None:
    found = parts(hear("“The doctors say that the boy will live,” his father told reporters."))
    assert ("The doctors", "say", "that the boy will live") in found


def test_a_hope_that_somebody_tells_of_is_what_he_says(hear: "Callable[[str], list[Heard]]") -> None:
    [only] = hear("The mayor said that she hoped to win.")
    assert only.content == "that she hoped to win"


def test_the_subject_that_the_tree_calls_an_apposition_is_the_source(hear: "Callable[[str], list[Heard]]") -> None:
    text = "In an interview with Reuters, Anna Lindqvist, an aide to the president, called the plan “reckless.”"
    assert ("Anna Lindqvist, an aide to the president", "called", "the plan “reckless.”") in parts(hear(text))


def test_what_a_parenthesis_interrupts_is_no_part_of_a_source(hear: "Callable[[str], list[Heard]]") -> None:
    told = parts(hear("The book, Mr. Lee said, argues that geography explains it."))
    assert ("The book", "argues", "that geography explains it") in told


def test_who_is_asked_is_no_source_of_the_question(hear: "Callable[[str], list[Heard]]") -> None:
    told = parts(hear("Asked whether the minister had resigned, the spokesman declined to comment."))
    assert ("", "Asked", "whether the minister had resigned") in told


def test_a_noun_that_a_light_verb_puts_forward_is_one_cue_with_it(hear: "Callable[[str], list[Heard]]") -> None:
    told = parts(hear("The ministry issued a warning that prices would rise."))
    assert told == [("The ministry", "issued a warning", "that prices would rise")]


def test_a_claim_that_is_denied_is_not_the_deniers(hear: "Callable[[str], list[Heard]]") -> None:
    told = parts(hear("The ministry denied the claim that it had armed the rebels."))
    assert told == [("The ministry", "denied", "the claim that it had armed the rebels")]


def test_armed_groups_that_attack_a_town_say_nothing_of_it(hear: "Callable[[str], list[Heard]]") -> None:
    assert hear("The rebels attacked the town.") == []


def test_a_quotation_in_passing_goes_on_from_the_sentence_before(hear: "Callable[[str], list[Heard]]") -> None:
    text = "The agency said that “trade has come back.” In the west, “closures go on disrupting labor and trade.”"
    assert parts(hear(text))[0][2].endswith("closures go on disrupting labor and trade.”")


def test_a_transcript_names_its_speakers(hear: "Callable[[str], list[Heard]]") -> None:
    turns = [
        "Anna Lindqvist: Will you resign?",
        "Peter Holm: I will not.",
        "Anna Lindqvist: Why?",
        "Peter Holm: I won.",
    ]
    assert [source for source, _, _ in parts(hear("\n\n".join(turns)))] == ["Anna Lindqvist", "Peter Holm"] * 2


def test_a_sentence_in_which_nobody_says_anything_has_no_attribution(hear: "Callable[[str], list[Heard]]") -> None:
    assert hear("The train left the station at noon and arrived in the capital two hours later.") == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry confirmed that the ship had sunk.", "confirms"),
        ("The ministry denied that the ship had sunk.", "denies"),
        ("The ministry warned that the ship could sink.", "warns"),
        ("The ministry claimed that the ship had sunk.", "alleges"),
        ("The ministry predicted that the ship would sink.", "estimates"),
        ("The ministry believes that the ship has sunk.", "believes"),
        ("The ministry said that the ship had sunk.", "says"),
    ],
)
def test_the_cue_tells_the_stance(hear: "Callable[[str], list[Heard]]", text: str, stance: str) -> None:
    assert [each.told.stance for each in hear(text)] == [stance]


def test_a_denial_makes_its_content_negative(hear: "Callable[[str], list[Heard]]") -> None:
    [only] = hear("The ministry denied that the ship had sunk.")
    assert (only.told.certainty, only.told.polarity) == ("certain", "negative")


def test_what_nobody_would_confirm_stays_open(hear: "Callable[[str], list[Heard]]") -> None:
    [only] = hear("The ministry did not confirm that the ship had sunk.")
    assert (only.told.certainty, only.told.polarity) == ("unknown", "positive")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“The ship has sunk,” the captain said.", "direct"),
        ("The captain said the ship had “sunk like a stone” in minutes.", "mixed"),
        ("The captain said that the ship had sunk.", "indirect"),
    ],
)
def test_the_marks_tell_the_manner(hear: "Callable[[str], list[Heard]]", text: str, manner: str) -> None:
    assert [each.told.manner for each in hear(text)] == [manner]


def test_a_users_own_table_changes_how_a_cue_is_read(tmp_path: "Path") -> None:
    (tmp_path / "cues_verbs.tsv").write_text("cue\tclass\tframes\nconfirm\tdeny\t\nblurb\tsay\t\n", encoding="utf-8")
    cues = load_cues(tmp_path)
    assert [use.stance for use in cues.verbs["confirm"]] == ["denies"]
    assert [use.stance for use in cues.verbs["blurb"]] == ["says"]
    assert cues.verbs["warn"] == load_cues().verbs["warn"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [("blurb\tmurmur\t", "no class 'murmur'"), ("blurb\tsay\tthat:often", "'often' is no rate")],
)
def test_a_row_that_says_nothing_is_told_with_its_line(tmp_path: "Path", row: str, problem: str) -> None:
    (tmp_path / "cues_verbs.tsv").write_text(f"cue\tclass\tframes\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"cues_verbs\.tsv:2: {problem}"):
        load_cues(tmp_path)


def test_the_same_text_gives_the_same_attributions(nlp: "Language") -> None:
    actors, cues = load_actors(), load_cues()
    text = "The army said it had left the town. “They burned the school,” a teacher told reporters."
    first, second = nlp(text), nlp(text)
    assert attributions(first, Cast(first, actors), cues) == attributions(second, Cast(second, actors), cues)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iceland proposed that the trawlers leave, Anna Lindqvist, the fisheries minister, said.",
         ("Iceland", "proposed", "that the trawlers leave")),
        ("Iceland has asked Oslo to free the crew, according to a lawyer.",
         ("Iceland", "has asked", "Oslo to free the crew")),
    ],
)  # fmt: skip
def test_who_tells_it_is_no_part_of_what_another_said(
    hear: "Callable[[str], list[Heard]]", text: str, wanted: tuple[str, str, str]
) -> None:
    assert wanted in parts(hear(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The trawlers had left, Anna Lindqvist said on Monday.",
         ("Anna Lindqvist", "said", "The trawlers had left")),
        ("Anna Lindqvist said in Oslo on Monday that the trawlers had left.",
         ("Anna Lindqvist", "said", "that the trawlers had left")),
        ("Yemeni military officials said at least four troops and four militants died in the fighting.",
         ("Yemeni military officials", "said", "at least four troops and four militants died in the fighting")),
        ("Republicans said Sunday it may already be too late.",
         ("Republicans", "said", "it may already be too late")),
        ("Pence expressed impatience and said Trump was hopeful that China would help.",
         ("Pence", "said", "Trump was hopeful that China would help")),
    ],
)  # fmt: skip
def test_a_content_has_its_own_words_and_no_others(
    hear: "Callable[[str], list[Heard]]", text: str, wanted: tuple[str, str, str]
) -> None:
    assert wanted in parts(hear(text))
