"""Ties as GraphML (graphdrawing.org, 2002), which network tools open."""

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from whence.corroboration.results import Actor, Tie
from whence.showing.pictures.markup import safe

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
SCHEMA = f"{NAMESPACE} {NAMESPACE}/1.0/graphml.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"

KEYS = (
    ("node", "label", "string"),
    ("node", "code", "string"),
    ("node", "sectors", "string"),
    ("node", "ties", "int"),
    ("edge", "type", "string"),
    ("edge", "happenings", "int"),
    ("edge", "score", "double"),
)
"""What nodes and edges have, by name and type."""


def graphml(ties: Sequence[Tie]) -> bytes:
    """Ties as a directed graph: parties with their code and sectors, and how often who did what to whom."""
    root = Element("graphml", {"xmlns": NAMESPACE, "xmlns:xsi": INSTANCE, "xsi:schemaLocation": SCHEMA})
    for at, name, type in KEYS:
        SubElement(root, "key", {"id": f"{at}-{name}", "for": at, "attr.name": name, "attr.type": type})
    graph = SubElement(root, "graph", {"id": "network", "edgedefault": "directed"})
    parties = {key(party): party for tie in ties for party in (tie.actor, tie.recipient)}
    names = {each: f"n{number}" for number, each in enumerate(parties)}
    for each, party in parties.items():
        node = SubElement(graph, "node", {"id": names[each]})
        many = sum(each in (key(tie.actor), key(tie.recipient)) for tie in ties)
        tell(node, "node", {"label": party.label, "code": party.code, "sectors": " ".join(party.sectors), "ties": many})
    for number, tie in enumerate(ties):
        ends = {"source": names[key(tie.actor)], "target": names[key(tie.recipient)]}
        edge = SubElement(graph, "edge", {"id": f"e{number}", **ends})
        tell(edge, "edge", {"type": tie.type, "happenings": tie.happenings, "score": tie.score})
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written


def key(party: Actor) -> tuple[str, str | None]:
    """What tells parties apart."""
    return party.label, party.code


def tell(element: Element, at: str, values: dict[str, str | int | float | None]) -> None:
    """Give a node or an edge what is known of it."""
    for name, value in values.items():
        if value not in (None, ""):
            SubElement(element, "data", {"key": f"{at}-{name}"}).text = safe(str(value))
