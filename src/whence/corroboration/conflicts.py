"""Conflicts: claims of one happening that cannot all be so.

A claim is set against another only where both are of one act of the same parties, with words in common: what is
missed here costs less than a contradiction that is none.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from whence.corroboration.agreement import agree, near, one_act
from whence.corroboration.amounts import amount_of, counted, unlike_figures
from whence.corroboration.denials import TODAY, TOGETHER, Pair, asserts, denied, of_itself
from whence.corroboration.results import Conflict, ConflictKind, Side
from whence.corroboration.sightings import Sighting, words_in
from whence.corroboration.union import Union
from whence.corroboration.wording import ALIKE, content, shared
from whence.lexicon.disputes import load_disputes
from whence.record.identity import digest

NIGHT = 1  # days: what is of one night is of two days, and elsewhere of others
DIGITS = 16  # of an id
LONGEST = 16  # words of what a conflict is about


def conflicts(happening_id: str, sightings: Sequence[Sighting], figures: Sequence[Sighting]) -> list[Conflict]:
    """The conflicts among the claims of a happening and the figures told with them, the same in whatever order these
    come. A conflict has two sides or more, the one that most reports tell first.
    """
    events = sorted(sightings, key=lambda one: one.id)
    amounts = sorted(figures, key=lambda one: one.id)
    acts = {one.id: one for one in events}
    unlike = [pair for pair in combinations(amounts, 2) if unlike_figures(*pair, acts)]
    found = [
        *told(happening_id, "denial", denied(events), stand_of, whether),
        *told(happening_id, "figure", unlike, amount_of, counted),
        *told(happening_id, "day", [pair for pair in combinations(events, 2) if unlike_days(*pair)], day_of, whether),
        *told(
            happening_id, "place", [pair for pair in combinations(events, 2) if unlike_places(*pair)], place_of, whether
        ),
    ]
    return sorted(found, key=lambda one: (one.kind, one.about, one.id))


def told(
    happening: str,
    kind: ConflictKind,
    found: Iterable[Pair],
    says: Callable[[Sighting], str],
    about: Callable[[Sequence[Sighting]], str],
) -> list[Conflict]:
    """Pairs as conflicts: those that hang together are one, but what one source says and said otherwise is another."""
    by_source: dict[str, list[Pair]] = {}
    for pair in found:
        if not one_voice(*pair):
            by_source.setdefault(changed_by(*pair), []).append(pair)
    conflicts: list[Conflict] = []
    for source, those in sorted(by_source.items()):
        claims = {one.id: one for pair in those for one in pair}
        union = Union(claims)
        for a, b in those:
            union.join(a.id, b.id, kind)
        for group in union.groups():
            members = [claims[id] for id in group]
            conflicts.append(conflict(happening, "changed" if source else kind, members, says, about))
    return conflicts


def conflict(
    happening: str,
    kind: ConflictKind,
    members: Sequence[Sighting],
    says: Callable[[Sighting], str],
    about: Callable[[Sequence[Sighting]], str],
) -> Conflict:
    """Claims that contradict each other, by what they say."""
    sides: dict[str, list[Sighting]] = {}
    for one in members:
        sides.setdefault(says(one), []).append(one)
    ordered = sorted(sides.items(), key=lambda side: (-len({one.report for one in side[1]}), side[0]))
    words, id = about(members), digest((happening, kind, about(members), members[0].id), DIGITS)
    dated = kind in ("figure", "changed")
    stated = [Side(said + since(those) * dated, [one.id for one in those]) for said, those in ordered]
    return Conflict(id, happening, kind, words, stated)


def since(those: Sequence[Sighting]) -> str:
    """When claims were first told, for a count grows and a source changes its word."""
    first = min((one.published for one in those if one.published), default=None)
    return f", told {first}" if first else ""


def one_voice(one: Sighting, other: Sighting) -> bool:
    """Whether two claims are one source's of one occasion, who means two things by them."""
    if voice(one) != voice(other):
        return False
    return one.report == other.report or (bool(one.chain) and one.published == other.published)


def voice(one: Sighting) -> str:
    """Who says so: the nearest source, else the report."""
    return one.chain[0].key if one.chain else one.report


def changed_by(one: Sighting, other: Sighting) -> str:
    """The named source that says both, on two days; empty where there is none."""
    if not one.chain or not other.chain or None in (one.published, other.published) or one.published == other.published:
        return ""
    mine, yours = one.chain[0], other.chain[0]
    unadmitted = any(asserts(each) and of_itself(each) for each in (one, other))
    if mine.key != yours.key or mine.naming != "named" or unadmitted:
        return ""
    return mine.key


def stand_of(one: Sighting) -> str:
    """Which side of a denial a claim is on."""
    return "asserts it" if asserts(one) else "denies it"


def whether(members: Sequence[Sighting]) -> str:
    """What is told, in the words of the shortest claim that asserts it."""
    plain = [one for one in members if asserts(one)] or members
    words = min(plain, key=lambda one: (len(one.text), one.id)).text.split()
    return " ".join(words[:LONGEST]) + (" …" if len(words) > LONGEST else "")


def one_event(one: Sighting, other: Sighting) -> bool:
    """Whether two reports assert one act of the same parties in words that are alike."""
    if not (asserts(one) and asserts(other) and one_act(one, other) and one.report != other.report):
        return False
    if not agree(one.actors, other.actors) and not agree(one.recipients, other.recipients):
        return False
    mine, yours = content(one), content(other)
    return shared(mine, yours) >= ALIKE and len(mine & yours) >= TOGETHER


def unlike_days(one: Sighting, other: Sighting) -> bool:
    """Whether two claims tell different days of one event, each a single one, that no night and no time zone joins."""
    if not (one.start and other.start and one.start == one.end and other.start == other.end):
        return False
    return abs((one.start - other.start).days) > NIGHT and one_event(one, other)


def day_of(one: Sighting) -> str:
    """The day of a claim."""
    return f"on {one.start}"


def unlike_places(one: Sighting, other: Sighting) -> bool:
    """Whether two claims tell places of one event of which neither can lie in the other."""
    cities = load_disputes().cities
    if not (one.place and other.place) or names(one, other.place) or names(other, one.place):
        return False
    if not near(one, other, TODAY):
        return False
    abroad = bool(one.country and other.country and one.country != other.country)
    return (abroad or (one.place in cities and other.place in cities)) and one_event(one, other)


def names(one: Sighting, place: str) -> bool:
    """Whether a claim tells of a place, be it among others."""
    return words_in(place) <= one.words | words_in(one.place or "")


def place_of(one: Sighting) -> str:
    """The place of a claim."""
    return f"in {one.place}"
