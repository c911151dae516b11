"""What a site lets robots read: the Robots Exclusion Protocol (RFC 9309).

Of the rules of the groups for this robot, else of those for all, the longest that matches a path
decides; of two as long, the one that allows. The standard library's parser knows neither this nor
the wildcards ``*`` and ``$``. Matching takes time in proportion to path and rule, whatever they are.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote_to_bytes

NAME = "whence"
MOST = 500_000
"""Bytes of a robots.txt that are read."""

LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
MOST_RULES = 5_000
LONGEST_RULE = 1_000
SLOWEST = 30.0
"""The longest wait between two requests, in seconds, that a site may ask for."""


@dataclass(slots=True)
class Rules:
    """The rules of a group: path patterns with whether they allow, and the seconds to wait between requests."""

    paths: list[tuple[str, bool]] = field(default_factory=list)
    delay: float | None = None

    def allow(self, path: str) -> bool:
        """Whether a path, with its query, may be read."""
        best, allowed = -1, True
        plain = _normal(path)
        for pattern, allows in self.paths:
            if (len(pattern) > best or (len(pattern) == best and allows)) and matches(pattern, plain):
                best, allowed = len(pattern), allows
        return allowed


def rules(text: str) -> Rules:
    """The rules of a robots.txt that hold for whence."""
    groups: dict[str, Rules] = {}
    names: list[str] = []
    in_head = False
    for line in text.splitlines():
        match = LINE.match(line)
        if match is None:
            continue
        key, value = match[1].lower(), match[2].strip()
        if key == "user-agent":
            names = [*names, value.lower()] if in_head else [value.lower()]
            in_head = True
        elif key in ("allow", "disallow", "crawl-delay"):
            in_head = False
            for name in names:
                _add(groups.setdefault(name, Rules()), key, value)
    return groups.get(NAME) or groups.get("*") or Rules()


def _add(group: Rules, key: str, value: str) -> None:
    if key == "crawl-delay":
        if re.fullmatch(r"\d{1,5}(\.\d{1,3})?", value):
            group.delay = min(float(value), SLOWEST)
    elif value and len(value) <= LONGEST_RULE and len(group.paths) < MOST_RULES:
        group.paths.append((_normal(value), key == "allow"))


def matches(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says: ``*`` is any characters, ``$`` at the end is the path's end."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not ends or path == first
    at = len(first)
    last = rest.pop() if ends else ""
    for piece in rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(last) and len(path) - len(last) >= at if ends else True


def _normal(path: str) -> str:
    """A path with its escapes in one form."""
    return quote(unquote_to_bytes(path), safe="/*$?&=:@!',;()+-._~%[]") or "/"
