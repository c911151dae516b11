"""A reading as rows of the tables. Nothing here knows a database; ``unflatten`` is the way back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from whence.errors import InputError
from whence.model import Attribution, Claim, Event, Figure, Party, Reading, Report, Source, Span, When
from whence.record.identity import claim_ids, digest, report_id
from whence.record.schema import IN_A_REPORT

Row = dict[str, Any]

PARTY_DIGITS = 16
ARTICLES = ("the ", "a ", "an ")

encode = msgspec.json.encode


@dataclass(slots=True)
class Rows:
    """The rows of one report, by table; ``parties`` by their ids, which stand where their keys are to stand."""

    attributions: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    chains: list[Row] = field(default_factory=list)
    roles: list[Row] = field(default_factory=list)
    spans: list[Row] = field(default_factory=list)
    parties: dict[str, Row] = field(default_factory=dict)


def report_row(reading: Reading) -> Row:
    """The row of a reading's report, without what the record adds (key, version, previous, read_by, added)."""
    report = reading.report
    return {
        "id": report_id(report),
        "given_id": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published,
        "day": day_of(report),
        "url": report.url,
        "language": report.language,
        "byline": report.byline,
        "credits": words(report.credits),
        "text": report.text,
        "problems": words(reading.problems),
    }


def flatten(reading: Reading, key: int) -> Rows:
    """All other rows of a reading, whose report has the key. InputError where its parts do not fit together."""
    return Flattening(reading, key).rows


class Flattening:
    """One reading on its way into rows."""

    def __init__(self, reading: Reading, key: int) -> None:
        self.report, self.key, self.first = reading.report, key, key * IN_A_REPORT
        self.day = day_of(reading.report)
        self.rows = Rows()
        self.told = self._keys([told.id for told in reading.attributions])
        self._keys([claim.id for claim in reading.claims])
        for told in self._parents_first(reading.attributions):
            self._attribution(told)
        ids = claim_ids(report_id(reading.report), reading.claims)
        for number, (name, claim) in enumerate(zip(ids, reading.claims, strict=True)):
            self._claim(self.first + number, name, claim)

    def _keys(self, local_ids: list[str]) -> dict[str, int]:
        keys = {local_id: self.first + number for number, local_id in enumerate(local_ids)}
        if len(keys) < len(local_ids):
            raise self._wrong("an id stands twice in its reading")
        if len(keys) > IN_A_REPORT:
            raise self._wrong(f"its reading has more than {IN_A_REPORT:,} claims or attributions")
        return keys

    def _wrong(self, problem: str) -> InputError:
        return InputError(f"cannot be kept: {problem}", where=f"report {self.report.id}")

    def _told(self, local_id: str) -> int:
        if local_id not in self.told:
            raise self._wrong(f"attribution {local_id} is named in its reading and is not there")
        return self.told[local_id]

    def _parents_first(self, attributions: list[Attribution]) -> list[Attribution]:
        """Attributions in an order in which each stands behind its parent, for the database checks that as it goes."""
        waiting = attributions
        ready: list[Attribution] = []
        placed: set[str | None] = {None}
        while waiting:
            free = [told for told in waiting if told.parent in placed or told.parent not in self.told]
            if not free:
                raise self._wrong(f"attribution {waiting[0].id} comes through itself in its reading")
            ready += free
            placed |= {told.id for told in free}
            waiting = [told for told in waiting if told.id not in placed]
        return ready

    def _attribution(self, told: Attribution) -> None:
        source = told.source
        self.rows.attributions.append(
            {
                "key": self.told[told.id],
                "report": self.key,
                "local_id": told.id,
                "part": told.part,
                "source": source.text,
                "party": self._source(source),
                "kind": source.kind,
                "naming": source.naming,
                "reason": source.reason,
                "role": source.role,
                "cue": told.cue.text,
                "content": told.content.text,
                "manner": told.manner,
                "stance": told.stance,
                **when("said", told.said),
                "parent": None if told.parent is None else self._told(told.parent),
            }
        )
        self._spans(told.id, "source", source.spans)
        self._spans(told.id, "cue", told.cue.spans)
        self._spans(told.id, "content", told.content.spans)

    def _claim(self, key: int, name: str, claim: Claim) -> None:
        place = claim.place
        self.rows.claims.append(
            {
                "key": key,
                "id": name,
                "report": self.key,
                "local_id": claim.id,
                "part": claim.part,
                "day": filed_under(claim.time, self.day),
                "kind": claim.kind,
                **event_row(claim.event),
                "object": claim.object and claim.object.text,
                **figure_row(claim.figure),
                "relation": claim.relation and claim.relation.type,
                **when("time", claim.time),
                "place": place and place.text,
                "place_name": place and place.name,
                "country": place and place.country,
                "polarity": claim.polarity,
                "certainty": claim.certainty,
                "status": claim.status,
                "text": claim.text,
            }
        )
        self._spans(claim.id, "claim", claim.spans)
        if claim.event is not None:
            self._spans(claim.id, "cue", claim.event.cue.spans)
        if claim.object is not None:
            self._spans(claim.id, "object", claim.object.spans)
        for step, told in enumerate(claim.chain):
            self.rows.chains.append({"claim": key, "step": step, "attribution": self._told(told)})
        self._parties(key, claim)

    def _parties(self, key: int, claim: Claim) -> None:
        self._role(key, claim.id, "actor", claim.actors)
        self._role(key, claim.id, "recipient", claim.recipients)
        if claim.relation is not None:
            self._role(key, claim.id, "subject", [claim.relation.subject])
            self._role(key, claim.id, "related", [claim.relation.object])

    def _role(self, key: int, local_id: str, role: str, parties: Iterable[Party]) -> None:
        for number, party in enumerate(parties):
            who = self._party(party.name or party.text, party.name, party.code, words(party.sectors))
            self.rows.roles.append({"claim": key, "role": role, "number": number, "party": who, "text": party.text})
            self._spans(local_id, role, party.spans, number)

    def _source(self, source: Source) -> str | None:
        """The party that a source is; its sectors are NULL where it is not told to whom it belongs."""
        actor, label = source.actor, source.name or source.role or source.text
        if label is None and actor is None and source.name is None:
            return None
        code, sectors = (None, None) if actor is None else (actor.code, words(actor.sectors))
        return self._party(label or "", source.name, code, sectors)

    def _party(self, label: str, name: str | None, code: str | None, sectors: str | None) -> str:
        row = {"label": without_article(label), "name": name, "code": code, "sectors": sectors}
        party = digest(list(row.values()), PARTY_DIGITS)
        self.rows.parties[party] = {"id": party, **row}
        return party

    def _spans(self, local_id: str, field_name: str, spans: Iterable[Span], number: int = 0) -> None:
        for piece, (start, end) in enumerate(spans):
            self.rows.spans.append(
                {
                    "report": self.key,
                    "local_id": local_id,
                    "field": field_name,
                    "number": number,
                    "piece": piece,
                    "start": start,
                    "end": end,
                }
            )


