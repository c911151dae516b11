"""Words for a page: nothing in them that would steer it, and links only where a browser may be led."""

import re
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from whence.model import Attribution, Claim, Relation, Source
from whence.showing.groups import label
from whence.showing.terminal import BIDI, amount, number, when, where
from whence.web.ways import actor_path

STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters that no text needs; line ends and tabs are none of them."""

SAME_WORDS = 12
"""Words of a claim by which the same sentence is sought in other reports."""


def plain(value: Any) -> Any:
    """A value as it may stand on a page: what would turn its direction or steer it is taken out of a text.

    Markup that a template made is left alone: its texts have come through here. None is nothing.
    """
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return STEERING.sub("\N{REPLACEMENT CHARACTER}", BIDI.sub("", value))
    return value


def web_link(url: str | None) -> str | None:
    """The address of a report where it is one that a browser may be led to; None for any other."""
    if url is None or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def codes(code: str | None, sectors: list[str]) -> str:
    """A code and its sectors, as a filter takes them: ``USA GOV``."""
    return " ".join(filter(None, [code, *sectors]))


def affiliation(source: Source) -> str:
    """To whom a source belongs, in codes; empty where that is not told."""
    return codes(source.actor.code, source.actor.sectors) if source.actor else ""


def relation(told: Relation) -> str:
    """A relation in words."""
    subject, object = (party.name or party.text for party in (told.subject, told.object))
    return f"{subject} {told.type} {object}"


def not_so(claim: Claim) -> bool:
    """Whether a claim says that something is not so, without being a denial of what another says."""
    return claim.polarity == "negative" and claim.status != "denied"


def anonymous(attribution: Attribution) -> bool:
    """Whether the report keeps back who its source is."""
    return attribution.source.naming == "anonymous"


def phrase(text: str) -> str:
    """The first words of a text as a query that finds them together."""
    words = text.replace('"', " ").split()[:SAME_WORDS]
    return f'"{" ".join(words)}"'


FILTERS = {
    "actor_path": actor_path,
    "affiliation": affiliation,
    "amount": amount,
    "called": label,
    "codes": codes,
    "number": number,
    "phrase": phrase,
    "place": where,
    "relation": relation,
    "web_link": web_link,
    "when": when,
}
TESTS = {"anonymous": anonymous, "not_so": not_so}
