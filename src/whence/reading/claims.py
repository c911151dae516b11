"""Assembly: what the steps found in one text, turned into attributions and claims.

A claim's chain is the smallest attribution whose content holds it, and that one's parents. What stands
inside a content stands as its nearest source has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec import structs
from spacy.tokens import Doc

from whence.lexicon.boilerplate import aside
from whence.model import (
    Affiliation,
    Attribution,
    Certainty,
    Claim,
    ClaimKind,
    Event,
    Figure,
    Part,
    Party,
    Place,
    Polarity,
    Quote,
    Relation,
    Source,
    Status,
    When,
)
from whence.reading.anchors import FAR, NEAR, Anchors, top
from whence.reading.cast import Cast
from whence.reading.commitment import is_open
from whence.reading.evidence import quote
from whence.reading.found import Act, Amount, Related, Timed, Tokens, Told
from whence.reading.places import BODILY, WHERE, aims, cases_of, located
from whence.reading.propositions import Standing, asserted, clause, standing
from whence.reading.syntax import Syntax
from whence.reading.times import Lasting, as_spoken

ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
STATUS_OF_STANCE: dict[str, Status] = {
    "intends": "planned", "promises": "planned", "asks": "asked", "wants": "asked", "denies": "denied",
}  # fmt: skip
SETTLED: frozenset[Status] = frozenset({"actual", "ongoing", "unknown"})
UNSETTLED: frozenset[Status] = SETTLED | {"conditional"}  # what a claim that is left open cannot be


@dataclass(frozen=True, slots=True)
class Found:
    """All that the steps found in one part of a report."""

    part: Part
    doc: Doc
    syntax: Syntax
    cast: Cast
    told: list[Told]
    acts: list[Act]
    amounts: list[Amount]
    times: list[Timed]
    related: list[Related]
    published: date | None


class Assembly:
    """Turns one part's findings into attributions and claims; ``first`` is the number of its first attribution."""

    def __init__(self, found: Found, first: int) -> None:
        self.found = found
        self.ids = [f"a{first + number}" for number in range(len(found.told))]
        self.places = located(found.syntax, found.cast)
        self.heads = {act.head for act in found.acts} | {i for act in found.acts for i in act.cue}
        self.cues = {told.cue_head for told in found.told if told.cue_head is not None}
        relays = {told.parent for told in found.told if is_quoted(found.syntax, told, found.told)}
        self.speaking = {
            i
            for number, told in enumerate(found.told)
            if number in relays or speech(found.syntax, told)
            for i in (told.cue_head, *told.cue)
        }
        self.sources = {told.source_head for told in found.told}
        self.measured = {governor(found.syntax, each.head) for each in found.amounts if each.head not in self.sources}
        self.about_sources = {i for told in found.told for i in (*told.source, *told.reason)}
        claimants = self.heads | self.cues
        ranks = [rank(timed) for timed in found.times]
        expressions = [timed.tokens for timed in found.times]
        self.times = Anchors(found.syntax, expressions, claimants, tellers=self.cues, ranks=ranks)
        self.grounds = Anchors(found.syntax, [(each.holder,) for each in self.places], self.heads, by_party=FAR)
        self.within = holders(found.told, found.syntax.size)
        self.related = {each.head: set(each.tokens) for each in found.related if not each.presupposed}
        self.tenures = Anchors(found.syntax, expressions, [r.head for r in found.related], ranks=ranks)

    def attributions(self) -> list[Attribution]:
        """The attributions, in order."""
        return [self._attribution(number, told) for number, told in enumerate(self.found.told)]

    def _attribution(self, number: int, told: Told) -> Attribution:
        syntax = self.found.syntax
        said = self.times.of([told.cue_head]) if told.cue_head is not None else None
        return Attribution(
            id=self.ids[number],
            part=self.found.part,
            source=self._source(told),
            cue=quote(syntax, told.cue),
            content=quote(syntax, told.content),
            manner=told.manner,
            stance=told.stance,
            said=self._when(said),
            parent=None if told.parent is None else self.ids[told.parent],
        )

    def _source(self, told: Told) -> Source:
        reason = quote(self.found.syntax, told.reason).text if told.reason else None
        if told.source_head is None:
            return Source(None, [], None, "unknown", None, reason, None, None)
        cast, head = self.found.cast, told.source_head
        words = quote(self.found.syntax, told.source)
        party = cast.party(head)
        return Source(
            text=words.text,
            spans=words.spans,
            name=party.name if party else None,
            kind=cast.kind(head),
            naming=cast.naming(head),
            reason=reason,
            role=cast.role(head),
            actor=Affiliation(party.code, list(party.sectors)) if party and (party.code or party.sectors) else None,
        )

    def claims(self) -> Iterator[Claim]:
        """The claims of this part, in the order of the text; their ids are set by the caller."""
        found = [self._event(act) for act in self.found.acts]
        found += [self._figure(amount) for amount in self.found.amounts if amount.head not in self.sources]
        found += [self._statement(head, tokens) for head, tokens in self._propositions()]
        found += [self._relation(related) for related in self.found.related]
        gaps = aside(self.found.syntax.text)
        told = [claim for claim in found if not any(start <= claim.spans[0][0] < end for start, end in gaps)]
        yield from sorted(told, key=lambda claim: (claim.spans[0], claim.kind))

    def _event(self, act: Act) -> Claim:
        syntax = self.found.syntax
        event = Event(act.type, act.mode, list(act.contexts), act.cameo, quote(syntax, act.cue), list(act.row))
        when = self.times.of((act.head, *act.cue))
        if when is None:
            when = self.times.beside(act.head, lambda i: i not in self.heads and i not in self.cues)
        return self._claim(
            "event",
            act.head,
            act.tokens or (act.head,),
            Standing(act.polarity, act.certainty, self._ahead(act.status, when)),
            event=event,
            actors=self._parties(act.actors),
            recipients=self._parties(act.recipients),
            object=quote(syntax, act.object) if act.object else None,
            time=self._when(when),
            place=self._place(act),
        )

    def _ahead(self, status: Status, when: int | None) -> Status:
        """What is told of a day that is still to come is planned («are due to meet on Friday»)."""
        start, published = (None if when is None else self.found.times[when].start), self.found.published
        return "planned" if start and published and start > published and status in SETTLED else status

    def _figure(self, amount: Amount) -> Claim:
        syntax = self.found.syntax
        predicate = governor(syntax, amount.head)
        tokens = sorted({*amount.tokens, *clause(syntax, predicate)})
        when = self.times.behind(amount.tokens[-1])
        if when is None:
            when = self.times.of((amount.head, predicate))
        if when is None:
            when = self.times.beside(amount.head, lambda _: True)
        grounds = self.grounds.all_beside(amount.head, lambda _: True, FAR)
        place = next((self.places[n].place for n in grounds if self.places[n].case in WHERE), None)
        figure = Figure(
            amount.value, amount.high, amount.unit, amount.bound, amount.subject, amount.measure,
            quote(self.found.syntax, amount.tokens).text,
        )  # fmt: skip
        own = standing(syntax, predicate)
        return self._claim("figure", amount.head, tuple(tokens), own, figure=figure, time=self._when(when), place=place)

    def _statement(self, head: int, tokens: Tokens) -> Claim:
        when = self.times.of((head,))
        if when is None:
            when = self.times.beside(head, lambda _: False)
        actors, recipients = self._subjects(head)
        own = standing(self.found.syntax, head)
        return self._claim(
            "statement", head, tokens, own, actors=actors, recipients=recipients, time=self._when(when)
        )  # fmt: skip

    def _subjects(self, head: int) -> tuple[list[Party], list[Party]]:
        """Who does what a clause tells, and to whom it is done where the clause is passive."""
        syntax = self.found.syntax
        subject = syntax.subject(head)
        parties = [] if subject is None else self._parties(tuple(self.found.cast.heads(subject)))
        if not syntax.is_passive(head):
            return parties, []
        agent = syntax.child(head, "obl:agent")
        return ([] if agent is None else self._parties(tuple(self.found.cast.heads(agent)))), parties

    def _relation(self, related: Related) -> Claim:
        own = Standing(related.polarity, related.certainty, related.status)
        relation = Relation(related.type, related.subject, related.object)
        when = self._when(self.tenures.of((related.head,)))
        claim = self._claim("relation", related.head, related.tokens, own, relation=relation, time=when)
        if not related.presupposed:
            return claim
        return structs.replace(claim, polarity=own.polarity, certainty=own.certainty, status=own.status)

    def _propositions(self) -> Iterator[tuple[int, Tokens]]:
        """(head, tokens) of what is put forward and is no event: clauses, and contents that are none."""
        syntax = self.found.syntax
        heads = [i for i in range(syntax.size) if self._opens_content(i) or asserted(syntax, i)]
        for head in heads:
            if self._told_otherwise(head):
                continue
            tokens = clause(syntax, head, self._inside(head))
            if sum(syntax.words[i][0].isalnum() for i in tokens) > 1:  # «had» alone is what a parse left over
                yield head, tokens
        said = {*heads, *self.heads, *self.measured}
        for told in self.found.told:
            if said.isdisjoint(told.content) and told.cue_head not in self.heads:
                yield top(syntax, told.content), told.content

    def _opens_content(self, i: int) -> bool:
        """Whether the token heads a clause that is the whole of a content, or the first part of one."""
        syntax, number = self.found.syntax, self.within[i]
        above = syntax.heads[i]
        return number is not None and (above == i or self.within[above] != number) and syntax.is_clause(i)

    def _inside(self, head: int) -> set[int] | None:
        number = self.within[head]
        return None if number is None else set(self.found.told[number].content)

    def _told_otherwise(self, head: int) -> bool:
        """Whether a clause is an event's, a cue's or a figure's, itself or by the verb that completes it («continued to
        insist»), or says no more than a relation does, or than who a source is."""
        syntax = self.found.syntax
        if head in self.heads or head in self.speaking or head in self.about_sources or head in self.measured:
            return True
        if head in self.related and self.related[head].issuperset(clause(syntax, head)):
            return True
        return any(syntax.deps[kid] == "xcomp" and self._told_otherwise(kid) for kid in syntax.kids[head])

    def _claim(
        self,
        kind: ClaimKind,
        head: int,
        tokens: Tokens,
        own: Standing,
        *,
        event: Event | None = None,
        actors: list[Party] | None = None,
        recipients: list[Party] | None = None,
        object: Quote | None = None,
        figure: Figure | None = None,
        relation: Relation | None = None,
        time: When | None = None,
        place: Place | None = None,
    ) -> Claim:
        chain = self._chain(head)
        inside = self._inside(head)  # «according to Reuters» is no part of what Reuters says
        stood = under([self.found.told[number] for number in chain[:1]], own)
        predicate = governor(self.found.syntax, head) if kind == "figure" else head
        if is_open(self.found.syntax, predicate, inside):
            stood = Standing(stood.polarity, "unknown", "unknown" if stood.status in UNSETTLED else stood.status)
        words = quote(self.found.syntax, [i for i in tokens if inside is None or i in inside] or tokens)
        return Claim(
            id="",
            part=self.found.part,
            kind=kind,
            spans=words.spans,
            text=words.text,
            chain=[self.ids[number] for number in chain],
            event=event,
            actors=actors or [],
            recipients=recipients or [],
            object=object,
            figure=figure,
            relation=relation,
            time=time,
            place=place,
            polarity=stood.polarity,
            certainty=stood.certainty,
            status=stood.status,
        )

    def _chain(self, head: int) -> list[int]:
        """The attributions that a claim comes through, the nearest first; nobody is a step on the way to himself."""
        chain: list[int] = []
        number, seen = self.within[head], 0
        while number is not None and seen < len(self.found.told):
            if not chain or self._who(number) is None or self._who(number) != self._who(chain[-1]):
                chain.append(number)
            number, seen = self.found.told[number].parent, seen + 1
        return chain

    def _who(self, number: int) -> str | int | None:
        """Who an attribution's source is: by name, else by the words that name it."""
        head = self.found.told[number].source_head
        party = None if head is None else self.found.cast.party(head)
        return party.name if party and party.name else head

    def _parties(self, heads: Tokens) -> list[Party]:
        return [party for head in heads if (party := self._party(head)) is not None]

    def _party(self, head: int) -> Party | None:
        """Who a phrase names; a place that is acted upon stands for its state."""
        cast = self.found.cast
        if (party := cast.party(head)) is not None:
            return party
        if (place := cast.place(head)) is None:
            return None
        words = quote(self.found.syntax, cast.tokens(head))
        return Party(words.text, words.spans, place.name, place.country, [])

    def _when(self, number: int | None) -> When | None:
        if number is None:
            return None
        timed = self._spoken(self.found.times[number])
        return When(quote(self.found.syntax, timed.tokens).text, day(timed.start), day(timed.end))

    def _spoken(self, timed: Timed) -> Timed:
        """A time as the one means it whose words it is in."""
        holder = self.within[timed.tokens[0]]
        if holder is None or not self.found.syntax.quoted[timed.tokens[0]]:
            return timed
        cue = self.found.told[holder].cue_head
        said = None if cue is None else self.times.of([cue])
        return timed if said is None else as_spoken(self.found.syntax, timed, self.found.times[said])

    def _place(self, act: Act) -> Place | None:
        """Where an event was: what its own words or its clause say, else, of an attack or visit, what it aimed at."""
        lemmas = {self.found.syntax.lemmas[i] for i in (act.head, *act.cue)}
        cases = cases_of(act, lemmas)
        where = self._where(act, cases, NEAR)
        if where is None and aims(act, lemmas):
            aimed = {*act.recipients, top(self.found.syntax, act.object) if act.object else act.head}
            where = next((place.place for place in self.places if place.head in aimed), None)
        return where or self._where(act, cases, FAR)

    def _where(self, act: Act, cases: frozenset[str], loosest: int) -> Place | None:
        near = [
            *self.grounds.all_of((act.head, *act.cue), loosest),
            *self.grounds.all_beside(act.head, lambda i: i not in self.heads, loosest),
        ]
        if act.type not in BODILY:
            near = [n for n in near if self._is_told(act, self.places[n].holder, loosest)]
        return next((self.places[n].place for n in near if self.places[n].case in cases), None)

    def _is_told(self, act: Act, holder: int, loosest: int) -> bool:
        """Whether an act done in words was at a place: not where the place tells of what it is about ("discussed the
        war | in Yemen"), but where it is told with whom one met ("met the envoys in Vienna")."""
        syntax, parties = self.found.syntax, (*act.actors, *act.recipients)
        if loosest == FAR:
            return act.type == "CONSULT" and syntax.heads[holder] in parties
        about = syntax.child(act.head, "obj")
        if about is None or about in parties or about in act.cue:
            return True
        return syntax.right[about] + 1 != syntax.left[holder]


