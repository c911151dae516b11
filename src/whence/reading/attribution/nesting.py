"""What stands inside a content: what others say or want there is told apart, what the speaker feels himself is not.

In «She said the minister had reported that …» and «She said Moscow wants …» both are told. In «She said she hoped to
win» the hope is part of what she said: it is her word for it, and the report's reader has it from nobody else.
"""

from whence.reading.attribution.candidates import Candidate
from whence.reading.attribution.weight import MINDS
from whence.reading.cast import Cast
from whence.reading.syntax import Syntax

SAYING = frozenset({"speech", "writing"})
CLAUSES = frozenset({"that", "wh", "quote"})
HOLDING = CLAUSES | {"phrase", "colon"}
AIMS = frozenset({"that", "to", "whom_to"})
LIGHT = frozenset({"says", "reports"})
SURE = 0.6
PLAIN = 0.7
SHOWN = 0.5
CLEAR = 0.8
HELD = 0.4


def outermost(syntax: Syntax, cast: Cast, found: list[Candidate]) -> list[Candidate]:
    """The candidates without the attitudes that a speaker tells of himself, or that only spell out an attitude."""
    around: list[list[Candidate]] = [[] for _ in range(syntax.size)]
    by_cue = {candidate.cue_head for candidate in found}
    for candidate in found:
        for i in by_cue.intersection(candidate.content):
            around[i].append(candidate)
    inside: dict[int, list[Candidate]] = {}
    for candidate in found:
        for i in candidate.cue:
            inside.setdefault(i, []).append(candidate)
    return [
        candidate
        for candidate in found
        if _stands(syntax, cast, candidate, around[candidate.cue_head], inside[candidate.cue_head])
    ]


def _stands(syntax: Syntax, cast: Cast, candidate: Candidate, around: list[Candidate], inside: list[Candidate]) -> bool:
    holding = [outer for outer in around if _holds(outer)]
    if holding:
        return _tells(candidate) or _is_anothers(syntax, cast, candidate, holding)
    head = candidate.teller.head
    same = [outer for outer in around if head is not None and outer.teller.head == head]
    if any(candidate is not inner and _carries(inner, candidate) for inner in inside):
        return False
    light = [outer for outer in same if _carries(candidate, outer)]
    return not same or bool(light) or (candidate.frame in CLAUSES and syntax.pos[candidate.cue_head] == "VERB")


def _carries(inner: Candidate, outer: Candidate) -> bool:
    """Whether a noun says what a verb only puts forward: «issued | a warning that prices would rise»."""
    light = outer.frame == "np" and outer.use.stance in LIGHT and inner.frame == "that"
    return light and inner.teller.head == outer.teller.head and outer.cue_head in inner.cue


def _holds(outer: Candidate) -> bool:
    return outer.rate >= SURE and outer.use.manner in SAYING and outer.frame in HOLDING


def _is_anothers(syntax: Syntax, cast: Cast, candidate: Candidate, holding: list[Candidate]) -> bool:
    """Whether what somebody wants or believes in what another says is put down to him: «he said Moscow wants …»."""
    head = candidate.teller.head
    if head is None or candidate.frame not in AIMS or candidate.rate < HELD or not candidate.teller.direct:
        return False
    if syntax.quoted[candidate.cue_head] or syntax.pos[head] not in ("NOUN", "PROPN") or cast.kind(head) not in MINDS:
        return False
    party = cast.party(head)
    tellers = [cast.party(outer.teller.head) for outer in holding if outer.teller.head is not None]
    return party is None or party.name is None or all(other is None or other.name != party.name for other in tellers)


def names_another(syntax: Syntax, candidate: Candidate) -> bool:
    """Whether a cue inside a quotation brings in what somebody else, named there by a noun, has said."""
    head = candidate.teller.head
    clear = candidate.rate >= CLEAR and candidate.frame in CLAUSES and candidate.use.manner in SAYING
    return clear and head is not None and syntax.pos[head] in ("NOUN", "PROPN")


def _tells(candidate: Candidate) -> bool:
    if candidate.frame == "phrase":
        return candidate.rate >= CLEAR
    if candidate.frame not in CLAUSES:
        return False
    if candidate.use.manner == "showing":
        return candidate.rate >= SHOWN
    return candidate.use.manner in SAYING and candidate.rate >= PLAIN
