"""Addresses of parties, which may have any name."""

from urllib.parse import quote, urlencode

from whence.corroboration.results import Actor
from whence.web.gathered import state_name


def actor_path(name: str, other: str | None = None) -> str:
    """The page of a party, or of two. What would part the path stands for any character in a name that is asked for."""
    return f"/actors/{_part(name)}" if other is None else f"/actors/{_part(name)}/with/{_part(other)}"


def with_days(path: str, **asked: object) -> str:
    """An address with those conditions that are asked."""
    said = {name: str(value) for name, value in asked.items() if value is not None}
    return f"{path}?{urlencode(said)}" if said else path


def key_of(actor: Actor) -> str:
    """What a party of a tie is asked for by: its code where that stands for all of a state, else its name."""
    return actor.code if actor.code and state_name(actor.code) else actor.label


def _part(name: str) -> str:
    return quote(name.replace("/", "*").replace("\\", "*"), safe="*,")
