"""``whence happenings``, ``origins``, ``conflicts`` and ``timeline``: what the reports of a record tell together."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from whence.cli.options import RECORD, having
from whence.cli.questions import FILTER, FORM, PAGE, day_of, filter_of, print_data, print_lines_of

if TYPE_CHECKING:
    from whence.corroboration import Corroboration
    from whence.record import KeptClaim

JSON = click.option("--json", "form", flag_value="json", help="As JSON.")


@click.command()
@having(RECORD, FILTER)
@click.option(
    "--sort", type=click.Choice(["origins", "thinnest", "reports", "newest", "oldest"]), default="origins",
    show_default=True, help="The order; thinnest: told by most outlets, from fewest origins.",
)  # fmt: skip
@having(PAGE, FORM)
def happenings(record: str, sort: Any, limit: int, offset: int, form: str | None, **asked: Any) -> None:
    """What happened, by the claims of all reports: who says so, and from how many independent origins.

    The filters are those of `claims`; a happening is found by any claim of it, and by its own day.
    """
    from whence.showing.corroborated import happening_lines, happening_row

    with current(record) as found:
        wanted = filter_of(asked)
        told = found.happenings(wanted, sort=sort, limit=limit or None, offset=offset)
        if form:
            print_data(form, told, happening_row)
            return
        print_lines_of(happening_lines(told))
        if limit and len(told) == limit and (total := found.count(wanted)) > offset + limit:
            click.echo(f"{limit:,} of {total:,} happenings; more with --limit and --offset", err=True)


@click.command()
@click.argument("id")
@having(RECORD)
@JSON
def origins(id: str, record: str, form: str | None) -> None:
    """Who is behind a claim or a happening, by its id: the independent origins, and who got it from whom."""
    import msgspec

    from whence.showing.corroborated import graph_tree, happening_lines, origin_lines
    from whence.showing.terminal import console

    with current(record) as found:
        happening, behind, graph = found.happening(id), found.origins(id), found.graph(id)
        if behind is None or graph is None:
            raise click.ClickException(f"the record has no happening and no claim {id!r}")
        told = by_id(found, happening.claims if happening else [id])
    if form:
        data = {"happening": happening, "origins": behind, "graph": graph}
        click.echo(msgspec.json.format(msgspec.json.encode(data), indent=2))
        return
    if happening:
        print_lines_of(happening_lines([happening]))
    print_lines_of(origin_lines(behind, told))
    click.echo()
    for tree in graph_tree(graph):
        console().print(tree)


@click.command()
@having(RECORD, FILTER)
@click.option(
    "--about", "kind_", type=click.Choice(["denial", "figure", "day", "place", "changed"]),
    help="What they differ in; changed: a source that said otherwise before.",
)  # fmt: skip
@having(PAGE, FORM)
def conflicts(record: str, kind_: Any, limit: int, offset: int, form: str | None, **asked: Any) -> None:
    """Who contradicts whom: claims of one happening that cannot all be so, with the chains of both sides."""
    from whence.showing.corroborated import conflict_lines, conflict_row

    with current(record) as found:
        wanted = filter_of(asked)
        told = found.conflicts(wanted, kind=kind_, limit=limit or None, offset=offset)
        if form:
            print_data(form, told, conflict_row)
            return
        print_lines_of(
            conflict_lines((one, by_id(found, [id for side in one.sides for id in side.claims])) for one in told)
        )
        if limit and len(told) == limit and (total := found.conflicts_count(wanted, kind=kind_)) > offset + limit:
            click.echo(f"{limit:,} of {total:,} conflicts; more with --limit and --offset", err=True)


@click.command()
@click.argument("actor")
@click.argument("other", required=False)
@having(RECORD)
@click.option("--from", "since", metavar="DAY", callback=day_of, help="Not before this day.")
@click.option("--to", "until", metavar="DAY", callback=day_of, help="Not after this day.")
@click.option(
    "--by", type=click.Choice(["day", "week", "month"]), default="month", show_default=True, help="The periods."
)
@having(FORM)
def timeline(
    actor: str, other: str | None, record: str, since: str | None, until: str | None, by: Any, form: str | None
) -> None:
    """Cooperation and conflict of an actor, or of two with each other, over time, and the happenings behind it.

    ACTOR is a name (* for any characters), or codes and sectors (RUS, 'RUS GOV'). With --csv only the periods.
    """
    import msgspec

    from whence.showing.corroborated import period_row, timeline_lines

    with current(record) as found:
        told = found.timeline(actor, other, since=since, until=until, by=by)
    if form == "csv":
        print_data(form, told.periods, period_row)
    elif form == "jsonl":
        print_data(form, told.happenings, period_row)
    elif form:
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2))
    else:
        print_lines_of(timeline_lines(told))


@contextmanager
def current(record: str) -> "Iterator[Corroboration]":
    """What a record's reports tell together, brought up to date first; where the record may only be read, as it was."""
    from whence.corroboration import Corroboration
    from whence.errors import RecordError
    from whence.record import Record

    with Record.open(record, create=False) as kept:
        found = Corroboration(kept)
        try:
            bring_up_to_date(found)
        except RecordError as error:
            click.echo(f"whence: {error.problem}; answered as it was, without {found.waiting():,} reports", err=True)
        yield found


def bring_up_to_date(found: "Corroboration") -> None:
    """Make of new reports what is asked for, and tell how far that is."""
    waiting = found.waiting()
    done = 0

    def watch(step: str, count: int) -> None:
        nonlocal done
        done += count if step == "reports" else 0
        if sys.stderr.isatty() and waiting:
            told = f"{done:,} of {waiting:,} new reports compared" if step == "reports" else "grouping claims"
            click.echo(f"\r\033[K{told}", nl=False, err=True)

    found.update(watch)
    if sys.stderr.isatty() and waiting:
        click.echo("\r\033[K", nl=False, err=True)


def by_id(found: "Corroboration", ids: Iterable[str]) -> "dict[str, KeptClaim]":
    """Claims of the record by their ids."""
    from whence.record.questions import claims_by_id

    return found.record.ask(lambda connection: claims_by_id(connection, ids))
