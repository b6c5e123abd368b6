"""Which points a lasso surrounds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aegui.analysis.lasso import inside


def polygon(*corners):
    return np.array(corners, np.float32)


def test_a_square():
    points = np.array([[0.5, 0.5], [0.01, 0.99], [1.01, 0.5], [-0.5, 0.5], [0.5, 3.0]], np.float32)
    assert inside(points, polygon((0, 0), (1, 0), (1, 1), (0, 1))).tolist() == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_bent_shape_does_not_surround_its_bay():
    horseshoe = polygon((0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3))
    points = np.array([[0.5, 2.5], [1.5, 2.5], [2.5, 2.5], [1.5, 0.5]], np.float32)
    assert inside(points, horseshoe).tolist() == [True, False, True, True]


@given(st.integers(0, 2**31), st.floats(1e-3, 1e3), st.floats(-1e3, 1e3))
def test_a_circle_of_any_size_anywhere(seed, radius, middle):
    angle = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    circle = (np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius + middle).astype(np.float32)
    points = np.random.default_rng(seed).uniform(-2, 2, (300, 2)).astype(np.float32)
    away = np.hypot(*points.T)
    found = inside((points * radius + middle).astype(np.float32), circle)
    clear = np.abs(away - 1) > 0.01 + abs(middle) / radius * 1e-6  # float32 knows no finer place there
    assert np.array_equal(found[clear], away[clear] < 1)


@pytest.mark.parametrize(
    "outline", [polygon(), polygon((0, 0), (1, 1)), polygon((0, 0), (1, 0), (np.nan, 1))]
)
def test_no_shape_surrounds_nothing(outline):
    assert not inside(np.zeros((4, 2), np.float32), outline.reshape(-1, 2)).any()


def test_points_that_are_no_numbers_are_outside():
    points = np.array([[np.nan, 0.5], [0.5, np.inf]], np.float32)
    assert not inside(points, polygon((0, 0), (1, 0), (1, 1))).any()
