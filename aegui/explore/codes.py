"""The codes of images in a state of the network. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from aegui.explore.state import Floats, Ints, Model
    from aegui.training.splits import ImageSet


def codes_of(model: Model, images: ImageSet, rows: Ints) -> Floats:
    """The codes (K, D) of some of the shown images; NaN where a moment holds none and the pixels are not on
    the disk."""
    place = np.full(len(images), -1, np.int64)
    place[model.rows] = np.arange(len(model.rows))
    codes = np.where(place[rows, None] >= 0, model.codes[place[rows]], np.float32("nan"))
    lacking = np.flatnonzero(place[rows] < 0)
    if len(lacking) and model.snapshot is not None and images.pixels is not None:
        codes[lacking] = model.snapshot.encode(images.pixels[rows[lacking]])
    return codes.astype(np.float32)
