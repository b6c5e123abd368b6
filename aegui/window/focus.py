"""Tab goes through what is seen, in the order it is read: panel by panel, from left to right and down.

By itself Qt goes in the order in which the widgets were made, and into panels that lie behind others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDockWidget, QScrollArea, QTabBar, QWidget

ROW, COLUMN = 8, 24  # px: what is so near lies in one row, or one column of panels
T = TypeVar("T")


def step(window: QWidget, forward: bool, in_rows: bool = False) -> bool:
    """Give the keyboard to the next stop of a window, or the one before; whether there is another.

    A dialog may be gone through row by row, instead of panel by panel.
    """
    every, now = rows(window) if in_rows else stops(window), window.focusWidget()
    others = [widget for widget in every if widget is not now]
    if not others:
        return False
    if now in every:
        following = every[(every.index(now) + (1 if forward else -1)) % len(every)]
    else:
        following = every[0 if forward else -1]
    _bring_into_sight(following)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    following.setFocus(reason)
    return True


def stops(window: QWidget) -> list[QWidget]:
    """The widgets of a window that Tab stops at, in order."""
    panels: dict[QWidget, list[QWidget]] = {}
    for widget in window.findChildren(QWidget):
        if _can_stop(widget) and widget.window() is window:
            panel = _panel(widget, window)
            if _is_seen(panel, window):
                panels.setdefault(panel, []).append(widget)
    # Above the panels stand bars as wide as the window, which come first.
    columns = _grouped(list(panels), lambda one: _corner(one, window).x(), COLUMN)
    ordered = [one for column in columns for one in sorted(column, key=lambda one: _corner(one, window).y())]
    return [widget for panel in ordered for widget in _read(panels[panel], window)]


def rows(dialog: QWidget) -> list[QWidget]:
    """The widgets of a dialog that Tab stops at, from top to bottom."""
    return _read([one for one in dialog.findChildren(QWidget) if _can_stop(one)], dialog)


def _can_stop(widget: QWidget) -> bool:
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def _is_seen(panel: QWidget, window: QWidget) -> bool:
    """Qt moves the docks that lie behind others out of the window, and leaves old bars of tabs under them."""
    if isinstance(panel, QTabBar):
        found = window.childAt(panel.mapTo(window, panel.rect().center()))
        return found is not None and (found is panel or panel.isAncestorOf(found))
    return not panel.visibleRegion().isEmpty()


def _panel(widget: QWidget, window: QWidget) -> QWidget:
    """What is read as one: the dock that a widget is in, a bar of tabs, or a bar of the window."""
    now = widget
    while not isinstance(now, QDockWidget | QTabBar):
        parent = now.parentWidget()
        if parent is None or parent is window:
            break
        now = parent
    return now


def _read(widgets: Sequence[QWidget], window: QWidget) -> list[QWidget]:
    """Row by row."""
    rows = _grouped(widgets, lambda one: _corner(one, window).y() + one.height() // 2, ROW)
    return [one for row in rows for one in sorted(row, key=lambda one: _corner(one, window).x())]


def _grouped(items: Sequence[T], place: Callable[[T], int], near: int) -> list[list[T]]:
    """In groups whose places are at most so far from that of their first, in rising order."""
    groups: list[list[T]] = []
    first = 0
    for item in sorted(items, key=place):
        if not groups or place(item) - first > near:
            groups.append([])
            first = place(item)
        groups[-1].append(item)
    return groups


def _corner(widget: QWidget, window: QWidget) -> QPoint:
    return widget.mapTo(window, QPoint())


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to it, where it lies in something that scrolls."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 8, 8)
        parent = parent.parentWidget()
