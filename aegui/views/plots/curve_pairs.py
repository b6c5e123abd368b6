"""Which curves of a group share a colour and a name, and which get the scale at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aegui.explore.records import Curve

SMALL = 0.25  # curves below this share of the largest get the scale at the right
VALIDATION = "val_"
LOSS = "loss"


class Strand(NamedTuple):
    """What one chip stands for: a curve, or a quantity with its dashed validation."""

    key: str
    curves: tuple[Curve, ...]


def strands(curves: Sequence[Curve]) -> list[Strand]:
    """Each curve for itself; but where several quantities all have both, training with validation."""
    pairs: dict[str, list[Curve]] = {}
    for curve in curves:
        pairs.setdefault(curve.name.removeprefix(VALIDATION), []).append(curve)
    if len(pairs) > 1 and all(len(pair) == 2 for pair in pairs.values()):
        return [Strand(key, tuple(pair)) for key, pair in pairs.items()]
    return [Strand(curve.name, (curve,)) for curve in curves]


def peak(curve: Curve) -> float:
    """The largest size of a curve's values."""
    return float(np.abs(curve.values[np.isfinite(curve.values)]).max(initial=0.0))


def quantity(curve: Curve) -> str:
    """What a curve measures: the loss of a training, of its steps and of its validation are one quantity."""
    plain = curve.name.removeprefix(VALIDATION)
    return LOSS if plain == "step" else plain


def small(curves: Sequence[Curve]) -> frozenset[str]:
    """Names of the curves that would lie flat at the bottom of the others' scale.

    All curves of a quantity have one scale, however far apart they lie: they are there to be compared.
    """
    peaks: dict[str, float] = {}
    for curve in curves:
        if len(curve.values):
            peaks[quantity(curve)] = max(peak(curve), peaks.get(quantity(curve), 0.0))
    whole = peaks.get(LOSS, max(peaks.values(), default=0.0))
    return frozenset(curve.name for curve in curves if peaks.get(quantity(curve), whole) < SMALL * whole)


def positive(curves: Sequence[Curve]) -> bool:
    """Whether a logarithmic scale shows all there is."""
    return all(bool((curve.values[np.isfinite(curve.values)] > 0).all()) for curve in curves)


def nearest(curve: Curve, epoch: float) -> int:
    """The row of a curve that lies nearest to an epoch."""
    return int(np.abs(curve.epochs - np.float32(epoch)).argmin())
