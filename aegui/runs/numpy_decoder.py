"""A decoder of dense layers that numpy runs: the first codes of a start are decoded before torch is there.

It takes the weights from the file as they are, in whatever precision a packed run has them. No torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from aegui.files import check_plain
from aegui.runs.run_folder import MODEL, Run, RunError, StoredCodes
from aegui.translation import tr

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Layer = tuple[Floats, Floats]  # weights (to, from) and bias (to,)

FAMILIES = ("plain", "variational", "adversarial")  # which decode a code by their network alone
LARGEST = 8_000_000  # bytes of weights: this is read before anything is seen
SCALE = "::scale"  # of a tensor in 8 bits: see `quantising`
SLOPE = np.float32(0.2)  # of networks' leaky-relu


def _sigmoid(values: Floats) -> Floats:
    with np.errstate(over="ignore"):  # e⁻ˣ may be infinite: 1 / ∞ is 0
        return np.float32(1) / (np.float32(1) + np.exp(-values))


ACTIVATIONS: Mapping[str, Callable[[Floats], Floats]] = {
    "linear": lambda values: values,
    "relu": lambda values: np.maximum(values, np.float32(0)),
    "leaky-relu": lambda values: np.maximum(values, SLOPE * values),
    "elu": lambda values: np.where(values > 0, values, np.expm1(np.minimum(values, np.float32(0)))),
    "tanh": np.tanh,
    "sigmoid": _sigmoid,
}


class NumpyDecoder:
    """Decodes as the snapshot of the same run does."""

    def __init__(self, layers: list[Layer], hidden: str, last: str, shape: tuple[int, int, int]) -> None:
        self.shape = shape  # of an image: (C, H, W)
        self._layers, self._hidden, self._last = layers, ACTIVATIONS[hidden], ACTIVATIONS[last]

    def images(self, codes: Floats) -> Floats:
        """(N, D) → (N, C, H, W), within 1e-6 of what the network gives."""
        values = codes
        for weight, bias in self._layers[:-1]:
            values = self._hidden(values @ weight.T + bias)
        weight, bias = self._layers[-1]
        images: Floats = self._last(values @ weight.T + bias).reshape(-1, *self.shape)
        return images

    def decode(self, codes: Floats) -> Bytes:
        """(N, D) → uint8 (N, C, H, W)."""
        levels: Bytes = np.rint(np.clip(self.images(codes), 0, 1) * np.float32(255)).astype(np.uint8)
        return levels


def numpy_decoder(run: Run, stored: StoredCodes) -> NumpyDecoder | None:
    """The decoder of a run with these codes; None where it is of another kind, large, or damaged, which is
    told by who reads it as a whole."""
    try:
        network, model = run.raw_recipe["network"], run.raw_recipe["model"]
        if network["kind"] != "dense" or model["kind"] not in FAMILIES:
            return None
        check_plain(run.path / MODEL, LARGEST)
        with safe_open(run.path / MODEL, framework="np") as file:
            names = [name for name in file.keys() if name.startswith("decoder.")]  # noqa: SIM118
            tensors = {name: file.get_tensor(name) for name in names}
        _, channels, high, wide = stored.pictures.shape
        layers = _layers(tensors, stored.codes.shape[1], channels * high * wide)
        activations = network.get("activation", "relu"), network.get("output_activation", "sigmoid")
        return NumpyDecoder(layers, *activations, (channels, high, wide))
    except (RunError, OSError, SafetensorError, KeyError, TypeError, ValueError, AttributeError):
        return None


def _layers(tensors: dict[str, NDArray[Any]], size: int, pixels: int) -> list[Layer]:
    """The layers from codes of a size to so many pixels. Raises `ValueError` or `KeyError`."""
    weights = sorted((n for n in tensors if n.endswith(".weight")), key=lambda name: int(name.split(".")[1]))
    layers = []
    for name in weights:
        value, scale = tensors.pop(name), tensors.pop(name + SCALE, None)
        weight = value.astype(np.float32)
        if scale is not None:
            weight = (weight.reshape(*scale.shape, -1) * scale[..., None]).reshape(value.shape)
        layers.append((weight, tensors.pop(name.removesuffix("weight") + "bias").astype(np.float32)))
    sizes = [size, *(len(weight) for weight, _ in layers)]
    fits = all(
        weight.shape == (after, before) and bias.shape == (after,)
        for (weight, bias), before, after in zip(layers, sizes, sizes[1:], strict=False)
    )
    if tensors or not layers or not fits or sizes[-1] != pixels:
        raise ValueError(tr("other layers"))
    return layers
