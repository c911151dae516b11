"""Markup to a tree, within bounds: what is larger than any page is refused, for all that follows takes time by it."""

import re
from collections.abc import Iterator

from lxml import etree, html

from whence.errors import InputError

MAX_ELEMENTS = 30_000
MAX_DEPTH = 200
MAX_ATTRIBUTES = 1_000
"""Real pages have some thousands of elements, the longest live blogs ten times that; they nest some sixty deep."""

FLOWING = re.compile(r"</?(?:font|b|i|u|em|strong|span|small|big|center|tt|strike|s|a)(?:\s[^<>]*)?>", re.IGNORECASE)

TAG = re.compile(r"<([a-zA-Z][^\s/>]*+)")
ATTRIBUTE = re.compile(r"""[\s/]*+[^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
RAW = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title")}

MARKS = [0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF]
INVISIBLE: dict[int, str | None] = dict.fromkeys(MARKS)
CONTROLS = dict.fromkeys(range(32), " ")
LATE = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}
"""Character references such as &#146; mean windows-1252 to every browser (HTML standard, section 13.2.5.80)."""

ILLEGAL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
"""What HTML may hold and a tree may not be given."""

SHOWN = str.maketrans({**INVISIBLE, **CONTROLS, **LATE})
SPACES = re.compile(r"\s+")


def parsed(text: str, where: str) -> html.HtmlElement:
    """The tree of a page's markup, mended as browsers mend it.

    Raises InputError where there is none, or where it is too large or nested too deep.
    """
    if has_crowded_tag(text):
        raise InputError(f"has an element with more than {MAX_ATTRIBUTES:,} attributes, which no page has", where=where)
    tree = _tree(text, where)
    if _depth(tree) > MAX_DEPTH:  # a tag that is opened for each paragraph and never closed nests without end
        tree = _tree(FLOWING.sub("", text), where)
        if _depth(tree) > MAX_DEPTH:
            raise InputError(f"is nested more than {MAX_DEPTH} elements deep, which no page is", where=where)
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise InputError(f"has more than {MAX_ELEMENTS:,} elements, which no article has", where=where)
    for element in tree.iter():
        if ILLEGAL.search(f"{element.text}{element.tail}"):
            element.text, element.tail = (part and ILLEGAL.sub(" ", part) for part in (element.text, element.tail))
    return tree


def _tree(text: str, where: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("there is no page in it", where=where) from error


def has_crowded_tag(text: str) -> bool:
    """Whether a tag has more attributes than any page needs: the time that the parser takes for one is their square."""
    tag = TAG.search(text)
    while tag is not None:
        at, number = tag.end(), 0
        while (attribute := ATTRIBUTE.match(text, at)) is not None and attribute.end() > at:
            at, number = attribute.end(), number + 1
            if number > MAX_ATTRIBUTES:
                return True
        if (raw := RAW.get(tag[1].lower())) is not None and (end := raw.search(text, at)) is not None:
            at = end.start()
        tag = TAG.search(text, at)
    return False


def _depth(tree: html.HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def clean(text: str | None) -> str:
    """A text as a reader sees it: in one line, without marks that nobody sees."""
    return SPACES.sub(" ", (text or "").translate(SHOWN)).strip()


def elements(tree: html.HtmlElement, *tags: str) -> Iterator[html.HtmlElement]:
    """The elements of these kinds, in the order of the page."""
    for found in tree.iter(*tags):
        if isinstance(found, html.HtmlElement):
            yield found
