"""Which points of the plane lie within a shape that was drawn around them. No torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Floats = NDArray[np.float32]

FINE = 1024  # cells along the longer side of a shape: finer than the screen it was drawn on


def inside(points: Floats, outline: Floats) -> NDArray[np.bool_]:
    """Which of the points (N, 2) a closed outline (K, 2) surrounds, to 1/1024 of its longer side.

    The outline becomes a picture that each point is looked up in: one pass, however it is bent. Fewer
    than three corners surround nothing.
    """
    if len(outline) < 3 or not np.isfinite(outline).all():
        return np.zeros(len(points), bool)
    (left, bottom), (right, top) = outline.min(axis=0), outline.max(axis=0)
    scale = np.float32(FINE / max(float(right - left), float(top - bottom), 1e-12))
    size = int((right - left) * scale) + 2, int((top - bottom) * scale) + 2
    picture = Image.new("L", size)
    corners = ((outline - outline.min(axis=0)) * scale).astype(np.float64)
    ImageDraw.Draw(picture).polygon([(x, y) for x, y in corners.tolist()], fill=1, outline=1)
    mask = np.asarray(picture)
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])  # one axis at a time
    near = np.flatnonzero((x >= left) & (x <= right) & (y >= bottom) & (y <= top))
    across = np.rint((x[near] - left) * scale).astype(np.intp)
    up = np.rint((y[near] - bottom) * scale).astype(np.intp)
    found = np.zeros(len(points), bool)
    found[near] = mask[up, across] > 0
    return found
