"""Weights in 8 bits: whole numbers of ±127 times the scale of the group that they belong to."""

from __future__ import annotations

import torch
from torch import Tensor

from aegui.translation import tr

SCALE = "::scale"
MOST = 127
GROUP = 64  # neighbours in a row that share a scale: a single large weight costs no others their precision
FEW = 4_096  # numbers: tensors with fewer gain nothing and may count for much


def quantised(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Every large matrix or filter bank as int8 with a float32 scale a group; the others as they are."""
    packed: dict[str, Tensor] = {}
    for name, value in weights.items():
        if value.ndim < 2 or value.numel() < FEW:
            packed[name] = value
            continue
        columns = value[0].numel()
        groups = columns // GROUP if columns % GROUP == 0 else 1
        rows = value.float().reshape(len(value), groups, -1)
        scale = rows.abs().amax(dim=2).clamp(min=1e-12) / MOST
        packed[name] = (rows / scale[..., None]).round().to(torch.int8).reshape(value.shape)
        packed[name + SCALE] = scale
    return packed


def restored(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """What `quantised` was given, to within half a step; tensors without a scale as they are.

    Raises `ValueError` for a scale that does not fit.
    """
    weights: dict[str, Tensor] = {}
    for name, value in tensors.items():
        if name.endswith(SCALE):
            continue
        scale = tensors.get(name + SCALE)
        if scale is None:
            weights[name] = value
        elif scale.ndim > 2 or scale.shape[:1] != value.shape[:1] or value.numel() % max(scale.numel(), 1):
            raise ValueError(tr("the scale of {} does not fit", name))
        else:
            groups = value.float().reshape(*scale.shape, -1)
            weights[name] = (groups * scale[..., None]).reshape(value.shape)
    return weights
