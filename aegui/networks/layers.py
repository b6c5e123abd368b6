"""Layers that compute what torch's own of the same name do, in a faster way."""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn


class ConvTranspose2d(nn.ConvTranspose2d):
    """A transposed convolution that adds its bias by itself.

    With the bias inside, oneDNN's gradient of the weights falls back to a slow path: 13.5 ms instead of 4.1 in
    bfloat16 and 14.2 instead of 8.1 in float32, for 64 → 32 channels, 14×14 → 28×28, 128 images, one thread.
    """

    def forward(self, images: Tensor, output_size: list[int] | None = None) -> Tensor:
        grown = F.conv_transpose2d(
            images, self.weight, None, self.stride, self.padding, self.output_padding, self.groups, self.dilation
        )
        if self.bias is None:
            return grown
        return grown.add_(self.bias.to(grown.dtype).view(-1, 1, 1))
