"""Claims, sources and failures of a record as lists: lines for a person, rows for a table."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from whence.record import Failure, KeptClaim, SourceCount
from whence.showing.groups import label
from whence.showing.terminal import clean, headline, parties_of, quoted, when, where

Line = tuple[int, Text]


def claim_lines(found: Iterable[KeptClaim], *, whole: bool = False) -> Iterator[Line]:
    """Each claim with its day, its words, its chain from the nearest source to the reader, and its id.

    ``whole``: with the title of the report and the words of each attribution.
    """
    for kept in found:
        yield 0, Text(kept.day or "no day    ", style="dim").append("  ").append_text(headline(kept.claim))
        yield 4, Text(quoted(kept.claim.text), style="italic")
        yield 4, chain_text(kept)
        if details := " · ".join(detail for detail in (when(kept.claim.time), where(kept.claim.place)) if detail):
            yield 4, Text(details, style="dim")
        if whole:
            yield from _whole(kept)
        yield 4, Text(kept.id, style="dim")


def chain_text(kept: KeptClaim) -> Text:
    """The way of a claim to the reader: speaker ← outlet ← report."""
    text = Text()
    for attribution in kept.chain:
        anonymous = attribution.source.naming == "anonymous"
        text.append(clean(label(attribution.source)), style="bold yellow" if anonymous else "bold cyan")
        text.append(" [anonymous]" if anonymous else "", style="bold yellow").append(" ← ")
    published = f", {kept.report.published[:10]}" if kept.report.published else ""
    return text.append(clean(kept.report.outlet or "the report"), style="cyan").append(published)


def _whole(kept: KeptClaim) -> Iterator[Line]:
    for attribution in kept.chain:
        yield 4, Text(f"{clean(label(attribution.source))}: {quoted(attribution.content.text)}")
        if attribution.source.reason:
            yield 6, Text(quoted(attribution.source.reason), style="yellow")
    yield 4, Text(f"in {quoted(kept.report.title or kept.report.given_id)}, report {kept.report.id}", style="dim")
    if kept.report.url:
        yield 4, Text(clean(kept.report.url), style="dim")


def source_lines(found: Iterable[SourceCount]) -> Iterator[Line]:
    """Each source with how often it is heard."""
    for one in found:
        text = Text(f"{one.claims:>7,}  ").append(
            clean(one.label), style="bold yellow" if one.naming == "anonymous" else "bold cyan"
        )
        affiliation = " ".join([one.code or "", *one.sectors]).strip()
        text.append(f" [{one.naming}]" if one.naming == "anonymous" else "", style="bold yellow")
        text.append(f" {affiliation}" if affiliation else "", style="dim")
        text.append(f"  in {one.reports:,} reports of {one.outlets:,} outlets", style="dim")
        yield 0, text


def failure_lines(found: Iterable[Failure]) -> Iterator[Line]:
    """Each failure with where it stands."""
    for one in found:
        place = f"{one.input}:{one.line}" if one.line else one.input
        report = f" (report {clean(one.report)})" if one.report else ""
        yield 0, Text(f"{clean(place)}{report}: ", style="bold").append(clean(one.problem), style="")
        yield 4, Text(f"tried {one.times} times, last {one.last}", style="dim")


def claim_row(kept: KeptClaim | None) -> dict[str, object]:
    """A claim as a row of a table; of None, the names of its columns."""
    if kept is None:
        return dict.fromkeys(CLAIM_COLUMNS)
    claim, report = kept.claim, kept.report
    event, figure = claim.event, claim.figure
    nearest = kept.chain[0] if kept.chain else None
    chain = " < ".join(label(step.source) for step in kept.chain)
    values = (
        kept.id, kept.day, claim.kind, event and event.type, event and event.mode, event and event.cameo,
        parties_of(claim.actors), parties_of(claim.recipients), claim.object and claim.object.text,
        figure and figure.value, figure and figure.high, figure and figure.unit, figure and figure.bound,
        claim.relation and claim.relation.type, claim.time and claim.time.start, claim.time and claim.time.end,
        claim.place and (claim.place.name or claim.place.text), claim.place and claim.place.country,
        claim.polarity, claim.certainty, claim.status, claim.text, chain,
        nearest and nearest.source.naming, report.outlet, report.published, report.title, report.url, report.id,
    )  # fmt: skip
    return dict(zip(CLAIM_COLUMNS, values, strict=True))


CLAIM_COLUMNS = (
    "id", "day", "kind", "type", "mode", "cameo", "actors", "recipients", "object", "value", "high", "unit", "bound",
    "relation", "start", "end", "place", "country", "polarity", "certainty", "status", "text", "chain", "naming",
    "outlet", "published", "title", "url", "report",
)  # fmt: skip


def source_row(one: SourceCount | None) -> dict[str, object]:
    """A source as a row of a table; of None, the names of its columns."""
    if one is None:
        return dict.fromkeys(SourceCount.__struct_fields__)
    row = {field: getattr(one, field) for field in SourceCount.__struct_fields__}
    return row | {"sectors": " ".join(one.sectors)}


def failure_row(one: Failure | None) -> dict[str, object]:
    """A failure as a row of a table; of None, the names of its columns."""
    return {field: getattr(one, field, None) for field in Failure.__struct_fields__}
