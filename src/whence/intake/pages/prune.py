"""Takes out of a page's tree what is not text of the article, as far as the markup tells it."""

import re

from lxml import html

from whence.intake.pages import furniture
from whence.intake.pages.outline import BLOCKS
from whence.intake.pages.tree import elements

NEVER_TEXT = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
    "form", "button", "select", "input", "textarea", "label", "dialog", "datalist", "progress", "meter", "map",
    "figure", "figcaption", "aside", "nav", "footer", "menu", "head", "link", "meta", "amp-ad", "amp-sidebar",
    "amp-accordion", "amp-social-share", "amp-list", "amp-analytics", "amp-carousel", "fb:post", "xml",
)  # fmt: skip
"""Elements that hold no prose of an article; those that wrap most of a page are kept all the same."""

KEPT = {"html", "body", "main", "article", "h1"}
ROLES = {"navigation", "complementary", "dialog", "alertdialog", "banner", "contentinfo", "search", "form", "alert"}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

MOST = 0.35
NEARLY_ALL = 0.85
SMALL = 60

SCRIPTS = ("script", "style", "noscript", "template", "xml")
PROSE_IN_TABLE = 200
"""Characters in a cell of a table that is there for the layout."""


def prune(tree: html.HtmlElement) -> None:
    """Take out of the tree, in place, what is plainly not the article."""
    for element in list(elements(tree, *SCRIPTS)):
        element.drop_tree()
    _unwrap_tables(tree)
    total = len(tree.text_content())
    gone: set[html.HtmlElement] = set()
    for element in list(elements(tree)):
        if element.getparent() in gone:
            gone.add(element)
        elif element.tag not in KEPT and _unwanted(element, total):
            gone.add(element)
            _drop(element)
    _drop_other_articles(tree)


def _drop(element: html.HtmlElement) -> None:
    """Out with it; what stood before and after a block stays apart."""
    parent = element.getparent()
    if parent is not None and element.tag in BLOCKS:
        gap = html.Element("hr")
        gap.tail, element.tail = element.tail, None
        parent.replace(element, gap)
    else:
        element.drop_tree()


def _unwanted(element: html.HtmlElement, total: int) -> bool:
    if _hidden(element):
        return _share(element, total) < NEARLY_ALL
    if element.tag in NEVER_TEXT or element.get("role", "").lower() in ROLES:
        return _share(element, total) < MOST
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not called.strip():
        return False
    if furniture.is_called(called, "strong") and element.find(".//h1") is None:
        return _share(element, total) < NEARLY_ALL
    if furniture.is_called(called, "class"):
        return _share(element, total) < MOST
    return furniture.is_called(called, "small") and len(element.text_content().split()) <= SMALL


def _hidden(element: html.HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or HIDDEN.search(element.get("style", "")) is not None
    )


def _share(element: html.HtmlElement, total: int) -> float:
    return len(element.text_content()) / max(1, total)


def _unwrap_tables(tree: html.HtmlElement) -> None:
    """Tables that hold prose are layout, and become plain blocks; tables of data go: no sentence is in them."""
    for table in list(elements(tree, "table")):
        cells = [cell for cell in table.iter("td", "th") if cell.find(".//table") is None]
        if any(len(cell.text_content()) > PROSE_IN_TABLE for cell in cells):
            for part in [table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th", "center")]:
                part.tag = "div"
        elif table.find(".//table") is None:
            _drop(table)


def _drop_other_articles(tree: html.HtmlElement) -> None:
    """Where several whole articles stand below each other, the first is the page's own."""
    heads = [h for h in elements(tree, "h1") if len(h.text_content().split()) > 2]
    if len(heads) < 2:
        return
    first = set(heads[0].iterancestors())
    for head in heads[1:]:
        part = head
        while (parent := part.getparent()) is not None and parent not in first:
            part = parent
        if part.getparent() is not None and len(part.text_content()) > PROSE_IN_TABLE:
            _drop(part)
