"""An agency is credited where a report says that it uses its work, and nowhere else."""

import pytest

from whence.intake.credits import agencies, canonical, credits, named, phrases

STORY = "The army said that the road had been closed.\n\nIt gave no reason, and the village was quiet on Monday."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("LONDON (Reuters) - The army said so.", ["Reuters"]),
        ("KYIV, Ukraine (AP) — The army said so.", ["Associated Press"]),
        ("BEIJING, May 1 (Xinhua) -- The army said so.", ["Xinhua"]),
        ("MOSCOW, March 14. /TASS/. The army said so.", ["TASS"]),
        ("OSLO/PARIS/ROME (Reuters) - The army said so.", ["Reuters"]),
        ("PARIS, AFP — The army said so.", ["Agence France-Presse"]),
        ("(AP/Reuters) - The army said so.", ["Associated Press", "Reuters"]),
        ("(Reuters) - The army said so.", ["Reuters"]),
        ("By Jane Doe, Associated Press", ["Associated Press"]),
        ("Reuters Staff", ["Reuters"]),
    ],
)
def test_a_dateline_or_byline_at_the_head_credits(line, names):
    assert credits(f"{line}\n\n{STORY}") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        ("Jane Doe and Agence France-Presse contributed to this report.", ["Agence France-Presse"]),
        ("Associated Press writers Jane Doe in Oslo and John Roe contributed to this report.", ["Associated Press"]),
        ("The AP's Jane Doe contributed reporting from Oslo.", ["Associated Press"]),
        ("Information from The Associated Press was used in this report.", ["Associated Press"]),
        ("This article includes reporting by Reuters and the dpa news agency.", ["Reuters", "Deutsche Presse-Agentur"]),
        ("With files from The Canadian Press", ["Canadian Press"]),
        ("(With inputs from PTI, ANI)", ["PTI", "ANI"]),
        ("Contributing: Jane Doe in Oslo; the Associated Press", ["Associated Press"]),
        ("Contributing: Jane Doe, Example Post; The Associated Press", ["Associated Press"]),
        ("AP Business Writers Jane Doe and John Roe contributed to this report.", ["Associated Press"]),
        ("With Reuters", ["Reuters"]),
        ("Source: Xinhua", ["Xinhua"]),
        ("© 2022 AFP", ["Agence France-Presse"]),
        ("Copyright 2022 The Associated Press. All rights reserved.", ["Associated Press"]),
        ("AFP", ["Agence France-Presse"]),
        ("— Reuters, AFP", ["Reuters", "Agence France-Presse"]),
        ("The village was quiet, he said. (AP)", ["Associated Press"]),
        ("The village was quiet, he said. — Bernama", ["Bernama"]),
    ],
)
def test_a_credit_at_the_end_credits(line, names):
    assert credits(f"{STORY}\n\n{line}") == names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jane Doe, Reuters", ["Reuters"]),
        ("Jane Doe and John Roe of The Associated Press", ["Associated Press"]),
        ("AFP with Jane Doe", ["Agence France-Presse"]),
        ("Associated Press of Pakistan", ["APP"]),
        ("Jane Doe", []),
        ("Beta Doe and Saba Roe", []),
    ],
)
def test_a_byline_credits(byline, names):
    assert credits(STORY, byline) == names


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported on Monday that the road was closed, citing two officials.",
        "Soldiers on the road. Jane Doe/AFP/Getty Images\n\nThe army said so.",
        "A soldier on the road. (Reuters photo: Jane Doe)\n\nThe army said so.",
        "The minister told the Associated Press (AP) that the road was closed - for good.",
        f"{STORY}\n\nAP, Reuters and AFP contributed to the freedom of the press, he said.",
        f"{STORY}\n\nSaba Hamedy contributed to this report.",
        f"{STORY}\n\nThe minister said so in an interview with Reuters.",
        f"{STORY}\n\n(Reporting by Jane Doe; Editing by John Roe)",
        "The company, based in London (Reuters had it in Paris) — said so.",
        "The Associated Press contributed to this report. " + "The army said so. " * 200,
        "",
    ],
)
def test_a_mention_is_no_credit(text):
    assert credits(text) == []


def test_an_agency_is_named_once_by_its_canonical_name():
    assert credits(f"OSLO (AP) — {STORY}\n\nThe Associated Press contributed to this report.") == ["Associated Press"]


def test_what_a_format_says_of_its_credit_is_known_however_it_is_written():
    assert named("ASSOCIATED PRESS", "Jane Doe", None, "AFP/Jane Doe") == ["Associated Press", "Agence France-Presse"]
    assert canonical("the guardian") is None


def test_every_name_of_an_agency_and_every_phrase_leads_to_a_credit():
    for form, name in agencies().items():
        assert credits(f"OSLO ({form}) - {STORY}") == [name], form
    for phrase in phrases():
        line = f"Reuters {phrase.text}" if phrase.before else f"{phrase.text.capitalize()} Reuters"
        assert credits(f"{STORY}\n\n{line}") == ["Reuters"], phrase.text
