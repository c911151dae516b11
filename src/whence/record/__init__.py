"""Claims, kept: SQLite by default, PostgreSQL for a team.

    with Record.open("whence.db") as record:
        record.add(reading)
        for kept in record.claims(ClaimFilter(actor="RUS", type="THREATEN")):
            print(kept.day, kept.report.outlet, kept.claim.text)
"""

from whence.record.filters import ClaimFilter, Sort
from whence.record.identity import report_id
from whence.record.record import Record
from whence.record.results import Added, Failure, KeptClaim, ReportHead, SourceCount

__all__ = [
    "Added",
    "ClaimFilter",
    "Failure",
    "KeptClaim",
    "Record",
    "ReportHead",
    "Sort",
    "SourceCount",
    "report_id",
]
