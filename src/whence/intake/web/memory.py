"""What servers said of their feeds the last time, so that one that has not changed need not be sent again."""

import json
from collections.abc import Mapping
from pathlib import Path

from whence.intake.source import notice

ASKED = {"etag": "if-none-match", "last-modified": "if-modified-since"}
MOST = 10_000
LONGEST = 1_000


class Memory:
    """A small JSON file: by URL the ``etag`` and ``last-modified`` of what was read there.

    Without a path nothing is kept.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known = _known(path) if path is not None else {}

    def headers(self, url: str) -> dict[str, str]:
        """The headers that ask for a URL only if it has changed (RFC 9110, section 13)."""
        return {ASKED[name]: value for name, value in self.known.get(url, {}).items()}

    def keep(self, url: str, headers: Mapping[str, str]) -> None:
        """Remember what the headers of an answer say, after all of it was read."""
        if self.path is None:
            return
        self.known.pop(url, None)
        if said := {name: headers[name][:LONGEST] for name in ASKED if name in headers}:
            self.known[url] = said
        for old in list(self.known)[:-MOST]:
            del self.known[old]
        fresh = self.path.with_name(f"{self.path.name}.new")
        try:
            fresh.write_text(json.dumps(self.known, indent=1), encoding="utf-8")
            fresh.replace(self.path)
        except OSError as error:
            notice(f"what servers said cannot be kept ({error.strerror})", str(self.path))


def _known(path: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        notice(f"what servers said the last time cannot be read ({error}); asked anew", str(path))
        return {}
    entries = {url: said for url, said in found.items() if isinstance(said, dict)} if isinstance(found, dict) else {}
    return {url: {n: v for n, v in said.items() if n in ASKED and _is_value(v)} for url, said in entries.items()}


def _is_value(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and value.isascii()
