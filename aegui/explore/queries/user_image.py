"""What a model makes of the user's own image, as it is drawn, and where its code lies.

It is worked out in the window's thread, as the image under the cursor is: that takes less time than the way
to another thread and back.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.analysis import latent
from aegui.explore.drawing import Drawing, UserImage
from aegui.explore.queries.centring import centring
from aegui.explore.queries.user_form import USER_FORM
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Drawn
from aegui.explore.shown_channels import drawing
from aegui.explore.state import State

if TYPE_CHECKING:
    from aegui.explore.user_image import Form, Prepared
    from aegui.runs.snapshot import Snapshot


@dataclass(frozen=True)
class Key:
    snapshot: Same[Snapshot]
    form: Form
    drawing: Drawing
    centred: bool


def key(state: State) -> Key | None:
    snapshot, form, drawing = state.snapshot, state.image_form, state.drawing
    if snapshot is None or form is None or drawing is None or not snapshot.model.encodes:
        return None
    if drawing.template is not None and drawing.template.given.image.shape != form.shape:
        return None  # a sheet of another form is on its way
    return Key(Same(snapshot), form, drawing, bool(centring(state)))


def answer(key: Key, task: Task[UserImage | None]) -> UserImage | None:
    """The drawing in the form of the data set, encoded and decoded; None where nothing is left of it.

    Raises `NoPicture`.
    """
    import numpy as np

    from aegui.analysis.reconstruction import error_levels, error_map

    snapshot, began = key.snapshot.it, time.perf_counter()
    ready = prepare(key)
    if ready.blank or ready.holes.all():
        return None
    image = ready.image
    if ready.holes.any():
        even = image[:, ~ready.holes].mean(axis=1).round().astype(np.uint8)
        image = np.where(ready.holes, even[:, None, None], image)
    code = snapshot.encode(image[None])[0]
    reconstructed = snapshot.decode(code[None])[0]
    known = ~ready.holes
    levels, high = error_levels(image[None], reconstructed[None], known)
    mse = float(error_map(image, reconstructed).values[known].mean())
    spent = 1e3 * (time.perf_counter() - began)
    drawn = Drawn(image, code, reconstructed, levels[0], high, mse, bool(ready.holes.any()), spent)
    return UserImage(drawn, ready.image, ready.holes)


def prepare(key: Key) -> Prepared:
    """The drawing as the data set has its images."""
    from aegui.explore.user_image import drawn_on, prepared

    drawing, template = key.drawing, key.drawing.template
    if template is not None and not key.centred:
        return drawn_on(template.given.image, template.rows, drawing.picture, drawing.holes, template.shown)
    return prepared(drawing.picture, key.form, drawing.holes, key.centred)


USER_IMAGE = Query(
    "user image",
    key,
    answer,
    Urgency.NOW,
    keeps="user_image",
    after=(USER_FORM,),
    draws=drawing("drawn.image", "drawn.reconstructed"),
)


@dataclass(frozen=True)
class PlaceKey:
    image: UserImage
    plane: latent.Plane


def place_key(state: State) -> PlaceKey | None:
    image, plane = state.user_image, state.plane
    return None if image is None or plane is None else PlaceKey(image, plane)


def place(key: PlaceKey, task: Task[tuple[float, float]]) -> tuple[float, float]:
    """Where its code is drawn in the plane."""
    x, y = key.plane.project(key.image.drawn.code).tolist()
    return x, y


USER_PLACE = Query("user place", place_key, place, Urgency.NOW, after=(USER_IMAGE,))
