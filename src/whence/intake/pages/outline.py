"""A page's tree made plain: blocks, paragraphs, headings, lists and links, and nothing else.

Sites write paragraphs in many ways: ``p``, ``div`` in ``div``, runs of text between two ``br``,
text beside elements, preformatted lines. Here each becomes a ``p``, so that what comes after
needs to know one way only. Classes and ids stay, for they tell what a block is.
"""

import re
from dataclasses import dataclass, field

from lxml import html

from whence.intake.pages.tree import clean

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CONTAINERS = {"main", "article", "section", "blockquote", "ul", "ol", "li"}
BLOCKS = CONTAINERS | {
    "html", "body", "div", "p", "pre", "dl", "dt", "dd", "header", "footer", "hgroup", "address", "center", "details",
    "summary", "fieldset", "form", "figure", "figcaption", "aside", "nav", "table", "tbody", "thead", "tfoot", "tr",
    "td", "th", "hr", "caption", *HEADINGS,
}  # fmt: skip
PICTURES = {"img", "amp-img", "picture"}
EMPHASIS = {"em", "i", "small", "font", "b", "strong"}
APART = {"time", "button", "label", "option"}
"""Elements that are words of their own, whatever stands beside them."""
ATTRIBUTES = ("class", "id", "itemprop", "role")

DEEPEST = 40
"""Blocks nested deeper than this stand on this level; the text and its order stay."""

LINKED = 0.75
"""The share of a paragraph's characters in links from which it is a link."""

SENTENCE_END = re.compile(r"[.!?…:][”\"'’)\]]*$")
LINE = 60
"""Characters in the shortest of lines that are broken by hand to fit a width, and in most paragraphs."""

CAPTION = 40
"""Words in the longest of captions."""


@dataclass
class Run:
    """Text that flows in one line: pieces, each with whether it is a link; None is a line break."""

    pieces: list[tuple[str, bool] | None] = field(default_factory=list)
    pictures: int = 0
    plain: bool = False
    """Whether some of it is not in emphasis."""

    def add(self, text: str | None, linked: bool, plain: bool = True) -> None:
        if text:
            self.pieces.append((text, linked))
            self.plain = self.plain or (plain and bool(text.strip()))

    def flow(self, element: html.HtmlElement, linked: bool, plain: bool = True) -> None:
        """Put in an element that flows with its line, and what is in it."""
        if element.tag == "br":
            self.pieces.append(None)
        elif element.tag in PICTURES:
            self.pictures += 1
        linked = linked or element.tag == "a"
        plain = plain and element.tag not in EMPHASIS
        self.add(f" {element.text or ''}" if element.tag in APART else element.text, linked, plain)
        for child in element:
            self.flow(child, linked, plain)
            self.add(child.tail, linked, plain)
        if element.tag in APART:
            self.pieces.append((" ", False))


def outlined(tree: html.HtmlElement) -> html.HtmlElement:
    """A new tree with the same words in the same order, made plain."""
    root, body = html.Element("html"), html.Element("body")
    root.append(body)
    source = tree.find(".//body")
    source = tree if source is None else source
    _fill(source, body, _with_blocks(source), False, 0)
    return root


def _with_blocks(tree: html.HtmlElement) -> set[html.HtmlElement]:
    """The elements that have blocks in them."""
    found: set[html.HtmlElement] = set()
    for element in tree.iter():
        if element.tag in BLOCKS:
            parent = element.getparent()
            while parent is not None and parent not in found:
                found.add(parent)
                parent = parent.getparent()
    return found


def _fill(
    source: html.HtmlElement, into: html.HtmlElement, deep: set[html.HtmlElement], linked: bool, level: int
) -> None:
    """Put what is in ``source``, which has blocks in it, into a block of the outline."""
    run = Run()
    run.add(source.text, linked)
    for child in source:
        if child in deep:
            _paragraphs(run, into)
            run = Run()
            inner = _block(child, into) if level < DEEPEST else into
            _fill(child, inner, deep, linked or child.tag == "a", level + 1)
        elif child.tag in BLOCKS:
            _paragraphs(run, into)
            run = Run()
            _leaf(child, into, linked)
        else:
            run.flow(child, linked)
        run.add(child.tail, linked)
    _paragraphs(run, into)


def _block(source: html.HtmlElement, into: html.HtmlElement, tag: str | None = None) -> html.HtmlElement:
    block = html.Element(tag or (source.tag if source.tag in CONTAINERS else "div"))
    for name in ATTRIBUTES:
        if value := source.get(name):
            block.set(name, clean(value[:400]))
    into.append(block)
    return block


def _leaf(source: html.HtmlElement, into: html.HtmlElement, linked: bool) -> None:
    """Put a block without blocks in it into the outline."""
    if source.tag == "pre":
        for part in re.split(r"\n[ \t\r]*\n", source.text_content()):
            if text := clean(part):
                _block(source, into, "p").text = text
        return
    run = Run()
    run.flow(source, linked)
    if source.tag in HEADINGS or source.tag == "li":
        run.pieces = [piece or (" ", False) for piece in run.pieces]
        _paragraphs(run, into, source, source.tag)
    else:
        _paragraphs(run, _block(source, into) if source.tag in CONTAINERS else into, source)


def _paragraphs(run: Run, into: html.HtmlElement, source: html.HtmlElement | None = None, tag: str = "p") -> None:
    """Put the paragraphs of a run into a block of the outline, named as the element that they come from."""
    for chunk in _chunks(run):
        text = clean("".join(text for text, _ in chunk))
        if not text or (run.pictures and not run.plain and text.count(" ") < CAPTION):
            continue  # what stands in small letters beside a picture is its caption
        links = clean("".join(text for text, linked in chunk if linked))
        paragraph = html.Element(tag) if source is None else _block(source, into, tag)
        if len(links) > LINKED * len(text):
            link = html.Element("a", href="#")
            link.text = text
            paragraph.append(link)
        else:
            paragraph.text = text
        into.append(paragraph)


def _chunks(run: Run) -> list[list[tuple[str, bool]]]:
    """The paragraphs of a run: empty lines divide them, and ends of lines but those that are broken by hand."""
    chunks: list[list[tuple[str, bool]]] = [[]]
    previous = ""
    for line in _split(run.pieces):
        text = clean("".join(text for text, _ in line))
        if not text or len(previous) < LINE or (SENTENCE_END.search(previous) and len(text) > LINE):
            chunks.append([])
        chunks[-1] += [*line, (" ", False)]
        previous = text
    return chunks


def _split(pieces: list[tuple[str, bool] | None]) -> list[list[tuple[str, bool]]]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for piece in pieces:
        if piece is None:
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines
