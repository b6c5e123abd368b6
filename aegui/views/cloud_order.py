"""Which codes are drawn, in which order and colour, and where they lie."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from aegui.core.shown import Codes
from aegui.sampling import sample
from aegui.views.raster import interleaving

MOST_NAMED = 100  # classes: more have no legend, and colours begin again
FAINT = 46  # alpha of codes that are not selected while others are
FULL = 235
MEASURED = 5_000  # codes that tell where nearly all lie

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
    if labels is not None and len(visible) < len(codes.classes):
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


def extent(codes: Codes) -> QRectF | None:
    """Where nearly all codes lie; a few far ones do not make the rest small."""
    finite = codes.xy[np.isfinite(codes.xy).all(axis=1)]
    if not len(finite):
        return None
    low, high = np.quantile(finite[sample(len(finite), MEASURED)], [0.002, 0.998], axis=0)
    return QRectF(low[0], low[1], max(high[0] - low[0], 1e-3), max(high[1] - low[1], 1e-3))
