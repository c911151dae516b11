"""Bringing what reports tell together up to date, after reports came or went.

Three steps, each in transactions of its own, so that a run that is stopped goes on where it was: what is compared is
made of each new report, with its links to what is there; then the copies are found; then the groups that changed are
made anew. What comes out is what it would be had all reports come at once. A group is tried again only with what is
new and with what was freed of another group, and groups around it are replayed as they were: two groups about which
nothing has changed were kept apart before, and are again.
"""

from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, delete, select

from whence.corroboration.assembling import wholes
from whence.corroboration.copies import copies
from whence.corroboration.happenings import Clusters, clustered, phases
from whence.corroboration.links import Link, crossing, meeting, scored, signs
from whence.corroboration.prints import print_of
from whence.corroboration.sightings import Sighting, sightings
from whence.corroboration.store import (
    all_prints,
    bearing,
    clusters_of,
    copies_kept,
    figures_of,
    links_of,
    loose,
    made_by,
    members_of,
    number_of_reports,
    pending,
    put,
    put_copies,
    put_links,
    put_sightings,
    put_wholes,
    remove_copies,
    renew,
    seen_by,
    some,
    stale,
    touch,
)
from whence.corroboration.traits import Traits, comparable, traits
from whence.record import Record
from whence.record.identity import claim_ids
from whence.record.schema import IN_A_REPORT, conflicts, happenings, prints, reports, tellings
from whence.record.unflatten import reading_of

RULES = "1"
"""Counts up when what is made of claims changes: a record is then made anew."""

REPORTS_AT_ONCE = 100
CLAIMS_AT_ONCE = 20_000
CLUSTERS_AT_ONCE = 2_000

Watch = Callable[[str, int], None]


def update(record: Record, watch: Watch = lambda _step, _count: None) -> int:
    """Bring a record's happenings, copies, origins and conflicts up to date; returns the number of new reports.

    ``watch`` is told of each piece of work: «reports» or «claims», and how many.
    """
    if record.ask(made_by) != RULES:
        record.change(lambda connection: renew(connection, RULES))
    total = 0
    while count := record.change(take_in):
        total += count
        watch("reports", count)
    if total or record.ask(lambda connection: stale(connection, 1)):
        record.change(find_copies)
    while count := record.change(group_some):
        watch("claims", count)
    return total


def waiting(record: Record) -> int:
    """How many reports of a record nothing was made of yet, by the rules of this whence."""

    def count(connection: Connection) -> int:
        made = made_by(connection) == RULES
        return len(pending(connection, None)) if made else number_of_reports(connection)

    return record.ask(count)


def take_in(connection: Connection) -> int:
    """Make of some new reports what is compared, and link it; returns their number."""
    waiting = pending(connection, REPORTS_AT_ONCE)
    seen: dict[int, Sighting] = {}
    for key, id in waiting:
        row = connection.execute(select(reports).where(reports.c.key == key)).one()
        reading = reading_of(connection, row)
        kept = msgspec.structs.replace(print_of(reading.report), id=id)
        put(connection, prints, [{"report": key, "packed": kept.packed()}])
        told = sightings(id, claim_ids(id, reading.claims), reading)
        events = {one.id for one in told if comparable(one)}
        seen |= {key * IN_A_REPORT + n: one for n, one in enumerate(told) if one.id in events or one.of in events}
    fresh = {key: traits(one) for key, one in seen.items() if comparable(one)}
    marks = {key: signs(one) for key, one in fresh.items()}
    new = [(sign, key) for key, those in marks.items() for sign in those]
    old = list(bearing(connection, {sign for sign, _ in new})) if new else []
    pairs = meeting(new) | crossing(new, old)
    known = seen_by(connection, sorted({key for pair in pairs for key in pair} - fresh.keys()))
    put_sightings(connection, seen, marks)
    put_links(connection, scored(sorted(pairs), {key: traits(one) for key, one in known.items()} | fresh))
    return len(waiting)


def find_copies(connection: Connection) -> None:
    """Find the copies anew; the happenings that reports tell which became copies, or are none any more, are stale."""
    found, keys = [], {}
    for key, one in all_prints(connection):
        found.append(one)
        keys[one.id] = key
    now = {pair(keys[copy.first], keys[copy.second]): copy for copy in copies(found)}
    before = copies_kept(connection)
    gone = [both for both, copy in before.items() if now.get(both) != copy]
    come = [both for both, copy in now.items() if before.get(both) != copy]
    remove_copies(connection, gone)
    put_copies(connection, [now[both] for both in come], keys)
    for both in {*gone, *come}:
        touch(connection, *both)


