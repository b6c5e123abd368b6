"""Paths through codes: their speed and their shape."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import narrow

from aegui.analysis.interpolation import RouteRefused, path, ways


def points(*rows: list[float]) -> np.ndarray:
    return np.array(rows, np.float32)


@settings(max_examples=40)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(2, 5),
    st.integers(1, 6),
    st.integers(2, 40),
    st.sampled_from(["straight", "spherical"]),
)
def test_a_path_goes_through_every_point_in_even_steps(seed, count, size, frames, way):
    waypoints = np.random.default_rng(seed).normal(0, 3, (count, size)).astype(np.float32)
    if size == 1:
        waypoints = np.abs(waypoints)  # on a line there is no way around
    codes, places = path(waypoints, frames, way)
    assert codes.shape == (max(frames, count), size)
    assert (np.diff(places) > 0).all()
    at = np.flatnonzero(places == np.round(places))
    assert places[at].tolist() == list(range(count))
    assert codes[at] == pytest.approx(waypoints, abs=1e-4)
    if frames > 2 * count:
        fine, _ = path(waypoints, 4_000, way)
        whole = np.linalg.norm(np.diff(fine, axis=0), axis=1).sum()
        chords = np.linalg.norm(np.diff(codes, axis=0), axis=1)
        assert chords.max() <= 2.02 * whole / (frames - 1)
    for first, last in pairwise(at):  # one segment
        fine, _ = path(waypoints[places[[first, last]].astype(int)], 20 * int(last - first) + 1, way)
        pieces = np.linalg.norm(np.diff(fine, axis=0), axis=1).reshape(last - first, 20).sum(axis=1)
        assert pieces == pytest.approx(np.full(last - first, pieces.mean()), rel=0.05, abs=1e-3)


def test_the_straight_path_is_straight_and_longer_segments_take_longer():
    codes, places = path(points([0, 0], [3, 0], [3, 1]), 5)
    assert codes == pytest.approx(points([0, 0], [1, 0], [2, 0], [3, 0], [3, 1]), abs=1e-6)
    assert places == pytest.approx([0, 1 / 3, 2 / 3, 1, 2], abs=1e-6)


def test_the_spherical_path_keeps_the_radius_and_turns_evenly():
    codes, _ = path(points([2, 0], [0, 2]), 4, "spherical")
    angles = np.radians([0, 30, 60, 90])
    assert codes == pytest.approx(2 * np.stack([np.cos(angles), np.sin(angles)], axis=1), abs=1e-5)


def test_the_radius_goes_straight_from_one_to_the_other():
    codes, places = path(points([1, 0], [0, 3]), 51, "spherical")
    assert np.linalg.norm(codes, axis=1) == pytest.approx(1 + 2 * places, abs=1e-4)


def test_a_label_behind_the_code_does_not_turn():
    codes, places = path(points([1, 0, 1, 0], [0, 1, 0, 1]), 11, "spherical", 2)
    assert np.linalg.norm(codes[:, :2], axis=1) == pytest.approx(np.ones(11), abs=1e-5)
    assert codes[:, 2:].sum(axis=1) == pytest.approx(np.ones(11), abs=1e-5)
    assert codes[:, 3] == pytest.approx(places, abs=1e-5)


def test_through_the_origin_and_along_a_ray_it_is_straight():
    for ends in (([0.0, 0.0], [0.0, 2.0]), ([1.0, 1.0], [2.0, 2.0])):
        straight, spherical = (path(points(*ends), 5, way)[0] for way in ("straight", "spherical"))
        assert spherical == pytest.approx(straight, abs=1e-6)


def test_a_point_chosen_twice_is_no_hindrance():
    codes, _ = path(points([0, 0], [0, 0], [1, 0], [1, 0]), 5)
    assert codes == pytest.approx(points([0, 0], [0, 0], [0.5, 0], [1, 0], [1, 0]), abs=1e-6)


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
        path(np.array(waypoints, np.float32).reshape(-1, 2), frames, way)


def test_only_a_gaussian_is_gone_around():
    assert ways(narrow()) == ["straight"]
    assert ways(narrow(model="variational", loss={"kind": "bce", "reduction": "sum"})) == [
        "straight",
        "spherical",
    ]
    assert ways(narrow(model="adversarial", prior="uniform")) == ["straight"]
