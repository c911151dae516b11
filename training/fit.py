"""Fine-tuning: the recipe, and the loop that follows it."""

import copy
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import LAYERS, Labels, Network
from training.windows import NONE, Batch, Window, batches


@dataclass(frozen=True)
class Recipe:
    """What a run is made of. The first round's model marks the names that the second learns from. Rates are those of
    the top layer and of the heads; each layer below learns ``decay`` times as fast."""

    epochs: int = 15
    first_round: int = 12
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.06
    pieces: int = 3000
    clip: float = 1.0
    averaging: float = 0.995
    seed: int = 1


WEIGHTS = (0.7, 0.5, 0.3, 0.3, 2.0)  # start, XPOS, UPOS, features, names; arcs and relations weigh 1


def loss_of(network: Network, labels: Labels, batch: Batch) -> Tensor:
    """The sum of all the heads' losses on a batch."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, arcs, dependent, head = network(batch.pieces, batch.shapes, batch.lengths, batch.first)
        known = batch.heads != NONE
        at = batch.heads.clamp(min=0)
        chosen = torch.gather(head, 1, at[:, :, None].expand(-1, -1, head.shape[-1]))
        relations = network.relate(dependent, chosen)[known].float()
    arcs = arcs.float().masked_fill(batch.apart, -1e4)
    loss = functional.cross_entropy(arcs[known], batch.heads[known])
    loss = loss + functional.cross_entropy(relations, batch.relations[known], ignore_index=NONE)
    parts = tags.float().split(labels.sizes(), -1)
    starts = batch.labels[..., 0]
    begun = starts != NONE
    if begun.any():
        loss = loss + WEIGHTS[0] * functional.binary_cross_entropy_with_logits(
            parts[0][..., 0][begun], starts[begun].float()
        )
    for number in range(1, 5):
        gold = batch.labels[..., number]
        if (gold != NONE).any():
            scores = parts[number].flatten(0, 1)
            loss = loss + WEIGHTS[number] * functional.cross_entropy(scores, gold.flatten(), ignore_index=NONE)
    return loss


def groups(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    """Parameters with their rates: slower the deeper, no decay for biases and norms."""

    def depth(name: str) -> int | None:
        if name.startswith("layers."):
            return LAYERS - 1 - int(name.split(".")[1])
        return LAYERS if name.startswith(("words.", "positions.", "norm.")) else None

    found = []
    for name, parameter in network.named_parameters():
        below = depth(name)
        rate = recipe.head_rate if below is None else recipe.encoder_rate * recipe.decay**below
        decay = recipe.weight_decay if parameter.dim() > 1 else 0.0
        found.append({"params": [parameter], "lr": rate, "peak": rate, "weight_decay": decay})
    return found


def fit(
    network: Network,
    labels: Labels,
    windows: Callable[[Random], list[Window]],
    recipe: Recipe,
    after: Callable[[int, nn.Module], None],
    done: int = 0,
) -> Network:
    """Train, and return the average of the weights along the way. ``windows`` makes an epoch's windows,
    ``after`` is called with each epoch's average. ``done`` epochs are behind the network already."""
    torch.manual_seed(recipe.seed)
    random = Random(recipe.seed + done)
    optimizer = torch.optim.AdamW(groups(network, recipe), betas=(0.9, 0.98), fused=True)
    average = copy.deepcopy(network).eval()
    epoch_batches = batches(windows(random), recipe.pieces, random)
    total, step = len(epoch_batches) * recipe.epochs, len(epoch_batches) * done
    first = step
    for epoch in range(done, recipe.epochs):
        began, losses = time.monotonic(), 0.0
        network.train()
        for batch in epoch_batches:
            step += 1
            rate = min(step / (recipe.warmup * total), max(0.0, (total - step) / (total * (1 - recipe.warmup))))
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate
            loss = loss_of(network, labels, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
            optimizer.step()
            optimizer.zero_grad()
            losses += loss.item()
            follow(average, network, min(recipe.averaging, (step - first) / (step - first + 20)))
        print(
            f"epoch {epoch + 1} of {recipe.epochs}: loss {losses / len(epoch_batches):.3f}, "
            f"{time.monotonic() - began:.0f} s",
            file=sys.stderr,
            flush=True,
        )
        after(epoch + 1, average)
        if epoch + 1 < recipe.epochs:
            epoch_batches = batches(windows(random), recipe.pieces, random)
    return average


@torch.no_grad()
def follow(average: Network, network: Network, keep: float) -> None:
    """Move the average a little towards the weights as they are."""
    mean, now = list(average.parameters()), list(network.parameters())
    torch._foreach_lerp_(mean, now, 1 - keep)
