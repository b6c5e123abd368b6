"""The classes that the images which are ranked can be narrowed to, and the one that they are."""

from __future__ import annotations

from dataclasses import dataclass

from aegui.explore.query import Query, Task, Urgency
from aegui.explore.state import State


@dataclass(frozen=True)
class Classes:
    """Names of classes; "" for all images."""

    names: tuple[str, ...]
    current: str


def key(state: State) -> Classes:
    """Images of other data may have no class of the name that was chosen: then all are meant."""
    images = state.images
    names = () if images is None or images.labels is None else images.classes
    return Classes(names, state.listed_class if state.listed_class in names else "")


def answer(key: Classes, task: Task[Classes]) -> Classes:
    """As the state has it."""
    return key


CLASSES = Query("classes of images", key, answer, Urgency.NOW)
