"""Marks nest in markup, and claims do not: whatever overlaps, the text stays whole and every mark is closed."""

from hypothesis import given
from hypothesis import strategies as st

from whence.model import Claim, Reading, Report
from whence.web.marks import marked

TEXT = "Iceland has threatened Norway.\r\n\r\n“We will not,” he said.\nDenmark offered to mediate."


def claim(number, spans, part="body"):
    rest = dict.fromkeys(("event", "object", "figure", "relation", "time", "place"))
    return Claim(
        id=f"c{number}", part=part, kind="statement", spans=spans, text="", chain=[], actors=[], recipients=[],
        polarity="positive", certainty="certain", status="actual", **rest,
    )  # fmt: skip


def reading(*claims, title=None):
    return Reading(Report(id="r", text=TEXT, title=title), [], list(claims), [])


places = st.integers(0, len(TEXT))
spans = st.tuples(places, places).map(sorted).map(tuple)


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=8))
def test_the_words_stay_as_they_are_and_marks_nest(drawn):
    paragraphs = marked(reading(*(claim(number, each) for number, each in enumerate(drawn, 1))), "body")
    words = ["".join(piece.words for piece in paragraph) for paragraph in paragraphs]
    assert words == [line for line in TEXT.splitlines() if line.strip()]
    for paragraph in paragraphs:
        stack = []
        for piece in paragraph:
            if piece.step == "open":
                stack.append(piece.mark)
            elif piece.step == "close":
                assert stack.pop() == piece.mark
        assert stack == []


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=8))
def test_a_mark_covers_the_characters_of_its_spans(drawn):
    paragraphs = marked(reading(*(claim(number, each) for number, each in enumerate(drawn, 1))), "body")
    for number, each in enumerate(drawn, 1):
        covered = {place for start, end in each for place in range(start, end)}
        seen, at, deep = set(), 0, 0
        for paragraph in paragraphs:
            at = TEXT.index("".join(piece.words for piece in paragraph), at)
            for piece in paragraph:
                if piece.mark and piece.mark.name == f"c{number}":
                    deep += {"open": 1, "close": -1}[piece.step]
                if deep:
                    seen |= set(range(at, at + len(piece.words)))
                at += len(piece.words)
        line_ends = {place for place, character in enumerate(TEXT) if character in "\r\n"}
        assert seen == covered - line_ends


def edges(paragraphs, step, name):
    return sum(
        piece.edge for paragraph in paragraphs for piece in paragraph if piece.step == step and piece.mark.name == name
    )


def test_a_mark_in_pieces_has_its_name_once():
    crossing = marked(reading(claim(1, [(0, 60)]), claim(2, [(10, 20), (40, 70)]), claim(3, [(15, 50)])), "body")
    for name in ("c1", "c2", "c3"):
        assert (edges(crossing, "open", name), edges(crossing, "close", name)) == (1, 1)


def test_the_title_has_its_own_claims():
    found = marked(reading(claim(1, [(0, 7)], "title"), claim(2, [(0, 7)]), title="Iceland threatens Norway"), "title")
    assert [piece.mark.name for piece in found[0] if piece.step == "open"] == ["c1"]
