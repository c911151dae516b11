"""The source graph as a picture: who got it from whom, from those who say it (left) to the reports (right)."""

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from whence.corroboration.results import Edge, Node, NodeSort, SourceGraph
from whence.showing.pictures.boxes import HEIGHT, WIDTH, node_box, pile_box
from whence.showing.pictures.drawing import Drawing
from whence.showing.pictures.folding import Folded, folded
from whence.showing.pictures.layers import Arc, Slot, centres, columns, ranks, route
from whence.showing.pictures.markup import Markup, element, hint, join, words
from whence.showing.pictures.measure import width

COLUMN = WIDTH + 84  # pixels from one column to the next
MARGIN, HEAD, LEGEND = 14.0, 30.0, 26.0
TIP = 9.0  # the length of an arrow's tip
PORT = 9.0  # pixels between edges that reach a box
STANDING: dict[NodeSort, int] = {"agency": 1, "outlet": 1, "report": 2}
HEADS = ("Sources", "Agencies and outlets", "Reports", "Copies and excerpts")
KINDS = {
    "says": "said it",
    "cites": "is cited",
    "publishes": "published it",
    "copy": "is copied",
    "excerpt": "is excerpted",
}

Link = Callable[[Node], str | None]


class Laid(msgspec.Struct, frozen=True):
    """Where all is: the rank and the middle of each node, and the middles of lanes."""

    rank: dict[str, int]
    y: dict[Slot, float]

    def left(self, node: str) -> float:
        return MARGIN + self.rank[node] * COLUMN

    def middle(self, node: str) -> float:
        return MARGIN + HEAD + self.y[Slot(node, self.rank[node])]

    def lane(self, slot: Slot) -> float:
        return MARGIN + HEAD + self.y[slot]


def source_graph(
    graph: SourceGraph,
    *,
    title: str = "Who got it from whom",
    link: Link | None = None,
    unfold: Callable[[str], str | None] | None = None,
    unfolded: Collection[str] = (),
) -> Drawing:
    """The picture of a source graph.

    ``link`` gives a node's address. Three or more copies of one text are one node; ``unfold`` gives, for the id of the
    node that they are copied from, the address of a page that shows them all, and ``unfolded`` are the ids whose copies
    are shown here.
    """
    shown = folded(graph, unfolded)
    if not shown.nodes:
        return Drawing(title, element("text", words("No sources are known."), x=MARGIN, y=MARGIN + 12), 300, 40)
    laid = lay_out(shown)
    names = {node.id: node.label for node in shown.nodes} | {p.id: f"{len(p.copies)} copies" for p in shown.piles}
    boxes = [node_box(node, laid.left(node.id), laid.middle(node.id), link and link(node)) for node in shown.nodes]
    piles = [pile_box(one, laid.left(one.id), laid.middle(one.id), unfold and unfold(one.of)) for one in shown.piles]
    key, wide = legend(shown.edges, bottom(laid) + LEGEND)
    body = join(heads(shown, laid), edges(shown, laid, names), *boxes, *piles, key)
    across = MARGIN * 2 + max(laid.rank.values()) * COLUMN + WIDTH + bulge(shown, laid)
    return Drawing(
        title, body, max(across, wide), bottom(laid) + LEGEND * 2,
        linked=link is not None or unfold is not None,
    )  # fmt: skip


def lay_out(shown: Folded) -> Laid:
    """Sources first, then who relays them, then reports, then their copies."""
    sorts = {node.id: node.sort for node in shown.nodes}
    ids = [*sorts, *(pile.id for pile in shown.piles)]
    arcs = [Arc(edge.giver, edge.taker, edge.why) for edge in shown.edges]
    between = [arc for arc in arcs if shown.copied.get(arc.giver, arc.giver) != shown.copied.get(arc.taker)]
    down = [Arc(head, copy, "copy") for copy, head in shown.copied.items()]
    floors = {id: STANDING.get(sort, 0) for id, sort in sorts.items()}
    relaying = {id for id, sort in sorts.items() if sort != "report"}
    relays = ranks(ids, [arc for arc in arcs if {arc.giver, arc.taker} <= relaying], floors)
    after = 1 + max((relays[id] for id in relaying), default=-1)
    floors |= {id: after for id in ids if sorts.get(id, "report") == "report"}
    rank = without_gaps(ranks(ids, [*between, *down], floors))
    order, pairs = columns(rank, [route(arc, rank) for arc in arcs])
    return Laid(rank, centres(order, pairs, dict.fromkeys(ids, HEIGHT)))


