"""Every two axes of a code: which dimensions are shown, which codes, and what a rectangle selects."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aegui.explore.queries import axis_pairs
from aegui.explore.queries.axis_pairs import AXIS_PAIRS, AxisPairs, selected_in
from aegui.explore.query import Task
from aegui.explore.records import Ranking
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State


def shown(state: State) -> AxisPairs:
    key = AXIS_PAIRS.key(state)
    assert key is not None
    return AXIS_PAIRS.answer(key, Task())


def widened(state: State, codes: np.ndarray) -> State:
    """The same images with other codes."""
    assert state.model is not None
    model = Model(state.model.snapshot, codes.astype(np.float32), state.model.rows)
    return replace(state, model=model, selection=Selection().shown_in(state.images))


@pytest.fixture
def wide(long: State) -> State:
    """Codes of eight numbers, of which it is not known yet which matter."""
    return widened(long, np.random.default_rng(0).normal(size=(200, 8)))


def test_all_pairs_of_a_short_code(long: State) -> None:
    pairs = shown(long)
    assert pairs.dimensions == (0, 1, 2, 3, 4)
    assert len(pairs.pairs()) == 10
    assert pairs.codes.shape == (200, 5)
    assert (pairs.low < pairs.high).all()
    assert pairs.labels is not None
    assert pairs.selected is None


def test_of_a_long_code_the_most_important_dimensions(wide: State) -> None:
    assert AXIS_PAIRS.key(wide) is None  # they are not ranked yet
    order = np.array([7, 2, 5, 0, 1, 6, 3, 4])
    nothing = np.zeros(8, np.float32)
    ranked = replace(wide, ranking=Ranking(order, nothing, nothing, nothing))
    pairs = shown(ranked)
    assert pairs.dimensions == (0, 1, 2, 5, 6, 7)
    assert (len(pairs.pairs()), pairs.size) == (15, 8)
    assert AXIS_PAIRS.key(replace(ranked, ranking=Ranking(order[:5], *[nothing] * 3))) is None  # of another


def test_one_number_has_no_pairs(line: State) -> None:
    assert AXIS_PAIRS.key(line) is None
    assert AXIS_PAIRS.key(State()) is None


def test_hidden_classes_are_left_out_and_many_codes_are_a_sample(
    long: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = shown(replace(long, classes=frozenset({3})))
    assert pairs.labels is not None
    assert set(pairs.labels.tolist()) == {3}
    assert len(shown(replace(long, classes=frozenset())).codes) == 0
    monkeypatch.setattr(axis_pairs, "CODES", 50)
    assert len(shown(long).codes) == 50


def test_a_dimension_that_all_leave_alone_has_ends(long: State) -> None:
    pairs = shown(widened(long, np.zeros((200, 2))))
    assert (pairs.low < 0).all()
    assert (pairs.high > 0).all()


def test_a_rectangle_selects_what_is_drawn(wide: State) -> None:
    assert wide.model is not None
    assert wide.images is not None
    assert wide.images.labels is not None
    codes, labels = wide.model.codes, wide.images.labels[:200]
    inside = (codes[:, 2] > 0) & (codes[:, 5] > 0)
    some = replace(wide, classes=frozenset({1, 2}))
    chosen = selected_in(some, 2, 5, (0, 0, 9, 9), "set")
    assert np.flatnonzero(chosen.chosen).tolist() == np.flatnonzero(inside & np.isin(labels, [1, 2])).tolist()
    more = selected_in(replace(wide, selection=chosen), 2, 5, (0, 0, 9, 9), "add")
    assert int(more.chosen.sum()) == int(inside.sum())
    assert not selected_in(replace(wide, selection=more), 2, 5, (-9, -9, 9, 9), "remove").chosen.any()


def test_selected_codes_are_told(long: State) -> None:
    selection = Selection().shown_in(long.images).take(np.array([3, 5]))
    pairs = shown(replace(long, selection=selection))
    assert pairs.selected is not None
    assert np.flatnonzero(pairs.selected).tolist() == [3, 5]
