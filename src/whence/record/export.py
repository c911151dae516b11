"""Claims as lines that can be compared bit for bit: nothing in them tells when, where or in what order they came."""

from collections.abc import Iterator

import msgspec

from whence.model import Attribution, Claim, Reading
from whence.record.identity import claim_ids

encode = msgspec.json.encode


class Origin(msgspec.Struct, frozen=True):
    """Where a claim was published; ``id`` is the report's in the record."""

    id: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None


class Line(msgspec.Struct, frozen=True):
    """A claim, what it stands in, and the attributions that it came through, the nearest first."""

    id: str
    report: Origin
    claim: Claim
    chain: list[Attribution]


def exported(name: str, reading: Reading) -> Iterator[bytes]:
    """The claims of a reading, whose report has the name in the record, sorted by their ids."""
    report = reading.report
    origin = Origin(name, report.url, report.outlet, report.published, report.title)
    told = {attribution.id: attribution for attribution in reading.attributions}
    ids = claim_ids(name, reading.claims)
    for number in sorted(range(len(ids)), key=ids.__getitem__):
        claim = reading.claims[number]
        yield encode(Line(ids[number], origin, claim, [told[step] for step in claim.chain]))
