"""What a model is made of, layer by layer: names, output shapes, parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch import nn

from aegui.parts.models import Autoencoder
from aegui.parts.models.spatial import Arranged, Placed
from aegui.parts.networks.resizing import Enlarge, Shrink
from aegui.parts.tasks import Luma

Shape = tuple[int, ...]  # (C, H, W), or (units,)

KINDS: dict[type[nn.Module], str] = {
    nn.Linear: "dense",
    nn.Conv2d: "conv",
    nn.ConvTranspose2d: "transposed conv",  # and what is made of it
    nn.Flatten: "flatten",
    nn.Unflatten: "reshape",
    Luma: "brightness",
    Shrink: "shrink",
    Enlarge: "enlarge",
    Placed: "place and code",
    Arranged: "arrange",
}
ACTIVATIONS: dict[type[nn.Module], str] = {
    nn.Sigmoid: "sigmoid",
    nn.ReLU: "ReLU",
    nn.LeakyReLU: "leaky ReLU",
    nn.Tanh: "tanh",
    nn.ELU: "ELU",
}


@dataclass(frozen=True)
class Layer:
    """One layer with the activation behind it."""

    kind: str  # of `KINDS`; the class's name for any other
    shape: Shape  # of its output, without the batch
    parameters: int
    kernel: int = 0  # pixels a side; 0: it has none
    stride: int = 1
    activation: str = ""


@dataclass(frozen=True)
class Part:
    """Layers that follow one another."""

    name: str  # "encoder", "decoder", "discriminator", "label_discriminator", …
    inputs: Shape
    layers: tuple[Layer, ...]

    @property
    def parameters(self) -> int:
        """Weights and biases."""
        return sum(layer.parameters for layer in self.layers)

    @property
    def outputs(self) -> Shape:
        """The shape that comes out."""
        return self.layers[-1].shape if self.layers else self.inputs


def parts(model: Autoencoder, width: int) -> tuple[Part, ...]:
    """Encoder, decoder, and every other network of the model; `width` numbers go into the decoder."""
    encoder = part("encoder", [*model.entrance, *model.encoder], model.plan.shape)
    decoder = part("decoder", [*_flat(model.decoder), model.enlarge], (width,))
    others = []
    for name, child in model.named_children():
        if name in ("encoder", "decoder", "entrance") or not isinstance(child, nn.Sequential):
            continue
        if isinstance(child[0], nn.Linear):
            others.append(part(name, list(child), (child[0].in_features,)))
        else:  # a teacher sees images, as the encoder does
            others.append(part(name, [*model.entrance, *child], model.plan.shape))
    return encoder, decoder, *others


def _flat(layers: nn.Sequential) -> Iterator[nn.Module]:
    """Layers, also of sequences within a sequence."""
    for layer in layers:
        yield from _flat(layer) if isinstance(layer, nn.Sequential) else (layer,)


@torch.inference_mode()
def part(name: str, modules: list[nn.Module], shape: Shape) -> Part:
    """Layers that follow one another, told from what becomes of a black image or a code of zeros."""
    layers: list[Layer] = []
    weights = next((weight for module in modules for weight in module.parameters()), torch.zeros(()))
    now = torch.zeros((1, *shape), dtype=weights.dtype, device=weights.device)
    for module in modules:
        if isinstance(module, nn.Identity):
            continue
        now = module(now)
        activation = next((word for sort, word in ACTIVATIONS.items() if isinstance(module, sort)), "")
        if activation and layers:
            layers[-1] = replace(layers[-1], activation=activation)
        else:
            layers.append(_layer(module, tuple(now.shape[1:])))
    return Part(name, shape, tuple(layers))


def _layer(module: nn.Module, shape: Shape) -> Layer:
    kind = next((word for sort, word in KINDS.items() if isinstance(module, sort)), type(module).__name__)
    kernel = getattr(module, "kernel_size", (0,))[0]
    stride = getattr(module, "stride", (1,))[0]
    return Layer(kind, shape, count(module), kernel, stride)


def count(module: nn.Module) -> int:
    """Weights and biases, each once however often it is used."""
    return sum(weight.numel() for weight in module.parameters())
