"""Origins: how many independent sources stand behind a claim that many reports carry.

Each sighting leads through its chain to a root: who says so in the end. Roots that are surely one are one (a name
that both cite, a copy, one outlet's unnamed official, one quoted speech); roots that may be one (unnamed officials of
one government, a report that gives no source) make the count a range. The count is of a claim, never of a report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from whence.corroboration.copies import Copy
from whence.corroboration.fewest import fewest
from whence.corroboration.outlets import outlet_name
from whence.corroboration.results import Origin, Origins, Root
from whence.corroboration.roots import Told, surname, told
from whence.corroboration.sightings import Sighting
from whence.corroboration.union import Union
from whence.corroboration.wording import ALIKE
from whence.corroboration.wording import shared as part_shared
from whence.corroboration.words import WORD

TELLING = ("named", "collective", "anonymous", "agency", "outlet")
SAME = 0.8  # the part of both claims' words from which on they are one sentence, whoever it is read to be of
SPEECH = 8  # words in a row that two do not choose alike

Seen = Mapping[str, Sighting]
Rests = Mapping[str, tuple[str, str]]
"""On which other sighting one rests, and why."""


def origins(sightings: Iterable[Sighting], copies: Iterable[Copy] = ()) -> Origins:
    """The origins behind sightings of one happening. What comes out does not depend on their order."""
    seen = {one.id: one for one in sorted(sightings, key=lambda one: one.id)}
    first = {id: told(one) for id, one in seen.items()}
    taken = list(copied(seen, first, copies))
    rests = resting(seen, first, taken)
    springs = {id: spring(id, rests) for id in seen}
    roots = {id: first[springs[id]] for id in seen}
    itself = {id: root for id, root in roots.items() if springs[id] == id}
    union = Union(seen)
    for id, (other, reason) in rests.items():
        union.join(id, other, reason)
    for one, other, reason in (*same_root(seen, itself), *same_person(roots), *same_unnamed(roots)):
        union.join(one, other, reason)
    for one, other, reason in (*speech(seen, roots), *shared(seen, taken, rests)):
        union.join(one, other, reason)
    groups = union.groups()
    found = [origin(group, roots, union.reasons(group)) for group in groups]
    count, may_be_one = fewest([[roots[id] for id in group] for group in groups], concerned(seen.values()))
    found.sort(key=lambda one: (-len(one.claims), one.label, one.claims))
    return Origins(count, len(found), found, may_be_one)


def concerned(seen: Iterable[Sighting]) -> set[str]:
    """The parties of what is claimed, and the states where it was."""
    found = {who.block for one in seen for who in (*one.actors, *one.recipients)}
    return found | {one.country for one in seen if one.country}


def origin(group: Sequence[str], roots: Mapping[str, Told], reasons: list[str]) -> Origin:
    """A group of sightings as one origin, called by its most telling root."""
    found = sorted({roots[id].root for id in group}, key=lambda root: (TELLING.index(root.sort), root))
    return Origin(found[0].label, found, list(group), reasons)


def resting(seen: Seen, roots: Mapping[str, Told], taken: Sequence[tuple[Copy, str, str]]) -> Rests:
    """On which other sighting each rests. What a copy was read to say of its sources tells nothing of others', for
    much may have been cut; nor of its own, where the other report has one."""
    copied_ones = given(seen, taken)
    originals = {id: one for id, one in seen.items() if id not in copied_ones}
    found = {**own_words(originals, roots), **outlets_words(originals, roots), **copied_ones}
    return {**found, **lost(seen, roots, taken, found)}


def lost(seen: Seen, roots: Mapping[str, Told], taken: Sequence[tuple[Copy, str, str]], rests: Rests) -> Rests:
    """What is without a source in one of two reports that share it, and has one in the other, rests on that one."""
    having: dict[str, list[tuple[Copy, str]]] = {}
    for copy, one, other in taken:
        for silent, speaking in ((one, other), (other, one)):
            sourced = roots[spring(speaking, rests)].sourced
            alone = not roots[silent].sourced and silent not in rests
            if copy.giver is None and sourced and alone and not beyond(seen[speaking], seen[silent]):
                having.setdefault(silent, []).append((copy, speaking))
    return nearest(seen, having)


def spring(id: str, rests: Rests) -> str:
    """The sighting on which one rests in the end: itself where it rests on none, the first of a ring."""
    way = [id]
    while way[-1] in rests:
        other = rests[way[-1]][0]
        if other in way:
            return min(way[way.index(other) :])
        way.append(other)
    return way[-1]


def own_words(seen: Seen, roots: Mapping[str, Told]) -> Rests:
    """What a report says in its own words rests on the source that it gives for the same."""
    sourced: dict[str, list[Sighting]] = {}
    for id, one in seen.items():
        if roots[id].sourced:
            sourced.setdefault(one.report, []).append(one)
    return {
        id: (closest(one, sourced[one.report]).id, "a report's own words rest on the source that it gives")
        for id, one in seen.items()
        if not roots[id].sourced and not cites(one, roots[id]) and one.report in sourced
    }


def cites(one: Sighting, told: Told) -> bool:
    """Whether a report cites another outlet."""
    return told.root.sort == "outlet" and any(
        step.kind == "outlet" and outlet_name(step.label) == told.root.label for step in one.chain
    )


def outlets_words(seen: Seen, roots: Mapping[str, Told]) -> Rests:
    """What a report has from an outlet that gives its source rests on that source."""
    own = {id: roots[id] for id in seen}
    speaking = {root.root.key for id, root in own.items() if not root.sourced and not cites(seen[id], root)}
    relayed: dict[str, list[Sighting]] = {}
    for id, one in seen.items():
        if roots[id].sourced:
            for name in relays(one):
                relayed.setdefault(name.casefold(), []).append(one)
    found = {}
    for id, (root, _) in own.items():
        if cites(seen[id], own[id]) and root.key not in speaking and (those := relayed.get(root.key)):
            found[id] = (closest(seen[id], those).id, f"one cites {root.label}, which has it from the other's source")
    return found


def given(seen: Seen, taken: Sequence[tuple[Copy, str, str]]) -> Rests:
    """What a report has from another's text rests on the other's claim; of several, on the one worded most like it."""
    givers: dict[str, list[tuple[Copy, str]]] = {}
    for copy, one, other in taken:
        if copy.giver:
            giver, taker = (one, other) if seen[one].report == copy.giver else (other, one)
            givers.setdefault(taker, []).append((copy, giver))
    return nearest(seen, givers)


def nearest(seen: Seen, having: Mapping[str, list[tuple[Copy, str]]]) -> Rests:
    """Of the sightings that one may rest on, the one worded most like it."""
    found = {}
    for taker, those in having.items():
        giver = closest(seen[taker], [seen[id] for _, id in those])
        copy = next(copy for copy, id in those if id == giver.id)
        found[taker] = (giver.id, reason(copy, seen[taker], giver))
    return found


def shared(seen: Seen, taken: Sequence[tuple[Copy, str, str]], rests: Rests) -> Iterator[tuple[str, str, str]]:
    """Claims that two reports have from one text, it is not known whose, are of one origin, unless it is known what
    each of them rests on."""
    for copy, one, other in taken:
        if copy.giver is None and not (one in rests and other in rests):
            yield one, other, reason(copy, seen[one], seen[other])


def relays(one: Sighting) -> set[str]:
    """The outlets through which a sighting came, its report's own among them."""
    names = {outlet_name(step.label) for step in one.chain if step.kind == "outlet"}
    return names | ({outlet_name(one.outlet)} if one.outlet else set())


