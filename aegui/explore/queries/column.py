"""What the codes are coloured by, and what they can be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aegui.explore.column import CLASS, GROUP, Column
from aegui.explore.groups import FoundGroups, names_of
from aegui.explore.queries.groups import GROUPS
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Colourings
from aegui.explore.state import Fields, State
from aegui.translation import translate


@dataclass(frozen=True)
class Key:
    groups: Same[FoundGroups]
    names: tuple[tuple[int, str], ...]


def key(state: State) -> Key | None:
    """None: the codes are coloured by class."""
    groups = state.groups
    if state.colouring != GROUP or groups is None or state.images is None:
        return None
    return Key(Same(groups), state.group_names) if len(groups.images) == len(state.images) else None


def answer(key: Key, task: Task[Column]) -> Column:
    """The group of each image; behind the groups, where there are such, those that are in none."""
    found = key.groups.it
    labels, count = found.of_images(), len(found.groups.sizes)
    labels = np.where(labels == -1, count, np.maximum(labels, -1))
    loose = bool(found.groups.loose)
    return Column(labels, names_of(key.names, count, loose), loose)


def put(state: State, column: Column) -> Fields:
    """What was hidden of other groups is not meant of these, where they are fewer."""
    hidden = state.classes is not None and max(state.classes, default=-1) >= len(column.names)
    return Fields(classes=None) if hidden else Fields()


COLUMN = Query("column", key, answer, Urgency.NOW, keeps="column", puts=put, after=(GROUPS,))


def offered(state: State) -> tuple[bool, bool, str]:
    """Whether there are classes, whether there are groups, and what is chosen."""
    classes = state.images is not None and state.images.labels is not None
    return classes, state.groups is not None, GROUP if state.column is not None else CLASS


def choices(key: tuple[bool, bool, str], task: Task[Colourings]) -> Colourings:
    """By class, or by group once there are groups."""
    classes, groups, current = key
    found = [(CLASS, translate("groups", "class") if classes else translate("groups", "one colour"))]
    if groups:
        found.append((GROUP, translate("groups", "group")))
    return Colourings(tuple(found), current)


COLOURINGS = Query("colourings", offered, choices, Urgency.NOW, after=(COLUMN,))
