"""Where: the phrases that name a place, and whether they tell where something was."""

from collections.abc import Collection
from dataclasses import dataclass

from msgspec import structs

from whence.lexicon.grounds import Grounds, load_grounds
from whence.model import Place
from whence.reading.cast import Cast
from whence.reading.evidence import quote
from whence.reading.found import Act
from whence.reading.syntax import Syntax

WHERE = frozenset(
    ["in", "at", "near", "outside", "inside", "across", "around", "throughout", "off", "within", "through", "along",
     "beneath", "amid"]
)  # fmt: skip
"""Prepositions after which a place is where something is."""

TOWARDS = frozenset(["to", "into", "toward", "towards", "for"])
"""Prepositions after which a place is where what is moved ends up."""

OVER = frozenset(["over", "above", "on", "onto", "against"])
"""Prepositions after which a place is where an attack takes place."""

BODILY = frozenset(["ASSAULT", "MOBILIZE", "PROTEST", "COERCE", "RETREAT", "AID"])
"""Types of acts that are where what they are done to is, unlike those that are done in words."""

BELONGING = ("compound", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "appos")


@dataclass(frozen=True, slots=True)
class Located:
    """A place as named: the token that names it, the one that it hangs by ("neighborhoods of Baghdad"), and the
    preposition of that."""

    head: int
    place: Place
    case: str
    holder: int


def located(syntax: Syntax, cast: Cast) -> list[Located]:
    """The places named in a text, in order."""
    grounds = load_grounds()
    named: dict[int, Place] = {}
    for i, pos in enumerate(syntax.pos):
        if pos in ("PROPN", "NOUN", "ADJ") and (place := cast.place(i)) is not None:
            named[i] = place
        elif pos == "NOUN" and syntax.lemmas[i] in grounds.soil and (land := soil(syntax, cast, i)) is not None:
            named[i] = land
    return [
        Located(i, owned(syntax, i, place, named), *hung(syntax, i, place, grounds))
        for i, place in named.items()
        if not inside(syntax, i, named)
    ]


def soil(syntax: Syntax, cast: Cast, i: int) -> Place | None:
    """"Iraqi soil": a place of the state that an adjective names."""
    for kid in syntax.kids[i]:
        if syntax.deps[kid] == "amod" and (owner := cast.party(kid)) is not None and owner.code:
            return Place(quote(syntax, (kid, i)).text, owner.name, owner.code)
    return None


def inside(syntax: Syntax, i: int, named: dict[int, Place]) -> bool:
    """Whether a token only goes on with the name of its head ("New York")."""
    return syntax.heads[i] != i and named.get(syntax.heads[i]) == named[i]


def owned(syntax: Syntax, i: int, place: Place, named: dict[int, Place]) -> Place:
    """A place with the country of the place it is said to belong to ("Baghdad's Tahrir Square")."""
    owner = syntax.child(i, "nmod:poss")
    if owner is None or owner not in named or not named[owner].country:
        return place
    return structs.replace(place, country=named[owner].country)


def hung(syntax: Syntax, i: int, place: Place, grounds: Grounds) -> tuple[str, int]:
    """The preposition that tells where a place stands to what is told, and the noun that it belongs to."""
    case = preposition(syntax, i)
    if case == "on" and syntax.lemmas[i] in grounds.soil:
        return "in", i
    above = syntax.heads[i]
    if above == i or case not in ("", "of") or syntax.deps[i] not in BELONGING:
        return case, i
    part = syntax.lemmas[above] in grounds.parts
    if part or (syntax.deps[i] == "compound" and place.name not in grounds.states):
        found = preposition(syntax, above)
        return ("in" if found == "on" and part else found), above
    return case, i


def preposition(syntax: Syntax, i: int) -> str:
    """The preposition right over a noun, or ''."""
    return next((syntax.lower[kid] for kid in syntax.kids[i] if syntax.deps[kid] == "case" and kid < i), "")


def cases_of(act: Act, lemmas: Collection[str]) -> frozenset[str]:
    """The prepositions after which a place is where an act is; ``lemmas`` are those of its words."""
    if act.type == "MOBILIZE" or not load_grounds().travel.isdisjoint(lemmas):
        return WHERE | TOWARDS
    return WHERE | OVER if act.type == "ASSAULT" else WHERE


def aims(act: Act, lemmas: Collection[str]) -> bool:
    """Whether an act is where its object is: an attack where it hits, a visit where it goes."""
    return act.type == "ASSAULT" or not load_grounds().travel.isdisjoint(lemmas)
