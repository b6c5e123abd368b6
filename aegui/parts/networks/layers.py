"""Layers that compute what torch's own of the same name do, in a faster way where there is one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

Multiply = Callable[..., Tensor]
Lesson = tuple[Tensor, Tensor]  # gradient of the outputs (N, M) and inputs (N, K)


class ConvTranspose2d(nn.ConvTranspose2d):
    """A transposed convolution whose weights learn as if it had no bias.

    With the bias inside, oneDNN's gradient of the weights takes a slow path: 13.5 ms instead of 4.1 in
    bfloat16 and 14.2 instead of 8.1 in float32, for 64 → 32 channels, 14×14 → 28×28, 128 images, one thread.
    """

    def forward(self, images: Tensor, output_size: list[int] | None = None) -> Tensor:
        if images.device.type == "cpu" and self.training and torch.is_grad_enabled():
            entering = images.to(self.weight.dtype)
            learnt: Tensor = _Grown.apply(entering, self.weight, self.bias, self)  # type: ignore[no-untyped-call]
            return learnt
        grown = F.conv_transpose2d(
            images, self.weight, None, self.stride, self.padding, self.output_padding,  # type: ignore[arg-type]
            self.groups, self.dilation,
        )  # fmt: skip
        if self.bias is None:
            return grown
        return grown.add_(self.bias.to(grown.dtype).view(-1, 1, 1))

    @property
    def single(self) -> bool:
        """Whether it grows one channel in place."""
        plain = self.stride == self.dilation == (1, 1) and self.groups == 1 and self.output_padding == (0, 0)
        return plain and self.out_channels == 1


class _Grown(torch.autograd.Function):
    """What a layer grows out of images, and its gradients."""

    @staticmethod
    def forward(
        context: Any, images: Tensor, weight: Tensor, bias: Tensor | None, layer: ConvTranspose2d
    ) -> Tensor:
        context.save_for_backward(images, weight)
        context.layer = layer
        if layer.single:
            return single_channel(images, weight, bias, layer.padding)  # type: ignore[arg-type]
        return F.conv_transpose2d(
            images, weight, bias, layer.stride, layer.padding, layer.output_padding,  # type: ignore[arg-type]
            layer.groups, layer.dilation,
        )  # fmt: skip

    @staticmethod
    def backward(context: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:
        images, weight = context.saved_tensors
        layer, wanted = context.layer, context.needs_input_grad
        gradient = gradient.to(weight.dtype)
        of_images, of_weight, _ = torch.ops.aten.convolution_backward(
            gradient, images, weight, None, layer.stride, layer.padding, layer.dilation, True,
            layer.output_padding, layer.groups, [*wanted[:2], False],
        )  # fmt: skip
        return of_images, of_weight, gradient.sum(dim=(0, 2, 3)) if wanted[2] else None, None


def single_channel(images: Tensor, weight: Tensor, bias: Tensor | None, padding: tuple[int, int]) -> Tensor:
    """A transposed convolution of stride 1 to one channel, in float32: a product of all pixels with the
    weights of all taps gives an image for each tap; they are shifted and added.

    oneDNN is slow where there is so little to multiply: 64 images of 28×28 with 32 channels take it 1.11 ms
    in bfloat16 and 2.00 in float32, and this 0.37 and 0.61. Its gradients are as fast as any.
    """
    count, channels, height, width = images.shape
    rows, columns = weight.shape[2:]
    pixels = images.permute(0, 2, 3, 1).reshape(-1, channels)
    taps = weight.permute(2, 3, 1, 0).reshape(-1, channels)
    each = (taps @ pixels.t()).float().view(rows, columns, count, 1, height, width)
    start = each.new_zeros(1) if bias is None else bias.float()
    whole = start.expand(count, 1, height + rows - 1, width + columns - 1).clone()
    for row, column in product(range(rows), range(columns)):
        whole[:, :, row : row + height, column : column + width] += each[row, column]
    top, left = padding
    return whole[:, :, top : whole.shape[2] - top, left : whole.shape[3] - left].clone()


class Flatten(nn.Flatten):
    """Gives gradients back in the layout of the images that it flattened: a ReLU before it takes 0.04 ms then
    and 0.30 otherwise, and the copy 0.07, for 64 images of 64 channels and 7×7."""

    def forward(self, images: Tensor) -> Tensor:
        last = not images.is_contiguous() and images.is_contiguous(memory_format=torch.channels_last)
        if last and images.requires_grad:
            images.register_hook(_channels_last)  # type: ignore[no-untyped-call]
        return super().forward(images)


def _channels_last(images: Tensor) -> Tensor:
    return images.contiguous(memory_format=torch.channels_last)


class Sigmoid(nn.Sigmoid):
    """A sigmoid that is worked out in float32: in bfloat16 all that is above 0.998 would be 1, where the
    cross-entropy of a pixel that is not quite white is large and has no gradient."""

    def forward(self, entering: Tensor) -> Tensor:
        return super().forward(entering.to(torch.promote_types(entering.dtype, torch.float32)))


class Linear(nn.Linear):
    """A dense layer that learns through oneDNN's float32 products where it is told to.

    torch multiplies float32 matrices by MKL, which on some processors reaches half of what oneDNN does, in
    the same build; which is faster is measured (`training.ways`). Measuring and decoding stay as they are.

    Where `lessons` is a list, the gradient of the weights is not worked out but left there as what it is the
    product of: those who learn from parts of a batch multiply once for all, and no sum of weights is needed.
    """

    one_dnn = False
    lessons: list[Lesson] | None = None

    def forward(self, inputs: Tensor) -> Tensor:
        if not self.training or not torch.is_grad_enabled():
            return super().forward(inputs)
        lower = not inputs.is_meta and torch.is_autocast_enabled(inputs.device.type)
        if self.lessons is None and (not self.one_dnn or lower or inputs.dtype != torch.float32):
            return super().forward(inputs)
        inputs = inputs.to(self.weight.dtype)
        outputs: Tensor = _Dense.apply(inputs, self.weight, self.bias, self.multiply, self.lessons)  # type: ignore[no-untyped-call]
        return outputs

    @property
    def multiply(self) -> Multiply:
        """(N, K) times the transpose of (M, K) → (N, M)."""
        return _product if self.one_dnn else F.linear

    def taught(self, lessons: list[Lesson]) -> Tensor:
        """The gradient of the weights by what was left of it, here or in twins of this layer."""
        gradient, inputs = (
            part[0] if len(part) == 1 else torch.cat(part) for part in zip(*lessons, strict=True)
        )
        return self.multiply(gradient.t(), inputs.t())


def has_one_dnn() -> bool:
    """Whether this build of torch can multiply float32 matrices by oneDNN."""
    return bool(torch._C._has_mkldnn) and hasattr(torch.ops.mkldnn, "_linear_pointwise")


def _product(left: Tensor, right: Tensor, bias: Tensor | None = None) -> Tensor:
    product: Tensor = torch.ops.mkldnn._linear_pointwise(left, right, bias, "none", [], "")
    return product


class _Dense(torch.autograd.Function):
    """x Wᵀ + b and its gradients, every product by the same function."""

    @staticmethod
    def forward(
        context: Any,
        inputs: Tensor,
        weight: Tensor,
        bias: Tensor | None,
        multiply: Multiply,
        lessons: list[Lesson] | None,
    ) -> Tensor:
        context.save_for_backward(inputs, weight)
        context.multiply, context.lessons = multiply, lessons
        return multiply(inputs, weight, bias)

    @staticmethod
    def backward(context: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:
        inputs, weight = context.saved_tensors
        of_inputs, of_weight, of_bias, *_ = context.needs_input_grad
        parts: list[Tensor | None] = [None, None]
        if torch.is_grad_enabled():  # a penalty asks for the gradient of this, which oneDNN's product has not
            parts = [gradient @ weight, gradient.t() @ inputs]
        else:
            if of_inputs:
                parts[0] = context.multiply(gradient, weight.t())
            if of_weight and context.lessons is None:
                parts[1] = context.multiply(gradient.t(), inputs.t())
            elif of_weight:
                context.lessons.append((gradient, inputs))
        return *parts, gradient.sum(dim=0) if of_bias else None, None, None


def in_order(module: nn.Module) -> list[nn.Module]:
    """The layers that a network is made of in the end, without what leaves everything as it is."""
    return [
        one
        for one in module.modules()
        if not (list(one.children()) or isinstance(one, nn.Identity | nn.Sequential | nn.Dropout))
    ]
