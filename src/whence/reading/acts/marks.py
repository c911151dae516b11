"""The marks of grammar on a clause: negation, modals, conditions, questions, purpose."""

from collections.abc import Iterator

from whence.lexicon.acts import Acts
from whence.reading.syntax import Syntax

OBLIGING = "must"
MODALS = ("will", "would", "may", "can", OBLIGING)
FUTURE = ("will", "would")
ABLE = ("can", "may")
INFINITIVES = frozenset({"advcl", "acl", "acl:relcl", "xcomp", "ccomp", "csubj"})
HAD = frozenset({"'d", "’d"})
DEEPEST = 12


class Marks:
    """Finds the marks on the clauses of one parsed text, by the names that operators.tsv gives them."""

    def __init__(self, syntax: Syntax, table: Acts) -> None:
        self._syntax = syntax
        self._modals = {word: mark for mark in MODALS for word in table.classes[f"({mark})"]}
        self._only = table.classes["(only)"]
        self._never = table.classes["(not)"]
        self._conditions = table.classes["(if)"]
        self._definite = table.classes["definite"]
        self._effecting = table.classes["effecting"]
        self._without = table.classes["(without)"]
        self._foremost = table.classes["foremost"]

    def of(self, i: int) -> Iterator[str]:
        """The marks on the clause at ``i``, a modal with its negation as one («will not», «cannot»)."""
        modal, never = self.modal(i), self.negated(i)
        if never and modal in FUTURE:
            yield "will not"
        elif never and modal in ABLE:
            yield "cannot"
        else:
            if modal:
                yield modal
            if never:
                yield "not"

    def modal(self, i: int) -> str | None:
        """The modal of a clause; a conjunct without a subject has the first one's («will meet and sign»)."""
        syntax = self._syntax
        for kid in syntax.kids[i]:
            if syntax.deps[kid] == "aux" and (modal := self._modals.get(syntax.lower[kid])):
                return modal if not self._is_had(kid, i) else None
        if syntax.deps[i] == "conj" and syntax.tags[i] == "VB" and syntax.subject(i) is None:
            return self.modal(syntax.heads[i])
        return None

    def _is_had(self, auxiliary: int, i: int) -> bool:
        """Whether a «'d» is «had» («he'd spoken»), not «would»."""
        syntax = self._syntax
        return syntax.lower[auxiliary] in HAD and syntax.tags[i] == "VBN" and syntax.child(i, "aux:pass") is None

    def negated(self, i: int) -> bool:
        """Whether a clause, its subject or its object is negated."""
        syntax = self._syntax
        for kid in syntax.kids[i]:
            label = syntax.deps[kid]
            if label in ("advmod", "det", "cc:preconj") and syntax.lower[kid] in self._never:
                return syntax.lower[min(kid + 1, syntax.size - 1)] not in self._only
            if label in ("nsubj", "nsubj:pass", "obj") and self.is_none(kid):
                return True
            if label in ("mark", "case") and syntax.lower[kid] in self._without:
                return True
        return self._joined_to_negation(i)

    def _joined_to_negation(self, i: int) -> bool:
        """Whether a negation before it reaches a clause («did not attack or threaten», «neither asked nor paid»)."""
        syntax = self._syntax
        if syntax.deps[i] != "conj":
            return False
        links = [syntax.lower[kid] for kid in syntax.kids[i] if syntax.deps[kid] == "cc"]
        if "nor" in links:
            return True
        return "or" in links and syntax.subject(i) is None and self.negated(syntax.heads[i])

    def is_none(self, i: int) -> bool:
        """Whether a noun phrase speaks of none («no civilians»)."""
        return any(
            self._syntax.deps[kid] == "det" and self._syntax.lower[kid] in self._never for kid in self._syntax.kids[i]
        )

    def is_wished(self, i: int) -> bool:
        """Whether a clause says what is to be («that Iran should leave», «that Iran leave»)."""
        if (modal := self.modal(i)) is not None:
            return modal == OBLIGING
        plain = self._syntax.tags[i] == "VB" and self._syntax.lower[i] == self._syntax.lemmas[i]
        bare = plain and self._syntax.child(i, "aux") is None
        return bare and self._syntax.subject(i) is not None

    def is_open(self, i: int) -> bool:
        """Whether a noun phrase is indefinite, so that what its clause leaves open is open for it too."""
        return all(self._syntax.lower[kid] not in self._definite for kid in self._syntax.kids[i]) and (
            self._syntax.child(i, "nmod:poss") is None
        )

    def conditions(self, i: int) -> list[int]:
        """The clauses that say on what condition the clause at ``i`` holds."""
        return [kid for kid in self._syntax.kids[i] if self._is_condition(kid)]

    def around(self, i: int) -> str | None:
        """The mark of the clauses that a word stands in: under a condition, in a question."""
        syntax, at = self._syntax, i
        for _ in range(DEEPEST):
            if self._is_condition(at):
                return "if"
            if syntax.heads[at] == at:
                break
            at = syntax.heads[at]
        return "question" if syntax.lower[syntax.ends[i]] == "?" else None

    def of_infinitive(self, i: int) -> str | None:
        """The mark of an infinitive that leaves open whether it is so: what for («came to attack»), or another («the
        chance to attack»); not «the first to attack», «is said to have attacked», «was forced to attack»."""
        syntax = self._syntax
        while syntax.deps[i] == "conj" and syntax.tags[i] == "VB" and self._marker(i) != "to":
            i = syntax.heads[i]
        above = syntax.heads[i]
        if syntax.deps[i] not in INFINITIVES or self._marker(i) != "to" or self._is_perfect(i):
            return None
        if self._is_foremost(above) or syntax.lemmas[above] in self._effecting:
            return None
        if syntax.deps[i] == "acl" and syntax.child(i, "aux:pass") is not None:
            return "will"  # «talks to be attended by both»
        return "purpose" if syntax.deps[i] == "advcl" else "infinitive"

    def is_to_be(self, i: int) -> bool:
        """Whether a noun phrase speaks of what is still to come («a summit to be held in June»)."""
        acls = (kid for kid in self._syntax.kids[i] if self._syntax.deps[kid] == "acl")
        return any(self._marker(kid) == "to" and self._syntax.child(kid, "aux:pass") is not None for kid in acls)

    def _is_perfect(self, i: int) -> bool:
        """Whether a clause has a «have» («to have attacked»)."""
        syntax = self._syntax
        return any(syntax.deps[kid] == "aux" and syntax.lemmas[kid] == "have" for kid in syntax.kids[i])

    def _is_foremost(self, i: int) -> bool:
        """Whether a phrase speaks of the first or only one to do a thing."""
        return not self._foremost.isdisjoint(self._syntax.lower[word] for word in (i, *self._syntax.kids[i]))

    def _is_condition(self, i: int) -> bool:
        return self._syntax.deps[i] == "advcl" and self._marker(i) in self._conditions

    def _marker(self, i: int) -> str:
        syntax = self._syntax
        return next((syntax.lower[kid] for kid in syntax.kids[i] if syntax.deps[kid] == "mark"), "")
