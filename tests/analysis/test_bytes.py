"""Products of pixels as whole numbers."""

from __future__ import annotations

import numpy as np
import pytest

from aegui.analysis import bytes as whole
from aegui.analysis.retrieval import PixelIndex


def pixels(count: int, size: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, size), np.uint8)


@pytest.mark.parametrize("by_bytes", [True, False])
@pytest.mark.parametrize(("count", "size"), [(1, 1), (7, 27), (4_100, 50)])
def test_products_are_exact(count, size, by_bytes, monkeypatch):
    monkeypatch.setattr(whole, "multiplies_bytes", lambda numbers: by_bytes)
    flat = pixels(count, size)
    exact = flat.astype(np.int64).T @ flat.astype(np.int64)
    assert whole.products(flat) == pytest.approx(exact.astype(np.float64), rel=0.0 if by_bytes else 1e-6)


@pytest.mark.parametrize("extreme", [None, 0, 255])
def test_nearest_pixels_are_found_at_their_exact_distances(extreme):
    stored, queries = pixels(300, 784), pixels(260, 784, seed=1)
    if extreme is not None:
        queries[:] = extreme
        stored[17] = 255 - extreme  # the farthest that there is
    found = PixelIndex(stored).nearest(queries, 3)
    squares = np.square(queries[:, None].astype(np.int64) - stored[None]).sum(axis=2)
    exact = np.sort(squares, axis=1)[:, :3]
    assert np.array_equal(np.take_along_axis(squares, found.rows, axis=1), exact)
    assert found.distances == pytest.approx(np.sqrt(exact) / 255, rel=1e-6)


def test_fewer_are_found_where_fewer_are_stored():
    assert PixelIndex(pixels(2, 5)).nearest(pixels(4, 5), 9).rows.shape == (4, 2)
