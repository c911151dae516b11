"""SVG and HTML by the element: what is text is escaped, what is markup says so by its type."""

import re
from html import escape
from typing import NewType

Markup = NewType("Markup", str)

NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # would turn the text around it
ADDRESS = re.compile(r"https?://[^\s]+|[/?#](?!/)[^\s\\]*", re.IGNORECASE)


def safe(text: str) -> str:
    """A text without characters that XML does not have or that steer the text around them."""
    return NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", STEERING.sub("", text))


def plain(text: str) -> str:
    """The same on one line."""
    return " ".join(safe(text).split())


def words(text: str) -> Markup:
    """A text as markup that shows it on one line."""
    return Markup(escape(plain(text)))


def verbatim(text: str) -> Markup:
    """A text as markup with all its spaces and line breaks."""
    return Markup(escape(safe(text)))


def join(*parts: Markup) -> Markup:
    return Markup("".join(parts))


def element(name: str, *children: Markup, **attributes: str | float | None) -> Markup:
    """An element; of an attribute's name ``_`` is ``-`` (``class_`` is ``class``), one that is None is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return Markup(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>")


def _value(value: str | float) -> str:
    return number(value) if isinstance(value, int | float) else escape(plain(value))


def number(value: float) -> str:
    """A length to a tenth of a pixel: what is finer is not seen, and differs between machines."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def hint(text: str) -> Markup:
    """What a browser shows on hovering, and a screen reader reads."""
    return element("title", words(text)) if plain(text) else Markup("")


def link(address: str | None, *children: Markup, label: str) -> Markup:
    """Children that lead to an address; only as a group where there is none, or it is no page's (``javascript:…``)."""
    if address is None or not ADDRESS.fullmatch(address):
        return element("g", *children)
    return element("a", *children, href=address, aria_label=label)
