"""A picture, however it was made: SVG, PNG, a page of its own, and what a notebook shows."""

from abc import ABC, abstractmethod

from whence.showing.pictures.colours import Theme
from whence.showing.pictures.markup import Markup
from whence.showing.pictures.page import page


class Picture(ABC):
    """A picture with its title, which is also what a screen reader says of it."""

    title: str

    @abstractmethod
    def svg(self, theme: Theme = "auto") -> Markup:
        """The picture as an SVG document; ``auto`` follows the reader's setting, light or dark."""

    def png(self, scale: float = 2, theme: Theme = "light") -> bytes:
        """The picture in pixels, ``scale`` to each of its own. PNG cannot follow a setting: ``auto`` is light."""
        import vl_convert

        return vl_convert.svg_to_png(self.svg("dark" if theme == "dark" else "light"), scale=scale)

    def html(self, theme: Theme = "auto") -> str:
        """One file that shows the picture without any other."""
        return page(self.title, self.svg(theme), theme)

    def _repr_html_(self) -> str:
        return self.svg()
