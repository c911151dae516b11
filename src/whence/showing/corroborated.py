"""Happenings, origins, conflicts and timelines for a person at a terminal, and as rows of a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text
from rich.tree import Tree

from whence.corroboration.results import (
    Actor,
    Conflict,
    Edge,
    Happening,
    Node,
    Origin,
    Origins,
    SourceGraph,
    Timeline,
)
from whence.record import KeptClaim
from whence.showing.listing import Line, chain_text
from whence.showing.terminal import clean, quoted

MARKS = {"named": "bold cyan", "collective": "bold cyan", "anonymous": "bold yellow", "agency": "magenta"}
BAR = 20  # characters of the longest bar
PARTIES = 3  # told of a happening, at most


def happening_lines(found: Iterable[Happening]) -> Iterator[Line]:
    """Each happening with its days, parties, best words, and how many stand behind it."""
    for one in found:
        yield 0, heading(one)
        yield 4, Text(quoted(one.text), style="italic")
        yield 4, Text(counts(one), style="dim")
        yield from (
            (4, Text(f"{'came to be' if beside.how == 'held' else 'planned as'} {beside.happening}", style="dim"))
            for beside in one.related
        )
        yield 4, Text(one.id, style="dim")


def heading(one: Happening) -> Text:
    """Its days, its type, who did it to whom, and where."""
    text = Text(days(one) or "no day    ", style="dim").append("  ").append(one.type, style="bold")
    text.append(" [ahead]" if one.ahead else "", style="magenta")
    actors, recipients = parties(one.actors), parties(one.recipients)
    text.append(f" {actors}" if actors else "", style="")
    text.append(f" → {recipients}" if recipients else "", style="")
    place = ", ".join(clean(part) for part in (one.place, one.country) if part)
    return text.append(f" · {place}" if place else "", style="dim")


def days(one: Happening) -> str:
    """The days of a happening; in round brackets those on which it was told, where it has none of its own."""
    if one.start:
        return between(str(one.start), str(one.end or one.start))
    return f"({between(str(one.first_told), str(one.last_told))})" if one.first_told else ""


def between(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def parties(those: Sequence[Actor]) -> str:
    """The most frequent parties."""
    named = [clean(one.label) for one in those[:PARTIES]]
    return ", ".join(named) + (f" and {len(those) - PARTIES} more" if len(those) > PARTIES else "")


def counts(one: Happening) -> str:
    """How many origins, reports and outlets there are, and conflicts."""
    said = [
        spread(one.at_least, one.at_most),
        number(one.reports, "report"),
        number(one.outlets, "outlet"),
        number(len(one.claims), "claim"),
    ]
    return " · ".join(said + ([number(one.conflicts, "conflict")] if one.conflicts else []))


def spread(at_least: int, at_most: int) -> str:
    """A range of independent origins, in words."""
    if at_least == at_most:
        return number(at_most, "independent origin")
    return f"{at_least} to {at_most} independent origins"


def number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def origin_lines(found: Origins, told: Mapping[str, KeptClaim]) -> Iterator[Line]:
    """The independent origins, each with the reasons why it is one and the reports that lead to it."""
    yield 0, Text(spread(found.at_least, found.at_most), style="bold")
    for reason in found.may_be_one:
        yield 2, Text(f"fewer, if {clean(reason)}" if not reason.endswith("one") else clean(reason), style="yellow")
    for place, one in enumerate(found.origins, 1):
        yield 0, Text()
        yield 2, Text(f"{place}. ").append(clean(one.label), style=style(one)).append(sort(one), style="dim")
        for reason in one.reasons:
            yield 5, Text(clean(reason), style="dim")
        for claim in one.claims:
            if kept := told.get(claim):
                yield 5, chain_text(kept).append(f"  {claim}", style="dim")


def style(one: Origin) -> str:
    return MARKS.get(one.roots[0].sort, "cyan")


def sort(one: Origin) -> str:
    """What sort of source an origin is, where its name does not tell."""
    first = one.roots[0]
    if first.sort == "anonymous":
        return f" [unnamed{f', {first.code}' if first.code else ''}{f', to {first.through}' if first.through else ''}]"
    return f" [{first.sort}]" if first.sort in ("agency", "outlet") else ""


def graph_tree(graph: SourceGraph) -> Iterator[Tree]:
    """Who got it from whom: a tree for each source that has it from nobody, down to the reports."""
    nodes = {node.id: node for node in graph.nodes}
    given: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        given.setdefault(edge.giver, []).append(edge)
    taking = {edge.taker for edge in graph.edges}
    for node in graph.nodes:
        if node.id not in taking:
            yield branch(node, nodes, given, set())


def branch(node: Node, nodes: Mapping[str, Node], given: Mapping[str, list[Edge]], above: set[str]) -> Tree:
    """A source and all that have it from it; one that stands above itself already is named and not followed."""
    tree = Tree(node_text(node))
    if node.id in above:
        return tree
    for edge in given.get(node.id, ()):
        below = branch(nodes[edge.taker], nodes, given, above | {node.id})
        how = {"copy": "copied by ", "excerpt": "excerpted by "}.get(edge.why, "")
        unsure = "" if edge.certain else " (or the other way round)"
        below.label = Text(how, style="yellow").append_text(node_text(nodes[edge.taker])).append(unsure, style="dim")
        tree.add(below)
    return tree


def node_text(node: Node) -> Text:
    text = Text(clean(node.label), style=MARKS.get(node.sort, "cyan" if node.sort == "outlet" else ""))
    text.append(" [unnamed]" if node.sort == "anonymous" else "", style="bold yellow")
    return text.append(f"  {clean(node.detail)}" if node.detail else "", style="dim")


def conflict_lines(found: Iterable[tuple[Conflict, Mapping[str, KeptClaim]]]) -> Iterator[Line]:
    """Each conflict with its sides, and on each side its claims with their chains."""
    for one, told in found:
        yield 0, Text(one.kind, style="bold red").append(f"  {clean(one.about)}", style="bold")
        for side in one.sides:
            yield 4, Text(clean(side.says), style="bold")
            for claim in side.claims:
                if kept := told.get(claim):
                    yield 6, Text(quoted(kept.claim.text), style="italic")
                    yield 8, chain_text(kept).append(f"  {claim}", style="dim")
        yield 4, Text(f"in {one.happening}", style="dim")


def timeline_lines(found: Timeline) -> Iterator[Line]:
    """A bar for each period, conflict to the left and cooperation to the right, and below the happenings by day."""
    most = max((max(each.cooperation, -each.conflict) for each in found.periods), default=0) or 1
    for each in found.periods:
        left, right = round(-each.conflict / most * BAR), round(each.cooperation / most * BAR)
        text = Text(f"{each.start}  ", style="dim").append(f"{'▒' * left:>{BAR}}", style="red")
        text.append("│").append(f"{'█' * right:<{BAR}}", style="cyan")
        yield 0, text.append(f" {each.conflict:+.1f} {each.cooperation:+.1f} ({each.happenings:,})")
    yield 0, Text()
    for one in found.happenings:
        yield 0, heading(one)
        yield 4, Text(quoted(one.text), style="italic")
        yield 4, Text(counts(one), style="dim")


def happening_row(one: Happening | None) -> dict[str, object]:
    """A happening as a row of a table; of None, the names of its columns."""
    if one is None:
        return dict.fromkeys(COLUMNS)
    values = (
        one.id, one.type, one.ahead, one.start, one.end, one.first_told, one.last_told, one.place, one.country,
        "; ".join(each.label for each in one.actors), "; ".join(each.label for each in one.recipients), one.text,
        one.at_least, one.at_most, one.reports, one.outlets, len(one.claims), one.conflicts,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


COLUMNS = (
    "id", "type", "ahead", "start", "end", "first_told", "last_told", "place", "country", "actors", "recipients",
    "text", "at_least", "at_most", "reports", "outlets", "claims", "conflicts",
)  # fmt: skip


def conflict_row(one: Conflict | None) -> dict[str, object]:
    """A conflict as a row of a table; of None, the names of its columns."""
    if one is None:
        return dict.fromkeys(("id", "happening", "kind", "about", "sides", "claims"))
    return {
        "id": one.id,
        "happening": one.happening,
        "kind": one.kind,
        "about": one.about,
        "sides": " | ".join(side.says for side in one.sides),
        "claims": " | ".join(" ".join(side.claims) for side in one.sides),
    }


def period_row(one: object | None) -> dict[str, object]:
    """A period of a timeline as a row of a table; of None, the names of its columns."""
    fields = ("start", "end", "cooperation", "conflict", "happenings")
    return {field: getattr(one, field, None) for field in fields}
