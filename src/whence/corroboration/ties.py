"""Ties: who acts on whom, counted over happenings. Parties of a state count as the state."""

from collections import Counter
from collections.abc import Iterable

from whence.corroboration.results import Actor, Tie
from whence.corroboration.store import Parties
from whence.lexicon.scores import score_of
from whence.lexicon.states import states

HALF = 0.5  # a party counts where it has at least this part of the claims of the most frequent one


def ties(found: Iterable[tuple[str, Parties]]) -> list[Tie]:
    """The ties in happenings (type and parties), the most frequent first: one for each pair, of its most frequent
    type."""
    counts: Counter[tuple[str, str, str]] = Counter()
    known: dict[str, Actor] = {}
    weight: Counter[str] = Counter()
    for kind, who in found:
        actors, recipients = merged(who.actors), merged(who.recipients)
        known |= {name: one for name, one in (actors | recipients).items() if name not in known}
        both = pairs(list(actors), list(recipients))
        weight.update({name for pair in both for name in pair})
        counts.update((actor, recipient, kind) for actor, recipient in both)
    by_pair: dict[tuple[str, str], Counter[str]] = {}
    for (actor, recipient, kind), number in counts.items():
        by_pair.setdefault((actor, recipient), Counter())[kind] += number
    made = [tie(known, weight, pair, kinds) for pair, kinds in by_pair.items()]
    return sorted(made, key=lambda one: (-one.happenings, one.actor.label, one.recipient.label))


def merged(those: Iterable[Actor]) -> dict[str, Actor]:
    """The parties that count, those of a state as the state, by name. «Other countries» are nobody's name."""
    found: dict[str, Actor] = {}
    for one in those:
        if one.code is None and not one.label[:1].isupper():
            continue
        state = states().get(one.code or "")
        name = one.code if one.code and state else one.label.casefold()
        claims = one.claims + (found[name].claims if name in found else 0)
        found[name] = Actor(state or one.label, one.code, () if state else one.sectors, claims)
    most = max((one.claims for one in found.values()), default=0)
    return {name: one for name, one in found.items() if one.claims >= HALF * most}


def pairs(actors: list[str], recipients: list[str]) -> list[tuple[str, str]]:
    """Who did it to whom; where nobody is told as recipient, each actor with those after it, for it was mutual."""
    if not recipients:
        return [(one, other) for place, one in enumerate(sorted(actors)) for other in sorted(actors)[place + 1 :]]
    return [(one, other) for one in actors for other in recipients if one != other]


def tie(known: dict[str, Actor], weight: Counter[str], pair: tuple[str, str], kinds: Counter[str]) -> Tie:
    """A pair of parties with all that one did to the other."""
    actor, recipient = (Actor(known[name].label, known[name].code, known[name].sectors, weight[name]) for name in pair)
    total = sum(kinds.values())
    score = sum(score_of(kind) * number for kind, number in kinds.items()) / total
    return Tie(actor, recipient, min(kinds, key=lambda kind: (-kinds[kind], kind)), total, round(score, 2))
