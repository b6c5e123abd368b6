"""Tiles of decoded images: which places they are of, when they still hold, coarse before fine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from model_states import VIEW, state_of

from aegui.analysis import latent
from aegui.explore.queries import manifold
from aegui.explore.queries.manifold import COARSE, TILES_ACROSS, Key
from aegui.explore.query import Task
from aegui.explore.records import Backdrop
from aegui.explore.state import Model, State


def key(state: State) -> Key:
    found = manifold.key(state)
    assert found is not None
    return found


def test_each_tile_is_decoded_from_its_middle() -> None:
    state = state_of("vae-16")
    found = manifold.answer(key(state), Task())
    columns, rows = manifold.counts(VIEW, TILES_ACROSS, 1.0)
    assert found.rect == VIEW
    assert found.scale is None
    assert found.image.shape == (rows * 28, columns * 28)
    plane, code, snapshot = state.plane, state.code, state.snapshot
    assert isinstance(plane, latent.Axes)
    assert code is not None
    assert snapshot is not None
    corner = np.array([VIEW[0] + 2 / columns, VIEW[3] - 1 / rows], np.float32)
    assert np.array_equal(found.image[:28, :28], snapshot.decode(plane.lift(corner, code)[None])[0, 0])


@pytest.mark.parametrize(("aspect", "columns", "rows"), [(1.0, 22, 11), (4.0, 11, 22), (0.25, 44, 6)])
def test_as_many_tiles_as_if_they_were_square(aspect: float, columns: int, rows: int) -> None:
    assert manifold.counts(VIEW, TILES_ACROSS, aspect) == (columns, rows)


@pytest.mark.parametrize("rect", [(0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 1e-12, 5.0)])
def test_a_view_of_nothing_has_some_tiles(rect: tuple[float, float, float, float]) -> None:
    columns, rows = manifold.counts(rect, TILES_ACROSS, 1.0)
    assert 1 <= rows <= 2 * columns


def test_it_is_shown_where_it_is_chosen_and_there_is_a_model() -> None:
    state = state_of("vae-2d")
    assert manifold.key(replace(state, backdrop="none")) is None
    assert manifold.key(replace(state, view=None)) is None
    assert state.model is not None
    assert manifold.key(replace(state, model=Model(None, state.model.codes, state.model.rows))) is None


def test_each_view_has_tiles_of_its_own() -> None:
    state = state_of("vae-2d")
    assert manifold.holds(key(state), key(state))
    assert not manifold.holds(key(state), key(replace(state, view=(-1.9, -1.0, 2.1, 1.0))))
    assert manifold.holds(key(state), key(replace(state, cursor=(9.0, 9.0))))  # of two numbers


def test_in_training_a_view_that_follows_the_codes_keeps_its_tiles() -> None:
    state = state_of("vae-2d", training=True)
    left, _, right, _ = key(state).rect
    assert left < VIEW[0]
    assert right > VIEW[2]
    assert manifold.holds(key(state), key(replace(state, view=(-1.8, -1.0, 2.2, 1.0))))
    assert not manifold.holds(key(state), key(replace(state, view=(-1.0, -1.0, 3.0, 1.0))))
    assert not manifold.holds(key(state), key(replace(state, view=(-0.5, -0.2, 0.5, 0.2))))
    paused = replace(state, training=False)
    assert not manifold.holds(key(state), key(paused))  # it is seen as it is


def test_tiles_of_another_plane_go_at_once_and_those_of_another_moment_stay() -> None:
    state = state_of("vae-16")
    model = state.model
    assert model is not None
    other = replace(state, model=replace(model), plane=latent.axes("0,1", model.codes))
    assert not manifold.outlives(key(state), key(other))
    turned = replace(state, plane=latent.axes("pca", model.codes))
    assert not manifold.holds(key(state), key(turned))
    assert manifold.outlives(key(state), key(turned))


def widths(state: State, before: Backdrop | None = None) -> list[int]:
    """Tiles across of what is handed over, and of the answer."""
    handed: list[Backdrop] = []
    task: Task[Backdrop] = Task(handed=handed.append)
    task.before = None if before is None else (key(state), before)
    handed.append(manifold.answer(key(state), task))
    return [one.image.shape[1] // 28 for one in handed]


def test_tiles_that_take_long_come_coarse_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifold, "SLOW", 60.0)
    assert widths(state_of("vae-2d")) == [TILES_ACROSS]
    monkeypatch.setattr(manifold, "SLOW", -1.0)
    assert widths(state_of("vae-2d")) == [COARSE, TILES_ACROSS]


def test_in_training_they_come_as_fine_as_those_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifold, "SLOW", -1.0)
    state = state_of("vae-2d", training=True)
    shown = manifold.answer(key(state), Task())
    assert widths(state, shown) == [TILES_ACROSS]
    assert widths(replace(state, view=(5.0, -1.0, 9.0, 1.0)), shown) == [COARSE, TILES_ACROSS]
    assert widths(replace(state, training=False), shown) == [COARSE, TILES_ACROSS]
