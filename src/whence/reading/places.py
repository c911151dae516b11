"""Where: the phrases that say in which place something is."""

from dataclasses import dataclass

from whence.model import Place
from whence.reading.attribution_syntax import Syntax
from whence.reading.cast import Cast
from whence.reading.found import Tokens

WHERE = frozenset(
    "in at near outside inside across around throughout over along off on within into from to toward towards through".split()
)


@dataclass(frozen=True, slots=True)
class Located:
    """A place as named. ``state`` says whether it is a whole state."""

    tokens: Tokens
    head: int
    place: Place
    state: bool
    where: bool


def located(syntax: Syntax, cast: Cast) -> list[Located]:
    """The places named, those first that a preposition of place introduces."""
    found = []
    for token in syntax.doc:
        if token.pos_ != "PROPN" or (place := cast.place(token.i)) is None:
            continue
        where = syntax.case(token.i) in WHERE
        found.append(Located((token.i,), token.i, place, place.name == place.country, where))
    return sorted(found, key=lambda place: (not place.where, place.state, place.head))
