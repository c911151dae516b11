"""A reading's claims by who stands behind them: the order in which an analyst asks."""

from dataclasses import dataclass, field

from whence.model import Attribution, Claim, Reading, Source

UNNAMED = "a source that the report does not name"


@dataclass(slots=True)
class Standing:
    """A chain of sources, the nearest to the claims first, and what came through it. No sources: the report itself."""

    sources: list[Source]
    claims: list[tuple[Claim, Attribution | None]] = field(default_factory=list)
    unclaimed: list[Attribution] = field(default_factory=list)


def label(source: Source) -> str:
    """What to call a source: its full name where there is one, else the report's words."""
    return source.name or source.text or UNNAMED


def by_source(reading: Reading) -> list[Standing]:
    """The claims and the attributions that hold none, by chain of sources, in the order of the report."""
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    standings: dict[tuple[str, ...], Standing] = {}

    def standing(chain: list[str]) -> Standing:
        sources = [attributions[id].source for id in chain if id in attributions]
        return standings.setdefault(tuple(label(source) for source in sources), Standing(sources))

    for claim in reading.claims:
        nearest = attributions.get(claim.chain[0]) if claim.chain else None
        standing(claim.chain).claims.append((claim, nearest))
    claimed = {id for claim in reading.claims for id in claim.chain}
    for attribution in reading.attributions:
        if attribution.id not in claimed and not _is_parent(attribution, reading):
            standing(_chain(attribution, attributions)).unclaimed.append(attribution)
    return list(standings.values())


def _chain(attribution: Attribution, attributions: dict[str, Attribution]) -> list[str]:
    """The ids from an attribution to the report, the nearest first."""
    chain = [attribution.id]
    while (parent := attributions[chain[-1]].parent) in attributions and parent not in chain:
        chain.append(parent)
    return chain


def _is_parent(attribution: Attribution, reading: Reading) -> bool:
    return any(other.parent == attribution.id for other in reading.attributions)
