"""After a dialog only what is under the mouse looks so: some buttons are not told that it has left them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from aegui.app.later import later


class HoverFix(QObject):
    """Watches a window; the button of a menu that opened a dialog would stay bright for good."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A dialog has let go of the window: once Qt is done, look where the mouse is."""
        if event.type() == QEvent.Type.WindowUnblocked:
            later(0, self, self._look)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        mouse = QCursor.pos()
        for widget in self._window.findChildren(QWidget):
            if widget.underMouse() and not widget.rect().contains(widget.mapFromGlobal(mouse)):
                QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
                widget.update()
