"""Each group with its size, the images nearest to its centre, and the classes that are in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aegui.explore.groups import FoundGroups, usual_name
from aegui.explore.queries.groups import GROUPS
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import GroupRow, GroupRows
from aegui.explore.shown_channels import drawing
from aegui.explore.state import Bytes, Ints, Model, State
from aegui.training.splits import ImageSet
from aegui.translation import translate

MOST_CLASSES = 3  # of a group that are named beside it
MOST_TABLE = 6  # in each row of the table


@dataclass(frozen=True)
class Key:
    groups: Same[FoundGroups]
    names: tuple[tuple[int, str], ...]
    images: ImageSet
    model: Model  # that decodes where the images are not on the disk


def key(state: State) -> Key | None:
    if state.groups is None or state.images is None or state.model is None:
        return None
    return Key(Same(state.groups), state.group_names, state.images, state.model)


def holds(before: Key, now: Key) -> bool:
    """A model that learns changes nothing in groups that were found before; pixels that come do."""
    return (before.groups, before.names, before.images) == (now.groups, now.names, now.images)


def answer(key: Key, task: Task[GroupRows]) -> GroupRows:
    """The rows, the loose codes last, and how well the groups agree with the classes."""
    found = key.groups.it
    groups, images = found.groups, key.images
    count, named = len(groups.sizes), len(images.classes)
    classes = None if images.labels is None else images.labels[found.rows]
    table: Ints | None = None
    rand = information = None
    if classes is not None and named > 1 and count:
        from aegui.analysis.agreement import agreement

        agreed = agreement(groups.labels, classes, count, named)
        table, rand, information = agreed.table, agreed.rand, agreed.information
    given = dict(key.names)
    rows = []
    for group in [*range(count), *([-1] if groups.loose else [])]:
        task.check()
        loose = group < 0
        size = groups.loose if loose else int(groups.sizes[group])
        nearest = (
            np.flatnonzero(groups.labels < 0)[: len(groups.nearest[0])] if loose else groups.nearest[group]
        )
        within = "" if table is None or loose else _shares(table[group], images.classes)
        rows.append(
            GroupRow(
                group, given.get(group) or usual_name(group), size, size / max(len(groups.labels), 1),
                _pixels(key, found.rows[nearest]), within,
            )
        )  # fmt: skip
    text = "" if table is None else _table(table, [row.name for row in rows], images.classes)
    return GroupRows(tuple(rows), len(groups.labels), groups.notes, rand, information, text)


GROUP_ROWS = Query(
    "group rows", key, answer, Urgency.SOON, holds, after=(GROUPS,), draws=drawing("rows.images")
)


def _pixels(key: Key, rows: Ints) -> Bytes:
    """The images (n, C, H, W) of these rows; decoded from their codes where they are not on the disk."""
    if key.images.pixels is not None:
        return key.images.pixels[rows]
    model = key.model
    place = np.full(len(key.images), -1, np.int64)
    place[model.rows] = np.arange(len(model.rows))
    here = place[rows]
    here = here[here >= 0]
    if model.snapshot is None or not len(here):
        return np.zeros((0, 1, 1, 1), np.uint8)
    return model.snapshot.decode(model.codes[here])


def _shares(counts: Ints, classes: tuple[str, ...]) -> str:
    """7 (83 %), 9 (12 %): the classes most of a group is of."""
    whole = max(int(counts.sum()), 1)
    most = np.argsort(-counts, kind="stable")[:MOST_CLASSES]
    return ", ".join(f"{classes[n]} ({counts[n] / whole:.0%})" for n in most if counts[n] >= 0.005 * whole)


def _table(table: Ints, names: list[str], classes: tuple[str, ...]) -> str:
    """A line for each group: how many images of which class."""
    lines = []
    for counts, name in zip(table, names, strict=False):
        most = np.argsort(-counts, kind="stable")
        cells = [f"{classes[n]}: {counts[n]:,}" for n in most[:MOST_TABLE] if counts[n]]
        rest = int(counts[most[MOST_TABLE:]].sum())
        if rest:
            cells.append(translate("groups", "others: {}").format(f"{rest:,}"))
        lines.append(f"{name} – " + " · ".join(cells))
    return "\n".join(lines)
