"""How many happenings have how many independent origins."""

from collections import Counter
from collections.abc import Iterable

from whence.showing.pictures.chart import Chart, Spec
from whence.showing.pictures.colours import Colours
from whence.showing.pictures.markup import plain

MOST = 10  # origins that have a bar of their own; what has more stands together
ROOM = 24  # pixels that the number over a bar wants
BOUNDS = ["at least", "at most"]


def origins_histogram(
    ranges: Iterable[tuple[int, int]], *, title: str = "Independent origins of happenings", width: int = 560
) -> Chart:
    """The picture of how many happenings have how many origins; ``ranges`` are each one's at least and at most."""
    rows = counted(ranges)
    subtitle = "" if rows else "There are no happenings."

    def make(colours: Colours) -> Spec:
        import altair as alt

        base = alt.Chart(alt.InlineData(values=rows)).encode(
            x=alt.X("origins:N", sort=labels(), title="Independent origins", axis=alt.Axis(labelAngle=0)),
            xOffset=alt.XOffset("bound:N", sort=BOUNDS),
            y=alt.Y("happenings:Q", title="Happenings"),
            tooltip=[alt.Tooltip(f"{field}:N") for field in ("origins", "bound", "happenings")],
        )
        bars = base.mark_bar(stroke=colours["cooperation"], strokeWidth=1.5).encode(
            fill=alt.Fill(
                "bound:N", title=None, legend=alt.Legend(orient="top", symbolStrokeColor=colours["cooperation"]),
                scale=alt.Scale(domain=BOUNDS, range=[colours["cooperation"], colours["paper"]]),
            )
        )  # fmt: skip
        numbers = base.mark_text(dy=-7, fontSize=10, color=colours["ink"]).encode(text="happenings:Q")
        marks = [bars, numbers] if len(rows) * ROOM <= width else [bars]
        whole = alt.layer(*marks, title=alt.TitleParams(plain(title), subtitle=subtitle or alt.Undefined, limit=width))
        found: Spec = whole.properties(width=width, height=220).to_dict()
        return found

    return Chart(title, make)


def counted(ranges: Iterable[tuple[int, int]]) -> list[dict[str, str | int]]:
    """How many have so many at least, and how many at most, without the numbers beyond the last."""
    counts = Counter((bound, min(number, MOST)) for pair in ranges for bound, number in zip(BOUNDS, pair, strict=True))
    last = max((number for _, number in counts), default=0)
    return [
        {"origins": labels()[number - 1], "bound": bound, "happenings": counts[bound, number]}
        for number in range(1, last + 1)
        for bound in BOUNDS
    ]


def labels() -> list[str]:
    return [*map(str, range(1, MOST)), f"{MOST} or more"]
