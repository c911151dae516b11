"""Markup to a tree, within bounds: what is larger than any page is refused, for all that follows takes its time by it."""

import re
from collections.abc import Iterator

from lxml import etree, html

from whence.errors import InputError

MAX_ELEMENTS = 60_000
MAX_DEPTH = 200
"""The deepest of real pages nest some sixty elements."""

INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF])
CONTROLS = {code: " " for code in range(32)}
LATE = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
"""Character references such as &#146; mean windows-1252 to every browser (HTML standard, section 13.2.5.80)."""

SHOWN = str.maketrans({**INVISIBLE, **CONTROLS, **LATE})
SPACES = re.compile(r"\s+")


def parsed(text: str, where: str) -> html.HtmlElement:
    """The tree of a page's markup, mended as browsers mend it.

    Raises InputError where there is none, or where it is too large or nested too deep.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("there is no page in it", where=where) from error
    _bounded(tree, where)
    return tree


def _bounded(tree: html.HtmlElement, where: str) -> None:
    depth = number = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        number += event == "start"
        if depth > MAX_DEPTH:
            raise InputError(f"is nested more than {MAX_DEPTH} elements deep, which no page is", where=where)
        if number > MAX_ELEMENTS:
            raise InputError(f"has more than {MAX_ELEMENTS:,} elements, which no article has", where=where)


def clean(text: str | None) -> str:
    """A text as a reader sees it: in one line, without marks that nobody sees."""
    return SPACES.sub(" ", (text or "").translate(SHOWN)).strip()


def elements(tree: html.HtmlElement, *tags: str) -> Iterator[html.HtmlElement]:
    """The elements of these kinds, in the order of the page."""
    for found in tree.iter(*tags):
        if isinstance(found, html.HtmlElement):
            yield found
