"""What stands inside a content: only who said or showed what there is told apart.

In «She said the minister had reported that …» both are told. In «She said she hoped to win» the hope is
part of what she said: it is her word for it, and the report's reader has it from nobody else.
"""

from whence.reading.attribution.candidates import Candidate
from whence.reading.syntax import Syntax

SAYING = frozenset({"speech", "writing"})
CLAUSES = frozenset({"that", "wh", "quote"})
HOLDING = CLAUSES | {"phrase", "colon"}
SURE = 0.6
PLAIN = 0.7
SHOWN = 0.5
CLEAR = 0.8


def outermost(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """The candidates without the attitudes that stand inside what somebody says."""
    depth = [0] * (syntax.size + 1)
    holding = [
        candidate
        for candidate in found
        if candidate.rate >= SURE and candidate.use.manner in SAYING and candidate.frame in HOLDING
    ]
    for candidate in holding:
        for i in candidate.content:
            depth[i] += 1
    return [candidate for candidate in found if not depth[candidate.cue_head] or _tells(candidate)]


def names_another(syntax: Syntax, candidate: Candidate) -> bool:
    """Whether a cue inside a quotation brings in what somebody else, named there by a noun, has said."""
    head = candidate.teller.head
    clear = candidate.rate >= CLEAR and candidate.frame in CLAUSES and candidate.use.manner in SAYING
    return clear and head is not None and syntax.pos[head] in ("NOUN", "PROPN")


def _tells(candidate: Candidate) -> bool:
    if candidate.frame not in CLAUSES:
        return False
    if candidate.use.manner == "showing":
        return candidate.rate >= SHOWN
    return candidate.use.manner in SAYING and candidate.rate >= PLAIN
