"""Is a code near data? Held against how far the codes of real images are from one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from aegui.sampling import sample
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.analysis.retrieval import CodeIndex

Floats = NDArray[np.float32]

FEW = 8_000  # numbers of codes that numpy compares with all: the first ones of a start need no torch
CHUNK = 250  # codes at a time
MOST = 2_000  # codes whose neighbours are looked up
NEAR, EDGE = 0.95, 0.995  # quantiles of the distances of codes to their nearest other code


@dataclass(frozen=True)
class Verdict:
    """What can be expected of the image decoded at a code."""

    kind: Literal["near", "edge", "extrapolating"]
    ratio: float  # its distance over the usual one, the median


@dataclass(frozen=True)
class Spacing:
    """How far codes are from their nearest other code, in code units."""

    usual: float  # the median
    near: float  # the `NEAR` quantile: up to here a code is as near to data as data are to one another
    edge: float  # the `EDGE` quantile: beyond it hardly any real code is so far from all others

    def verdict(self, distance: float) -> Verdict:
        """Of a code whose nearest real code is so far away."""
        kind: Literal["near", "edge", "extrapolating"] = (
            "near" if distance <= self.near else "edge" if distance <= self.edge else "extrapolating"
        )
        return Verdict(kind, distance / self.usual)


def spacing(codes: Floats, index: CodeIndex | None = None) -> Spacing:
    """Of codes (N, D), with their index where there is one; at most `MOST` of them are looked up.

    Codes that are equal to another are left out. Raises `ValueError` where there are
    no two different ones.
    """
    apart = np.empty(0, np.float32)
    if len(codes):
        some = codes[sample(len(codes), MOST)]
        apart = _to_another(some, codes, index)
        apart = apart[apart > 0]
    if not len(apart):
        raise ValueError(tr("Whether a code is near data can't be told from fewer than two different codes."))
    usual, near, edge = (float(value) for value in np.quantile(apart, [0.5, NEAR, EDGE]))
    return Spacing(usual, near, edge)


def _to_another(some: Floats, codes: Floats, index: CodeIndex | None) -> Floats:
    """How far each of some codes is from the nearest one beside itself; of a single code, from itself."""
    if index is None and codes.size <= FEW:
        parts = []
        for chunk in np.array_split(some, -(-len(some) // CHUNK)):
            squared = sum(
                np.square(np.subtract.outer(chunk[:, i], codes[:, i])) for i in range(codes.shape[1])
            )
            second = min(1, len(codes) - 1)
            parts.append(np.sqrt(np.partition(squared, second, axis=1)[:, second]))
        return np.concatenate(parts).astype(np.float32)
    from aegui.analysis.retrieval import CodeIndex

    return (index or CodeIndex(codes)).nearest(some, 2).distances[:, -1]
