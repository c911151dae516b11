"""``python -m evals.parsing TREEBANKS``: the language model on the test parts of its treebanks, from raw text."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from evals.conll import f1, from_doc, from_gold, score
from training.treebank import Sentence, documents, mark_names_from_iob, raw_text, read_conllu
from whence.language.pipeline import load

Counts = dict[str, tuple[int, int, int]]
PARTS = ("ewt-test", "gum-test")


def evaluate(nlp: Any, sentences: list[Sentence]) -> Counts:
    """The summed counts of every measure over a treebank's documents."""
    parts = documents(sentences)
    totals: Counts = {}
    for part, doc in zip(parts, nlp.pipe([raw_text(part) for part in parts]), strict=True):
        gold, system = from_gold(part), from_doc(doc)
        counts = score(gold, system)
        if any(word.name for sentence in part for word in sentence.words):
            counts["names"] = names(part, gold, doc, system)
        for measure, found in counts.items():
            now = totals.get(measure, (0, 0, 0))
            totals[measure] = (now[0] + found[0], now[1] + found[1], now[2] + found[2])
    return totals


def names(part: list[Sentence], gold: Any, doc: Any, system: Any) -> tuple[int, int, int]:
    """(right, gold, told) names: same characters, same kind."""
    words = [word for sentence in part for word in sentence.words]
    wanted = spans([word.name or "O" for word in words], gold.words)
    tags = [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc if not token.is_space]
    told = spans(tags, system.words)
    return sum((wanted & told).values()), wanted.total(), told.total()


def spans(tags: list[str], words: list[Any]) -> Counter[tuple[int, int, str]]:
    """The named spans over characters."""
    found: list[list[Any]] = []
    for tag, word in zip(tags, words, strict=True):
        if tag[0] == "B":
            found.append([word.start, word.end, tag[2:]])
        elif tag[0] == "I" and found:
            found[-1][1] = word.end
    return Counter((start, end, kind) for start, end, kind in found)


def marked(treebanks: Path, part: str) -> list[Sentence]:
    """One part of a treebank (``ewt-test``), with its names where a file beside it marks them."""
    sentences = read_conllu(treebanks / f"{part}.conllu")
    if (names := treebanks / f"{part}.iob2").is_file():
        mark_names_from_iob(sentences, names)
    return sentences


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.parsing", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--parts", nargs="+", default=PARTS)
    parser.add_argument("--pipeline", help="another spaCy pipeline with Universal Dependencies labels")
    options = parser.parse_args()
    nlp = load(options.pipeline)
    for part in options.parts:
        counts = evaluate(nlp, marked(options.treebanks, part))
        print(part, " ".join(f"{measure} {f1(found):.2f}" for measure, found in counts.items()))


if __name__ == "__main__":
    main()
