"""How sure a model is of an image."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from inside import snapshot, splits

from aegui.analysis import latent
from aegui.analysis.posterior import ellipse
from aegui.analysis.posterior import posterior as found_posterior
from aegui.explore.queries import posterior
from aegui.explore.query import Task
from aegui.explore.records import ImagePosterior
from aegui.explore.state import Model, State, code_of


def state_of(name: str) -> State:
    """A small model that has learnt nothing, with the codes of its images."""
    shown = splits(name).shown
    assert shown.pixels is not None
    codes = snapshot(name).encode(shown.pixels)
    model = Model(snapshot(name), codes, np.arange(len(codes)))
    return State(images=shown, model=model, plane=latent.axes("0,1", codes), cursor=code_of(codes[7]))


@pytest.fixture(scope="module")
def state() -> State:
    return state_of("vae-2d")


def answered(state: State) -> ImagePosterior:
    key = posterior.key(state)
    assert key is not None
    return posterior.answer(key, Task())


def test_it_is_of_the_image_nearest_to_the_cursor(state: State) -> None:
    answer = answered(state)
    assert state.images is not None
    assert state.images.pixels is not None
    assert isinstance(state.plane, latent.Axes)
    expected = ellipse(found_posterior(snapshot("vae-2d"), state.images.pixels[7]), state.plane)
    assert answer.index == 7
    assert answer.centre == pytest.approx(state.cursor, abs=1e-4)
    assert answer.semi_axes == pytest.approx(expected.semi_axes, rel=1e-4)
    assert answer.draws.shape == (5, 1, 28, 28)


def test_the_image_pointed_at_comes_first(state: State) -> None:
    hovering = replace(state, hovered=12)
    assert answered(hovering).index == 12
    assert posterior.key(replace(hovering, cursor=(3.0, 3.0))) == posterior.key(hovering)
    assert answered(replace(hovering, hovered=-1)).index == 7


@pytest.mark.parametrize("name", ["aae-2d", "quick-start"])
def test_only_variational_models_have_one(name: str) -> None:
    assert posterior.key(replace(state_of(name), hovered=3)) is None


def test_without_images_or_a_plane_or_a_model_there_is_none(state: State) -> None:
    assert state.images is not None
    assert state.model is not None
    codes = state.model.codes
    assert posterior.key(replace(state, images=replace(state.images, pixels=None))) is None
    assert posterior.key(replace(state, plane=latent.Map("tsne", ("", ""), codes, codes))) is None
    assert posterior.key(replace(state, model=replace(state.model, snapshot=None))) is None


def test_about_a_code_that_was_left_nothing_is_drawn(state: State) -> None:
    """While the model learns, the ellipse of the moment before stays until there is another."""
    assert state.model is not None
    before, learnt, left, pointed = (
        posterior.key(other)
        for other in (
            state,
            replace(state, model=replace(state.model)),
            replace(state, cursor=(3.0, 3.0)),
            replace(state, hovered=7),
        )
    )
    assert before is not None
    assert learnt is not None
    assert left is not None
    assert pointed is not None
    assert before != learnt
    assert posterior.outlives(before, learnt)
    assert not posterior.outlives(before, left)
    assert not posterior.outlives(before, pointed)
