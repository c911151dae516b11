"""Reading the event of a clause or noun phrase: the frame that fits its words, with its parties filled in.

``ActReader.event`` is the door: composition comes first (what a word makes of the event under it), then
the frame of the word itself, then the marks of grammar (negation, modals).
"""

from collections.abc import Iterable, Iterator, Sequence

from whence.lexicon.acts import NOT_AN_ACT, Acts, Condition, Frame, Operator
from whence.reading.acts.arguments import Arguments, Slots
from whence.reading.acts.composition import Composition
from whence.reading.acts.draft import Draft, View, drafted
from whence.reading.acts.marks import OBLIGING, Marks
from whence.reading.acts.parties import OWNERS, REFLEXIVE, Parties
from whence.reading.acts.words import ActWords
from whence.reading.cast import Cast
from whence.reading.syntax import Syntax

HOSTILE = "hostile"
BLAMING = ("disapprove", "allege")
OPEN = "open"
ASSAULT = "ASSAULT"
STRUCK_IN = ("in", "by", "during", "from", "under", "with", "at", "over", "amid", "after")
SPOKEN_OF = ("object", "for", "to", "against", "on", "of", "clause", "that")
APART = frozenset({"acl:relcl", "advcl", "parataxis", "appos"})
LOCATIVE = frozenset({"in", "at", "near", "on", "over", "across", "along", "inside", "outside", "among"})
INSTRUMENT = "instrument"
STATIVE = "stative"
TOLD = ("to", "object", "indirect")
SORTS = {"POLITICIAN": "politician", "POLICE": "police", "OFFICIAL": "governing", "CANDIDATE": "candidate"}
FROM = ("by", "from", "between", "among")  # slots of a noun that may hang from the verb that carries it
PLACES = ("in", "at", "near", "into", "to", "on", "outside", "over", "across", "object", "for", "from", "along")


