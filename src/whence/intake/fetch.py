"""Pages and feeds from the web: ``fetched`` takes a URL and gives the reports behind it."""

import io
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from whence.errors import InputError
from whence.intake import feed, html
from whence.intake.sniff import sniff
from whence.intake.source import Source, Unread, notice
from whence.intake.web import robots
from whence.intake.web.memory import Memory
from whence.intake.web.request import Answer, get, split
from whence.model import Report

DELAY = 1.0
"""Seconds between two requests to one host, where its robots.txt asks for no more."""

MOST_REDIRECTS = 5


def fetched(
    url: str,
    *,
    allow_private: bool = False,
    follow: bool = False,
    cache: Path | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Iterator[Report | Unread]:
    """The reports behind an http(s) URL: the one of a page, or one for each entry of a feed.

    ``follow`` reads each entry's own page instead of what the feed tells of it. ``cache`` names a
    small JSON file in which each feed's ``etag`` and ``last-modified`` are kept; a feed that has
    not changed since gives nothing. ``published`` and ``outlet`` hold for reports that do not say
    themselves. Addresses that are not public are refused unless ``allow_private``. Nothing is
    raised: what cannot be had or read comes out as an ``Unread`` that says why, in its place.
    """
    visitor, memory = Visitor(allow_private=allow_private), Memory(cache)
    try:
        answer = visitor.get(url, memory.headers(url))
        if answer.status == 304:
            notice("has not changed since it was read", url)
            return
        source = Source(answer.url, io.BufferedReader(io.BytesIO(answer.body)), published, outlet)
        if _kind(answer, source) == "html":
            yield _page(answer, published, outlet)
        else:
            yield from feed.read(source, visit=visitor.page if follow else None)
        memory.keep(url, answer.headers)
    except InputError as error:
        yield Unread(error)


def followed(source: Source, *, allow_private: bool = False) -> Iterator[Report | Unread]:
    """The pages that a feed links to, for a feed that is at hand. Raises InputError where it is no feed."""
    yield from feed.read(source, visit=Visitor(allow_private=allow_private).page)


class Visitor:
    """A guest on the web who reads robots.txt, waits between requests to a host, and says who it is."""

    def __init__(self, *, allow_private: bool = False) -> None:
        self.allow_private = allow_private
        self.rules: dict[str, robots.Rules | InputError] = {}
        self.asked: dict[str, float] = {}
        """By host, when the last request ended."""

    def page(self, url: str) -> Report | Unread:
        """The report of the page at a URL, or why there is none."""
        try:
            return _page(self.get(url), None, None)
        except InputError as error:
            return Unread(error, Report(id=url, url=url, text=""))

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        """The answer at a URL, or where that redirects to, which may be «not modified» where the headers ask so.

        Raises InputError where there is none, or the site does not want robots there.
        """
        for _ in range(MOST_REDIRECTS + 1):
            self._heed_robots(url)
            answer = self._asked(url, headers or {})
            if answer.target is None:
                if answer.status in (200, 203) or (answer.status == 304 and headers):
                    return answer
                raise InputError(_refusal(answer), where=url)
            url = answer.target
        raise InputError(f"redirects more than {MOST_REDIRECTS} times", where=url)

    def _asked(self, url: str, headers: dict[str, str], most: int | None = None) -> Answer:
        """One request, not sooner than the host likes it."""
        host = split(url).netloc or ""
        known = self.rules.get(_origin(url))
        delay = (known.delay if isinstance(known, robots.Rules) else None) or DELAY
        if host in self.asked:
            time.sleep(max(0.0, self.asked[host] + delay - time.monotonic()))
        try:
            limits = {} if most is None else {"most": most}
            return get(url, allow_private=self.allow_private, headers=headers, **limits)
        finally:
            self.asked[host] = time.monotonic()

    def _heed_robots(self, url: str) -> None:
        """Raises InputError where the site asks robots not to read this, or cannot be asked (RFC 9309, 2.3.1)."""
        origin = _origin(url)
        if origin not in self.rules:
            self.rules[origin] = self._read_rules(origin)
        found = self.rules[origin]
        if isinstance(found, InputError):
            raise InputError(f"not read, for the site's robots.txt cannot be had ({found.problem})", where=url)
        if not found.allow(split(url).request_uri):
            raise InputError("not read, for the site's robots.txt asks robots to leave it alone", where=url)

    def _read_rules(self, origin: str) -> robots.Rules | InputError:
        url = f"{origin}/robots.txt"
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._asked(url, {})
                if answer.target is None:
                    break
                url = answer.target
        except InputError as error:
            return error
        if answer.status >= 500 or answer.status == 429:
            return InputError(answer.told)
        readable = answer.status < 300
        return robots.rules(answer.body[: robots.MOST].decode("utf-8", "replace")) if readable else robots.Rules()


def _origin(url: str) -> str:
    parts = split(url)
    return f"{parts.scheme}://{parts.netloc}"


def _kind(answer: Answer, source: Source) -> str:
    """``html`` or ``feed``. Raises InputError for what is neither."""
    kind = sniff(source)
    if kind == "plain" and answer.type in ("text/html", "application/xhtml+xml"):
        return "html"
    if kind not in ("html", "feed"):
        raise InputError(f"is neither a page nor a feed, but {kind}; save it, and give the file", where=answer.url)
    return kind


def _page(answer: Answer, published: str | None, outlet: str | None) -> Report | Unread:
    return html.page(
        answer.body, url=answer.url, charset=answer.charset, where=answer.url, published=published, outlet=outlet
    )


def _refusal(answer: Answer) -> str:
    wait = answer.headers.get("retry-after", "")
    later = f"; it asks to wait {wait[:40]}" + (" seconds" if wait.isdigit() else "") if wait else ""
    host = urlsplit(answer.url).hostname
    return f"{host} answers {answer.told}{later}"
