"""Corroboration: what the reports of a record tell together, and who stands behind it.

    with Record.open("whence.db") as record:
        corroboration = Corroboration(record)
        corroboration.update()
        for happening in corroboration.happenings(ClaimFilter(actor="RUS")):
            print(happening.at_least, happening.at_most, happening.text)
"""

from sqlalchemy import Connection

from whence.corroboration import asking, updating
from whence.corroboration.asking import HappeningSort
from whence.corroboration.copies import Copy
from whence.corroboration.graph import graph
from whence.corroboration.origins import origins
from whence.corroboration.results import (
    Conflict,
    ConflictKind,
    Happening,
    Origins,
    SourceCounts,
    SourceGraph,
    Tie,
    Timeline,
)
from whence.corroboration.store import some
from whence.corroboration.ties import ties
from whence.corroboration.timelines import By, timeline
from whence.corroboration.updating import Watch
from whence.record import ClaimFilter, KeptClaim, Record
from whence.record.filters import ALL
from whence.record.questions import kept


class Corroboration:
    """The happenings, origins and conflicts of a record, as they were when it was last brought up to date.

    Everything raises RecordError where the database does not do what it should.
    """

    def __init__(self, record: Record) -> None:
        self.record = record

    def update(self, watch: Watch = lambda _step, _count: None) -> int:
        """Bring all up to date with the reports of the record; returns how many were new. ``watch`` is told of the
        work as it goes: «reports» or «claims», and how many."""
        return updating.update(self.record, watch)

    def waiting(self) -> int:
        """How many reports came since it was last brought up to date."""
        return updating.waiting(self.record)

    def happenings(
        self, asked: ClaimFilter = ALL, *, sort: HappeningSort = "origins", limit: int | None = 50, offset: int = 0
    ) -> list[Happening]:
        """The happenings of which a claim is asked for. ``since`` and ``until`` are of the happening's day."""
        return self.record.ask(lambda connection: asking.asked_for(connection, asked, sort, limit, offset))

    def count(self, asked: ClaimFilter = ALL) -> int:
        """How many happenings a filter asks for."""
        return self.record.ask(lambda connection: asking.count(connection, asked))

    def happening(self, id: str) -> Happening | None:
        """A happening, by its id or that of any claim of it."""
        return self.record.ask(lambda connection: asking.one(connection, id))

    def claims(self, id: str) -> list[KeptClaim]:
        """The claims of a happening, by its id, as the record has them, those first told first."""

        def found(connection: Connection) -> list[KeptClaim]:
            keys = sorted(asking.keys_of(connection, [id]).get(id, []))
            return [one for those in some(keys) for one in kept(connection, those)]

        return sorted(self.record.ask(found), key=lambda one: (one.report.published or "~", one.id))

    def origins(self, id: str) -> Origins | None:
        """The origins of a happening, or of a claim: its happening's, or its own where it is of none."""

        def found(connection: Connection) -> Origins | None:
            if name := asking.name_of(connection, id):
                return asking.origins_of(connection, name)
            seen = asking.seen_of(connection, id)
            return origins(seen) if seen else None

        return self.record.ask(found)

    def graph(self, id: str) -> SourceGraph | None:
        """The source graph of a happening, or of a claim."""

        def found(connection: Connection) -> SourceGraph | None:
            seen = asking.seen_of(connection, asking.name_of(connection, id) or id)
            told = {one.report for one in seen}
            copies = asking.copies_among(connection, told)
            return graph(seen, copies, asking.heads_of(connection, told)) if seen else None

        return self.record.ask(found)

    def conflicts(
        self, asked: ClaimFilter = ALL, *, kind: ConflictKind | None = None, limit: int | None = 50, offset: int = 0
    ) -> list[Conflict]:
        """The conflicts in the happenings that a filter asks for, the most told first."""
        return self.record.ask(lambda connection: asking.conflicts_asked(connection, asked, kind, limit, offset))

    def conflicts_count(self, asked: ClaimFilter = ALL, *, kind: ConflictKind | None = None) -> int:
        """How many conflicts a filter asks for."""
        return self.record.ask(lambda connection: asking.conflicts_count(connection, asked, kind))

    def conflicts_in(self, happening: str) -> list[Conflict]:
        """The conflicts in a happening, by its id."""
        return self.record.ask(lambda connection: asking.conflicts_in(connection, happening))

    def copies(self, report: str) -> list[Copy]:
        """The reports, by id, that share a report's text, the most first."""
        return self.record.ask(lambda connection: asking.copies_of(connection, report))

    def timeline(
        self, actor: str, other: str | None = None, *, since: str | None = None, until: str | None = None,
        by: By = "month",
    ) -> Timeline:  # fmt: skip
        """What an actor, or two with each other, did and met with over time; parties as a ClaimFilter takes them."""
        return timeline(self.record.ask(lambda at: asking.involving(at, actor, other, since, until)), by)

    def ties(
        self, *, since: str | None = None, until: str | None = None, type: str | None = None, limit: int = 60
    ) -> list[Tie]:
        """Who acts on whom, the most frequent first."""
        return ties(self.record.ask(lambda connection: asking.parties_over(connection, since, until, type)))[:limit]

    def sources(self) -> list[SourceCounts]:
        """Who stands at the origin of happenings, the most frequent first."""
        return self.record.ask(asking.origin_counts)
