"""What lies under the codes, chosen as a user does: by key, by menu, in the plane; and what is said there."""

from __future__ import annotations

import numpy as np
import pytest
from deeds import go_to, settle
from menus import action
from panels import panel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aegui.analysis.latent import Map
from aegui.explore import projection
from aegui.views.panels.decoded import DecodedView
from aegui.views.panels.latent import LatentView
from aegui.window.main_window import MainWindow

TSNE = Map("tsne", ("", ""), np.zeros((1, 2), np.float32), np.zeros((1, 2), np.float32))


@pytest.fixture(scope="module")
def shared(keep_window) -> MainWindow:
    return keep_window(size=(1440, 900))


@pytest.fixture
def window(shared: MainWindow, qtbot: QtBot) -> MainWindow:
    """The one of all these tests, with the decoded manifold under two dimensions of the code."""
    explorer = shared.session.explorer
    explorer.update(**projection.choose(explorer.state, "0,1"))
    explorer.update(backdrop="manifold")
    settle(qtbot, explorer)
    qtbot.waitUntil(lambda: panel(shared, LatentView).backdrops.count() > 1, timeout=20_000)
    return shared


def test_a_key_lays_the_next_picture_under_the_codes(window: MainWindow, qtbot: QtBot) -> None:
    view = panel(window, LatentView)
    view.setFocus()
    QTest.keyClick(view.plane, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.explorer.state.backdrop == "density"
    assert view.backdrops.currentText() == "backdrop: density of the codes"
    qtbot.waitUntil(view.plane.scale.isVisible, timeout=20_000)
    for _ in range(5):  # past the last that this model has
        QTest.keyClick(view.plane, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.explorer.state.backdrop == "none"
    assert not view.plane.scale.isVisible()


def test_the_key_leaves_what_was_chosen_alone_where_nothing_can_lie(window: MainWindow) -> None:
    look, view = window.session.explorer, panel(window, LatentView)
    view.setFocus()
    look.update(plane=TSNE)
    QTest.keyClick(view.plane, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert look.state.backdrop == "manifold"
    assert view.backdrops.currentText() == "backdrop: none"


def test_the_menu_says_what_a_model_lacks_and_what_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    lacking = action(window, "taken for the prior")
    assert not lacking.isEnabled()
    assert lacking.toolTip() == "This needs an adversarial model: no other has a discriminator."
    chosen = action(window, "distance to the nearest code")
    chosen.trigger()
    assert chosen.isChecked()
    assert not action(window, "decoded manifold").isChecked()
    assert panel(window, LatentView).backdrops.currentText() == "backdrop: distance to the nearest code"


def test_a_drag_out_of_the_data_is_told_at_once(window: MainWindow, qtbot: QtBot) -> None:
    plane, state = panel(window, LatentView).plane, panel(window, DecodedView).state_label
    qtbot.waitUntil(state.isVisible, timeout=20_000)
    go_to(window.session.explorer, 3)
    assert state.text() == "near data · 0.00"
    start = plane.pixels(plane._cursor).toPoint()
    box = plane.box.sceneBoundingRect()
    end = QPoint(int(box.left()) + 4, int(box.bottom()) - 4)
    QTest.mousePress(plane.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(plane.viewport(), end)
    assert state.text().startswith("extrapolating · ")
    assert "the image is a guess" in state.toolTip()
    QTest.mouseRelease(plane.viewport(), Qt.MouseButton.LeftButton, pos=end)
