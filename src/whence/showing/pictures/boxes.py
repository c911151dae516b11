"""The boxes of a source graph: a node's words and, by its shape as well as by a word, what sort it is."""

from whence.corroboration.results import Node
from whence.showing.pictures.folding import Pile
from whence.showing.pictures.markup import Markup, element, hint, link, plain, words
from whence.showing.pictures.measure import shortened, wrapped

WIDTH, HEIGHT = 200.0, 62.0
PAD = 10.0
NAME, SMALL = 15.0, 14.0  # the height of a line
INSET = {"agency": 16.0, "outlet": 16.0, "collective": 14.0}
SORTS = {
    "named": "named",
    "collective": "a group",
    "anonymous": "unnamed",
    "document": "document",
    "agency": "agency",
    "outlet": "outlet",
    "report": "",
}
CORNERS = {"agency": 22, "outlet": 22, "report": 3}


def node_box(node: Node, left: float, middle: float, address: str | None) -> Markup:
    """A node, its left side and its middle at these pixels; it leads to the address, where there is one."""
    top = middle - HEIGHT / 2
    sort, detail = SORTS[node.sort], plain(node.detail or "")
    said = f"{node.label} ({sort or 'report'}{', ' + detail if detail else ''})"
    inset = INSET.get(node.sort, PAD)
    room = WIDTH - 2 * inset
    names = wrapped(plain(node.label), room, 13, 2)
    details = small_print(sort, detail, room, 3 - len(names))
    first = top + (HEIGHT - NAME * len(names) - SMALL * len(details)) / 2 + 12
    return link(
        address,
        hint(said),
        *outline(node.sort, left, top),
        *(name_line(line, left + inset, first + NAME * at) for at, line in enumerate(names)),
        *(
            small_line(line, left + inset, first + NAME * len(names) + SMALL * at, SORTS["anonymous"])
            for at, line in enumerate(details)
        ),
        label=said,
    )


def outline(sort: str, left: float, top: float) -> list[Markup]:
    """The shape: agencies and outlets are round, a group has a second line, a document has a folded corner."""
    corners = CORNERS.get(sort, 6)
    box = element("rect", class_=f"box {sort}", x=left, y=top, width=WIDTH, height=HEIGHT, rx=corners)
    if sort == "collective":
        inner = element("rect", class_="mark", x=left + 4, y=top + 4, width=WIDTH - 8, height=HEIGHT - 8, rx=4)
        return [box, inner]
    if sort == "document":
        corner = element("path", class_="mark", d=f"M{left + WIDTH - 14:.1f} {top:.1f}v14h14")
        return [box, corner]
    return [box]


def name_line(line: str, left: float, y: float) -> Markup:
    return element("text", words(line), class_="name", x=left, y=y)


def small_print(sort: str, detail: str, room: float, lines: int) -> list[str]:
    """The word for the sort and the detail, as far as there is room."""
    return wrapped(" · ".join(part for part in (sort, detail) if part), room, 11, lines)


def small_line(line: str, left: float, y: float, standing_out: str = "") -> Markup:
    """A line of small print; the word that it may begin with stands out."""
    word = standing_out if standing_out and line.startswith(standing_out) else ""
    mark = element("tspan", words(word), class_="unnamed-word") if word else Markup("")
    rest = line.removeprefix(word)
    space = Markup(" " if rest.startswith(" ") else "")
    return element("text", mark, space, words(rest), class_="faint", x=left, y=y)


def pile_box(pile: Pile, left: float, middle: float, address: str | None) -> Markup:
    """The copies of a report as a pile; what is in it stands in its title."""
    top = middle - HEIGHT / 2
    said = f"{len(pile.copies)} copies: " + "; ".join(node.label for node in pile.copies)
    sheets = [
        element("rect", class_="box report", x=left + by, y=top + by, width=WIDTH - 8, height=HEIGHT - 8, rx=3)
        for by in (8, 4, 0)
    ]
    inside = ", ".join(dict.fromkeys(plain(node.label) for node in pile.copies))
    return link(
        address,
        hint(said),
        *sheets,
        name_line(f"+{len(pile.copies)} copies", left + PAD, top + 23),
        small_line(shortened(inside, WIDTH - 8 - 2 * PAD, 11), left + PAD, top + 41),
        label=said,
    )
