"""Many images in one picture. No torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aegui.parts.channels import Channels, in_colours

Bytes = NDArray[np.uint8]
Rect = tuple[float, float, float, float]  # left, bottom, right, top


def mosaic(images: Bytes, columns: int, shown: Channels = ()) -> Bytes:
    """(N, C, H, W) → (rows·H, columns·W) for grey, with a last axis of 3 for colours; black where empty."""
    images = in_colours(images, shown)
    count, channels, height, width = images.shape
    rows = -(-count // columns)
    full = np.zeros((rows * columns, channels, height, width), np.uint8)
    full[:count] = images
    tiled = full.reshape(rows, columns, channels, height, width).transpose(0, 3, 1, 4, 2)
    picture = tiled.reshape(rows * height, columns * width, channels)
    return np.ascontiguousarray(picture[:, :, 0] if channels == 1 else picture)


def centres(rect: Rect, columns: int, rows: int) -> NDArray[np.float32]:
    """The centres (rows·columns, 2) of equal tiles over a rectangle, the top row first."""
    left, bottom, right, top = rect
    x = left + (np.arange(columns) + 0.5) * (right - left) / columns
    y = top - (np.arange(rows) + 0.5) * (top - bottom) / rows
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2).astype(np.float32)
