"""Arrays of images as people hold them, brought to the form that a model takes. No torch."""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from aegui.translation import tr

Shape = tuple[int, int, int]  # (C, H, W)
Floats = NDArray[np.float32]


def images_of(given: ArrayLike, shape: Shape, name: str = "images") -> Floats:
    """Images (N, C, H, W) from 0 to 1 of an array that holds images of that shape.

    Taken are (N, C, H, W), (N, H, W, C), (N, H, W) where they are grey, and flat rows (N, C·H·W); bytes,
    true and false, and fractions from 0 to 1. Raises `ValueError` with a sentence that names both shapes, or
    the values that are outside.
    """
    array = np.asarray(given)
    channels, height, width = shape
    inner = array.shape[1:]
    if inner == shape:
        arranged = array
    elif inner == (height, width, channels):
        arranged = np.moveaxis(array, -1, 1)
    elif channels == 1 and inner == (height, width):
        arranged = array[:, None]
    elif array.ndim == 2 and inner == (prod(shape),):
        arranged = array.reshape(-1, *shape)
    else:
        raise ValueError(_wrong_shape(array.shape, shape, name))
    return unit(arranged, name)


def unit(array: NDArray[np.generic], name: str) -> Floats:
    """Bytes, true and false, or fractions as fractions. Raises `ValueError` for others."""
    if array.dtype == np.uint8:
        return array.astype(np.float32) * np.float32(1 / 255)
    if array.dtype == np.bool_:
        return array.astype(np.float32)
    if array.dtype.kind != "f":
        raise ValueError(
            tr(
                "{} has the type {}: give bytes (uint8, 0 to 255) or fractions (float, 0 to 1).",
                name,
                array.dtype,
            )
        )
    lowest, highest = (float(array.min()), float(array.max())) if array.size else (0.0, 0.0)
    if not (lowest >= 0.0 and highest <= 1.0):  # NaN is neither
        raise ValueError(
            tr(
                "{} holds values from {:.4g} to {:.4g}: bring them to 0 to 1, or give bytes (uint8).",
                name,
                lowest,
                highest,
            )
        )
    return array.astype(np.float32)


def codes_of(given: ArrayLike, size: int, name: str = "codes") -> Floats:
    """Codes (N, D) as they are. Raises `ValueError` with a sentence that names both shapes."""
    array = np.asarray(given)
    if array.ndim != 2 or array.shape[1] != size:
        hint = tr(" (one code alone: codes[None])") if array.shape == (size,) else ""
        raise ValueError(
            tr("{} has the shape {}; this model takes (N, {}){}.", name, array.shape, size, hint)
        )
    if array.dtype.kind not in "fiu" or not np.isfinite(array).all():
        raise ValueError(tr("{} holds what is no number: give finite floats.", name))
    return array.astype(np.float32)


def _wrong_shape(given: tuple[int, ...], shape: Shape, name: str) -> str:
    channels, height, width = shape
    forms = [f"(N, {channels}, {height}, {width})", f"(N, {height}, {width}, {channels})"]
    forms += [f"(N, {height}, {width})"] if channels == 1 else []
    forms += [f"(N, {prod(shape)})"]
    alone = given in (shape, (height, width, channels)) or (channels == 1 and given == (height, width))
    hint = tr(" (one image alone: images[None])") if alone else ""
    taken = tr("{} or {}", ", ".join(forms[:-1]), forms[-1])
    return tr("{} has the shape {}; this model takes {}{}.", name, given, taken, hint)
