"""Roots: who says so in the end, as far as one report tells.

A chain's nearest source that says who it is; where none does, the agency that the report credits, else its outlet.
An unnamed source is known by its state and by whom it spoke to, for nobody else can tell one from another.
"""

import re
from functools import cache
from typing import NamedTuple

from whence.corroboration.outlets import outlet_name
from whence.corroboration.results import Root
from whence.corroboration.sightings import Sighting, Step
from whence.lexicon.tables import read_table

OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY"})  # sectors whose people speak for their state
SPOKEN = re.compile(
    r"\b(?:an? |the |one |another )|\b(?:spokes(?:man|woman|person|people)|press secretary)\b|\bfor\b", re.IGNORECASE
)
SPOKES = re.compile(r"\bspokes(?:man|woman|person|people)\b|\bpress secretary\b", re.IGNORECASE)
INITIAL = re.compile(r"(?:\w\.?){1,2}|\w\.-?\w\.")
ARTICLE = re.compile(r"^(?:al|el|ul|ad|ar|as|az)-(?=\w{3})")
JUNIOR = frozenset({"jr", "sr", "ii", "iii"})
WORD = re.compile(r"[^\s,]+")


class Told(NamedTuple):
    """A root, and whether it speaks for a state."""

    root: Root
    official: bool = False

    @property
    def sourced(self) -> bool:
        """Whether it is a source, and not only who reports."""
        return self.root.sort not in ("outlet", "agency")

    @property
    def firm(self) -> bool:
        """Whether it is told who it is: by name, or as a body."""
        return self.root.sort == "named" or (self.root.sort == "collective" and not self.root.through)


def told(one: Sighting) -> Told:
    """Who says so in the end."""
    known = [step for step in one.chain if tells(step)]
    if not known:
        return Told(own_voice(one))
    nearest = known[0]
    official = bool(OFFICIAL & set(nearest.sectors))
    if nearest.kind == "outlet":
        name = outlet_name(nearest.label)
        return Told(Root("outlet", name.casefold(), name))
    code = nearest.code or ""
    if nearest.naming == "named":
        return Told(Root("named", person(nearest.label), nearest.label, code), official)
    if body := body_of(nearest):
        return Told(Root("collective", body, nearest.label, code), official)
    through = relay(one, known[1:])
    if nearest.naming == "anonymous" or (nearest.kind == "people" and official):
        return Told(Root("anonymous", f"{code} {through.casefold()}".strip(), nearest.label, code, through), official)
    key = f"{nearest.label.casefold()} {through.casefold()}"
    return Told(Root("collective", key, nearest.label, code, through), official)


def tells(step: Step) -> bool:
    """Whether a step says who it is, and be it «an official»; a pronoun does not, nor a name
    that is none, nor «a memo»."""
    label = step.label.strip()
    if not label or label.casefold() in nobody() or (step.naming is None and step.kind == "unknown"):
        return False
    return proper(label) or (step.naming != "named" and step.kind not in ("outlet", "document"))


@cache
def nobody() -> frozenset[str]:
    """Words that stand where a source is named, and name none."""
    return frozenset(row["word"] for row in read_table("nobody.tsv", ("word",)))


def proper(label: str) -> bool:
    """Whether there is a name among the words."""
    return any(letter.isupper() for letter in label)


def own_voice(one: Sighting) -> Root:
    """Who stands behind what a report says in its own words. Of several agencies it is not told which."""
    if one.credits:
        names = sorted(outlet_name(name) for name in one.credits)
        return Root("agency", ", ".join(names).casefold(), " or ".join(names))
    if one.outlet:
        return Root("outlet", outlet_name(one.outlet).casefold(), outlet_name(one.outlet))
    return Root("outlet", one.report, f"report {one.report}")


def relay(one: Sighting, further: list[Step]) -> str:
    """Whom a source spoke to: the outlet, else who has a name, on the way to the reader; else the report's outlet."""
    outlets = [outlet_name(step.label) for step in further if step.kind == "outlet"]
    others = [step.label for step in further if step.naming != "anonymous" and proper(step.label)]
    return next(iter(outlets or others), outlet_name(one.outlet) if one.outlet else f"report {one.report}")


def person(name: str) -> str:
    """A person's name as it is compared: without initials between the others, and without an Arabic article."""
    words = [ARTICLE.sub("", word.casefold().strip(".")) for word in WORD.findall(name)]
    whole = [word for word in words if not INITIAL.fullmatch(word)]
    return " ".join(whole or words)


def surname(key: str) -> str:
    """The last word of a person's name that is no «Jr.»."""
    words = [word for word in key.split() if word not in JUNIOR]
    return words[-1] if words else key


def body_of(step: Step) -> str | None:
    """The body that speaks, or for which an unnamed spokesman does; None where no words name it."""
    if not proper(step.label):
        return None
    if step.naming == "anonymous":
        if not SPOKES.search(step.label):
            return None
        name = SPOKEN.sub(" ", step.label)
        return " ".join(name.casefold().split()) if proper(name) else None
    if step.kind in ("organization", "government", "document"):
        return step.label.casefold().removeprefix("the ")
    return None