def rank(timed: Timed) -> int | None:
    """Which of several times a claim takes first: one with days before one without; how long a thing took is none."""
    if isinstance(timed, Lasting):
        return None
    return 0 if timed.start or timed.end else 1


def governor(syntax: Syntax, head: int) -> int:
    """The predicate of the clause that a token stands in."""
    while syntax.heads[head] != head and not syntax.is_clause(head):
        head = syntax.heads[head]
    return head


def speech(syntax: Syntax, told: Told) -> bool:
    """Whether an attribution relays what is said; one of a thing alone («presented the wreckage») is told as a claim
    of its own too."""
    return told.manner == "direct" or syntax.is_clause(top(syntax, told.content))


def is_quoted(syntax: Syntax, told: Told, all_told: list[Told]) -> bool:
    """Whether a source is the subject of the word that relays it: «the envoy was quoted by Tass»."""
    head = told.source_head
    if told.parent is None or head is None or not syntax.deps[head].startswith("nsubj"):
        return False
    return syntax.heads[head] == all_told[told.parent].cue_head


def holders(told: list[Told], size: int) -> list[int | None]:
    """For each token the attribution nearest to it: of those whose content holds it the deepest by its parents, of
    these the one with the smallest content."""
    within: list[int | None] = [None] * size
    for number in sorted(range(len(told)), key=lambda n: (depth(told, n), -len(told[n].content), n)):
        for i in told[number].content:
            within[i] = number
    return within


def depth(told: list[Told], number: int) -> int:
    """How many attributions stand between this one and the report."""
    above, steps = told[number].parent, 0
    while above is not None and steps < len(told):
        above, steps = told[above].parent, steps + 1
    return steps


def under(nearest: list[Told], own: Standing) -> Standing:
    """How a proposition stands by its nearest source: no surer than the source is."""
    if not nearest:
        return own
    told = nearest[0]
    if told.stance == "denies" and told.certainty == "unknown":  # «would neither confirm nor deny that …»
        return Standing("positive", "unknown", "unknown")
    polarity: Polarity = own.polarity
    status = own.status
    if told.polarity == "negative":
        polarity = "negative" if own.polarity == "positive" else "positive"
    if status in SETTLED:
        status = STATUS_OF_STANCE.get(told.stance, "unknown" if told.certainty == "unknown" else status)
    certainty = max(own.certainty, told.certainty, key=ORDER.index)
    return Standing(polarity, certainty, status)


def day(value: date | None) -> str | None:
    """An ISO date."""
    return value.isoformat() if value else None
