"""The lines of an article without what is no part of the report: its title again, labels, prompts, sign-offs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from whence.intake.pages import furniture
from whence.intake.pages.article import Line
from whence.intake.pages.dates import day_alone, time_alone
from whence.intake.pages.metadata import Metadata

PROSE = 20
"""Words in a line that is certainly prose; what stands before the first such may be about the article."""

SHORT = 14
TAIL = 4
"""How many of the last lines can be about the authors."""

LABEL = 4
REPEATED = 8

SIGN_OFF = re.compile(
    r"\s*[(\[]\s*(?:additional |further )?(?:reporting|writing|editing|compiled|edited|written|source|"
    r"with (?:inputs?|reporting|newswires?|wires?|agenc(?:y|ies)|files))\b[^()\[\]]{0,400}[)\]]\s*$",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"\b(?:report(?:ed|ing)|writing|edit(?:ed|ing)|inputs?|contribut\w+|source|files)\b", re.IGNORECASE
)
REPORTED_FROM = re.compile(
    r"[\w’'., -]{2,80} (?:reported|wrote|is reporting) (?:this story )?from [^.]{2,80}\.", re.IGNORECASE
)
BIO = re.compile(
    r" (?:is|was) (?:an?|the) [^.]{0,80}?\b(?:reporter|correspondent|editor|writer|journalist|columnist|contributor|"
    r"producer|bureau chief|researcher|analyst|fellow)\b| (?:covers|writes about|reports on|has covered|writes for)\b",
)
DATELINE = re.compile(r"[A-Z][\w'’., ()/]{1,60} ?[-–—]{1,2}")
"""A dateline that stands in a line of its own; it belongs to the next."""
PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What is left of an article, and the lines in which it tells whose work it is."""

    paragraphs: list[str] = field(default_factory=list)
    sign_offs: list[str] = field(default_factory=list)


def trimmed(lines: Iterable[Line], about: Metadata) -> Trimmed:
    """The paragraphs of an article, without what its metadata tell already and what stands beside the news."""
    kept: list[Line] = []
    sign_offs: list[str] = []
    known: set[str] = set()
    top, dateline = True, ""
    for line in lines:
        text = line.text
        if match := SIGN_OFF.search(text):
            sign_offs.append(match[0].strip(" ()[]"))
            text = text[: match.start()]
        plain = _plain(text)
        if top and plain == _plain(about.title):
            kept.clear()  # what stands above the headline is not the report
        if not plain or (len(text.split()) >= REPEATED and plain in known) or (top and _about(text, plain, about)):
            continue
        if furniture.is_furniture(text) or time_alone(text):
            sign_offs += [text] if CREDITS.search(text) else []
            continue
        text, dateline = f"{dateline}{text}", ""
        if DATELINE.fullmatch(text):
            dateline = f"{text} "
            continue
        known.add(plain)
        top = top and len(text.split()) < PROSE
        kept.append(Line(text, line.heading))
    return Trimmed(_without_tail(kept, about, sign_offs), sign_offs)


def _about(text: str, plain: str, about: Metadata) -> bool:
    """Whether a line above the prose says what the metadata say: the title, the authors, the outlet, the day."""
    if plain in (_plain(about.title), _plain(about.outlet), _plain(about.byline)) or day_alone(text):
        return True
    if len(text.split()) > SHORT:
        return False
    names = [name for name in re.split(r", | and ", about.byline or "") if " " in name]
    return text.startswith(("By ", "by ", "BY ")) or any(name.lower() in text.lower() for name in names)


def _without_tail(lines: list[Line], about: Metadata, sign_offs: list[str]) -> list[str]:
    """Take off who reported from where, who the author is, and headings that nothing follows."""
    names = [name for name in re.split(r", | and ", about.byline or "") if " " in name]
    first = max(1, len(lines) - TAIL)
    kept = lines[:first]
    for line in lines[first:]:
        short = line.text.count(" ") < 3 * SHORT
        if short and REPORTED_FROM.match(line.text):
            sign_offs.append(line.text)
        elif not (short and line.text.startswith(tuple(names)) and BIO.search(line.text)):
            kept.append(line)
    while kept and (kept[-1].heading or _is_label(kept[-1].text) or day_alone(kept[-1].text)):
        kept.pop()
    return [line.text for line in kept]


def _is_label(text: str) -> bool:
    """Whether a last line is no sentence."""
    return text.count(" ") < LABEL and text[-1].isalnum()


def _plain(text: str | None) -> str:
    return PLAIN.sub(" ", (text or "").lower()).strip()
