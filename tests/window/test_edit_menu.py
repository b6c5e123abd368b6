"""Undo, redo and selecting nothing, from the menu."""

from __future__ import annotations

import pytest
from deeds import go_to, select
from menus import keyed as action
from panels import panel
from PySide6.QtGui import QAction

from aegui.explore.view_state import view_state
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow


@pytest.fixture(scope="module")
def window(keep_window) -> MainWindow:
    return keep_window(shown=False)


def test_undo_and_redo_are_offered_when_there_is_something(window):
    look, undo, redo = window.session.explorer, action(window, "Ctrl+Z"), action(window, "Ctrl+Shift+Z")
    assert not undo.isEnabled()
    before = view_state(look.state)
    go_to(look, 5)
    window.session.undo.settle()
    assert undo.isEnabled()
    assert not redo.isEnabled()
    undo.trigger()
    assert view_state(look.state) == before
    assert not undo.isEnabled()
    redo.trigger()
    assert view_state(look.state) != before


def test_hidden_classes_come_back_in_the_legend(window):
    legend = panel(window, LatentView).legend
    legend.chips()[3].click()
    window.session.undo.settle()
    assert legend.shown() == frozenset(range(10)) - {3}
    action(window, "Ctrl+Z").trigger()
    assert legend.shown() == frozenset(range(10))


def test_nothing_is_selected_again(window):
    look, none = window.session.explorer, action(window, "Ctrl+D")
    assert not none.isEnabled()
    select(look, [1, 2])
    assert none.isEnabled()
    none.trigger()
    assert look.state.selected.tolist() == []
    assert not none.isEnabled()


def test_no_two_actions_have_the_same_key(window):
    keys = [
        key.toString()
        for each in window.findChildren(QAction)
        for key in each.shortcuts()
        if not key.isEmpty()
    ]
    assert len(keys) > 20
    assert sorted(keys) == sorted(set(keys))
