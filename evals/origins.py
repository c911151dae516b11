"""``python -m evals.origins RECORD``: do the counts of origins hold when reports of known descent are added?

Reports are made from happenings of the record that two reports or more tell, read like any other, and put beside the
happening's own; what is added to its bounds is counted. Ten altered copies of one of its reports (cut to three tenths,
another outlet, headline, day and quotation marks, boilerplate around) add nothing. Ten reports that cite one outlet's
unnamed official add nothing once the first is there, nothing at all where he was there before. One named source of a
body that nobody had cited adds one to both bounds. Told is also what comes out where only the reports count whose
source was read as it was written. ``--misses`` prints the trials that went otherwise there; ``--cache``
names a folder that keeps what was read.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from whence.corroboration.copies import copies
from whence.corroboration.happenings import happenings
from whence.corroboration.origins import origins
from whence.corroboration.outlets import known, outlet_name
from whence.corroboration.prints import Print, print_of
from whence.corroboration.results import Origins
from whence.corroboration.roots import Told, nobody, told
from whence.corroboration.sightings import Sighting, sightings
from whence.intake.credits import credits
from whence.model import Claim, Reading, Report
from whence.reading import Reader
from whence.record import Record
from whence.record.identity import claim_ids, digest, report_id

KEPT = 0.3  # of a report's paragraphs, in a copy
MANY = 10  # reports that are added in a trial
ALIKE = 0.3  # of the words of both: the claim that was made to be read

OUTLETS = (
    "Evening Lantern", "Harbour Courier", "Northgate Tribune", "Valley Sentinel", "Meridian Daily",
    "Lakeside Chronicle",    "Old Town Gazette", "Summit Dispatch", "Riverbend Examiner", "Eastern Mirror",
)  # fmt: skip
HEADLINES = ("What we know so far", "The latest developments", "Top story this hour", "News in brief", "Our digest")
ABOVE = (
    "Sign up for our morning newsletter and never miss a story.",
    "This story is free to read. Subscribe to support our journalism.",
    "Advertisement. Scroll to continue reading.",
)
BELOW = (
    "Follow us on social media for more. All rights reserved. This material may not be published or rewritten.",
    "Do you have a tip? Write to our newsroom. Comments on this article are closed.",
    "Read more: our complete guide to the week, in pictures. Get the app for alerts.",
)
CITING = (
    "{a} told {outlet} that {clause}.",
    "{Clause}, {outlet} reported on {weekday}, citing {a}.",
    "{outlet} reported, citing {a}, that {clause}.",
    "According to {outlet}, {a} said {clause}.",
    "{a} told {outlet} on condition of anonymity that {clause}.",
)
NAMING = (
    "{name}, {office}, said on {weekday} that {clause}.",
    "{Clause}, said {name}, {office}.",
    "“{Clause},” {name}, {office}, told this newspaper.",
    "{name}, who is {office}, said in an interview that {clause}.",
)
FILLING = (
    "Nothing else was known at the time of writing.", "It was not clear what would follow.",
    "More details were expected later in the day.", "The matter has been in the news for some time.",
    "There was no further information.",
)  # fmt: skip
FIRST = ("Halvard", "Oddny", "Ruairi", "Tamsin", "Leopold", "Marit", "Corin", "Ysolde", "Anselm", "Birgitta")
LAST = ("Brekkestad", "Quillfeather", "Ostergren", "Tarnholm", "Wexcombe", "Lindqvister", "Morvane", "Haldorsen")
OFFICES = ("director", "head", "president", "chairwoman", "chief analyst", "secretary general")
BODIES = (
    "Tarn Institute for Maritime Law", "Skelder Centre for Peace Research", "Wold Foundation", "Marsh Street Society",
    "Orrin Observatory on Conflict", "Brae Council of Churches", "Fell Union of Dockers", "Holm Relief Committee",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNFIT = nobody() | {"and", "but", "its", "his", "her", "their", "our", "my", "your"}
STATE = re.compile(
    r"(?:(?:an?|one|two|three|senior|top|former) )*(?:[A-Z]\.[A-Z]\.|US|[A-Z][a-z]+(?:an|ese|ish|i|ch)) [a-z ]+$"
)
DOUBLE = re.compile(r"[“”\"]")
SPACE = re.compile(r"\n\s*\n")

T = TypeVar("T")


class Base(msgspec.Struct):
    """The record: the sightings of each happening that two reports or more tell, and all prints."""

    groups: list[list[Sighting]]
    prints: list[bytes]


class Trial(NamedTuple):
    """A happening, the claim that the added reports tell, and these; ``known``: the unnamed official whom they cite is
    one of the happening's."""

    group: list[Sighting]
    claim: Sighting
    added: list[Report]
    known: bool = False


