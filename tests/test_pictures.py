"""Pictures show all that they are given, let no text act as markup, and ask the network for nothing."""

import itertools
import math
import random
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from whence.cli.plot import plot
from whence.corroboration.results import Actor, Edge, Happening, Node, Period, SourceGraph, Tie, Timeline
from whence.record import Record
from whence.showing.pictures import (
    Chart,
    Dot,
    Picture,
    css,
    dots,
    network,
    origins_histogram,
    source_graph,
    timeline,
)
from whence.showing.pictures.circle import near_each_other
from whence.showing.pictures.colours import colours
from whence.showing.pictures.histogram import counted
from whence.showing.pictures.measure import shortened, width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
TAGS = {"svg", "style", "g", "a", "title", "text", "tspan", "rect", "path", "line", "defs", "clipPath"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></script><svg onload=alert(1)>",
    "]]> &lt; &#x0; \x00\x0b\ud7ff\ufffe",
    "\u202eevil\u2066",
)


def a_graph(*, name: str = "") -> SourceGraph:
    """An official tells an agency, a paper cites it, nine others copy the paper; a statement; a pair without a date."""
    nodes = [
        Node("s1", "anonymous", f"senior official {name}", f"on condition of anonymity {name}", ["c1"]),
        Node("s2", "named", f"Ingrid Solheim {name}", None, ["c2"]),
        Node("s3", "collective", f"fishermen {name}", None, ["c2"]),
        Node("d1", "document", f"a joint statement {name}", "8 March", ["c1"]),
        Node("a1", "agency", f"Nordic News {name}", None, ["c1"]),
        Node("r1", "report", f"Fjordposten {name}", "Iceland warns Norway", ["c1"], "r1"),
        Node("r2", "report", f"Cod Gazette {name}", "The cod war", ["c2"], "r2"),
        Node("r3", "report", f"Harbour Times {name}", "The cod war again", ["c3"], "r3"),
    ]
    edges = [
        Edge("s1", "a1", "says"), Edge("a1", "r1", "cites"), Edge("s2", "r1", "says"), Edge("s3", "r2", "says"),
        Edge("d1", "r2", "publishes"), Edge("r1", "r2", "excerpt"), Edge("r2", "r3", "copy", certain=False),
    ]  # fmt: skip
    copies = [Node(f"k{at}", "report", f"Paper {at} {name}", None, [f"k{at}"], f"k{at}") for at in range(9)]
    edges += [Edge("r1", copy.id, "copy") for copy in copies]
    return SourceGraph([*nodes, *copies], edges)


def some_ties(*, name: str = "", parties: int = 12, seed: int = 1) -> list[Tie]:
    pick = random.Random(seed)
    actors = [Actor(f"Party {at} {name}", f"P{at:02}", (), at + 1) for at in range(parties)]
    pairs = [(one, actors[(at + 1) % parties]) for at, one in enumerate(actors)]
    pairs += [tuple(pick.sample(actors, 2)) for _ in range(2 * parties)]  # type: ignore[misc]
    kinds = dict.fromkeys((one, other, pick.choice(["THREATEN", "AID", "REQUEST"])) for one, other in pairs)
    scores = {"THREATEN": -5.0, "AID": 7.0, "REQUEST": 0.0}
    return [Tie(one, other, kind, pick.randint(1, 30), scores[kind]) for one, other, kind in kinds]


def some_periods(months: int = 6) -> list[Period]:
    starts = [date(2022, 1 + at, 1) for at in range(months + 1)]
    return [
        Period(first, after - timedelta(days=1), 3.0 * at, -2.0 * at, at)
        for at, (first, after) in enumerate(itertools.pairwise(starts))
    ]


def some_dots(*, name: str = "") -> list[Dot]:
    return [
        Dot(date(2022, 1 + at, 14), score, "THREATEN", f"Iceland threatened Norway {name}", at + 1, at + 2)
        for at, score in enumerate((-5.0, 4.0, -7.0, 0.0))
    ]


def all_pictures(name: str = "") -> dict[str, Picture]:
    return {
        "source graph": source_graph(a_graph(name=name), title=f"Sources {name}", link=lambda node: f"/{node.id}"),
        "network": network(some_ties(name=name), title=f"Network {name}", tie_link=lambda tie: f"/ties/{tie.type}"),
        "timeline": timeline(some_periods(), some_dots(name=name), title=f"Timeline {name}"),
        "origins": origins_histogram([(1, 1), (1, 3), (2, 2), (12, 14)], title=f"Origins {name}"),
    }


