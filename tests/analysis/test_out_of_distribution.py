"""Near data or extrapolating: a place is held against how codes lie among themselves."""

from __future__ import annotations

import numpy as np
import pytest

from aegui.analysis import out_of_distribution
from aegui.analysis.out_of_distribution import Spacing, spacing
from aegui.analysis.retrieval import CodeIndex


def cloud(count: int, size: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, size)).astype(np.float32)


def test_the_spacing_is_that_of_the_nearest_other_codes():
    codes = cloud(300, 3)
    apart = np.linalg.norm(codes[:, None] - codes[None], axis=2) + np.diag([np.inf] * 300)
    expected = np.quantile(apart.min(axis=1), [0.5, out_of_distribution.NEAR, out_of_distribution.EDGE])
    found = spacing(codes)
    assert (found.usual, found.near, found.edge) == pytest.approx(tuple(expected), rel=1e-5)


@pytest.mark.parametrize("size", [2, 16])
def test_new_codes_of_the_same_kind_are_near_and_others_are_not(size):
    codes, index = cloud(4_000, size), CodeIndex(cloud(4_000, size))
    found = spacing(codes, index)
    new = index.nearest(cloud(500, size, seed=1), 1).distances[:, 0]
    kinds = [found.verdict(float(distance)).kind for distance in new]
    assert 0.90 < kinds.count("near") / 500 < 0.99
    away = np.full((1, size), 6.0, np.float32)
    assert found.verdict(float(index.nearest(away, 1).distances[0, 0])).kind == "extrapolating"


def test_the_quantiles_part_the_verdicts_and_the_median_is_the_measure():
    found = Spacing(usual=2.0, near=4.0, edge=6.0)
    kinds = [found.verdict(distance).kind for distance in (0.0, 4.0, 4.1, 6.0, 6.1)]
    assert kinds == ["near", "near", "edge", "edge", "extrapolating"]
    assert found.verdict(7.0).ratio == 3.5


def test_no_more_codes_are_looked_up_than_needed(monkeypatch):
    monkeypatch.setattr(out_of_distribution, "MOST", 10)
    asked = []

    class Counting(CodeIndex):
        def nearest(self, codes, k=10):
            asked.append(len(codes))
            return super().nearest(codes, k)

    codes = cloud(1_000, 2)
    spacing(codes, Counting(codes))
    assert asked == [10]


def test_equal_codes_do_not_make_the_usual_distance_nothing():
    codes = np.concatenate([np.zeros((50, 2)), [[0, 0], [1, 0], [3, 0]]]).astype(np.float32)
    assert spacing(codes).usual == pytest.approx(1.5)


@pytest.mark.parametrize("codes", [np.zeros((0, 2)), np.zeros((1, 2)), np.zeros((9, 2))])
def test_without_two_different_codes_nothing_can_be_said(codes):
    with pytest.raises(ValueError, match="fewer than two different codes"):
        spacing(codes.astype(np.float32))