class ActReader:
    """Reads the events of one parsed text, each when it is asked for."""

    def __init__(self, syntax: Syntax, cast: Cast, table: Acts) -> None:
        self.syntax = syntax
        self.arguments = Arguments(
            self.syntax, table.classes["keeping the subject"], table.moving, table.classes["transitive"]
        )
        self.words = ActWords(self.syntax, self.arguments, table)
        self.parties = Parties(cast, self.arguments)
        self.marks = Marks(self.syntax, table)
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
            return self.phrase(i) if self.syntax.pos[i] in ("NOUN", "PROPN") and self.words.is_event_noun(i) else None
        keys = self.words.verb_keys(i)
        operators = self.composition.operators(keys)
        frames = [frame for key in keys for frame in self.table.verbs.get(key, ())]
        if not operators and not frames and self.marks.modal(i) != OBLIGING:
            return None
        view = self.view(i)
        return self.composition.marked(i, self._clause(i, operators, frames, view), view)

    def view(self, i: int) -> View:
        """The slots of the clause at ``i``, with those that hang from its object."""
        slots = self.arguments.verb(i)
        if self.syntax.lower[i] in self.table.classes[STATIVE] and "subject" not in slots and "object" in slots:
            slots = {**slots, "subject": slots["object"], "object": []}
        if "object" not in slots and self._is_named(slots.get("complement", [])):
            slots = {**slots, "object": slots["complement"]}
        if "object" not in slots and (particle := self._particle(i, slots)):
            slots = {**slots, "object": slots[particle]}
        objects = slots.get("object") or slots.get("complement") or []
        return View(slots, *(self.arguments.noun(head) for head in objects[:1]))

    def _is_named(self, heads: Sequence[int]) -> bool:
        """Whether what looks like a predicate is a thing («called off the strike»)."""
        return any(self.syntax.pos[head] in ("NOUN", "PROPN") for head in heads)

    def _particle(self, i: int, slots: Slots) -> str | None:
        """The particle of a verb that its object hangs by as if by a preposition («took over the city»)."""
        for key in self.words.verb_keys(i):
            if " " in key and key in self.table.verbs and (particle := key.split(" ", 1)[1]) in slots:
                return particle
        return None

    def _clause(self, i: int, operators: list[Operator], frames: list[Frame], view: View) -> Draft | None:
        """What a word makes of the event under it, or what its frames say: those that ask for certain words first."""
        draft = (
            self.composition.over_clause(i, operators, view)
            or self._framed(frames, "words", i, view)
            or self.composition.over_phrase(i, operators, view)
            or self._framed(frames, "slots", i, view)
            or self.composition.over_nothing(i, operators, view)
            or self._framed(frames, "nothing", i, view)
        )
        return draft if draft is not None and draft.type != NOT_AN_ACT else None

    def _framed(self, frames: Iterable[Frame], asks: str, i: int, view: View) -> Draft | None:
        """The draft of the first frame that fits, of those that ask for words, for slots, for nothing."""
        frame = self._fitting((frame for frame in frames if frame.asks == asks), view)
        return self._filled(frame, i, view) if frame is not None else None

    def phrase(self, i: int, carrier: View | None = None) -> Draft | None:
        """The event that the noun at ``i`` tells, by itself or under a verb whose slots are the ``carrier``'s."""
        keys = self.words.noun_keys(i)
        own = self.arguments.noun(i)
        view = View(own, *(carrier.layers if carrier else ()))
        composition = self.composition
        operators = composition.operators(keys)
        draft = composition.over_clause(i, operators, view) or composition.over_phrase(i, operators, view)
        if draft is None:
            frame = self._fitting((frame for key in keys for frame in self.table.nouns.get(key, ())), view)
            if frame is None:
                return composition.over_nothing(i, operators, view)
            draft = self._filled(frame, i, View(own), carrier)
        return composition.modified(i, draft) if draft.type != NOT_AN_ACT else None

    # ------------------------------------------------------------------------------------------ frames
    def _fitting(self, frames: Iterable[Frame], view: View) -> Frame | None:
        """The first frame whose conditions all hold."""
        for frame in frames:
            if all(self._holds(condition, view) for condition in frame.conditions):
                return None if self._on_oneself(frame, view) else frame
        return None

    def _on_oneself(self, frame: Frame, view: View) -> bool:
        """Whether somebody does it to himself («surrounded himself with friends»), and the frame does not speak of
        that («blew himself up»)."""
        objects = [head for head in view.layers[0].get("object", ()) if self.syntax.lower[head].endswith(REFLEXIVE)]
        return any(not any(self._meets(head, each) for each in frame.conditions) for head in objects)

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
        return any(self._is_kind(head, kind) for kind in sorted(condition.kinds))

    def _is_kind(self, head: int, kind: str) -> bool:
        """Whether a phrase names what one of the words in capitals asks for."""
        parties, named = self.parties, self.parties.named(head)
        match kind:
            case "PARTY":
                return bool(named)
            case "PLACE":
                return parties.is_place(head)
            case "STATE":
                return parties.are_states(named)
            case "BODY":
                return parties.are_coded(named, self.table.classes["beyond states"])
            case "OFFICIAL" if parties.are_states(named):
                return True
            case _:
                return kind in SORTS and parties.are_of(named, self.table.classes[SORTS[kind]])

    def _filled(self, frame: Frame, i: int, view: View, carrier: View | None = None) -> Draft:
        """A frame's draft with its parties; ``carrier`` helps out where the phrase itself names none."""
        draft = drafted(frame, i, self.words.cue(i))
        self._name(frame, view, draft)
        draft.actors = self._actors(frame.actor, frame, view, draft)
        if carrier is not None and not draft.actors:
            draft.actors = self._actors([slot for slot in frame.actor if slot in FROM], frame, carrier, draft)
        if not draft.actors and frame.type == ASSAULT:
            self._struck_in(view, draft)
        if frame.together:
            self._join(frame, view, carrier, draft)
        draft.recipients = self._recipients(frame, view, draft)
        if carrier is not None and not draft.recipients:
            draft.recipients = self._recipients(frame, carrier, draft)
        draft.object = next(iter(view.heads("object")), None)
        draft.status = self.words.aspect(i)
        if frame.type in self.table.classes[OPEN]:
            draft.absorbed |= frozenset(self._spoken_of(view))
        return draft

    def _struck_in(self, view: View, draft: Draft) -> None:
        """Takes in the attack in which somebody was killed, and who made it («killed in an Israeli raid»)."""
        for slot in STRUCK_IN:
            for head in view.layers[0].get(slot, ()):
                inner = self.noun_event(head)
                if inner is not None and inner.type == draft.type and draft.word not in inner.absorbed:
                    draft.actors = list(inner.actors)
                    draft.absorbed |= inner.absorbed
                    return

    def _spoken_of(self, view: View) -> Iterator[int]:
        """The words that say what is asked for, offered, refused: whatever acts they tell are not told as done."""
        for slot in SPOKEN_OF:
            for head in view.layers[0].get(slot, ()):
                yield from self._along(head)

    def _along(self, i: int) -> Iterator[int]:
        yield i
        for kid in self.syntax.kids[i]:
            label = self.syntax.deps[kid]
            if label not in APART and (label != "conj" or not self.words.is_clause(kid)):
                yield from self._along(kid)

    def _name(self, frame: Frame, view: View, draft: Draft) -> None:
        """Takes the words that a frame asks for into the act's name («launched airstrikes»)."""
        named = [
            i
            for condition in frame.conditions
            if condition.words and not condition.forbidden and "subject" not in condition.slots
            for slot in condition.slots
            for head in view.heads(slot)
            if self.words.belongs(head, condition.words)
            for i in self.words.unwrapped(head)
        ]
        draft.absorbed |= frozenset(named)
        draft.cue = tuple(sorted({*draft.cue, *named}))

    def _actors(self, slots: Iterable[str], frame: Frame, view: View, draft: Draft) -> list[int]:
        if "between" in frame.together and view.heads("between") and not self.arguments.has_subject(draft.head):
            return []
        for slot in slots:
            heads = self.teller(draft.head) if slot == "teller" else view.heads(slot) or self._deeper(slot, view)
            if slot == "modifier":
                heads = [head for head in heads if not self._is_struck(head, frame)]
            if found := [party for head in heads for party in self._acting(head, slot, draft)]:
                return self.parties.apart(found if slot != "modifier" else self._proper(found))
        return []

    def _deeper(self, slot: str, view: View) -> list[int]:
        """Who did it, where the tree hangs him by the one he did it to («the arrest of three men by the police»)."""
        if slot != "by":
            return []
        return [by for head in view.layers[0].get("of", ()) for by in self.arguments.noun(head).get("by", ())]

    def _is_struck(self, head: int, frame: Frame) -> bool:
        """Whether the name before an attack, a sanction, a rebuke says whom it struck («the Paris attacks», not «U.S.
        raids»)."""
        if self.syntax.pos[head] != "PROPN" or self.syntax.lower[head] in self.table.classes["adjectival"]:
            return False
        if frame.type in self.table.classes["striking"]:
            return self.parties.is_place(head)
        return frame.mode in BLAMING and not self.parties.is_body(head)

    def _proper(self, heads: list[int]) -> list[int]:
        """Of the parties before a noun its names and adjectives, where there are any («Korean» of «Korean missile»)."""
        return [head for head in heads if self.syntax.pos[head] in ("ADJ", "PROPN")] or heads

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
        return self.behind(head, draft.type)

    def behind(self, head: int, type: str = "") -> tuple[int, ...]:
        """The parties that act through a weapon, a statement, a decision, or through those who speak for them.

        Only people speak: who accuses, asks or refuses belongs to whom the phrase names («the army's top
        brass»), unless its noun says that they are against him.
        """
        if self.words.belongs(head, self.table.classes[INSTRUMENT]):
            owners = [party for owner in self.arguments.owner(head) for party in self.parties.named(owner)]
            if found := tuple(owners) or self.parties.implied(head, OWNERS):
                return found
        speaks = type in self.table.classes["speaking"] and not self.words.is_event_noun(head)
        if speaks and not self.words.belongs(head, self.table.classes["against their owner"]):
            return self.parties.implied(head, ("whose", "modifier", "of"), 1)
        return ()

    def _join(self, frame: Frame, view: View, carrier: View | None, draft: Draft) -> None:
        """Adds those who act along with the actors."""
        for slot in frame.together:
            heads = view.heads(slot) or (carrier.heads(slot) if carrier and slot not in ("object", "of") else [])
            for head in heads:
                if head in draft.absorbed:
                    continue
                found = self.parties.named(head) or (() if slot == "modifier" else self.parties.implied(head, OWNERS))
                draft.actors += self.parties.apart(found, draft.actors)
        if len(draft.actors) == 1:  # «the ministers of Egypt and Jordan» are of both
            for head in self.arguments.noun(draft.actors[0]).get("of", []):
                draft.actors += self.parties.named(head)[1:]

    def _recipients(self, frame: Frame, view: View, draft: Draft) -> list[int]:
        """The first coded party in the frame's slots, with an uncoded one that stands before it."""
        taken: list[int] = []
        for slot in frame.recipient:
            for head in self.heads(slot, draft.head, view):
                fresh = self.parties.others(self._suffering(head, slot, draft), (*draft.actors, *taken))
                taken += fresh
                if self.parties.coded(fresh):
                    return taken
        for slot in frame.recipient:
            if slot in LOCATIVE and view.heads("object"):  # where it was, not whom it struck
                continue
            for head in self.heads(slot, draft.head, view):
                if fresh := self.parties.others(self._behind(head, slot, draft), (*draft.actors, *taken)):
                    return taken + fresh
        modifiers = view.layers[0].get("modifier", ()) if not self.words.is_clause(draft.head) else ()
        if struck := [head for head in modifiers if self._is_struck(head, frame)]:
            return taken + struck
        for slot in frame.recipient:
            if grounds := [head for head in view.heads(slot) if slot in PLACES and self.parties.is_place(head)]:
                return taken + grounds
        return taken or draft.recipients

    def heads(self, slot: str, i: int, view: View) -> Sequence[int]:
        """The heads in a slot, in those too that are found elsewhere: who says it, on whom it is conditioned."""
        if slot == "teller":
            return self.teller(i)
        if slot == "told":
            verb = self.words.telling(i)
            return [head for to in TOLD for head in self.arguments.verb(verb).get(to, ())] if verb is not None else []
        if slot == "condition":
            return [
                head for clause in self.marks.conditions(i) for head in self.arguments.verb(clause).get("subject", [])
            ]
        if slot == "purpose":
            return [head for clause in self.words.purposes(i) for head in self.arguments.verb(clause).get("object", [])]
        return view.heads(slot)

    def _suffering(self, head: int, slot: str, draft: Draft) -> Sequence[int]:
        """The parties that a phrase names; for a deed that is blamed, praised or refused, those who did it."""
        if slot in ("clause", "that"):
            return ()
        named = self.parties.named(head)
        if not named and draft.type not in self.table.classes[HOSTILE] and head not in draft.absorbed:
            inner = self.noun_event(head)
            return inner.actors if inner is not None else ()
        return named

    def _behind(self, head: int, slot: str, draft: Draft) -> tuple[int, ...]:
        """The parties whom an act concerns through a thing: who did what is condemned, whose base is hit."""
        if slot in ("clause", "that"):
            subject = self.arguments.verb(head).get("subject", [])
            return tuple(party for each in subject for party in self.parties.named(each))
        implied = self.parties.implied(head)
        return tuple(party for party in implied if not any(self.parties.owns(actor, party) for actor in draft.actors))

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
        return tuple(
            party for head in self.arguments.verb(verb).get("subject", []) for party in self.parties.named(head)
        )
