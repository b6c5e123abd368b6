"""The codes of images in a state of the network. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from aegui.translation import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from aegui.explore.state import Floats, Ints, Model, State
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


def errors_of(state: State, rows: Ints, say: Callable[[float, str], None]) -> Floats | None:
    """The reconstruction errors (K,) of some of the shown images; None where there is nothing to tell by.

    It takes a while; `say` hears the share done, and may raise to give up.
    """
    from aegui.analysis.ranking import Errors

    images, snapshot, errors = state.images, state.snapshot, state.errors
    if images is None or images.pixels is None or snapshot is None:
        return None
    if errors is None or errors.snapshot is not snapshot or errors.pixels is not images.pixels:
        errors = Errors(snapshot, images.pixels)
    return errors.of(rows, lambda share: say(share, translate("exports", "reconstruction errors")))
