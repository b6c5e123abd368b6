"""The faces network: convolutions down to a square code, which is itself a small image to grow from."""

from __future__ import annotations

from math import isqrt, prod
from typing import Annotated, ClassVar, Self

from pydantic import model_validator
from torch import nn

from aegui.parts.networks import (
    CodeActivation,
    HiddenActivation,
    Network,
    OutputActivation,
    Shape,
    activate,
    networks,
)
from aegui.parts.networks.conv import KERNEL, PADDING, Filters, Stride
from aegui.parts.networks.layers import ConvTranspose2d, Flatten, Linear
from aegui.parts.networks.resizing import Enlarge, GrowChannel, Shrink
from aegui.parts.registry import QT_TRANSLATE_NOOP, about
from aegui.translation import tr


@networks.add(
    "reshaping",
    QT_TRANSLATE_NOOP("networks", "Convolutional, square code"),
    QT_TRANSLATE_NOOP("networks", "The code is laid out as a small square image that the decoder enlarges."),
    order=2,
)
class Reshaping(Network):
    """Conv(f, s)… → Dense → code as 1×√D×√D → ConvT(f, s)… → ConvT(channels, 1)."""

    channels_last: ClassVar[bool] = True

    side: Annotated[
        int,
        about(
            QT_TRANSLATE_NOOP("networks", "Works at"),
            QT_TRANSLATE_NOOP(
                "networks",
                "Images are brought to this many pixels a side, and back to be shown; 0: unchanged.",
            ),
            unit=QT_TRANSLATE_NOOP("networks", "pixels"),
            ge=0,
            le=512,
        ),
    ] = 0
    filters: Annotated[
        tuple[Filters, ...],
        about(
            QT_TRANSLATE_NOOP("networks", "Filters"),
            QT_TRANSLATE_NOOP("networks", "Filters of each of the encoder's convolutions."),
            min_length=1,
            max_length=8,
        ),
    ] = (16, 32)
    strides: Annotated[
        tuple[Stride, ...],
        about(
            QT_TRANSLATE_NOOP("networks", "Strides"),
            QT_TRANSLATE_NOOP("networks", "Step of each of the encoder's convolutions."),
            min_length=1,
            max_length=8,
        ),
    ] = (2, 1)
    growing: Annotated[
        tuple[Filters, ...],
        about(
            QT_TRANSLATE_NOOP("networks", "Decoder filters"),
            QT_TRANSLATE_NOOP("networks", "Filters of each of the decoder's transposed convolutions."),
            min_length=1,
            max_length=8,
        ),
    ] = (32, 16)
    growth: Annotated[
        tuple[Stride, ...],
        about(
            QT_TRANSLATE_NOOP("networks", "Decoder strides"),
            QT_TRANSLATE_NOOP("networks", "By how much each transposed convolution enlarges."),
            min_length=1,
            max_length=8,
        ),
    ] = (2, 2)
    activation: HiddenActivation = "relu"
    code_activation: CodeActivation = "sigmoid"
    output_activation: OutputActivation = "sigmoid"

    @model_validator(mode="after")
    def _one_stride_each(self) -> Self:
        for filters, strides in ((self.filters, self.strides), (self.growing, self.growth)):
            if len(filters) != len(strides):
                raise ValueError(
                    tr("{} filters need as many strides, but there are {}", len(filters), len(strides))
                )
        return self

    def complaint(self, shape: Shape, code: int) -> str:
        if self.side and any(length % self.side for length in shape[1:]):
            return tr(
                "images of {}×{} can't be brought to {}×{} by leaving out pixels: set "
                "network.side to a divisor of both, or to 0",
                shape[1],
                shape[2],
                self.side,
                self.side,
            )
        _, height, width = self.inner(shape)
        start, grown = isqrt(code), isqrt(code) * prod(self.growth)
        if start * start != code:
            return tr("the code is laid out as a square, and {} is no square number", code)
        if (height, width) != (grown, grown):
            return tr(
                "a code of {}×{} grows to {}×{}, but the images are {}×{}: change model.code, "
                "network.growth or network.side",
                start,
                start,
                grown,
                grown,
                height,
                width,
            )
        return ""

    def inner(self, shape: Shape) -> Shape:
        return (shape[0], self.side, self.side) if self.side else shape

    def shrink(self, shape: Shape) -> nn.Module:
        return Shrink(self.side) if self.inner(shape) != shape else nn.Identity()

    def enlarge(self, shape: Shape) -> nn.Module:
        return Enlarge(*shape[1:]) if self.inner(shape) != shape else nn.Identity()

    def encoder(self, shape: Shape, code: int) -> nn.Sequential:
        layers: list[nn.Module] = []
        channels, height, width = shape
        for filters, stride in zip(self.filters, self.strides, strict=True):
            layers += [nn.Conv2d(channels, filters, KERNEL, stride, PADDING), *activate(self.activation)]
            channels, height, width = filters, -(-height // stride), -(-width // stride)
        layers += [Flatten(), Linear(channels * height * width, code)]
        return nn.Sequential(*layers, *activate(self.code_activation))

    def decoder(self, shape: Shape, code: int) -> nn.Sequential:
        start = isqrt(code)
        layers: list[nn.Module] = [nn.Unflatten(1, (1, start, start))]
        channels = 1
        for filters, stride in zip(self.growing, self.growth, strict=True):
            sort = GrowChannel if channels == 1 else ConvTranspose2d
            grow = sort(channels, filters, KERNEL, stride, PADDING, output_padding=stride - 1)
            layers += [grow, *activate(self.activation)]
            channels = filters
        layers.append(ConvTranspose2d(channels, shape[0], KERNEL, 1, PADDING))
        return nn.Sequential(*layers, *activate(self.output_activation))
