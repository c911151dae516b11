"""What must be known of an event's parties for it to count: a fight, a visit or a strike of private people
is no political act."""

from typing import TYPE_CHECKING

from whence.model import Party
from whence.reading.acts.draft import Draft

if TYPE_CHECKING:
    from whence.reading.acts.events import ActReader

PRESS = "JRN"
MEANS = ("by", "in", "with", "from", "during", "after", "when", "under", "amid")


class Needs:
    """Checks drafts against the column «needs» of their frames."""

    def __init__(self, reader: "ActReader") -> None:
        self._reader = reader
        self._classes = reader.table.classes
        self._trade = self._classes["trade"]
        self._private = self._classes["private"]

    def met(self, draft: Draft) -> bool:
        """Whether enough is known of who acted and on whom."""
        parties = self._reader.parties
        actors = [party for i in draft.actors if (party := parties.party(i)) is not None]
        recipients = [party for i in draft.recipients if (party := parties.party(i)) is not None]
        if self._is_figurative(draft, actors, recipients):
            return False
        if draft.needs == "crowd":
            return any(self._is("crowd", party) for party in actors)
        if not self._is_public(draft, [*actors, *recipients]):
            return False
        match draft.needs:
            case "actor" | "any":
                return bool(actors)
            case "recipient":
                return bool(recipients)
            case "either":
                return True
            case "both":
                return bool(actors) and bool(recipients)
            case "pair":
                return len(actors) + len(recipients) > 1 and not any(PRESS in party.sectors for party in actors[1:])
            case "leaders":
                return len(actors) > 1 and all(self._is("official", party) for party in actors)
            case "two":
                return len(actors) + len(recipients) > 1 or self._presides(draft, actors)
            case "carried":
                return draft.head != draft.word and bool(actors)
            case _:
                return self._is_fit(draft.needs, draft, actors, recipients)

    def _is_fit(self, needs: str, draft: Draft, actors: list[Party], recipients: list[Party]) -> bool:
        match needs:
            case "visitor":
                abroad = bool(recipients) or bool(
                    draft.object is not None and self._reader.parties.is_place(draft.object)
                )
                at_home = {party.code for party in recipients} == {party.code for party in actors}
                return abroad and not at_home and any(self._is_traveller(party) for party in actors)
            case "hosting":
                return len(actors) > 1 and any(self._is("official", party) for party in actors)
            case "donor":
                return bool(actors) and (
                    bool(recipients) or any(self._trade.isdisjoint(party.sectors) for party in actors)
                )
            case "keeper" if not actors:
                return draft.object in draft.recipients and self._reader.arguments.is_passive(draft.head)
            case "keeper":
                return any(self._is("official", party) or self._is("armed", party) for party in actors)
            case "official" | "armed" | "force":
                return any(self._is(needs, party) for party in actors)
            case "custody":
                return any(self._is("force", party) for party in actors) or any(
                    self._is_political(p) for p in recipients
                )
            case "violence" | "warring" if any(self._is("armed", party) for party in actors):
                return True
            case "violence" | "warring":
                return any(party.code for party in recipients) and (bool(actors) or self._is_deliberate(draft))
            case _:
                return bool(actors)

    def _is_deliberate(self, draft: Draft) -> bool:
        """Whether those who were killed or hurt are told as more than people at large, or as hit by a weapon: else it
        may have been an accident or a crime."""
        reader = self._reader
        hurt = [i for i in draft.recipients if not reader.parties.is_place(i)]
        if any(reader.syntax.lemmas[i] not in self._classes["anybody"] for i in hurt):
            return True
        slots = reader.arguments.verb(draft.head) if reader.words.is_clause(draft.head) else {}
        means = [head for slot in MEANS for head in slots.get(slot, ())]
        means += [
            head
            for kid in reader.syntax.kids[draft.head]
            if reader.syntax.deps[kid] == "advcl"
            for head in reader.arguments.verb(kid).get("subject", ())
        ]
        return any(reader.words.belongs(i, self._classes["weapon"]) for i in (draft.word, *means))

    def _presides(self, draft: Draft, actors: list[Party]) -> bool:
        """Whether an official holds or attends talks with nobody named («held a meeting on Syria»)."""
        return self._reader.words.is_clause(draft.head) and any(self._is("official", party) for party in actors)

    def _is(self, sort: str, party: Party) -> bool:
        """Whether a party is of a sort: by its sectors, or as a state itself."""
        if not party.sectors:
            return party.code is not None
        return not self._classes[sort].isdisjoint(party.sectors)

    def _is_traveller(self, party: Party) -> bool:
        """Whether somebody travels as a state's or body's: a named cleric does, pilgrims do not."""
        return self._is("official", party) and (party.sectors != ["REL"] or party.name is not None)

    def _is_figurative(self, draft: Draft, actors: list[Party], recipients: list[Party]) -> bool:
        """Whether a fight is one of words: between politicians, and nobody is hurt."""
        names = self._reader.words.names(draft.word)
        if draft.type != "ASSAULT" or self._classes["figurative"].isdisjoint(names) or not (actors and recipients):
            return False
        politicians = self._classes["politician"]
        return all(party.sectors and politicians.issuperset(party.sectors) for party in actors + recipients)

    def _is_public(self, draft: Draft, parties: list[Party]) -> bool:
        """Whether an act is of public concern: by one who acts in politics, between people of several states, or force
        against the people of one."""
        if any(self._is_political(party) for party in parties):
            return True
        codes = {party.code for party in parties if party.code is not None and party.code not in self._private}
        return len(codes) > 1 or (bool(codes) and draft.type in self._classes["forceful"])

    def _is_political(self, party: Party) -> bool:
        """Whether a party is a state, a body of states or across states, or acts in politics."""
        if party.code in self._classes["beyond states"]:
            return True
        if party.sectors:
            return not self._classes["political"].isdisjoint(party.sectors)
        return party.code is not None and party.code not in self._private
