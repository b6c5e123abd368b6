"""The losses, marked where the moment lies that is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aegui.explore.queries.losses import LOSSES
from aegui.explore.query import Task
from aegui.explore.records import Curves
from aegui.explore.state import Model, State


def model(moment: float | None) -> Model:
    return Model(None, np.zeros((3, 2), np.float32), np.arange(3), moment)


def test_there_is_nothing_to_draw_without_a_run() -> None:
    assert LOSSES.key(State()) is None


def test_another_moment_of_the_same_curves_is_told_by_its_marker_alone() -> None:
    state = State(curves=Curves((), "nats"), model=model(None))
    key, other = LOSSES.key(state), LOSSES.key(replace(state, model=model(0.25)))
    assert key is not None
    assert other is not None
    first, second = LOSSES.answer(key, Task()), LOSSES.answer(other, Task())
    assert second.curves is first.curves
    assert (first.marker, second.marker) == (None, 0.25)


def test_a_moment_that_is_still_being_read_is_not_marked() -> None:
    state = State(curves=Curves((), "nats"), model=model(None))
    assert LOSSES.key(state) == LOSSES.key(replace(state, moment=2.0))


def test_another_state_of_the_network_draws_nothing_anew() -> None:
    state = State(curves=Curves((), "nats"), model=model(None))
    assert LOSSES.key(state) == LOSSES.key(replace(state, model=model(None)))
