"""The tables of a record: one schema, on SQLite and on PostgreSQL.

Plain columns that can be read without whence. Lists of words stand as JSON (``["GOV", "MIL"]``), days as ISO dates,
what is not known is NULL. Inside, rows hang together by integer keys: a report's is counted, that of an attribution
or a claim is its report's times a million and its number in the report, so that the rows of a report lie side by
side and its keys are known before a row is written. The ``id`` beside is the same on every machine.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    func,
)  # fmt: skip

VERSION = "2"
"""The schema's version, as the last of ``migrations/versions`` names it."""

IN_A_REPORT = 1_000_000
"""How far apart the keys of two reports' first claims are: more than a report has characters to make claims of."""

KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up an INTEGER PRIMARY KEY only

metadata = MetaData()

versions = Table("whence_version", metadata, Column("version_num", Text, primary_key=True))

reports = Table(
    "reports",
    metadata,
    Column("key", KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("given_id", Text, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("day", Text),
    Column("url", Text),
    Column("language", Text),
    Column("byline", Text),
    Column("credits", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("problems", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("previous", ForeignKey("reports.key")),
    Column("read_by", Text, nullable=False),
    Column("added", Text, nullable=False),
)

parties = Table(
    "parties",
    metadata,
    Column("key", KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("name", Text),
    Column("code", Text),
    Column("sectors", Text),
)

attributions = Table(
    "attributions",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.key"), nullable=False),
    Column("local_id", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("source", Text),
    Column("party", ForeignKey("parties.key")),
    Column("kind", Text, nullable=False),
    Column("naming", Text),
    Column("reason", Text),
    Column("role", Text),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("manner", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("said", Text),
    Column("said_start", Text),
    Column("said_end", Text),
    Column("parent", ForeignKey("attributions.key")),
)

claims = Table(
    "claims",
    metadata,
    Column("key", KEY, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("report", ForeignKey("reports.key"), nullable=False),
    Column("local_id", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("day", Text),
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("mode", Text),
    Column("contexts", Text),
    Column("cameo", Text),
    Column("cue", Text),
    Column("rows", Text),
    Column("object", Text),
    Column("value", Float(53)),
    Column("high", Float(53)),
    Column("unit", Text),
    Column("bound", Text),
    Column("subject", Text),
    Column("measure", Text),
    Column("figure", Text),
    Column("relation", Text),
    Column("time", Text),
    Column("time_start", Text),
    Column("time_end", Text),
    Column("place", Text),
    Column("place_name", Text),
    Column("country", Text),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("text", Text, nullable=False),
)

chains = Table(
    "chains",
    metadata,
    Column("claim", ForeignKey("claims.key"), primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("attribution", ForeignKey("attributions.key"), nullable=False),
    sqlite_with_rowid=False,
)

roles = Table(
    "roles",
    metadata,
    Column("claim", ForeignKey("claims.key"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("party", ForeignKey("parties.key"), nullable=False),
    Column("text", Text, nullable=False),
    CheckConstraint("role IN ('actor', 'recipient', 'subject', 'related')", name="roles_role"),
    sqlite_with_rowid=False,
)

spans = Table(
    "spans",
    metadata,
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Column("local_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("piece", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)

failures = Table(
    "failures",
    metadata,
    Column("id", Text, primary_key=True),
    Column("input", Text, nullable=False),
    Column("line", Integer),
    Column("report", Text),
    Column("problem", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("times", Integer, nullable=False),
)

# What corroboration makes of the claims. All of it can be made again from the tables above; ``docs/record.md`` says how
# it is kept up. What is packed is MessagePack.

corroborated = Table("corroborated", metadata, Column("rules", Text, primary_key=True))

prints = Table(
    "prints",
    metadata,
    Column("report", ForeignKey("reports.key"), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("first", ForeignKey("reports.key"), primary_key=True),
    Column("second", ForeignKey("reports.key"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("share", Float(53), nullable=False),
    Column("shared", Integer, nullable=False),
    Column("quoting", ForeignKey("reports.key")),
    Column("giver", ForeignKey("reports.key")),
    Column("through", Text),
    sqlite_with_rowid=False,
)

sightings = Table(
    "sightings",
    metadata,
    Column("claim", ForeignKey("claims.key"), primary_key=True),
    Column("event", ForeignKey("claims.key")),
    Column("packed", LargeBinary, nullable=False),
)

signs = Table(
    "signs",
    metadata,
    Column("sign", BigInteger, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("claim", ForeignKey("claims.key"), primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("claim", ForeignKey("claims.key"), primary_key=True),
    Column("other", ForeignKey("claims.key"), primary_key=True),
    Column("likeness", Integer, nullable=False),
    sqlite_with_rowid=False,
)

happenings = Table(
    "happenings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("cluster", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("ahead", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("day", Text),
    Column("start", Text),
    Column("end", Text),
    Column("place", Text),
    Column("country", Text),
    Column("first_told", Text),
    Column("last_told", Text),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("parties", Text, nullable=False),
    Column("origins", Text, nullable=False),
    Column("stale", Boolean, nullable=False),
)

tellings = Table(
    "tellings",
    metadata,
    Column("claim", ForeignKey("claims.key"), primary_key=True),
    Column("happening", ForeignKey("happenings.id"), nullable=False),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("happening", ForeignKey("happenings.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("sides", Text, nullable=False),
)

# Few, for each is paid for by every claim that is added; ``docs/decisions/record.md`` has what each is worth.
INDICES = (
    Index("ix_reports_url", reports.c.url, postgresql_using="hash"),  # an address may be longer than a B-tree takes
    Index("ix_reports_previous", reports.c.previous),
    Index("ix_claims_day", *claims.c["day", "type", "kind", "status", "certainty", "report"]),
    Index("ix_roles_party", roles.c.party, roles.c.role),
    Index("ix_chains_attribution", chains.c.attribution),
    Index("ix_attributions_party", attributions.c.party),
    Index("ix_copies_second", copies.c.second),
    Index("ix_links_other", links.c.other),
    Index("ix_signs_claim", signs.c.claim),
    Index("ix_sightings_event", sightings.c.event),
    Index("ix_happenings_cluster", happenings.c.cluster),
    Index("ix_happenings_origins", happenings.c.at_least, happenings.c.at_most, happenings.c.reports),
    Index("ix_happenings_day", happenings.c.day),
    Index("ix_tellings_happening", tellings.c.happening),
    Index("ix_conflicts_happening", conflicts.c.happening),
    Index("ix_parties_label", func.lower(parties.c.label), postgresql_using="hash"),
)

CORROBORATION = (corroborated, prints, copies, sightings, signs, links, happenings, tellings, conflicts)
"""The tables of what corroboration makes of claims, each after those that it refers to."""
