"""Bookmarks from the menu: named with Ctrl+B, listed, gone back to with the zoom, renamed, forgotten."""

from __future__ import annotations

import shutil
from pathlib import Path

import menus
import pytest
from deeds import go_to
from panels import panel
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from aegui import paths
from aegui.explore.projection import choose
from aegui.explore.view_state import view_state
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow


@pytest.fixture
def window(open_window, tmp_path: Path) -> MainWindow:
    run = shutil.copytree(paths.trained() / "quick-start", tmp_path / "AEGUI_RUNS" / "mine")
    return open_window(Path(run), (1280, 800))


def zoom(window: MainWindow, notches: int) -> None:
    plane = panel(window, LatentView).plane
    at = QPointF(plane.width() / 3, plane.height() / 2)
    none, up = Qt.KeyboardModifier.NoModifier, QPoint(0, 120 * notches)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), up, Qt.MouseButton.NoButton, none, phase, False)
    plane.wheelEvent(event)


def entries(window: MainWindow) -> list[QAction]:
    return menus.entries(menus.menu(window, "Bookmarks"))


def test_name_go_back_rename_forget(window, qtbot, monkeypatch):
    look, plane = window.session.explorer, panel(window, LatentView).plane
    typed = ["a place & more"]
    monkeypatch.setattr(QInputDialog, "getText", lambda *given: (typed[-1], True))
    go_to(look, 11)
    zoom(window, 4)
    qtbot.waitUntil(lambda: look.state.view == plane.visible())  # it is told a little later
    seen, there = view_state(look.state), plane.visible()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert [action.text() for action in entries(window)][1] == "a place && more"
    assert window.banner.messages()[0] == "“a place & more” is kept: View › Bookmarks shows it again."

    go_to(look, 50)
    QTest.keyClick(plane, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: plane.visible()[0] < there[0] - 1)
    entries(window)[1].trigger()
    assert view_state(look.state) == seen
    left, bottom, right, top = plane.visible()
    assert (left, right) == pytest.approx((there[0], there[2]), rel=1e-3)
    assert (bottom + top) / 2 == pytest.approx((there[1] + there[3]) / 2, abs=1e-2)  # the foot may have grown

    typed.append("elsewhere")
    menus.entries(menus.menu(window, "Rename"))[0].trigger()
    assert entries(window)[1].text() == "elsewhere"
    menus.entries(menus.menu(window, "Forget"))[0].trigger()
    _, renaming, forgetting = entries(window)
    assert not renaming.isEnabled()
    assert not forgetting.isEnabled()


def test_cancelling_remembers_nothing(window, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getText", lambda *given: ("x", False))
    entries(window)[0].trigger()
    assert window.session.bookmarks.names() == ()


def test_plane_zoom_and_moment_come_back_together(window, qtbot, monkeypatch):
    explorer, plane = window.session.explorer, panel(window, LatentView).plane
    monkeypatch.setattr(QInputDialog, "getText", lambda *given: ("early", True))
    explorer.update(moment=explorer.state.moments[1])
    qtbot.waitUntil(lambda: explorer.state.model.moment == explorer.state.moment)
    zoom(window, 4)
    qtbot.waitUntil(lambda: explorer.state.view == plane.visible())
    seen, there = view_state(explorer.state), plane.visible()
    entries(window)[0].trigger()
    explorer.update(**choose(explorer.state, "1,0"))  # which shows that plane as a whole
    explorer.update(moment=None)
    qtbot.waitUntil(lambda: plane.visible()[0] < there[0] - 1)
    entries(window)[1].trigger()
    qtbot.waitUntil(lambda: view_state(explorer.state) == seen)
    left, _, right, _ = plane.visible()
    assert (left, right) == pytest.approx((there[0], there[2]), rel=1e-3)