def same_root(seen: Seen, roots: Mapping[str, Told]) -> Iterator[tuple[str, str, str]]:
    """Sightings that lead to one root are of one origin."""
    last: dict[tuple[str, str], str] = {}
    for id, found in roots.items():
        key = ("outlet" if found.root.sort == "agency" else found.root.sort, found.root.key)
        if key in last:
            yield last[key], id, cited(found.root, [cites(seen[one], found) for one in (last[key], id)])
        last[key] = id


def cited(root: Root, elsewhere: Sequence[bool] = ()) -> str:
    """Why two sightings with this root are of one origin; ``elsewhere``: whether each cites it as another outlet."""
    match root.sort:
        case "anonymous":
            return f"both cite {root.through}'s unnamed source ({root.label})"
        case "agency":
            return f"both carry the same {root.label} report"
        case "outlet" if all(elsewhere):
            return f"both cite the same {root.label} report"
        case "outlet":
            return (
                f"one cites the other, {root.label}'s own" if any(elsewhere) else f"both are {root.label}'s own words"
            )
    return f"both cite {root.label}" + (f", through {root.through}" if root.through else "")


def same_person(roots: Mapping[str, Told]) -> Iterator[tuple[str, str, str]]:
    """Who is called by the surname alone is the only one with that name, where there is only one."""
    named: dict[str, dict[str, str]] = {}
    for id, (root, _) in roots.items():
        if root.sort == "named":
            named.setdefault(surname(root.key), {}).setdefault(root.key, id)
    for name, keys in sorted(named.items()):
        full = sorted(key for key in keys if key != name)
        if name in keys and len(full) == 1:
            yield keys[name], keys[full[0]], f"both cite {roots[keys[full[0]]].root.label}"


