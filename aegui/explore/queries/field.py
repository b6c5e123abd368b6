"""A field over the plane, such as the density of the codes: coarse at once, and then finer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore import backdrop
from aegui.explore.backdrop import Viewpoint
from aegui.explore.queries.offered_fields import OFFERED_FIELDS
from aegui.explore.queries.scene import SCENE
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.records import Backdrop, Scale
from aegui.explore.state import Rect, State
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.analysis.fields import Scene
    from aegui.analysis.refining import FieldMap


@dataclass(frozen=True, eq=False)
class Key:
    kind: str
    scene: Scene
    at: Viewpoint


def key(state: State) -> Key | None:
    kind, scene = backdrop.shown(state), state.scene
    if scene is None or state.offered is None or kind in (backdrop.NONE, backdrop.MANIFOLD):
        return None
    at = backdrop.viewpoint(state)
    return None if at is None else Key(kind, scene, at)


def same_values(before: Key, now: Key) -> bool:
    """Whether the field is the same at each place of the plane."""
    return before.kind == now.kind and before.scene is now.scene and now.at.has_the_codes_of(before.at)


def holds(before: Key, now: Key) -> bool:
    """Whether the picture covers the view, and is fine enough for it."""
    rect, view = before.at.beyond, now.at.view
    return same_values(before, now) and backdrop.covers(rect, view) and backdrop.is_fine(rect, view)


def outlives(before: Key, now: Key) -> bool:
    """Another field, or one in another plane, goes at once."""
    return before.kind == now.kind and before.at.axes.key == now.at.axes.key


def answer(key: Key, task: Task[Backdrop]) -> Backdrop:
    """The field over the view. What is shown stays until this is as fine, where only the view is another or
    the model has learnt."""
    from aegui.analysis.fields import FIELDS
    from aegui.analysis.refining import coarse_to_fine

    field, rect, least = FIELDS[key.kind], key.at.beyond, 0
    if task.before is not None:
        before, picture = task.before
        if (key.at.training or same_values(before, key)) and backdrop.overlaps(picture.rect, key.at.view):
            least = _columns(picture, rect)
    for found in coarse_to_fine(field, key.scene, rect, key.at.code):
        if found.finished:
            break
        task.check()
        if found.values.shape[1] >= least:
            task.hand(_picture(found, field.unit))
    return _picture(found, field.unit)


def _picture(found: FieldMap, unit: str) -> Backdrop:
    shares = (found.values - found.low) / (found.high - found.low)
    image = np.round(255 * np.clip(shares, 0.0, 1.0)).astype(np.uint8)
    return Backdrop(found.field, image, found.rect, Scale(translate("fields", unit), found.low, found.high))


def _columns(picture: Backdrop, rect: Rect) -> int:
    """How many columns over `rect` are as fine as a picture."""
    times = (rect[2] - rect[0]) / (picture.rect[2] - picture.rect[0])
    return int(0.8 * times * picture.image.shape[1])


FIELD = Query(
    "field",
    key,
    answer,
    Urgency.IDLE,
    holds,
    in_training=30.0,
    outlives=outlives,
    after=(SCENE, OFFERED_FIELDS),
)
