"""Weights in 8 bits: each row of a matrix or filter as whole numbers of ±127 times its own scale."""

from __future__ import annotations

import torch
from torch import Tensor

SCALE = "::scale"
MOST = 127


def quantised(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Every tensor of two dimensions and more as int8 with a float32 scale a row; the others as they are."""
    packed: dict[str, Tensor] = {}
    for name, value in weights.items():
        if value.ndim < 2:
            packed[name] = value
            continue
        rows = value.float().flatten(1)
        scale = rows.abs().amax(dim=1).clamp(min=1e-12) / MOST
        packed[name] = (rows / scale[:, None]).round().to(torch.int8).reshape(value.shape)
        packed[name + SCALE] = scale
    return packed


def restored(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """What `quantised` was given, to within half a step; tensors without a scale as they are."""
    weights: dict[str, Tensor] = {}
    for name, value in tensors.items():
        if name.endswith(SCALE):
            continue
        scale = tensors.get(name + SCALE)
        if scale is None:
            weights[name] = value
        elif scale.shape != value.shape[:1]:
            raise ValueError(f"the scale of {name} does not fit")
        else:
            weights[name] = (value.float().flatten(1) * scale[:, None]).reshape(value.shape)
    return weights
