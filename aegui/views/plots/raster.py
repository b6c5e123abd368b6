"""Clouds of codes as pictures: numpy only, a few milliseconds for 70,000 points."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from aegui.explore.records import Bytes, Floats

Rect = tuple[float, float, float, float]  # left, bottom, right, top, in code units
Stamp = tuple[tuple[int, int, float], ...]  # (down, right, coverage), faintest first


def dot_radius(points: int) -> float:
    """How large a dot may be so that the cloud shows its inside, in pixels."""
    return float(np.clip(2.0 * (10_000 / max(points, 1)) ** 0.25, 1.2, 3.8))


@cache
def interleaving(points: int) -> NDArray[np.intp]:
    """A fixed shuffle, so that no class is drawn on top only because it comes last."""
    return np.random.default_rng(0).permutation(points)


@cache
def stamp(radius: float) -> Stamp:
    """The pixels of a dot with soft edges; faintest first, so that cores cover edges."""
    reach = int(np.ceil(radius + 0.5)) - 1
    steps = range(-reach, reach + 1)
    dots = ((down, right, radius + 0.5 - float(np.hypot(down, right))) for down in steps for right in steps)
    inked = [(down, right, round(min(cover, 1.0), 2)) for down, right, cover in dots if cover > 0.05]
    return tuple(sorted(inked, key=lambda dot: dot[2]))


def rasterise(
    x: Floats,
    y: Floats,
    colours: NDArray[np.uint8],
    rect: Rect,
    size: tuple[int, int],
    radius: float,
    palette: Bytes,
    below: int = 0,
) -> Bytes:
    """Dots at (x, y) seen through `rect`, as premultiplied RGBA (height, width, 4), row 0 at the top.

    `colours` (N,) are rows of `palette`, which is (K, 4) RGBA. Where dots touch, cores lie over edges and
    later points over earlier ones; the first `below` points lie under all others.
    """
    width, height = size
    dots = stamp(radius)
    margin = max((abs(down) for down, _, _ in dots), default=0)
    wide, high = width + 2 * margin, height + 2 * margin
    left, bottom, right, top = rect
    # The margin makes a stamp at the border a plain write, without clipping.
    across = (x - np.float32(left)) * np.float32(width / (right - left)) + np.float32(margin)
    down = (np.float32(top) - y) * np.float32(height / (top - bottom)) + np.float32(margin)
    inside = (across >= margin) & (across < wide - margin) & (down >= margin) & (down < high - margin)
    if not inside.all():
        below = int(inside[:below].sum())
        across, down, colours = across[inside], down[inside], colours[inside]
    # intp: numpy would convert any other index again at each of the stamp's writes.
    at = down.astype(np.intp) * wide + across.astype(np.intp)
    canvas = np.zeros(wide * high, dtype=np.uint32)
    ink = {cover: _inked(palette, cover)[colours] for cover in {cover for _, _, cover in dots}}
    for part in (slice(0, below), slice(below, None)):
        for row, column, cover in dots:
            canvas[at[part] + (row * wide + column)] = ink[cover][part]
    pixels = canvas.view(np.uint8).reshape(high, wide, 4)
    return np.ascontiguousarray(pixels[margin : margin + height, margin : margin + width])


def _inked(palette: Bytes, cover: float) -> NDArray[np.uint32]:
    """The palette at this coverage, premultiplied, each RGBA as one word."""
    alpha = palette[:, 3:].astype(np.float32) / 255 * cover
    colour = np.concatenate([palette[:, :3] * alpha, alpha * 255], axis=1)
    return np.ascontiguousarray(np.round(colour).astype(np.uint8)).view(np.uint32)[:, 0]
