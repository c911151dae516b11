"""The entries of an RSS or Atom feed, one report each."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

import msgspec

from whence.errors import InputError
from whence.intake.check import checked
from whence.intake.source import MAX_BYTES, Source, Unread, content_id, notice
from whence.model import Report

MAX_ENTRIES = 2_000
MAX_TAGS = 60_000
MAX_REFERENCES = 200_000
"""Bounds on what feedparser is given: its time for broken markup can be the square of it."""

LONGEST = 1_000
ENCODING = re.compile(r"(^\s*<\?xml[^>]{0,100}?)\sencoding\s*=\s*[\"'][^\"'>]*[\"']")
DECLARES = re.compile(r"<!\s*(?:ENTITY|ATTLIST|ELEMENT|NOTATION)", re.IGNORECASE)
WORDS_OF_TEASER = 3


def read(source: Source, *, visit: Callable[[str], Report | Unread] | None = None) -> Iterator[Report | Unread]:
    """The entries of a feed as far as it tells them; with ``visit`` (see ``fetch.Visitor``), their pages instead.

    What a page does not say of itself (when, by whom) is taken from the feed. Raises InputError for what is no
    feed, and for one that declares entities of its own.
    """
    found = _parsed(source)
    seen: set[str] = set()
    for number, entry in enumerate(found.entries[:MAX_ENTRIES], 1):
        where = source.record(number)
        told = _report(entry, found.feed, source)
        if told.url is not None and told.url in seen:
            continue
        seen.add(told.url or "")
        if visit is None:
            yield _as_told(told, where)
        elif told.url is None:
            yield Unread(InputError("the entry has no link to follow", where=where), told)
        else:
            yield _filled(visit(told.url), told)


def _parsed(source: Source) -> Any:
    import feedparser

    from whence.intake.pages.charset import decoded

    data = source.stream.read(MAX_BYTES + 1)
    markup = decoded(data)
    _bounded(markup.text, len(data), source.name)
    if markup.problem:
        notice(markup.problem, source.name)
    text = ENCODING.sub(r"\1", markup.text, count=1)  # it is UTF-8 from here on
    stream = io.BytesIO(text.replace("\0", "").encode("utf-8", "replace"))
    try:
        found = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # of many kinds, for markup that is broken in ways that feedparser does not look for
        raise InputError(f"is no feed that can be read ({error})", where=source.name) from error
    problem = found.get("bozo_exception")
    if not found.entries and (problem or not found.get("version")):
        raise InputError(f"is no feed that can be read ({problem})" if problem else "is no feed", where=source.name)
    if not found.entries:
        notice("the feed has no entries", source.name)
    return found


def _bounded(markup: str, size: int, where: str) -> None:
    """Raises InputError for what is larger than a feed, and for what is meant to harm."""
    from whence.intake.pages.tree import has_crowded_tag

    if size > MAX_BYTES or markup.count("<") > MAX_TAGS or markup.count("&") > MAX_REFERENCES:
        raise InputError("is longer than any feed of news; give one with fewer entries", where=where)
    if has_crowded_tag(markup):
        raise InputError("has an element with more attributes than any feed has", where=where)
    if DECLARES.search(markup):
        told = "declares entities of its own, which are not resolved; write out what they stand for"
        raise InputError(told, where=where)


def _report(entry: Any, feed: Any, source: Source) -> Report:
    """What a feed tells of an entry."""
    from whence.intake.pages.article import fragment
    from whence.intake.pages.bylines import joined
    from whence.intake.pages.metadata import Metadata
    from whence.intake.pages.trim import trimmed

    title = _plain(entry.get("title"))
    url = _url(entry, feed)
    names = [name for author in entry.get("authors", []) if (name := _plain(author.get("name")))]
    byline = joined(list(dict.fromkeys(names))) or _plain(entry.get("author"))
    outlet = _plain((entry.get("source") or {}).get("title")) or _plain(feed.get("title")) or source.outlet
    about = Metadata(title=title, outlet=outlet, byline=byline)
    text = "\n\n".join(trimmed(fragment(_markup(entry)), about).paragraphs)
    return Report(
        id=url or _plain(entry.get("id")) or content_id(f"{title}\n{text}"),
        title=title,
        outlet=outlet,
        published=_published(entry) or source.published,
        url=url,
        byline=byline,
        text=text,
    )


def _markup(entry: Any) -> str:
    """The longest that an entry tells of its text."""
    told = [content.get("value") or "" for content in entry.get("content", [])]
    return max((*told, entry.get("summary") or ""), key=len)


def _published(entry: Any) -> str | None:
    from whence.intake.pages.dates import believable, moment

    dates = (moment(entry[key]) for key in ("published", "created", "updated") if key in entry.keys())  # noqa: SIM118
    return next((date for date in dates if date is not None and believable(date)), None)


def _url(entry: Any, feed: Any) -> str | None:
    """The address of the entry's own page."""
    for link in (entry.get("feedburner_origlink"), entry.get("link"), entry.get("id")):
        try:
            url = str(urljoin(feed.get("link") or "", link or ""))
        except ValueError:
            continue
        if link and url.startswith(("http://", "https://")):
            return url
    return None


def _plain(markup: str | None) -> str | None:
    from whence.intake.pages.linked import unmarked

    return unmarked(markup[:LONGEST]) or None if markup else None


def _as_told(told: Report, where: str) -> Report | Unread:
    if len(told.text.split()) < WORDS_OF_TEASER:
        problem = "the feed tells no more than a headline; follow its links to read the page"
        return Unread(InputError(problem, where=where), told)
    return checked(told, where)


def _filled(found: Report | Unread, told: Report) -> Report | Unread:
    """The report of a page with what only the feed says of it."""
    if isinstance(found, Unread):
        return Unread(found.error, found.report if found.report and found.report.text else told)
    missing = [name for name in ("title", "outlet", "published", "byline") if not getattr(found, name)]
    gaps = {name: getattr(told, name) for name in missing}
    return msgspec.structs.replace(found, **gaps)
