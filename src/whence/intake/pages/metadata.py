"""What a page says about its article: for machines first, then for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import urljoin, urlsplit

from lxml import html

from whence.intake.pages.bylines import author_alone, author_in, author_named, joined
from whence.intake.pages.dates import believable, day_alone, moment
from whence.intake.pages.linked import Linked, linked
from whence.intake.pages.tree import clean, elements

SEPARATOR = re.compile(r"\s+(?:[|•·»«›‹]+|[-–—]{1,3}|::?|<)\s+|:\s+")
EDGES = " -–—|:»«"
HOME = {"home", "homepage", "home page", "main", "front", "front page", "start", "news", "menu", "back", "index"}
GENERIC = {"blog archive", "news", "world", "article", "home", "print", "print view", "archive"}
NAMED_FOR_AUTHORS = re.compile(r"byline|author|writer|reporter", re.IGNORECASE)
LATER = re.compile(r"updat|modif", re.IGNORECASE)
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-]([0-3]\d)(?:/|-|\b)")

LONGEST = 500
"""Characters of a title or name that are looked at."""

FEW_WORDS = 12
TOP_LINES = 14
HEADLINE_WORDS = 30
NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page's article. ``body`` is its text, where the page has that for machines."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    body: list[str] = field(default_factory=list)
    doubted: str | None = None
    """A date of publication that cannot be right."""


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to go by: the tree, its ``meta`` elements, its JSON-LD, its title tag, the lines that are seen."""

    tree: html.HtmlElement
    named: dict[str, str]
    known: Linked
    tag: str
    lines: list[str]

    def told(self, field: str) -> list[str]:
        """The values of a field in the page's meta elements, the surest first."""
        return [self.named[name] for name in _metas()[field] if name in self.named]

    def marked(self, name: str) -> Iterator[html.HtmlElement]:
        """The elements with a property of microdata."""
        return elements_with(self.tree, name)


