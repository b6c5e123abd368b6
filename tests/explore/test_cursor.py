"""Where the cursor goes, and where it can not go."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from inside import snapshot, splits

from aegui.analysis import latent
from aegui.explore import cursor
from aegui.explore.codes import codes_of
from aegui.explore.state import Floats, Model, State, code_of


@pytest.fixture(scope="module")
def state() -> State:
    """A small model that has learnt nothing, whose code has 16 dimensions."""
    shown = splits("vae-16").shown
    assert shown.pixels is not None
    codes = snapshot("vae-16").encode(shown.pixels)
    model = Model(snapshot("vae-16"), codes, np.arange(len(codes)))
    return State(images=shown, model=model, plane=latent.axes("0,3", codes), cursor=code_of(codes[5]))


def codes(state: State) -> Floats:
    assert state.model is not None
    return state.model.codes


def test_in_the_plane_what_it_does_not_show_stays(state: State) -> None:
    there = cursor.cursor_at(state, 0.5, -1.5)
    assert there is not None
    assert (there[0], there[3]) == pytest.approx((0.5, -1.5))
    assert np.delete(there, [0, 3]) == pytest.approx(np.delete(codes(state)[5], [0, 3]))


def test_a_point_the_nearest_and_an_image_have_codes(state: State) -> None:
    assert cursor.cursor_on_point(state, 9) == code_of(codes(state)[9])
    beside = replace(state, cursor=code_of(codes(state)[7] + np.float32(1e-4)))
    assert cursor.cursor_on_nearest(beside) == code_of(codes(state)[7])
    assert cursor.cursor_on_image(state, 11) == code_of(codes(state)[11])


def test_an_image_without_a_stored_code_is_encoded(state: State) -> None:
    """A stored moment of many images holds the codes of some."""
    assert state.model is not None
    assert state.images is not None
    few = Model(state.model.snapshot, codes(state)[50:80] + 100, state.model.rows[50:80])
    assert cursor.cursor_on_image(replace(state, model=few), 60) == code_of(
        codes(state)[60] + np.float32(100)
    )
    there = cursor.cursor_on_image(replace(state, model=few), 3)
    assert there == pytest.approx(code_of(codes(state)[3]), abs=1e-5)
    unread = replace(state.images, pixels=None)
    assert np.isnan(codes_of(few, unread, np.array([3, 60]))).all(axis=1).tolist() == [True, False]
    assert cursor.cursor_on_image(replace(state, model=few, images=unread), 3) == state.cursor


@pytest.mark.parametrize("index", [-1, 10_000])
def test_what_is_not_there_moves_nothing(state: State, index: int) -> None:
    assert cursor.cursor_on_point(state, index) == state.cursor
    assert cursor.cursor_on_image(state, index) == state.cursor


@pytest.mark.parametrize("typed", [[0.0] * 15, [0.0] * 15 + [np.nan], [0.0] * 15 + [np.inf], []])
def test_what_is_no_code_is_refused(state: State, typed: list[float]) -> None:
    assert cursor.cursor_typed(state, np.array(typed, np.float32)) == state.cursor


def test_before_there_is_a_model_there_is_no_cursor() -> None:
    empty = State()
    assert cursor.cursor_at(empty, 0, 0) is None
    assert cursor.cursor_typed(empty, [0, 0]) is None
    assert cursor.cursor_on_nearest(empty) is None
