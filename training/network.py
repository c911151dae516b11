"""The network: a BERT encoder and heads for sentence starts, tags, names and trees.

The encoder is all-MiniLM-L6-v2's (6 layers, 384 wide; Wang et al. 2020). Trees are scored by a biaffine
product of a dependent's and a head's vector (Dozat and Manning 2017); a relation is scored from the sum of
two projections, which needs no product over all pairs.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from whence.language.wordpiece import SHAPES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
SHAPE_WIDTH, ARC_WIDTH, RELATION_WIDTH = 32, 256, 128


@dataclass(frozen=True)
class Labels:
    """The label sets, in the order of the heads' outputs."""

    xpos: list[str]
    upos: list[str]
    features: list[str]
    names: list[str]
    relations: list[str]

    def sizes(self) -> list[int]:
        """How wide each part of the tagging head is: sentence start first."""
        return [1, *(len(part) for part in (self.xpos, self.upos, self.features, self.names))]


class Layer(nn.Module):
    """One transformer layer, normalised after each residual as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2)
        attended = self.out(mixed.reshape(batch, length, WIDTH))
        x = self.norm1(x + self.drop(attended))
        fed = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + self.drop(fed))

    def drop(self, x: Tensor) -> Tensor:
        return locked(x, self.dropout) if self.training else x


class Network(nn.Module):
    """Pieces and shapes in; tag logits, arc scores and the two projections of relations out."""

    def __init__(self, labels: Labels, vocabulary: int, dropout: float = 0.1, head_dropout: float = 0.25) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes_in = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes_in.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.shapes = nn.Embedding(SHAPES, SHAPE_WIDTH)
        wide = WIDTH + SHAPE_WIDTH
        self.tags = nn.Linear(wide, sum(labels.sizes()))
        self.dependent = nn.Linear(wide, ARC_WIDTH + RELATION_WIDTH)
        self.head = nn.Linear(wide, ARC_WIDTH + RELATION_WIDTH)
        self.root = nn.Parameter(torch.zeros(ARC_WIDTH + RELATION_WIDTH))
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_bias = nn.Linear(ARC_WIDTH, 1)
        self.relation = nn.Linear(RELATION_WIDTH, len(labels.relations))
        self.dropout, self.head_dropout = dropout, head_dropout

    def encode(self, pieces: Tensor, shapes: Tensor, lengths: Tensor) -> Tensor:
        """[B, T] pieces, their words' shapes and [B] lengths to [B, T, WIDTH]."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        mask = torch.where(at[None] < lengths[:, None], 0.0, -1e4)[:, None, None, :]
        x = self.norm(self.words(pieces) + self.positions(at)[None] + self.shapes_in(shapes))
        if self.training:
            x = locked(x, self.dropout)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(
        self, pieces: Tensor, shapes: Tensor, lengths: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Also [B, W] places of each word's first piece; gives tags [B, W, sum of sizes], arcs [B, W, W + 1]
        (dependent, head; the last head is the root), and the relation projections [B, W, R], [B, W + 1, R]."""
        x = self.encode(pieces, shapes, lengths)
        words = torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))
        word_shapes = torch.gather(shapes, 1, first)
        words = torch.cat([words, self.shapes(word_shapes)], -1)
        if self.training:
            words = locked(words, self.head_dropout)
        return self.score(words)

    def score(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The heads, from the words' vectors."""
        dependent, head = self.dependent(words), self.head(words)
        dep_arc, dep_rel = dependent.split([ARC_WIDTH, RELATION_WIDTH], -1)
        root = self.root.expand(len(words), 1, -1)
        head_arc, head_rel = torch.cat([head, root], 1).split([ARC_WIDTH, RELATION_WIDTH], -1)
        dep_arc, head_arc = (self.drop(functional.gelu(part)) for part in (dep_arc, head_arc))
        arcs = (self.arc(dep_arc) @ head_arc.transpose(1, 2)) + self.arc_bias(head_arc).transpose(1, 2)
        return self.tags(words), arcs, dep_rel, head_rel

    def drop(self, x: Tensor) -> Tensor:
        return locked(x, self.head_dropout) if self.training else x

    def relate(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Relation logits from the projections of dependents and of their heads."""
        return self.relation(self.drop(functional.relu(dependent + head)))


def locked(x: Tensor, rate: float) -> Tensor:
    """Dropout of whole features, the same all along a window (Gal and Ghahramani 2016): as good here as
    dropping single values, and many times cheaper where random numbers come from one thread."""
    return x * functional.dropout(torch.ones_like(x[:, :1]), rate, True)


def load_encoder(network: Network, folder: Path) -> None:
    """Copy the encoder's weights from a BERT model's ``model.safetensors``."""
    weights = read_safetensors(folder / "model.safetensors")
    types = weights["embeddings.token_type_embeddings.weight"][0]
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + types)
        put(network.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            name = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                rows = [weights[f"{name}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(rows))
            put(layer.out, weights, name + "attention.output.dense")
            put(layer.norm1, weights, name + "attention.output.LayerNorm")
            put(layer.up, weights, name + "intermediate.dense")
            put(layer.down, weights, name + "output.dense")
            put(layer.norm2, weights, name + "output.LayerNorm")


def put(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The float tensors of a safetensors file: a length, a JSON header, the bytes."""
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + size])
    start = 8 + size
    return {
        name: torch.frombuffer(bytearray(data[start + b : start + e]), dtype=torch.float32).view(entry["shape"])
        for name, entry in header.items()
        if name != "__metadata__" and entry["dtype"] == "F32"
        for b, e in [entry["data_offsets"]]
    }
