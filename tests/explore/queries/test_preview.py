"""The image grid: with and without the images, at a stored moment, before there is a model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from model_states import state_of

from aegui.explore.cursor import cursor_on_image
from aegui.explore.queries import preview
from aegui.explore.query import Task
from aegui.explore.records import Preview
from aegui.explore.state import GridImages, Model, Noise, State

HELD = np.array([0, 5, 10, 15])  # the images whose codes a moment holds


def answer(state: State) -> Preview | None:
    key = preview.key(state)
    assert key is not None
    return preview.answer(key, Task())


def shown(state: State) -> Preview:
    found = answer(state)
    assert found is not None
    return found


def at_a_moment(state: State, rows: np.ndarray = HELD) -> State:
    """One that holds the codes of some images only."""
    model = state.model
    assert model is not None
    return replace(state, model=Model(model.snapshot, model.codes[rows], rows))


def without_images(state: State) -> State:
    assert state.images is not None
    return replace(state, images=replace(state.images, pixels=None))


def test_originals_and_what_the_model_makes_of_them() -> None:
    state = state_of("quick-start")
    found = shown(state)
    assert state.images is not None
    assert state.images.pixels is not None
    assert state.snapshot is not None
    originals = state.images.pixels[:8]
    assert np.array_equal(found.originals, originals)
    assert np.array_equal(found.reconstructed, state.snapshot.reconstruct(originals))
    assert found.noisy is None
    assert found.psnr_noisy is None
    assert found.psnr_reconstructed is not None
    assert found.errors is not None
    assert found.errors.max() == 255
    assert found.caption == "validation images"
    assert found.rows is not None
    assert found.rows.tolist() == list(range(8))


def test_noise_is_seen_with_its_figures() -> None:
    state = state_of("quick-start")
    mild, strong = (shown(replace(state, noise=Noise("gaussian", level))) for level in (0.2, 0.8))
    assert mild.psnr_noisy is not None
    assert strong.psnr_noisy is not None
    assert strong.psnr_noisy < mild.psnr_noisy
    again = shown(replace(state, noise=Noise("gaussian", 0.2, draw=1)))
    assert mild.noisy is not None
    assert again.noisy is not None
    assert not np.array_equal(mild.noisy, again.noisy)
    same = shown(replace(state, noise=Noise("gaussian", 0.2)))
    assert np.array_equal(mild.noisy, same.noisy)


def test_a_network_that_colours_sees_the_brightness() -> None:
    found = shown(state_of("colorize-256"))
    assert found.grey
    assert found.noisy is not None


def test_without_images_the_codes_are_decoded_and_it_is_said_why() -> None:
    state = without_images(state_of("quick-start"))
    found = shown(state)
    assert found.originals is None
    assert found.errors is None
    assert found.caption == "the originals are not on the disk"
    assert shown(replace(state, images_awaited=True)).caption == "the originals are being read"
    assert preview.key(state) == preview.key(replace(state, noise=Noise("gaussian", 0.5)))


def test_without_images_a_click_goes_to_the_one_that_is_seen() -> None:
    state = at_a_moment(without_images(state_of("quick-start")))
    found = shown(state)
    assert found.rows is not None
    assert found.rows.tolist() == [0, 5]  # of the images of the grid
    assert len(found.reconstructed) == 2
    assert state.model is not None
    assert cursor_on_image(state, int(found.rows[1])) == tuple(state.model.codes[1].tolist())


def test_a_moment_of_none_of_the_images_empties_the_grid() -> None:
    assert answer(at_a_moment(without_images(state_of("quick-start")), np.array([20, 30]))) is None


def test_an_image_without_a_stored_code_is_encoded() -> None:
    whole = state_of("quick-start")
    state = at_a_moment(whole)
    assert len(shown(state).reconstructed) == 8
    assert whole.model is not None
    assert cursor_on_image(state, 2) == pytest.approx(whole.model.codes[2], abs=1e-5)
    assert cursor_on_image(state, 5) == tuple(whole.model.codes[5].tolist())


def test_before_there_is_a_model_the_pictures_that_came_with_the_run_are_shown() -> None:
    state = state_of("quick-start")
    assert state.model is not None
    assert preview.key(replace(state, model=Model(None, state.model.codes, state.model.rows))) is None
    stored = np.full((8, 1, 28, 28), 7, np.uint8)
    waiting = replace(
        without_images(state),
        model=Model(None, state.model.codes, state.model.rows),
        grid=GridImages(np.arange(8), stored),
        images_awaited=True,
    )
    found = shown(waiting)
    assert found.reconstructed is stored
    assert found.originals is None
    assert found.caption == "the originals are being read"
    assert found.rows is not None


def test_another_run_takes_the_pictures_away_and_another_moment_leaves_them() -> None:
    state = state_of("quick-start")
    first, moment, other = (preview.key(one) for one in (state, at_a_moment(state), state_of("quick-start")))
    assert first is not None
    assert moment is not None
    assert other is not None
    assert preview.outlives(first, moment)
    assert not preview.outlives(first, other)


def test_it_depends_on_nothing_else() -> None:
    state = state_of("quick-start")
    assert preview.key(state) == preview.key(replace(state, cursor=(9.0, 9.0), view=None, backdrop="none"))
    assert preview.key(state) == preview.key(replace(state, images_awaited=True))  # they are there
    assert preview.key(replace(state, grid=GridImages(np.empty(0, np.int64)))) is None
    assert preview.key(State()) is None
