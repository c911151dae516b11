"""Happenings over time: cooperation and conflict period by period, and each happening with its origins below."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from whence.corroboration.results import Period
from whence.showing.pictures.chart import Chart, Spec
from whence.showing.pictures.colours import Colours
from whence.showing.pictures.data import Dot
from whence.showing.pictures.markup import plain

DAY = timedelta(days=1)
SIDES = ["cooperation", "conflict"]
LABEL = 160  # characters of a happening's words
SCORES = [-10, 10]  # the ends of PLOVER's scale


def timeline(
    periods: Sequence[Period], dots: Sequence[Dot] = (), *, title: str = "Cooperation and conflict", width: int = 720
) -> Chart:
    """The timeline as a picture, its panels ``width`` pixels wide; without dots only the periods."""
    subtitle = "" if periods or dots else "Nothing is known to have happened."

    def make(colours: Colours) -> Spec:
        import altair as alt

        panels = [bars(periods, colours), *([points(dots, colours)] if dots else [])]
        sized = [panel.encode(x=days()).properties(width=width, height=170) for panel in panels]
        heading = alt.TitleParams(plain(title), subtitle=subtitle or alt.Undefined, limit=width)
        found: Spec = alt.vconcat(*sized, title=heading).resolve_scale(x="shared", color="independent").to_dict()
        return found

    return Chart(title, make)


def bars(periods: Sequence[Period], colours: Colours) -> Any:
    """Cooperation above the line, conflict below it."""
    import altair as alt

    rows = [
        {"day": str(each.start), "end": str(each.end + DAY), "side": side, "score": round(score, 1), "when": span(each),
         "happenings": each.happenings, "said": f"{span(each)}: {side} {abs(score):.1f}"}
        for each in periods
        for side, score in (("cooperation", abs(each.cooperation)), ("conflict", -abs(each.conflict)))
    ]  # fmt: skip
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(stroke=colours["paper"], strokeWidth=0.6)
        .encode(
            x2="end:T",
            y=alt.Y("score:Q", title="Sum of scores", axis=alt.Axis(tickCount=6)),
            y2=alt.datum(0),
            color=alt.Color(
                "side:N", title=None, scale=sides(colours), legend=alt.Legend(orient="top", symbolType="square")
            ),
            description="said:N",
            tooltip=[tip("when", "When"), tip("side", "Side"), tip("score", "Score"), tip("happenings", "Happenings")],
        )
    )


def points(dots: Sequence[Dot], colours: Colours) -> Any:
    """A mark for each happening: by its score, its shape by its side, the larger the more origins it has at least."""
    import altair as alt

    rows = [
        {"day": str(dot.day), "when": str(dot.day), "score": dot.score, "side": SIDES[dot.score < 0],
         "type": plain(dot.type), "label": plain(dot.label)[:LABEL], "least": dot.at_least,
         "origins": origins(dot.at_least, dot.at_most), "said": f"{dot.day}: {plain(dot.label)[:LABEL]}"}
        for dot in dots
    ]  # fmt: skip
    many = max((dot.at_least for dot in dots), default=1)
    steps = sorted({1, min(3, many), many})
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(filled=True, opacity=0.75, stroke=colours["paper"], strokeWidth=0.5)
        .encode(
            y=alt.Y("score:Q", title="Score", scale=alt.Scale(domain=SCORES), axis=alt.Axis(tickCount=5)),
            color=alt.Color("side:N", scale=sides(colours), legend=None),
            shape=alt.Shape("side:N", scale=alt.Scale(domain=SIDES, range=["circle", "triangle-down"]), legend=None),
            size=alt.Size(
                "least:Q", title="independent origins, at least",
                scale=alt.Scale(domain=[1, max(many, 2)], range=[36, 260]),
                legend=alt.Legend(orient="bottom", values=steps, format="d", symbolFillColor=colours["faint"]),
            ),
            description="said:N",
            tooltip=[
                tip("label", "What"), tip("when", "Day"), tip("type", "Type"), tip("score", "Score"),
                tip("origins", "Independent origins"),
            ],
        )
        .add_params(alt.selection_interval(name="zoom", bind="scales", encodings=["x"]))
        .properties(name="happenings")
    )  # fmt: skip


def days() -> Any:
    """The axis of days, which the panels share; the same in every time zone."""
    import altair as alt

    axis = alt.Axis(labelOverlap=True, labelFlush=True, tickCount=8)
    scale = alt.Scale(type="utc", padding=10, nice=False)  # pixels, so that no mark is cut at the ends
    return alt.X("day:T", title=None, scale=scale, axis=axis)


def sides(colours: Colours) -> Any:
    import altair as alt

    return alt.Scale(domain=SIDES, range=[colours[side] for side in SIDES])


def tip(field: str, label: str) -> Any:
    """A line of what is shown on hovering, as it stands in the data."""
    import altair as alt

    return alt.Tooltip(f"{field}:N", title=label)


def span(period: Period) -> str:
    """A period in words."""
    return str(period.start) if period.start == period.end else f"{period.start} to {period.end}"


def origins(at_least: int, at_most: int) -> str:
    """A range of origins in words."""
    return str(at_least) if at_least == at_most else f"{at_least} to {at_most}"
