"""What happens to pictures of digits in a decoder: they blur, fade, bend, and run into one another.

Images are (N, 1, H, W) in [0, 1] on black; every draw comes from the generator that is given.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

TURN, SCALE, SHEAR, SHIFT = 0.2, 0.12, 0.15, 2.0  # radians, shares of the size, and pixels, all ±
BUMPS, BEND = 5, 0.8  # places along an edge that an elastic distortion moves, and its σ in pixels


def blurred(images: Tensor, sigma: Tensor) -> Tensor:
    """Each convolved with a Gaussian of its own σ (N,) in pixels; what runs over the edge is lost."""
    down, right = (_gaussian(sigma, size) for size in images.shape[2:])
    return (down @ images[:, 0] @ right.transpose(1, 2))[:, None]


def _gaussian(sigma: Tensor, size: int) -> Tensor:
    """(N, size, size): row r holds the weights of the pixels that pixel r becomes the mean of."""
    apart = (torch.arange(size)[:, None] - torch.arange(size)).abs()
    heights = torch.exp(-0.5 * (torch.arange(size) / sigma[:, None]).square())
    sums = 2 * heights.sum(dim=1, keepdim=True) - heights[:, :1]
    return (heights / sums)[:, apart]


def bent(images: Tensor, generator: torch.Generator) -> Tensor:
    """Each turned, scaled, sheared and moved a little, and bent as if drawn on rubber; some less than others.

    The elastic part is the displacement of a few places, smooth between them, much as Simard et al. (2003)
    smooth that of all pixels.
    """
    count, _, height, width = images.shape
    size = torch.tensor([width, height])
    strength = torch.rand(count, generator=generator)
    turn, across, down, shear, right, below = (2 * torch.rand((6, count), generator=generator) - 1) * strength
    cos, sin = (turn * TURN).cos(), (turn * TURN).sin()
    shift = torch.stack([right, below], dim=1) * SHIFT * 2 / size  # the image is 2 wide and 2 high
    rows = [
        torch.stack([cos * (1 + across * SCALE), shear * SHEAR - sin, shift[:, 0]], dim=1),
        torch.stack([sin + shear * SHEAR, cos * (1 + down * SCALE), shift[:, 1]], dim=1),
    ]
    grid = F.affine_grid(torch.stack(rows, dim=1), list(images.shape), align_corners=False)
    bumps = torch.randn((count, 2, BUMPS, BUMPS), generator=generator) * strength[:, None, None, None] * BEND
    smooth = F.interpolate(bumps, (height, width), mode="bicubic", align_corners=True)
    grid = grid + smooth.permute(0, 2, 3, 1) * 2 / size
    return F.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def blended(
    images: Tensor, labels: Tensor, share: Tensor, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Each with so much (N,) of another, and whether the two are of different classes (N,)."""
    other = torch.randperm(len(images), generator=generator)
    weight = share[:, None, None, None]
    return images + weight * (images[other] - images), labels != labels[other]
