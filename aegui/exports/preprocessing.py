"""What happens to the pixels of an image before the network sees it, as a module that is exported with it.

It follows the reading of images step by step (`parts.datasets.pictures`, `intensities`), in the same types
and the same order, so that what is rounded to 256 levels is rounded alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from aegui.exports.resizing import LEVELS, exactly, extents, resized, rows_first, weights
from aegui.parts.datasets.intensities import UNIT, Intensities, Limits, limits_of
from aegui.parts.datasets.pictures import LUMA, Shape

PILLOW_LUMA = (19595, 38470, 7471)  # of 65536: how Pillow weighs red, green and blue in bytes
BYTES = np.dtype(np.uint8)
SHORT = 2  # bytes of a whole number of which all values fit into a table
EXAMPLE = (37, 41)  # height and width of pictures that may have any


@dataclass(frozen=True)
class Pixels:
    """The images that an exported graph takes: as in their files, or bytes as the network sees them."""

    channels: int
    size: tuple[int, int] | None  # height and width; None: any
    threshold: int | None = None  # white from this level on, black below it; None: all levels count
    dtype: np.dtype[Any] = BYTES
    rule: Intensities | None = None  # what becomes black and white; None: bytes that are that as they are
    form: Shape | None = None  # what they are brought to; None: they have that size and these channels
    colour_first: bool = True  # colours become grey, or grey colours, before the rule; else after it

    @property
    def limits(self) -> tuple[Limits | None, ...]:
        """What becomes black and white, once or of each channel; None where each image has its own."""
        if self.rule is None:
            return (Limits(0, LEVELS),)
        if self.rule.channels:
            return self.rule.channels
        if self.rule.limits is not None:
            return (self.rule.limits,)
        return ((limits_of(self.dtype) or UNIT) if self.rule.method == "type" else None,)

    @property
    def prepared(self) -> bool:
        """Whether the network sees other images than these."""
        return self.rule is not None or self.form is not None

    @property
    def example(self) -> NDArray[Any]:
        """Two images (2, C, H, W) to trace a graph with."""
        return np.zeros((2, self.channels, *(self.size or EXAMPLE)), self.dtype)


class Preprocessing(nn.Module):
    """Images (N, C, H, W) as `Pixels` says → float (N, C, H, W) in [0, 1], as the network takes them."""

    tables: Tensor
    by_rows: Tensor
    by_columns: Tensor

    def __init__(self, pixels: Pixels) -> None:
        super().__init__()
        self.pixels, form = pixels, pixels.form
        self.to_grey = form is not None and form.channels == 1 and pixels.channels == 3
        self.to_colour = form is not None and form.channels == 3 and pixels.channels == 1
        self.resizes = form is not None and pixels.size != (form.height, form.width)
        whole = pixels.dtype.kind in "biu" and pixels.dtype.itemsize <= SHORT
        self.tabled = whole and None not in pixels.limits
        if pixels.rule is not None and self.tabled:
            self.register_buffer("tables", torch.from_numpy(_tables(pixels)), persistent=False)
        if form is not None and self.resizes and pixels.size is not None:
            high, wide = (torch.tensor(float(side), dtype=torch.float64) for side in pixels.size)
            down, across = extents(high, wide, form)
            self.first = bool(rows_first(high, wide, down, across))
            by_rows = weights(_count(pixels.size[0]), _count(form.height), down)
            by_columns = weights(_count(pixels.size[1]), _count(form.width), across)
            self.register_buffer("by_rows", by_rows, persistent=False)
            self.register_buffer("by_columns", by_columns, persistent=False)

    def forward(self, images: Tensor) -> Tensor:
        pixels = self.pixels
        if not pixels.prepared:
            if pixels.threshold is not None:
                return (images >= pixels.threshold).float()
            return images.float() * (1 / LEVELS)
        levels = images
        if pixels.colour_first and self.to_grey:
            levels = grey(levels, pixels.dtype)
        if pixels.rule is not None:
            levels = self._table(levels) if self.tabled else self._levels(levels)
        if not pixels.colour_first and self.to_grey:
            levels = grey(levels, np.dtype(np.uint8))
        levels = levels.double() if self.resizes else levels.float()
        if self.resizes:
            levels = self._resized(levels)
        if self.to_colour:
            levels = levels.expand(-1, 3, -1, -1)
        return levels.float() * (1 / LEVELS)

    def _table(self, values: Tensor) -> Tensor:
        """Levels of whole numbers of up to 16 bits: every one of them was asked before."""
        index = values.long() - (0 if self.pixels.dtype.kind == "b" else int(np.iinfo(self.pixels.dtype).min))
        tables = list(self.tables.unbind())
        if len(tables) == 1:
            return tables[0][index]
        return torch.stack([table[index[:, n]] for n, table in enumerate(tables)], dim=1)

    def _levels(self, values: Tensor) -> Tensor:
        """As `Intensities.bytes`, in the precision that it reckons in: whole numbers from 0 to 255."""
        rule, dtype = self.pixels.rule, self.pixels.dtype
        assert rule is not None
        fractions = dtype.kind == "f"
        wide = torch.float32 if dtype.itemsize <= SHORT else torch.float64
        floats = values.to(wide)
        there = floats.isfinite() if fractions else None
        low, span = self._ends(floats, there)
        unit = ((floats * 0.5 - low) / span).clamp(0.0, 1.0)
        if rule.curve != "linear":
            bent = (unit / exactly(rule.softness).to(wide)).double()
            bent = (1.0 + bent).log() if rule.curve == "log" else (bent + (bent * bent + 1.0).sqrt()).log()
            most = np.log1p(1 / rule.softness) if rule.curve == "log" else np.arcsinh(1 / rule.softness)
            unit = bent.to(wide).double() / exactly(float(most))
        if rule.inverted:
            unit = 1.0 - unit
        if there is not None:
            unit = torch.where(there, unit, torch.zeros_like(unit))
        return (unit * LEVELS).round()

    def _ends(self, values: Tensor, there: Tensor | None) -> tuple[Tensor, Tensor]:
        """Half of what becomes black, and half of how far from white that is, (N or 1, C or 1, 1, 1): halved,
        because the distance of the two farthest numbers is more than any number."""
        limits, rule, least = self.pixels.limits, self.pixels.rule, torch.finfo(values.dtype).tiny
        assert rule is not None
        if None not in limits:
            low, high = (torch.tensor(ends, dtype=torch.float64) for ends in zip(*limits, strict=True))
            low, high = low.reshape(1, -1, 1, 1), high.reshape(1, -1, 1, 1)
        else:
            flat = values.flatten(2) if rule.channels else values.flatten(1)[:, None]
            told = None if there is None else there.flatten(2) if rule.channels else there.flatten(1)[:, None]
            low, high = extent(flat.double(), told)
            if rule.method == "percentiles":
                repeats = 3 if self.to_colour and self.pixels.colour_first else 1
                lower, upper = percentiles(flat.double(), told, rule.percentiles, repeats)
                apart = lower < upper
                low, high = torch.where(apart, lower, low), torch.where(apart, upper, high)
            low, high = low[..., None, None], high[..., None, None]
        half = low * 0.5
        span = (high * 0.5 - half).to(values.dtype)
        return half.to(values.dtype), torch.maximum(span, exactly(least).to(values.dtype))

    def _resized(self, levels: Tensor) -> Tensor:
        form = self.pixels.form
        assert form is not None
        if self.pixels.size is not None:
            return resized(levels, self.by_rows, self.by_columns, self.first)
        height, width = (torch.full((), levels.shape[axis], dtype=torch.float64) for axis in (2, 3))
        down, across = extents(height, width, form)
        first = rows_first(height, width, down, across)
        by_rows = weights(_count(levels.shape[2]), _count(form.height), down)
        by_columns = weights(_count(levels.shape[3]), _count(form.width), across)
        return resized(levels, by_rows, by_columns, first)


def _count(length: int) -> Tensor:
    """0, 1, … (length,), of 64 bits."""
    return torch.arange(length).double()


def _tables(pixels: Pixels) -> NDArray[np.uint8]:
    """(1 or C, values): the level of every value that there can be."""
    rule, dtype = pixels.rule, pixels.dtype
    assert rule is not None
    if dtype.kind == "b":
        every: NDArray[Any] = np.array([False, True])
    else:
        every = np.arange(np.iinfo(dtype).min, np.iinfo(dtype).max + 1).astype(dtype)
    made = [replace(rule, limits=ends, channels=()).bytes(every) for ends in pixels.limits]
    return np.stack(made)


def grey(values: Tensor, dtype: np.dtype[Any]) -> Tensor:
    """(N, 3, H, W) → (N, 1, H, W) of 64 bits: brightness in the units of the type, whole where they are."""
    if dtype == np.uint8:
        weighed = values.double() * torch.tensor(PILLOW_LUMA, dtype=torch.float64).view(1, 3, 1, 1)
        return ((weighed.sum(dim=1, keepdim=True) + 32768) * (1 / 65536)).floor()
    weighed = values.double() * torch.from_numpy(LUMA).double().view(1, 3, 1, 1)
    mixed = weighed.sum(dim=1, keepdim=True)
    return mixed if dtype.kind == "f" else mixed.round()


def extent(values: Tensor, there: Tensor | None) -> tuple[Tensor, Tensor]:
    """The lowest and the highest number (N, C) of values (N, C, M); what is none is left out."""
    if there is None:
        return values.amin(dim=2), values.amax(dim=2)
    above, below = torch.full_like(values, float("inf")), torch.full_like(values, float("-inf"))
    return torch.where(there, values, above).amin(dim=2), torch.where(there, values, below).amax(dim=2)


def percentiles(
    values: Tensor, there: Tensor | None, asked: Limits, repeats: int = 1
) -> tuple[Tensor, Tensor]:
    """Two percentiles (N, C) of the numbers among values (N, C, M), as if each were there so many times;
    between two of them in proportion, as numpy has it."""
    if there is None:
        there = torch.ones_like(values, dtype=torch.bool)
    ordered = torch.where(there, values, torch.full_like(values, float("inf"))).sort(dim=2).values
    last = there.sum(dim=2, keepdim=True).double() * repeats - 1.0
    found = []
    for percent in asked:
        place = (last * exactly(percent / 100)).clamp(min=0.0)
        before = place.floor()
        share = place - before
        after = torch.minimum(before + 1.0, last.clamp(min=0.0))
        low, high = (ordered.gather(2, (one / repeats).floor().long()) for one in (before, after))
        step = high - low
        between = torch.where(share >= 0.5, high - step * (1.0 - share), low + step * share)
        found.append(between.squeeze(2))
    return found[0], found[1]