def without_gaps(rank: Mapping[str, int]) -> dict[str, int]:
    """Ranks without empty columns."""
    used = sorted(set(rank.values()))
    return {node: used.index(at) for node, at in rank.items()}


def bottom(laid: Laid) -> float:
    lanes = [laid.lane(slot) for slot in laid.y if slot.kind]
    return max([*(laid.middle(id) + HEIGHT / 2 for id in laid.rank), *lanes]) + MARGIN


def bulge(shown: Folded, laid: Laid) -> float:
    """The room that edges within the last column want beside it."""
    last = max(laid.rank.values())
    beside = any(laid.rank[edge.giver] == laid.rank[edge.taker] == last for edge in shown.edges)
    return COLUMN - WIDTH if beside else 0.0


def heads(shown: Folded, laid: Laid) -> Markup:
    """What stands in the columns, over the first column of each standing."""
    first: dict[int, int] = {}
    derived = {*shown.copied, *(edge.taker for edge in shown.edges if edge.why == "excerpt")}
    standings = {node.id: 3 if node.id in derived else STANDING.get(node.sort, 0) for node in shown.nodes}
    for id, standing in (standings | {pile.id: 3 for pile in shown.piles}).items():
        first[standing] = min(first.get(standing, laid.rank[id]), laid.rank[id])
    at: dict[int, list[str]] = {}
    for standing, rank in sorted(first.items()):
        at.setdefault(rank, []).append(HEADS[standing])
    return join(*(
        element("text", words(" / ".join(names)), class_="head", x=MARGIN + rank * COLUMN, y=MARGIN + 12)
        for rank, names in at.items()
    ))  # fmt: skip


def edges(shown: Folded, laid: Laid, names: Mapping[str, str]) -> Markup:
    """All edges, each with its words for who hovers over it or has it read out."""
    leaving, reaching = ports(shown.edges, laid)
    return join(*(
        element("g", hint(told(edge, names)), edge_path(edge, laid, leaving[place], reaching[place]))
        for place, edge in enumerate(shown.edges)
    ))  # fmt: skip


def told(edge: Edge, names: Mapping[str, str]) -> str:
    """An edge in words."""
    if edge.why in ("copy", "excerpt") and not edge.certain:
        return f"{names[edge.giver]} and {names[edge.taker]} share text; who has it from whom is not known"
    return f"{names[edge.giver]} → {names[edge.taker]}: {KINDS[edge.why]}"


def ports(shown: Sequence[Edge], laid: Laid) -> tuple[dict[int, float], dict[int, float]]:
    """How far from a box's middle each edge leaves its left node and reaches its right one, so that all are seen.
    Edges of one kind leave together."""
    ends = {place: sorted((e.giver, e.taker), key=laid.rank.__getitem__) for place, e in enumerate(shown)}
    leaving, reaching = dict[int, float](), dict[int, float]()
    for node in laid.rank:
        kinds = list(dict.fromkeys(shown[place].why for place, (left, _) in ends.items() if left == node))
        for place, (left, _) in ends.items():
            if left == node:
                leaving[place] = spread(kinds.index(shown[place].why), len(kinds))
        coming = sorted(
            (place for place, (_, right) in ends.items() if right == node),
            key=lambda place: (arriving(shown[place], laid), place),
        )
        reaching |= {place: spread(at, len(coming)) for at, place in enumerate(coming)}
    return leaving, reaching


