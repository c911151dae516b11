"""``python -m evals.extraction``: what is taken out of web pages, against what stands in them.

The pages of ``tests/data/pages`` are made for this: each is built as some kind of site builds its
pages, with invented news, and its true text and metadata stand beside it in a JSON file.
``--misses`` prints the words and fields that differ.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent.parent / "tests" / "data" / "pages"
FIELDS = ("title", "outlet", "byline", "published", "url", "language")
MEAN_FLOOR = 0.95
PAGE_FLOOR = 0.85
WORD = re.compile(r"\w+(?:[’'.,]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class Score:
    """How much of a page's words came out, how many of its paragraphs whole, and which fields are wrong."""

    page: str
    precision: float
    recall: float
    paragraphs: float
    extra: Counter[str]
    missing: Counter[str]
    wrong: dict[str, tuple[Any, Any]]

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scores(folder: Path = PAGES) -> Iterator[Score]:
    """The score of each page of a folder, in the order of their names."""
    for truth in sorted(folder.glob("*.json")):
        gold = json.loads(truth.read_text(encoding="utf-8"))
        yield score(truth.stem, gold, extracted(truth.with_suffix(".html")))


def extracted(path: Path) -> dict[str, Any]:
    """The fields of the report that a page gives; a page that gives none has an empty text."""
    from whence.intake.html import page
    from whence.intake.source import Unread
    from whence.model import Report

    found = page(path.read_bytes(), url=None, charset=None, where=path.name)
    report = found.report if isinstance(found, Unread) else found
    report = report or Report(id="", text="")
    return {"text": report.text, **{field: getattr(report, field) for field in FIELDS}}


def score(name: str, gold: dict[str, Any], found: dict[str, Any]) -> Score:
    """Words and paragraphs are compared as bags; a field is right or wrong."""
    wanted, told = words(gold["text"]), words(found["text"])
    shared = (wanted & told).total()
    true, given = Counter(gold["text"].split("\n\n")), Counter(found["text"].split("\n\n"))
    return Score(
        page=name,
        precision=shared / told.total() if told else 0.0,
        recall=shared / wanted.total(),
        paragraphs=2 * (true & given).total() / (true.total() + given.total()),
        extra=told - wanted,
        missing=wanted - told,
        wrong={field: (gold[field], found[field]) for field in FIELDS if not same(field, gold[field], found[field])},
    )


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text.lower()))


def same(field: str, gold: str | None, found: str | None) -> bool:
    """Whether two values say the same; a time in another zone is the same time."""
    if field == "published" and gold and found:
        one, other = (datetime.fromisoformat(text).replace(microsecond=0) for text in (gold, found))
        dated = len(gold) == 10, len(found) == 10
        return one == other if all(dated) else not any(dated) and equal(one, other)
    return gold == found


def equal(one: datetime, other: datetime) -> bool:
    return (one.tzinfo is None) == (other.tzinfo is None) and one == other


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.extraction", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what differs")
    options = parser.parse_args()
    every = list(scores())
    for each in every:
        wrong = "".join(f" {field}" for field in each.wrong)
        print(f"{each.page:24} words F1 {each.f1:.3f} (P {each.precision:.3f} R {each.recall:.3f})", end="")
        print(f"  paragraphs {each.paragraphs:.2f}" + (f"  wrong:{wrong}" if wrong else ""))
        if options.misses:
            told(each)
    mean = sum(each.f1 for each in every) / len(every)
    fields = 1 - sum(len(each.wrong) for each in every) / (len(every) * len(FIELDS))
    whole = sum(each.paragraphs for each in every) / len(every)
    print(f"{len(every)} pages: words F1 {mean:.3f}, paragraphs F1 {whole:.3f}, fields right {fields:.3f}")
    low = [each.page for each in every if each.f1 < PAGE_FLOOR]
    sys.exit(f"below the floor: mean {mean:.3f}, {low}" if mean < MEAN_FLOOR or low else 0)


def told(each: Score) -> None:
    for name, bag in (("extra", each.extra), ("missing", each.missing)):
        if bag:
            print(f"    {name}: {' '.join(bag.elements())[:600]}")
    for field, (gold, found) in each.wrong.items():
        print(f"    {field}: {found!r}, should be {gold!r}")


if __name__ == "__main__":
    main()