def event_row(event: Event | None) -> Row:
    """The columns of an event."""
    if event is None:
        return dict.fromkeys(("type", "mode", "contexts", "cameo", "cue", "rows"))
    return {
        "type": event.type,
        "mode": event.mode,
        "contexts": words(event.contexts),
        "cameo": event.cameo,
        "cue": event.cue.text,
        "rows": words(event.rows),
    }


def figure_row(figure: Figure | None) -> Row:
    """The columns of a figure."""
    if figure is None:
        return dict.fromkeys(("value", "high", "unit", "bound", "subject", "measure", "figure"))
    return {
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit,
        "bound": figure.bound,
        "subject": figure.subject,
        "measure": figure.measure,
        "figure": figure.text,
    }


def when(column: str, time: When | None) -> Row:
    """The three columns of a time."""
    text, start, end = (time.text, time.start, time.end) if time is not None else (None, None, None)
    return {column: text, f"{column}_start": start, f"{column}_end": end}


def words(values: list[str]) -> str:
    """A list of words as it stands in a column."""
    return encode(values).decode() if values else "[]"


def without_article(label: str) -> str:
    """A label without the article that it opens with."""
    article = next((each for each in ARTICLES if label[: len(each)].lower() == each), "")
    return label[len(article) :]


def day_of(report: Report) -> str | None:
    """The day that a report was published, None where it does not say, or not in ISO 8601."""
    try:
        return datetime.fromisoformat(report.published or "").date().isoformat()
    except ValueError:
        return None


def filed_under(time: When | None, published: str | None) -> str | None:
    """The day that a claim is found under: of the days that its time means, the one nearest to the publication."""
    start, end = (time.start, time.end) if time is not None else (None, None)
    if published is None:
        return start or end
    if start is not None and published < start:
        return start
    return end if end is not None and published > end else published
