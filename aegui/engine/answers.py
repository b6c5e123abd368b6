"""What the views are told about a model: pure functions from codes and images to frozen records."""

from __future__ import annotations

import time

import numpy as np

from aegui.analysis import latent
from aegui.explore.records import Hovered, Nearest, UnderCursor
from aegui.explore.state import Floats, Ints, Model
from aegui.training.splits import ImageSet


def under_cursor(
    model: Model, subset: ImageSet | None, axes: latent.Plane, held: Floats
) -> UnderCursor | None:
    """The image decoded at a code (D,) and the real one nearest to it."""
    if model.snapshot is None:
        return None
    began = time.perf_counter()
    image = model.snapshot.decode(held[None])[0]
    spent = 1e3 * (time.perf_counter() - began)
    x, y = axes.project(held)
    return UnderCursor((float(x), float(y)), held.copy(), image, nearest(model, subset, held), spent)


def nearest(model: Model, subset: ImageSet | None, code: Floats) -> Nearest | None:
    """The real image whose code is nearest to a code (D,)."""
    if subset is None or not len(model.codes):
        return None
    index, distance = latent.nearest(model.codes, code)
    row = int(model.rows[index])
    image = None if subset.pixels is None else subset.pixels[row]
    return Nearest(subset.identity(row), subset.label(row), distance, image)


def hovered(model: Model, subset: ImageSet, index: int) -> Hovered | None:
    """The image behind a point; decoded from its code where the data set is not on the disk."""
    row = int(model.rows[index])
    if subset.pixels is not None:
        image, original = subset.pixels[row], True
    elif model.snapshot is not None:
        image, original = model.snapshot.decode(model.codes[index : index + 1])[0], False
    else:
        return None
    return Hovered(index, subset.identity(row), subset.label(row), image, original)


def codes_of(model: Model, subset: ImageSet, rows: Ints) -> Floats:
    """The codes (K, D) of some images; NaN where a moment holds none and the images are not on the disk."""
    place = np.full(len(subset), -1, np.int64)
    place[model.rows] = np.arange(len(model.rows))
    codes = np.where(place[rows, None] >= 0, model.codes[place[rows]], np.float32("nan"))
    lacking = np.flatnonzero(place[rows] < 0)
    if len(lacking) and model.snapshot is not None and subset.pixels is not None:
        codes[lacking] = model.snapshot.encode(subset.pixels[rows[lacking]])
    return codes.astype(np.float32)
