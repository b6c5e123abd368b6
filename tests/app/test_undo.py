"""Undo and redo of what changes the picture."""

from __future__ import annotations

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot
from states import images, open_in, opened

from aegui.app.explorer import Explorer
from aegui.app.history import MOST
from aegui.app.undo import Undo
from aegui.explore.state import NO_ENDPOINTS, Endpoint, Fields, State, Waypoint
from aegui.explore.view_state import view_state


@pytest.fixture
def undo(explorer: Explorer) -> Undo:
    made = Undo(explorer)
    open_in(explorer, opened(images()))
    return made


def seen(explorer: Explorer) -> State:
    view = view_state(explorer.state)
    assert view is not None
    return view


CHANGES: list[Fields] = [
    {"cursor": (3.0, 1.0)},
    {"backdrop": "none"},
    {"classes": frozenset({1})},
    {"projection": "1,0"},
    {"path": (Waypoint(("mnist", "test", 5)),)},
    {"path": (Waypoint(("mnist", "test", 5)), Waypoint(None, (0.5, 0.5)))},
    {"path": ()},
    {"endpoints": (Endpoint("1", ("a",)), NO_ENDPOINTS[1])},
]


def test_each_kind_of_change_is_taken_back_and_done_again(explorer: Explorer, undo: Undo) -> None:
    steps = [seen(explorer)]
    select(explorer, [2, 4])
    undo.settle()
    steps.append(seen(explorer))
    for change in CHANGES:
        explorer.update(**change)
        undo.settle()
        steps.append(seen(explorer))
    for step in reversed(steps[:-1]):
        undo.undo()
        assert seen(explorer) == step
    undo.undo()
    assert seen(explorer) == steps[0]
    for step in steps[1:]:
        undo.redo()
        assert seen(explorer) == step


def test_a_drag_is_one_step(explorer: Explorer, undo: Undo, qtbot: QtBot) -> None:
    start, can = seen(explorer), []
    undo.can_redo.connect(lambda on: can.append(("redo", on)))
    undo.can_undo.connect(lambda on: can.append(("undo", on)))
    with qtbot.waitSignal(undo.can_undo):
        for n in range(30):
            explorer.update(cursor=(n / 10, 0.0))
    assert can == [("undo", True), ("redo", False)]
    undo.undo()
    assert seen(explorer) == start
    assert can[-2:] == [("undo", False), ("redo", True)]


def test_a_new_change_forgets_what_was_undone(explorer: Explorer, undo: Undo) -> None:
    explorer.update(cursor=(1.0, 1.0))
    undo.undo()
    explorer.update(cursor=(2.0, 1.0))
    undo.settle()
    changed = seen(explorer)
    undo.redo()
    assert seen(explorer) == changed


@pytest.mark.parametrize("size", [2, 16])
def test_another_run_begins_anew(explorer: Explorer, undo: Undo, size: int) -> None:
    explorer.update(cursor=(1.0, 1.0))
    undo.settle()
    open_in(explorer, opened(images(), size))
    before = seen(explorer)
    undo.undo()
    assert seen(explorer) == before


def test_what_a_training_changes_is_no_step(explorer: Explorer, undo: Undo) -> None:
    can: list[bool] = []
    undo.can_undo.connect(can.append)
    other = opened(images(), step=2.0)
    explorer.update(model=other.model, plane=other.plane, training=True, moment=3.0, hovered=2)
    undo.settle()
    assert can == [False]


def test_images_that_were_read_are_no_step(explorer: Explorer, undo: Undo) -> None:
    select(explorer, [2, 4])
    undo.settle()
    can: list[bool] = []
    undo.can_redo.connect(can.append)
    undo.undo()
    read = images()
    explorer.update(images=read, selection=explorer.state.selection.shown_in(read))
    undo.redo()
    assert can[-1] is False
    assert explorer.state.selected.tolist() == [2, 4]
    assert explorer.state.selection.images is read


def test_only_so_many_steps_are_remembered(explorer: Explorer, undo: Undo) -> None:
    for n in range(MOST + 5):
        explorer.update(cursor=(float(n), 0.0))
        undo.settle()
    for _ in range(MOST + 5):
        undo.undo()
    assert explorer.state.cursor == (4.0, 0.0)  # of which there are one more than of steps


def test_before_there_are_codes_there_is_nothing_to_undo(explorer: Explorer) -> None:
    undo = Undo(explorer)
    explorer.update(backdrop="none")
    undo.undo()
    undo.redo()
    assert explorer.state == State(backdrop="none")
    assert np.array_equal(explorer.state.selected, [])
