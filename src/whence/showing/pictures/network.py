"""Who acts on whom: parties on a circle, their ties across it.

On a circle every label has its own ray, so that none can cover another, and every tie its own end.
"""

import math
from collections.abc import Callable, Sequence

from whence.corroboration.results import Actor, Tie
from whence.showing.pictures.arcs import Arc, circle
from whence.showing.pictures.drawing import Drawing
from whence.showing.pictures.markup import Markup, element, hint, join, link, plain, words
from whence.showing.pictures.measure import shortened, width

LABEL = 150.0  # the most pixels of a label
SIZE = 13  # pixels of its letters
MARGIN, LEGEND = 16.0, 28.0
THIN, THICK = 1.3, 5.0  # pixels of a tie
TIP = 8.0
NEUTRAL = 0.5  # a score so near to zero is neither
SIDES = ("cooperation", "conflict", "neither")
HINT = "the tip is at the recipient; the thicker, the more happenings"


def network(
    ties: Sequence[Tie],
    *,
    title: str = "Who acts on whom",
    actor_link: Callable[[Actor], str | None] | None = None,
    tie_link: Callable[[Tie], str | None] | None = None,
) -> Drawing:
    """The picture of ties between parties. ``actor_link`` and ``tie_link`` give the address that each leads to."""
    ties = sorted(ties, key=lambda tie: (-tie.happenings, *key(tie.actor), *key(tie.recipient), tie.type))
    actors = {key(party): party for tie in ties for party in (tie.actor, tie.recipient)}
    if not actors:
        return Drawing(title, element("text", words("Nobody acts on anybody."), x=MARGIN, y=MARGIN + 12), 300, 44)
    place = {each: at for at, each in enumerate(sorted(actors))}
    found = circle(len(place), [(place[key(tie.actor)], place[key(tie.recipient)]) for tie in ties])
    room = 14 + max(min(LABEL, width(plain(party.label), SIZE)) for party in actors.values())
    half = found.radius + room + MARGIN
    most = ties[0].happenings
    lines = [
        tie_line(tie, ends, most, found.radius, half, tie_link and tie_link(tie))
        for tie, ends in zip(ties, found.ends, strict=True)
    ]
    marks = [
        actor_mark(actors[each], found.arcs[at], found.radius, half, actor_link and actor_link(actors[each]))
        for each, at in place.items()
    ]
    meaning, wide = legend(ties, 2 * half + LEGEND / 2)
    linked = actor_link is not None or tie_link is not None
    shift = max(0.0, wide / 2 - half)
    body = element("g", *lines, *marks, transform=f"translate({shift:.1f} 0)")
    return Drawing(title, join(body, meaning), max(2 * half, wide), 2 * half + LEGEND, linked)


def key(actor: Actor) -> tuple[str, str]:
    """What tells parties apart."""
    return actor.label, actor.code or ""


def name(actor: Actor) -> str:
    return f"{actor.label} ({actor.code})" if actor.code and actor.code != actor.label else actor.label


def side(score: float) -> str:
    """On which side a score is."""
    if abs(score) < NEUTRAL:
        return "neither"
    return "cooperation" if score > 0 else "conflict"


def tie_line(tie: Tie, ends: tuple[float, float], most: int, radius: float, half: float, address: str | None) -> Markup:
    """A tie as a curve with a tip at the recipient."""
    thick = THIN + (THICK - THIN) * math.sqrt(tie.happenings / most)
    kind, noun = side(tie.score), "happening" if tie.happenings == 1 else "happenings"
    who = f"{name(tie.actor)} → {name(tie.recipient)}"
    told = f"{who}: {tie.type}, {tie.happenings} {noun}, mean score {tie.score:+.1f}"
    curve, tip = bent(*ends, radius - 5, half, TIP + thick)
    line = element("path", class_=f"tie {kind}", d=curve, stroke_width=thick)
    around = element("path", class_="around", d=curve)
    return link(address, hint(told), around, line, element("path", class_=f"tip {kind}", d=tip), label=told)


def bent(start: float, stop: float, radius: float, half: float, tip: float) -> tuple[str, str]:
    """A curve between two angles through the inside of the circle, the less deep the nearer they are, and the tip at
    its end."""
    (ax, ay), (bx, by) = on(start, radius, half), on(stop, radius, half)
    depth = 0.3 + 0.5 * abs(math.sin((stop - start) / 2))
    cx, cy = ((ax + bx) / 2 - half) * (1 - depth) + half, ((ay + by) / 2 - half) * (1 - depth) + half
    along = math.atan2(by - cy, bx - cx)
    ex, ey = bx - tip * math.cos(along), by - tip * math.sin(along)
    dx, dy = -tip * 0.45 * math.sin(along), tip * 0.45 * math.cos(along)
    return (
        f"M{pair(ax, ay)}Q{pair(cx, cy)} {pair(ex, ey)}",
        f"M{pair(bx, by)}L{pair(ex + dx, ey + dy)}L{pair(ex - dx, ey - dy)}z",
    )


def on(angle: float, radius: float, half: float) -> tuple[float, float]:
    """A point at an angle from the top, clockwise, around the middle of the picture."""
    return half + radius * math.sin(angle), half - radius * math.cos(angle)


def pair(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}"


def actor_mark(actor: Actor, arc: Arc, radius: float, half: float, address: str | None) -> Markup:
    """A party's arc, and its label along the ray outwards, never upside down."""
    wide = int(arc.stop - arc.start > math.pi)
    start, stop = on(arc.start, radius, half), on(arc.stop, radius, half)
    line = f"M{pair(*start)}A{pair(radius, radius)} 0 {wide} 1 {pair(*stop)}"
    left = arc.middle > math.pi
    turn = math.degrees(arc.middle) + (90 if left else -90)
    label = element(
        "text", words(shortened(plain(actor.label), LABEL, SIZE)), x=-9 if left else 9, y=4.5,
        text_anchor="end" if left else "start",
        transform=f"translate({pair(*on(arc.middle, radius, half))}) rotate({turn:.1f})",
    )  # fmt: skip
    told = f"{name(actor)}: {actor.claims} {'claim' if actor.claims == 1 else 'claims'}"
    return link(address, hint(told), element("path", class_="actor", d=line), label, label=told)


def legend(ties: Sequence[Tie], y: float) -> tuple[Markup, float]:
    """What the lines mean, of those that are there, and how wide that is."""
    parts, x = [], MARGIN
    for kind in SIDES:
        if any(side(tie.score) == kind for tie in ties):
            parts.append(element("path", class_=f"tie {kind}", d=f"M{x:.1f} {y:.1f}h40", stroke_width=3))
            parts.append(element("text", words(kind), class_="faint", x=x + 46, y=y + 4))
            x += 46 + width(kind, 11) + 20
    parts.append(element("text", words(HINT), class_="faint", x=x, y=y + 4))
    return join(*parts), x + width(HINT, 11) + MARGIN
