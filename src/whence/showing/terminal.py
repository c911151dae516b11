"""A reading for a person at a terminal: who says what, how sure it is, and the words that say so."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from whence.model import Attribution, Claim, Event, Figure, Party, Place, Quote, Reading, Source, When
from whence.showing.groups import Standing, by_source, label

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
PLAIN = {"actual", "certain"}
LEAST_WIDTH = 20
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def console() -> Console:
    """Standard output, with colour where it is a terminal that has any."""
    return Console(highlight=False, markup=False, emoji=False)


def show(reading: Reading, console: Console, *, why: bool = False) -> None:
    """Print a reading to the console, at its width, with colour where it has any; ``why`` as in ``lines``."""
    print_lines(lines(reading, why=why), console)


def print_lines(lines: Iterable[tuple[int, Text]], console: Console, *, wrap: bool = True) -> None:
    """Print lines, each with its indent; broken at the width of the console, unless they are to be searched."""
    for indent, text in lines:
        for line in [text] if not wrap else text.wrap(console, max(console.width - indent, LEAST_WIDTH)) or [text]:
            line.rstrip()
            console.print(Text(" " * indent) + line, soft_wrap=True)


def lines(reading: Reading, *, why: bool = False) -> Iterator[tuple[int, Text]]:
    """The view line by line, each with its indent; a line may be longer than the terminal is wide.

    ``why``: with the words and the rows of the tables that made each event.
    """
    yield 0, Text(clean(title_of(reading)), style="bold")
    yield 0, Text(_summary(reading), style="dim")
    for standing in by_source(reading):
        yield 0, Text()
        yield from _standing(standing, why)
    yield 0, Text()
    for problem in reading.problems:
        yield 0, Text(f"! {clean(problem)}", style="yellow")
    if reading.problems:
        yield 0, Text()


def clean(text: str) -> str:
    """Words of a report for a terminal: on one line, and nothing in them that would steer it."""
    return safe(" ".join(text.split()))


def safe(text: str) -> str:
    """The same words with their spaces, and nothing in them that would steer a terminal."""
    text = BIDI.sub("", text)
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in text)


def title_of(reading: Reading) -> str:
    report = reading.report
    return report.title or next((line for line in report.text.splitlines() if line.strip()), report.id)[:200]


def _summary(reading: Reading) -> str:
    sources = {label(a.source): a.source for a in reading.attributions}
    anonymous = sum(source.naming == "anonymous" for source in sources.values())
    counted = [_count(len(reading.claims), "claim"), _count(len(sources), "source")]
    if anonymous:
        counted[1] += f" ({anonymous} anonymous)"
    known = [clean(item) for item in (reading.report.outlet, reading.report.published) if item]
    return " · ".join([*known, ", ".join(counted)])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _standing(standing: Standing, why: bool) -> Iterator[tuple[int, Text]]:
    if standing.sources:
        yield 0, source_line(standing.sources[0])
        if relays := standing.sources[1:]:
            yield 2, Text("through " + ", through ".join(clean(label(relay)) for relay in relays), style="dim")
    else:
        yield 0, Text("The report itself", style="bold cyan")
    for claim, nearest in standing.claims:
        yield from _claim(claim, nearest)
        if why and claim.event:
            yield 4, Text(_because(claim.event), style="dim")
    for attribution in standing.unclaimed:
        yield from _unclaimed(attribution)


def source_line(source: Source) -> Text:
    """A source's name, marked where the report does not give one."""
    anonymous = source.naming == "anonymous"
    text = Text().append(clean(label(source)), style="bold yellow" if anonymous else "bold cyan")
    if source.role and source.role not in label(source):
        text.append(f", {clean(source.role)}")
    if anonymous:
        text.append(" [anonymous]", style="bold yellow")
    if source.reason:
        text.append(f" {quoted(source.reason)}", style="yellow")
    if source.actor:
        text.append(f" {' '.join([source.actor.code or '', *source.actor.sectors]).strip()}", style="dim")
    return text


