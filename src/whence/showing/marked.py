"""A report's text with its claims marked in place, for a terminal; the claims' ids below it."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from whence.model import Claim, Reading
from whence.showing.groups import label
from whence.showing.terminal import clean, headline, safe, title_of

Line = tuple[int, Text]


def report_lines(reading: Reading, ids: Sequence[str]) -> Iterator[Line]:
    """The text, each claim's words between ``[n`` and ``]``; then claim after claim with its chain and id.

    ``ids`` are the claims' ids in the record, in their order.
    """
    report = reading.report
    yield 0, Text(clean(title_of(reading)), style="bold")
    known = [clean(item) for item in (report.outlet, report.published, report.url) if item]
    yield 0, Text(" · ".join(known), style="dim")
    yield 0, Text()
    for paragraph in marked(report.text, [claim for claim in reading.claims if claim.part == "body"], reading):
        yield 0, paragraph
    sources = {attribution.id: attribution.source for attribution in reading.attributions}
    for number, (claim, id) in enumerate(zip(reading.claims, ids, strict=True), 1):
        yield 0, Text(f"[{number}] ", style="bold magenta").append_text(headline(claim))
        chain = " ← ".join(clean(label(sources[step])) for step in claim.chain)
        yield 4, Text(f"{chain or 'the report itself'} · {id}", style="dim")
    for problem in reading.problems:
        yield 0, Text(f"! {clean(problem)}", style="yellow")


def marked(text: str, claims: Sequence[Claim], reading: Reading) -> Iterator[Text]:
    """The paragraphs of a text with marks where claims begin and end; overlapping claims nest or cross."""
    numbers = {id(claim): number for number, claim in enumerate(reading.claims, 1)}
    marks: list[tuple[int, int, int, str]] = []  # place, ends before starts, order, mark
    for claim in claims:
        for start, end in claim.spans:
            marks.append((start, 1, -end, f"[{numbers[id(claim)]} "))
            marks.append((end, 0, -start, "]"))
    marks.sort()
    at, line = 0, Text()
    for place, _, _, mark in [*marks, (len(text), 2, 0, "")]:
        for piece in text[at:place].splitlines(keepends=True):
            bare = piece.rstrip("\r\n")
            line.append(safe(bare))
            if bare != piece:
                yield line
                line = Text()
        line.append(mark, style="bold magenta")
        at = place
    yield line
