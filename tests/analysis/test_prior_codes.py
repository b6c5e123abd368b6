"""Whether codes can be told from draws of a prior."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from aegui.analysis import priors
from aegui.analysis.priors import own_component, told_apart


def cloud(count: int, seed: int, at: float = 0.0, size: int = 2) -> np.ndarray:
    return np.random.default_rng(seed).normal(at, 1.0, (count, size)).astype(np.float32)


def test_draws_of_the_same_cloud_can_not_be_told_apart():
    assert told_apart(cloud(1_000, 1), cloud(1_000, 2)) == pytest.approx(0.5, abs=0.05)


def test_clouds_that_do_not_touch_are_told_apart():
    assert told_apart(cloud(300, 1), cloud(300, 2, at=50.0)) == 1.0


def test_a_gap_is_found():
    codes = cloud(2_000, 1)
    without_middle = codes[np.linalg.norm(codes, axis=1) > 1.2]
    assert 0.58 < told_apart(without_middle, cloud(len(without_middle), 2)) < 0.9


def test_it_is_the_majority_of_the_others():
    codes, draws = cloud(40, 1), cloud(40, 2, at=0.8)
    both = np.concatenate([codes, draws])
    real = np.arange(80) < 40
    near = NearestNeighbors(n_neighbors=5).fit(both).kneighbors(return_distance=False)  # without itself
    votes = real[near].mean(axis=1) > 0.5
    assert told_apart(codes, draws, k=5) == pytest.approx((votes == real).mean())


def test_a_draw_counts_half_and_equal_points_are_no_trouble():
    same = np.zeros((10, 3), np.float32)
    assert 0.0 <= told_apart(same, same, k=4) <= 1.0
    line = np.array([[0.0], [1.0]], np.float32)
    assert told_apart(line, line + 0.5, k=2) == pytest.approx(0.25)  # 0: right or wrong, never sure


def test_as_many_of_each_are_taken(monkeypatch):
    assert told_apart(cloud(3_000, 1), cloud(100, 2)) == pytest.approx(0.5, abs=0.12)
    monkeypatch.setattr(priors, "MOST", 50)
    far = np.concatenate([cloud(50, 1), cloud(50, 2, at=99.0)])
    assert told_apart(far[::-1], cloud(100, 3, at=-99.0)) == 1.0


@pytest.mark.parametrize(("codes", "draws"), [(1, 5), (5, 1), (0, 5)])
def test_fewer_than_two_are_refused(codes, draws):
    with pytest.raises(ValueError, match=f"at least 2 of each, not {min(codes, draws)}"):
        told_apart(cloud(codes, 1), cloud(draws, 2))


def test_codes_in_the_component_of_their_class():
    centres = np.array([[4.0, 0.0], [0.0, 4.0], [-4.0, 0.0]], np.float32)
    codes = np.array([[3.0, 0.5, 9.0], [0.2, 2.0, -9.0], [3.0, 0.0, 0.0], [-1.0, 0.0, 0.0]], np.float32)
    assert own_component(codes, np.array([0, 1, 2, 2]), centres) == 0.75
