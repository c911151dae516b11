"""From a trained network to the files that ship: calibration, the graph in whole numbers, labels, vocabulary."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch

from training.graph import Array, Ranges, build
from training.network import Labels
from training.windows import Window, batches
from whence.language.network import WINDOW

Feed = dict[str, npt.NDArray[np.int64] | npt.NDArray[np.int32]]
CALIBRATION_BATCHES, CALIBRATION_PIECES = 60, 2000


def load_checkpoint(path: Path) -> tuple[dict[str, Array], Labels]:
    """The weights, as arrays by name, and the label sets."""
    checkpoint = torch.load(path, weights_only=True)
    return {name: value.float().numpy() for name, value in checkpoint["weights"].items()}, Labels(
        **checkpoint["labels"]
    )


def export(weights: dict[str, Array], labels: Labels, vocabulary: list[str], out: Path, ranges: Ranges | None) -> None:
    """Write the network's files; in floats where ``ranges`` is None."""
    out.mkdir(parents=True, exist_ok=True)
    model, inner = build(weights, ranges, WINDOW)
    if ranges is None:
        del model.graph.output[len(model.graph.output) - len(inner) :]
    onnx.save(model, out / "network.onnx")
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1) + "\n", encoding="utf-8")
    (out / "vocabulary.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    relation = np.concatenate([weights["relation.weight"].T, weights["relation.bias"][None]])
    np.save(out / "relations.npy", relation.astype(np.float32))


def calibrate(weights: dict[str, Array], feeds: Iterable[Feed]) -> Ranges:
    """The range of each linear layer's input: the mean, over some batches, of their lowest and highest value."""
    model, inner = build(weights, None, WINDOW)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in inner}
    for feed in feeds:
        for name, value in zip(inner, session.run(inner, feed), strict=True):
            seen[name].append((float(value.min()), float(value.max())))
    return {
        name: (mean(lows), mean(highs)) for name, pairs in seen.items() for lows, highs in [zip(*pairs, strict=True)]
    }


def mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def feeds(windows: list[Window], random: Random) -> Iterator[Feed]:
    """Batches of windows as the float graph takes them."""
    fitting = [window for window in windows if len(window.pieces) <= WINDOW]
    for batch in batches(fitting, CALIBRATION_PIECES, random)[:CALIBRATION_BATCHES]:
        first = np.zeros(tuple(batch.pieces.shape), dtype=np.int64)
        first[:, : batch.first.shape[1]] = batch.first.numpy()
        yield {
            "pieces": batch.pieces.numpy(),
            "shapes": batch.shapes.numpy(),
            "lengths": batch.lengths.numpy().astype(np.int32),
            "first": first,
        }