def link_of(one: str, other: str, likeness: int) -> Link:
    """A link, its ends in order."""
    return Link(one, other, likeness) if one < other else Link(other, one, likeness)


def pair(one: int, other: int) -> tuple[int, int]:
    """Two keys, the lesser first."""
    return (one, other) if one < other else (other, one)


def group_some(connection: Connection) -> int:
    """Group some claims that are of no group yet, or of one that changed; returns their number, 0 where all is done."""
    free, changed = set(loose(connection, CLAIMS_AT_ONCE)), set(stale(connection, CLUSTERS_AT_ONCE))
    if not free and not changed:
        return 0
    region = Region(connection)
    region.open(free, changed)
    clusters = region.clustered()
    while reached := region.reached(clusters):
        region.open(set(), reached)
        clusters = region.clustered()
    region.keep(clusters)
    return len(region.free) + len(changed)


class Region:
    """The claims that are grouped anew (``free``), and the groups around them, which stand unless one of these joins.

    Claims go by their keys, and by their ids where they are compared.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.free: set[int] = set()
        self.opened: set[str] = set()
        self.around: dict[int, str] = {}
        self.seen: dict[int, Sighting] = {}
        self.traits: dict[str, Traits] = {}
        self.links: set[tuple[int, int, int]] = set()

    def open(self, loose: set[int], clusters: set[str]) -> None:
        """Free the claims of groups, and claims that are of none, and look at what is linked to them."""
        new = loose | members_of(self.connection, sorted(clusters)).keys()
        self.free |= new
        self.opened |= clusters
        links = links_of(self.connection, new)
        ends = {key for link in links for key in link[:2]} - self.free - self.around.keys()
        beside = members_of(self.connection, sorted(set(clusters_of(self.connection, sorted(ends)).values())))
        self.around = {key: name for key, name in (self.around | beside).items() if key not in self.free}
        near = links_of(self.connection, beside.keys())
        inner = {link for link in near if beside.get(link[0]) == beside.get(link[1])}
        self.links |= links | inner
        missing = (self.free | self.around.keys()) - self.seen.keys()
        for key, one in seen_by(self.connection, sorted(missing)).items():
            self.seen[key] = one
            self.traits[one.id] = traits(one)

    def clustered(self) -> Clusters:
        """The groups, as far as they are known."""
        ids = {key: one.id for key, one in self.seen.items()}
        known = [link_of(ids[a], ids[b], c) for a, b, c in self.links if a in ids and b in ids]
        return clustered(self.traits, known, {ids[key]: name for key, name in self.around.items()})

    def reached(self, clusters: Clusters) -> set[str]:
        """The groups around that something free joined."""
        settled = {self.seen[key].id: name for key, name in self.around.items()}
        found: set[str] = set()
        for members in clusters.members():
            names = {settled[id] for id in members if id in settled}
            if names and any(id not in settled for id in members):
                found |= names
        return found

    def keep(self, clusters: Clusters) -> None:
        """Put the free claims' groups in the place of those that they were of."""
        keys = {self.seen[key].id: key for key in self.free}
        for those in some(sorted(self.free)):
            self.connection.execute(delete(tellings).where(tellings.c.claim.in_(those)))
        for names in some(sorted(self.opened)):
            gone = select(happenings.c.id).where(happenings.c.cluster.in_(names))
            self.connection.execute(delete(conflicts).where(conflicts.c.happening.in_(gone)))
            self.connection.execute(delete(happenings).where(happenings.c.cluster.in_(names)))
        groups = {
            group.id: (members[0], group)
            for members in clusters.members()
            if members[0] in keys
            for group in phases(members, self.traits, clusters.near)
        }
        by_id = {one.id: one for one in self.seen.values()}
        figures = figures_of(self.connection, sorted(self.free))
        copied = copies_kept(self.connection, {key // IN_A_REPORT for key in self.free}).values()
        made = wholes((group for _, group in groups.values()), by_id, figures, copied)
        put_wholes(self.connection, [(groups[one.happening.id][0], one) for one in made], keys)
