"""A page that holds a picture and needs nothing else: it forbids itself every request."""

from whence.showing.pictures.colours import DARK, Theme, colours
from whence.showing.pictures.markup import Markup, element, words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
RULES = "body{margin:1rem;background:%(paper)s;color:%(ink)s;font-family:Arial,Helvetica,sans-serif}"


def page(title: str, body: Markup, theme: Theme) -> str:
    """The page; ``body`` is scrolled where it is wider than the reader's screen."""
    frame = element("div", body, tabindex=0, role="region", aria_label=title, class_="frame")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{words(title)}</title>",
            f"<style>{style(theme)}</style></head>",
            f"<body>{frame}</body></html>",
            "",
        )
    )


def style(theme: Theme) -> str:
    """The page's own colours."""
    scheme = "light dark" if theme == "auto" else theme
    dark = f"{DARK}{{{RULES % colours('dark')}}}" if theme == "auto" else ""
    return f":root{{color-scheme:{scheme}}}.frame{{overflow-x:auto}}{RULES % colours(theme)}{dark}"