def arriving(edge: Edge, laid: Laid) -> float:
    """The height from which an edge comes to its right node."""
    slots = route(Arc(edge.giver, edge.taker, edge.why), laid.rank)
    return laid.y[slots[-2]] if slots else 0.0


def spread(at: int, of: int) -> float:
    return (at - (of - 1) / 2) * min(PORT, (HEIGHT - 12) / of)


def edge_path(edge: Edge, laid: Laid, leaving: float, reaching: float) -> Markup:
    """The line with its tip; no tip where it is not known who has it from whom."""
    slots = route(Arc(edge.giver, edge.taker, edge.why), laid.rank)
    if slots:
        line, tip = along(slots, laid, leaving, reaching, backwards=slots[0].node != edge.giver, bare=not edge.certain)
    else:
        line, tip = beside(edge, laid)
    drawn = element("path", class_=f"edge {edge.why}", d=line)
    return join(drawn, element("path", class_="tip", d=tip)) if edge.certain else drawn


def along(
    slots: Sequence[Slot], laid: Laid, leaving: float, reaching: float, *, backwards: bool, bare: bool
) -> tuple[str, str]:
    """The path through an edge's lanes, and the path of its tip, which is on the left where it leads ``backwards``."""
    first, *lanes, last = slots
    x, y = laid.left(first.node) + WIDTH, laid.middle(first.node) + leaving
    end_x, end_y = laid.left(last.node), laid.middle(last.node) + reaching
    tip = arrow(x, y, TIP) if backwards else arrow(end_x, end_y, -TIP)
    start, stop = (x + TIP, end_x) if backwards else (x, end_x - TIP)
    start, stop = (x, end_x) if bare else (start, stop)
    path = [f"M{start:.1f} {y:.1f}"]
    at = start, y
    for lane in lanes:
        left, height = MARGIN + lane.rank * COLUMN, laid.lane(lane)
        path += [bend(at, (left, height)), f"H{left + WIDTH:.1f}"]
        at = left + WIDTH, height
    return "".join([*path, bend(at, (stop, end_y))]), tip


def beside(edge: Edge, laid: Laid) -> tuple[str, str]:
    """The path between two nodes of one column, on its right, and its tip."""
    x = laid.left(edge.giver) + WIDTH
    y, end = laid.middle(edge.giver) + PORT, laid.middle(edge.taker) - PORT
    out = x + 40
    stop = x + TIP if edge.certain else x
    return f"M{x:.1f} {y:.1f}C{out:.1f} {y:.1f} {out:.1f} {end:.1f} {stop:.1f} {end:.1f}", arrow(x, end, TIP)


def bend(start: tuple[float, float], stop: tuple[float, float]) -> str:
    """A curve that leaves and arrives level."""
    middle = (start[0] + stop[0]) / 2
    return f"C{middle:.1f} {start[1]:.1f} {middle:.1f} {stop[1]:.1f} {stop[0]:.1f} {stop[1]:.1f}"


def arrow(x: float, y: float, back: float) -> str:
    """A tip that points at a place, its base ``back`` pixels to the right."""
    return f"M{x:.1f} {y:.1f}l{back:.1f} -4.5v9z"


def legend(shown: Sequence[Edge], y: float) -> tuple[Markup, float]:
    """What the kinds of lines mean, of those that are there, and how wide that is."""
    kinds = [(kind, label) for kind, label in KINDS.items() if any(edge.why == kind for edge in shown)]
    parts, x = [], MARGIN
    for kind, label in kinds:
        parts.append(element("path", class_=f"edge {kind}", d=f"M{x:.1f} {y:.1f}h40"))
        parts.append(element("text", words(label), class_="faint", x=x + 46, y=y + 4))
        x += 46 + width(label, 11) + 20
    if any(not edge.certain for edge in shown):
        label = "no tip: not known who has it from whom"
        parts.append(element("text", words(label), class_="faint", x=x, y=y + 4))
        x += width(label, 11) + MARGIN
    return join(*parts), x