def parsed(markup: str) -> etree._Element:
    return etree.fromstring(markup.encode())


def texts(root: etree._Element) -> str:
    return " ".join(root.itertext())


def boxes(root: etree._Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of each node; a pile is its first sheet's place."""
    found = {}
    for box in root.iter(f"{SVG}rect"):
        if "box" in (box.get("class") or "").split():
            x, y, wide, high = (float(box.get(side) or 0) for side in ("x", "y", "width", "height"))
            found[box.getparent()] = (x, y, x + wide, y + high)
    return list(found.values())


def hints(root: etree._Element) -> list[str]:
    return [title.text or "" for title in root.iter(f"{SVG}title")][1:]  # the first is the picture's own


@pytest.mark.parametrize("kind", all_pictures())
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_acts_as_markup(kind: str, hostile: str):
    root = parsed(all_pictures(hostile)[kind].svg())
    assert {etree.QName(each).localname for each in root.iter()} <= TAGS
    assert not [key for each in root.iter() for key in each.attrib if key.lower().startswith("on")]


@pytest.mark.parametrize("kind", all_pictures())
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_ends_the_page_that_holds_it(kind: str, hostile: str):
    page = all_pictures(hostile)[kind].html()
    assert page.lower().count("</script") == page.lower().count("<script") <= 3
    assert page.lower().count("</style>") == page.lower().count("<style>")
    shown = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)  # Vega's own
    assert "<img" not in shown and "<svg onload" not in shown


@pytest.mark.parametrize("kind", all_pictures())
def test_hostile_words_are_shown_as_they_are(kind: str):
    assert "<script>alert(1)</script>" in texts(parsed(all_pictures("<script>alert(1)</script>")[kind].svg()))


@pytest.mark.parametrize("kind", all_pictures())
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_the_same_data_make_the_same_bytes(kind: str, theme: Any):
    first, second = all_pictures()[kind], all_pictures()[kind]
    assert first.svg(theme) == second.svg(theme)
    assert first.png(1, theme) == second.png(1, theme)
    assert first.html(theme) == second.html(theme)


@pytest.mark.parametrize("kind", all_pictures())
def test_pictures_name_nothing_outside(kind: str):
    picture = all_pictures()[kind]
    own = [picture.svg(), picture.html().split("<script>")[0]]
    for markup in own:
        told = re.sub(r'xmlns(:\w+)?="[^"]*"|"\$schema":"[^"]*"', "", markup)
        assert not re.search(r"https?:|//[a-z]|url\((?!#)|@import|<link|<base", told)


@pytest.mark.parametrize("kind", all_pictures())
def test_a_page_forbids_itself_every_request(kind: str):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', all_pictures()[kind].html())
    assert policy and policy[1].startswith("default-src 'none';") and "unsafe-eval" not in policy[1]


@pytest.mark.parametrize("kind", all_pictures())
def test_a_screen_reader_is_told_what_it_is(kind: str):
    picture = all_pictures()[kind]
    root = parsed(picture.svg())
    assert root.get("role") in ("img", "group")
    assert root.get("aria-label") == root.findtext(f"{SVG}title") == picture.title.strip()


def test_a_drawing_with_links_is_a_group_and_one_without_an_image():
    assert parsed(source_graph(a_graph()).svg()).get("role") == "img"
    assert parsed(source_graph(a_graph(), link=lambda node: "/x").svg()).get("role") == "group"


@pytest.mark.parametrize("kind", ["source graph", "network"])
def test_a_drawing_can_stand_in_a_page_with_a_strict_policy(kind: str):
    root = parsed(all_pictures()[kind].svg(inline=True))  # type: ignore[call-arg]
    assert root.find(f".//{SVG}style") is None
    assert not [each for each in root.iter() if "style" in each.attrib]
    used = {name for each in root.iter() for name in (each.get("class") or "").split()}
    known = set(re.findall(r"\.([a-z-]+)", css()))
    assert used - known <= {"report", "says"}  # a box and a line without more


