"""Text in markup (XHTML, HTML, NITF) as paragraphs.

XML is read so that nothing is fetched and nothing swells: no external entity, no DTD, no entity of
the document's own, libxml2's bounds on depth and size left in force.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from whence.errors import InputError
from whence.intake.prose import joined
from whence.intake.source import MAX_BYTES, Source

BLOCKS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "ul", "ol", "dl", "dt", "dd", "div", "section",
    "article", "body", "blockquote", "bq", "block", "pre", "tr", "address", "body.content", "lead", "abstract",
    "credit", "main", "center",
}  # fmt: skip
"""Elements that begin and end a paragraph, in HTML and NITF."""
SKIPPED = {
    "head", "header", "footer", "nav", "aside", "script", "style", "template", "noscript", "figure",
    "figcaption", "media", "iframe", "object", "video", "audio", "svg", "form", "button", "select", "textarea",
    "table", "nitf-table", "note", "fn", "body.head", "body.end", "docdata", "map", "canvas",
}  # fmt: skip
"""Elements whose text is none of the story's."""
SPACES = re.compile(r"\s+")
MARKED = re.compile(r"<\s*[a-zA-Z/!]")


def paragraphs(element: Any) -> str:
    """The text of an element, one paragraph for each block in it."""
    found: list[list[str]] = [[]]
    _walk(element, found, kept=False)
    return joined(["".join(pieces) for pieces in found])


def _walk(element: Any, found: list[list[str]], *, kept: bool) -> None:
    """Add an element's text to ``found``, a list of pieces for each block; ``kept``: line breaks count (``pre``)."""
    if element.tag is etree.Entity:  # of a DTD that is not read: HTML's own are known without it
        found[-1].append(html.unescape(element.text))
        return
    name = local(element)
    if name is None or name in SKIPPED:
        return
    kept = kept or name == "pre"
    if name in BLOCKS:
        found.append([])
    if name == "br":
        found[-1].append("\n")
    _add(element.text, found, kept)
    for child in element:
        _walk(child, found, kept=kept)
        _add(child.tail, found, kept)
    if name in BLOCKS:
        found.append([])


def _add(text: str | None, found: list[list[str]], kept: bool) -> None:
    if text:
        found[-1].append(text if kept else SPACES.sub(" ", text))


def local(element: Any) -> str | None:
    """An element's name without its namespace, None for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else None


def html_text(markup: str) -> str:
    """The paragraphs of a piece of HTML, or of text with no more than character references."""
    if not MARKED.search(markup):
        return joined([html.unescape(markup).replace("\r\n", "\n")])
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it
        return ""
    return "" if root is None else paragraphs(root)


def nitf_text(markup: str) -> str:
    """The paragraphs of an NITF document that is given as a string; empty where it is not well formed."""
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), safe_parser(encoding="utf-8"))
    except etree.XMLSyntaxError:
        return ""
    content = next(iter(root.iter("{*}body.content")), root)
    return paragraphs(content)


def safe_parser(encoding: str | None = None) -> Any:
    """A parser of XML that resolves, fetches and swells nothing."""
    return etree.XMLParser(
        encoding=encoding, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


class Portion:
    """A stream that will not give more than one item may have between two calls of ``renew``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.left = 0
        self.renew()

    def renew(self) -> None:
        """Another item begins."""
        self.left = MAX_BYTES

    def read(self, size: int) -> bytes:
        """The next bytes. Raises InputError for an item that does not end."""
        self.left -= size
        if self.left < 0:
            told = f"has an item of more than {MAX_BYTES:,} bytes, which no report is; split it, or leave it out"
            raise InputError(told, where=self.source.name)
        return self.source.stream.read(size)


def elements(source: Source, name: str) -> Iterator[Any]:
    """The outermost elements of a name in a document, one at a time; each is gone when the next is asked for.

    Raises InputError where the document is not well formed, after what came before that; for one
    that declares entities of its own; and for an element that is too long.
    """
    portion = Portion(source)
    context = etree.iterparse(
        portion, events=("start", "end"), tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    depth = 0
    try:
        for event, element in context:
            depth += 1 if event == "start" else -1
            if event == "start":
                _no_entities(element, source)
            elif not depth:
                yield element
                _forget(element)
                portion.renew()
    except etree.XMLSyntaxError as error:
        last = context.error_log[-1] if len(context.error_log) else None  # the first error's own words are not kept
        told = " ".join((last.message if last else error.msg).split())
        problem = f"is not well-formed XML ({told}); what came before is kept; mend it, or get it again"
        raise InputError(problem, where=source.name, line=last.line if last else error.lineno) from error


def _no_entities(element: Any, source: Source) -> None:
    """Raises InputError where the document declares entities: nothing good is meant by it in news."""
    dtd = element.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        told = "declares entities of its own, which are not resolved; write out what they stand for"
        raise InputError(told, where=source.name)


def _forget(element: Any) -> None:
    """Free an element and what stands before it, so that a message of any length fits in memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
