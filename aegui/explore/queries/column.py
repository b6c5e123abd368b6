"""What the codes are coloured by, and what they can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from aegui.explore.column import CLASS, ERROR, GROUP, GUESS, SPLIT, TAG, Column, Span, of_texts, of_values
from aegui.explore.column import TABLE as TABLE_OF
from aegui.explore.groups import FoundGroups, names_of
from aegui.explore.queries.errors import EVERY_ERROR
from aegui.explore.queries.groups import GROUPS
from aegui.explore.queries.table import TABLE
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.records import Colourings
from aegui.explore.state import Fields, Model, State
from aegui.training.splits import ImageSet
from aegui.translation import translate

if TYPE_CHECKING:
    from aegui.analysis.ranking import EveryError
    from aegui.parts.datasets.table import Table, TableColumn
    from aegui.parts.datasets.tags import Tags


@dataclass(frozen=True)
class Key:
    colouring: str
    images: Same[ImageSet]
    groups: Same[FoundGroups] | None = None
    names: tuple[tuple[int, str], ...] = ()
    errors: Same[EveryError] | None = None
    column: Same[TableColumn] | None = None
    tags: Same[Tags] | None = None
    guessed: Same[Model] | None = None
    span: Span | None = None


def key(state: State) -> Key | None:
    """None: the codes are coloured by class."""
    by, images, groups = state.colouring, state.images, state.groups
    if images is None or by == CLASS:
        return None
    key = Key(by, Same(images), span=state.span)
    if by == GROUP:
        there = groups is not None and len(groups.images) == len(images)
        return replace(key, groups=Same(groups), names=state.group_names) if there and groups else None
    if by == ERROR:
        found = state.every_error
        return None if found is None or len(found.values) != len(images) else replace(key, errors=Same(found))
    if by == GUESS:
        return replace(key, guessed=Same(state.model)) if state.model and _guesses(state) else None
    if by == SPLIT:
        return key if len(images.splits) > 1 else None
    if by == TAG:
        tags = state.tags
        there = tags is not None and bool(tags.counts) and images.names is not None
        return replace(key, tags=Same(tags)) if there and tags is not None else None
    column = state.table.column(by.removeprefix(TABLE_OF)) if state.table is not None else None
    if column is None or len(column.texts) != len(images) or column.kind == "text":
        return None
    return replace(key, column=Same(column))


def answer(key: Key, task: Task[Column]) -> Column:
    """What is chosen, of each image."""
    if key.groups is not None:
        return _of_groups(key.groups.it, key.names)
    if key.errors is not None:
        name = translate("column", "reconstruction error")
        return of_values(name, key.errors.it.values.astype(np.float64), key.span)
    if key.guessed is not None:
        return _of_guesses(key.guessed.it, key.images.it)
    if key.tags is not None:
        tags, images = key.tags.it, key.images.it
        assert images.names is not None
        marks = tags.of(images.names.tolist(), images.digests)
        return of_texts([one.tag for one in marks], tags.counts)
    if key.column is None:
        images = key.images.it
        return of_texts([images.splits[n] for n in images.split.tolist()], images.splits)
    column = key.column.it
    if column.values is None:
        return of_texts(column.texts, column.categories)
    return of_values(column.name, column.values, key.span, column.kind == "date")


def _guesses(state: State) -> bool:
    """Whether the model guesses the class of an image: the chances stand behind the style in its code."""
    recipe = None if state.snapshot is None else state.snapshot.recipe
    return recipe is not None and recipe.model.guesses_labels and bool(recipe.classes)


def _of_guesses(model: Model, images: ImageSet) -> Column:
    """The likeliest class of each image that has a code."""
    assert model.snapshot is not None
    recipe = model.snapshot.recipe
    labels = np.full(len(images), -1, np.int64)
    labels[model.rows] = model.codes[:, recipe.model.code :].argmax(axis=1)
    return Column(labels, recipe.classes)


def _of_groups(found: FoundGroups, names: tuple[tuple[int, str], ...]) -> Column:
    """The group of each image; behind the groups, where there are such, those that are in none."""
    labels, count = found.of_images(), len(found.groups.sizes)
    labels = np.where(labels == -1, count, np.maximum(labels, -1))
    loose = bool(found.groups.loose)
    return Column(labels, names_of(names, count, loose), loose)


def put(state: State, column: Column) -> Fields:
    """What was hidden of other groups is not meant of these, where they are fewer."""
    hidden = state.classes is not None and max(state.classes, default=-1) >= len(column.names)
    return Fields(classes=None) if hidden else Fields()


COLUMN = Query(
    "column", key, answer, Urgency.NOW, keeps="column", puts=put, after=(GROUPS, TABLE, EVERY_ERROR)
)


@dataclass(frozen=True)
class Offered:
    """What there is to colour by."""

    classes: bool
    guesses: bool
    groups: bool
    splits: bool
    errors: bool
    tags: bool
    table: Same[Table] | None
    current: str


def offered(state: State) -> Offered:
    """The colouring that was chosen, where there is such a thing."""
    images = state.images
    return Offered(
        images is not None and images.labels is not None,
        _guesses(state),
        state.groups is not None,
        images is not None and len(images.splits) > 1,
        state.errors is not None,
        state.tags is not None and bool(state.tags.counts),
        None if state.table is None else Same(state.table),
        CLASS if state.column is None and state.colouring != ERROR else state.colouring,
    )


def choices(key: Offered, task: Task[Colourings]) -> Colourings:
    """By class, by group once there are groups, by what a table says."""
    found = [(CLASS, translate("groups", "class") if key.classes else translate("groups", "one colour"))]
    if key.guesses:
        found.append((GUESS, translate("column", "guessed class")))
    if key.groups:
        found.append((GROUP, translate("groups", "group")))
    if key.splits:
        found.append((SPLIT, translate("column", "split")))
    if key.errors:
        found.append((ERROR, translate("column", "error")))
    if key.tags:
        found.append((TAG, translate("column", "tag")))
    table = None if key.table is None else key.table.it
    columns = () if table is None else table.columns
    found += [(TABLE_OF + one.name, one.name) for one in columns if one.kind != "text"]
    return Colourings(tuple(found), key.current, " ".join(() if table is None else table.notes))


COLOURINGS = Query("colourings", offered, choices, Urgency.NOW, after=(COLUMN,))
