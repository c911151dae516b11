"""Acts: the events of PLOVER's kinds that a text tells, one for each happening told."""

from spacy.tokens import Doc

from whence.lexicon.acts import Acts
from whence.reading.acts.context import contexts_of
from whence.reading.acts.draft import Draft
from whence.reading.acts.events import ActReader
from whence.reading.acts.evidence import Evidence
from whence.reading.acts.needs import Needs
from whence.reading.cast import Cast
from whence.reading.found import Act
from whence.reading.syntax import Syntax

IRREALIS = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT"})
ALLEGED = "ACCUSE"


def acts(doc: Doc, cast: Cast, table: Acts, syntax: Syntax | None = None) -> list[Act]:
    """The events that a parsed text tells, in the order of their heads. ``syntax``: its lists, where there are any."""
    reader = ActReader(syntax or Syntax(doc), cast, table)
    needs = Needs(reader)
    drafts: dict[int, Draft] = {}
    unmet: set[int] = set()
    for i in dict.fromkeys(reader.words.triggers()):
        draft = reader.event(i)
        if draft is None:
            continue
        if needs.met(draft):
            drafts[i] = reader.composition.placed(i, draft)
        elif draft.type in IRREALIS:
            unmet |= draft.absorbed
        elif draft.type == ALLEGED:
            unmet.update(filter(reader.words.is_clause, draft.absorbed))
    evidence = Evidence(reader, drafts)
    return [_act(draft, evidence, table) for draft in told(drafts, unmet, reader)]


def told(drafts: dict[int, Draft], unmet: set[int], reader: ActReader) -> list[Draft]:
    """The drafts that tell a happening of their own: none that another has taken in or tells over.

    What somebody asks, promises, refuses or alleges is no happening either where we do not know who does (``unmet``).
    """
    absorbed = {word for i, draft in drafts.items() for word in draft.absorbed if word != i} | unmet
    kept = {i: draft for i, draft in drafts.items() if i not in absorbed}
    for i, draft in list(kept.items()):
        if (whole := _host(i, kept)) is not None:
            kept[whole].actors += reader.parties.apart(draft.actors, kept[whole].actors)
            del kept[i]
    for i, draft in list(kept.items()):
        first = kept.get(reader.syntax.heads[i])
        if first is not None and first is not draft and _retold(i, draft, first, reader):
            first.recipients += reader.parties.apart(draft.recipients, (*first.recipients, *first.actors))
            del kept[i]
    return list(kept.values())


def _host(i: int, kept: dict[int, Draft]) -> int | None:
    """The other draft that tells the same meeting from outside («announced a meeting to be attended by X»)."""
    for other, draft in kept.items():
        if other != i and draft.mutual and draft.type == kept[i].type and draft.word in kept[i].absorbed:
            return other
    return None


def _retold(i: int, draft: Draft, first: Draft, reader: ActReader) -> bool:
    """Whether a clause goes on telling the happening above it («opened fire, killing two»)."""
    if draft.type != first.type or draft.polarity != first.polarity:
        return False
    if reader.syntax.deps[i] not in ("advcl", "conj", "acl", "parataxis", "acl:relcl"):
        return False
    return not draft.actors or draft.actors == first.actors or first.word in draft.absorbed


def _act(draft: Draft, evidence: Evidence, table: Acts) -> Act:
    tokens = evidence.tokens(draft)
    contexts, brought = contexts_of(draft, tokens, evidence.words, table)
    return Act(
        head=draft.head,
        tokens=tokens,
        cue=draft.cue,
        type=draft.type,
        mode=draft.mode,
        contexts=contexts,
        cameo=draft.cameo,
        actors=tuple(draft.actors),
        recipients=tuple(draft.recipients),
        object=evidence.object(draft),
        polarity=draft.polarity,
        certainty=draft.certainty,
        status=draft.status,
        row=(*draft.rows, *brought),
    )
