"""What is decoded along a path, and whether it can be trusted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from inside import snapshot
from model_states import answered, state_of
from PIL import Image

from aegui.explore.queries import path_strip
from aegui.explore.queries.trust import SPACING
from aegui.explore.query import Task
from aegui.explore.records import PathStrip
from aegui.explore.state import State, Waypoint, code_of


@pytest.fixture(scope="module")
def state() -> State:
    return answered(state_of("quick-start"), SPACING)


def strip(state: State, *places: tuple[float, ...]) -> PathStrip:
    key = path_strip.key(replace(state, path=tuple(Waypoint(None, place) for place in places)))
    assert key is not None
    found = path_strip.answer(key, Task())
    assert found is not None
    return found


def test_each_frame_has_its_image_and_its_distance_to_the_nearest_real_code(state: State) -> None:
    assert state.model is not None
    real = np.array([[0, 1], [4, 2]], np.float32)
    few = replace(state, model=replace(state.model, codes=real, rows=np.arange(2)), frames=5)
    found = strip(few, (0, 0), (2, 0), (4, 0))
    along = np.array([[0, 0], [1, 0], [2, 0], [3, 0], [4, 0]], np.float32)
    assert found.distances == pytest.approx(np.sqrt([1, 2, 5, 5, 4]), rel=1e-5)
    assert np.array_equal(found.images, snapshot("quick-start").decode(along))
    assert found.pinned == (0, 2, 4)


def test_far_from_all_codes_a_path_is_not_trusted(state: State) -> None:
    assert state.model is not None
    codes = state.model.codes
    found = strip(state, code_of(codes[0]), code_of(codes[0] + 50 * np.ptp(codes, axis=0)))
    assert found.kinds[0] == "near"
    assert found.kinds[-1] == "extrapolating"
    assert found.near is not None
    assert found.edge is not None
    assert found.near <= found.edge < found.distances[-1]


def test_codes_that_are_all_the_same_say_nothing_of_trust(state: State) -> None:
    found = strip(replace(state, spacing=None), (0, 0), (1, 0))
    assert (found.kinds, found.near) == ((), None)


def test_without_two_points_or_a_network_there_is_none(state: State) -> None:
    assert state.model is not None
    two = replace(state, path=(Waypoint(None, (0.0, 0.0)), Waypoint(None, (0.0, 1.0))))
    assert path_strip.key(replace(two, path=two.path[:1])) is None
    assert path_strip.key(replace(two, model=replace(state.model, snapshot=None))) is None
    same = path_strip.key(replace(two, path=two.path[:1] * 2))
    assert same is not None
    assert path_strip.answer(same, Task()) is None  # the points lie in one place


def test_it_is_saved_as_picture_and_as_film(state: State, tmp_path: Path) -> None:
    two = (Waypoint(None, (0.0, 0.0)), Waypoint(None, (0.0, 1.0)))
    key = path_strip.key(replace(state, path=two, frames=5))
    assert key is not None
    for name in ("path.png", "path.gif"):
        assert path_strip.save(key, tmp_path / name, Task()) == tmp_path / name
    with Image.open(tmp_path / "path.png") as picture:
        assert picture.size == (5 * 28 * 8, 28 * 8)
    with Image.open(tmp_path / "path.gif") as film:
        assert getattr(film, "n_frames", 0) == 8  # there, and back without the ends
    with pytest.raises(OSError, match="nowhere"):
        path_strip.save(key, tmp_path / "nowhere" / "path.gif", Task())
