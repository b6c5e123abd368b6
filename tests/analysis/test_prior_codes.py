"""Whether codes fill a prior, and whether they can be told from draws of it."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from aegui.analysis import priors
from aegui.analysis.priors import Filling, fillings, own_component, told_apart, two_sample_test


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


def test_the_band_is_what_chance_gives():
    """Of two sets of draws, mixed up, neighbours are right in about half of the cases, ± 1.96 · ½ / √n and a
    little more, since neighbours share neighbours."""
    same = two_sample_test(cloud(500, 1), cloud(500, 2))
    assert same.low < same.accuracy < same.high
    assert same.excess == 0.0
    assert 0.03 < same.high - same.low < 0.16
    assert same.accuracy == told_apart(cloud(500, 1), cloud(500, 2))


def test_both_sides_of_the_band_count():
    shifted = two_sample_test(cloud(500, 1), cloud(500, 2, at=1.0))
    assert shifted.excess == pytest.approx(shifted.accuracy - shifted.high)
    grid = np.stack(np.meshgrid(np.arange(20.0), np.arange(20.0)), axis=-1).astype(np.float32)
    even = (np.indices((20, 20)).sum(axis=0) % 2).astype(bool)  # a chequerboard: the nearest are the others
    board = two_sample_test(grid[even], grid[~even], k=4)
    assert board.accuracy < 0.1
    assert board.excess == pytest.approx(board.low - board.accuracy)


def test_filling_by_hand():
    """Draws at 0 … 9 and others half a step beside each: near is 0.5; the balls reach 3 to 5 steps."""
    draws = np.arange(10, dtype=np.float32)[:, None]
    all_of_it, one, none = fillings(draws, draws + 0.5, [draws + 0.25, np.array([[0.0]]), np.array([[99.0]])])
    assert all_of_it == Filling(gap_share=0.0, coverage=1.0)
    assert one == Filling(gap_share=0.9, coverage=0.4)  # in the balls of 0, 1, 2 (5, 4, 3 steps) and of 3
    assert none == Filling(gap_share=1.0, coverage=0.0)


def test_coverage_of_as_many_draws_is_that_of_the_paper():
    """Naeem et al. (2020, proposition 1): 1 − (M−1)…(M−k) / (2M−1)…(2M−k) of M draws each."""
    count, k = 2_000, priors.K
    steps = np.arange(1, k + 1)
    expected = 1 - np.prod((count - steps) / (2 * count - steps))
    found = [
        fillings(
            cloud(count, 3 * n, size=4), cloud(count, 3 * n + 1, size=4), [cloud(count, 3 * n + 2, size=4)]
        )
        for n in range(3)
    ]
    assert np.mean([one[0].coverage for one in found]) == pytest.approx(expected, abs=0.006)
    assert np.mean([one[0].gap_share for one in found]) == pytest.approx(1 - priors.NEAR, abs=0.012)


def test_a_hole_is_a_gap_and_a_point_has_no_coverage():
    draws, others, codes = cloud(2_000, 1), cloud(2_000, 2), cloud(2_000, 3)
    holed = codes[np.linalg.norm(codes - [1.0, 0.0], axis=1) > 0.7]
    whole, hole, point = fillings(draws, others, [codes, holed, np.zeros((5, 2), np.float32)])
    assert whole.gap_share < 0.07 < hole.gap_share
    assert whole.coverage > 0.95 > hole.coverage > 0.8
    assert point.coverage < 0.02


@pytest.mark.parametrize(("draws", "points"), [(5, 5), (9, 0)])
def test_too_few_say_nothing(draws, points):
    with pytest.raises(ValueError, match="at least 6 draws"):
        fillings(cloud(draws, 1), cloud(9, 2), [cloud(points, 3)])


def test_codes_in_the_component_of_their_class():
    centres = np.array([[4.0, 0.0], [0.0, 4.0], [-4.0, 0.0]], np.float32)
    codes = np.array([[3.0, 0.5, 9.0], [0.2, 2.0, -9.0], [3.0, 0.0, 0.0], [-1.0, 0.0, 0.0]], np.float32)
    assert own_component(codes, np.array([0, 1, 2, 2]), centres) == 0.75
