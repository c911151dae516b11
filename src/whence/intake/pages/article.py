"""The paragraphs of a page's article."""

import re
from collections.abc import Iterator

from lxml import html

from whence.intake.pages import furniture
from whence.intake.pages.dates import day_alone
from whence.intake.pages.outline import HEADINGS, outlined
from whence.intake.pages.prune import prune
from whence.intake.pages.tree import clean

LINK_LINE = 30
"""Words in a paragraph that is one link and leads elsewhere; what is longer is prose."""

SHORT = 25
SECTION_SHARE = 0.5


def outline(tree: html.HtmlElement) -> html.HtmlElement:
    """What may be article in a page's tree, made plain. The tree is used up."""
    prune(tree)
    plain = outlined(tree)
    _drop_sections(plain)
    _drop_links(plain)
    return plain


def paragraphs(plain: html.HtmlElement) -> list[str]:
    """The paragraphs of the article, its headings and list items among them, in their order."""
    from trafilatura import bare_extraction

    found = bare_extraction(plain, include_comments=False, include_tables=False, with_metadata=False)
    return list(_lines(found.body)) if found is not None else []


def _lines(body: html.HtmlElement) -> Iterator[str]:
    for element in body:
        if element.tag in ("list", "quote"):
            own = clean(element.text)
            yield from [own] if own else []
            yield from _lines(element)
        elif text := clean("".join(element.itertext())):
            yield text
        if tail := clean(element.tail):
            yield tail


def _drop_sections(plain: html.HtmlElement) -> None:
    """Take out what a heading announces as related stories, comments and the like."""
    total = len(plain.text_content())
    for heading in list(plain.iter("p", *HEADINGS)):
        text = heading.text_content()
        if len(text) > 60 or not furniture.is_heading(text):
            continue
        parent = heading.getparent()
        if parent is None:
            continue
        if parent.tag != "body" and parent[0] is heading and len(parent.text_content()) < SECTION_SHARE * total:
            parent.getparent().remove(parent)
            continue
        follower = heading.getnext()
        while follower is not None and _furnishes(follower):
            follower, gone = follower.getnext(), follower
            parent.remove(gone)
        parent.remove(heading)


def _furnishes(element: html.HtmlElement) -> bool:
    """Whether what follows such a heading belongs to it: no heading and no paragraph of prose."""
    if element.tag in HEADINGS:
        return False
    return element.tag != "p" or len(element.text_content().split()) <= SHORT


def _drop_links(plain: html.HtmlElement) -> None:
    """Take out paragraphs, headings and list items that are links."""
    for link in list(plain.iter("a")):
        line = link.getparent()
        if len(link.text.split()) <= LINK_LINE and line.getparent() is not None:
            line.getparent().remove(line)
