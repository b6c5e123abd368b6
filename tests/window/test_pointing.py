"""The callout that points at controls: beside them, never over them, wherever they go."""

from __future__ import annotations

from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window.conftest import OpenWindow

from aegui.window.callout_place import GAP, callout_place
from aegui.window.control_names import ControlNames
from aegui.window.main_window import MainWindow
from aegui.window.pointing import Pointed, Pointer

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]
ROOM = QRect(0, 0, 1024, 600)


def test_a_callout_covers_no_control_that_leaves_it_room() -> None:
    for left, top, width, height in product((0, 300, 990), (0, 280, 570), (20, 300, 700), (20, 200, 500)):
        control = QRect(left, top, width, height).intersected(ROOM)
        for wide, high in ((60, 40), (320, 180)):
            place = callout_place(QSize(wide, high), control, ROOM)
            assert ROOM.contains(place.rect)
            beside = max(control.left(), ROOM.right() - control.right()) - GAP > wide
            if beside or max(control.top(), ROOM.bottom() - control.bottom()) - GAP > high:
                assert place.side
                assert not place.rect.intersects(control)


def test_a_callout_leaves_free_what_is_to_be_seen() -> None:
    control, free = QRect(400, 200, 100, 100), QRect(500, 0, 524, 600)
    place = callout_place(QSize(300, 150), control, ROOM, [free])
    assert place.side == "left"
    assert not place.rect.intersects(free)
    assert callout_place(QSize(300, 150), None, ROOM).side == ""
    bar = [QRect(0, 200, 400, 100), QRect(510, 200, 514, 100)]  # what stands in a row with it counts for more
    assert callout_place(QSize(300, 150), control, ROOM, [QRect(0, 300, 1024, 300)], bar).side == "above"
    assert callout_place(QSize(300, 250), control, ROOM, [QRect(0, 300, 1024, 300)], bar).side == "below"


def test_it_points_at_every_panel_in_every_arrangement_and_follows(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(size=(1440, 900))
    pointer = Pointer(ControlNames(window.docks, window.top_bar, window.stage), window)
    callout = pointer.callout
    names = ["bar.main", "latent.tools.lasso", "losses.log", "recipe.training.epochs", "latent", "inside"]

    def stands_right(name: str) -> bool:
        control = pointer._controls.find(name)
        assert control is not None, name
        place = QRect(control.mapTo(control.window(), control.rect().topLeft()), control.size())
        return (
            control.isVisible()
            and not control.visibleRegion().isEmpty()
            and callout.isVisible()
            and callout.window().rect().contains(callout.geometry())
            and not callout.geometry().intersects(place.intersected(control.window().rect()))
        )

    for size in ((1440, 900), (1024, 600)):
        window.resize(*size)
        for name in names:
            pointer.show(Pointed("Look here.", "A title", name, number=2, count=3, awaited="Do it."))
            qtbot.waitUntil(partial(stands_right, name))
    window.resize(1300, 760)  # another arrangement, in which it may lie behind another panel
    qtbot.waitUntil(lambda: window.stage.arrangement.name == "low")
    pointer.reveal()
    qtbot.waitUntil(lambda: stands_right(names[-1]))
    window.docks["losses"].setFloating(True)
    pointer.show(Pointed("Look here.", control="losses.log"))
    qtbot.waitUntil(lambda: callout.window() is window.docks["losses"])
    window.docks["losses"].close()
    qtbot.waitUntil(lambda: callout.isVisible() and callout.window() is window)
    assert callout.reveal.isVisible()  # no dead end
    callout.reveal.click()
    qtbot.waitUntil(lambda: not callout.reveal.isVisible() and window.docks["losses"].isVisible())
    _check_keys(window, pointer, qtbot)


def _check_keys(window: MainWindow, pointer: Pointer, qtbot: QtBot) -> None:
    callout = pointer.callout
    window.docks["losses"].setFloating(False)
    pointer.show(Pointed("Train it.", "Training", "latent", number=1, count=2, awaited="Press Train."))
    assert callout.next.text() == "Skip"
    assert callout.accessibleDescription().startswith("Train it.")
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert callout.next.hasFocus()
    pointer.set_done("It learns.")
    assert callout.next.text() == "Next"
    with qtbot.waitSignal(pointer.next_asked):
        QTest.keyClick(callout.next, Qt.Key.Key_Return)
    QTest.keyClick(callout.next, Qt.Key.Key_F6)
    assert window.docks["latent"].isAncestorOf(window.focusWidget())
    QTest.keyClick(window, Qt.Key.Key_F6)
    with qtbot.waitSignal(pointer.ended):
        QTest.keyClick(callout.next, Qt.Key.Key_Escape)
    assert callout.isHidden()
    assert pointer.ring.isHidden()
    assert window.docks["latent"].isAncestorOf(window.focusWidget())
