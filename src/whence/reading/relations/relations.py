"""The flow: one walk over the tokens; each relation is told once, by the first words that say it."""

from collections.abc import Iterator, Sequence
from datetime import date

from whence.lexicon.actors import Actors
from whence.lexicon.relations import Relations
from whence.model import Party
from whence.reading.cast import Cast
from whence.reading.found import Related
from whence.reading.relations.draft import Draft, Text
from whence.reading.relations.joints import joint_at, of_joint
from whence.reading.relations.nouns import form_at, of_noun
from whence.reading.relations.parties import Parties
from whence.reading.relations.verbs import of_verb
from whence.reading.syntax import Syntax


def relations(
    cast: Cast,
    table: Relations,
    actors: Actors,
    syntax: Syntax,
    day: date | None = None,
    told: Sequence[Related] = (),
) -> list[Related]:
    """The relations between parties that a text tells, in its order.

    ``day`` is the report's; ``told`` is what a text that goes with this one tells (the body, for its title), which is
    not told again.
    """
    text = Text(syntax, cast, table, Parties(syntax, cast, actors, day))
    known = {(each.type, _who(each.subject), _who(each.object), each.polarity) for each in told}
    found = [_related(draft) for draft in once(_drafts(text))]
    return [each for each in found if (each.type, _who(each.subject), _who(each.object), each.polarity) not in known]


def _drafts(text: Text) -> Iterator[Draft]:
    table, lemmas, lower, skip = text.table, text.syntax.lemmas, text.syntax.lower, 0
    for i, lemma in enumerate(lemmas):
        if i >= skip and lemma in table.nouns and (form := form_at(text, i)) is not None:
            skip = form[1]
            yield from of_noun(text, form[0], i, skip)
        if lemma in table.verbs:
            yield from of_verb(text, i)
        if (lower[i] in table.joined or "-" in lower[i]) and (joint := joint_at(text, i)) is not None:
            yield from of_joint(text, joint[0], i, joint[1])


def once(drafts: Iterator[Draft]) -> list[Draft]:
    """Each relation once, an office once for all its names; «former» weighs more than a courtesy title."""
    found: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        sides = (_who(draft.subject), _who(draft.object))
        office = draft.noun if draft.type.state == "yes" else ""
        key = (draft.type.name, *(sorted(sides) if draft.type.mutual else sides), office, draft.standing.polarity)
        known = found.get(key)
        if known is None or (draft.past and known.presupposed and not known.past):
            found[key] = draft
    return list(found.values())


def _who(party: Party) -> str:
    return party.name or f"{party.text} {party.code}"


def _related(draft: Draft) -> Related:
    name = draft.type.former if draft.past and draft.type.former else draft.type.name
    own = draft.standing
    return Related(
        draft.head, draft.tokens, name, draft.subject, draft.object, own.polarity, own.certainty, own.status,
        draft.presupposed,
    )  # fmt: skip
