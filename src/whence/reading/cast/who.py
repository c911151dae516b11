"""Who: whom a noun phrase means, as the steps of the cast hand it on."""

from dataclasses import dataclass

from whence.lexicon.entries import Noun
from whence.model import Naming, SourceKind

KINDS: dict[str, SourceKind] = {
    "person": "person",
    "people": "people",
    "organization": "organization",
    "government": "government",
    "power": "government",
    "state": "government",
    "outlet": "outlet",
    "document": "document",
}
BODIES = ("organization", "government", "outlet", "power", "state")
PEOPLE = ("person", "people")


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a phrase means.

    ``key`` is the same for all phrases that mean the same; ``sort`` is sectors.tsv's, or "place"; ``noun`` the
    sector noun that heads the phrase; ``kind_of`` the kind of a listed body or place; ``members`` the heads of
    the phrases that are meant together ("the two leaders"). A document is no party.
    """

    key: str
    sort: str
    name: str | None = None
    code: str | None = None
    sectors: tuple[str, ...] = ()
    naming: Naming | None = None
    role: str | None = None
    plural: bool = False
    gender: str | None = None
    noun: str | None = None
    kind_of: str = ""
    members: tuple[int, ...] = ()

    @property
    def kind(self) -> SourceKind:
        if self.sort == "person" and self.plural:
            return "people"
        return KINDS.get(self.sort, "unknown")

    def holds(self, noun: Noun) -> bool:
        """Whether a person's office is the one that a noun names."""
        role = (self.role or "").lower()
        return self.sort == "person" and (
            self.noun == noun.noun or role == noun.noun or role.endswith(" " + noun.noun)
        )

    @property
    def acts(self) -> bool:
        """Whether it is someone who can act, or suffer, rather than a document."""
        return self.sort != "document"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may be meant again: its head, sentence and role in the clause; nobody where no actor.

    ``members`` are the heads of phrases named together.
    """

    head: int
    sentence: int
    role: str
    who: Who | None
    plural: bool
    members: tuple[int, ...] = ()
