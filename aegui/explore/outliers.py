"""How odd the shown images are, by one score or another; what their codes are held against. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.codes import codes_of
from aegui.explore.query import Lacking
from aegui.sampling import sample

if TYPE_CHECKING:
    from aegui.analysis.outliers import Reference
    from aegui.analysis.ranking import Errors
    from aegui.explore.state import Floats, Ints, Model
    from aegui.training.splits import ImageSet, Splits

ERROR, DISTANCE, DENSITY = "error", "distance", "density"  # of `State.ranked_by`
PART = 500  # images encoded at a time


def reference(
    model: Model, images: ImageSet, splits: Callable[[], Splits], say: Callable[[float], None]
) -> Reference:
    """The codes of some training images; where those are not on the disk, the codes shown. Raises
    `Lacking` where there are too few."""
    from aegui.analysis.outliers import MOST, Reference
    from aegui.training.splits import take

    snapshot = model.snapshot
    try:
        train = splits().train
        if snapshot is None or train.pixels is None:
            raise Lacking
        rows = sample(len(train), MOST, train.labels)
        parts = []
        for at in range(0, len(rows), PART):
            say(at / len(rows))
            parts.append(snapshot.encode(train.pixels[rows[at : at + PART]]))
        codes, named = np.concatenate(parts), images.places(take(train.without_pixels(), rows))
    except Lacking:
        rows = sample(len(model.rows), MOST)
        codes, named = model.codes[rows], model.rows[rows]
    try:
        return Reference(codes[:, : size(model)], named)
    except ValueError as error:
        raise Lacking(str(error)) from None


def scores(
    by: str,
    model: Model,
    images: ImageSet,
    rows: Ints,
    errors: Errors | None,
    against: Callable[[], Reference],
    say: Callable[[float], None],
) -> Floats:
    """How odd (K,) the shown images of these rows (K,) are, the higher the odder. Raises `Lacking`."""
    if by == ERROR:
        assert errors is not None
        return errors.of(rows, say)
    known = against()
    codes = codes_of(model, images, rows)[:, : size(model)]
    return known.distance(codes, rows, say) if by == DISTANCE else known.density(codes, rows, say)


def size(model: Model) -> int:
    """How many numbers of its codes say what an image is: a label may stand behind them."""
    return model.codes.shape[1] if model.snapshot is None else model.snapshot.recipe.model.code
