"""Paths through codes: their speed, their shape, and how far they are from data."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import narrow

from aegui.analysis.retrieval import CodeIndex
from aegui.analysis.routes import RouteRefused, route, ways

ORIGIN = CodeIndex(np.zeros((1, 2), np.float32))


def points(*rows: list[float]) -> np.ndarray:
    return np.array(rows, np.float32)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(2, 5),
    st.integers(1, 6),
    st.integers(2, 40),
    st.sampled_from(["straight", "spherical"]),
)
def test_a_path_goes_from_end_to_end_in_equal_steps(seed, count, size, frames, way):
    waypoints = np.random.default_rng(seed).normal(0, 3, (count, size)).astype(np.float32)
    if size == 1:
        waypoints = np.abs(waypoints)  # on a line there is no way around
    found = route(waypoints, frames, CodeIndex(waypoints), way)
    assert found.codes.shape == (frames, size)
    assert found.codes[[0, -1]] == pytest.approx(waypoints[[0, -1]], abs=1e-4)
    assert (np.diff(found.places) >= 0).all()
    assert found.segments.min() == 0
    assert found.segments.max() == count - 2
    fine = route(waypoints, 20 * (frames - 1) + 1, CodeIndex(waypoints), way)
    pieces = np.linalg.norm(np.diff(fine.codes, axis=0), axis=1).reshape(frames - 1, 20).sum(axis=1)
    assert pieces == pytest.approx(np.full(frames - 1, pieces.mean()), rel=0.05, abs=1e-3)


def test_the_straight_path_is_straight_and_longer_segments_take_longer():
    found = route(points([0, 0], [3, 0], [3, 1]), 5, ORIGIN)
    assert found.codes == pytest.approx(points([0, 0], [1, 0], [2, 0], [3, 0], [3, 1]), abs=1e-6)
    assert found.places == pytest.approx([0, 1 / 3, 2 / 3, 1, 2], abs=1e-6)
    assert found.segments.tolist() == [0, 0, 0, 1, 1]


def test_the_spherical_path_keeps_the_radius_and_turns_evenly():
    found = route(points([2, 0], [0, 2]), 4, ORIGIN, "spherical")
    angles = np.radians([0, 30, 60, 90])
    assert found.codes == pytest.approx(2 * np.stack([np.cos(angles), np.sin(angles)], axis=1), abs=1e-5)
    assert found.distances == pytest.approx([2, 2, 2, 2], abs=1e-5)


def test_the_radius_goes_straight_from_one_to_the_other():
    found = route(points([1, 0], [0, 3]), 51, ORIGIN, "spherical")
    radius = np.linalg.norm(found.codes, axis=1)
    assert radius == pytest.approx(1 + 2 * found.places, abs=1e-4)


def test_a_label_behind_the_code_does_not_turn():
    found = route(points([1, 0, 1, 0], [0, 1, 0, 1]), 11, CodeIndex(np.zeros((1, 4))), "spherical", 2)
    assert np.linalg.norm(found.codes[:, :2], axis=1) == pytest.approx(np.ones(11), abs=1e-5)
    assert found.codes[:, 2:].sum(axis=1) == pytest.approx(np.ones(11), abs=1e-5)
    assert found.codes[:, 3] == pytest.approx(found.places, abs=1e-5)


def test_the_nearest_code_of_each_frame():
    found = route(points([0, 0], [4, 0]), 5, CodeIndex(points([0, 1], [4, 2])))
    assert found.rows.tolist() == [0, 0, 0, 1, 1]
    assert found.distances == pytest.approx(np.sqrt([1, 2, 5, 5, 4]), rel=1e-5)


def test_through_the_origin_and_along_a_ray_it_is_straight():
    for ends in (([0, 0], [0, 2]), ([1, 1], [2, 2])):
        straight, spherical = (route(points(*ends), 5, ORIGIN, way) for way in ("straight", "spherical"))
        assert spherical.codes == pytest.approx(straight.codes, abs=1e-6)


def test_a_point_chosen_twice_is_no_hindrance():
    found = route(points([0, 0], [0, 0], [1, 0], [1, 0]), 3, ORIGIN)
    assert found.codes == pytest.approx(points([0, 0], [0.5, 0], [1, 0]), abs=1e-6)
    assert found.segments.max() == 2


@pytest.mark.parametrize(
    ("waypoints", "frames", "way", "words"),
    [
        ([], 5, "straight", "at least two points, and there is 0"),
        ([[1, 2]], 5, "straight", "at least two points, and there is 1"),
        ([[1, 2], [1, 2], [1, 2]], 5, "straight", "in the same place"),
        ([[1, 2], [1, np.nan]], 5, "straight", "no number"),
        ([[1, 2], [3, 4]], 1, "straight", "at least two frames, its ends, not 1"),
        ([[1, 2], [-2, -4]], 5, "spherical", "opposite each other"),
    ],
)
def test_what_is_no_path_is_refused_in_a_sentence(waypoints, frames, way, words):
    with pytest.raises(RouteRefused, match=words):
        route(np.array(waypoints, np.float32).reshape(-1, 2), frames, ORIGIN, way)


def test_only_a_gaussian_is_gone_around():
    assert ways(narrow()) == ["straight"]
    assert ways(narrow(model="variational", loss={"kind": "bce", "reduction": "sum"})) == [
        "straight",
        "spherical",
    ]
    assert ways(narrow(model="adversarial", prior="uniform")) == ["straight"]
