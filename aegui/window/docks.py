"""The docks: every panel can be moved, floated, closed and brought back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QToolButton, QWidget, QWidgetItem

from aegui.views.accessibility import Role
from aegui.views.panel import Panel, View
from aegui.views.theme import DARK, Theme
from aegui.window import focus

GRIP = 5  # px: with the separator of 4 this is the gap above a panel, which it is dragged by
SIDE = 2  # px: the same gap at the sides
HELP = "help_place"  # property: the place of the documents that F1 opens while a widget has the keyboard
MARK = QSize(15, 22)  # px in the margin of a panel, at its upper right


class Grip(QWidget):
    """The title bar of a dock: an empty strip that shows a handle under the mouse."""

    spoken_role: ClassVar[Role] = Role.Grip

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = DARK
        self._hot = False
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.setToolTip(self.tr("Drag to move this panel; double-click to float it."))
        self.setAccessibleName(self.tr("Handle"))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, GRIP)

    def minimumSizeHint(self) -> QSize:
        return QSize(20, GRIP)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hot = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hot = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._hot:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.dim))
            painter.drawRoundedRect(self.width() // 2 - 16, 1, 32, 3, 1.5, 1.5)


class HelpMark(QToolButton):
    """The `?` in the corner of a panel: in its margin, so that no panel needs more room for it.

    By keyboard it is F1, while the panel has it.
    """

    def __init__(self, panel: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help-mark")
        self.setText("?")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Help on {}").format(panel))
        self.setToolTip(self.tr("What this panel is for, and what can be done in it (F1)."))
        self.resize(MARK)


class Holder(QWidget):
    """Holds a panel, and asks for another layout of the docks only where the panel needs other room.

    A layout in its place would pass every change of a text on: all docks would be laid out anew with each
    step of a drag.
    """

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        panel.setParent(self)
        self._panel = QWidgetItem(panel)
        self.mark = HelpMark(panel.title_label.text(), self)
        self._needs = self.sizeHint(), self.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            before, self._needs = self._needs, (self.sizeHint(), self.minimumSizeHint())
            if before != self._needs:
                self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._panel.setGeometry(self.rect().adjusted(SIDE, 0, -SIDE, 0))
        self.mark.move(self.width() - SIDE - self.mark.width(), 2)

    def sizeHint(self) -> QSize:
        return self._panel.sizeHint() + QSize(2 * SIDE, 0)

    def minimumSizeHint(self) -> QSize:
        return self._panel.minimumSize() + QSize(2 * SIDE, 0)


class Dock(QDockWidget):
    """One panel as a dock. Signal: help_asked (a place of the documents)."""

    help_asked = Signal(str)

    def __init__(self, name: str, title: str, panel: Panel, window: QMainWindow) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self.setProperty(HELP, f"window#{name}")
        self.grip = Grip(self)
        self.setTitleBarWidget(self.grip)
        holder = Holder(panel)
        holder.mark.clicked.connect(lambda: self.help_asked.emit(str(self.property(HELP))))
        self.setWidget(holder)
        self.panel = panel
        if isinstance(panel, View):
            self.visibilityChanged.connect(panel.set_seen)

    def to_front(self) -> None:
        """Seen, wherever it was hidden; the keyboard stays where it is."""
        self.show()
        self.raise_()

    def is_open(self) -> bool:
        """Whether it is somewhere, be it behind another."""
        return not self.isHidden()

    def toggle(self) -> None:
        """Close it, or bring it back."""
        if self.is_open():
            self.close()
        else:
            self.to_front()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Where it floats it is a window of its own."""
        return focus.step(self, next) if self.isFloating() else super().focusNextPrevChild(next)

    def set_theme(self, theme: Theme) -> None:
        self.grip.set_theme(theme)


def float_focused(docks: Mapping[str, Dock]) -> None:
    """Make the panel that has the keyboard a window of its own, or put it back; the keyboard stays in it."""
    held = QApplication.focusWidget()
    for dock in docks.values():
        if held is not None and (dock is held or dock.isAncestorOf(held)):
            dock.setFloating(not dock.isFloating())
            dock.activateWindow()
            held.setFocus()
