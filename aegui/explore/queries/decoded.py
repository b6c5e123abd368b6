"""The image decoded under the cursor, and the real one nearest to it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from aegui.analysis import latent
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.records import Nearest, UnderCursor
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Code, Floats, Model, State
from aegui.training.splits import ImageSet


@dataclass(frozen=True)
class Key:
    model: Model  # with a decoder
    images: ImageSet | None
    plane: latent.Plane
    cursor: Code


def key(state: State) -> Key | None:
    if state.model is None or state.decoder is None or state.plane is None or state.cursor is None:
        return None
    return Key(state.model, state.images, state.plane, state.cursor)


def answer(key: Key, task: Task[UnderCursor]) -> UnderCursor:
    """Decode one code; the real image comes from the codes of the same model."""
    import numpy as np

    assert key.model.decoder is not None
    began = time.perf_counter()
    code = np.array(key.cursor, np.float32)
    image = key.model.decoder.decode(code[None])[0]
    spent = 1e3 * (time.perf_counter() - began)
    x, y = key.plane.project(code).tolist()
    return UnderCursor((x, y), code, image, nearest(key.model, key.images, code), spent)


def nearest(model: Model, images: ImageSet | None, code: Floats) -> Nearest | None:
    """The real image whose code is nearest to a code (D,)."""
    if images is None or not len(model.codes):
        return None
    index, distance = latent.nearest(model.codes, code, model.lengths)
    row = int(model.rows[index])
    image = None if images.pixels is None else images.pixels[row]
    return Nearest(images.identity(row), images.label(row), distance, image)


DECODED = Query("decoded", key, answer, Urgency.NOW, keeps="under", draws=drawing("image", "nearest.image"))