@cache
def _metas() -> dict[str, list[str]]:
    text = files("whence.intake").joinpath("data", "metas.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {field: names.split("|") for field, names in rows[1:]}


def metadata(tree: html.HtmlElement, lines: list[str], found_at: str | None) -> Metadata:
    """The metadata of a page: of its tree, untouched yet, and the ``lines`` that a reader sees, in order.

    ``found_at`` is the page's URL, where that is known.
    """
    named = _named(tree)
    tag = clean((tree.findtext(".//title") or "")[:LONGEST])
    scripts = [s.text or "" for s in elements(tree, "script") if "ld+json" in (s.get("type") or "").lower()]
    page = Page(tree, named, linked(scripts, f"{tag} {named.get('og:title', '')}") or Linked(), tag, lines)
    title = _title(page)
    outlet = _outlet(page, title)
    url = _url(page, found_at)
    top = _top(lines, title)
    dates = list(_dates(page, top, found_at or url))
    trusted = [date for date in dates if believable(date)]
    return Metadata(
        title=title,
        outlet=outlet,
        byline=_byline(page, top, outlet),
        published=_finest(trusted),
        url=url,
        language=_language(page),
        body=page.known.body,
        doubted=None if trusted or not dates else dates[0],
    )


def _named(tree: html.HtmlElement) -> dict[str, str]:
    """The ``meta`` elements, the first of each name."""
    found: dict[str, str] = {}
    for element in elements(tree, "meta"):
        content = clean((element.get("content") or "")[:LONGEST])
        for name in (element.get("property"), element.get("name"), element.get("itemprop")):
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def elements_with(tree: html.HtmlElement, name: str) -> Iterator[html.HtmlElement]:
    return (e for e in tree.iterfind(f".//*[@itemprop='{name}']") if isinstance(e, html.HtmlElement))


def _title(page: Page) -> str | None:
    """The headline that a reader sees where there is one, else what the page tells machines."""
    heads = [clean(e.text_content()[:LONGEST]) for e in (*page.marked("headline"), *elements(page.tree, "h1"))]
    heads = [text for text in heads if text.count(" ") > 1 and text != page.known.publisher]
    if page.known.headline in page.lines or (page.known.headline and not heads):
        return page.known.headline
    if page.known.headline or next(page.marked("headline"), None) is not None:
        return heads[0] if heads else None
    told = [text for text in (*page.told("title"), page.tag) if text]
    short = (line for line in page.lines if 2 < line.count(" ") < HEADLINE_WORDS and len(line) < LONGEST)
    if seen := [line for line in short if any(line in text for text in told)]:
        return max(seen, key=len)
    if not told:
        return heads[0] if heads else None
    part = max(SEPARATOR.split(told[0]), key=len)
    return part if len(part) > len(told[0]) / 2 else told[0]


def _outlet(page: Page, title: str | None) -> str | None:
    """Who published it: as machines are told, else what the title tag has beside the title, else the way home."""
    marked = (name for e in page.marked("publisher") if (name := _name_within(e)))
    for name in (page.known.publisher, *page.told("outlet"), *marked):
        if name and "://" not in name and len(name) <= NAME_LENGTH:
            return name
    if title and title in page.tag:
        before, _, after = page.tag.partition(title)
        rest = (part.strip(EDGES) for text in (after, before) for part in SEPARATOR.split(f" {text} "))
        if parts := [part for part in rest if part and part.lower() not in GENERIC]:
            return parts[-1] if after.strip(EDGES) else parts[0]
    return _home(page.tree)


def _home(tree: html.HtmlElement) -> str | None:
    """What the link to the front page says."""
    for link in elements(tree, "a"):
        if link.get("href") in ("/", "./", "index.html"):
            text = clean(link.text_content()[:LONGEST])
            if text[:1].isupper() and text.lower() not in HOME and 1 < len(text.split()) <= 6:
                return text
    return None


def _name_within(element: html.HtmlElement) -> str | None:
    inner = element.find(".//*[@itemprop='name']")
    for each in (inner, element):
        if each is not None and (text := clean(each.get("content") or each.text_content()[:LONGEST])):
            return text
    return None


def _byline(page: Page, top: list[str], outlet: str | None) -> str | None:
    """Who wrote it, without the «By»."""
    if page.known.authors:
        return joined([name for author in page.known.authors if (name := author_named(author, outlet))])
    told = [text for text in page.told("byline") if "://" not in text]
    told += [text for e in page.marked("author") if (text := _name_within(e))]
    named = (author_named(text, outlet) for text in told)
    seen = (author_in(line) for line in top)
    return next((name for name in (*named, *seen) if name), None) or _marked_author(page.tree)


def _marked_author(tree: html.HtmlElement) -> str | None:
    """The first names in an element that its class or link calls the author."""
    for element in elements(tree, "a", "span", "div", "p", "address", "h4", "h5"):
        if element.get("rel") == "author" or NAMED_FOR_AUTHORS.search(element.get("class") or ""):
            text = clean(element.text_content()[:LONGEST])
            if text.count(" ") < FEW_WORDS and (name := author_alone(text)):
                return name
    return None


def _top(lines: list[str], title: str | None) -> list[str]:
    """The short lines about the headline, where authors and dates stand: after it first."""
    place = lines.index(title) if title in lines else -1
    after: list[str] = []
    for line in lines[place + 1 : place + 1 + TOP_LINES]:
        if line.count(" ") >= HEADLINE_WORDS:
            break
        after.append(line)
    before = lines[max(0, place - 3) : place] if place > 0 else []
    return [line for line in (*after, *reversed(before)) if line.count(" ") < FEW_WORDS + 3]


def _dates(page: Page, top: list[str], url: str | None) -> Iterator[str]:
    """All that may be the date of publication, the surest first, as ISO 8601."""
    told = [page.known.published, *page.told("published")]
    told += [e.get("datetime") or e.get("content") or e.text_content() for e in page.marked("datePublished")]
    first = next((e for e in elements(page.tree, "time") if not LATER.search(e.get("class") or "")), None)
    told += [] if first is None else [first.get("datetime") or first.text_content()]
    told += [*top, *filter(day_alone, page.lines)]
    match = URL_DAY.search(url or "")
    told += ["-".join(match.groups())] if match else []
    return (date for text in told if (date := moment(text)))


def _finest(dates: list[str]) -> str | None:
    """The first date, or one of the same day that tells the time too, best with its zone."""
    same = [date for date in dates if date[:10] == dates[0][:10]]
    return max(same, key=lambda date: (min(len(date), 11), len(date) > 19 and date[-6] in "+-"), default=None)


def _url(page: Page, found_at: str | None) -> str | None:
    """The page's own address; the one where it was found where that is on another host, for then it is a copy."""
    canonical = [e.get("href") for e in elements(page.tree, "link") if (e.get("rel") or "").lower() == "canonical"]
    for url in (*canonical, page.named.get("og:url"), page.known.url, page.named.get("mainentityofpage")):
        whole = _whole_url(found_at, url or "")
        if whole and (not found_at or urlsplit(whole).hostname == urlsplit(found_at).hostname):
            return whole
    return found_at


def _whole_url(base: str | None, url: str) -> str | None:
    try:
        whole = urljoin(base or "", url.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _language(page: Page) -> str | None:
    match = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", page.tree.get("lang") or page.named.get("og:locale") or "")
    return match[0].lower() if match else None