class Bench:
    """The record with its copies, and a cache of what was made."""

    def __init__(self, where: str, cache: Path | None) -> None:
        self.record = Record.open(where, create=False)
        self.cache = cache
        if cache:
            cache.mkdir(parents=True, exist_ok=True)
        base = self.kept("base", Base, lambda: base_of(self.record))
        self.groups = base.groups
        self.prints = [Print.unpacked(data) for data in base.prints]
        self.copies = copies(self.prints)

    def kept(self, name: str, kind: Any, make: Callable[[], T]) -> T:
        """Something from the cache, made where it is not there."""
        path = self.cache / f"{name}.msgpack" if self.cache else None
        if path and path.exists():
            found: T = msgspec.msgpack.decode(path.read_bytes(), type=kind)
            return found
        made = make()
        if path:
            path.write_bytes(msgspec.msgpack.encode(made))
        return made

    def claim(self, one: Sighting) -> tuple[Reading, Claim]:
        """The claim of a sighting, with its reading."""
        reading = self.record.report(one.report)
        assert reading is not None, f"report {one.report} is gone from the record"
        return reading, dict(zip(claim_ids(one.report, reading.claims), reading.claims, strict=True))[one.id]

    def read(self, name: str, trials: Sequence[Trial]) -> list[list[Reading]]:
        """The readings of the reports that the trials add."""
        every = [report for trial in trials for report in trial.added]
        name = f"{name}-{digest([report.id for report in every], 8)}"
        read = iter(self.kept(name, list[Reading], lambda: list(Reader().read_all(every))))
        return [[next(read) for _ in trial.added] for trial in trials]


def base_of(record: Record) -> Base:
    """What the trials need of a record."""
    seen: dict[str, Sighting] = {}
    prints = []
    for reading in record.readings():
        id = report_id(reading.report)
        seen |= {one.id: one for one in sightings(id, claim_ids(id, reading.claims), reading)}
        prints.append(print_of(msgspec.structs.replace(reading.report, id=id)).packed())
    told = [[seen[id] for id in group.claims] for group in happenings(seen.values())]
    return Base([those for those in told if len({one.report for one in those}) > 1], prints)


def copying(bench: Bench, rng: random.Random) -> Iterator[Trial]:
    """Happenings of which a report is copied."""
    while True:
        group = rng.choice(bench.groups)
        one = rng.choice(group)
        reading, claim = bench.claim(one)
        if claim.part == "body":
            yield Trial(group, one, [altered(reading.report, claim, outlet, rng) for outlet in OUTLETS])


def altered(report: Report, claim: Claim, outlet: str, rng: random.Random) -> Report:
    """A copy: few of the paragraphs, that of the claim among them, and all else changed."""
    cuts = [0, *(match.end() for match in SPACE.finditer(report.text)), len(report.text)]
    pieces = [(a, b) for a, b in pairwise(cuts) if report.text[a:b].strip()]
    needed = {n for n, (a, b) in enumerate(pieces) if any(start < b and end > a for start, end in claim.spans)}
    more = [n for n in range(len(pieces)) if n not in needed]
    wanted = max(0, round(KEPT * len(pieces)) - len(needed))
    chosen = sorted(needed | set(rng.sample(more, min(wanted, len(more)))))
    marks = rng.choice(('""', "«»", "“”"))
    body = [requoted(report.text[slice(*pieces[n])].strip(), marks) for n in chosen]
    text = "\n\n".join([rng.choice(ABOVE), *body, rng.choice(BELOW)])
    return made(text, outlet, later(report.published, rng.randrange(1, 3)), rng.choice(HEADLINES))


def requoted(paragraph: str, marks: str) -> str:
    """A paragraph with other double quotation marks."""
    inside = False

    def other(match: re.Match[str]) -> str:
        nonlocal inside
        inside = match[0] == "“" or (match[0] == '"' and not inside)
        return marks[0] if inside else marks[1]

    return DOUBLE.sub(other, paragraph)


def citing(bench: Bench, rng: random.Random) -> Iterator[Trial]:
    """Happenings of which an outlet is said to have heard from an unnamed official."""
    for group, one, clause in clausal(bench, rng):
        roots = [told(each) for each in group]
        unnamed = [found.root for found in roots if found.root.sort == "anonymous" and found.official]
        unnamed = [root for root in unnamed if root.through.casefold() in known() and STATE.match(root.label)]
        if unnamed:
            root = rng.choice(unnamed)
            outlet, who = root.through, root.label
        else:
            outlet, who = outlet_name(rng.choice(("ABC News", "CNN", "Reuters", "Politico"))), "U.S. official"
        words = {"a": who if who.endswith("s") else article(who), "outlet": outlet}
        others = [other for other in OUTLETS if other != outlet]
        added = [short(rng, CITING, other, one, words, clause) for other in others]
        yield Trial(group, one, added, bool(unnamed))


