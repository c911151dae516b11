"""Whether two claims can be of one act: the same parties, the same word for it, days and states that go together.

Stricter than what makes a happening: here a doubt counts against it.
"""

import re
from collections.abc import Sequence

from whence.corroboration.sightings import Sighting, Who
from whence.corroboration.wording import stems
from whence.lexicon.disputes import load_disputes

OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP"})
SURNAME = re.compile(r"[ -]")
SOON = 14  # days between reports that tell of one thing as it is


def agree(one: Sequence[Who], other: Sequence[Who]) -> bool:
    """Whether each party of the shorter list, which is not empty, is in the other."""
    fewer, more = sorted((one, other), key=len)
    known = any(person(mine) and same_name(mine, yours) for mine in fewer for yours in more)
    return bool(fewer) and all(any(one_party(mine, yours, known) for yours in more) for mine in fewer)


def one_party(one: Who, other: Who, known: bool) -> bool:
    """Whether two parties are one: the same name, unnamed officials of one state, or a state and whoever acts for it;
    where one person is ``known`` to be in both lists, also a named official and an unnamed one."""
    if one.block != other.block:
        return False
    if same_name(one, other):
        return True
    if not (official(one) and official(other)) or (person(one) and person(other)):
        return False
    return known or state(one) or state(other) or not (person(one) or person(other))


def same_name(one: Who, other: Who) -> bool:
    """Whether two parties have one name; of people of one state, surname and initial are enough."""
    if not one.name or not other.name or one.block != other.block:
        return False
    return one.name == other.name or (person(one) and person(other) and initials(one.name) == initials(other.name))


def initials(name: str) -> tuple[str, str]:
    """A name's first letter and its surname («Michael T. Flynn» and «Michael Flynn» are one)."""
    return name[0], SURNAME.split(name)[-1]


def official(one: Who) -> bool:
    """Whether a party is a state or acts for it."""
    return not OFFICIAL.isdisjoint(one.sectors) if one.sectors else state(one)


def state(one: Who) -> bool:
    """Whether a party is called by the name of a state."""
    return one.name in load_disputes().states


def person(one: Who) -> bool:
    """Whether a party has a name of its own, which is no state's."""
    return one.name is not None and not state(one)


def one_act(one: Sighting, other: Sighting) -> bool:
    """Whether two claims are of one act, with the same words acting on it but for those that deny or only frame it."""
    table = load_disputes()
    beside = table.denying | table.neutral
    if one.type != other.type or set(one.operators) - beside != set(other.operators) - beside:
        return False
    if one.act is None or other.act is None:
        return not stems(one.cue).isdisjoint(stems(other.cue))
    return stems([one.act]) == stems([other.act])


def one_time(one: Sighting, other: Sighting) -> bool:
    """Whether what two claims tell can be of one day."""
    if one.start and one.end and other.start and other.end:
        return one.start <= other.end and other.start <= one.end
    return True


def same_states(one: Sighting, other: Sighting) -> bool:
    """Whether the states that two claims name, if both name any, have one in common."""
    states = load_disputes().states
    mine, yours = one.words & states, other.words & states
    return not mine or not yours or not mine.isdisjoint(yours)


def near(one: Sighting, other: Sighting, days: int = SOON) -> bool:
    """Whether two claims were told within so many days of each other."""
    if one.published is None or other.published is None:
        return one.report == other.report
    return abs((one.published - other.published).days) <= days