def test_a_dark_page_has_dark_colours():
    for picture in all_pictures().values():
        assert colours("dark")["paper"] in picture.svg("dark") and colours("light")["paper"] not in picture.svg("dark")
        assert "prefers-color-scheme: dark" in picture.svg() and colours("dark")["paper"] in picture.svg()


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_read_on_their_paper(theme: Any):
    found = colours(theme)
    for paper in (found["paper"], found["node"]):
        for name in ("ink", "faint", "cooperation", "conflict", "unnamed"):
            assert contrast(found[name], paper) >= 4.5, name
        assert contrast(found["line"], paper) >= 3


def test_a_png_has_as_many_pixels_as_asked_for():
    picture = source_graph(a_graph())
    for scale in (1, 2):
        data = picture.png(scale)
        assert data.startswith(b"\x89PNG")
        assert abs(int.from_bytes(data[16:20]) - scale * picture.width) <= scale


def test_sources_relays_reports_and_copies_stand_from_left_to_right():
    root = parsed(source_graph(a_graph()).svg())
    lefts = {
        title.text or "": float(box.get("x") or 0)
        for title in root.iter(f"{SVG}title")
        for box in title.getparent().findall(f"{SVG}rect[@x]")  # type: ignore[union-attr]
    }
    order = ["senior official", "Nordic News", "Fjordposten", "9 copies"]
    found = [next(left for hint, left in lefts.items() if hint.startswith(start)) for start in order]
    assert found == sorted(set(found))


def test_every_node_and_edge_is_drawn():
    graph = a_graph()
    root = parsed(source_graph(graph, unfolded={"r1"}).svg())
    said = hints(root)
    assert len(boxes(root)) == len(graph.nodes)
    assert len(said) == len(graph.nodes) + len(graph.edges)
    for node in graph.nodes:
        assert [hint for hint in said if hint.startswith(f"{node.label} (".replace("  ", " "))]


def test_copies_are_folded_and_can_be_unfolded():
    drawn = source_graph(a_graph(), unfold=lambda id: f"?unfold={id}")
    root = parsed(drawn.svg())
    assert len(boxes(root)) == 9
    assert "+9 copies" in texts(root)
    pile = next(each for each in root.iter(f"{SVG}a") if each.get("href") == "?unfold=r1")
    assert all(f"Paper {at}" in (pile.get("aria-label") or "") for at in range(9))


def test_two_copies_are_not_worth_a_fold():
    nodes = [Node(id, "report", id, None, []) for id in ("first", "second", "third")]
    graph = SourceGraph(nodes, [Edge("first", "second", "copy"), Edge("first", "third", "copy")])
    assert len(boxes(parsed(source_graph(graph).svg()))) == 3


def test_an_agency_whose_text_reports_carry_is_no_copy():
    nodes = [Node("a", "agency", "Nordic News", None, []), Node("b", "agency", "Other News", None, [])]
    nodes += [Node(f"r{at}", "report", f"Paper {at}", None, []) for at in range(5)]
    edges = [Edge("a", f"r{at}", "copy") for at in range(5)] + [Edge("b", "r0", "copy")]
    shown = texts(parsed(source_graph(SourceGraph(nodes, edges)).svg()))
    assert "Nordic News" in shown and "Other News" in shown and "+5 copies" in shown


def test_an_unnamed_source_is_told_by_a_word_and_by_its_outline():
    root = parsed(source_graph(a_graph()).svg())
    assert [each.text for each in root.iter(f"{SVG}tspan")] == ["unnamed"]
    assert re.search(r"\.box\.anonymous \{[^}]*stroke-dasharray", css())


def test_kinds_of_edges_differ_by_more_than_colour():
    rules = {kind: re.search(rf"\.{kind} \{{([^}}]*)\}}", css()) for kind in ("cites", "publishes", "copy", "excerpt")}
    drawn = [rule[1] for rule in rules.values() if rule]
    assert len(set(drawn)) == 4 and all("dasharray" in rule or "width" in rule for rule in drawn)
    assert re.search(r"\.conflict \{[^}]*stroke-dasharray", css())


def test_an_edge_has_no_tip_where_it_is_not_known_who_has_it_from_whom():
    root = parsed(source_graph(a_graph(), unfolded={"r1"}).svg())
    edges = [each for each in root.iter(f"{SVG}g") if each.find(f"{SVG}path[@class='edge copy']") is not None]
    bare = [edge for edge in edges if edge.find(f"{SVG}path[@class='tip']") is None]
    told = [edge.findtext(f"{SVG}title") for edge in bare if edge.find(f"{SVG}title") is not None]
    assert len(told) == 1 and "share text" in (told[0] or "")