def same_unnamed(roots: Mapping[str, Told]) -> Iterator[tuple[str, str, str]]:
    """One outlet's unnamed official whose state is not told is the one whose state is, where there is only one."""
    through: dict[str, dict[str, str]] = {}
    for id, (root, _) in roots.items():
        if root.sort == "anonymous":
            through.setdefault(root.through.casefold(), {}).setdefault(root.code, id)
    for _, codes in sorted(through.items()):
        if "" in codes and len(codes) == 2:
            first, second = sorted(codes.values())
            yield first, second, cited(roots[codes[""]].root)


def speech(seen: Seen, roots: Mapping[str, Told]) -> Iterator[tuple[str, str, str]]:
    """Sources of one state whose sightings have many words in a row in common gave one speech, unless two who are
    named spoke: «the president» and he by name. «An official» may be anyone."""
    holding: dict[tuple[str, ...], list[str]] = {}
    for id, one in seen.items():
        root = roots[id].root
        if root.code and (roots[id].firm or root.label.casefold().startswith("the ")):
            words = [word.casefold() for word in WORD.findall(one.text)]
            for place in range(len(words) - SPEECH + 1):
                holding.setdefault((root.code, *words[place : place + SPEECH]), []).append(id)
    for those in holding.values():
        for first, second in pairwise(dict.fromkeys(those)):
            if not differ(roots[first], roots[second]):
                yield first, second, "one quoted speech"


def differ(one: Told, other: Told) -> bool:
    """Whether both are told by name, and are not one."""
    return one.firm and other.firm and one.root.key != other.root.key


def copied(seen: Seen, roots: Mapping[str, Told], copies: Iterable[Copy]) -> Iterator[tuple[Copy, str, str]]:
    """The sightings that one report has from another's text: each with the one worded most like it, unless the report
    has added a source of its own."""
    by_report: dict[str, list[Sighting]] = {}
    for one in seen.values():
        by_report.setdefault(one.report, []).append(one)
    for copy in sorted(copies, key=lambda each: (each.first, each.second)):
        first, second = by_report.get(copy.first, []), by_report.get(copy.second, [])
        if not first or not second:
            continue
        takers, others = (first, second) if copy.giver == copy.second else (second, first)
        for one in takers:
            other = closest(one, others)
            if alike(one, other) and not added(copy, one, other, roots):
                yield copy, min(one.id, other.id), max(one.id, other.id)


def added(copy: Copy, one: Sighting, other: Sighting, roots: Mapping[str, Told]) -> bool:
    """Whether one of two reports that share text has a source of its own for a claim: another name, unless the words
    are so much the same that one of them was read wrongly; or one that another outlet found. A source that only the
    giver has was lost, not added."""
    if roots[one.id].root.key == roots[other.id].root.key:
        return False
    if differ(roots[one.id], roots[other.id]):
        return likeness(one, other) < SAME
    both = roots[one.id].sourced and roots[other.id].sourced
    return both and any(
        beyond(taker, giver) for taker, giver in ((one, other), (other, one)) if taker.report != copy.giver
    )


def beyond(one: Sighting, other: Sighting) -> bool:
    """Whether one came through an outlet that is neither's own, and that the other did not come through."""
    own = {outlet_name(outlet) for outlet in (one.outlet, other.outlet) if outlet}
    return bool(relays(one) - relays(other) - own)


def closest(one: Sighting, others: Sequence[Sighting]) -> Sighting:
    """Of others the one worded most like it."""
    return min(others, key=lambda other: (-likeness(one, other), other.type != one.type, other.id))


def likeness(one: Sighting, other: Sighting) -> float:
    """The words that two claims have in common, as a part of all words of both (Jaccard)."""
    return len(one.words & other.words) / max(len(one.words | other.words), 1)


def alike(one: Sighting, other: Sighting) -> bool:
    """Whether two claims are worded alike."""
    return part_shared(one.words, other.words) >= ALIKE


def reason(copy: Copy, one: Sighting, other: Sighting) -> str:
    """Why two sightings of reports that share text are of one origin."""
    if copy.through:
        return f"both carry the same {copy.through} report"
    if copy.giver is None:
        first, second = sorted((at(one), at(other)))
        return f"{first} and {second} share their text"
    giver, taker = (one, other) if one.report == copy.giver else (other, one)
    return f"{at(taker)} is {'an excerpt' if copy.kind == 'excerpt' else 'a copy'} of {at(giver)}"


def at(one: Sighting) -> str:
    """A report by its outlet and day, else by its id."""
    return " ".join(filter(None, (one.outlet, str(one.published or "")))) or f"report {one.report}"
