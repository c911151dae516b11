"""A source graph with its copies folded: one node for all reports that have one text."""

from collections.abc import Collection, Iterable

import msgspec

from whence.corroboration.results import Edge, Node, SourceGraph

FOLDED = 3  # copies of one report that are drawn as one


class Pile(msgspec.Struct, frozen=True):
    """The copies of what the report or the agency ``of`` wrote, drawn as one node."""

    id: str
    of: str
    copies: list[Node]


class Folded(msgspec.Struct, frozen=True):
    """What is left to draw: nodes, piles, edges between them; ``copied``: the copies that are drawn, and of what."""

    nodes: list[Node]
    piles: list[Pile]
    edges: list[Edge]
    copied: dict[str, str]


def folded(graph: SourceGraph, unfolded: Collection[str]) -> Folded:
    """The graph with the copies of each text as one pile, where they are three or more and the id of the node that it
    is from is not among those ``unfolded``. An outlet that stands there only as a copy's publisher goes as well."""
    nodes = {node.id: node for node in graph.nodes}
    copied = copies_of(graph)
    piles = []
    for head in dict.fromkeys(copied.values()):
        copies = [nodes[id] for id, other in copied.items() if other == head]
        if len(copies) >= FOLDED and head not in unfolded:
            piles.append(Pile(f"copies {head}", head, copies))
    stands_for = {node.id: pile.id for pile in piles for node in pile.copies}
    gone = {*stands_for, *publishers(graph, stands_for)}
    return Folded(
        [node for node in graph.nodes if node.id not in gone],
        piles,
        merged(graph.edges, stands_for, gone),
        {node: head for node, head in copied.items() if node not in gone} | {pile.id: pile.of for pile in piles},
    )


def copies_of(graph: SourceGraph) -> dict[str, str]:
    """Each report that is a copy, and whose text it is: a report's or an agency's."""
    reports = {node.id for node in graph.nodes if node.sort == "report"}
    found: dict[str, str] = {}
    for group in groups(graph):
        head = first_of(group, graph)
        found |= {node: head for node in group if node != head and node in reports}
    return found


def groups(graph: SourceGraph) -> list[list[str]]:
    """The nodes that copies join, in the order of the graph."""
    joined: dict[str, set[str]] = {}
    for edge in graph.edges:
        if edge.why == "copy":
            joined.setdefault(edge.giver, set()).add(edge.taker)
            joined.setdefault(edge.taker, set()).add(edge.giver)
    seen: set[str] = set()
    found = []
    for node in graph.nodes:
        group, ahead = set[str](), [node.id] if node.id in joined and node.id not in seen else []
        while ahead:
            one = ahead.pop()
            group.add(one)
            ahead.extend(joined[one] - group)
        seen |= group
        if group:
            found.append([other.id for other in graph.nodes if other.id in group])
    return found


def first_of(group: Collection[str], graph: SourceGraph) -> str:
    """Whose text it is, as far as is known: who is not known to have copied it, and gave it to most."""
    copies = [edge for edge in graph.edges if edge.why == "copy"]
    took = {edge.taker for edge in copies if edge.certain}
    given = {id: sum(edge.giver == id for edge in copies) for id in group}
    return min(group, key=lambda id: (id in took, -given[id]))


def publishers(graph: SourceGraph, copies: Collection[str]) -> set[str]:
    """Those that have no source, and published nothing but these copies."""
    took = {edge.taker for edge in graph.edges}
    found = {edge.giver for edge in graph.edges if edge.why == "publishes" and edge.taker in copies}
    others = {edge.giver for edge in graph.edges if edge.taker not in copies or edge.why != "publishes"}
    return found - took - others


def merged(edges: Iterable[Edge], stands_for: dict[str, str], gone: Collection[str]) -> list[Edge]:
    """The edges between what is drawn, each once."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        giver, taker = stands_for.get(edge.giver, edge.giver), stands_for.get(edge.taker, edge.taker)
        if giver != taker and giver not in gone and taker not in gone:
            same = found.setdefault((giver, taker, edge.why), Edge(giver, taker, edge.why, edge.certain))
            found[giver, taker, edge.why] = Edge(giver, taker, edge.why, same.certain and edge.certain)
    return list(found.values())
