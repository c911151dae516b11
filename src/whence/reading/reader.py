"""The whole flow on one page: a report in, what it claims out."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from spacy.tokens import Doc

from whence.language.pipeline import load
from whence.lexicon.actors import load_actors
from whence.lexicon.acts import load_acts
from whence.lexicon.cues import load_cues
from whence.lexicon.relations import load_relations
from whence.lexicon.units import load_units
from whence.model import Attribution, Claim, Part, Reading, Report
from whence.reading.acts import acts
from whence.reading.attribution import attributions
from whence.reading.cast import Cast
from whence.reading.claims import Assembly, Found
from whence.reading.figures import figures
from whence.reading.figures.numbers import split
from whence.reading.relations import relations
from whence.reading.syntax import Syntax
from whence.reading.times import times

BATCH = 32


class Reader:
    """Reads reports. What it yields of one depends on nothing but that report.

    ``nlp`` is a spaCy pipeline with Universal Dependencies labels (the bundled one where None),
    ``lexicon_dir`` a folder of the user's own tables, ``actors_file`` an actor dictionary in OEDA's format.
    Raises LexiconError for a table that does not say what it must, ModelError where there is no model.
    """

    def __init__(self, nlp: Any = None, lexicon_dir: Path | None = None, actors_file: Path | None = None) -> None:
        self.actors = load_actors(lexicon_dir)
        if actors_file is not None:
            self.actors.add_file(actors_file)
        self.acts = load_acts(lexicon_dir)
        self.cues = load_cues(lexicon_dir)
        self.relations = load_relations(lexicon_dir)
        self.units = load_units(lexicon_dir)
        self.nlp = nlp if nlp is not None else load()

    def read(self, report: Report) -> Reading:
        """What one report claims."""
        return next(self.read_all([report]))

    def read_all(self, reports: Iterable[Report], batch: int = BATCH) -> Iterator[Reading]:
        """What each report claims, in order; ``batch`` reports are parsed together."""
        stream = iter(reports)
        while group := list(islice(stream, batch)):
            parts = [(number, part, text) for number, report in enumerate(group) for part, text in parts_of(report)]
            docs = self.nlp.pipe([text for _, _, text in parts], batch_size=4 * batch)
            parsed: list[list[tuple[Part, Doc]]] = [[] for _ in group]
            for (number, part, _), doc in zip(parts, docs, strict=True):
                parsed[number].append((part, doc))
            for report, texts in zip(group, parsed, strict=True):
                yield self.read_parsed(report, texts)

    def read_parsed(self, report: Report, docs: list[tuple[Part, Doc]]) -> Reading:
        """What a report claims, from its parsed parts, the body first."""
        published = day_of(report.published)
        found: list[Found] = []
        for part, doc in docs:
            found.append(self._find(report, part, doc, published, found[0] if found else None))
        found.reverse()  # the title is told first
        told: list[Attribution] = []
        claims: list[Claim] = []
        for each in found:
            assembly = Assembly(each, first=len(told) + 1)
            told += assembly.attributions()
            claims += assembly.claims()
        numbered = [msgspec.structs.replace(claim, id=f"c{number}") for number, claim in enumerate(claims, 1)]
        problems = [problem for each in found for problem in each.cast.problems]
        return Reading(report, told, numbered, problems)

    def _find(self, report: Report, part: Part, doc: Doc, published: date | None, body: Found | None) -> Found:
        syntax = Syntax(doc)
        cast = Cast(doc, self.actors, published, body.cast if body else None, syntax)
        told = attributions(doc, cast, self.cues, report.outlet, syntax)
        relays = {each.parent for each in told}
        for number, each in enumerate(told):
            if each.source_head is not None and each.manner != "indirect" and number not in relays:
                cast.speaks(each.content, each.source_head)
        pieces = split(syntax)
        timed = times(pieces, published)
        return Found(
            part=part,
            doc=doc,
            syntax=syntax,
            cast=cast,
            told=told,
            acts=acts(doc, cast, self.acts, syntax),
            amounts=figures(pieces, self.units, timed),
            times=timed,
            related=relations(cast, self.relations, self.actors, syntax, published, body.related if body else ()),
            published=published,
        )


def parts_of(report: Report) -> Iterator[tuple[Part, str]]:
    """The texts to read: the body, and the title where the body does not open with it."""
    yield "body", report.text
    if report.title and not report.text.lstrip().startswith(report.title):
        yield "title", report.title


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 time."""
    return datetime.fromisoformat(published).date() if published else None


@cache
def bundled_reader() -> Reader:
    """A reader with the bundled model and tables, made once a process."""
    return Reader()


def read(text: str, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Reading:
    """What one report claims. ``published`` is an ISO 8601 day or time; ValueError where it is none."""
    report = Report(id="report", text=text, published=published, outlet=outlet, title=title)
    return bundled_reader().read(report)
