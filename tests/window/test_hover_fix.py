"""What the mouse has left during a dialog does not look pointed at afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QDialog, QToolButton, QVBoxLayout, QWidget

from aegui.window.hover_fix import HoverFix

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.mark.parametrize("stays", [False, True])
def test_only_what_is_under_the_mouse_looks_so_after_a_dialog(qtbot, qapp, stays):
    window = QWidget()
    qtbot.addWidget(window)
    button = QToolButton()
    QVBoxLayout(window).addWidget(button)
    window.resize(300, 200)
    HoverFix(window)
    with qtbot.waitExposed(window):
        window.show()
    dialog = QDialog(window)

    def during() -> None:  # as the button of a menu from which a dialog was opened
        here = button.rect().center()
        qapp.sendEvent(button, QEnterEvent(here, here, button.mapToGlobal(here)))
        QCursor.setPos(button.mapToGlobal(here if stays else QPoint(-200, -200)))
        assert button.underMouse()
        dialog.reject()

    QTimer.singleShot(50, during)
    dialog.exec()
    qtbot.wait(30)
    assert button.underMouse() is stays
