"""The image whose code the mouse rests on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from inside import snapshot, splits

from aegui.explore.queries import hovered
from aegui.explore.query import Task
from aegui.explore.state import Model, State


@pytest.fixture(scope="module")
def state() -> State:
    shown = splits("vae-2d").shown
    assert shown.pixels is not None
    codes = snapshot("vae-2d").encode(shown.pixels[10:40])
    return State(images=shown, model=Model(snapshot("vae-2d"), codes, np.arange(10, 40)), hovered=3)


def test_it_is_the_image_of_that_code(state: State) -> None:
    key = hovered.key(state)
    assert key is not None
    answer = hovered.answer(key, Task())
    assert state.images is not None
    assert state.images.pixels is not None
    assert (answer.index, answer.identity, answer.original) == (3, state.images.identity(13), True)
    assert np.array_equal(answer.image, state.images.pixels[13])


def test_where_images_are_not_on_the_disk_it_is_decoded(state: State) -> None:
    assert state.images is not None
    assert state.model is not None
    unread = replace(state, images=replace(state.images, pixels=None))
    key = hovered.key(unread)
    assert key is not None
    answer = hovered.answer(key, Task())
    assert not answer.original
    assert np.array_equal(answer.image, snapshot("vae-2d").decode(state.model.codes[3:4])[0])
    alone = hovered.key(replace(unread, model=replace(state.model, snapshot=None)))  # or torch is not there
    assert alone is not None
    bare = hovered.answer(alone, Task())
    assert (bare.image, bare.identity) == (None, answer.identity)
    assert bare.original  # no word of a decoder


@pytest.mark.parametrize("index", [-1, 30])
def test_beside_all_codes_there_is_none(state: State, index: int) -> None:
    assert hovered.key(replace(state, hovered=index)) is None


def test_it_stays_the_same_while_the_model_learns(state: State) -> None:
    assert state.model is not None
    other = replace(state, model=replace(state.model, codes=state.model.codes + 1))
    assert hovered.key(other) == hovered.key(state)
