"""``python -m evals.political SHARED``: how many sentences that tell no political act get an event all the same.

The sentences of ``non_political.tsv`` are taken from the treebanks under SHARED, each read as a report of its
own. ``--misses`` prints those that got an event.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from whence.lexicon.tables import parse
from whence.model import Claim, Report
from whence.reading.reader import Reader

CHOSEN = Path(__file__).parent / "non_political.tsv"


def chosen() -> list[tuple[str, str]]:
    """(treebank, sent_id) of each sentence, in the order of the table."""
    rows = parse(CHOSEN.read_text(encoding="utf-8"), CHOSEN.name, ("treebank", "sent_id", "topic"))
    return [(row["treebank"], row["sent_id"]) for row in rows]


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """(sent_id, text) of the sentences of a CoNLL-U file."""
    name = ""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id = "):
                name = line.removeprefix("# sent_id = ").strip()
            elif line.startswith("# text = "):
                yield name, line.removeprefix("# text = ").strip()


def reports(shared: Path) -> list[Report]:
    """The chosen sentences. Raises KeyError for one that the treebanks do not have."""
    wanted = chosen()
    known = {
        (treebank, name): text
        for treebank in sorted({treebank for treebank, _ in wanted})
        for name, text in texts(shared / "treebank" / f"{treebank}.conllu")
    }
    return [Report(id=key[1], text=known[key]) for key in wanted]


def told(claim: Claim) -> str:
    """An event in one line."""
    actors, recipients = ([party.text for party in parties] for parties in (claim.actors, claim.recipients))
    event = claim.event
    return f"{event.type} «{event.cue.text}» {actors} -> {recipients}" if event is not None else ""


def share(shared: Path, *, misses: bool = False) -> tuple[int, int]:
    """(sentences that got an event, sentences); ``misses`` prints the former with their events."""
    found = total = 0
    for reading in Reader().read_all(reports(shared)):
        events = [told(claim) for claim in reading.claims if claim.kind == "event"]
        total += 1
        found += bool(events)
        if events and misses:
            print(reading.report.id, reading.report.text, *events, sep="\n    ")
    return found, total


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.political", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the sentences that got an event")
    options = parser.parse_args()
    found, total = share(options.shared, misses=options.misses)
    print(f"sentences without a political act {total}, with an event {found} ({found / total:.3f})")


if __name__ == "__main__":
    main()
