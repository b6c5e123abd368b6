"""Do codes fill their prior? A classifier that must tell the two apart says it.

The classifier two-sample test (Lopez-Paz & Oquab, 2017): an accuracy of 0.5 means that nothing tells
codes from draws of the prior, 1 that everything does.
"""

from __future__ import annotations

from math import isqrt

import numpy as np
from numpy.typing import NDArray

from aegui.analysis.retrieval import CodeIndex
from aegui.sampling import sample

Floats = NDArray[np.float32]

MOST = 5_000  # of each


def told_apart(codes: Floats, draws: Floats, k: int | None = None) -> float:
    """Accuracy of telling codes (N, D) from draws of the prior (M, D) by their nearest neighbours.

    As many of each, at most `MOST`; each point is judged by the majority of the k nearest others, k = √n
    as in the paper unless given; where they are split evenly, that counts half. Raises `ValueError` for
    fewer than two of each.
    """
    count = min(len(codes), len(draws), MOST)
    if count < 2:
        raise ValueError(f"Telling codes from the prior needs at least 2 of each, not {count}.")
    both = np.concatenate([codes[sample(len(codes), count)], draws[sample(len(draws), count)]])
    k = min(k or isqrt(count), 2 * count - 1)
    rows = CodeIndex(both).nearest(both, k + 1).rows
    itself = rows == np.arange(2 * count)[:, None]
    itself[~itself.any(axis=1), -1] = True  # among equal points it may be missing: leave out the farthest
    others = rows[~itself].reshape(2 * count, k)
    real = (others < count).mean(axis=1)
    right = np.where(np.arange(2 * count) < count, real, 1.0 - real)
    return float(np.where(right == 0.5, 0.5, right > 0.5).mean())


def own_component(codes: Floats, labels: NDArray[np.int64], centres: Floats) -> float:
    """The share of codes (N, D) that are nearest to the centre (classes, 2) of their own class."""
    gaps = np.linalg.norm(codes[:, None, : centres.shape[1]] - centres[None], axis=2)
    return float((gaps.argmin(axis=1) == labels).mean())
