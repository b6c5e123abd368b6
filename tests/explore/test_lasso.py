"""What a lasso catches, and what is selected by pointing at it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from deeds import EVERYWHERE

from aegui.analysis import latent
from aegui.explore.lasso import pointed, surrounded
from aegui.explore.selection import Selection
from aegui.explore.state import Model, State
from aegui.training.splits import ImageSet

NOWHERE = np.zeros((0, 2), np.float32)
LEFT = np.array([[-1, -1], [2.5, -1], [2.5, 1], [-1, 1]], np.float32)


@pytest.fixture
def state() -> State:
    """Six images in a row from left to right, whose moment holds the codes of five."""
    count = 6
    labels = np.arange(count, dtype=np.int64) % 2
    rows = np.arange(count, dtype=np.int64)
    images = ImageSet("mnist", ("test",), np.zeros(count, np.uint8), rows, None, labels, ("even", "odd"))
    codes = np.stack([rows[:5], np.zeros(5)], axis=1).astype(np.float32)
    model = Model(None, codes, rows[:5])
    return State(
        images=images, model=model, plane=latent.axes("0,1", codes), selection=Selection().shown_in(images)
    )


def rows(selection: Selection) -> list[int]:
    return np.flatnonzero(selection.chosen).tolist()


def test_codes_that_a_lasso_surrounds_are_selected_added_and_taken_away(state: State) -> None:
    assert rows(surrounded(state, EVERYWHERE, "set")) == [0, 1, 2, 3, 4]
    left = replace(state, selection=surrounded(state, LEFT, "set"))
    assert left.selected.tolist() == [0, 1, 2]
    assert rows(surrounded(left, EVERYWHERE, "remove")) == []
    assert rows(surrounded(replace(state, selection=pointed(state, 4, "set")), LEFT, "add")) == [0, 1, 2, 4]
    assert rows(surrounded(left, NOWHERE, "set")) == []


def test_a_lasso_catches_nothing_that_is_hidden(state: State) -> None:
    odd = replace(state, classes=frozenset({1}))
    assert rows(surrounded(odd, EVERYWHERE, "set")) == [1, 3]
    every = replace(state, selection=surrounded(state, EVERYWHERE, "set"), classes=frozenset({1}))
    left = replace(every, selection=surrounded(every, EVERYWHERE, "remove"))
    assert left.selected.tolist() == []  # what is hidden stays selected, but does not count
    assert replace(left, classes=None).selected.tolist() == [0, 2, 4]


def test_before_there_are_codes_nothing_is_caught() -> None:
    assert not surrounded(State(), EVERYWHERE, "set")
    assert not pointed(State(), 0, "set")


def test_a_code_is_selected_by_its_number(state: State) -> None:
    assert state.model is not None
    shuffled = replace(state, model=Model(None, state.model.codes, state.model.rows[::-1].copy()))
    one = replace(shuffled, selection=pointed(shuffled, 0, "set"))
    assert one.selected.tolist() == [4]
    assert rows(pointed(one, 0, "toggle")) == []
    assert rows(pointed(one, 10**6, "set")) == [4]
