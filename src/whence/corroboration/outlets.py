"""Outlets by their canonical names, however reports and archives spell them."""

import re
from collections.abc import Iterator
from functools import cache

from whence.lexicon.tables import read_table

SECTION = re.compile(r"\s+[-–—(|].*")  # «CNN (Web News)», «Newsmax - Opinion»
ENDING = re.compile(r"\.(?:com|org|net)$|\s+(?:online|news)$", re.IGNORECASE)
ONLINE = re.compile(r"\s+online\b", re.IGNORECASE)


@cache
def outlet_name(name: str) -> str:
    """The canonical name of an outlet; what was given, without its section, where the tables do not know it."""
    whole = SECTION.sub("", name).strip() or name.strip()
    return next((known()[form] for form in shorter(whole) if form in known()), whole)


def forms_of(name: str) -> list[str]:
    """All names of an outlet that is called by its canonical name."""
    return [name, *forms().get(name, ())]


def shorter(name: str) -> Iterator[str]:
    """A name as it may stand in the tables, the whole of it first."""
    folded = name.casefold()
    for whole in (folded, ONLINE.sub("", folded)):
        bare = ENDING.sub("", whole)
        for form in (whole, bare):
            yield form
            yield form.removeprefix("the ")


@cache
def known() -> dict[str, str]:
    """The canonical name of each outlet, by each of its names in small letters; its own before others' forms."""
    names = {form.casefold(): name for name, those in reversed(forms().items()) for form in those}
    return names | {name.casefold(): name for name in forms()}


@cache
def forms() -> dict[str, list[str]]:
    """The other names of each outlet of ``outlets.tsv``."""
    return {row["name"]: list(row.items("forms")) for row in read_table("outlets.tsv", ("name", "kind", "forms"))}