def naming(bench: Bench, rng: random.Random) -> Iterator[Trial]:
    """Happenings of which one more speaks who has a name."""
    for group, one, clause in clausal(bench, rng):
        words = {
            "name": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            "office": f"{rng.choice(OFFICES)} of the {rng.choice(BODIES)}",
        }
        yield Trial(group, one, [short(rng, NAMING, rng.choice(OUTLETS), one, words, clause)])


def clausal(bench: Bench, rng: random.Random) -> Iterator[tuple[list[Sighting], Sighting, str]]:
    """Happenings of which a claim is a clause that can stand after «said that»: it begins with who acts."""
    while True:
        group = rng.choice(bench.groups)
        one = rng.choice(group)
        _, claim = bench.claim(one)
        text = claim.text.strip(" ,.;:“”\"'’")
        if claim.part == "body" and is_clause(claim, text):
            if text.split()[0] in ("The", "A", "An"):
                text = text[0].lower() + text[1:]
            yield group, one, text


def is_clause(claim: Claim, text: str) -> bool:
    """Whether a claim's words are a clause of their own: who acts, and soon after that a verb of the tables."""
    if claim.event is None or len(claim.spans) != 1 or DOUBLE.search(text) or "\n" in text:
        return False
    words, first, cue = text.split(), claim.spans[0][0], claim.event.cue
    ends = [party.spans[0][1] for party in claim.actors if party.spans and first <= party.spans[0][0] <= first + 4]
    if not ends or not cue.spans or not 5 <= len(words) <= 40 or words[0].lower() in UNFIT:
        return False
    between = claim.text[ends[0] - first : cue.spans[0][0] - first]
    verbal = claim.event.rows[:1] and claim.event.rows[0].startswith("acts_verbs")
    finite = not cue.text.split()[0].endswith("ing") and not {"to", "by", "who", "of"} & set(between.split())
    return bool(verbal) and finite and cue.spans[0][0] >= ends[0] and not between.startswith(("’", "'"))


def short(
    rng: random.Random, templates: Sequence[str], outlet: str, one: Sighting, words: dict[str, str], clause: str
) -> Report:
    """A report of a few sentences."""
    sentence = rng.choice(templates).format(
        **words, clause=clause, Clause=clause[0].upper() + clause[1:], weekday=rng.choice(WEEKDAYS)
    )
    text = f"{sentence[0].upper()}{sentence[1:]}\n\n{' '.join(rng.sample(FILLING, 2))}"
    day = str(one.published) if one.published else None
    return made(text, outlet, later(day, rng.randrange(2)), rng.choice(HEADLINES))


def article(noun: str) -> str:
    """A noun with its article, where it has none."""
    if noun.split()[0].lower() in ("one", "a", "an", "the", "another", "two", "three", "several", "some"):
        return noun
    return f"{'an' if noun[0].lower() in 'aeio' else 'a'} {noun}"


def made(text: str, outlet: str, published: str | None, title: str) -> Report:
    """A report with its id."""
    report = Report(id="", title=title, outlet=outlet, published=published, credits=credits(text), text=text)
    return msgspec.structs.replace(report, id=report_id(report))


def later(day: str | None, days: int) -> str | None:
    return str(date.fromisoformat(day[:10]) + timedelta(days=days)) if day else None


class Outcome(NamedTuple):
    """What a trial came to: the bounds before, with one of the added, with all; how many of them told the claim."""

    trial: Trial
    readings: list[Reading]
    before: Origins
    first: Origins
    after: Origins
    told: int


def outcome(bench: Bench, trial: Trial, readings: list[Reading]) -> Outcome:
    """Count a happening's origins with and without what is added."""
    added = [one for reading in readings if (one := of_claim(reading, trial.claim))]
    found = copies([*bench.prints, *(print_of(reading.report) for reading in readings)]) if len(readings) > 1 else []
    before = origins(trial.group, bench.copies)
    first = origins([*trial.group, *added[:1]], found or bench.copies)
    return Outcome(trial, readings, before, first, origins([*trial.group, *added], found or bench.copies), len(added))


