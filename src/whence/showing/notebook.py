"""What a notebook shows of a report, a reading, a claim and a happening, in place of its fields.

    %load_ext whence.showing.notebook

Each output is one piece of HTML with its own style: no script, no address, every text escaped.
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from whence.corroboration.results import Actor, Happening
from whence.model import Claim, Part, Reading, Report, Source
from whence.record.results import KeptClaim
from whence.showing.groups import label
from whence.showing.pictures.colours import DARK, variables
from whence.showing.pictures.markup import Markup, element, join, verbatim, words
from whence.showing.terminal import headline, title_of, when, where

DARK_PAGES = '[data-jp-theme-light="false"],.vscode-dark,html[theme="dark"]'  # Jupyter, VS Code, Colab
THIS = "this report"


def register() -> None:
    """Give the structs the method by which notebooks ask for HTML (``_repr_html_``)."""
    shown: dict[type, Callable[[Any], str]] = {
        Report: report, Reading: reading, Claim: claim, KeptClaim: kept_claim, Happening: happening,
    }  # fmt: skip
    for kind, show in shown.items():
        setattr(kind, "_repr_html_", show)  # noqa: B010  (of a class that knows nothing of showing)


def load_ipython_extension(_shell: object) -> None:
    """What ``%load_ext`` calls."""
    register()


def report(report: Report) -> str:
    """A report: its title, where and when it appeared, its text."""
    return block(head(report), body(text_of(report.text, [])))


def reading(reading: Reading) -> str:
    """A reading: the text with its claims marked in place, and each claim with its chain."""
    sources = {attribution.id: attribution.source for attribution in reading.attributions}
    items = [
        element("li", *claim_lines(each, [sources[id] for id in each.chain if id in sources], reading.report.outlet))
        for each in reading.claims
    ]
    problems = [element("p", words(problem), class_="odd") for problem in reading.problems]
    return block(
        head(reading.report, text_of(title_of(reading), marks(reading, "title"))),
        body(text_of(reading.report.text, marks(reading, "body"))),
        element("ol", *items),
        *problems,
    )


def claim(claim: Claim) -> str:
    """A claim by itself: of its chain it has only the ids."""
    through = f"through {', '.join(claim.chain)}" if claim.chain else "in the report's own words"
    return block(*facts(claim), element("p", words(through), class_="faint"))


def kept_claim(kept: KeptClaim) -> str:
    """A claim of a record with its chain and where it appeared."""
    known = [part for part in (kept.day, kept.report.title, kept.report.published, kept.id) if part]
    sources = [step.source for step in kept.chain]
    return block(
        *claim_lines(kept.claim, sources, kept.report.outlet), element("p", words(" · ".join(known)), class_="faint")
    )


def happening(one: Happening) -> str:
    """A happening: what is claimed, of whom, and how many independent origins stand behind it."""
    parties = " → ".join(filter(None, (names(one.actors), names(one.recipients))))
    days = " to ".join(dict.fromkeys(str(day) for day in (one.start, one.end) if day))
    ahead = "told as to come" if one.ahead else ""
    return block(
        element("p", element("b", words(f"{one.type}  {parties}")), class_="what"),
        element("q", words(one.text)),
        element("p", element("b", words(origins(one.at_least, one.at_most))), Markup(" · "), words(counts(one))),
        element("p", words(" · ".join(filter(None, (days, one.place, ahead, one.id)))), class_="faint"),
    )


def origins(at_least: int, at_most: int) -> str:
    """A range of origins in words."""
    number = str(at_least) if at_least == at_most else f"{at_least} to {at_most}"
    return f"{number} independent origin{'' if at_most == 1 else 's'}"


def counts(one: Happening) -> str:
    """How often a happening is told, in words."""
    told = ((len(one.claims), "claim"), (one.reports, "report"), (one.outlets, "outlet"), (one.conflicts, "conflict"))
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in told)


def names(actors: Sequence[Actor]) -> str:
    return ", ".join(actor.label for actor in actors)


def block(*parts: Markup) -> Markup:
    """An output with its own style."""
    return element("div", element("style", style()), *parts, class_="whence")


def head(report: Report, title: Markup | None = None) -> Markup:
    """The title, and where and when the report appeared."""
    known = " · ".join(part for part in (report.outlet, report.published, report.url) if part)
    shown = title or words(report.title or report.id)
    return join(element("p", element("b", shown), class_="title"), element("p", words(known), class_="faint"))


def body(text: Markup) -> Markup:
    return element("div", text, class_="text")


def claim_lines(claim: Claim, sources: Sequence[Source], outlet: str | None) -> list[Markup]:
    """A claim with the way on which it reached the reader: speaker → outlet → this report."""
    steps = [*map(step, sources), element("span", words(outlet or THIS), class_="step")]
    return [*facts(claim), element("p", Markup(" → ".join(steps)), class_="chain")]


def facts(claim: Claim) -> list[Markup]:
    """What is claimed, in the report's words, when and where."""
    details = " · ".join(filter(None, (when(claim.time), where(claim.place))))
    return [
        element("p", element("b", words(headline(claim).plain)), class_="what"),
        element("q", words(claim.text)),
        *([element("p", words(details), class_="faint")] if details else []),
    ]


def step(source: Source) -> Markup:
    """A source of a chain; one that the report does not name is marked as such, with the reason."""
    if source.naming != "anonymous":
        return element("span", words(label(source)), class_="step")
    reason = words(f"unnamed: {source.reason}" if source.reason else "unnamed")
    return element("span", words(label(source)), Markup(" "), element("i", reason), class_="step unnamed")


Marks = list[tuple[int, int, int]]


def marks(reading: Reading, part: Part) -> Marks:
    """The spans of all claims in a part of the report, with the numbers of the claims."""
    return [
        (start, end, number)
        for number, claim in enumerate(reading.claims, 1)
        if claim.part == part
        for start, end in claim.spans
    ]


def text_of(text: str, marks: Marks) -> Markup:
    """A text in which claims are marked: where several overlap, each piece knows them all."""
    cuts = sorted({0, len(text), *(cut for start, end, _ in marks for cut in (start, end) if 0 < cut < len(text))})
    pieces = []
    for start, end in pairwise(cuts):
        within = [number for first, last, number in marks if first <= start and end <= last]
        begun = [number for first, _, number in marks if first == start]
        numbers = [element("sup", words(" ".join(map(str, begun))))] if begun else []
        shown = verbatim(text[start:end])
        title = "claim " + ", ".join(map(str, within))
        pieces += [*numbers, element("mark", shown, title=title) if within else shown]
    return join(*pieces)


@cache
def style() -> Markup:
    """The style of all outputs, light or dark as the notebook or the reader's setting is."""
    light, dark = variables("light"), variables("dark")
    themes = f".whence{{{light}}}{DARK}{{.whence{{{dark}}}}}:is({DARK_PAGES}) .whence{{{dark}}}"
    return Markup(themes + files(__package__).joinpath("notebook.css").read_text("utf-8"))
