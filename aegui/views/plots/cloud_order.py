"""Which codes are drawn, in which order and colour, and where they lie."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from aegui.explore.records import Codes, Floats
from aegui.sampling import sample
from aegui.views.plots.raster import interleaving

MOST_NAMED = 100  # classes: more have no legend, and colours begin again
FAINT = 46  # alpha of codes that are not selected while others are
FULL = 235
MEASURED = 5_000  # codes that tell where nearly all lie
NEAR = 1.5  # times the extent of nearly all: what lies so near is shown with them
THINNEST = 0.01  # of the longer side: what is shown of codes that lie on a line
ROUNDING = 1e-6  # of a value: codes that differ by less are the same

Colour = TypeVar("Colour", bound=tuple[int, int, int])


def palette(colours: Collection[Colour]) -> NDArray[np.uint8]:
    """RGBA (2K, 4) of class colours: the full ones, then the faint ones of what is not selected."""
    full = np.array([(*colour, FULL) for colour in colours], dtype=np.uint8)
    faint = full.copy()
    faint[:, 3] = FAINT
    return np.concatenate([full, faint])


def placed(codes: Codes) -> NDArray[np.bool_] | None:
    """Which codes (N,) have a place in the plane; None where all have."""
    x = codes.xy[:, 0]
    if len(x) and np.isfinite(x.min()) and np.isfinite(x.max()):  # NaN is the least and the greatest
        return None
    there: NDArray[np.bool_] = np.isfinite(x)
    return None if there.all() else there


class Dots(NamedTuple):
    """Codes in the order they are drawn, the topmost last."""

    rows: NDArray[np.intp]  # (M,), of the codes
    inks: NDArray[np.uint8]  # (M,), rows of a `palette`
    x: Floats  # (M,)
    y: Floats


def arranged(codes: Codes, visible: Collection[int]) -> Dots:
    """The codes of visible classes, whether they are selected or not."""
    rows, labels = interleaving(len(codes.xy)), codes.labels
    there = placed(codes)
    if there is not None:
        rows = rows[there[rows]]
    inks = np.zeros(len(rows), dtype=np.uint8)
    if labels is not None:
        of = labels[rows]
        drawn = of >= 0
        if codes.scale is None and len(visible) < len(codes.classes):
            shown = np.zeros(len(codes.classes), dtype=bool)
            shown[list(visible)] = True
            drawn &= shown[of]
        if not drawn.all():
            rows, of = rows[drawn], of[drawn]
        if codes.loose:  # a few that have a name are seen above the many that have none
            order = np.argsort(of != len(codes.classes) - 1, kind="stable")
            rows, of = rows[order], of[order]
        inks = (of % MOST_NAMED).astype(np.uint8)
    x, y = (np.ascontiguousarray(codes.xy[:, axis], np.float32)[rows] for axis in (0, 1))
    return Dots(rows, inks, x, y)


def with_selected_on_top(dots: Dots, selected: NDArray[np.bool_] | None, colours: int) -> Dots:
    """The same with the selected codes (N,) last, and the others in the faint ones of a `palette` of so many
    colours; as they are where nothing is selected."""
    if selected is None:
        return dots
    chosen = selected[dots.rows]
    under, over = np.flatnonzero(~chosen), np.flatnonzero(chosen)
    rows, inks, x, y = (np.concatenate([part[under], part[over]]) for part in dots)
    inks[: len(under)] += np.uint8(colours)
    return Dots(rows, inks, x, y)


class Extent(NamedTuple):
    """Where codes lie, in code units."""

    most: QRectF  # nearly all of them: a few far ones do not make the rest small
    every: QRectF


def extent(codes: Codes) -> Extent | None:
    """Where the codes lie; None where none has a place."""
    finite, low, high = _ends(codes)
    if not len(finite):
        return None
    every = _around(low, high)
    some = finite[sample(len(finite), MEASURED)].astype(np.float64)
    most = _around(*np.quantile(some, [0.002, 0.998], axis=0))
    near = every.width() <= NEAR * most.width() and every.height() <= NEAR * most.height()
    return Extent(every if near else most.intersected(every), every)


def constant(codes: Codes) -> tuple[float | None, float | None]:
    """The value that all codes have along each axis; None along one where they differ, or of a lone code."""
    finite, low, high = _ends(codes)
    if len(finite) < 2:
        return None, None
    first, second = (float(a) if b - a <= ROUNDING * abs(a) else None for a, b in zip(low, high, strict=True))
    return first, second


def _ends(codes: Codes) -> tuple[Floats, NDArray[np.float64], NDArray[np.float64]]:
    """The codes (M, 2) that have a place, and the least and the greatest (2,) of each axis.

    One axis at a time: along both at once numpy takes twenty times as long.
    """
    xy = codes.xy
    low, high = _least_and_greatest(xy)
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        xy = xy[np.isfinite(xy).all(axis=1)]
        low, high = _least_and_greatest(xy)
    return xy, low, high


def _least_and_greatest(xy: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of each axis (2,); NaN where there is one, 0 where there is nothing."""
    if not len(xy):
        return np.zeros(2), np.zeros(2)
    columns = [np.ascontiguousarray(xy[:, axis]) for axis in (0, 1)]
    low, high = ([float(side(column)) for column in columns] for side in (np.min, np.max))
    return np.array(low), np.array(high)


def _around(low: NDArray[np.float64], high: NDArray[np.float64]) -> QRectF:
    """From low to high, about the same middle where that is a line or a point."""
    middle, sides = (low + high) / 2, high - low
    longest = float(sides.max())
    if longest <= ROUNDING * float(np.abs(middle).max()):
        sides = np.ones(2)
    sides = np.maximum(sides, THINNEST * sides.max())
    left, bottom = middle - sides / 2
    return QRectF(left, bottom, sides[0], sides[1])
