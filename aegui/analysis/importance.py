"""Which dimensions of a code change the image most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aegui.parts.models import Autoencoder
from aegui.runs.snapshot import Snapshot
from aegui.sampling import sample

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LOW, HIGH = 0.05, 0.95  # quantiles that a dimension goes between
MOST_ROWS = 2_000  # codes that the quantiles are of
MOST_CODES = 32  # that the dimensions are changed in
WORK = 2_048  # images to decode: for longer codes fewer codes must do
CHUNK = 100  # dimensions at a time


@dataclass(frozen=True, eq=False)
class Importance:
    """How much each dimension changes the image."""

    change: Floats  # (D,), mean squared difference of pixels in [0, 1]
    order: Ints  # (D,), the dimensions, the most important first
    low: Floats  # (D,), where each dimension starts: its 5 % quantile
    high: Floats  # (D,), and where it ends: its 95 % quantile


def importance(snapshot: Snapshot, codes: Floats) -> Iterator[Importance]:
    """How much each dimension of codes (N, D), N ≥ 1, changes the image as it goes by itself from its 5 %
    to its 95 % quantile.

    The mean over one code, then over twice as many each time, up to 32, fewer where
    codes are long. The order hardly changes after the first: stop asking where that will do.
    """
    size = codes.shape[1]
    low, high = np.quantile(codes[sample(len(codes), MOST_ROWS)], [LOW, HIGH], axis=0).astype(np.float32)
    bases = codes[sample(len(codes), min(max(WORK // (2 * size), 1), MOST_CODES))]
    device = next(snapshot.model.parameters()).device
    ends = torch.tensor(np.stack([low, high]), device=device)
    total = np.zeros(size, np.float64)
    for number, base in enumerate(torch.tensor(bases, device=device), start=1):
        total += _changes(snapshot.model, base, ends)
        if number == len(bases) or number.bit_count() == 1:
            change = (total / number).astype(np.float32)
            yield Importance(change, np.argsort(-change, kind="stable"), low, high)


@torch.no_grad()
def _changes(model: Autoencoder, base: Tensor, ends: Tensor) -> Floats:
    """The mean squared change (D,) of one code's image as each dimension goes from end to end (2, D)."""
    found = []
    for part in torch.split(torch.arange(len(base), device=base.device), CHUNK):
        moved = base.repeat(2, len(part), 1)
        moved[:, torch.arange(len(part)), part] = ends[:, part]
        first, last = model.decode(moved.flatten(0, 1)).float().clamp(0.0, 1.0).flatten(1).chunk(2)
        found.append((last - first).square().mean(dim=1))
    change: Floats = torch.cat(found).cpu().numpy()
    return change
