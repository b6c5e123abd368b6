"""Fully connected encoder and decoder of any widths (Hinton & Salakhutdinov, 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import prod
from typing import Annotated

from pydantic import Field
from torch import nn

from aegui.parts.networks import (
    Activation,
    CodeActivation,
    HiddenActivation,
    Network,
    OutputActivation,
    Shape,
    activate,
    networks,
)
from aegui.parts.networks.layers import Linear
from aegui.parts.registry import QT_TRANSLATE_NOOP, about

Width = Annotated[int, Field(ge=1, le=8192)]


@networks.add(
    "dense",
    QT_TRANSLATE_NOOP("networks", "Dense"),
    QT_TRANSLATE_NOOP("networks", "Every unit sees every unit of the layer before."),
    order=0,
)
class Dense(Network):
    """pixels → widths → code → widths backwards → pixels."""

    widths: Annotated[
        tuple[Width, ...],
        about(
            QT_TRANSLATE_NOOP("networks", "Widths"),
            QT_TRANSLATE_NOOP("networks", "Units of the encoder's hidden layers; the decoder mirrors them."),
            max_length=12,
        ),
    ] = (256,)
    activation: HiddenActivation = "relu"
    code_activation: CodeActivation = "linear"
    output_activation: OutputActivation = "sigmoid"

    def encoder(self, shape: Shape, code: int) -> nn.Sequential:
        layers = self._stack([prod(shape), *self.widths, code], last=self.code_activation)
        return nn.Sequential(nn.Flatten(), *layers)

    def decoder(self, shape: Shape, code: int) -> nn.Sequential:
        layers = self._stack([code, *reversed(self.widths), prod(shape)], last=self.output_activation)
        return nn.Sequential(*layers, nn.Unflatten(1, shape))

    def _stack(self, sizes: Sequence[int], last: Activation) -> list[nn.Module]:
        layers: list[nn.Module] = []
        for n, (inputs, outputs) in enumerate(pairwise(sizes), start=2):
            layers += [Linear(inputs, outputs), *activate(self.activation if n < len(sizes) else last)]
        return layers
