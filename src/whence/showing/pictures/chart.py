"""A picture by Altair: drawn here by Vega, without a browser, and interactive in one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from whence.showing.pictures.colours import DARK, Colours, Theme, colours
from whence.showing.pictures.markup import Markup, element, hint, words
from whence.showing.pictures.page import page
from whence.showing.pictures.picture import Picture

Spec = dict[str, Any]
CLIP = re.compile(r'(<clipPath id="| clip-path="url\(#)clip(\d+)("|\))')
FONT = 'Arial, Helvetica, "Liberation Sans", sans-serif'
EMBED = """vegaEmbed("#chart", JSON.parse(document.getElementById("spec").text),
    {renderer: "svg", actions: false, ast: true, tooltip: {theme: "THEME"}});"""


@dataclass(frozen=True)
class Chart(Picture):
    """A chart by its specification, which is made from the colours of a theme."""

    title: str
    make: Callable[[Colours], Spec]

    def spec(self, theme: Theme = "light") -> Spec:
        """The chart in Vega-Lite, with the theme's colours."""
        found = colours(theme)
        return self.make(found) | {"config": config(found), "background": found["paper"], "description": self.title}

    def svg(self, theme: Theme = "auto") -> Markup:
        """The chart as an SVG document; ``auto`` follows the reader's setting, light or dark."""
        import vl_convert

        drawn = with_own_ids(vl_convert.vegalite_to_svg(self.spec("light" if theme == "auto" else theme)))
        style = element("style", turning_dark()) if theme == "auto" else ""
        head, _, rest = drawn.partition(">")
        return Markup(f'{head} role="img" aria-label="{words(self.title)}">{hint(self.title)}{style}{rest}')

    def html(self, theme: Theme = "auto") -> str:
        """One file with the chart, interactive: it holds Vega, and asks for nothing. It is in light colours unless told
        otherwise."""
        fixed: Theme = "dark" if theme == "dark" else "light"
        return page(self.title, script(self.spec(fixed), fixed), fixed)


def with_own_ids(drawn: str) -> str:
    """The document with ids made from what it shows: Vega's count on through the life of a process, so that the same
    chart would not be the same bytes; and those of two charts of one page must differ."""
    digest = sha256(CLIP.sub(r"\1\3", drawn).encode()).hexdigest()[:8]
    first = min((int(number) for _, number, _ in CLIP.findall(drawn)), default=0)
    return CLIP.sub(lambda found: f"{found[1]}clip-{digest}-{int(found[2]) - first}{found[3]}", drawn)


def config(found: Colours) -> Spec:
    """Vega-Lite's configuration in a theme's colours."""
    words = {"labelColor": found["faint"], "titleColor": found["ink"], "labelFontSize": 11, "titleFontSize": 12}
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": words | {"gridColor": found["grid"], "domainColor": found["line"], "tickColor": found["line"]},
        "legend": words | {"titleFontWeight": "normal"},
        "title": {"color": found["ink"], "subtitleColor": found["faint"], "anchor": "start", "fontSize": 14},
        "text": {"color": found["ink"]},
    }


def turning_dark() -> Markup:
    """Rules that give each light colour its dark one where the reader's setting is dark."""
    dark = colours("dark")
    rules = "".join(
        f'[{kind}="{value}"]{{{kind}:{dark[name]}}}'
        for name, value in colours("light").items()
        for kind in ("fill", "stroke")
    )
    return Markup(f"{DARK}{{{rules}}}")


def script(spec: Spec, theme: Theme) -> Markup:
    """An element that a script makes the chart in. ``ast``: Vega reads its expressions, rather than have them run."""
    import vl_convert

    bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg]  # the stub has no default
    text = msgspec.json.encode(spec).decode().replace("<", "\\u003c")  # no label can end the script
    return Markup(
        f'<div id="chart"></div><script id="spec" type="application/json">{text}</script>'
        f"<script>{bundle}</script><script>{EMBED.replace('THEME', theme)}</script>"
    )
