"""How far two sets of images are from one another in the features of a classifier.

The Fréchet distance of two Gaussians with the means and covariances of the features (Heusel et al., 2017,
who take Inception's): here those of the judge of digits. Like theirs it grows where images are few, so
that it is compared only between equally many.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def distance(first: Floats, second: Floats) -> float:
    """‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½) of features (N, D) and (M, D), N and M ≥ 2; 0: alike."""
    one, other = (np.asarray(part, np.float64) for part in (first, second))
    away = one.mean(axis=0) - other.mean(axis=0)
    covariances = [np.atleast_2d(np.cov(part, rowvar=False)) for part in (one, other)]
    root = _root(covariances[0])
    # Σ₁ Σ₂ has the eigenvalues of Σ₁^½ Σ₂ Σ₁^½, which is symmetric: no complex numbers arise from rounding.
    mixed = np.linalg.eigvalsh(root @ covariances[1] @ root).clip(min=0.0)
    traces = sum(float(np.trace(part)) for part in covariances)
    return max(0.0, float(away @ away) + traces - 2.0 * float(np.sqrt(mixed).sum()))


def _root(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The symmetric square root of a covariance."""
    values, vectors = np.linalg.eigh(matrix)
    root: NDArray[np.float64] = (vectors * np.sqrt(values.clip(min=0.0))) @ vectors.T
    return root
