"""Undo and redo of what changes the picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from deeds import select
from pytestqt.qtbot import QtBot

from aegui.engine import looks
from aegui.engine.session import Session
from aegui.engine.undoing import REST
from aegui.explore.records import UnderCursor


@pytest.fixture
def open_session(session: Session, qtbot: QtBot, small_run: Path) -> Session:
    session.open_run(small_run)
    qtbot.waitUntil(lambda: session.exploration.snapshot is not None)
    return session


def test_each_kind_of_change_is_taken_back_and_done_again(open_session):
    look, undoing = open_session.exploration, open_session.exploration.undoing
    steps = [looks.read(look)]
    for change in (
        lambda: look.go_to(7),
        lambda: look.choose_backdrop("none"),
        lambda: look.explorer.update(classes=frozenset({1, 4})),
        lambda: select(look.explorer, [3, 9]),
        lambda: look.move_cursor(0.25, -0.5),
        lambda: look.paths.pin(0.0, 0.0, 5),
        lambda: look.paths.pin(0.5, 0.5, -1),
        lambda: look.paths.clear(),
    ):
        change()
        undoing.settle()
        steps.append(looks.read(look))
    assert len(set(steps)) == 8  # the last is as the one before the path
    for step in reversed(steps[:-1]):
        undoing.undo()
        assert looks.read(look) == step
    undoing.undo()
    assert looks.read(look) == steps[0]
    assert look.explorer.state.classes is None  # every class is drawn again
    for step in steps[1:]:
        undoing.redo()
        assert looks.read(look) == step


def test_the_image_under_the_cursor_comes_back(open_session):
    look, seen = open_session.exploration, []
    look.cursor_changed.connect(seen.append)
    look.go_to(3)
    look.undoing.settle()
    before: UnderCursor = seen[-1]
    look.go_to(800)
    look.undoing.undo()
    assert np.array_equal(seen[-1].image, before.image)
    assert seen[-1].xy == before.xy


def test_a_drag_is_one_step(open_session, qtbot):
    look, undoing = open_session.exploration, open_session.exploration.undoing
    start, can = looks.read(look), []
    undoing.can_redo.connect(lambda on: can.append(("redo", on)))
    undoing.can_undo.connect(lambda on: can.append(("undo", on)))
    for n in range(30):
        look.move_cursor(n / 10, 0.0)
    qtbot.waitUntil(lambda: can != [], timeout=10 * REST)
    assert can == [("undo", True), ("redo", False)]
    undoing.undo()
    assert looks.read(look) == start
    assert can[-2:] == [("undo", False), ("redo", True)]


def test_a_new_change_forgets_what_was_undone(open_session):
    look, undoing = open_session.exploration, open_session.exploration.undoing
    look.go_to(1)
    undoing.undo()
    look.go_to(2)
    undoing.settle()
    changed = looks.read(look)
    undoing.redo()
    assert looks.read(look) == changed


def test_another_run_begins_anew(open_session, small_run):
    look, undoing = open_session.exploration, open_session.exploration.undoing
    look.go_to(1)
    undoing.settle()
    open_session.open_run(small_run)
    before = looks.read(look)
    undoing.undo()
    assert looks.read(look) == before
