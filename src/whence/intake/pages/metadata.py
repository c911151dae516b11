"""What a page says about its article: for machines first, then for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html

from whence.intake.pages.dates import MONTHS, WEEKDAYS, believable, moment
from whence.intake.pages.linked import Linked, linked
from whence.intake.pages.tree import clean, elements

TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "parsely-site")
AUTHORS = ("author", "byl", "article:author", "article:author_name", "og:article:author", "dc.creator", "dcterms.creator")
AUTHORS += ("parsely-author", "sailthru.author", "cxenseparse:author", "citation_author", "byline")
DATES = ("article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished")
DATES += ("parsely-pub-date", "sailthru.date", "publisheddate", "publish-date", "published_time", "pubdate", "publishdate")
DATES += ("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date")
DATES += ("cxenseparse:recs:publishtime", "citation_publication_date", "date_published", "originalpublicationdate", "date")

SEPARATOR = re.compile(r"\s+(?:[|•·»«›‹]+|[-–—]{1,3}|::?|<)\s+|:\s+")
HOME = {"home", "homepage", "home page", "main", "front", "front page", "start", "news", "menu", "back", "index", "logo"}
GENERIC = {"blog archive", "news", "world", "article", "home"}

NAME = r"[A-Z][\w'’.-]*(?: (?:de|del|da|dos|van|von|der|den|bin|ibn|al|el|la|le|ter|di) ?)?(?:[ -][A-Z][\w'’.-]*){1,3}"
BYLINE = re.compile(rf"(?:^|\b)[Bb]y:? +({NAME}(?:(?:,|,? and|,? &) {NAME})*)")
LEADING = re.compile(r"^(?:by|from|author|written by|posted by|story by|submitted by|words by)\s*:?\s+", re.IGNORECASE)
TIME_WORDS = frozenset(MONTHS) | frozenset(WEEKDAYS)
NAMED_FOR_AUTHORS = re.compile(r"byline|author|writer|reporter", re.IGNORECASE)

FEW_WORDS = 12
TOP_LINES = 14
PROSE = 30
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-]([0-3]\d)(?:/|-|\b)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page's article. ``body`` is its text, where the page has that for machines."""

    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    url: str | None
    language: str | None
    body: list[str]
    is_article: bool
    doubted: str | None
    """A date of publication that cannot be right."""


def metadata(tree: html.HtmlElement, lines: list[str], found_at: str | None) -> Metadata:
    """The metadata of a page: of its tree, untouched yet, and the ``lines`` that a reader sees, in order.

    ``found_at`` is the page's URL, where that is known.
    """
    named = _named(tree)
    page_title = clean(tree.findtext(".//title"))
    scripts = [s.text or "" for s in elements(tree, "script") if "ld+json" in (s.get("type") or "").lower()]
    article = linked(scripts, f"{page_title} {named.get('og:title', '')}")
    known = article or Linked()
    title = _title(tree, named, known, page_title, lines)
    outlet = _outlet(tree, named, known, page_title, title)
    top = _top(lines, title)
    dates = list(_dates(tree, named, known, top, found_at))
    trusted = [date for date in dates if believable(date)]
    return Metadata(
        title=title,
        outlet=outlet,
        byline=_byline(tree, named, known, top, outlet),
        published=_finest(trusted),
        url=_url(tree, named, known, found_at),
        language=_language(tree, named),
        body=known.body,
        is_article=article is not None or named.get("og:type") == "article",
        doubted=None if trusted or not dates else dates[0],
    )


