"""Takes out of a page's tree what is not text of the article, as far as the markup tells it."""

import re

from lxml import html

from whence.intake.pages import furniture
from whence.intake.pages.outline import BLOCKS
from whence.intake.pages.tree import clean, elements

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

CENTRED = re.compile(r"text-align\s*:\s*center|\bcenter$", re.IGNORECASE)

MOST = 0.35
NEARLY_ALL = 0.85
SMALL = 60
MOST_ARTICLES = 20

SCRIPTS = ("script", "style", "noscript", "template", "xml")
PROSE_IN_TABLE = 200
"""Characters in a cell of a table that is there for the layout."""


def prune(tree: html.HtmlElement) -> None:
    """Take out of the tree, in place, what is plainly not the article."""
    for element in list(elements(tree, *SCRIPTS)):
        element.drop_tree()
    _unwrap_tables(tree)
    sizes = _sizes(tree)
    gone: set[html.HtmlElement] = set()
    for element in list(elements(tree)):
        if element.getparent() in gone:
            gone.add(element)
        elif element.tag not in KEPT and _unwanted(element, sizes[element], max(1, sizes[tree])):
            gone.add(element)
            _drop(element)
    _drop_other_articles(tree)


def _sizes(tree: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How many characters stand in each element."""
    found: dict[html.HtmlElement, int] = {}
    for element in reversed(list(elements(tree))):
        found[element] = found.get(element, 0) + len(element.text or "")
        parent = element.getparent()
        if isinstance(parent, html.HtmlElement):
            found[parent] = found.get(parent, 0) + found[element] + len(element.tail or "")
    return found


def _drop(element: html.HtmlElement) -> None:
    """Out with it; what stood before and after a block stays apart."""
    parent = element.getparent()
    if parent is not None and element.tag in BLOCKS:
        gap = html.Element("hr")
        gap.tail, element.tail = element.tail, None
        parent.replace(element, gap)
    else:
        element.drop_tree()


def _unwanted(element: html.HtmlElement, size: int, total: int) -> bool:
    """Whether an element is no part of the article; ``size`` is its text, ``total`` the page's, in characters."""
    if _hidden(element):
        return size < NEARLY_ALL * total
    if element.tag in NEVER_TEXT or element.get("role", "").lower() in ROLES:
        return size < MOST * total
    if _under_picture(element):
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not called.strip():
        return False
    if furniture.is_called(called, "strong") and element.find(".//h1") is None:
        return size < NEARLY_ALL * total
    if furniture.is_called(called, "class"):
        return size < MOST * total
    return furniture.is_called(called, "small") and size < 20 * SMALL and len(element.text_content().split()) <= SMALL


def _under_picture(element: html.HtmlElement) -> bool:
    """Whether it is a centred paragraph below a picture: its caption."""
    if element.tag != "p" or not CENTRED.search(f"{element.get('style')} {element.get('align')}"):
        return False
    above = element.getprevious()
    if above is None or (above.tag != "img" and above.find(".//img") is None):
        return False
    return not clean(above.text_content()) and len(element.text_content().split()) <= SMALL


def _hidden(element: html.HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or HIDDEN.search(element.get("style", "")) is not None
    )


def _unwrap_tables(tree: html.HtmlElement) -> None:
    """Tables that hold prose are layout, and become plain blocks; tables of data go: no sentence is in them."""
    layout: set[html.HtmlElement] = set()
    for cell, size in _cells(tree).items():
        if size > PROSE_IN_TABLE:
            layout.update(cell.iterancestors("table"))
    for table in list(elements(tree, "table")):
        if table not in layout:
            _drop(table)
    for part in list(elements(tree, "table", "tbody", "thead", "tfoot", "tr", "td", "th", "center")):
        part.tag = "div"


def _cells(tree: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How many characters stand in each cell of a table, without those of tables within it."""
    sizes: dict[html.HtmlElement, int] = {}
    around: dict[html.HtmlElement, html.HtmlElement] = {}
    for element in elements(tree):
        cell = element if element.tag in ("td", "th") else around.get(element.getparent())
        if cell is not None and element.tag != "table":
            around[element] = cell
            sizes[cell] = sizes.get(cell, 0) + len(element.text or "")
        if (outer := around.get(element.getparent())) is not None:
            sizes[outer] = sizes.get(outer, 0) + len(element.tail or "")
    return sizes


def _drop_other_articles(tree: html.HtmlElement) -> None:
    """Where several whole articles stand below each other, the first is the page's own."""
    heads = [h for h in elements(tree, "h1") if len(h.text_content().split()) > 2][:MOST_ARTICLES]
    if len(heads) < 2:
        return
    first = set(heads[0].iterancestors())
    for head in heads[1:]:
        part = head
        while (parent := part.getparent()) is not None and parent not in first:
            part = parent
        if part.getparent() is not None and len(part.text_content()) > PROSE_IN_TABLE:
            _drop(part)
