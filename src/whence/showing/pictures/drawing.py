"""A picture of our own in plain SVG: classes only, so that a page with a strict policy can hold it."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whence.showing.pictures.colours import DARK, Theme, colours, variables
from whence.showing.pictures.markup import Markup, element, hint
from whence.showing.pictures.picture import Picture

VARIABLE = re.compile(r"var\(--(\w+)\)")


@dataclass(frozen=True)
class Drawing(Picture):
    """Markup with its size in pixels. ``linked``: parts of it lead elsewhere, so it is a group and not one image, whose
    parts a screen reader would pass over."""

    title: str
    body: Markup
    width: float
    height: float
    linked: bool = False

    def svg(self, theme: Theme = "auto", *, inline: bool = False) -> Markup:
        """The picture; ``inline``: without its style and its paper, for a page whose stylesheet has ``css()``."""
        paper = element("rect", class_="paper", width=self.width, height=self.height)
        own = () if inline else (element("style", Markup(css(theme))), paper)
        wide, high = round(self.width), round(self.height)
        return element(
            "svg", hint(self.title), *own, self.body,
            xmlns="http://www.w3.org/2000/svg", class_="whence-picture", viewBox=f"0 0 {wide} {high}",
            width=wide, height=high, role="group" if self.linked else "img", aria_label=self.title,
        )  # fmt: skip


def css(theme: Theme = "auto") -> str:
    """The style of drawings, for a page's stylesheet. A theme that is fixed needs no CSS variables."""
    if theme != "auto":
        return VARIABLE.sub(lambda found: colours(theme)[found[1]], _rules())
    dark = f"{DARK}{{.whence-picture{{{variables('dark')}}}}}"
    return f".whence-picture{{{variables('light')}}}\n{dark}\n{_rules()}"


@cache
def _rules() -> str:
    return files(__package__).joinpath("pictures.css").read_text("utf-8")
