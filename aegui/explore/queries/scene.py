"""What every field is worked out of: the model, the codes with their labels, and the plane through them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.analysis import latent
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.state import Ints, Model, State

if TYPE_CHECKING:
    from aegui.analysis.fields import Scene


@dataclass(frozen=True, eq=False)
class Key:
    model: Model  # with a snapshot and codes
    labels: Ints | None  # of the shown images
    axes: latent.Axes


def key(state: State) -> Key | None:
    model, images, axes = state.model, state.images, state.plane
    if model is None or model.snapshot is None or not len(model.codes) or images is None:
        return None
    return Key(model, images.labels, axes) if isinstance(axes, latent.Axes) else None


def holds(before: Key, now: Key) -> bool:
    """What is worked out of codes is kept as long as they are; reading the images changes no label."""
    return (
        before.model.snapshot is now.model.snapshot
        and before.model.codes is now.model.codes
        and before.axes is now.axes
        and (before.labels is None) is (now.labels is None)
    )


def answer(key: Key, task: Task[Scene]) -> Scene:
    from aegui.analysis.fields import Scene

    assert key.model.snapshot is not None
    labels = None if key.labels is None else key.labels[key.model.rows]
    return Scene(key.model.snapshot, key.model.codes, labels, key.axes)


SCENE = Query("scene", key, answer, Urgency.NOW, holds, keeps="scene")
