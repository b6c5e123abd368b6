"""What the first layer has learnt to look for, as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from aegui.parts.models import Autoencoder

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Filters:
    """The filters of a layer. Grey 128 is a weight of 0; the largest weight of each is black or white."""

    images: Bytes  # (F, C, H, W)
    norms: NDArray[np.float32]  # (F,), the length of each filter's weights before it was made bright


def first_layer(model: Autoencoder, count: int | None = None) -> Filters | None:
    """The filters of the encoder's first layer, the `count` longest of them where asked, the longest first.

    A dense layer's are as large as the image, a convolution's as its kernel. None where the first layer
    with weights is of another sort.
    """
    layer = next(
        (part for part in model.encoder.modules() if any(True for _ in part.parameters(False))), None
    )
    shape = model.plan.task.seen(model.plan.network.inner(model.plan.shape))
    if isinstance(layer, nn.Conv2d) and layer.groups == 1:
        weights = layer.weight
    elif isinstance(layer, nn.Linear) and layer.in_features == prod(shape):
        weights = layer.weight.reshape(-1, *shape)
    else:
        return None
    return _brightened(weights.detach().float().cpu(), count)


def _brightened(weights: Tensor, count: int | None) -> Filters:
    norms = weights.flatten(1).norm(dim=1)
    order = norms.argsort(descending=True)[: count or len(norms)] if count else torch.arange(len(norms))
    chosen = weights[order]
    largest = chosen.abs().flatten(1).amax(dim=1).clamp(min=1e-12)[:, None, None, None]
    images = (chosen / largest * 127 + 128).round().clamp(0, 255).byte()
    return Filters(images.contiguous().numpy(), norms[order].numpy())
