"""Ways to change the size of images.

Bicubic resizing in and out is as TensorFlow 1 did it: source = target × scale, no antialiasing.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Shrink(nn.Module):
    """(N, C, H, W) → (N, C, size, size).

    By a whole factor it takes every n-th pixel: the cubic kernel is 0 at all others.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def extra_repr(self) -> str:
        return str(self.size)

    def forward(self, images: Tensor) -> Tensor:
        rows, columns = (side // self.size for side in images.shape[-2:])
        return images[..., ::rows, ::columns]


class Enlarge(nn.Module):
    """(N, C, size, size) → (N, C, H, W) in [0, 1]; it undoes `Shrink` where pixels were kept."""

    def __init__(self, height: int, width: int) -> None:
        super().__init__()
        self.height = height
        self.width = width

    def extra_repr(self) -> str:
        return f"{self.height}, {self.width}"

    def forward(self, images: Tensor) -> Tensor:
        # grid_sample with aligned corners counts in pixels: −1 is the first, 1 the last.
        rows, columns = (
            torch.arange(to, device=images.device) * (2 * side / (to * max(side - 1, 1))) - 1
            for to, side in ((self.height, images.shape[-2]), (self.width, images.shape[-1]))
        )
        y, x = torch.meshgrid(rows, columns, indexing="ij")
        grid = torch.stack([x, y], dim=-1).expand(images.shape[0], -1, -1, -1)
        large = F.grid_sample(images.float(), grid, mode="bicubic", padding_mode="border", align_corners=True)
        return large.clamp(0.0, 1.0)


class GrowChannel(nn.ConvTranspose2d):
    """A transposed convolution of a single channel, by way of an ordinary one: the same numbers, but
    torch's own is ten times slower for one channel on a CPU."""

    def forward(self, images: Tensor, output_size: list[int] | None = None) -> Tensor:
        stride, kernel, padding = self.stride[0], self.kernel_size[0], int(self.padding[0])
        count, channels, height, width = images.shape
        apart = images.new_zeros((count, channels, height * stride, width * stride))
        apart[..., ::stride, ::stride] = images
        weight = self.weight.transpose(0, 1).flip(2, 3)
        return F.conv2d(apart, weight, self.bias, padding=kernel - 1 - padding)
