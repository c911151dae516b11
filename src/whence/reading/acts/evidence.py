"""The words that say an event: its clause or phrase, without the clauses that tell something else."""

from typing import TYPE_CHECKING

from whence.reading.acts.draft import Draft
from whence.reading.found import Tokens

if TYPE_CHECKING:
    from whence.reading.acts.events import ActReader

ASIDE = frozenset({"advcl", "parataxis", "acl:relcl", "discourse", "vocative", "dislocated"})
COMPLETING = frozenset({"of", "from", "to", "for", "with", "against", "about", "into", "on", "in", "over"})
LINKS = frozenset({"cc", "mark", "punct", "discourse", "case"})


class Evidence:
    """Finds the evidence of the drafts of one text."""

    def __init__(self, reader: "ActReader", drafts: dict[int, Draft]) -> None:
        self._syntax = reader.syntax
        self.words = reader.words
        self._drafts = drafts

    def tokens(self, draft: Draft) -> Tokens:
        """The tokens that tell the event at ``draft.head``."""
        kept: list[int] = []
        self._gather(draft.head, draft, kept, top=True)
        return self._syntax.trimmed(kept) or (draft.head,)

    def object(self, draft: Draft) -> Tokens:
        """The tokens of what the act is about."""
        if draft.object is None or draft.object in draft.recipients or draft.object == draft.head:
            return ()
        kept: list[int] = []
        self._gather(draft.object, draft, kept, top=True)
        return self._syntax.trimmed(kept)

    def _gather(self, i: int, draft: Draft, kept: list[int], top: bool = False) -> None:
        syntax = self._syntax
        kept.append(i)
        for kid in syntax.kids[i]:
            if top and syntax.deps[kid] in LINKS and kid < i:
                continue
            if not self._is_aside(kid, draft):
                self._gather(kid, draft, kept)

    def _marker(self, i: int) -> str:
        syntax = self._syntax
        return next((syntax.lower[kid] for kid in syntax.kids[i] if syntax.deps[kid] in ("mark", "case")), "")

    def _is_aside(self, kid: int, draft: Draft) -> bool:
        """Whether a clause or conjunct tells something else."""
        syntax = self._syntax
        if kid in draft.absorbed or kid in draft.cue:
            return False
        if syntax.deps[kid] == "advcl" and self._marker(kid) in COMPLETING and kid not in self._drafts:
            return False
        if syntax.deps[kid] in ASIDE:
            return True
        if syntax.deps[kid] == "conj" and syntax.pos[kid] in ("VERB", "AUX"):
            return True
        return syntax.deps[kid] in ("ccomp", "acl") and kid in self._drafts and self._drafts[kid] is not draft