def of_claim(reading: Reading, claim: Sighting) -> Sighting | None:
    """The sighting of a reading that tells the claim: the one worded most like it."""
    id = reading.report.id
    seen = [one for one in sightings(id, claim_ids(id, reading.claims), reading) if one.kind == claim.kind]
    likest = max(seen, key=lambda one: (likeness(one, claim), one.type == claim.type, one.id), default=None)
    return likest if likest and likeness(likest, claim) >= ALIKE else None


def likeness(one: Sighting, other: Sighting) -> float:
    return len(one.words & other.words) / max(len(one.words | other.words), 1)


def bounds(found: Origins) -> tuple[int, int]:
    return found.at_least, found.at_most


def held(outcome: Outcome) -> bool:
    """Whether the copies, or those who cite one official, added nothing."""
    same = bounds(outcome.after) == bounds(outcome.first)
    return same and (bounds(outcome.first) == bounds(outcome.before) or not outcome.trial.known)


def unchanged(outcome: Outcome) -> bool:
    return bounds(outcome.after) == bounds(outcome.before)


def one_more(outcome: Outcome) -> bool:
    low, high = bounds(outcome.before)
    return bounds(outcome.after) == (low + 1, high + 1)


def cites_outlet(found: Told) -> bool:
    """Whether a report was read as it was written: an unnamed source, who told an outlet."""
    return found.root.sort == "anonymous" and found.root.through not in OUTLETS


def is_named(found: Told) -> bool:
    return found.root.sort == "named"


class Kind(NamedTuple):
    """How trials are made, when one is right, and whether an added report was read as it was written."""

    make: Callable[[Bench, random.Random], Iterator[Trial]]
    right: Callable[[Outcome], bool]
    as_written: Callable[[Told], bool]


KINDS = {
    "copies": Kind(copying, unchanged, lambda _: True),
    "unnamed": Kind(citing, held, cites_outlet),
    "named": Kind(naming, one_more, is_named),
}


def tell(what: str, outcomes: Sequence[Outcome], right: Callable[[Outcome], bool]) -> list[Outcome]:
    """Print how many trials are right, of those to which something was added; those that are not."""
    added = [one for one in outcomes if one.told]
    wrong = [one for one in added if not right(one)]
    good, read, every = (
        len(added) - len(wrong),
        sum(one.told for one in outcomes),
        sum(len(x.trial.added) for x in outcomes),
    )
    print(f"{what}: {good} of {len(added)} trials right ({good / max(len(added), 1):.3f}); {read} of {every} reports")
    return wrong


def show(outcome: Outcome) -> None:
    """Print a trial that went otherwise."""
    print("-" * 100, f"\n{outcome.trial.claim.type}: {outcome.trial.claim.text[:200]!r}")
    print(f"claim read in {outcome.told} of {len(outcome.readings)}; known: {outcome.trial.known}")
    known = {(one.label, tuple(one.claims)) for one in outcome.before.origins}
    for when, found in (("before", outcome.before), ("first", outcome.first), ("after", outcome.after)):
        print(f"{when}: {found.at_least} to {found.at_most}; {found.may_be_one}")
        now = {(one.label, tuple(one.claims)) for one in found.origins}
        for one in outcome.before.origins:
            if (one.label, tuple(one.claims)) not in now:
                print(f"    no more {one.label} ({len(one.claims)}): {one.roots} {one.reasons[:3]}")
        for one in found.origins:
            if (one.label, tuple(one.claims)) not in known:
                print(f"    new {one.label} ({len(one.claims)}): {one.roots} {one.reasons[:3]}")
    for reading in outcome.readings[:2]:
        seen = of_claim(reading, outcome.trial.claim)
        print(repr(reading.report.text[:300]))
        print(seen and (seen.text[:100], [(step.label, step.kind, step.naming) for step in seen.chain]))


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.origins", description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=list(KINDS))
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    bench = Bench(options.record, options.cache)
    print(f"{len(bench.groups):,} happenings of two reports or more")
    for name in [options.only] if options.only else KINDS:
        kind = KINDS[name]
        stream = kind.make(bench, random.Random(f"{name} {options.seed}"))
        trials = [next(stream) for _ in range(options.trials)]
        read = list(zip(trials, bench.read(name, trials), strict=True))
        tell(f"{name}, as they were read", [outcome(bench, *pair) for pair in read], kind.right)
        kept = [(trial, [one for one in those if as_written(one, trial, kind)]) for trial, those in read]
        wrong = tell(f"{name}, of those read as written", [outcome(bench, *pair) for pair in kept], kind.right)
        for one in wrong[: options.misses]:
            show(one)


def as_written(reading: Reading, trial: Trial, kind: Kind) -> bool:
    seen = of_claim(reading, trial.claim)
    return seen is not None and kind.as_written(told(seen))


if __name__ == "__main__":
    main()
