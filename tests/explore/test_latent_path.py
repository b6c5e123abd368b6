"""The points of a latent path, the way through them, and how they follow the model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from inside import snapshot
from model_states import state_of

from aegui.analysis import latent
from aegui.explore import latent_path
from aegui.explore.queries import latent_path as query
from aegui.explore.query import Task
from aegui.explore.records import LatentPath
from aegui.explore.state import Bytes, Floats, Model, State, Waypoint, code_of


@pytest.fixture(scope="module")
def state() -> State:
    return state_of("quick-start")


def codes(state: State) -> Floats:
    assert state.model is not None
    return state.model.codes


def pixels(state: State) -> Bytes:
    assert state.images is not None
    assert state.images.pixels is not None
    return state.images.pixels


def through(state: State, *rows: int) -> State:
    """A path through the images of some rows."""
    for row in rows:
        state = replace(state, path=latent_path.with_image(state, row))
    return state


def shown(state: State) -> LatentPath:
    key = query.key(state)
    assert key is not None
    return query.answer(key, Task())


def line(state: State) -> latent_path.Line:
    course = latent_path.course(state)
    assert course is not None
    return course.line()


def test_two_images_make_a_path(state: State) -> None:
    assert state.plane is not None
    made = through(state, 3, 9)
    assert shown(made).points == pytest.approx(state.plane.project(codes(state)[[3, 9]]), abs=1e-6)
    expected = np.linspace(codes(state)[3], codes(state)[9], 12)
    assert np.array(shown(made).line) == pytest.approx(state.plane.project(expected), abs=1e-5)
    assert (shown(made).frame, shown(made).problem) == (-1, "")
    assert shown(through(state, 3)).line == ()
    assert query.key(state) is None


def test_codes_places_and_the_cursor_can_be_points(state: State) -> None:
    on_code = latent_path.with_point(state, 9.0, 9.0, 5)
    assert on_code == through(state, 5).path
    assert on_code[0].name is not None
    assert latent_path.with_point(state, 0.5, 0.25) == (Waypoint(None, (0.5, 0.25)),)
    assert latent_path.with_cursor(state) == (Waypoint(None, state.cursor or ()),)
    assert latent_path.with_image(state, 10_000) == ()
    assert latent_path.with_cursor(State()) == latent_path.with_point(State(), 0, 0) == ()


def test_the_cursor_goes_along_and_leaves(state: State) -> None:
    made = through(state, 3, 9)
    frame = latent_path.frame_at(made, 5)
    assert frame is not None
    sent = replace(made, cursor=frame.cursor, frame=frame)
    assert frame.cursor == code_of(line(made).codes[5])
    assert shown(sent).frame == 5
    assert state.model is not None
    anew = Model(state.model.snapshot, state.model.codes + 1, state.model.rows)
    assert shown(replace(sent, model=anew)).frame == 5  # the same place, while the model learns
    left = (
        replace(sent, cursor=code_of(codes(state)[40])),
        replace(sent, frames=7),
        replace(sent, path=latent_path.with_image(sent, 20)),
    )
    assert [latent_path.frame_number(one) for one in left] == [-1] * 3
    assert latent_path.frame_at(made, 99) is None
    assert latent_path.frame_at(state, 0) is None


def test_images_go_with_the_model_and_places_stay(state: State) -> None:
    assert state.model is not None
    made = replace(state, path=(*through(state, 3).path, Waypoint(None, (0.5, 0.25))))
    learnt = Model(state.model.snapshot, 2 * codes(state) + 1, state.model.rows)
    points = line(replace(made, model=learnt)).waypoints
    assert points[0] == pytest.approx(learnt.codes[3])
    assert points[1] == pytest.approx([0.5, 0.25])


def test_an_image_without_a_stored_code_is_encoded(state: State) -> None:
    """A stored moment of many images holds the codes of some."""
    assert state.model is not None
    few = Model(state.model.snapshot, 100 + codes(state)[200:], state.model.rows[200:])
    moment = replace(through(state, 3, 9), model=few)
    assert line(moment).waypoints == pytest.approx(
        snapshot("quick-start").encode(pixels(state)[[3, 9]]), abs=1e-4
    )
    assert moment.images is not None
    unread = replace(moment, images=replace(moment.images, pixels=None))
    assert line(unread).waypoints == pytest.approx(codes(state)[[3, 9]])  # where they were when they were set


def test_another_run_keeps_the_images_of_the_path(state: State) -> None:
    assert state.images is not None
    path = (*through(state, 3).path, Waypoint(None, (0.5, 0.25)), *through(state, 9).path)
    kept = latent_path.shown_in(path, state.images)
    assert [one.name for one in kept] == [path[0].name, path[2].name]
    assert all(one.place == () for one in kept)  # of another space of codes
    assert latent_path.shown_in(path, None) == kept
    assert latent_path.shown_in(path, replace(state.images, data="mnist")) == ()


def test_codes_of_another_size_have_no_place_for_it(state: State) -> None:
    assert line(replace(state, path=(Waypoint(None, (0.0,)), Waypoint(None, (0.0, 1.0))))).codes.size == 0


def test_how_many_images_and_none_where_there_is_no_way(state: State) -> None:
    assert len(shown(replace(through(state, 3, 9), frames=7)).line) == 7
    assert len(shown(replace(through(state, 3, 9), frames=1000)).line) == 60
    nowhere = shown(through(state, 3, 3))
    assert nowhere.problem == "All points of the path lie in the same place: choose points apart."
    assert (len(nowhere.points), nowhere.line) == (2, ())


def test_before_there_is_a_network_the_points_are_there_alone(state: State) -> None:
    assert state.model is not None
    early = replace(through(state, 3, 9), model=replace(state.model, snapshot=None))
    assert (len(shown(early).points), shown(early).line, shown(early).problem) == (2, (), "")
    assert query.offered(early) is None


@pytest.mark.parametrize(
    ("name", "offered", "usual"),
    [
        ("quick-start", ("straight",), "straight"),
        ("vae-2d", ("straight", "spherical"), "straight"),
        ("vae-16", ("straight", "spherical"), "spherical"),
    ],
)
def test_only_a_gaussian_prior_can_be_gone_around(name: str, offered: tuple[str, ...], usual: str) -> None:
    """It is where the middle is empty: in many dimensions, not in a plane."""
    state = state_of(name)
    assert query.offered(state) == (offered, usual)
    assert latent_path.interpolation(replace(state, interpolation="straight")) == "straight"
    assert latent_path.interpolation(replace(state, interpolation="spherical")) == offered[-1]


def test_a_plane_of_another_size_shows_no_path(state: State) -> None:
    other = latent.axes("pca", np.eye(5, dtype=np.float32))
    assert query.key(replace(through(state, 3, 9), plane=other)) is None
