"""Reading the event of a clause or noun phrase: the frame that fits its words, with its parties filled in.

``ActReader.event`` is the door: composition comes first (what a word makes of the event under it), then
the frame of the word itself, then the marks of grammar (negation, modals).
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from whence.lexicon.acts import NOT_AN_ACT, Acts, Condition, Frame
from whence.reading.acts_draft import Draft, View, drafted
from whence.reading.acts_parties import OWNERS, Parties
from whence.reading.acts_words import ActWords
from whence.reading.arguments import Arguments
from whence.reading.attribution_syntax import Syntax
from whence.reading.cast import Cast
from whence.reading.composition import Composition

HOSTILE = "hostile"
INSTRUMENT = "instrument"
STATIVE = "stative"
PLACES = ("in", "at", "near", "into", "to", "on", "outside", "over", "across", "object", "for", "from", "along")


class ActReader:
    """Reads the events of one parsed text, each when it is asked for."""

    def __init__(self, doc: Doc, cast: Cast, table: Acts) -> None:
        self.syntax = Syntax(doc)
        self.arguments = Arguments(self.syntax)
        self.words = ActWords(self.syntax, self.arguments, table)
        self.parties = Parties(cast, self.arguments)
        self.table = table
        self.composition = Composition(self)
        self._events: dict[int, Draft | None] = {}

    def event(self, i: int) -> Draft | None:
        """The event that the clause or phrase headed by ``i`` tells, or None. Its needs are not yet checked."""
        if i not in self._events:
            self._events[i] = None
            self._events[i] = self._event(i)
        return self._events[i]

    def _event(self, i: int) -> Draft | None:
        if not self.words.is_clause(i):
            return self.phrase(i)
        draft = self._clause(i)
        return self.composition.marked(i, draft, self.view(i))

    def view(self, i: int) -> View:
        """The slots of the clause at ``i``, with those that hang from its object."""
        slots = self.arguments.verb(i)
        if self.syntax.lower[i] in self.table.classes[STATIVE] and "subject" not in slots and "object" in slots:
            slots = {**slots, "subject": slots["object"], "object": []}
        objects = slots.get("object") or slots.get("complement") or []
        return View(slots, *(self.arguments.noun(head) for head in objects[:1]))

    def _clause(self, i: int) -> Draft | None:
        keys = self.words.verb_keys(i)
        if not any(key in self.table.verbs or key in self.table.operators for key in keys):
            return None
        view = self.view(i)
        composition = self.composition
        draft = composition.over_clause(i, keys, view) or composition.over_phrase(i, keys, view)
        if draft is not None:
            return draft if draft.type != NOT_AN_ACT else None
        frames = [frame for key in keys for frame in self.table.verbs.get(key, ())]
        if (frame := self._fitting([each for each in frames if each.conditions], view)) is not None:
            return self._filled(frame, i, view) if frame.type != NOT_AN_ACT else None
        if (draft := composition.over_nothing(i, keys, view)) is not None:
            return draft if draft.type != NOT_AN_ACT else None
        if (frame := self._fitting([each for each in frames if not each.conditions], view)) is not None:
            return self._filled(frame, i, view)
        return None

    def phrase(self, i: int, carrier: View | None = None) -> Draft | None:
        """The event that the noun at ``i`` tells, by itself or under a verb whose slots are the ``carrier``'s."""
        keys = self.words.noun_keys(i)
        own = self.arguments.noun(i)
        view = View(own, *(carrier.layers if carrier else ()))
        composition = self.composition
        draft = composition.over_clause(i, keys, view) or composition.over_phrase(i, keys, view)
        if draft is None:
            frames = [frame for key in keys for frame in self.table.nouns.get(key, ())]
            frame = self._fitting(frames, view)
            if frame is None:
                return composition.over_nothing(i, keys, view)
            draft = self._filled(frame, i, View(own), carrier)
        if draft.type == NOT_AN_ACT:
            return None
        return composition.modified(i, draft)

    # ------------------------------------------------------------------------------------------ frames
    def _fitting(self, frames: Iterable[Frame], view: View) -> Frame | None:
        """The first frame whose conditions all hold."""
        for frame in frames:
            if all(self._holds(condition, view) for condition in frame.conditions):
                return frame
        return None

    def _holds(self, condition: Condition, view: View) -> bool:
        heads = [head for slot in condition.slots for head in view.heads(slot)]
        if "PARTIES" in condition.kinds:
            return len({party for head in heads for party in self.parties.named(head)}) > 1
        return any(self._meets(head, condition) for head in heads) != condition.forbidden

    def _meets(self, head: int, condition: Condition) -> bool:
        if not condition.words and not condition.kinds:
            return True
        if condition.words and self.words.belongs(head, condition.words):
            return True
        if "PARTY" in condition.kinds and self.parties.named(head):
            return True
        return "PLACE" in condition.kinds and self.parties.is_place(head)

    def _filled(self, frame: Frame, i: int, view: View, carrier: View | None = None) -> Draft:
        """A frame's draft with its parties; ``carrier`` helps out where the phrase itself names none."""
        draft = drafted(frame, i, self.words.cue(i))
        draft.actors = self._actors(frame, view, draft)
        if frame.together:
            self._join(frame, view, carrier, draft)
        draft.recipients = self._recipients(frame, view, draft)
        if carrier is not None and not draft.recipients:
            draft.recipients = self._recipients(frame, carrier, draft)
        draft.object = next(iter(view.heads("object")), None)
        draft.status = self.words.aspect(i)
        return draft

    def _actors(self, frame: Frame, view: View, draft: Draft) -> list[int]:
        if "between" in frame.together and view.heads("between"):
            return []
        for slot in frame.actor:
            heads = self.teller(draft.head) if slot == "teller" else view.heads(slot)
            if found := [party for head in heads for party in self._acting(head, slot, draft)]:
                return self.parties.apart(found)
        return []

    def _acting(self, head: int, slot: str, draft: Draft) -> tuple[int, ...]:
        """The parties that act through a phrase: itself, or those behind a weapon, an attack, a decision."""
        if named := self.parties.named(head):
            return named
        if slot in ("whose", "modifier", "by", "from", "of", "between"):
            return self.parties.implied(head, OWNERS) if slot != "modifier" else ()
        inner = self.noun_event(head)
        if inner is not None:
            if inner.type == draft.type:
                draft.absorbed |= inner.absorbed
                draft.recipients = inner.recipients
            return tuple(inner.actors)
        if self.words.belongs(head, self.table.classes[INSTRUMENT]):
            return self.parties.implied(head, OWNERS)
        return ()

    def _join(self, frame: Frame, view: View, carrier: View | None, draft: Draft) -> None:
        """Adds those who act along with the actors."""
        for slot in frame.together:
            heads = view.heads(slot) or (carrier.heads(slot) if carrier and slot not in ("object", "of") else [])
            for head in heads:
                found = self.parties.named(head) or (() if slot == "modifier" else self.parties.implied(head, OWNERS))
                draft.actors += self.parties.apart(found, draft.actors)

    def _recipients(self, frame: Frame, view: View, draft: Draft) -> list[int]:
        """The first coded party in the frame's slots, with an uncoded one that stands before it."""
        taken: list[int] = []
        for slot in frame.recipient:
            for head in view.heads(slot):
                fresh = self.parties.others(self._suffering(head, slot), (*draft.actors, *taken))
                taken += fresh
                if self.parties.coded(fresh):
                    return taken
        for slot in frame.recipient:
            for head in self.heads(slot, draft.head, view):
                if fresh := self.parties.others(self._behind(head, slot, draft), (*draft.actors, *taken)):
                    return taken + fresh
        for slot in frame.recipient:
            if grounds := [head for head in view.heads(slot) if slot in PLACES and self.parties.is_place(head)]:
                return taken + grounds
        return taken or draft.recipients

    def heads(self, slot: str, i: int, view: View) -> Sequence[int]:
        """The heads in a slot, in those too that are found elsewhere: who says it, on whom it is conditioned."""
        if slot == "teller":
            return self.teller(i)
        if slot == "condition":
            return [head for clause in self.words.conditions(i) for head in self.arguments.verb(clause).get("subject", [])]
        return view.heads(slot)

    def _suffering(self, head: int, slot: str) -> tuple[int, ...]:
        return () if slot in ("clause", "that", "teller") else self.parties.named(head)

    def _behind(self, head: int, slot: str, draft: Draft) -> tuple[int, ...]:
        """The parties whom an act concerns through a thing: who did what is condemned, whose base is hit."""
        if slot in ("clause", "that"):
            subject = self.arguments.verb(head).get("subject", [])
            return tuple(party for each in subject for party in self.parties.named(each))
        inner = self.noun_event(head)
        if inner is not None and inner.actors and draft.type not in self.table.classes[HOSTILE]:
            return tuple(inner.actors)
        return self.parties.implied(head)

    # ------------------------------------------------------------------------------------------ helpers
    def noun_event(self, head: int, carrier: View | None = None) -> Draft | None:
        """The event that a noun phrase tells, behind words that only wrap it («a series of attacks»)."""
        for i in self.words.unwrapped(head):
            if self.words.is_event_noun(i) and not self.words.is_clause(i):
                draft = self.phrase(i, carrier) if carrier is not None else self.event(i)
                if draft is not None:
                    return draft
        return None

    def teller(self, i: int) -> tuple[int, ...]:
        """The parties that say what the clause at ``i`` says."""
        verb = self.words.telling(i)
        if verb is None:
            return ()
        return tuple(party for head in self.arguments.verb(verb).get("subject", []) for party in self.parties.named(head))
