"""The state is compared by value, and what is large by identity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cached_property
from typing import Any

import numpy as np
import pytest

from aegui.explore.selection import How, Selection, of_names
from aegui.explore.state import FIELDS, WORKED_OUT, Fields, Model, Reading, State, code_of
from aegui.training.splits import ImageSet


def images(splits: tuple[str, ...] = ("test",), rows: tuple[int, ...] = (0, 1, 2, 3)) -> ImageSet:
    count = len(rows)
    labels = np.arange(count, dtype=np.int64) % 2
    return ImageSet(
        "mnist", splits, np.zeros(count, np.uint8), np.array(rows, np.int64), None, labels, ("even", "odd")
    )


def test_the_fields_that_can_be_updated_are_those_of_the_state() -> None:
    assert Fields.__annotations__.keys() == {one.name for one in fields(State)}


def test_states_are_equal_by_value_and_models_by_identity() -> None:
    model = Model(None, np.zeros((2, 2), np.float32), np.arange(2))
    twin = Model(None, model.codes, model.rows)
    assert State(model=model, cursor=(1.0,)) == State(model=model, cursor=(1.0,))
    assert State(model=model) != State(model=twin)
    assert State(model=model).changed(State(model=twin, backdrop="none")) == ("model", "backdrop")


def test_another_state_keeps_what_was_worked_out_of_what_it_shares() -> None:
    shown = images()
    chosen = Selection(shown, np.array([True, True, False, False]))
    state = State(images=shown, selection=chosen, cursor=(1.0,))
    worked_out = state.code, state.drawn, state.selected
    assert all(value is not None for value in worked_out)
    assert state.replaced({"cursor": (2.0,)}) == replace(state, cursor=(2.0,))
    assert state.replaced({"cursor": (2.0,)}).code == np.array([2.0], np.float32)
    assert state.replaced({"cursor": (2.0,)}).drawn is state.drawn
    assert state.replaced({"classes": frozenset({1})}).selected.tolist() == [1]
    with pytest.raises(TypeError, match="colour"):
        state.replaced({"colour": "red"})  # type: ignore[typeddict-unknown-key]


def test_what_a_state_works_out_says_which_fields_it_reads() -> None:
    shown = images()
    chosen = Selection(shown, np.array([True, True, False, False]))
    state = State(images=shown, selection=chosen, cursor=(1.0,), classes=frozenset({0}))
    properties = {
        name: one.func if isinstance(one, cached_property) else one.fget
        for name, one in vars(State).items()
        if isinstance(one, property | cached_property)
    }
    assert WORKED_OUT.keys() == properties.keys() | {"selected_among"}
    asked: dict[str, Callable[..., Any]] = {**properties, "selected_among": State.selected_among}
    for name, function in asked.items():
        reading = Reading(state)
        function(reading, *([np.arange(2)] if name == "selected_among" else []))
        assert reading.fields == set(WORKED_OUT[name])
    reading = Reading(state)
    assert reading.snapshot is None
    assert reading.fields == {"model"}
    assert reading.changed(state) == ()  # of what is not known it may be made of every field
    assert reading.fields == FIELDS


def test_a_code_comes_back_as_it_was() -> None:
    code = np.array([0.1, -3.25], np.float32)
    found = State(cursor=code_of(code)).code
    assert found is not None
    assert (found == code).all()
    assert found.dtype == np.float32


def test_images_of_classes_that_are_not_drawn_do_not_count() -> None:
    shown = images()
    state = State(images=shown, selection=Selection(shown, np.array([True, True, False, False])))
    assert state.selected.tolist() == [0, 1]
    assert replace(state, classes=frozenset({1})).selected.tolist() == [1]


@pytest.mark.parametrize(
    ("how", "expected"), [("set", [2]), ("add", [0, 2]), ("remove", [0]), ("toggle", [0, 2])]
)
def test_rows_are_taken_into_a_selection(how: How, expected: list[int]) -> None:
    selection = Selection(images(), np.array([True, False, False, False]))
    assert np.flatnonzero(selection.take(np.array([2]), how).chosen).tolist() == expected


def test_another_run_shows_the_same_images_by_name() -> None:
    selection = Selection(images(), np.array([True, False, True, False]))
    few = selection.shown_in(images(rows=(2, 9)))
    assert np.flatnonzero(few.chosen).tolist() == [0]
    assert few.names == {("mnist", "test", 0), ("mnist", "test", 2)}
    assert few == selection
    back = few.shown_in(images())
    assert np.flatnonzero(back.chosen).tolist() == [0, 2]


def test_a_run_with_none_of_the_images_selects_nothing() -> None:
    assert not of_names(frozenset({("mnist", "train", 5)}), images())
    assert not Selection(images(), np.ones(4, bool)).cleared()
