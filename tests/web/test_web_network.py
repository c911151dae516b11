"""The network: who acts on whom, as a picture, a table and files that other tools open."""

import csv
import io
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect
from web_window import SIZES, unusable

from whence.corroboration import Corroboration
from whence.corroboration.results import Actor, Tie
from whence.record import Record
from whence.web.graphml import graphml

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.mark.parametrize("asked", [{}, {"type": "THREATEN"}, {"since": "2024-05-15"}, {"until": "2024-05-01"}])
def test_the_ties_are_those_of_corroboration(told, told_file, asked):
    with Record.open(told_file, create=False) as record:
        wanted = Corroboration(record).ties(**asked)
    shown = told.get("/api/network", params=asked).json()
    assert [(tie["actor"]["label"], tie["recipient"]["label"], tie["happenings"]) for tie in shown["ties"]] == [
        (tie.actor.label, tie.recipient.label, tie.happenings) for tie in wanted
    ]
    rows = list(csv.DictReader(io.StringIO(told.get("/network.csv", params=asked).text)))
    assert [(row["actor"], row["recipient"]) for row in rows] == [
        (tie.actor.label, tie.recipient.label) for tie in wanted
    ]
    assert told.get("/network", params=asked).status_code == 200


def test_a_tie_leads_to_the_pair_and_a_party_to_its_page(told):
    page = told.get("/network?since=2024-05-01").text
    assert 'href="/actors/ISL/with/NOR?since=2024-05-01"' in page
    assert 'href="/actors/NOR"' in page


def test_graphml_has_typed_keys_and_every_tie(told):
    root = ElementTree.fromstring(told.get("/network.graphml").content)
    keys = {key.get("id"): key for key in root.findall("g:key", SPACE)}
    assert {key.get("attr.type") for key in keys.values()} == {"string", "int", "double"}
    nodes = {node.get("id") for node in root.findall(".//g:node", SPACE)}
    edges = root.findall(".//g:edge", SPACE)
    assert len(edges) == len(told.get("/api/network").json()["ties"]) > 0
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= nodes
        told_of = {data.get("key"): data.text for data in edge}
        assert int(told_of["edge-happenings"]) > 0
        assert set(told_of) <= set(keys)


def test_graphml_takes_any_label():
    hostile = '</data>&"<\x00\u202e]]>'
    one, other = Actor(hostile, None, (), 1), Actor("Iceland", "ISL", ("GOV",), 2)
    root = ElementTree.fromstring(graphml([Tie(one, other, "THREATEN", 1, -6.0)]))
    labels = [data.text for data in root.findall(".//g:data[@key='node-label']", SPACE)]
    assert labels == ['</data>&"<\ufffd]]>', "Iceland"]


def test_the_picture_is_a_file(told):
    answer = told.get("/network.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    ElementTree.fromstring(answer.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_page_can_be_used_by_everyone(look_told, size, scheme):
    assert unusable(look_told("/network", size, scheme)) == []


def test_from_a_tie_to_what_the_two_had_to_do_with_each_other(look_told):
    page = look_told("/network", "phone", java_script_enabled=False)
    page.get_by_text("The same as a table").click()
    page.get_by_role("row", name="Norway Iceland").get_by_role("link", name="both Norway and Iceland").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Norway and Iceland")
