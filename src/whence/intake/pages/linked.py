"""What a page says of its article for machines: schema.org in JSON-LD (https://schema.org/NewsArticle)."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from whence.intake.pages.tree import clean

MAX_CHARACTERS = 2_000_000
MAX_NODES = 20_000
MAX_AUTHORS = 12
LONGEST = 1000

ARTICLE = re.compile(r"(?:\w*:|https?://schema\.org/)?(\w*Article|\w*Posting|Report)$")
WRAPPERS = (
    ("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>"),
)  # fmt: skip
COMMA = re.compile(r",(\s*[}\]])")
TAG = re.compile(r"<[^<>]{0,300}>")
BREAKS = re.compile(r"<(?:/p|br\s*/?|/h\d|/li)>|\r\n?|\n", re.IGNORECASE)

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """The article as JSON-LD tells it; what it does not tell is None or empty."""

    headline: str | None = None
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    body: list[str] = field(default_factory=list)


def linked(scripts: list[str], title: str) -> Linked | None:
    """The article that a page's JSON-LD scripts tell of, None where they tell of none.

    Of several the one is taken whose headline is in the page's ``title``, else the outermost, the
    first. A script that is no JSON is passed over.
    """
    nodes = list(_nodes(scripts))
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if _is_article(node) and ("headline" in node or "articleBody" in node)]
    if not articles:
        return None
    in_title = [node for node in articles if (text := _text(node.get("headline"))) and text in title]
    node = (in_title or articles)[0]
    publisher = _names(node.get("publisher"), known) or _names(node.get("sourceOrganization"), known)
    return Linked(
        headline=_text(node.get("headline")),
        authors=_names(node.get("author") or node.get("creator"), known),
        publisher=publisher[0] if publisher else None,
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        url=_url(node),
        body=_body(node),
    )


def _nodes(scripts: list[str]) -> Iterator[Node]:
    """All objects of the scripts, the outer before the inner."""
    queue: deque[Any] = deque(value for script in scripts if (value := _read(script)) is not None)
    number = 0
    while queue and number < MAX_NODES:
        number += 1
        value = queue.popleft()
        if isinstance(value, dict):
            yield value
            queue.extend(value.values())
        elif isinstance(value, list):
            queue.extend(value)


def _read(script: str) -> Any:
    """The value of a script, with the slips forgiven that are common; None where it is no JSON."""
    if len(script) > MAX_CHARACTERS:
        return None
    text = script.strip()
    for before, after in WRAPPERS:
        text = text.removeprefix(before).removesuffix(after).strip()
    text = text.rstrip(";")
    for attempt in (text, COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    return any(isinstance(t, str) and ARTICLE.match(t) for t in (types if isinstance(types, list) else [types]))


def _text(value: Any) -> str | None:
    while isinstance(value, list) and value:
        value = value[0]
    return unmarked(value[:LONGEST]) or None if isinstance(value, str) else None


def unmarked(text: str) -> str:
    """A line of text without the markup and character references that are in some."""
    return clean(TAG.sub("", html.unescape(text)))


def _names(value: Any, known: dict[str, Node]) -> list[str]:
    """The names of people or bodies, told as strings, objects, references, or lists of these."""
    names: list[str] = []
    queue = deque([value])
    while queue and len(names) < MAX_AUTHORS:
        value = queue.popleft()
        if isinstance(value, list):
            queue.extendleft(reversed(value[:MAX_AUTHORS]))
        elif isinstance(value, dict):
            node = value if "name" in value else known.get(str(value.get("@id")), {})
            if "name" in node:
                queue.appendleft(node["name"])
        elif (name := _text(value)) and "://" not in name and name not in names:
            names.append(name)
    return names


def _url(node: Node) -> str | None:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), page.get("@id") if isinstance(page, dict) else page):
        if (text := _text(value)) and text.startswith(("http://", "https://")):
            return text
    return None


def _body(node: Node) -> list[str]:
    """The paragraphs of ``articleBody``, or of the posts of a live blog."""
    body = node.get("articleBody")
    if isinstance(body, str):
        return _paragraphs(body)
    posts = node.get("liveBlogUpdate")
    found: list[str] = []
    for post in posts if isinstance(posts, list) else []:
        if isinstance(post, dict) and isinstance(post.get("articleBody"), str):
            headline = _text(post.get("headline"))
            found += [*([headline] if headline else []), *_paragraphs(post["articleBody"])]
    return found


def _paragraphs(body: str) -> list[str]:
    if "&" in body:
        body = html.unescape(body)
    parts = BREAKS.split(body)
    return [text for part in parts if (text := clean(TAG.sub("", part)))]
