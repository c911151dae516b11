"""Source graphs: who got a claim from whom, from those who say so in the end down to the reports.

A source that several reports cite is one node. The words of a report that give no source come from its outlet, or
from the agency that it credits, unless the report sources the same elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from whence.corroboration.copies import Copy
from whence.corroboration.origins import copied
from whence.corroboration.outlets import outlet_name
from whence.corroboration.results import Edge, EdgeWhy, Node, NodeSort, Root, SourceGraph
from whence.corroboration.roots import tells, told
from whence.corroboration.sightings import Sighting, Step

ORDER: tuple[NodeSort, ...] = ("named", "collective", "anonymous", "document", "agency", "outlet", "report")

Head = tuple[str | None, str | None, str | None]
"""A report's outlet, when it was published, and its title."""


class Link(NamedTuple):
    """One step of a sighting's way: who told whom, of which claim."""

    giver: Node
    taker: Node
    why: EdgeWhy
    claim: str


def graph(sightings: Iterable[Sighting], copies: Iterable[Copy], heads: Mapping[str, Head]) -> SourceGraph:
    """The source graph of sightings of one happening. ``heads`` are those of their reports, by id; of one that is not
    there, the sighting's own outlet and day stand. Nothing depends on the order of either."""
    seen = {one.id: one for one in sorted(sightings, key=lambda one: one.id)}
    reports = {one.report: report_node(one, heads.get(one.report)) for one in seen.values()}
    sourced = {one.report for one in seen.values() if told(one).sourced}
    links = [link for one in seen.values() for link in way(one, reports[one.report], one.report in sourced)]
    nodes: dict[str, Node] = {node.id: node for node in reports.values()}
    claims: dict[str, set[str]] = {node.id: set() for node in reports.values()}
    for one in seen.values():
        claims[f"report:{one.report}"].add(one.id)
    for link in links:
        first = nodes.setdefault(link.giver.id, link.giver)
        nodes[first.id] = min(first, link.giver, key=lambda node: node.label)
        claims.setdefault(link.giver.id, set()).add(link.claim)
    edges = {Edge(link.giver.id, link.taker.id, link.why) for link in links}
    for copy, first_id, second_id in copied(seen, {id: told(one) for id, one in seen.items()}, copies):
        for node, edge in shared(copy):
            if node:
                nodes.setdefault(node.id, node)
                claims.setdefault(node.id, set()).update((first_id, second_id))
            edges.add(edge)
    return SourceGraph(listed(nodes, claims), sorted(edges, key=lambda edge: (edge.giver, edge.taker, edge.why)))


def listed(nodes: Mapping[str, Node], claims: Mapping[str, set[str]]) -> list[Node]:
    """The nodes with their claims: sources first, reports last."""
    found = [
        Node(node.id, node.sort, node.label, node.detail, sorted(claims[id]), node.report) for id, node in nodes.items()
    ]
    return sorted(found, key=lambda node: (ORDER.index(node.sort), node.id))


def report_node(one: Sighting, head: Head | None) -> Node:
    """A report, called by its outlet and day."""
    outlet, published, title = head or (one.outlet, str(one.published or ""), None)
    label = ", ".join(filter(None, (outlet, (published or "")[:10]))) or f"report {one.report}"
    return Node(f"report:{one.report}", "report", label, title, [], one.report)


def way(one: Sighting, report: Node, sourced: bool) -> Iterator[Link]:
    """How a sighting came to its report, step by step from the report up; nothing for a report's own words where it
    sources the same elsewhere."""
    steps = [step for step in one.chain if tells(step)]
    if not steps and sourced:
        return
    taker = report
    for place in reversed(range(len(steps))):
        giver = source_node(one, steps[place:])
        if giver.id != taker.id:
            yield Link(giver, taker, "cites" if giver.sort in ("outlet", "agency") else "says", one.id)
        taker = giver
    if not steps:
        root = told(one).root
        yield Link(root_node(root), report, "cites" if root.sort == "agency" else "publishes", one.id)


def source_node(one: Sighting, steps: Sequence[Step]) -> Node:
    """A step of a chain; ``steps`` are it and those through which it came."""
    node = root_node(told(msgspec.structs.replace(one, chain=tuple(steps))).root)
    return Node(node.id, "document", node.label, node.detail, []) if steps[0].kind == "document" else node


def root_node(root: Root) -> Node:
    """A source. Whom an unnamed one spoke to stands beside it."""
    sort: NodeSort = "outlet" if root.sort == "agency" and " or " not in root.label else root.sort
    return Node(f"{sort}:{root.key}", sort, root.label, f"told {root.through}" if root.through else None, [])


def shared(copy: Copy) -> Iterator[tuple[Node | None, Edge]]:
    """The edges of a copy: from giver to taker, or from the third that both have it from."""
    why: EdgeWhy = "excerpt" if copy.kind == "excerpt" else "copy"
    first, second = f"report:{copy.first}", f"report:{copy.second}"
    if copy.through:
        name = outlet_name(copy.through)
        third = root_node(Root("agency", name.casefold(), name))
        yield third, Edge(third.id, first, why)
        yield third, Edge(third.id, second, why)
    elif copy.giver:
        giver = f"report:{copy.giver}"
        yield None, Edge(giver, second if giver == first else first, why)
    else:
        yield None, Edge(first, second, why, certain=False)
