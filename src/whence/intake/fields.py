"""The fields of a report in other people's records: which column or key holds which, and a report made of them."""

import re
from collections.abc import Iterable, Mapping

from whence.intake.check import checked
from whence.intake.dates import iso
from whence.intake.source import Source, Unread, content_id
from whence.model import Report

FIELDS = ("id", "title", "outlet", "published", "url", "language", "byline", "text")
NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "body_text", "full_text", "fulltext", "article_text", "article_body", "articlebody",
             "article_content", "maintext", "main_text", "content", "article", "story", "news"),
    "title": ("title", "headline", "head", "heading", "article_title"),
    "published": ("published", "date", "published_at", "publishedat", "publication_date", "published_date",
                  "publish_date", "date_published", "datepublished", "date_publish", "pub_date", "pubdate",
                  "publication_time", "datetime", "timestamp", "time"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "source_name", "outlet_name",
               "news_outlet", "media", "source_domain", "domain", "site"),
    "url": ("url", "link", "href", "article_url", "web_url", "source_url", "uri"),
    "id": ("id", "article_id", "doc_id", "document_id", "report_id", "uid", "uuid", "guid", "_id"),
    "language": ("language", "lang"),
    "byline": ("byline", "author", "authors", "by", "writer", "reporter"),
}  # fmt: skip
"""What the fields are called elsewhere, the likeliest first."""


def places(names: Iterable[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """Which of a record's own names holds each field: as the user says, else by what it is called."""
    plain = {_plain(name): name for name in reversed(list(names))}
    found = dict(columns or {})
    taken = set(found.values())
    for field, others in NAMES.items():
        for other in others:
            if field not in found and other in plain and plain[other] not in taken:
                found[field] = plain[other]
                taken.add(plain[other])
    return found


def report_of(
    record: Mapping[str, object], where: Mapping[str, str], source: Source, name: str, line: int | None
) -> Report | Unread | None:
    """The report of a record whose fields stand where ``where`` says; None where it has no text.

    ``name`` and ``line`` tell where the record stands, for messages.
    """
    found = {field: _text(record.get(where[field])) for field in FIELDS if field in where}
    text = found.get("text")
    if not text:
        return None
    published = found.get("published")
    report = Report(
        id=found.get("id") or content_id(text),
        title=found.get("title"),
        outlet=found.get("outlet") or source.outlet,
        published=iso(published) if published else source.published,
        url=found.get("url"),
        language=found.get("language"),
        byline=found.get("byline"),
        text=text,
    )
    return checked(report, name, line)


def _plain(name: str) -> str:
    return re.sub(r"\W+", "_", name.strip().casefold())


def _text(value: object) -> str | None:
    """A value as text: numbers as they are written, names of lists of authors and of sources with a name."""
    match value:
        case str():
            return value if value.strip() else None
        case bool():
            return None
        case int() | float():
            return str(value)
        case {"name": str(name)}:
            return name
        case [*items]:
            return ", ".join(text for item in items if (text := _text(item))) or None
    return None
