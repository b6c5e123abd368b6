"""How images change with their codes."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.func import jvp, vmap

from aegui.parts.models import Autoencoder

STEP = 1e-3  # code units, of differences that stand in for a derivative


def along(model: Autoencoder, codes: Tensor, directions: Tensor) -> Tensor:
    """How images (pixels P) change from codes (M, D) along directions (K, D): (K, M, P) per code unit.

    Exact, by forward-mode differentiation. One operator, bicubic resizing, has no such derivative, and a
    model from elsewhere has none at all: there central differences stand in for it.
    """

    def decode(z: Tensor) -> Tensor:
        return model.decode(z).flatten(1)

    def exact(direction: Tensor) -> Tensor:
        change: Tensor = jvp(decode, (codes,), (direction.expand_as(codes),))[1]
        return change

    try:
        if model.differentiable:
            changes: Tensor = vmap(exact)(directions)
            return changes
    except NotImplementedError:
        pass
    # As small beside large codes as beside those of about 1, or their differences drown in rounding.
    length = STEP * max(float(codes.abs().amax()), 1.0)
    steps = [length * direction for direction in directions]
    return torch.stack([(decode(codes + step) - decode(codes - step)) / (2 * length) for step in steps])
