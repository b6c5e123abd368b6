"""Which fields can lie under the codes, and what the model lacks for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aegui.explore.queries.scene import SCENE
from aegui.explore.query import Query, Task
from aegui.explore.records import BackdropChoice
from aegui.explore.state import State
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.analysis.fields import Scene


def key(state: State) -> Scene | None:
    return state.scene


def holds(before: Scene, now: Scene) -> bool:
    """Whether both models have the same fields."""
    if (before.labels is None) is not (now.labels is None):
        return False
    return before.snapshot is now.snapshot or before.snapshot.recipe == now.snapshot.recipe


def answer(scene: Scene, task: Task[tuple[BackdropChoice, ...]]) -> tuple[BackdropChoice, ...]:
    from aegui.analysis.fields import FIELDS

    return tuple(
        BackdropChoice(
            one.name,
            translate("fields", one.label),
            translate("fields", one.help),
            "" if one.suits(scene) else translate("fields", one.needs),
        )
        for one in FIELDS.values()
    )


OFFERED_FIELDS = Query(
    "offered fields", key, answer, holds=holds, outlives=False, keeps="offered", after=(SCENE,)
)