def _claim(claim: Claim, nearest: Attribution | None) -> Iterator[tuple[int, Text]]:
    yield 2, headline(claim)
    yield 4, Text(quoted(claim.text), style="italic")
    details = [when(claim.time), where(claim.place), _about(claim.object), *_said(nearest)]
    if told := " · ".join(detail for detail in details if detail):
        yield 4, Text(told, style="dim")


def _because(event: Event) -> str:
    """The words and the rows that made an event."""
    contexts = f", in the context of {', '.join(event.contexts)}" if event.contexts else ""
    return f"why: {quoted(event.cue.text)} by {', '.join(event.rows)}: CAMEO {event.cameo}{contexts}"


def _unclaimed(attribution: Attribution) -> Iterator[tuple[int, Text]]:
    yield 2, Text(attribution.stance)
    yield 4, Text(quoted(attribution.content.text), style="italic")


def headline(claim: Claim) -> Text:
    """What is claimed, and how far it is more or less than plain fact."""
    text = _what(claim)
    marks: list[str] = [mark for mark in (claim.status, claim.certainty) if mark not in PLAIN]
    if claim.polarity == "negative" and claim.status != "denied":
        marks.insert(0, "not so")
    for mark in marks:
        text.append(f" [{mark}]", style="bold red" if mark in ("not so", "denied") else "magenta")
    return text


def _what(claim: Claim) -> Text:
    if claim.event:
        return _event(claim.event, claim.actors, claim.recipients)
    if claim.figure:
        return _figure(claim.figure)
    if claim.relation:
        subject, object = parties_of([claim.relation.subject]), parties_of([claim.relation.object])
        return Text().append(f"{subject} {clean(claim.relation.type)} {object}", style="bold")
    return Text().append(claim.kind, style="bold")


def _event(event: Event, actors: list[Party], recipients: list[Party]) -> Text:
    text = Text().append(event.type, style="bold green")
    if event.mode:
        text.append(f" {event.mode}", style="green")
    text.append(f"  {parties_of(actors) or '?'}", style="bold")
    if recipients:
        text.append(f" → {parties_of(recipients)}", style="bold")
    return text


def _figure(figure: Figure) -> Text:
    told = [clean(part) for part in (figure.subject, figure.measure) if part]
    text = Text().append(amount(figure), style="bold blue")
    if told:
        text.append(f"  {', '.join(told)}")
    return text


def parties_of(parties: list[Party]) -> str:
    """Parties as a list in words."""
    return ", ".join(dict.fromkeys(clean(party.name or party.text) for party in parties))


def amount(figure: Figure) -> str:
    """A figure in round words: ``about 79.3 billion USD``."""
    value = number(figure.value) if figure.high is None else f"{number(figure.value)} to {number(figure.high)}"
    return " ".join(clean(part) for part in (figure.bound, value, figure.unit) if part)


def number(value: float) -> str:
    """A number as a report would write it: ``79.3 billion``, ``5,000``, ``0.5``."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.6g} {name}"
    return f"{value:,.10g}"


def when(time: When | None) -> str:
    if time is None:
        return ""
    days = [day for day in (time.start, time.end) if day]
    return " to ".join(dict.fromkeys(days)) or clean(time.text)


def where(place: Place | None) -> str:
    if place is None:
        return ""
    return ", ".join(clean(part) for part in (place.name or place.text, place.country) if part)


def _about(object: Quote | None) -> str:
    return f"about {quoted(object.text)}" if object else ""


def _said(attribution: Attribution | None) -> list[str]:
    """How the nearest source put it, where it did more than say it, and when."""
    if attribution is None:
        return []
    stance = [] if attribution.stance == "says" else [f"the source {attribution.stance}"]
    return [*stance, f"said {when(attribution.said)}"] if attribution.said else stance


def quoted(text: str) -> str:
    return f"“{clean(text)}”"
