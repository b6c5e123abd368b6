"""How sure a variational model is of a code: the posterior of the image that the mouse rests on, else of the
one nearest to the cursor, once that rests."""

from __future__ import annotations

import math
import operator
from dataclasses import dataclass

from aegui.analysis import latent
from aegui.explore.query import Query, Task
from aegui.explore.records import ImagePosterior
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Code, Model, State
from aegui.training.splits import ImageSet

REST = 0.15  # s that the cursor stays; what the mouse rests on is answered at once
PATIENCE = 1.0  # s between two in training, at most
DRAWS = 5


@dataclass(frozen=True)
class Key:
    model: Model  # with a snapshot of a variational model
    images: ImageSet  # with pixels
    axes: latent.Axes
    hovered: int  # row of the codes; −1: none
    cursor: Code | None  # where nothing is hovered


def key(state: State) -> Key | None:
    model, images = state.model, state.images
    if model is None or model.snapshot is None or images is None or images.pixels is None:
        return None
    if not isinstance(state.plane, latent.Axes) or not model.snapshot.recipe.model.has_posterior:
        return None
    if 0 <= state.hovered < len(model.rows):
        return Key(model, images, state.plane, state.hovered, None)
    if state.cursor is None or not len(model.rows):
        return None
    return Key(model, images, state.plane, -1, state.cursor)


def answer(key: Key, task: Task[ImagePosterior]) -> ImagePosterior:
    """The ellipse of the posterior in the plane, and images decoded from codes drawn from there."""
    import numpy as np

    from aegui.analysis.posterior import ellipse, posterior, samples

    model, snapshot, pixels, index = key.model, key.model.snapshot, key.images.pixels, key.hovered
    assert snapshot is not None
    assert pixels is not None
    if key.cursor is not None:
        index = latent.nearest(model.codes, np.array(key.cursor, np.float32))[0]
    found = posterior(snapshot, pixels[model.rows[index]])
    flat = ellipse(found, key.axes)
    draws = samples(snapshot, found, DRAWS)
    return ImagePosterior(index, flat.centre, flat.semi_axes, math.degrees(flat.angle), draws)


def outlives(before: Key, now: Key) -> bool:
    """While the model learns the ellipse goes with it; about a code that was left nothing is drawn."""
    place, other = ((one.hovered, one.cursor, one.axes.key) for one in (before, now))
    return before.images is now.images and place == other


POSTERIOR = Query(
    "posterior",
    key,
    answer,
    rest=REST,
    rests=operator.attrgetter("cursor"),
    in_training=PATIENCE,
    outlives=outlives,
    draws=drawing("draws"),
)
