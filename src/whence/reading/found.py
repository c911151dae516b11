"""What the steps of reading find, in tokens, before assembly turns it into claims.

Numbers are token indices in one parsed text (a spaCy ``Doc``), so that the evidence of every field
is kept from the first token to the last. Tuples of tokens are sorted; one that has gaps is a thing
said in pieces.
"""

from dataclasses import dataclass, field
from datetime import date

from whence.model import Bound, Certainty, Manner, Party, Polarity, Status

Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timed:
    """A time expression and the days it means (both included; None: not to be told from the text)."""

    tokens: Tokens
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount. ``head`` is the token that the rest of the sentence holds it by (the noun counted, the number)."""

    tokens: Tokens
    head: int
    value: float
    high: float | None = None
    unit: str | None = None
    bound: Bound | None = None
    subject: str | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as found.

    ``source_head`` is the head of the source's noun phrase (None where no words name it);
    ``cue_head`` the token that the cue hangs by; ``parent`` the place, in the list that this stands
    in, of the attribution through which it reached the report; ``reason`` the tokens that say why
    the source is not named.
    """

    source: Tokens
    source_head: int | None
    cue: Tokens
    cue_head: int | None
    content: Tokens
    manner: Manner
    stance: str
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    parent: int | None = None
    reason: Tokens = ()


@dataclass(frozen=True, slots=True)
class Act:
    """An event as found. ``head`` is the token whose clause or phrase tells it; ``tokens`` its evidence.

    ``actors`` and ``recipients`` are heads of noun phrases. ``row`` names the table rows that made it.
    """

    head: int
    tokens: Tokens
    cue: Tokens
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    object: Tokens = ()
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "actual"
    row: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Related:
    """A relation as found. ``head`` is the token that tells it, ``tokens`` its evidence.

    ``presupposed`` is true where it is told by the way («Russia's ally Belarus») and not asserted.
    """

    head: int
    tokens: Tokens
    type: str
    subject: Party
    object: Party
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "actual"
    presupposed: bool = False
