"""An event while it is being read, and the slots in which its parties are sought."""

from dataclasses import dataclass, field

from whence.lexicon.acts import Frame
from whence.model import Certainty, Polarity, Status
from whence.reading.acts.arguments import Slots


@dataclass(slots=True)
class Draft:
    """An event as read so far.

    ``head`` is the token whose clause or phrase tells it, ``word`` the token that names it (the noun under
    a light verb), ``absorbed`` the words whose own events it has taken in. ``mutual``: the parties act
    together. ``object`` heads what it is about, where that is no party. ``rows`` made it, in that order.
    """

    head: int
    word: int
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    needs: str = "actor"
    mutual: bool = False
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    object: int | None = None
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "actual"
    cue: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()
    absorbed: frozenset[int] = frozenset()


class View:
    """Slots as a frame sees them: a word's own, then those that may stand elsewhere (beside its object,
    at the verb that carries it)."""

    __slots__ = ("layers",)

    def __init__(self, *layers: Slots) -> None:
        self.layers = layers

    def heads(self, slot: str) -> list[int]:
        """The heads of the phrases in a slot."""
        for layer in self.layers:
            if slot in layer:
                return layer[slot]
        return []


def drafted(frame: Frame, head: int, cue: tuple[int, ...]) -> Draft:
    """A draft of what a frame tells, its parties still to be found."""
    return Draft(
        head=head,
        word=head,
        type=frame.type,
        mode=frame.mode,
        contexts=frame.contexts,
        cameo=frame.cameo,
        needs=frame.needs,
        mutual=bool(frame.together),
        cue=cue,
        rows=(frame.row,),
        absorbed=frozenset((head,)),
    )
