"""Which curves of a group share a colour and a name, and which get the scale at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aegui.core.shown import Curve

SMALL = 0.25  # curves below this share of the largest get the scale at the right
VALIDATION = "val_"


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


def small(curves: Sequence[Curve]) -> frozenset[str]:
    """Names of the curves that would lie flat at the bottom of the others' scale."""
    peaks = {curve.name: peak(curve) for curve in curves if len(curve.values)}
    losses = [one for name, one in peaks.items() if name in ("loss", "val_loss")]
    whole = max(losses or peaks.values(), default=0.0)
    return frozenset(name for name, one in peaks.items() if one < SMALL * whole)


def positive(curves: Sequence[Curve]) -> bool:
    """Whether a logarithmic scale shows all there is."""
    return all(bool((curve.values[np.isfinite(curve.values)] > 0).all()) for curve in curves)


def nearest(curve: Curve, epoch: float) -> int:
    """The row of a curve that lies nearest to an epoch."""
    return int(np.abs(curve.epochs - np.float32(epoch)).argmin())