def _named(tree: html.HtmlElement) -> dict[str, str]:
    """The ``meta`` elements, the first of each name."""
    found: dict[str, str] = {}
    for element in elements(tree, "meta"):
        content = clean(element.get("content"))
        for name in (element.get("property"), element.get("name"), element.get("itemprop")):
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _first(named: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (named[name] for name in names if name in named)


def _property(tree: html.HtmlElement, name: str) -> Iterator[html.HtmlElement]:
    """The elements with a microdata property, those of the article and not of things within it first."""
    yield from (e for e in tree.iterfind(f".//*[@itemprop='{name}']") if isinstance(e, html.HtmlElement))


def _title(tree: html.HtmlElement, named: dict[str, str], known: Linked, page_title: str, lines: list[str]) -> str | None:
    """The headline that a reader sees where there is one, else what the page tells machines."""
    told = [text for text in (known.headline, *_first(named, TITLES), page_title) if text]
    marked = [clean(e.text_content()) for e in _property(tree, "headline")]
    if marked and marked[0]:
        return marked[0]
    if known.headline:
        whole = [line for line in lines if line.startswith(known.headline.rstrip(" .…"))] if known.headline[-1] in ".…" else []
        return whole[0] if whole and len(whole[0].split()) <= PROSE else known.headline
    seen = [line for line in lines if 2 < line.count(" ") < PROSE and any(line in text for text in told)]
    if seen:
        return max(seen, key=len)
    heads = [text for e in elements(tree, "h1") if (text := clean(e.text_content())).count(" ") > 2]
    if not told:
        return heads[0] if heads else None
    parts = SEPARATOR.split(told[0])
    return max(parts, key=len) if len(parts) > 1 and max(map(len, parts)) > len(told[0]) / 2 else told[0]


def _outlet(tree: html.HtmlElement, named: dict[str, str], known: Linked, page_title: str, title: str | None) -> str | None:
    marked = [m for e in _property(tree, "publisher") if (m := _name_within(e))]
    for name in (known.publisher, *_first(named, OUTLETS), *marked):
        if name and "://" not in name and len(name) <= 80:
            return name
    if title and title in page_title and title != page_title:
        before, _, after = page_title.partition(title)
        rest = [p for part in (after, before) for p in SEPARATOR.split(f" {part} ") if p.strip(" -–—|:»«")]
        parts = [p for part in rest if (p := part.strip(" -–—|:»«")).lower() not in GENERIC]
        if parts:
            return parts[-1] if after.strip() else parts[0]
    return _home(tree)


def _home(tree: html.HtmlElement) -> str | None:
    """What the link to the front page says."""
    for link in elements(tree, "a"):
        if link.get("href") in ("/", "./", "index.html"):
            text = clean(link.text_content())
            if text[:1].isupper() and text.lower() not in HOME and 1 < len(text.split()) <= 6:
                return text
    return None


def _name_within(element: html.HtmlElement) -> str | None:
    for inner in element.iterfind(".//*[@itemprop='name']"):
        return clean(inner.get("content")) or clean(inner.text_content()) or None
    return clean(element.get("content")) or clean(element.text_content()) or None


def _byline(
    tree: html.HtmlElement, named: dict[str, str], known: Linked, top: list[str], outlet: str | None
) -> str | None:
    """Who wrote it, without the «By»."""
    if known.authors:
        return joined([name for author in known.authors if (name := named_author(author, outlet))])
    told = [text for text in _first(named, AUTHORS) if "://" not in text]
    told += [text for e in _property(tree, "author") if (text := _name_within(e))]
    for text in told:
        if name := named_author(text, outlet):
            return name
    for line in top:
        if match := BYLINE.search(line):
            return _without_time(match[1])
    return _marked_author(tree, outlet)


def _marked_author(tree: html.HtmlElement, outlet: str | None) -> str | None:
    """The first short text in an element that its class or link calls the author."""
    for element in elements(tree, "a", "span", "div", "p", "address", "h4", "h5"):
        if element.get("rel") == "author" or NAMED_FOR_AUTHORS.search(element.get("class") or ""):
            text = clean(element.text_content())
            if text and text.count(" ") < FEW_WORDS:
                match = BYLINE.search(text)
                name = match[1] if match else text
                if re.fullmatch(rf"{NAME}(?:(?:,|,? and|,? &) {NAME})*", name):
                    return _without_time(name)
    return None


def named_author(text: str, outlet: str | None) -> str | None:
    """An author's name as such: no «By», no outlet after it, no date."""
    name = LEADING.sub("", text).strip(" ,|-–—")
    if outlet and name.lower() != outlet.lower():
        name = re.sub(rf"\s*(?:,|\||-|–|—|for|at)\s*(?:the )?{re.escape(outlet)}$", "", name, flags=re.IGNORECASE)
    return name if name and len(name) <= 200 and any(c.isalpha() for c in name) else None


def joined(names: list[str]) -> str | None:
    """Names in one line: «A, B and C»; what begins with «and» already is appended so."""
    extra = [name for name in names if name.lower().startswith("and ")]
    names = [name for name in names if not name.lower().startswith("and ")]
    if not extra and len(names) > 1:
        extra = [f"and {names.pop()}"]
    return " ".join([*([", ".join(names)] if names else []), *extra]) or None


def _without_time(name: str) -> str | None:
    words = name.split()
    while words and words[-1][:3].lower() in TIME_WORDS and words[-1].isalpha() and len(words) > 2:
        words.pop()
    return " ".join(words).rstrip(" ,.") or None


def _top(lines: list[str], title: str | None) -> list[str]:
    """The short lines about the headline, where authors and dates stand: after it first."""
    place = lines.index(title) if title in lines else -1
    after: list[str] = []
    for line in lines[place + 1 : place + 1 + TOP_LINES]:
        if line.count(" ") >= PROSE:
            break
        after.append(line)
    before = lines[max(0, place - 3) : place] if place > 0 else []
    return [line for line in (*after, *reversed(before)) if line.count(" ") < PROSE // 2]


def _dates(
    tree: html.HtmlElement, named: dict[str, str], known: Linked, top: list[str], found_at: str | None
) -> Iterator[str]:
    """All that may be the date of publication, the surest first, as ISO 8601."""
    told = [known.published, *_first(named, DATES)]
    told += [e.get("datetime") or e.get("content") or e.text_content() for e in _property(tree, "datePublished")]
    times = [e for e in elements(tree, "time") if "updat" not in (e.get("class") or "") and "modif" not in (e.get("class") or "")]
    told += [e.get("datetime") or e.text_content() for e in times[:1]]
    told += top
    yield from (date for text in told if text and (date := moment(text)))
    if match := URL_DAY.search(found_at or _url(tree, named, known, None) or ""):
        if date := moment("-".join(match.groups())):
            yield date


def _finest(dates: list[str]) -> str | None:
    """The first date, or one of the same day that tells the time too, best with its zone."""
    if not dates:
        return None
    same = [date for date in dates if date[:10] == dates[0][:10]]
    return max(same, key=lambda date: (min(len(date), 11), len(date) > 19 and date[-6] in "+-"))


def _url(tree: html.HtmlElement, named: dict[str, str], known: Linked, found_at: str | None) -> str | None:
    """The page's own address; the one where it was found where that is on another host, for then it is a copy."""
    canonical = [e.get("href") for e in elements(tree, "link") if (e.get("rel") or "").lower() == "canonical"]
    for url in (*canonical, named.get("og:url"), known.url, named.get("mainentityofpage")):
        whole = _joined_url(found_at, url or "")
        if whole and (not found_at or urlsplit(whole).hostname == urlsplit(found_at).hostname):
            return whole
    return found_at


def _joined_url(base: str | None, url: str) -> str | None:
    try:
        whole = urljoin(base or "", url.strip())
        return whole if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname else None
    except ValueError:
        return None


def _language(tree: html.HtmlElement, named: dict[str, str]) -> str | None:
    code = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or named.get("og:locale") or ""
    match = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", code)
    return match[0].lower() if match else None
