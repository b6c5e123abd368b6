"""Where the panels stand: recipe and runs left, the plane in the middle, the cursor's image right."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from aegui.views.panel import View

COLUMNS = {"left": 236, "centre": 690, "right": 480}  # px at 1440
LEAST_LEFT = 230  # px: the fields of the form fit


def arrange(window: QMainWindow, docks: Mapping[str, QDockWidget], views: Mapping[str, View]) -> None:
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
    first = [column[0] for column in columns.values()]
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first[0])
    window.splitDockWidget(first[0], first[1], Qt.Orientation.Horizontal)
    window.splitDockWidget(first[1], first[2], Qt.Orientation.Horizontal)
    for column in columns.values():
        for above, below in pairwise(column):
            window.splitDockWidget(above, below, Qt.Orientation.Vertical)
    for dock in docks.values():
        dock.show()
    for dock in columns["left"]:
        dock.setMinimumWidth(LEAST_LEFT)
    window.resizeDocks(first, list(COLUMNS.values()), Qt.Orientation.Horizontal)
    for column, heights in zip(columns.values(), ([600, 240], [570, 270], [340, 500]), strict=True):
        window.resizeDocks(column, heights[: len(column)], Qt.Orientation.Vertical)
