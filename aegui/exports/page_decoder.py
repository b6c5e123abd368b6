"""A decoder that a web page computes: dense layers with weights of 16 bits."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from aegui.parts.models import Autoencoder
from aegui.parts.networks.layers import in_order

MOST_WEIGHTS = 700_000  # 1.9 MB of text
LEVELS = 32767  # of a weight on either side of 0
ACTIVATIONS: dict[type[nn.Module], str] = {
    nn.Sigmoid: "sigmoid", nn.ReLU: "relu", nn.Tanh: "tanh", nn.ELU: "elu", nn.LeakyReLU: "leaky",
}  # fmt: skip


def page_decoder(model: Autoencoder) -> list[dict[str, Any]] | None:
    """The layers of a decoder, each with its weights (out, in) as text; None where it is not made of dense
    layers alone, or of too many weights.

    A weight is a whole number of 16 bits times the layer's `scale`.
    """
    if type(model).decode is not Autoencoder.decode or in_order(model.enlarge):
        return None
    layers: list[dict[str, Any]] = []
    count = 0
    for part in in_order(model.decoder):
        if isinstance(part, nn.Linear):
            count += part.weight.numel()
            layers.append(_dense(part))
        elif isinstance(part, nn.Unflatten):
            continue
        else:
            kind = next((name for what, name in ACTIVATIONS.items() if isinstance(part, what)), None)
            if kind is None or not layers:
                return None
            slope = getattr(part, "negative_slope", getattr(part, "alpha", 0.0))
            layers[-1] |= {"activation": kind, "slope": float(slope)}
    return layers if layers and count <= MOST_WEIGHTS else None


def _dense(layer: nn.Linear) -> dict[str, Any]:
    weight = layer.weight.detach().float().cpu().numpy()
    bias = torch.zeros(layer.out_features) if layer.bias is None else layer.bias.detach().float().cpu()
    scale = float(np.abs(weight).max()) / LEVELS or 1.0
    return {
        "inputs": layer.in_features,
        "outputs": layer.out_features,
        "scale": scale,
        "weights": packed(np.rint(weight / scale).astype("<i2")),
        "biases": packed(bias.numpy().astype("<f4")),
        "activation": "linear",
        "slope": 0.0,
    }


def packed(array: NDArray[Any]) -> str:
    """The bytes of an array as text."""
    return b64encode(np.ascontiguousarray(array).tobytes()).decode()
