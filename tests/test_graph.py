"""Source graphs: who got a claim from whom, down to the reports."""

from hypothesis import given, settings
from hypothesis import strategies as st
from test_origins import CNN, HE, KREMLIN, OFFICIAL, REUTERS, SULLIVAN, named, sighting

from whence.corroboration.copies import Copy
from whence.corroboration.graph import graph
from whence.corroboration.results import SourceGraph
from whence.corroboration.sightings import Sighting, Step


def edges(found: SourceGraph) -> list[str]:
    labels = {node.id: node.label for node in found.nodes}
    return sorted(f"{labels[edge.giver]} {edge.why} {labels[edge.taker]}" for edge in found.edges)


def drawn(*seen: Sighting, copies: tuple[Copy, ...] = ()) -> list[str]:
    return edges(graph(seen, copies, {}))


def test_a_chain_leads_from_the_speaker_through_the_outlet_to_the_report() -> None:
    assert drawn(sighting("a", OFFICIAL, REUTERS)) == [
        "Reuters cites a Daily, 2024-05-15",
        "U.S. official says Reuters",
    ]


def test_an_outlet_that_several_cite_is_one_node() -> None:
    found = graph([sighting("a", OFFICIAL, REUTERS), sighting("b", SULLIVAN, REUTERS), sighting("c", REUTERS)], (), {})
    assert [node.label for node in found.nodes if node.sort == "outlet"] == ["Reuters"]
    (reuters,) = [node for node in found.nodes if node.sort == "outlet"]
    assert reuters.claims == ["a-1", "b-1", "c-1"]
    assert len(edges(found)) == 5


def test_one_outlets_unnamed_official_is_one_node_and_says_whom_he_told() -> None:
    found = graph(
        [sighting("a", OFFICIAL, outlet="CNN"), sighting("b", OFFICIAL, CNN), sighting("c", OFFICIAL)], (), {}
    )
    assert [node.detail for node in found.nodes if node.sort == "anonymous"] == ["told c Daily", "told CNN"]


def test_a_report_that_gives_no_source_has_it_from_its_outlet_or_agency() -> None:
    assert drawn(sighting("a")) == ["a Daily publishes a Daily, 2024-05-15"]
    assert drawn(sighting("a", HE)) == ["a Daily publishes a Daily, 2024-05-15"]
    assert drawn(sighting("a", credits=("Reuters",))) == ["Reuters cites a Daily, 2024-05-15"]


def test_own_words_add_nothing_to_a_report_that_gives_its_source() -> None:
    assert drawn(sighting("a", SULLIVAN), sighting("a", number=2)) == ["Jake Sullivan says a Daily, 2024-05-15"]


def test_copies_run_from_giver_to_taker() -> None:
    seen = (sighting("a", KREMLIN), sighting("b", KREMLIN))
    assert "b Daily, 2024-05-15 copy a Daily, 2024-05-15" in drawn(
        *seen, copies=(Copy("a", "b", "copy", 0.5, 90, giver="b"),)
    )
    (unsure,) = [edge for edge in graph(seen, [Copy("a", "b", "copy", 0.5, 90)], {}).edges if edge.why == "copy"]
    assert not unsure.certain
    (quoting,) = [
        edge for edge in graph(seen, [Copy("a", "b", "excerpt", 0.5, 90, "b", "a")], {}).edges if edge.why == "excerpt"
    ]
    assert (quoting.giver, quoting.taker, quoting.certain) == ("report:a", "report:b", True)


def test_what_both_have_from_an_agency_comes_from_it() -> None:
    found = drawn(sighting("a"), sighting("b"), copies=(Copy("a", "b", "copy", 0.5, 90, through="Reuters"),))
    assert [edge for edge in found if "copy" in edge] == [
        "Reuters copy a Daily, 2024-05-15",
        "Reuters copy b Daily, 2024-05-15",
    ]


def test_a_report_is_called_by_its_outlet_and_day_and_keeps_its_title() -> None:
    heads = {"a": ("Harbour Post", "2024-05-16T10:00:00Z", "A threat at sea"), "b": (None, None, None)}
    found = graph([sighting("a"), sighting("b"), sighting("b", number=2)], (), heads)
    told = {node.report: (node.label, node.detail, node.claims) for node in found.nodes if node.sort == "report"}
    assert told == {
        "a": ("Harbour Post, 2024-05-16", "A threat at sea", ["a-1"]),
        "b": ("report b", None, ["b-1", "b-2"]),
    }


STEPS = st.sampled_from([OFFICIAL, SULLIVAN, KREMLIN, REUTERS, CNN, HE, named("Ann Holm")])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(STEPS, max_size=4), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_every_edge_joins_two_nodes_and_order_tells_nothing(chains: list[list[Step]], random: object) -> None:
    seen = [sighting(f"r{n // 2}", *chain, number=n) for n, chain in enumerate(chains)]
    copies = [Copy("r0", "r1", "copy", 0.5, 90, giver="r1"), Copy("r1", "r2", "copy", 0.5, 90)]
    found = graph(seen, copies, {})
    known = {node.id for node in found.nodes}
    assert len(known) == len(found.nodes)
    assert all(edge.giver in known and edge.taker in known and edge.giver != edge.taker for edge in found.edges)
    assert {f"report:{one.report}" for one in seen} == {edge.taker for edge in found.edges if "report" in edge.taker}
    shuffled = list(seen)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert graph(shuffled, copies[::-1], {}) == found
