"""Origins: how many independent sources stand behind a claim that many reports carry.

Each sighting leads through its chain to a root: who says so in the end. Roots that are surely one are one (a name
that both cite, a copy, one outlet's unnamed official); roots that may be one (unnamed officials of one government,
a report's own words beside a source's) make the count a range. The count is of a claim, never of a report.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from whence.corroboration.copies import Copy
from whence.corroboration.sightings import Sighting
from whence.corroboration.union import Union

TELLING = ("named", "anonymous", "agency", "outlet")
ALIKE = 0.5  # the part of the shorter claim's words that a copied claim has


class Root(msgspec.Struct, frozen=True, order=True):
    """Who says so in the end, as far as a report tells. ``sort``: named, anonymous, outlet, agency or unknown."""

    sort: str
    key: str
    label: str
    code: str = ""
    through: str = ""


class Origin(msgspec.Struct, frozen=True):
    """Roots that are surely one, with the sightings that lead to them, and why these were put together."""

    label: str
    roots: list[Root]
    sightings: list[str]
    reasons: list[str]


class Origins(msgspec.Struct, frozen=True):
    """The independent origins of a claim: ``at_least`` … ``at_most``; ``may_be_one`` says why these differ."""

    at_least: int
    at_most: int
    origins: list[Origin]
    may_be_one: list[str]


def origins(sightings: Iterable[Sighting], copies: Iterable[Copy] = ()) -> Origins:
    """The origins behind sightings of one happening. What comes out does not depend on their order."""
    seen = sorted(sightings, key=lambda one: one.id)
    roots = {one.id: root_of(one) for one in seen}
    union = Union(one.id for one in seen)
    same_root(union, seen, roots)
    own_words(union, seen, roots)
    copied(union, seen, copies)
    groups = union.groups()
    found = [origin(group, roots, union.reasons(group)) for group in groups]
    found.sort(key=lambda one: (-len(one.sightings), one.label, one.sightings))
    at_least, may_be_one = fewest(found)
    return Origins(at_least, len(found), found, may_be_one)


def root_of(one: Sighting) -> Root:
    """Who says so in the end: the nearest source, else the agency that the report credits, else its outlet."""
    if not one.chain:
        if one.credits:
            return Root("agency", one.credits[0].casefold(), one.credits[0])
        return Root("outlet", (one.outlet or one.report).casefold(), one.outlet or f"report {one.report}")
    nearest = one.chain[0]
    if nearest.kind == "outlet":
        return Root("outlet", nearest.key, nearest.label)
    if nearest.naming == "anonymous" or (nearest.kind in ("people", "unknown") and nearest.naming is None):
        through = relay(one)
        who = " ".join([nearest.code or "", *nearest.sectors]).strip() or nearest.key
        return Root("anonymous", f"{who} {through.casefold()}", nearest.label, nearest.code or "", through)
    return Root("named", nearest.key, nearest.label, nearest.code or "")


def relay(one: Sighting) -> str:
    """Whom an unnamed source spoke to: the first outlet on the way to the reader."""
    outlets = [step.label for step in one.chain[1:] if step.kind == "outlet"]
    return outlets[0] if outlets else one.outlet or f"report {one.report}"


def same_root(union: Union, seen: Sequence[Sighting], roots: Mapping[str, Root]) -> None:
    """Sightings that lead to one root are of one origin."""
    first: dict[tuple[str, str], str] = {}
    for one in seen:
        root = roots[one.id]
        other = first.setdefault((root.sort if root.sort != "agency" else "outlet", root.key), one.id)
        if other != one.id:
            union.join(other, one.id, cited(root))


def cited(root: Root) -> str:
    """Why two sightings with this root are of one origin."""
    match root.sort:
        case "named":
            return f"both cite {root.label}"
        case "anonymous":
            return f"both cite {root.through}'s unnamed source ({root.label})"
        case "agency":
            return f"both use {root.label}"
    return f"both rest on {root.label}"


def own_words(union: Union, seen: Sequence[Sighting], roots: Mapping[str, Root]) -> None:
    """What a report says in its own words rests on the source that it gives for the same."""
    sourced: dict[str, str] = {}
    for one in seen:
        if one.chain and roots[one.id].sort != "outlet":
            sourced.setdefault(one.report, one.id)
    for one in seen:
        if not one.chain and one.report in sourced:
            union.join(sourced[one.report], one.id, "the report's own words repeat what its source says")


def copied(union: Union, seen: Sequence[Sighting], copies: Iterable[Copy]) -> None:
    """A claim that one report has from another's text is of the other's origin."""
    by_report: dict[str, list[Sighting]] = {}
    for one in seen:
        by_report.setdefault(one.report, []).append(one)
    for copy in sorted(copies, key=lambda each: (each.first, each.second)):
        for one in by_report.get(copy.first, ()):
            for other in by_report.get(copy.second, ()):
                if alike(one, other):
                    union.join(one.id, other.id, f"{copy.second} and {copy.first} share their text")


def alike(one: Sighting, other: Sighting) -> bool:
    """Whether two claims are worded alike."""
    shorter = min(len(one.words), len(other.words))
    return bool(shorter) and len(one.words & other.words) >= ALIKE * shorter


def origin(group: Sequence[str], roots: Mapping[str, Root], reasons: list[str]) -> Origin:
    """A group of sightings as one origin, called by its most telling root."""
    found = sorted({roots[id] for id in group}, key=lambda root: (TELLING.index(root.sort), root))
    return Origin(found[0].label, found, list(group), reasons)


def fewest(found: Sequence[Origin]) -> tuple[int, list[str]]:
    """How many origins there are if all that may be one is one, and why these may be."""
    named = [one for one in found if one.roots[0].sort == "named"]
    unnamed = [one for one in found if one.roots[0].sort == "anonymous"]
    told = [one for one in found if one.roots[0].sort in ("agency", "outlet")]
    reasons: list[str] = []
    governments: dict[str, list[Origin]] = {}
    for one in unnamed:
        governments.setdefault(one.roots[0].code, []).append(one)
    for code, same in sorted(governments.items()):
        if len(same) > 1:
            who = f"of {code} " if code else ""
            reasons.append(f"{len(same)} unnamed sources {who}may be the same one")
    count = len(named) + len(governments)
    if told and count:
        outlets = ", ".join(one.label for one in told)
        reasons.append(f"{outlets} may rest on the same sources without saying so")
    elif len(told) > 1:
        reasons.append(f"{', '.join(one.label for one in told)} give no source, and may have one in common")
    return max(count, 1 if found else 0), reasons

