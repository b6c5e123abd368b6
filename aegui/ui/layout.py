"""Where the panels stand: recipe and runs left, the plane in the middle, the cursor's image right."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget

from aegui.views.panel import View

LEFT = 236  # px: the fields of the form fit
RIGHT = 0.33  # of the width; what is left is the plane's
BETWEEN = 4  # px
NEAR = 4  # px: a column as wide as it was given, but for rounding


def widths(whole: int) -> list[int]:
    """Of the three columns in a window so wide."""
    right = round(whole * RIGHT)
    return [LEFT, whole - LEFT - right - 2 * BETWEEN, right]


class Stage(QMainWindow):
    """The window inside the window that holds the docks.

    Where the window grows or shrinks the columns keep their shares, unless the user has chosen others:
    Qt by itself would take it all from the plane.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockNestingEnabled(True)
        self.setDocumentMode(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.columns: list[QDockWidget] = []  # the first of each, from left to right
        self._shared = False

    def share(self) -> None:
        """Give every column its width, from now on."""
        self._shared = True
        self.resizeDocks(self.columns, widths(self.width()), Qt.Orientation.Horizontal)

    def look(self) -> None:
        """The user may have moved something: whether the columns have their shares still."""
        now = [dock.width() if dock.isVisible() and not dock.isFloating() else 0 for dock in self.columns]
        self._shared = all(abs(a - b) <= NEAR for a, b in zip(now, widths(self.width()), strict=False))

    def leave(self) -> None:
        """A panel was put elsewhere: the columns are the user's."""
        self._shared = False

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.look()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shared and all(dock.isVisible() for dock in self.columns):
            self.share()


def arrange(window: Stage, docks: Mapping[str, QDockWidget], views: Mapping[str, View]) -> None:
    """Put every dock to its first place; several views of one area lie one below the other."""
    for dock in docks.values():
        window.removeDockWidget(dock)
    columns: dict[str, list[QDockWidget]] = {
        "left": [docks["recipe"], docks["runs"]],
        "centre": [],
        "right": [],
    }
    for area in ("left", "centre-top", "centre-bottom", "right-top", "right-bottom"):
        for name, view in views.items():
            if view.area == area:
                columns[area.split("-")[0]].append(docks[name])
    window.columns = first = [column[0] for column in columns.values()]
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first[0])
    window.splitDockWidget(first[0], first[1], Qt.Orientation.Horizontal)
    window.splitDockWidget(first[1], first[2], Qt.Orientation.Horizontal)
    for column in columns.values():
        for above, below in pairwise(column):
            window.splitDockWidget(above, below, Qt.Orientation.Vertical)
    for dock in docks.values():
        dock.show()
    for side in ("centre", "right"):
        front = columns[side][-1]
        for name, view in views.items():
            if view.area == f"{side}-behind":
                window.tabifyDockWidget(front, docks[name])
        front.raise_()
    for dock in columns["left"]:
        dock.setMinimumWidth(LEFT - NEAR)
    window.share()
    for column, heights in zip(columns.values(), ([600, 240], [570, 270], [340, 500]), strict=True):
        window.resizeDocks(column, heights[: len(column)], Qt.Orientation.Vertical)
