"""How many images are selected, of those whose classes are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aegui.explore.column import Column
from aegui.explore.queries.column import COLUMN
from aegui.explore.query import Query, Task, Urgency
from aegui.explore.selection import Selection
from aegui.explore.state import State

if TYPE_CHECKING:
    from aegui.training.splits import ImageSet


@dataclass(frozen=True)
class Key:
    selection: Selection
    images: ImageSet | None
    classes: frozenset[int] | None
    column: Column | None


def key(state: State) -> Key:
    return Key(state.selection, state.images, state.classes, state.column)


def answer(key: Key, task: Task[int]) -> int:
    """The rule of every count: what is not drawn does not count."""
    drawn = State(images=key.images, selection=key.selection, classes=key.classes, column=key.column)
    return len(drawn.selected)


COUNT = Query("selected", key, answer, Urgency.NOW, after=(COLUMN,))
