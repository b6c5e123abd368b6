"""Convolutional encoder and decoder: strided 3×3 convolutions and their transposes, "same" padding."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

import torch
from pydantic import Field, model_validator
from torch import Tensor, nn

from aegui.parts.networks import (
    CodeActivation,
    HiddenActivation,
    Network,
    OutputActivation,
    Shape,
    activate,
    networks,
)
from aegui.parts.networks.layers import ConvTranspose2d, Flatten, Linear
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.translation import tr

Filters = Annotated[int, Field(ge=1, le=1024)]
Stride = Annotated[int, Field(ge=1, le=4)]
KERNEL, PADDING = 3, 1
PIECE = 100 * 28 * 28  # pixels at a time


class InPieces(nn.Sequential):
    """Layers that a processor takes some images through at a time where nothing is learnt.

    What lies between two layers then stays in its cache, and is no memory that the system has to hand out
    anew each time: 500 images of 28×28 take half the time.
    """

    most = 100  # images

    def of(self, shape: Shape) -> Self:
        """The same for images of a shape (C, H, W)."""
        self.most = max(1, PIECE // (shape[1] * shape[2]))
        return self

    def forward(self, values: Tensor) -> Tensor:
        if torch.compiler.is_exporting():  # for any number of images
            return self._through(values)
        most = len(values) if torch.is_grad_enabled() or values.device.type != "cpu" else self.most
        if len(values) <= most:
            return self._through(values)
        return torch.cat([self._through(part) for part in torch.split(values, most)])

    def _through(self, values: Tensor) -> Tensor:
        for layer in self:
            values = layer(values)
        return values


@networks.add(
    "conv",
    QT_TRANSLATE_NOOP("networks", "Convolutional"),
    QT_TRANSLATE_NOOP("networks", "Small filters slide over the image: the same few weights at every place."),
    order=1,
)
class Conv(Network):
    """Conv(f, s)… → code → Dense → ConvT(f, s) backwards → ConvT(channels, 1)."""

    channels_last: ClassVar[bool] = True

    filters: Annotated[
        tuple[Filters, ...],
        about(
            QT_TRANSLATE_NOOP("networks", "Filters"),
            QT_TRANSLATE_NOOP("networks", "Filters of each convolution; the decoder mirrors them."),
            min_length=1,
            max_length=8,
        ),
    ] = (32, 64)
    strides: Annotated[
        tuple[Stride, ...],
        about(
            QT_TRANSLATE_NOOP("networks", "Strides"),
            QT_TRANSLATE_NOOP("networks", "Step of each convolution; 2 halves the image."),
            min_length=1,
            max_length=8,
        ),
    ] = (2, 2)
    activation: HiddenActivation = "relu"
    code_activation: CodeActivation = "linear"
    output_activation: OutputActivation = "sigmoid"

    @model_validator(mode="after")
    def _one_stride_each(self) -> Self:
        if len(self.filters) != len(self.strides):
            raise ValueError(
                tr("{} filters need as many strides, but there are {}", len(self.filters), len(self.strides))
            )
        return self

    def encoder(self, shape: Shape, code: int) -> nn.Sequential:
        layers: list[nn.Module] = []
        channels = shape[0]
        for filters, stride in zip(self.filters, self.strides, strict=True):
            layers += [nn.Conv2d(channels, filters, KERNEL, stride, PADDING), *activate(self.activation)]
            channels = filters
        height, width = self._sizes(shape)[-1]
        layers += [Flatten(), Linear(channels * height * width, code)]
        return InPieces(*layers, *activate(self.code_activation)).of(shape)

    def decoder(self, shape: Shape, code: int) -> nn.Sequential:
        sizes = self._sizes(shape)
        channels = self.filters[-1]
        small = (channels, *sizes[-1])
        layers: list[nn.Module] = [
            Linear(code, small[0] * small[1] * small[2]),
            nn.Unflatten(1, small),
        ]
        for depth in reversed(range(len(self.filters))):
            grow = ConvTranspose2d(
                channels,
                self.filters[depth],
                KERNEL,
                self.strides[depth],
                PADDING,
                output_padding=self._missing(sizes[depth + 1], sizes[depth], self.strides[depth]),
            )
            layers += [grow, *activate(self.activation)]
            channels = self.filters[depth]
        layers.append(ConvTranspose2d(channels, shape[0], KERNEL, 1, PADDING))
        return InPieces(*layers, *activate(self.output_activation)).of(shape)

    def _sizes(self, shape: Shape) -> list[tuple[int, int]]:
        """Height and width before the first convolution and after each."""
        sizes = [(shape[1], shape[2])]
        for stride in self.strides:
            height, width = sizes[-1]
            sizes.append((-(-height // stride), -(-width // stride)))
        return sizes

    @staticmethod
    def _missing(small: tuple[int, int], large: tuple[int, int], stride: int) -> tuple[int, int]:
        """Rows and columns that a transposed convolution leaves out of the size it has to reach."""
        reach = [(n - 1) * stride - 2 * PADDING + KERNEL for n in small]
        return large[0] - reach[0], large[1] - reach[1]
