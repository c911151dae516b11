"""What all formats that bring text and title apart have in common: paragraphs, bylines, a title told once."""

import re

BY = re.compile(r"(?:by|from)[:\s]+(?=\S)", re.IGNORECASE)
BREAK = re.compile(r"\n[ \t]*\n\s*")
SPACE = re.compile(r"[^\S\n]*\n[^\S\n]*|[^\S\n]+")


def joined(paragraphs: list[str]) -> str:
    """Paragraphs as one text, an empty line between them; a line break within one stays."""
    cleaned = [SPACE.sub(_space, piece).strip() for paragraph in paragraphs for piece in BREAK.split(paragraph)]
    return "\n\n".join(piece for piece in cleaned if piece)


def _space(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "


def plain_paragraphs(text: str) -> str:
    """A plain text as it came, but for Windows line ends and empty lines around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def told_once(title: str | None, text: str) -> str:
    """The text without its first line, where that only repeats the title."""
    first, newline, rest = text.partition("\n")
    if title and newline and rest.strip() and _bare(first) == _bare(title):
        return rest.lstrip()
    return text


def author(byline: str | None) -> str | None:
    """A byline without its «By»."""
    return BY.sub("", " ".join(byline.split()), count=1) or None if byline else None


def _bare(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()
