"""t-SNE step by step: kept, given up, gone on with, and moved along with the codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from aegui.analysis import latent, projections
from aegui.explore import projection, tsne
from aegui.explore.queries.tsne import EMBEDDING, PLACED, TSNE
from aegui.explore.query import Cancelled, Task
from aegui.explore.records import Embedding
from aegui.explore.state import Model, State
from aegui.explore.tsne import Places


@pytest.fixture(autouse=True)
def two_stages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(projections, "STAGES", 2)
    yield
    tsne.forget()


def embedded(state: State) -> State:
    """With t-SNE of the model shown."""
    state = replace(state, **projection.choose(state, "tsne"))
    return put(state, work(state))


def work(state: State, task: Task[Places] | None = None) -> Places:
    key = TSNE.key(state)
    assert key is not None
    return TSNE.answer(key, task or Task())


def put(state: State, places: Places) -> State:
    assert TSNE.puts is not None
    return replace(state, **TSNE.puts(state, places))


def standing(state: State) -> Embedding:
    key = EMBEDDING.key(state)
    assert key is not None
    return EMBEDDING.answer(key, Task())


def follow(state: State, model: Model, training: bool = False) -> State:
    return replace(state, **projection.follow(state, model, training=training))


def turned(state: State) -> Model:
    """Another moment, at which each image has the code of another."""
    assert state.model is not None
    return Model(state.model.snapshot, state.model.codes[::-1].copy(), state.model.rows)


def placed(state: State) -> State:
    """With the codes of this moment placed among those of t-SNE."""
    key = PLACED.key(state)
    assert key is not None
    assert PLACED.puts is not None
    return replace(state, **PLACED.puts(state, PLACED.answer(key, Task())))


def test_it_comes_stage_by_stage(long: State) -> None:
    assert standing(long) == Embedding(None, False, False)
    state = replace(long, **projection.choose(long, "tsne"))
    assert standing(state) == Embedding(0.0, False, False)
    handed: list[Places] = []
    done = work(state, Task(handed=handed.append))
    assert [places.share for places in handed] == [0.5, 1.0]
    half, whole = put(state, handed[0]), put(state, done)
    assert standing(half) == Embedding(0.5, True, False)
    assert half.embedded is not None
    assert standing(whole) == Embedding(None, True, False)
    assert TSNE.key(whole) is None
    assert isinstance(whole.plane, latent.Map)
    assert len(whole.plane.placed) == len(whole.plane.codes)


def test_it_is_kept_for_these_codes_and_shown_at_once(long: State) -> None:
    first = embedded(long)
    assert isinstance(first.plane, latent.Map)
    other = replace(first, **projection.choose(first, "pca"))
    again = replace(other, **projection.choose(other, "tsne"))
    assert TSNE.key(again) is None
    assert isinstance(again.plane, latent.Map)
    assert np.array_equal(again.plane.places, first.plane.places)


def test_one_that_was_given_up_goes_on_where_it_was_left(
    long: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projections, "STAGES", 4)
    asked = replace(long, **projection.choose(long, "tsne"))
    handed: list[Places] = []

    def hand(places: Places) -> None:
        handed.append(places)
        if len(handed) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        work(asked, Task(handed=hand))
    state = put(asked, handed[-1])
    state = replace(state, **projection.cancel(state))
    assert state.projection == "tsne"
    assert standing(state) == Embedding(None, True, False)
    state = replace(state, **projection.again(state))
    assert standing(state) == Embedding(0.5, True, False)
    rest: list[Places] = []
    paused = work(state, Task(handed=rest.append))
    assert [places.share for places in rest] == [0.75, 1.0]
    tsne.forget()
    whole = work(state)
    assert np.array_equal(paused.points, whole.points)  # as without a pause


def test_of_the_plane_before_it_is_shown_again_as_far_as_it_came(
    long: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = replace(long, **projection.choose(long, "tsne"))
    steps = tsne.stages(*codes(asked))
    next(steps)
    again = replace(long, **projection.choose(long, "tsne"))
    assert standing(again) == Embedding(0.5, True, False)


def codes(state: State) -> tuple[tsne.Floats, tsne.Ints]:
    assert state.model is not None
    return state.model.codes, state.model.rows


def test_too_few_codes_are_refused_in_a_sentence(long: State) -> None:
    assert long.model is not None
    few = follow(long, Model(None, long.model.codes[:3], long.model.rows[:3]))
    few = replace(few, **projection.choose(few, "tsne"))
    for _ in range(2):  # another time too
        with pytest.raises(ValueError, match="at least 4 codes, not 3"):
            work(few)


def test_the_next_moment_keeps_the_places_until_its_codes_are_placed(long: State) -> None:
    first = embedded(long)
    assert isinstance(first.plane, latent.Map)
    assert PLACED.key(first) is None
    old = first.plane.places
    state = follow(first, turned(first), training=True)
    assert isinstance(state.plane, latent.Map)
    assert np.array_equal(state.plane.places, old)
    assert standing(state) == Embedding(None, True, True)
    assert TSNE.key(state) is None  # nothing is worked out by itself
    state = placed(state)
    assert isinstance(state.plane, latent.Map)
    moved = state.plane.places[::-1]  # codes lie where the same codes lay
    assert np.median(np.linalg.norm(moved - old, axis=1)) < 0.1 * np.ptp(old)
    back = follow(state, first.model or turned(first))
    assert isinstance(back.plane, latent.Map)
    assert np.array_equal(back.plane.places, old)  # kept
    assert PLACED.key(back) is None


def test_what_is_placed_is_dropped_where_another_tsne_is_shown_by_then(long: State) -> None:
    first = embedded(long)
    state = follow(first, turned(first))
    key = PLACED.key(state)
    assert key is not None
    late = PLACED.answer(key, Task())
    assert PLACED.puts is not None
    other = embedded(state)
    assert not PLACED.puts(other, late)
    assert not PLACED.puts(replace(state, **projection.choose(state, "pca")), late)


def test_a_newer_moment_does_not_cancel_what_is_being_placed(long: State) -> None:
    first = embedded(long)
    one, two = (PLACED.key(follow(first, turned(first), training=True)) for _ in range(2))
    assert one is not None
    assert two is not None
    assert one != two
    assert PLACED.passes is not None
    assert PLACED.passes(one, two)
    second = embedded(follow(long, turned(long)))
    assert long.model is not None
    other = PLACED.key(follow(second, turned(second), training=True))
    assert other is not None
    assert not PLACED.passes(one, other)


def test_a_moment_with_the_codes_of_other_images_has_principal_components(long: State) -> None:
    assert long.model is not None
    half = len(long.model.rows) // 2
    some = Model(long.model.snapshot, long.model.codes[:half], long.model.rows[:half])
    others = Model(long.model.snapshot, long.model.codes[half:], long.model.rows[half:])
    state = embedded(follow(long, some))
    wider = placed(follow(state, turned(long)))
    assert isinstance(wider.plane, latent.Map)
    assert len(wider.plane.placed) == half  # the others have no place
    assert not np.isfinite(wider.plane.places).all()
    away = follow(state, others)
    assert away.plane is not None
    assert away.projection == away.plane.key == "pca"
    assert away.places is None


def test_the_cursor_goes_to_the_nearest_code_and_an_image_of_ones_own_among_its_like(long: State) -> None:
    state = embedded(long)
    places, model = state.plane, state.model
    assert isinstance(places, latent.Map)
    assert model is not None
    x, y = places.places[17]
    there = places.lift(np.array([x, y], np.float32), model.codes[0])
    assert np.array_equal(there, model.codes[17])
    between = model.codes[5] * np.float32(1.001)
    like = np.argsort(np.square(model.codes - between).sum(axis=1))[: projections.NEAREST]
    assert places.project(between) == pytest.approx(np.median(places.places[like], axis=0), abs=1e-5)
    assert np.array_equal(places.project(model.codes[5]), places.places[5])


def test_of_what_is_finished_the_newest_are_kept(long: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tsne, "KEPT", 2)
    model = long.model
    assert model is not None
    shown = [Model(None, model.codes + np.float32(n), model.rows) for n in range(3)]
    for one in shown:
        list(tsne.stages(one.codes, one.rows))
    assert [tsne.known(one.fingerprint) is not None for one in shown] == [False, True, True]
