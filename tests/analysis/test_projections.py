"""Codes on a plane."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from openTSNE import TSNEEmbedding
from openTSNE.affinity import PerplexityBasedNN
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier

from aegui.analysis import projections
from aegui.analysis.projections import principal, tsne


def clusters(each: int, size: int = 6) -> tuple[np.ndarray, np.ndarray]:
    """Three clouds that do not touch, one after the other, and which cloud each code is of."""
    generator = np.random.default_rng(0)
    centres = 20.0 * np.eye(3, size)
    labels = np.repeat(np.arange(3), each)
    return (centres[labels] + generator.normal(size=(3 * each, size))).astype(np.float32), labels


def test_principal_components_are_those_of_scikit_learn():
    codes, _ = clusters(40)
    found = principal(codes)
    theirs = PCA(2).fit_transform(codes)
    signs = np.sign((found.points * theirs).sum(axis=0))
    assert found.points * signs == pytest.approx(theirs, abs=1e-3)
    assert found.rows.tolist() == list(range(120))
    assert found.done == 1.0


@pytest.mark.parametrize("size", [1, 2])
def test_short_codes_are_their_own_plane(size):
    codes = np.random.default_rng(0).normal(size=(9, size)).astype(np.float32)
    points = principal(codes).points
    assert points.shape == (9, 2)
    assert np.array_equal(points[:, :size], codes)


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(projections, "STAGES", 2)


@pytest.mark.usefixtures("quick")
def test_neighbours_stay_neighbours_on_the_plane():
    codes, labels = clusters(30)
    stages = list(tsne(codes))
    assert [stage.done for stage in stages] == [0.5, 1.0]
    last = stages[-1]
    assert last.points.shape == (90, 2)
    assert last.rows.tolist() == list(range(90))
    assert np.isfinite(last.points).all()
    assert 0 < last.divergence < stages[0].divergence
    nearest = KNeighborsClassifier(5).fit(last.points, labels)
    assert nearest.score(last.points, labels) == 1.0


@pytest.mark.usefixtures("quick")
def test_it_is_the_same_again_and_can_be_left_at_any_stage():
    codes, _ = clusters(10)
    assert np.array_equal(next(tsne(codes)).points, next(tsne(codes)).points)


@pytest.mark.usefixtures("quick")
def test_of_too_many_codes_all_classes_are_placed_however_they_are_stored(monkeypatch):
    monkeypatch.setattr(projections, "MOST", 60)
    codes, labels = clusters(100)
    stages = list(tsne(codes))
    found, last = stages[0], stages[-1]
    assert found.points.shape == (60, 2)
    assert [stage.done for stage in stages] == pytest.approx([0.4, 0.8, 1.0])
    assert last.rows.tolist() == list(range(300))
    assert np.array_equal(last.points[found.rows], stages[1].points)
    assert KNeighborsClassifier(5).fit(last.points, labels).score(last.points, labels) == 1.0
    assert (np.diff(found.rows) > 0).all()
    assert np.bincount(found.rows // 100).min() > 10  # stored class after class
    assert np.bincount(found.rows % 5, minlength=5).min() > 5  # or in turn


@pytest.mark.usefixtures("quick")
def test_four_codes_are_enough_and_three_are_not():
    codes, _ = clusters(2)
    assert next(tsne(codes[:4])).points.shape == (4, 2)
    with pytest.raises(ValueError, match="at least 4 codes, not 3"):
        next(tsne(codes[:3]))


@pytest.mark.usefixtures("quick")
def test_equal_codes_are_no_trouble():
    assert np.isfinite(next(tsne(np.ones((12, 3), np.float32))).points).all()


@pytest.mark.usefixtures("quick")
def test_new_codes_are_placed_as_opentsne_begins():
    codes, _ = clusters(60)
    new = codes[::7] + np.float32(0.1)
    placed = list(tsne(codes))[-1].placed
    near = PerplexityBasedNN(codes, 5, method="exact")
    theirs = TSNEEmbedding(placed.points.astype(np.float64), near)
    known = theirs.prepare_partial(new, initialization="median")
    assert placed.place(new) == pytest.approx(np.asarray(known), abs=1e-3)


@pytest.mark.usefixtures("quick")
def test_numbers_too_small_for_the_processor_do_not_hold_it_up():
    torch.set_flush_denormal(True)  # as the window's threads do
    try:
        codes = clusters(60)[0]
        codes[:, 3] = np.where(codes[:, 3] > 0, codes[:, 3], 0)  # of silent units
        codes[50:] = 0
        assert np.isfinite(list(tsne(codes))[-1].points).all()
    finally:
        torch.set_flush_denormal(False)
