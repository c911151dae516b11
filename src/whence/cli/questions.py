"""``whence claims``, ``sources``, ``failures``, ``show`` and ``forget``: what is asked of a record."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from whence.cli.options import RECORD, having

if TYPE_CHECKING:
    from whence.record import ClaimFilter

CERTAINTIES = ("certain", "probable", "possible", "unknown")
STATUSES = (
    "actual", "ongoing", "planned", "asked", "threatened", "conditional", "hypothetical", "denied", "unknown",
)  # fmt: skip
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


def day_of(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from datetime import date

    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; write it as 2022-03-14") from error


FILTER = (
    click.option("--actor", help="Who did it: a name (* for any characters), or codes and sectors (RUS, 'RUS GOV')."),
    click.option("--recipient", help="To whom, in the same way."),
    click.option("--type", type=click.Choice(TYPES, case_sensitive=False), help="The type of event."),
    click.option("--kind", type=click.Choice(["event", "statement", "figure", "relation"]), help="The kind of claim."),
    click.option("--source", help="Anyone in the chain that the claim came through, as --actor."),
    click.option(
        "--naming", type=click.Choice(["named", "anonymous", "collective", "none"]),
        help="How the nearest source is named; none: the report speaks for itself.",
    ),
    click.option("--outlet", help="Who published the report."),
    click.option("--from", "since", metavar="DAY", callback=day_of, help="Not before this day."),
    click.option("--to", "until", metavar="DAY", callback=day_of, help="Not after this day."),
    click.option("--certainty", type=click.Choice(CERTAINTIES), help="How sure it is by its nearest source."),
    click.option("--status", type=click.Choice(STATUSES), help="Where the act stands by its source."),
    click.option("--text", help="Words of the claim."),
    click.option("--report", help="A report, by its id."),
)  # fmt: skip
PAGE = (
    click.option("--limit", type=click.IntRange(min=0), default=50, show_default=True, help="At most so many; 0: all."),
    click.option("--offset", type=click.IntRange(min=0), default=0, help="Pass over so many."),
)
FORM = (
    click.option("--json", "form", flag_value="json", help="As a JSON array."),
    click.option("--jsonl", "form", flag_value="jsonl", help="As JSON, one object a line."),
    click.option("--csv", "form", flag_value="csv", help="As a table."),
)


@click.command()
@having(RECORD, FILTER)
@click.option(
    "--sort", type=click.Choice(["newest", "oldest", "added"]), default="newest", show_default=True, help="The order."
)
@having(PAGE, FORM)
def claims(record: str, sort: Any, limit: int, offset: int, form: str | None, **asked: Any) -> None:
    """Claims of the record, each with its sources."""
    from whence.record import Record
    from whence.showing.listing import claim_lines, claim_row

    with Record.open(record, create=False) as kept:
        wanted = filter_of(asked)
        found = kept.claims(wanted, sort=sort, limit=limit or None, offset=offset)
        if form:
            print_data(form, found, claim_row)
            return
        print_lines_of(claim_lines(found))
        if limit and len(found) == limit and (total := kept.count(wanted)) > offset + limit:
            click.echo(f"{limit:,} of {total:,} claims; more with --limit and --offset", err=True)


@click.command()
@having(RECORD, FILTER, PAGE, FORM)
def sources(record: str, limit: int, offset: int, form: str | None, **asked: Any) -> None:
    """Who says it: the nearest sources of claims, the most frequent first."""
    from whence.record import Record
    from whence.showing.listing import source_lines, source_row

    with Record.open(record, create=False) as kept:
        found = kept.sources(filter_of(asked), limit=limit or None, offset=offset)
    if form:
        print_data(form, found, source_row)
    else:
        print_lines_of(source_lines(found))


@click.command()
@having(RECORD, FORM)
def failures(record: str, form: str | None) -> None:
    """What could not be read, and why."""
    from whence.record import Record
    from whence.showing.listing import failure_lines, failure_row

    with Record.open(record, create=False) as kept:
        found = kept.failures()
    if form:
        print_data(form, found, failure_row)
    else:
        print_lines_of(failure_lines(found), wrap=False)


@click.command()
@click.argument("id")
@having(RECORD)
@click.option("--json", "form", flag_value="json", help="As JSON.")
def show(id: str, record: str, form: str | None) -> None:
    """A claim with its chain, or a report with its claims marked in the text, by its id."""
    import msgspec

    from whence.record import Record
    from whence.showing.listing import claim_lines
    from whence.showing.marked import report_lines

    with Record.open(record, create=False) as kept:
        claim = kept.claim(id)
        reading = kept.report(claim.report.id if claim else id)
        whole = [] if claim else kept.claims(filter_of({"report": id}), sort="added", limit=None)
        ids = [each.id for each in whole]
    if claim is None and reading is None:
        raise click.ClickException(f"the record has no claim and no report {id!r}")
    if form:
        click.echo(msgspec.json.format(msgspec.json.encode(claim or reading), indent=2))
    elif claim:
        print_lines_of(claim_lines([claim], whole=True))
    elif reading:
        print_lines_of(report_lines(reading, ids))


@click.command()
@click.argument("report")
@having(RECORD)
def forget(report: str, record: str) -> None:
    """Remove a report, by its id, and all that was kept of it."""
    from whence.record import Record

    with Record.open(record, create=False) as kept:
        if not kept.forget(report):
            raise click.ClickException(f"the record has no report {report!r}")
    click.echo(f"forgotten: {report}")


def filter_of(asked: dict[str, Any]) -> "ClaimFilter":
    """What the options for claims ask for."""
    from whence.record import ClaimFilter

    return ClaimFilter(every_version=bool(asked.get("report")), **asked)


def print_data(form: str, found: list[Any], row: Any) -> None:
    """Print what was found as data."""
    import csv

    import msgspec

    if form == "csv":
        rows = [row(each) for each in found]
        writer = csv.DictWriter(sys.stdout, list(row(None)))
        writer.writeheader()
        writer.writerows(rows)
    elif form == "jsonl":
        for each in found:
            sys.stdout.buffer.write(msgspec.json.encode(each) + b"\n")
    else:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    sys.stdout.flush()


def print_lines_of(lines: Iterable[Any], *, wrap: bool = True) -> None:
    """Print lines for a person, with colour where the terminal has any."""
    from whence.showing.terminal import console, print_lines

    print_lines(lines, console(), wrap=wrap)
