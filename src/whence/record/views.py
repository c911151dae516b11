"""Views that answer the common questions in plain columns, for Datasette, psql and whoever reads a record by hand."""

from sqlalchemy import Connection

VIEWS = {
    # every claim with its outlet and its chain of sources, the nearest first
    "sourced_claims": """
        SELECT claims.id, claims.day, claims.kind, claims.type, claims.mode,
          {actors} AS actors, {recipients} AS recipients, claims.object,
          claims.value, claims.high, claims.bound, claims.unit, claims.place_name AS place, claims.country,
          claims.polarity, claims.certainty, claims.status, claims.text, {chain} AS chain,
          nearest.naming, nearest.stance, reports.outlet, reports.published, reports.title, reports.url,
          reports.id AS report, reports.version
        FROM claims
        JOIN reports ON reports.key = claims.report
        LEFT JOIN chains ON chains.claim = claims.key AND chains.step = 0
        LEFT JOIN attributions AS nearest ON nearest.key = chains.attribution""",
    # who is quoted, with what stance, how often, in how many reports of how many outlets
    "who_says_how_often": """
        SELECT parties.label AS source, parties.code, parties.sectors, attributions.kind, attributions.naming,
          attributions.stance, count(*) AS attributions, count(DISTINCT attributions.report) AS reports,
          count(DISTINCT reports.outlet) AS outlets, min(reports.day) AS first_day, max(reports.day) AS last_day
        FROM attributions
        JOIN parties ON parties.key = attributions.party
        JOIN reports ON reports.key = attributions.report
        GROUP BY parties.label, parties.code, parties.sectors, attributions.kind, attributions.naming,
          attributions.stance""",
    # who says that who did what to whom
    "who_says_what": """
        SELECT source.label AS source, source.code, attributions.naming, claims.kind, claims.type, claims.polarity,
          count(*) AS claims, count(DISTINCT claims.report) AS reports, min(claims.day) AS first_day,
          max(claims.day) AS last_day
        FROM chains
        JOIN claims ON claims.key = chains.claim
        JOIN attributions ON attributions.key = chains.attribution
        JOIN parties AS source ON source.key = attributions.party
        WHERE chains.step = 0
        GROUP BY source.label, source.code, attributions.naming, claims.kind, claims.type, claims.polarity""",
    # event data: who did what to whom, on which day, told how often
    "dyad_days": """
        SELECT coalesce(actor.code, actor.label) AS actor, coalesce(recipient.code, recipient.label) AS recipient,
          claims.type, claims.day, claims.polarity, claims.status, count(*) AS claims,
          count(DISTINCT claims.report) AS reports, count(DISTINCT reports.outlet) AS outlets
        FROM claims
        JOIN reports ON reports.key = claims.report
        JOIN roles AS acts ON acts.claim = claims.key AND acts.role = 'actor'
        JOIN parties AS actor ON actor.key = acts.party
        JOIN roles AS takes ON takes.claim = claims.key AND takes.role = 'recipient'
        JOIN parties AS recipient ON recipient.key = takes.party
        WHERE claims.kind = 'event'
        GROUP BY coalesce(actor.code, actor.label), coalesce(recipient.code, recipient.label), claims.type, claims.day,
          claims.polarity, claims.status""",
    # the very characters that say each field
    "evidence": """
        SELECT reports.id AS report, spans.local_id, spans.field, spans.number, spans.piece, spans.start, spans."end",
          substr(CASE coalesce(claims.part, attributions.part) WHEN 'title' THEN reports.title ELSE reports.text END,
            spans.start + 1, spans."end" - spans.start) AS words
        FROM spans
        JOIN reports ON reports.key = spans.report
        LEFT JOIN claims ON claims.report = spans.report AND claims.local_id = spans.local_id
        LEFT JOIN attributions ON attributions.report = spans.report AND attributions.local_id = spans.local_id""",
}

PARTY = "parties.label || coalesce(' (' || parties.code || ')', '')"
ROLE = "roles JOIN parties ON parties.key = roles.party WHERE roles.claim = claims.key AND roles.role = '{role}'"
SOURCE = "coalesce(parties.label || coalesce(' (' || parties.code || ')', ''), '?')"
CHAIN = """chains AS steps JOIN attributions ON attributions.key = steps.attribution
          LEFT JOIN parties ON parties.key = attributions.party WHERE steps.claim = claims.key"""


def create_views(connection: Connection) -> None:
    """Make the views, in place of older ones of their names."""
    sqlite = connection.dialect.name == "sqlite"
    pieces = {
        "actors": joined(PARTY, ROLE.format(role="actor"), "roles.number", "; ", sqlite),
        "recipients": joined(PARTY, ROLE.format(role="recipient"), "roles.number", "; ", sqlite),
        "chain": joined(SOURCE, CHAIN, "steps.step", " ← ", sqlite),
    }
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query.format(**pieces)}")


def joined(value: str, rows: str, order: str, separator: str, sqlite: bool) -> str:
    """A subquery that joins a value of ordered rows into one text."""
    if sqlite:  # group_concat takes its rows as they come, and has an order of its own only since 3.44
        return f"(SELECT group_concat(each, '{separator}') FROM (SELECT {value} AS each FROM {rows} ORDER BY {order}))"
    return f"(SELECT string_agg({value}, '{separator}' ORDER BY {order}) FROM {rows})"
