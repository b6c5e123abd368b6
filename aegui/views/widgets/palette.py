"""Class colours that stay apart, for normal eyes and for three kinds of colour blindness."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Linear sRGB as it is seen (Machado, Oliveira and Fernandes, 2009, severity 1): without the cones for long,
# middle and short waves.
PROTANOPIA = np.array(
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
)
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
)
TRITANOPIA = np.array(
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
)
EYES = np.stack([np.eye(3), PROTANOPIA, DEUTERANOPIA, TRITANOPIA])
# Oklab (Ottosson, 2020): linear sRGB → cone responses → lightness and two opponent axes.
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def distinct_colours(first: Sequence[str], count: int, *, dark: bool) -> tuple[str, ...]:
    """`count` colours that start with `first`; the rest lie as far from all before as possible."""
    return _distinct(tuple(first), count, dark)


@lru_cache(maxsize=32)
def _distinct(first: tuple[str, ...], count: int, dark: bool) -> tuple[str, ...]:
    if count <= len(first):
        return first[:count]
    candidates = _candidates(dark)
    seen = _as_seen(candidates)
    chosen = np.array([list(bytes.fromhex(colour[1:])) for colour in first], dtype=np.float64) / 255
    nearest = _distance(seen, _as_seen(chosen)).min(axis=1)
    names = list(first)
    while len(names) < count:
        best = int(nearest.argmax())
        names.append("#{:02X}{:02X}{:02X}".format(*(int(v) for v in np.round(candidates[best] * 255))))
        nearest = np.minimum(nearest, _distance(seen, seen[:, best : best + 1])[:, 0])
    return tuple(names)


def _candidates(dark: bool) -> Array:
    """A lattice of saturated colours that can be read on the background, (K, 3) in 0 to 1."""
    steps = np.linspace(0, 1, 11)
    lattice = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(-1, 3)
    lightness, a, b = _oklab(_linear(lattice)).T
    low, high = (0.52, 0.92) if dark else (0.38, 0.76)
    keep = (lightness > low) & (lightness < high) & (np.hypot(a, b) > 0.06)
    chosen: Array = lattice[keep]
    return chosen


def _as_seen(colours: Array) -> Array:
    """Oklab for each of the four eyes, (4, K, 3)."""
    return _oklab(seen(colours))


def seen(colours: Array) -> Array:
    """Linear sRGB (4, K, 3) that each of the four eyes makes of sRGB (K, 3) in 0 to 1."""
    made: Array = np.clip(_linear(colours) @ EYES.transpose(0, 2, 1), 0, 1)
    return made


def to_oklab(colours: Array) -> Array:
    """sRGB (K, 3) in 0 to 1 as lightness and two opponent axes, in which equal steps look equal."""
    return _oklab(_linear(colours))


def from_oklab(lab: Array) -> Array:
    """And back, within what a screen can show."""
    linear = np.clip((lab @ np.linalg.inv(TO_LAB).T) ** 3 @ np.linalg.inv(TO_CONES).T, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def contrast(one: str, other: str) -> float:
    """Of two colours #rrggbb, from 1 to 21 (WCAG 2.2)."""
    pair = np.array([list(bytes.fromhex(colour[1:])) for colour in (one, other)]) / 255
    dark, light = np.sort(_linear(pair) @ np.array([0.2126, 0.7152, 0.0722]))
    return float((light + 0.05) / (dark + 0.05))


def _distance(left: Array, right: Array) -> Array:
    """The smallest of the four eyes' distances between every pair, (K, M)."""
    apart: Array = np.linalg.norm(left[:, :, None] - right[:, None], axis=-1).min(axis=0)
    return apart


def _linear(colours: Array) -> Array:
    return np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)


def _oklab(linear: Array) -> Array:
    lab: Array = np.cbrt(linear @ TO_CONES.T) @ TO_LAB.T
    return lab


def blue_to_orange(places: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Colours (K, 3) of places (K, 2) in a square, 0 to 1: blue to orange across, dark to light upwards.

    The two can be told apart by red-green-blind eyes; in Oklab, equal steps look alike.
    """
    across, up = places[:, :1].astype(np.float64), places[:, 1:].astype(np.float64)
    lab = np.hstack([0.42 + 0.44 * up, -0.04 + 0.10 * across, -0.14 + 0.26 * across])
    colours: NDArray[np.uint8] = np.rint(np.clip(from_oklab(lab), 0, 1) * 255).astype(np.uint8)
    return colours
