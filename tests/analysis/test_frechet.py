"""The Fréchet distance of two Gaussians, against its closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.linalg import sqrtm

from aegui.analysis import frechet


def cloud(count: int, size: int, seed: int) -> np.ndarray:
    generator = np.random.default_rng(seed)
    mixing = generator.standard_normal((size, size))
    return (generator.standard_normal((count, size)) @ mixing + generator.standard_normal(size)).astype("f4")


def test_it_is_that_of_the_matrix_square_root():
    """As the reference implementation of the FID takes it, by scipy."""
    one, other = cloud(200, 6, 1), cloud(300, 6, 2)
    means, covariances = zip(*((p.mean(0), np.cov(p, rowvar=False)) for p in (one, other)), strict=True)
    root = sqrtm(covariances[0] @ covariances[1]).real
    expected = np.square(means[0] - means[1]).sum() + np.trace(covariances[0] + covariances[1] - 2 * root)
    assert frechet.distance(one, other) == pytest.approx(expected, rel=1e-4)
    assert frechet.distance(other, one) == pytest.approx(expected, rel=1e-4)


def test_of_one_feature_it_is_the_difference_of_means_and_deviations():
    one = np.array([[-1.0], [1.0]], np.float32)  # variance 2
    assert frechet.distance(one, 2 * one + 3) == pytest.approx(9 + (2 * 2**0.5 - 2**0.5) ** 2)
    assert frechet.distance(one, one + 3) == pytest.approx(9.0)


def test_the_same_and_the_flat_have_none():
    same = cloud(50, 3, 1)
    assert frechet.distance(same, same) == pytest.approx(0.0, abs=1e-5)
    flat = np.zeros((5, 4), np.float32)
    assert frechet.distance(flat, flat + 1) == pytest.approx(4.0)
