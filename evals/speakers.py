"""``python -m evals.speakers SHARED``: how often who only says so is made the actor of what he talks about.

Looks at the sentences of the two PLOVER sets that end in «…, X said» (or another word for it), and counts those in
which the words of X are an actor of an event that is not his saying so. ``--misses`` prints them.
"""

import argparse
import json
import re
from pathlib import Path

from whence.model import Claim, Reading, Report
from whence.reading import Reader

SAID = re.compile(
    r",[”\"']?\s+(?:[^,]{2,80}?(?:,[^,]{2,60},)?)\s+"
    r"(?:said|says|told|reported|added|announced|quoted|stated|claimed)\b[^,]{0,60}\.?\s*$"
)


def sentences(shared: Path) -> list[Report]:
    """The sentences that end so."""
    rows = [
        json.loads(line)
        for name in ("coded", "typed")
        for line in (shared / "plover" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    return [Report(id=str(row["id"]), text=row["text"]) for row in rows if SAID.search(row["text"])]


def spoken_for(reading: Reading) -> list[Claim]:
    """The events whose actor is the source that the sentence ends with."""
    said = SAID.search(reading.report.text)
    last = [a for a in reading.attributions if said and any(start >= said.start() for start, _ in a.source.spans)]
    sources = {span[0] for attribution in last for span in attribution.source.spans}
    cues = {span[0] for attribution in last for span in attribution.cue.spans}
    return [
        claim
        for claim in reading.claims
        if claim.event
        and cues.isdisjoint(span[0] for span in claim.event.cue.spans)
        and any(span[0] in sources for actor in claim.actors for span in actor.spans)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.speakers", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    readings = list(Reader().read_all(sentences(options.shared)))
    wrong = [reading for reading in readings if spoken_for(reading)]
    print(f"sentences {len(readings)}, with the speaker as the actor of what he tells {len(wrong)}")
    for reading in wrong if options.misses else ():
        print(reading.report.text, *(claim.text for claim in spoken_for(reading)), sep="\n    ")


if __name__ == "__main__":
    main()
