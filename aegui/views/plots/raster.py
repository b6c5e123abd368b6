"""Clouds of codes as pictures: numpy only, a few milliseconds for 70,000 points."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from aegui.explore.records import Bytes, Floats

Rect = tuple[float, float, float, float]  # left, bottom, right, top, in code units
MANY = 100_000  # dots: of more, many lie on one pixel
BLOCK = 1 << 16  # dots at a time

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
    # The margin makes a stamp at the border a plain write, without clipping.
    margin = max([1, *(abs(down) for down, _, _ in dots)])
    wide, high = width + 2 * margin, height + 2 * margin
    canvas = np.zeros(wide * high, dtype=np.uint32)
    inks = {cover: _inked(palette, cover) for cover in {cover for _, _, cover in dots}}
    for part in (slice(0, below), slice(below, None)):
        at, colour = _tops(x[part], y[part], colours[part], rect, size, margin)
        ink = {cover: np.take(of, colour) for cover, of in inks.items()}
        for row, column, cover in dots:
            canvas[at + (row * wide + column)] = ink[cover]
    pixels = canvas.view(np.uint8).reshape(high, wide, 4)
    return np.ascontiguousarray(pixels[margin : margin + height, margin : margin + width])


def _tops(
    x: Floats, y: Floats, colours: NDArray[np.uint8], rect: Rect, size: tuple[int, int], margin: int
) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """The pixels (M,) of a canvas with a margin that dots stand on, and the colours (M,) of those on top.

    Of many dots on one pixel only the last is seen: a million need no more stamps than there are pixels.
    """
    width, height = size
    left, bottom, right, top = rect
    wide = width + 2 * margin
    across_by, down_by = np.float32(width / (right - left)), np.float32(height / (top - bottom))
    found = []
    for start in range(0, len(x), BLOCK):  # so few that they stay near the processor
        part = slice(start, start + BLOCK)
        with np.errstate(invalid="ignore"):  # NaN becomes a number far outside
            across = ((x[part] - np.float32(left)) * across_by + np.float32(margin)).astype(np.int32)
            down = ((np.float32(top) - y[part]) * down_by + np.float32(margin)).astype(np.int32)
        # Taken as without a sign, what lies left of or above the view is a large number.
        inside = (across - np.int32(margin)).view(np.uint32) < width
        inside &= (down - np.int32(margin)).view(np.uint32) < height
        at, seen = down * np.int32(wide) + across, np.flatnonzero(inside)  # by a mask: ten times as long
        found.append((at.take(seen), colours[part].take(seen)))
    if sum(len(at) for at, _ in found) > MANY:
        tops = np.zeros(wide * (height + 2 * margin), np.uint16)
        for at, colour in found:
            tops[at] = colour + np.uint16(1)
        pixels = np.flatnonzero(tops.astype(bool))  # ten times as fast as of numbers
        return pixels, (tops[pixels] - np.uint16(1)).astype(np.uint8)
    places = [at for at, _ in found] or [np.zeros(0, np.int32)]
    inks = [colour for _, colour in found] or [np.zeros(0, np.uint8)]
    # intp: numpy would convert any other index again at each of the stamp's writes.
    return np.concatenate(places).astype(np.intp), np.concatenate(inks)


def _inked(palette: Bytes, cover: float) -> NDArray[np.uint32]:
    """The palette at this coverage, premultiplied, each RGBA as one word."""
    alpha = palette[:, 3:].astype(np.float32) / 255 * cover
    colour = np.concatenate([palette[:, :3] * alpha, alpha * 255], axis=1)
    return np.ascontiguousarray(np.round(colour).astype(np.uint8)).view(np.uint32)[:, 0]