def test_a_link_that_would_run_is_no_link():
    def links(address: str) -> set[str | None]:
        root = parsed(source_graph(a_graph(), link=lambda node: address).svg())
        return {each.get("href") for each in root.iter(f"{SVG}a")}

    for address in ("javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//elsewhere.example", "\\\\x"):
        assert links(address) == set()
    for address in ("/reports/r1", "?id=1", "#c1", "https://fjordposten.example/1"):
        assert links(address) == {address}


SORTS = st.sampled_from(["report", "report", "outlet", "agency", "named", "anonymous", "collective", "document"])
WHY = st.sampled_from(["says", "cites", "publishes", "copy", "excerpt"])


@st.composite
def graphs(draw: st.DrawFn) -> SourceGraph:
    """Any graph at all, also with circles."""
    size = draw(st.integers(1, 25))
    details = st.none() | st.text(max_size=60)
    nodes = [Node(f"n{at}", draw(SORTS), f"node {at}", draw(details), []) for at in range(size)]
    ends = st.integers(0, size - 1)
    pairs = draw(st.lists(st.tuples(ends, ends, WHY, st.booleans()), max_size=40, unique_by=lambda each: each[:3]))
    return SourceGraph(nodes, [Edge(f"n{a}", f"n{b}", why, sure) for a, b, why, sure in pairs if a != b])


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_two_boxes_touch_and_all_are_in_the_picture(graph: SourceGraph):
    drawn = source_graph(graph, unfolded={node.id for node in graph.nodes})
    root = parsed(drawn.svg())
    found = boxes(root)
    assert len(found) == len(graph.nodes)
    assert len(hints(root)) == len(graph.nodes) + len(graph.edges)
    for left, top, right, bottom in found:
        assert left >= 0 and top >= 0 and right <= drawn.width and bottom <= drawn.height
    for one, other in itertools.combinations(found, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_no_edge_passes_behind_a_box(graph: SourceGraph):
    root = parsed(source_graph(graph, unfolded={node.id for node in graph.nodes}).svg())
    found = boxes(root)
    for path in root.iter(f"{SVG}path"):
        for y, x in re.findall(r"([\d.]+)H([\d.]+)", path.get("d") or ""):
            assert not [box for box in found if box[2] == float(x) and box[1] < float(y) < box[3]]


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_folding_loses_no_report(graph: SourceGraph):
    root = parsed(source_graph(graph).svg())
    said = " ".join(hints(root)) + " "
    reports = [node for node in graph.nodes if node.sort == "report"]
    assert all(re.search(rf"{node.label}\b", said) for node in reports)


@pytest.mark.parametrize("parties", [2, 12, 60])
def test_every_tie_and_party_is_in_the_network(parties: int):
    ties = some_ties(parties=parties)
    said = hints(parsed(network(ties).svg()))
    for tie in ties:
        start = f"{tie.actor.label} ({tie.actor.code}) → {tie.recipient.label} ({tie.recipient.code}): {tie.type},"
        assert len([hint for hint in said if hint.startswith(start.replace("  ", " "))]) == 1
    assert len(said) == len(ties) + parties


@pytest.mark.parametrize("parties", [2, 12, 60])
def test_the_labels_of_a_network_keep_clear_of_each_other(parties: int):
    root = parsed(network(some_ties(parties=parties)).svg())
    at = [
        tuple(map(float, re.findall(r"-?[\d.]+", each.get("transform") or "")[:2]))
        for each in root.iter(f"{SVG}text")
        if each.get("transform")
    ]
    assert len(at) == parties
    assert min(math.dist(one, other) for one, other in itertools.combinations(at, 2)) >= 18  # a line of 13 pixels


def test_a_network_does_not_depend_on_the_order_of_its_ties():
    ties = some_ties()
    drawn = network(ties).svg()
    for seed in range(3):
        assert network(random.Random(seed).sample(ties, len(ties))).svg() == drawn


def test_a_party_may_act_on_itself():
    party = Actor("Iceland", "ISL", (), 1)
    assert len(hints(parsed(network([Tie(party, party, "PROTEST", 1, -6.0)]).svg()))) == 2


def test_parties_that_are_tied_stand_near_each_other():
    chain = [0, 7, 3, 9, 1, 8, 2, 6, 4, 5]
    order = near_each_other(10, dict.fromkeys(itertools.pairwise(chain), 1))
    place = {node: at for at, node in enumerate(order)}
    lengths = [min(abs(place[a] - place[b]), 10 - abs(place[a] - place[b])) for a, b in itertools.pairwise(chain)]
    assert sum(lengths) <= 12


def values(picture: Picture, panel: int = 0) -> list[dict[str, Any]]:
    assert isinstance(picture, Chart)
    spec = picture.spec()
    one = spec["vconcat"][panel] if len(spec["vconcat"]) > 1 else spec
    data = one.get("data") or spec["data"]
    found: list[dict[str, Any]] = spec["datasets"][data["name"]] if "name" in data else data["values"]
    return found


def test_cooperation_is_drawn_above_the_line_and_conflict_below_it():
    rows = values(timeline(some_periods(), some_dots()))
    assert len(rows) == 12
    assert all(row["score"] >= 0 for row in rows if row["side"] == "cooperation")
    assert all(row["score"] <= 0 for row in rows if row["side"] == "conflict")


def test_a_period_reaches_to_the_end_of_its_last_day():
    first = values(timeline(some_periods()))[0]
    assert (first["day"], first["end"], first["when"]) == ("2022-01-01", "2022-02-01", "2022-01-01 to 2022-01-31")


def test_every_dot_is_drawn_with_its_range_of_origins():
    rows = values(timeline(some_periods(), some_dots()), 1)
    assert [row["origins"] for row in rows] == ["1 to 2", "2 to 3", "3 to 4", "4 to 5"]
    drawn = parsed(timeline(some_periods(), some_dots()).svg())
    assert len(drawn.findall(f".//{SVG}path[@aria-roledescription='point']")) == 4


def test_the_day_of_a_dot_is_the_same_in_every_time_zone():
    command = "from test_pictures import *; print(timeline(some_periods(), some_dots()).svg())"
    found = {
        subprocess.run(
            [sys.executable, "-c", command], env={"TZ": zone, "PYTHONPATH": ":".join(sys.path)},
            cwd=Path(__file__).parent, capture_output=True, text=True, check=True,
        ).stdout
        for zone in ("UTC", "America/Los_Angeles", "Asia/Tokyo")
    }  # fmt: skip
    assert len(found) == 1


def test_happenings_are_counted_by_their_fewest_and_most_origins():
    rows = {(row["origins"], row["bound"]): row["happenings"] for row in counted([(1, 1), (1, 3), (12, 14)])}
    assert rows["1", "at least"] == 2 and rows["1", "at most"] == 1
    assert rows["3", "at most"] == 1 and rows["2", "at least"] == 0
    assert rows["10 or more", "at least"] == rows["10 or more", "at most"] == 1


def test_there_are_pictures_of_nothing_and_of_one():
    alone = Node("r1", "report", "Fjordposten", None, [])
    for picture in (
        timeline([]), timeline([], some_dots()[:1]), timeline(some_periods(1)), network([]), network(some_ties()[:1]),
        source_graph(SourceGraph([], [])), source_graph(SourceGraph([alone], [])), origins_histogram([]),
        origins_histogram([(1, 1)]),
    ):  # fmt: skip
        assert texts(parsed(picture.svg())).strip()
        assert picture.png(1).startswith(b"\x89PNG")


@given(st.text(), st.floats(20, 300))
def test_what_is_shortened_fits(text: str, room: float):
    assert width(shortened(text, room, 12), 12) <= max(room, width("…", 12))


@given(st.text(), st.floats(40, 300), st.integers(1, 4))
def test_what_is_wrapped_fits_its_lines(text: str, room: float, lines: int):
    found = wrapped(text, room, 12, lines)
    assert len(found) <= lines and all(width(line, 12) <= room for line in found)


def test_a_notebook_shows_the_svg():
    picture = network(some_ties())
    assert picture._repr_html_() == picture.svg()


def test_pictures_are_loaded_without_the_libraries_that_draw_them():
    command = "import sys, whence.showing.pictures, whence.cli.plot; print({'altair', 'vl_convert'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
def test_pages_work_in_a_browser_and_ask_for_nothing(tmp_path: Path):
    playwright = pytest.importorskip("playwright.sync_api")
    asked: list[str] = []
    wrong: list[str] = []
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        for kind, picture in all_pictures("".join(HOSTILE)).items():
            file = tmp_path / f"{kind}.html"
            file.write_text(picture.html(), encoding="utf-8")
            page.goto(file.as_uri())
            page.wait_for_selector("svg")
            if kind == "timeline":
                page.locator("[aria-roledescription=point]").first.hover()
                assert "<script>alert(1)</script>" in page.locator("#vg-tooltip-element").inner_text()
        browser.close()
    assert not wrong
    assert {url.split(":")[0] for url in asked} == {"file"} and len(asked) == 4


THREAT = Happening(
    id="h1", type="THREATEN", ahead=False, text="Iceland threatened Norway", actors=[], recipients=[], start=None,
    end=None, place=None, country=None, first_told=date(2022, 3, 2), last_told=None, claims=["c1"], figures=[],
    reports=1, outlets=1, at_least=1, at_most=2, conflicts=0, related=[],
)  # fmt: skip


def test_a_happening_without_a_day_of_its_own_stands_where_it_was_first_told():
    assert dots([THREAT], lambda type: -5.0) == [
        Dot(date(2022, 3, 2), -5.0, "THREATEN", "Iceland threatened Norway", 1, 2)
    ]


class Asked:
    """Stands for the corroboration of a record, and tells what it was asked."""

    asked: list[Any]

    def __init__(self, record: Record) -> None:
        Asked.asked = []

    def timeline(self, *parties: str | None, **options: Any) -> Timeline:
        self.asked.append((parties, options))
        return Timeline(some_periods(), [THREAT])

    def ties(self, **options: Any) -> list[Tie]:
        self.asked.append(options)
        return some_ties()

    def graph(self, id: str) -> SourceGraph | None:
        return a_graph() if id == "h1" else None

    def happenings(self, asked: Any, **options: Any) -> list[Happening]:
        self.asked.append(asked)
        return [THREAT]


@pytest.fixture
def plotted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run ``whence plot`` on a record; what it wrote is in ``tmp_path``."""
    Record.open(str(tmp_path / "whence.db")).close()
    monkeypatch.setattr("whence.corroboration.Corroboration", Asked, raising=False)
    monkeypatch.setitem(sys.modules, "whence.corroboration.scores", SimpleNamespace(score_of=lambda type: -5.0))
    monkeypatch.setenv("WHENCE_RECORD", str(tmp_path / "whence.db"))
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(plot, arguments)


@pytest.mark.parametrize("command", [["timeline", "Iceland"], ["network"], ["origins"], ["graph", "h1"]])
def test_each_picture_is_written_in_each_format(command: list[str], plotted: Any, tmp_path: Path):
    for form, start in (("svg", b"<svg"), ("png", b"\x89PNG"), ("html", b"<!DOCTYPE html>")):
        run = plotted(*command, "-o", f"x.{form}")
        assert run.exit_code == 0, run.output
        assert (tmp_path / f"x.{form}").read_bytes().startswith(start)


def test_what_is_asked_for_reaches_the_record(plotted: Any):
    plotted("timeline", "Iceland", "Norway", "--from", "2022-01-01", "--by", "week", "-o", "x.svg")
    assert Asked.asked == [(("Iceland", "Norway"), {"since": "2022-01-01", "until": None, "by": "week"})]
    plotted("network", "--type", "threaten", "--limit", "5", "-o", "x.svg")
    assert Asked.asked == [{"since": None, "until": None, "type": "THREATEN", "limit": 5}]
    plotted("origins", "--actor", "ISL", "-o", "x.svg")
    assert [asked.actor for asked in Asked.asked] == ["ISL"]


def test_copies_can_be_drawn_one_by_one(plotted: Any, tmp_path: Path):
    plotted("graph", "h1", "--all", "-o", "x.svg")
    assert "Paper 8" in (tmp_path / "x.svg").read_text() and "+9 copies" not in (tmp_path / "x.svg").read_text()


def test_a_file_whose_name_does_not_say_what_to_write_is_refused(plotted: Any):
    run = plotted("network", "-o", "x.gif")
    assert run.exit_code == 2 and ".svg, .png, .html" in run.output


def test_a_happening_that_is_not_there_is_told(plotted: Any):
    run = plotted("graph", "h2", "-o", "x.svg")
    assert run.exit_code == 1 and "'h2'" in run.output and "Traceback" not in run.output


def test_a_place_that_cannot_be_written_to_is_told(plotted: Any):
    run = plotted("network", "-o", "nowhere/x.svg")
    assert run.exit_code == 1 and "nowhere/x.svg" in run.output and "Traceback" not in run.output
