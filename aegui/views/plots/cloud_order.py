"""Which codes are drawn, in which order and colour, and where they lie."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from aegui.explore.records import Codes
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
    there: NDArray[np.bool_] = np.isfinite(codes.xy[:, 0])
    return None if there.all() else there


def arranged(
    codes: Codes, visible: Collection[int], colours: int
) -> tuple[NDArray[np.intp], NDArray[np.uint8]]:
    """Rows of the codes of visible classes, the topmost last, and rows of a `palette` of so many colours."""
    rows, labels = interleaving(len(codes.xy)), codes.labels
    there = placed(codes)
    if there is not None:
        rows = rows[there[rows]]
    if labels is not None and codes.scale is not None:
        rows = rows[labels[rows] >= 0]
    elif labels is not None and len(visible) < len(codes.classes):
        shown = np.zeros(len(codes.classes), dtype=bool)
        shown[list(visible)] = True
        rows = rows[shown[labels[rows]]]
    inks = np.zeros(len(rows), dtype=np.uint8)
    if labels is not None:
        inks = (labels[rows] % MOST_NAMED).astype(np.uint8)
    if codes.selected is not None:
        chosen = codes.selected[rows]
        order = np.argsort(chosen, kind="stable")
        rows, inks = rows[order], inks[order]
        inks[: len(chosen) - int(chosen.sum())] += np.uint8(colours)
    return rows, inks


class Extent(NamedTuple):
    """Where codes lie, in code units."""

    most: QRectF  # nearly all of them: a few far ones do not make the rest small
    every: QRectF


def extent(codes: Codes) -> Extent | None:
    """Where the codes lie; None where none has a place."""
    finite = codes.xy[np.isfinite(codes.xy).all(axis=1)].astype(np.float64)
    if not len(finite):
        return None
    every = _around(finite.min(axis=0), finite.max(axis=0))
    most = _around(*np.quantile(finite[sample(len(finite), MEASURED)], [0.002, 0.998], axis=0))
    near = every.width() <= NEAR * most.width() and every.height() <= NEAR * most.height()
    return Extent(every if near else most.intersected(every), every)


def constant(codes: Codes) -> tuple[float | None, float | None]:
    """The value that all codes have along each axis; None along one where they differ, or of a lone code."""
    finite = codes.xy[np.isfinite(codes.xy).all(axis=1)]
    if len(finite) < 2:
        return None, None
    low, high = finite.min(axis=0), finite.max(axis=0)
    first, second = (float(a) if b - a <= ROUNDING * abs(a) else None for a, b in zip(low, high, strict=True))
    return first, second


def _around(low: NDArray[np.float64], high: NDArray[np.float64]) -> QRectF:
    """From low to high, about the same middle where that is a line or a point."""
    middle, sides = (low + high) / 2, high - low
    longest = float(sides.max())
    if longest <= ROUNDING * float(np.abs(middle).max()):
        sides = np.ones(2)
    sides = np.maximum(sides, THINNEST * sides.max())
    left, bottom = middle - sides / 2
    return QRectF(left, bottom, sides[0], sides[1])
