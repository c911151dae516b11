"""``python -m evals.speed TREEBANKS REPORTS``: words a second of the language pipeline, beside a CNN pipeline's.

The other pipeline is spaCy's `efficiency` configuration (tagger, morphologizer, lemmatizer, parser, names; a CNN
without vectors), trained here for a few steps on the same treebank: its speed, not its quality, is what is compared.
The two take turns over the same reports in one process, so that a noisy machine slows both alike.
"""

import argparse
import gzip
import json
import resource
import time
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.init_config import init_config
from spacy.tokens import Doc
from spacy.training import Example

from training.treebank import Sentence, mark_names_from_entities, read_conllu
from whence.language.pipeline import load

PIPES = ["tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
STEPS, BATCH = 60, 64


def cnn_pipeline(treebank: list[Sentence]) -> Any:
    """A spaCy pipeline in the `efficiency` configuration, trained for some steps."""
    config = init_config(lang="en", pipeline=PIPES, optimize="efficiency", silent=True)
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    examples = [example(nlp, sentence) for sentence in treebank]
    optimizer = nlp.initialize(lambda: examples)
    for step in range(STEPS):
        start = step * BATCH % (len(examples) - BATCH)
        nlp.update(examples[start : start + BATCH], sgd=optimizer)
    return nlp


def example(nlp: Any, sentence: Sentence) -> Example:
    """A sentence with its gold analysis."""
    words = sentence.words
    gold = Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        lemmas=[word.lemma for word in words],
        morphs=[word.features for word in words],
        heads=[word.head - 1 if word.head else at for at, word in enumerate(words)],
        deps=[word.relation for word in words],
        ents=[word.name or "O" for word in words],
    )
    return Example(nlp.make_doc(gold.text), gold)


def reports(path: Path, limit: int) -> list[str]:
    """The texts of the first reports of a JSONL file."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, limit)]


def rate(nlp: Any, texts: list[str]) -> float:
    """Words a second."""
    began = time.perf_counter()
    words = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts, batch_size=BATCH))
    return words / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.speed", description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("reports", type=Path, help="JSONL of reports, gzipped or not")
    parser.add_argument("--limit", type=int, default=60, help="how many reports")
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    texts = reports(options.reports, options.limit)
    bank = read_conllu(options.treebanks / "gum-train.conllu")
    mark_names_from_entities(bank)
    ours = load()
    rate(ours, texts)
    print(f"peak memory with whence's pipeline: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    theirs = cnn_pipeline(bank)
    rate(theirs, texts)
    turns = [(rate(ours, texts), rate(theirs, texts)) for _ in range(options.turns)]
    for our, their in turns:
        print(f"whence {our:,.0f} words/s, CNN {their:,.0f} words/s, ratio {our / their:.2f}")
    ratios = sorted(our / their for our, their in turns)
    print(f"median ratio {ratios[len(ratios) // 2]:.2f}")


if __name__ == "__main__":
    main()
