"""How far the words around a cue raise or lower the rate at which it is an attribution.

The factors are set by hand, from reading news: «Ann Lee wants …» is told of her far more often than «the plan
wants …», a main clause tells more than a relative one, and what a modal or a negation leaves open tells less.
"""

from whence.lexicon.cues import Use
from whence.model import SourceKind
from whence.reading.attribution.sources import Teller
from whence.reading.cast import Cast
from whence.reading.found import Tokens
from whence.reading.syntax import Syntax

MINDS = frozenset({"person", "people", "organization", "government", "outlet"})
PEOPLE = frozenset({"he", "she", "they", "who", "him", "her", "them", "his", "their", "many", "some", "others", "few"})
SELF = frozenset({"i", "we", "us", "me", "my", "our"})
ANYONE = frozenset({"you", "one", "anyone", "everyone", "everybody", "nobody", "your", "whoever"})
THINGS = frozenset({"it", "this", "that", "which", "these", "those", "what", "its", "there"})
MODALS = frozenset({"would", "could", "may", "might", "should", "must", "can", "shall"})

NEGATIONS = frozenset({"not", "n't", "never", "no"})

MODAL, NEGATION, CONDITION, INFINITIVE, ORDER = 0.6, 0.7, 0.7, 0.75, 0.4
BY_RELATION = {"root": 1.15, "acl": 0.75, "acl:relcl": 0.8, "conj": 0.9}
EMBEDDED = 0.6
NOUN_BY_RELATION = {"obl": 0.7, "nmod": 0.7}
BY_LENGTH = ((1, 0.75), (3, 0.9), (7, 1.0), (10_000, 1.2))
QUOTED = 1.2
NO_SOURCE = {"speech": 0.45, "writing": 0.45, "showing": 0.45, "thought": 0.4, "act": 0.35}
DOCUMENT_SHOWS = 1.3
THING_SOURCE = {"minds": 0.5, "civil": 0.5, "any": 0.7, "documents": 0.8}
ARMED = frozenset({"MIL", "REB", "UAF", "CRM"})
LITERAL = 0.25


def source_weight(syntax: Syntax, teller: Teller, use: Use, cast: Cast) -> float:
    """The factor for the sort of source: someone with a mind, the writer, anyone, a thing, nobody."""
    if teller.head is None:
        return NO_SOURCE[use.manner]
    word = syntax.lower[teller.tokens[-1]] if len(teller.tokens) == 1 else ""
    quiet = use.manner in ("thought", "act", "showing")
    if word in SELF:
        return 0.5 if quiet else 0.75
    if word in ANYONE:
        return 0.4 if quiet else 0.55
    if word in PEOPLE:
        return 1.0
    if use.source == "civil" and (party := cast.party(teller.head)) and not ARMED.isdisjoint(party.sectors):
        return LITERAL
    kind: SourceKind | None = cast.kind(teller.head)
    if kind in MINDS:
        return 1.0
    if kind == "document":
        return DOCUMENT_SHOWS if use.manner == "showing" else 1.0 if use.source in ("any", "documents") else 0.7
    if word in THINGS:
        return 0.8 if use.source in ("any", "documents") else 0.6
    return THING_SOURCE[use.source]


def clause_weight(syntax: Syntax, i: int) -> float:
    """The factor for the clause that the verb or predicate at ``i`` heads.

    A main clause in the indicative tells best; a modal, a negation, a condition, an infinitive, an order
    or a modifier of some noun tells less.
    """
    weight = BY_RELATION.get(syntax.deps[i], 1.0)
    refuses = {"would", "not"} <= {syntax.lemmas[kid] for kid in syntax.kids[i]}  # «would not say when»
    for kid in syntax.kids[i]:
        label, word = syntax.deps[kid], syntax.lower[kid]
        if label == "aux" and word in MODALS and not refuses:
            weight *= MODAL
        elif label == "mark" and word in ("if", "unless"):
            weight *= CONDITION
        elif label == "mark" and word == "to":
            weight *= INFINITIVE
        elif label == "advmod" and syntax.lemmas[kid] in NEGATIONS:
            weight *= NEGATION
    if syntax.deps[i] == "root" and syntax.tags[i] == "VB" and weight >= 1.0:
        weight *= ORDER
    return weight


def content_weight(syntax: Syntax, cue: int, content: Tokens) -> float:
    """The factor for a content that is no clause: the more it says the likelier, and likelier still in quotation marks;

    less where the cue stands in what somebody else says or thinks, but of one who is named there.
    """
    size = len(content)
    weight = next(factor for most, factor in BY_LENGTH if size <= most)
    marked = bool(content) and (syntax.quoted[content[0]] or syntax.quoted[content[-1]])
    weight *= QUOTED if marked else 1.0
    subject = syntax.subject(cue) if syntax.deps[cue] == "ccomp" else None
    return weight * EMBEDDED if subject is not None and syntax.pos[subject] != "PROPN" else weight
