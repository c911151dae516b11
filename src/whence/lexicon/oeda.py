"""OEDA's dictionaries of actors and agents, as PETRARCH and Phoenix use them.

An actors file has a name a line, in capitals with ``_`` for spaces, ``+`` before its synonyms, and codes in
brackets, on the line or under it, some for a time only::

    HAMID_KARZAI_
    +PRESIDENT_KARZAI
        [AFGGOV 011222-140929]
        [AFGELI]

Dates are YYMMDD or YYYYMMDD; ``>`` is "from", ``<`` is "until"; a code without a date holds for the rest.
An agents file has nouns with role codes (``FARMER [~AGR]``), ``{}`` around irregular plurals, and sets of
words (``!PERSON! = MAN, WOMAN``). ``#`` starts a comment. CAMEO's codes become PLOVER's (cameo_actors.tsv).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from whence.errors import LexiconError
from whence.lexicon.entries import Entry, Noun, Sort, Term
from whence.lexicon.forms import plural
from whence.lexicon.tables import read_table

CODE = re.compile(r"\[\s*([A-Za-z~-]+)\s*([^\]]*)\]")
PLURAL = re.compile(r"\{([^}]*)\}")
SET = re.compile(r"!\w+!")
CENTURY = 30
"""Two figures up to this are of the twenty-first century, as in PETRARCH."""
SHORT = 5
DISCARD = "---"
BODIES = {"IGO": "organization", "NGO": "ngo", "MNC": "company", "IMG": "armed_group", "ISM": "armed_group"}


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An entry of a user's dictionary with the forms that name it."""

    sort: Sort
    entry: Entry
    forms: tuple[str, ...]


@dataclass(slots=True)
class Dictionary:
    """What a dictionary holds. ``problems`` are its rows that could not be read, each with its line."""

    actors: list[OwnActor] = field(default_factory=list)
    nouns: list[tuple[tuple[str, ...], Noun]] = field(default_factory=list)
    problems: list[LexiconError] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A name with its synonyms and codes, as the file has them."""

    line: int
    names: list[str]
    codes: list[tuple[str, str, int]] = field(default_factory=list)


def read_oeda(path: Path) -> Dictionary:
    """A dictionary of actors or agents in OEDA's format.

    Raises LexiconError where the file cannot be read or holds no code at all; single rows that say
    nothing sensible are passed over and told in ``problems``.
    """
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise LexiconError(f"cannot be read: {error.strerror}", path=str(path), line=0) from error
    dictionary = Dictionary()
    sets: dict[str, list[str]] = {}
    for block in blocks(text, str(path), sets, dictionary.problems):
        add_block(dictionary, block, str(path), sets)
    if not dictionary.actors and not dictionary.nouns:
        raise LexiconError("no name with a code in brackets in it: not a dictionary of OEDA's", path=str(path), line=1)
    return dictionary


def blocks(text: str, path: str, sets: dict[str, list[str]], problems: list[LexiconError]) -> Iterator[Block]:
    """The names of a dictionary's text, each with its synonyms and codes. Sets of words are put in ``sets``."""
    block: Block | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].rstrip()
        name = CODE.sub("", line).strip()
        if not line.strip():
            continue
        if name.startswith("!") and "=" in name:
            key, words = name.split("=", 1)
            sets[key.strip()] = [word.strip() for word in words.split(",")]
            continue
        if name and not name.startswith(("+", ";")):
            if block is not None:
                yield block
            block = Block(number, [name])
        elif block is None:
            problems.append(LexiconError("a synonym or code without a name before it", path=path, line=number))
            continue
        elif name.startswith("+") and name[1:].strip():
            block.names.append(name[1:].strip())
        block.codes += [(code.upper(), dates, number) for code, dates in CODE.findall(line)]
    if block is not None:
        yield block


def add_block(dictionary: Dictionary, block: Block, path: str, sets: dict[str, list[str]]) -> None:
    """Takes in a name as an actor or, by its ``~``, as an agent."""
    if not block.codes:
        dictionary.problems.append(LexiconError(f"{block.names[0]} has no code", path=path, line=block.line))
    elif block.codes[0][0].startswith("~"):
        dictionary.nouns.append(agent(block, path, sets))
    elif own := actor(block, path, dictionary.problems):
        dictionary.actors.append(own)


