"""Composition: what a word or a mark of grammar makes of the event under it.

«refused to criticise», «agreed on a truce», «threatened to cut off aid», «will not attack» are each one
event of their own kind. Which, the table of operators says; this file finds what hangs under a word,
picks the first row that fits, and puts the two together. No word stands here: all are in the table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from whence.lexicon.acts import NOT_AN_ACT, NOTHING, SAME, Operator
from whence.model import Status
from whence.reading.acts.arguments import Slots
from whence.reading.acts.draft import Draft, View
from whence.reading.acts.parties import OWNERS
from whence.reading.acts.words import CLOSE

if TYPE_CHECKING:
    from whence.reading.acts.events import ActReader

CLAUSAL = ("xcomp", "ccomp", "advcl", "acl", "csubj", "obl")
NOMINAL = ("object", "subject")
CROWD = "crowd"
SPOKEN = "REQUEST"
STATED = ("that", "should", "whether")  # a clause of its own, which what governs it only colours
REALITY: tuple[Status, ...] = (  # from what is so to what is not
    "actual", "ongoing", "planned", "asked", "threatened", "hypothetical", "conditional", "unknown", "denied",
)  # fmt: skip
MANNER = frozenset({"by", "without", "to", "if", "unless", "until", "for", "in"})
SEARCHED = ("object", "indirect", "to", "with", "on", "against", "for", "from", "in", "of", "into", "between", "by")


class Composition:
    """The algebra of events over one parsed text."""

    def __init__(self, reader: "ActReader") -> None:
        self._reader = reader
        self._syntax = reader.syntax
        self._operators = reader.table.operators
        self._classes = reader.table.classes

    # ---------------------------------------------------------------- an event under a word
    def operators(self, keys: list[str]) -> list[Operator]:
        """The rows of the words that these keys name."""
        return [operator for key in keys for operator in self._operators.get(key, ())]

    def over_clause(self, i: int, operators: list[Operator], view: View) -> Draft | None:
        """What the word at ``i`` makes of the event of a clause under it; None where there is none."""
        if not operators:
            return None
        asks = any(operator.when == "other" for operator in operators)
        for through, under in self._clauses(i, asks):
            inner = self._reader.event(under)
            if inner is not None and (draft := self._first(operators, through, inner, i, view)) is not None:
                if draft.type != inner.type:
                    draft.absorbed |= frozenset(self._along(under))
                return draft
        return None

    def _along(self, i: int) -> Iterator[int]:
        """The verbs that go along with the one at ``i`` («of killing and robbing», «of helping rebels by …»)."""
        syntax = self._syntax
        for kid in syntax.kids[i]:
            label = syntax.deps[kid]
            beside = label == "conj" and syntax.subject(kid) is None
            manner = label == "advcl" and self._reader.arguments.case(kid) in MANNER
            if beside or manner or label in ("xcomp", "ccomp"):
                yield kid
                yield from self._along(kid)

    def over_phrase(self, i: int, operators: list[Operator], view: View) -> Draft | None:
        """What the word at ``i`` makes of the event that a noun phrase under it tells."""
        wanted = frozenset(slot for operator in operators for slot in operator.through)
        for slot in (*NOMINAL, *sorted(wanted.difference(NOMINAL))):
            if slot not in wanted:
                continue
            for head in view.layers[0].get(slot, ()):
                inner = self._reader.noun_event(head, view)
                if inner is not None and (draft := self._first(operators, slot, inner, i, view)) is not None:
                    return draft
        return None

    def over_nothing(self, i: int, operators: list[Operator], view: View) -> Draft | None:
        """What the word at ``i`` tells where no event stands under it, yet a clause or phrase does."""
        operators = [operator for operator in operators if not operator.under]
        if not operators:
            return None
        hanging = [*self._clauses(i), *((slot, head) for slot, heads in view.layers[0].items() for head in heads)]
        for through, under in hanging:
            for operator in operators:
                if through not in operator.through:
                    continue
                if operator.becomes == NOTHING:
                    return Draft(i, i, NOT_AN_ACT)
                if operator.when == "two" or self._applies(operator, None, i, view):
                    draft = self._put_together(operator, Draft(i, under, operator.becomes), i, view)
                    return replace(draft, needs="both") if operator.when == "two" else draft
        return None

    def modified(self, i: int, draft: Draft) -> Draft:
        """A noun's event as its adjectives and its own preposition have it («planned talks», «ahead of talks»)."""
        syntax = self._syntax
        words = [("modifier", syntax.lower[kid]) for kid in syntax.kids[i] if syntax.deps[kid] in ("amod", "compound")]
        if case := self._reader.arguments.case(i):
            words.append(("case", case))
        for through, word in words:
            for operator in self._operators.get(word, ()):
                if through in operator.through and draft.type in operator.under:
                    draft = self._set(operator, draft)
        if self._reader.marks.is_to_be(i):
            draft = self._under("will", draft)
        if self._reader.marks.is_none(i):
            draft = replace(draft, polarity="negative")
        return draft

    # ---------------------------------------------------------------- the marks of grammar
    def marked(self, i: int, draft: Draft | None, view: View) -> Draft | None:
        """A clause's event under its negation, modal or purpose."""
        for mark in self._reader.marks.of(i):
            for operator in self._operators.get(f"({mark})", ()):
                fits = draft.type in operator.under if draft is not None else not operator.under
                if fits and self._applies(operator, draft, i, view):
                    draft = self._by_mark(operator, draft, i, view)
                    break
        return draft

    def _by_mark(self, operator: Operator, draft: Draft | None, i: int, view: View) -> Draft:
        if draft is None:
            draft = Draft(i, i, operator.becomes, cue=self._reader.words.cue(i))
            return replace(self._put_together(operator, draft, i, view), needs="both")
        return self._set(operator, draft) if operator.becomes == SAME else self._put_together(operator, draft, i, view)

    def placed(self, i: int, draft: Draft) -> Draft:
        """An event as the clauses around it have it: under a condition, in a question, under their modal."""
        marks, words = self._reader.marks, self._reader.words
        if not words.is_clause(i) and draft.status == "actual" and marks.is_open(i):
            governor = self._governor(i)
            if (modal := marks.modal(governor)) is not None:
                draft = self._under(modal, draft)
        if words.is_clause(draft.head) and (mark := marks.of_infinitive(draft.head)) is not None:
            announced = self._reader.arguments.is_announced(draft.head)
            draft = self._under("will" if announced else mark, draft)
        around = marks.around(i)
        return self._under(around, draft) if around is not None else draft

    def _governor(self, i: int) -> int:
        """The clause that a noun phrase stands in."""
        syntax = self._syntax
        while not self._reader.words.is_clause(i) and syntax.heads[i] != i:
            i = syntax.heads[i]
        return i

    def _under(self, mark: str, draft: Draft) -> Draft:
        """A draft as a mark sets it that does not change its type."""
        for operator in self._operators.get(f"({mark})", ()):
            if draft.type in operator.under and operator.becomes == SAME:
                return self._set(operator, draft)
        return draft

    # ---------------------------------------------------------------- finding and fitting
    def _clauses(self, i: int, asks: bool = False) -> Iterator[tuple[str, int]]:
        """The clauses under a word, each with how it hangs there. ``asks``: the word is said to somebody to do it."""
        syntax = self._syntax
        for kid in syntax.kids[i]:
            if syntax.deps[kid] not in CLAUSAL or not self._reader.words.is_clause(kid):
                continue
            marks = [syntax.lower[word] for word in syntax.kids[kid] if syntax.deps[word] in ("mark", "case")]
            for through in self._hanging(i, kid, marks, asks):
                yield through, kid

    def _hanging(self, i: int, kid: int, marks: list[str], asks: bool) -> Iterator[str]:
        """How the clause at ``kid`` hangs under the word at ``i``."""
        syntax = self._syntax
        label, case = syntax.deps[kid], self._reader.arguments.case(kid)
        if "whether" in marks:
            yield "whether"
        elif "to" in marks and syntax.tags[kid] != "VBG" and (label != "ccomp" or kid > i):
            if label != "advcl" or asks or syntax.child(i, "obj", "nsubj:pass") is None:
                yield "for" if "for" in marks else "to do"
            if label == "advcl":
                yield "purpose"
        elif self._is_gerund(kid):
            if case or label in ("xcomp", "ccomp") or i < syntax.left[kid] <= i + CLOSE:
                yield case or "ing"
            else:
                yield "saying"
        elif label in ("ccomp", "csubj"):
            if self._reader.marks.is_wished(kid):
                yield "should"
            yield "whether" if "if" in marks else "that"
        elif label == "xcomp" and syntax.tags[kid] == "VB":
            yield "do"
        elif label == "advcl" and "for" in marks:
            yield "for"

    def _is_gerund(self, i: int) -> bool:
        """Whether a clause is a gerund («attacking», «having attacked»)."""
        helpers = [self._syntax.lower[word] for word in self._syntax.kids[i] if self._syntax.deps[word] == "aux"]
        return "having" in helpers or (not helpers and self._reader.words.is_gerund(i))

    def _first(self, operators: list[Operator], through: str, inner: Draft, i: int, view: View) -> Draft | None:
        """The outcome of the first operator that fits."""
        driven = any(self._reader.words.is_event_noun(head) for head in view.layers[0].get("subject", ()))
        for operator in operators:
            if driven and operator.when == "other":  # «sanctions pushed them to ask»: nobody asks them to
                continue
            if through in operator.through and inner.type in operator.under and self._applies(operator, inner, i, view):
                if operator.becomes == NOTHING:
                    return Draft(i, i, NOT_AN_ACT)
                if operator.becomes == SAME and through in STATED:
                    draft = self._set(operator, inner)
                    return replace(draft, absorbed=draft.absorbed | {i})
                return self._put_together(operator, inner, i, view)
        return None

    def _applies(self, operator: Operator, inner: Draft | None, i: int, view: View) -> bool:
        """Whether the condition ``when`` of a row holds."""
        match operator.when:
            case "":
                return True
            case "negative":
                return inner is not None and inner.polarity == "negative"
            case "two":
                return len(self._parties(("subject", "object", "indirect", "to", "inner actor"), inner, i, view)) > 1
            case "own" | "other":
                return self._is_own(inner, i, view) == (operator.when == "own")
            case _:
                return self._is_told(operator.when, inner, i, view)

    def _is_own(self, inner: Draft | None, i: int, view: View) -> bool:
        """Whether the one to act under a word is the one who acts at it, or his own people, or nobody."""
        parties = self._reader.parties
        asked = self._parties(("object", "indirect", "on", "upon", "inner subject"), inner, i, view)
        asked = asked or (inner.actors if inner else [])
        asking = self._parties(("subject",), inner, i, view)
        return all(any(parties.same(one, other) or parties.commands(other, one) for other in asking) for one in asked)

    def _is_told(self, when: str, inner: Draft | None, i: int, view: View) -> bool:
        """Whether the actor himself says so (``self``: or nobody does; ``said``), or somebody else does."""
        reader = self._reader
        teller = reader.teller(i)
        subject = inner.actors if inner is not None else self._parties(("subject",), inner, i, view)
        if when != "teller" and inner is not None:
            subject = [*subject, *inner.recipients]
        own = not teller or not reader.parties.coded(teller)
        own = own or any(reader.parties.allied(one, other) for one in teller for other in subject)
        if when == "teller":
            return bool(teller) and not any(
                reader.parties.speaks_for(one, other) for one in teller for other in subject
            )
        return own and (when == "self" or reader.words.telling(i) is not None)

    # ---------------------------------------------------------------- putting together
    def _put_together(self, operator: Operator, inner: Draft, i: int, view: View) -> Draft:
        """The event that an operator makes of the one under it."""
        same = operator.becomes == SAME
        parties = self._reader.parties
        actors = self._actors(operator, inner, i, view)
        draft = replace(
            inner,
            head=i,
            type=inner.type if same else operator.becomes,
            mode=operator.mode if not same else inner.mode,
            cameo=operator.cameo if not same else inner.cameo,
            needs=inner.needs if same or inner.needs == CROWD else "actor",
            mutual=inner.mutual and same,
            cue=tuple(sorted({*self._reader.words.cue(i), *inner.cue})),
            rows=(*inner.rows, operator.row),
            absorbed=inner.absorbed | {i, inner.word},
            object=inner.object if same else inner.head,
            polarity=operator.polarity or (inner.polarity if same else "positive"),
            certainty=operator.certainty or (inner.certainty if same else "certain"),
            status=self._status(operator, inner.status if same else self._reader.words.aspect(i)),
        )
        if draft.mutual and same:
            actors += parties.apart(inner.actors, actors)
        draft.actors = actors
        found = inner.recipients
        if operator.recipient:
            found = self._parties(operator.recipient, inner, i, view, actors)
        draft.recipients = parties.others(found, actors)
        return draft

    def _set(self, operator: Operator, draft: Draft) -> Draft:
        return replace(
            draft,
            polarity=operator.polarity or draft.polarity,
            certainty=operator.certainty or draft.certainty,
            status=self._status(operator, draft.status),
            rows=(*draft.rows, operator.row),
        )

    @staticmethod
    def _status(operator: Operator, status: Status) -> Status:
        """The status of an act under an operator: what is less than fact stays so («continued to deny»)."""
        told = operator.status or status
        return max(told, status, key=REALITY.index) if operator.becomes == SAME else told

    def _actors(self, operator: Operator, inner: Draft, i: int, view: View) -> list[int]:
        if operator.actor:
            return self._parties(operator.actor, inner, i, view) or list(inner.actors)
        if operator.becomes == SAME and inner.actors:
            return list(inner.actors)
        if not self._reader.words.is_clause(i):
            return self._parties(OWNERS, inner, i, View(view.layers[0]))
        found = self._parties(("subject", "by"), inner, i, view)
        return found or (list(inner.actors) if operator.becomes == SAME else [])

    def _parties(
        self, slots: tuple[str, ...], inner: Draft | None, i: int, view: View, actors: Sequence[int] | None = None
    ) -> list[int]:
        """The parties of the first slot that names one who is no actor yet, a coded one before others."""
        first: list[int] = []
        for slot in slots:
            found = self._in_slot(slot, inner, i, view, acting=actors is None)
            if actors:
                found = self._reader.parties.apart(found, actors)
            if self._reader.parties.coded(found):
                return [*first, *self._reader.parties.apart(found, first)] if len(slots) > 1 else found
            first = first or found
        return first

    def _subject(self, i: int, view: View) -> list[int]:
        return [party for head in view.heads("subject") for party in self._reader.parties.named(head)]

    def _in_slot(self, slot: str, inner: Draft | None, i: int, view: View, acting: bool) -> list[int]:
        """The parties in a slot; ``acting``: those too that act through what stands there."""
        reader = self._reader
        if slot == "inner actor":
            return list(inner.actors) if inner else []
        if slot == "inner recipient":
            return list(inner.recipients) if inner else []
        if slot == "inner subject":
            subjects = reader.arguments.verb(inner.head).get("subject", []) if inner else []
            return [party for head in subjects for party in reader.parties.named(head)]
        if slot == "complement":
            leaders = self._subject(i, view)
            hanging = self._anywhere(inner.word if inner else i)
            return [party for party in hanging if not any(reader.parties.commands(leader, party) for leader in leaders)]
        if slot == "teller":
            return list(reader.teller(i))
        standing = reader.heads(slot, i, view)
        if slot == "condition" and not standing and inner is not None:
            standing = reader.heads(slot, inner.head, view)
        named = [party for head in standing for party in reader.parties.named(head)]
        if not named and slot in ("subject", "by") and acting:
            return [party for head in standing for party in self._through(head)]
        if not reader.parties.coded(named) and slot in ("object", "on"):
            implied = [party for head in standing for party in reader.parties.implied(head, OWNERS)]
            named += reader.parties.apart(implied, named)
        return named

    def _through(self, head: int) -> tuple[int, ...]:
        """The parties that act through a subject that is none: a meeting's, a statement's, a people's leaders."""
        event = self._reader.noun_event(head)
        return tuple(event.actors) if event is not None else self._reader.behind(head, SPOKEN)

    def _anywhere(self, i: int) -> list[int]:
        """Any party in the clause or phrase at ``i``, arguments before what hangs deeper."""
        reader = self._reader
        slots: Slots = reader.arguments.verb(i) if reader.words.is_clause(i) else reader.arguments.noun(i)
        for find in (reader.parties.named, reader.parties.implied):
            for slot in SEARCHED:
                for head in slots.get(slot, ()):
                    if found := find(head):
                        return list(found)
        return []
