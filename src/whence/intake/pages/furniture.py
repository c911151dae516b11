"""What stands on news pages beside the news: ``data/furniture.tsv``, and the questions that it answers."""

import re
from functools import cache, lru_cache
from importlib.resources import files

LONGEST_LINE = 45
"""Words in a line that is told by how it begins or by what is in it; what is longer is prose."""

CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
FILED = re.compile(r"(?:^|\s)(?:tag|category|format|status|type|post-tag|topic|section)-\S+")
"""Classes that say what a report is about, not what the block is: ``tag-cookies``."""

ADDRESS_LAST = re.compile(r"(?:https?://|www\.)\S+\W*$|\S+@\S+\.\w+\W*$")
QUOTES = str.maketrans("’‘", "''")
SECTIONS = ("more from ", "more in ", "also in ", "latest from ", "more on ", "more stories ", "read more ")
EDGES = " \t[](){}|:•·*→»›>←«‹<–—-…._"


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of all rows of a kind."""
    text = files("whence.intake").joinpath("data", "furniture.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(word.translate(QUOTES) for found, words in rows[1:] if found == kind for word in words.split("|"))


@cache
def openings() -> tuple[str, ...]:
    return tuple(sorted(words_of("opening")))


@cache
def inner() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(words) for words in sorted(words_of("within"))))


@lru_cache(maxsize=8192)
def names(attributes: str) -> frozenset[str]:
    """The words, pairs and triples of words that a block's class and id are made of."""
    found: set[str] = set()
    for name in FILED.sub(" ", attributes[:400]).split():
        words = [word.lower() for word in NAME.findall(CAMEL.sub(" ", name))]
        for size in (1, 2, 3):
            found.update(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
    return frozenset(found)


def is_called(attributes: str, kind: str) -> bool:
    """Whether a block's class and id have words of a kind."""
    return not names(attributes).isdisjoint(words_of(kind))


def is_heading(text: str) -> bool:
    """Whether a heading opens a part of the page that is not the article; counts beside it do not matter."""
    plain = re.sub(r"\(?\b\d+\b\)?", "", _folded(text)).strip(EDGES)
    return plain in words_of("heading") or plain.startswith(SECTIONS)


def is_furniture(line: str) -> bool:
    """Whether a line is no part of a report: a prompt, a label, a credit, a sign-off, a rule of dashes."""
    folded = _folded(line)
    if not any(character.isalpha() for character in folded):
        return True
    if folded.strip(EDGES) in words_of("whole") or folded in words_of("whole"):
        return True
    if folded.count(" ") >= LONGEST_LINE or len(folded) > 12 * LONGEST_LINE:
        return False
    return (
        folded.lstrip(EDGES).startswith(openings())
        or inner().search(folded) is not None
        or ADDRESS_LAST.search(folded) is not None
    )


def is_nothing(title: str) -> bool:
    """Whether a page of this title has no article."""
    folded = _folded(title).strip(EDGES)
    return any(f"{folded} ".startswith((f"{words} ", f"{words}:", f"{words}.")) for words in words_of("nothing"))


def _folded(text: str) -> str:
    return text.lower().translate(QUOTES)
