"""The codes along every two of their axes: small scatters of the dimensions that matter most."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from aegui.analysis import latent
from aegui.explore.column import Column
from aegui.explore.queries.column import COLUMN
from aegui.explore.queries.dimensions import IMPORTANCE
from aegui.explore.query import Query, Same, Task, Urgency
from aegui.explore.selection import How, Selection
from aegui.explore.state import Bools, Floats, Ints, Rect, State
from aegui.sampling import sample
from aegui.training.splits import ImageSet

DIMENSIONS = 6  # at most: their 15 pairs can still be told apart
CODES = 3_000  # at most: more dots hide one another in small scatters
OUTSIDE = 0.005  # share of the codes that an axis leaves out at either end


@dataclass(frozen=True, eq=False)
class AxisPairs:
    """Codes along some of their dimensions."""

    dimensions: tuple[int, ...]  # K of them, in rising order
    size: int  # how many dimensions the codes have
    codes: Floats  # (N, K), of classes that are drawn; of many a sample
    low: Floats  # (K,), the ends of each axis in code units
    high: Floats  # (K,)
    labels: Ints | None  # (N,), indices into `classes`
    classes: tuple[str, ...]
    selected: Bools | None  # (N,); None where none is: the others are drawn faintly
    loose: bool = False  # the last of the classes is what is in none of them
    scaled: bool = False  # the classes are steps of a scale
    names: tuple[str, ...] = ()  # that the dimensions of the code are given
    varying: bool = False  # they are those that vary most, as nothing decodes them

    def name(self, place: int) -> str:
        """What the dimension at a place among these is called."""
        return latent.name(self.dimensions[place], self.names)

    def pairs(self) -> list[tuple[int, int]]:
        """Across and up, as places among the dimensions."""
        return list(combinations(range(len(self.dimensions)), 2))


@dataclass(frozen=True)
class Key:
    codes: Same[Floats]  # (N, D)
    rows: Ints = field(compare=False)  # (N,), of the images
    images: ImageSet
    dimensions: tuple[int, ...]
    selection: Selection
    classes: frozenset[int] | None
    column: Column | None
    names: tuple[str, ...]
    varying: bool


def key(state: State) -> Key | None:
    """Of codes of at least two numbers; of long ones once it is known which dimensions matter most: where
    nothing decodes them, those that vary most do."""
    model, images, ranking = state.model, state.images, state.ranking
    if model is None or images is None or not len(model.codes) or model.codes.shape[1] < 2:
        return None
    size = model.codes.shape[1]
    dimensions = tuple(range(size))
    varying = size > DIMENSIONS and model.snapshot is None and not state.model_awaited
    if varying:
        spread = model.codes[sample(len(model.codes), CODES)].std(axis=0)
        dimensions = tuple(sorted(np.argsort(-spread, kind="stable")[:DIMENSIONS].tolist()))
    elif size > DIMENSIONS:
        if ranking is None or len(ranking.order) != size:
            return None
        dimensions = tuple(sorted(ranking.order[:DIMENSIONS].tolist()))
    drawn = state.selection, state.classes, state.column
    return Key(Same(model.codes), model.rows, images, dimensions, *drawn, state.code_names, varying)


def answer(key: Key, task: Task[AxisPairs]) -> AxisPairs:
    """A sample of the codes that are drawn, and where nearly all of them lie along each axis."""
    state = State(images=key.images, selection=key.selection, classes=key.classes, column=key.column)
    chosen = state.selected_among(key.rows)
    drawn = np.flatnonzero(state.drawn[key.rows])
    places = drawn[sample(len(drawn), CODES)]
    codes = key.codes.it[places][:, list(key.dimensions)]
    low, high = np.zeros((2, len(key.dimensions)), np.float32)
    if len(codes):
        low, high = np.quantile(codes, [OUTSIDE, 1 - OUTSIDE], axis=0).astype(np.float32)
    pad = np.maximum(0.06 * (high - low), 1e-3)  # also about a dimension that all codes leave alone
    labels, names, loose, scaled = key.images.labels, key.images.classes, False, False
    if key.column is not None:
        column = key.column
        labels, names, loose, scaled = column.labels, column.names, column.loose, column.scale is not None
    if labels is not None:
        labels = labels[key.rows][places]
    selected = None if chosen is None else chosen[places]
    size = key.codes.it.shape[1]
    ends = low - pad, high + pad
    return AxisPairs(
        key.dimensions, size, codes, *ends, labels, names, selected, loose, scaled, key.names, key.varying
    )


AXIS_PAIRS = Query("axis_pairs", key, answer, Urgency.SOON, after=(IMPORTANCE, COLUMN))


def selected_in(state: State, across: int, up: int, rect: Rect, how: How) -> Selection:
    """Select the images whose codes lie in a rectangle along two dimensions; or add them, or take them away.

    What is not drawn is not caught.
    """
    model = state.model
    if model is None:
        return state.selection
    x, y = model.codes[:, across], model.codes[:, up]
    left, bottom, right, top = rect
    inside = (x >= left) & (x <= right) & (y >= bottom) & (y <= top)
    rows = model.rows[inside]
    return state.selection.take(rows[state.drawn[rows]], how)
