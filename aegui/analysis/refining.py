"""A field over a rectangle of the plane, coarse at once and then finer and finer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aegui.analysis.fields import Field, Floats, Scene
from aegui.runs.tiles import Rect, centres

ACROSS, LEVELS = 12, 4  # cells across, of the coarsest level; each further level has twice as many
BAND = 128  # cells between two looks at the clock
PATIENCE = 0.05  # seconds between two pictures of the same level
LONGEST = 10.0  # seconds; a level that would take longer is left out
ROBUST = (0.02, 0.98)  # quantiles that the colours cover


@dataclass(frozen=True, eq=False)
class FieldMap:
    """The values of a field in square cells over a rectangle."""

    field: str
    values: Floats  # (rows, columns), the top row first; where still to come, those of the level before
    rect: Rect
    low: float  # what the first and the last colour stand for
    high: float
    finished: bool


def coarse_to_fine(field: Field, scene: Scene, rect: Rect, held: Floats) -> Iterator[FieldMap]:
    """The field in ever more cells; what the plane does not show is as in `held` (D,).

    Stop asking to cancel: a slow field is handed out after every few rows.
    """
    columns, rows = coarsest(rect)
    values = field.at(scene, scene.axes.lift(centres(rect, columns, rows), held)).reshape(rows, columns)
    yield FieldMap(field.name, values, rect, *_range(field, values), finished=False)
    for level in range(1, LEVELS):
        began = said = time.perf_counter()
        low, high = _range(field, values)  # the colours stay while a level fills
        values = values.repeat(2, axis=0).repeat(2, axis=1)
        places = scene.axes.lift(centres(rect, *values.shape[::-1]), held)
        for start in range(0, len(places), BAND):
            values.reshape(-1)[start : start + BAND] = field.at(scene, places[start : start + BAND])
            if time.perf_counter() - said > PATIENCE and start + BAND < len(places):
                yield FieldMap(field.name, values.copy(), rect, low, high, finished=False)
                said = time.perf_counter()
        last = level == LEVELS - 1 or 4 * (time.perf_counter() - began) > LONGEST
        yield FieldMap(field.name, values, rect, *_range(field, values), last)
        if last:
            return


def coarsest(rect: Rect) -> tuple[int, int]:
    """Columns and rows of nearly square cells."""
    left, bottom, right, top = rect
    rows = round(ACROSS * (top - bottom) / max(right - left, 1e-9))
    return ACROSS, int(np.clip(rows, 1, 2 * ACROSS))


def _range(field: Field, values: Floats) -> tuple[float, float]:
    """What nearly all values lie between; never empty."""
    if field.limits is not None:
        return field.limits
    low, high = (float(value) for value in np.quantile(values, ROBUST))
    return low, max(high, low + max(1e-6, 1e-6 * abs(low)))
