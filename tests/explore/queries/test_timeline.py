"""The time slider: its places, and the moments that they stand for."""

from __future__ import annotations

import pytest

from aegui.explore.moments import moment_at
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.query import Task
from aegui.explore.records import Timeline
from aegui.explore.state import State


def timeline(state: State) -> Timeline:
    key = TIMELINE.key(state)
    assert key is not None
    return TIMELINE.answer(key, Task())


def test_without_moments_there_is_no_time_slider() -> None:
    assert TIMELINE.key(State(live=True)) is None


@pytest.mark.parametrize(("live", "place"), [(False, 2), (True, 3)])
def test_the_newest_model_is_the_last_place(live: bool, place: int) -> None:
    told = timeline(State(moments=(0.0, 1.0, 2.0), live=live))
    assert (told.epochs, told.current, told.live) == ((0.0, 1.0, 2.0), place, live)


def test_the_slider_stands_at_the_moment_asked_for() -> None:
    assert timeline(State(moments=(0.0, 1.0, 2.0), moment=1.0)).current == 1


def test_a_moment_that_is_not_stored_is_no_place() -> None:
    assert timeline(State(moments=(0.0, 2.0), moment=1.0)).current == 1


@pytest.mark.parametrize(
    ("live", "moments"), [(False, [0.0, 1.0, None, None]), (True, [0.0, 1.0, 2.0, None])]
)
def test_each_place_is_a_moment_or_the_newest_model(live: bool, moments: list[float | None]) -> None:
    state = State(moments=(0.0, 1.0, 2.0), live=live)
    assert [moment_at(state, place) for place in range(4)] == moments
    assert moment_at(state, -1) == 0.0
    assert moment_at(State(), 0) is None