def agent(block: Block, path: str, sets: dict[str, list[str]]) -> tuple[tuple[str, ...], Noun]:
    """A noun for a sort of actor, with all its forms."""
    sectors = plover(block.codes[0][0][1:], leads=False)[1]
    forms: list[str] = []
    for name in block.names:
        irregular = PLURAL.search(name)
        for form in expanded(PLURAL.sub("", name), sets):
            forms += [spelled(form).lower()] if irregular else [spelled(form).lower(), plural(spelled(form).lower())]
        forms += [spelled(form).lower() for form in irregular.group(1).split(",") if form.strip()] if irregular else []
    noun = Noun(forms[0], sectors, (), "person", None, "local", (), None, (), f"{path}:{block.line}")
    return tuple(dict.fromkeys(forms)), noun


def expanded(form: str, sets: dict[str, list[str]]) -> list[str]:
    """A form with a set of words in it, once for each word."""
    found = SET.search(form)
    if found is None or found.group() not in sets:
        return [form]
    return [form.replace(found.group(), word) for word in sets[found.group()]]


def actor(block: Block, path: str, problems: list[LexiconError]) -> OwnActor | None:
    """An actor with its terms; None where no code of it can be used."""
    terms: list[Term] = []
    rest: Term | None = None
    for code, dates, line in block.codes:
        lead, sectors = (None, ()) if code == DISCARD else plover(code)
        try:
            start, end = period(dates)
        except ValueError:
            problems.append(LexiconError(f"{dates.strip()!r} is no date like 010120-050120", path=path, line=line))
            continue
        if start is None and end is None:
            rest = rest or Term(lead, sectors)
        else:
            terms.append(Term(lead, sectors, None, start, end))
    if not terms and rest is None:
        return None
    first = block.codes[0][0]
    sort: Sort = "person" if terms else "state" if len(first) == 3 and first not in BODIES else "organization"
    kind = BODIES.get(first[:3], "government" if "GOV" in first else "armed_group" if "REB" in first else "")
    kind = "" if sort == "person" else kind or sort
    forms = [form for name in block.names for form in cased(spelled(name), abbreviated=sort == "organization")]
    held = tuple(sorted(terms, key=lambda term: term.start or date.min)) or ((rest,) if rest else ())
    entry = Entry(forms[0], held, kind, f"{path}:{block.line}", rest if terms else None)
    return OwnActor(sort, entry, tuple(dict.fromkeys(forms)))


def spelled(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def cased(name: str, abbreviated: bool) -> list[str]:
    """A name in capitals as texts write it. A short word may be an abbreviation, and of a body more likely is."""
    if not name.isupper():
        return [name]
    titled = " ".join(word if any(c.isdigit() for c in word) else word.capitalize() for word in name.split())
    if len(name) > SHORT:
        return [titled]
    return [name, titled] if abbreviated else [titled, name]


def period(text: str) -> tuple[date | None, date | None]:
    """The first and last day of a code's time: "010120-050120", ">011222", "<990101", "". Raises ValueError."""
    text = text.strip()
    if not text:
        return None, None
    if text[0] == ">":
        return day(text[1:]), None
    if text[0] == "<":
        return None, day(text[1:]) - timedelta(days=1)
    start, _, end = text.partition("-")
    return day(start), day(end) if end else day(start)


def day(text: str) -> date:
    """A date in figures; a day or month that there is not (00) is the first. Raises ValueError."""
    figures = text.strip()
    if not figures.isdigit() or len(figures) not in (6, 8):
        raise ValueError(text)
    if len(figures) == 6:
        figures = ("20" if int(figures[:2]) <= CENTURY else "19") + figures
    return date(int(figures[:4]), max(1, int(figures[4:6])), max(1, int(figures[6:])))


def plover(code: str, leads: bool = True) -> tuple[str | None, tuple[str, ...]]:
    """PLOVER's code and sectors for a CAMEO code: "AFGGOVMED" is ("AFG", ("GOV", "JRN"))."""
    first, second, roles = cameo()
    parts = [code[i : i + 3] for i in range(0, len(code) - len(code) % 3, 3)]
    lead: str | None = None
    if leads and parts:
        lead = first.get(parts[0], parts[0]) or None
        if len(parts) > 1 and parts[0] == "IGO":
            lead = second.get(parts[1], lead)
        parts = parts[1:]
    return lead, tuple(dict.fromkeys(roles[part] for part in parts if roles.get(part)))


@cache
def cameo() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """What PLOVER has for CAMEO's codes: those that lead, those after IGO, roles."""
    found: dict[str, dict[str, str]] = {"first": {}, "second": {}, "role": {}}
    for row in read_table("cameo_actors.tsv", ("cameo", "place", "plover")):
        found[row["place"]][row["cameo"]] = row["plover"]
    return found["first"], found["second"], found["role"]
