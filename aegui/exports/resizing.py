"""Pillow's bicubic resizing in operations that a graph has: the same, level for level.

Pillow multiplies whole levels by weights of 22 binary digits, and rounds to whole levels after each of its
two passes, along the rows and along the columns (libImaging/Resample.c; the kernel is that of Keys, 1981,
with a = −½). All of it is whole numbers below 2⁵³, so that double precision gives the same in any order.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from aegui.parts.datasets.pictures import Shape

LEVELS = 255.0
ONE = float(2**22)  # what a weight of one is
REACH = 2.0  # pixels on either side that the kernel reaches


class Extent(NamedTuple):
    """What of an axis of a picture becomes what of that axis of an image; numbers of a graph, of 64 bits."""

    start: Tensor  # where it begins and ends in the picture: Pillow holds these in single precision
    stop: Tensor
    length: Tensor  # how many pixels of the image it becomes
    lead: Tensor  # and behind how many that are black


def exactly(value: float) -> Tensor:
    """A number of 64 bits: the exporter rounds those that stand in an operation to 32."""
    return torch.tensor(value, dtype=torch.float64)


def extents(height: Tensor, width: Tensor, form: Shape) -> tuple[Extent, Extent]:
    """Of the rows and of the columns of a picture of this size, as `pictures.resized` has it."""
    zero = torch.zeros_like(height)
    high, wide = torch.full_like(height, form.height), torch.full_like(width, form.width)
    ratio, asked = width / height, exactly(form.width / form.height)
    if form.method == "fit":
        across = torch.where(ratio > asked, height * asked, width)
        down = torch.where(ratio < asked, width / asked, height)
        left, top = (width - across) * 0.5, (height - down) * 0.5
        return Extent(top, top + down, high, zero), Extent(left, left + across, wide, zero)
    if form.method == "pad":
        new_high = torch.where(ratio > asked, (height / width * form.width).round(), high)
        new_wide = torch.where(ratio < asked, (width / height * form.height).round(), wide)
        top, left = ((high - new_high) * 0.5).round(), ((wide - new_wide) * 0.5).round()
        return Extent(zero, height, new_high, top), Extent(zero, width, new_wide, left)
    return Extent(zero, height, high, zero), Extent(zero, width, wide, zero)


def weights(places: Tensor, rows: Tensor, of: Extent) -> Tensor:
    """(R, n): how much, of `ONE`, each of n pixels along an axis counts in each of R. `places` are 0 to n − 1
    and `rows` 0 to R − 1, both of 64 bits."""
    start, stop = of.start.float(), of.stop.float()
    scale = (stop - start).double() / of.length
    wide = scale.clamp(min=1.0)
    rows = rows - of.lead
    centre = (start.double() + (rows + 0.5) * scale)[:, None]
    reached = (places >= (centre - REACH * wide + 0.5).trunc()) & (
        places < (centre + REACH * wide + 0.5).trunc()
    )
    away = ((places - centre + 0.5) * (1.0 / wide)).abs()
    near = (1.5 * away - 2.5) * away * away + 1.0
    far = (((away - 5.0) * away + 8.0) * away - 4.0) * -0.5
    kernel = torch.where(away < 1.0, near, torch.where(away < REACH, far, torch.zeros_like(far)))
    inside = ((rows >= 0) & (rows < of.length))[:, None]
    kernel = torch.where(reached & inside, kernel, torch.zeros_like(kernel))
    total = kernel.sum(dim=1, keepdim=True)
    share = kernel / torch.where(total == 0, torch.ones_like(total), total)
    half = torch.where(share < 0, -0.5, 0.5)
    return (share * ONE + half).trunc()


def resized(levels: Tensor, down: Tensor, across: Tensor, rows_first: Tensor | bool) -> Tensor:
    """Whole levels (N, C, h, w) of 64 bits by the weights of rows (H, h) and columns (W, w) → (N, C, H, W).

    `rows_first` may be a number of the graph; then it is worked out in both orders.
    """
    if isinstance(rows_first, Tensor):
        return torch.where(
            rows_first, resized(levels, down, across, True), resized(levels, down, across, False)
        )
    if rows_first:
        return _whole(_whole(down @ levels) @ across.t())
    return _whole(down @ _whole(levels @ across.t()))


def _whole(sums: Tensor) -> Tensor:
    return ((sums + ONE / 2) * (1 / ONE)).floor().clamp(0.0, LEVELS)


def rows_first(height: Tensor, width: Tensor, down: Extent, across: Extent) -> Tensor:
    """Whether Pillow brings the rows to their number before the columns: Pillow 13 where a picture loses more
    than twice as many of them, older ones never."""
    if not _may_begin_with_rows():
        return torch.zeros_like(height, dtype=torch.bool)
    lost, other = height - down.length, width - across.length
    return (lost > 0) & (lost > 2 * other)


@cache
def _may_begin_with_rows() -> bool:
    """Found out by a tall picture, which is resized at once and one axis after the other."""
    tall = Image.fromarray(np.random.default_rng(0).integers(0, 256, (131, 40), np.uint8))
    bicubic = Image.Resampling.BICUBIC
    in_turn = tall.resize((28, tall.height), bicubic).resize((28, 32), bicubic)
    return tall.resize((28, 32), bicubic).tobytes() != in_turn.tobytes()
