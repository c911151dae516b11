"""Which of the words in a slot are parties: the phrase itself, or the party that it implies.

«condemned Russia's invasion» blames Russia, «attacked a Syrian base» hits Syria: where a phrase is no
party, its owner, its adjective or its prepositions may name one.
"""

from collections.abc import Iterable, Sequence

from whence.model import Party
from whence.reading.acts.arguments import Arguments
from whence.reading.cast import Cast

OWNERS = ("whose", "by", "from", "modifier", "of")
INSIDE = (*OWNERS, "against", "on", "with", "to", "for", "in", "at", "into", "over", "between")
REFLEXIVE = ("self", "selves")
DEEPEST = 3
LEADING = frozenset({"GOV", "MIL", "LEG", "COP", "REB", "UAF"})
COMMANDED = frozenset({"MIL", "COP", "SPY"})


class Parties:
    """The parties of one parsed text, by the heads of their phrases."""

    def __init__(self, cast: Cast, arguments: Arguments) -> None:
        self._cast = cast
        self._arguments = arguments
        self._parties: dict[int, Party | None] = {}
        self._named: dict[int, tuple[int, ...]] = {}

    def party(self, i: int) -> Party | None:
        """The party that the phrase headed by ``i`` names."""
        if i not in self._parties:
            self._parties[i] = self._cast.party(i) or self._ground(i)
        return self._parties[i]

    def _ground(self, i: int) -> Party | None:
        """The state whose ground a place is."""
        place = self._cast.place(i)
        return Party(place.text, [], place.name, place.country, []) if place is not None and place.country else None

    def named(self, i: int) -> tuple[int, ...]:
        """The heads of the parties that the phrase headed by ``i`` and its conjuncts name."""
        if i not in self._named:
            self._named[i] = ()
            if self._arguments.syntax.lower[i].endswith(REFLEXIVE):
                return ()
            heads = self._cast.heads(i) or [i]
            self._named[i] = named = tuple(head for head in heads if self._cast.party(head) is not None)
            if len(named) == 1 and (meant := self._cast.antecedent(i)) is not None and len(self.named(meant)) > 1:
                self._named[i] = self.named(meant)
            if not self.coded(named):
                described = [party for head in self._arguments.described(i) for party in self.named(head)]
                self._named[i] = tuple(described) or named
        return self._named[i]

    def implied(self, i: int, slots: tuple[str, ...] = INSIDE, depth: int = DEEPEST) -> tuple[int, ...]:
        """The parties that stand inside a phrase which is none itself, the nearest in ``slots`` order."""
        inside = self._arguments.noun(i)
        for slot in slots:
            for head in inside.get(slot, ()):
                if found := self.named(head):
                    return found
        if depth > 1:
            for slot in slots:
                for head in inside.get(slot, ()):
                    if found := self.implied(head, slots, depth - 1):
                        return found
        return ()

    def coded(self, heads: Iterable[int]) -> bool:
        """Whether one of these parties belongs to a state or body."""
        return any((party := self.party(head)) is not None and party.code is not None for head in heads)

    def are_of(self, heads: Sequence[int], sectors: frozenset[str]) -> bool:
        """Whether these are parties of certain sectors only."""
        parties = [self.party(head) for head in heads]
        return bool(parties) and all(
            party is not None and party.sectors and sectors.issuperset(party.sectors) for party in parties
        )

    def are_states(self, heads: Sequence[int]) -> bool:
        """Whether these are states or bodies of states themselves."""
        parties = [self.party(head) for head in heads]
        return bool(parties) and all(party is not None and party.code and not party.sectors for party in parties)

    def are_coded(self, heads: Sequence[int], codes: frozenset[str]) -> bool:
        """Whether these are parties with one of these codes."""
        parties = [self.party(head) for head in heads]
        return bool(parties) and all(party is not None and party.code in codes for party in parties)

    def is_body(self, i: int) -> bool:
        """Whether the phrase headed by ``i`` names a state, a government or another body, and no person."""
        return self._cast.kind(i) in ("government", "organization")

    def is_place(self, i: int) -> bool:
        """Whether the phrase headed by ``i`` names a place."""
        return self._cast.place(i) is not None

    def same(self, one: int, other: int) -> bool:
        """Whether two phrases name one party."""
        if one == other or self._cast.antecedent(one) == other or self._cast.antecedent(other) == one:
            return True
        first, second = self.party(one), self.party(other)
        if first is None or second is None or first.name is None:
            return False
        return first.name == second.name and first.code == second.code

    def allied(self, one: int, other: int) -> bool:
        """Whether two parties belong to one state or body."""
        first, second = self.party(one), self.party(other)
        return first is not None and second is not None and first.code is not None and first.code == second.code

    def commands(self, one: int, other: int) -> bool:
        """Whether one party, a state or who holds office, has the other at its command: its forces, police, staff."""
        leader, party = self.party(one), self.party(other)
        if leader is None or party is None or not self.allied(one, other):
            return False
        leads = not leader.sectors or not LEADING.isdisjoint(leader.sectors)
        return leads and (not COMMANDED.isdisjoint(party.sectors) or self._is_theirs(other, [one]))

    def owns(self, one: int, other: int) -> bool:
        """Whether what is the other's is the first one's own: his state's («Trump … U.S. funding»)."""
        party = self.party(other)
        return self.allied(one, other) and party is not None and not party.sectors

    def speaks_for(self, one: int, other: int) -> bool:
        """Whether one party is the other, or an official of the state that the other is."""
        if self.same(one, other):
            return True
        speaker, party = self.party(one), self.party(other)
        if speaker is None or party is None or not self.allied(one, other):
            return False
        return "GOV" in speaker.sectors and (not party.sectors or "GOV" in party.sectors)

    def apart(self, heads: Iterable[int], others: Iterable[int] = ()) -> list[int]:
        """These parties, each once, without those that ``others`` name already."""
        kept: list[int] = []
        taken = list(others)
        for head in heads:
            if not any(self.same(head, other) for other in (*taken, *kept)):
                kept.append(head)
        return kept

    def others(self, heads: Iterable[int], actors: Sequence[int]) -> list[int]:
        """These parties without the actors and what is theirs («its peacekeepers»): whom they can act on."""
        return [head for head in self.apart(heads, actors) if not self._is_theirs(head, actors)]

    def _is_theirs(self, head: int, actors: Sequence[int]) -> bool:
        owners = self._arguments.noun(head).get("whose", [])
        return any(self.same(owner, actor) for owner in owners for actor in actors)
