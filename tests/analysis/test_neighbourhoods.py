"""Trustworthiness and continuity are scikit-learn's, and what is shown depends on no order of the images."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.manifold import trustworthiness as of_scikit_learn
from small import digits, narrow, sliced

from aegui.analysis import neighbourhoods
from aegui.analysis.neighbourhoods import ranks, trustworthiness
from aegui.analysis.subject import Subject
from aegui.runs.snapshot import Snapshot
from aegui.training.building import build


@pytest.mark.parametrize("k", [1, 5, 24])
def test_it_is_scikit_learns(k):
    generator = np.random.default_rng(0)
    points = generator.standard_normal((60, 7)).astype(np.float32)
    shown = points[:, :2] + 0.5 * generator.standard_normal((60, 2)).astype(np.float32)
    near, far = ranks(points), ranks(shown)
    assert trustworthiness(near, far, k) == pytest.approx(of_scikit_learn(points, shown, n_neighbors=k))
    assert trustworthiness(far, near, k) == pytest.approx(of_scikit_learn(shown, points, n_neighbors=k))
    assert trustworthiness(near, near, k) == 1.0


def test_ranks_count_from_the_point_itself_and_coinciding_points_are_each_others_nearest():
    line = np.array([[0.0], [1.0], [3.0], [1.0]], np.float32)
    assert ranks(line).tolist() == [[0, 1, 3, 2], [2, 0, 3, 1], [3, 1, 0, 2], [2, 1, 3, 0]]


def test_worst_is_zero_and_too_many_neighbours_are_refused():
    """Of 4 points with k = 1, the one shown nearest is the farthest for each: the worst there is."""
    original, shown = np.array([[0, 1, 2, 3]] * 4), np.array([[0, 2, 3, 1]] * 4)
    for row, (one, other) in enumerate(zip(original, shown, strict=True)):
        one[:], other[:] = np.roll(one, row), np.roll(other, row)
    assert trustworthiness(original, shown, 1) == pytest.approx(1 - 2 / (4 * (8 - 3 - 1)) * 4 * 2)
    with pytest.raises(ValueError, match="k = 2 is too much for 4 points"):
        trustworthiness(original, shown, 2)


def test_components_stand_beside_the_codes():
    recipe = narrow(model__code=2)
    subject = Subject(Snapshot(recipe, build(recipe).eval()), sliced(digits(), 100, 10, 60))
    subject.codes = subject.components.encode(subject.test)
    found = neighbourhoods.of_codes(subject)
    assert found["trustworthiness"] == found["trustworthiness_pca"] > 0.6
    assert found["continuity"] == found["continuity_pca"] > 0.6
    subject.codes = np.zeros_like(subject.codes)  # a dead code: any neighbours, by chance
    assert 0.3 < neighbourhoods.of_codes(subject)["trustworthiness"] < 0.7


def test_too_few_images_have_no_neighbourhoods():
    recipe = narrow(model__code=2)
    subject = Subject(Snapshot(recipe, build(recipe).eval()), sliced(digits(), 100, 10, 15))
    assert neighbourhoods.of_codes(subject) == {}
