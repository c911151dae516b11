"""The paragraphs of a page's article."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import html

from whence.errors import InputError
from whence.intake.check import MAX_TEXT
from whence.intake.pages import furniture
from whence.intake.pages.outline import HEADINGS, SENTENCE_END, outlined
from whence.intake.pages.prune import prune
from whence.intake.pages.tree import clean, parsed

MAX_LINES = 5_000
LINK_LINE = 30
"""Words in a paragraph that is one link and leads elsewhere; what is longer is prose."""

NESTED = {"list", "quote", "div", "section", "article"}
PROSE = 10
TEASER = 60
TEASERS = 4
LISTING_SHARE = 0.6
MARKED_SHARE = 0.6
FRAME_SHARE = 0.8

HEADING_LENGTH = 60
SECTION_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading or list item."""

    text: str
    heading: bool = False


def seen(tree: html.HtmlElement) -> list[str]:
    """The lines that stand on a page, in its order; of a very long page the first."""
    return [e.text_content() for e in islice(outlined(tree).iter("p", "li", *HEADINGS), MAX_LINES)]


def outline(tree: html.HtmlElement, where: str) -> html.HtmlElement:
    """What may be article in a page's tree, made plain. The tree is used up.

    Raises InputError where that is more than any article.
    """
    prune(tree)
    plain = outlined(tree)
    if len(plain.text_content()) > MAX_TEXT:
        raise InputError(f"has more than {MAX_TEXT:,} characters of text, which no report has", where=where)
    if sum(1 for _ in islice(plain.iter("p", "li"), MAX_LINES + 1)) > MAX_LINES:
        raise InputError(f"has more than {MAX_LINES:,} paragraphs, which no article has", where=where)
    _drop_sections(plain)
    if _is_listing(plain):
        raise InputError("is a list of articles, not one; give the pages that it links to", where=where)
    _drop_links(plain)
    return plain


def fragment(markup: str) -> list[Line]:
    """The lines of a piece of markup that is all article, as feeds hold it; none where there is none."""
    if not markup.strip():
        return []
    try:
        plain = outline(parsed(f"<div>{markup}</div>", ""), "")
    except InputError:
        return []
    tags = ("p", "li", *HEADINGS)
    return [Line(text, e.tag in HEADINGS) for e in plain.iter(*tags) if (text := clean(e.text_content()))]


def article(plain: html.HtmlElement) -> list[Line]:
    """The lines of the article of an outline, in their order. The outline is used up."""
    from trafilatura import bare_extraction

    framed = html.Element("html")
    framed.append(html.Element("body"))
    frame = _frame(plain)
    frame.tag = "article"
    framed[0].append(frame)
    found = bare_extraction(framed, include_comments=False, include_tables=False, with_metadata=False)
    return list(_lines(found.body)) if found is not None and not isinstance(found, dict) else []


def _lines(element: html.HtmlElement) -> Iterator[Line]:
    """The lines in an element of trafilatura's."""
    if own := clean(element.text):
        yield Line(own)
    for child in element:
        if child.tag in NESTED or any(inner.tag in ("p", "item", "head") for inner in child):
            yield from _lines(child)
        elif text := clean("".join(child.itertext())):
            yield Line(text, heading=child.tag == "head")
        if tail := clean(child.tail):
            yield Line(tail)


def _frame(plain: html.HtmlElement) -> html.HtmlElement:
    """The block of the article: the smallest that is marked so and has most of the prose, else that has nearly all."""
    prose = _prose(plain)
    total = prose[plain]
    body = plain[0]
    blocks = plain.iter("article", "main", "div", "section")
    if marked := [e for e in blocks if _is_marked(e) and prose[e] > MARKED_SHARE * total]:
        return marked[-1]
    frame = body
    while (inner := next((e for e in frame if prose.get(e, 0) > FRAME_SHARE * total), None)) is not None:
        if inner.tag in ("p", "li", "ul", "ol", "blockquote", *HEADINGS):
            break
        frame = inner
    return frame


def _is_marked(element: html.HtmlElement) -> bool:
    return element.tag in ("article", "main") or element.get("itemprop") == "articleBody"


def _prose(plain: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How many words of prose stand in each block."""
    found: dict[html.HtmlElement, int] = {}
    for element in reversed(list(plain.iter())):
        own = len((element.text or "").split()) if element.tag in ("p", "li") else 0
        found[element] = found.get(element, 0) + (own if own >= PROSE else 0)
        parent = element.getparent()
        if parent is not None:
            found[parent] = found.get(parent, 0) + found[element]
    return found


def _drop_sections(plain: html.HtmlElement) -> None:
    """Take out what a heading announces as related stories, comments and the like."""
    total = len(plain.text_content())
    for heading in list(plain.iter("p", *HEADINGS)):
        text, parent = heading.text_content(), heading.getparent()
        if parent is None or len(text) > HEADING_LENGTH or not furniture.is_heading(text):
            continue
        above = parent.getparent()
        opens = parent.tag != "body" and above is not None and parent[0] is heading
        if opens and len(parent.text_content()) < SECTION_SHARE * total:
            above.remove(parent)
            continue
        follower = heading.getnext()
        while follower is not None and _furnishes(follower):
            follower, gone = follower.getnext(), follower
            parent.remove(gone)
        parent.remove(heading)


def _furnishes(element: html.HtmlElement) -> bool:
    """Whether what follows such a heading belongs to it: no other heading, and no sentences."""
    if element.tag in HEADINGS:
        return False
    return element.tag != "p" or len(element) > 0 or SENTENCE_END.search(element.text or "") is None


def _is_listing(plain: html.HtmlElement) -> bool:
    """Whether most prose of a page is a teaser below a headline that is a link, as on a front page."""
    teasers = words = total = 0
    headline = False
    for line in plain.iter("p", "li", *HEADINGS):
        length = len(line.text_content().split())
        linked = len(line) > 0
        if headline and not linked and PROSE <= length <= TEASER:
            teasers, words = teasers + 1, words + length
        if not linked and line.tag not in HEADINGS and length >= PROSE:
            total += length
        headline = linked and length > 2 and (line.tag in HEADINGS or length < PROSE + PROSE)
    return teasers >= TEASERS and words > LISTING_SHARE * total


def _drop_links(plain: html.HtmlElement) -> None:
    """Take out paragraphs, headings and list items that are links."""
    for link in list(plain.iter("a")):
        line = link.getparent()
        above = None if line is None else line.getparent()
        if line is not None and above is not None and len((link.text or "").split()) <= LINK_LINE:
            above.remove(line)
