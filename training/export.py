"""From a trained network to the files that ship: calibration, the quantised graph, label sets, vocabulary."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from training.graph import Array, Ranges, build
from training.network import Labels
from whence.language.network import WINDOW


def load_checkpoint(path: Path) -> tuple[dict[str, Array], Labels]:
    """The weights, as arrays by name, and the label sets."""
    checkpoint = torch.load(path, weights_only=False)
    return {name: value.float().numpy() for name, value in checkpoint["weights"].items()}, checkpoint["labels"]


def export(weights: dict[str, Array], labels: Labels, vocabulary: list[str], out: Path, ranges: Ranges | None) -> None:
    """Write the model's folder; in floats where ``ranges`` is None."""
    out.mkdir(parents=True, exist_ok=True)
    model, inner = build(weights, ranges, WINDOW)
    if ranges is None:
        del model.graph.output[len(model.graph.output) - len(inner) :]
    onnx.save(model, out / "network.onnx")
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1) + "\n", encoding="utf-8")
    (out / "vocabulary.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    relation = np.concatenate([weights["relation.weight"].T, weights["relation.bias"][None]])
    np.save(out / "relations.npy", relation.astype(np.float32))


def calibrate(weights: dict[str, Array], batches: Iterable[dict[str, np.ndarray]], clip: float) -> Ranges:
    """The range of each linear layer's input over some batches: the mean of what the batches leave after
    ``clip`` of the values at either end is cut off."""
    model, inner = build(weights, None, WINDOW)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    lows: dict[str, list[float]] = {name: [] for name in inner}
    highs: dict[str, list[float]] = {name: [] for name in inner}
    for feed in batches:
        lengths = feed["lengths"]
        for name, value in zip(inner, session.run(inner, feed), strict=True):
            real = value[np.arange(value.shape[1])[None] < lengths[:, None]].ravel()
            lows[name].append(float(np.quantile(real, clip)))
            highs[name].append(float(np.quantile(real, 1 - clip)))
    return {name: (float(np.mean(lows[name])), float(np.mean(highs[name]))) for name in inner}
