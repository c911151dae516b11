"""How wide a text will be: pictures are laid out before any font is there to ask."""

import unicodedata

NARROW = frozenset("iIjlftr.,:;'’‘|!()[]{} -·/")
WIDE = frozenset("mwMW@%—…")
MARGIN = 1.06  # fonts of other systems are up to so much wider than Helvetica


def width(text: str, size: float) -> float:
    """Of a text in a sans-serif of so many pixels, in pixels, rather too wide than too narrow."""
    return sum(map(_advance, text)) * size * MARGIN


def _advance(character: str) -> float:
    """Of one character, in ems, after Helvetica's metrics."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in NARROW:
        return 0.32
    if character in WIDE:
        return 0.92
    return 0.69 if character.isupper() else 0.56


def shortened(text: str, room: float, size: float) -> str:
    """A text cut to so many pixels, with an ellipsis where it was cut."""
    if width(text, size) <= room:
        return text
    while text and width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, room: float, size: float, lines: int) -> list[str]:
    """A text broken at spaces into at most so many lines, the last one cut where there is more."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines - 1:
        taken = 1
        while taken < len(rest) and width(" ".join(rest[: taken + 1]), size) <= room:
            taken += 1
        found.append(shortened(" ".join(rest[:taken]), room, size))
        rest = rest[taken:]
    return [*found, shortened(" ".join(rest), room, size)] if rest else found
