"""Walks what a screen reader is told of a window, and finds the controls that have no name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDialogButtonBox,
    QGraphicsView,
    QHeaderView,
    QMenu,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QWidget,
)


def controls(window: QWidget) -> Iterator[QWidget]:
    """Every widget of a window that takes the keyboard or shows a value, seen or not."""
    for widget in [window, *window.findChildren(QWidget)]:
        if _is_control(widget):
            yield widget


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QTabBar | QHeaderView | QDialogButtonBox) or widget.isWindow():
        return False  # a window has a title, a tab its words; scroll bars are their area's
    parent = widget.parentWidget()
    if parent is not None and parent.metaObject().className() == "QComboBoxPrivateContainer":
        return False  # the list of a combo box
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return False
    if widget.objectName().startswith("qt_") or widget.focusProxy() is not None or _is_of_pyqtgraph(widget):
        return False
    return widget.focusPolicy().value != 0 or isinstance(widget, QAbstractButton | QProgressBar)


def _is_of_pyqtgraph(widget: QWidget) -> bool:
    """Whether it lies in the menu that every plot makes and nobody can open."""
    above: QWidget | None = widget
    while above is not None and not (isinstance(above, QMenu) and isinstance(above.parent(), QGraphicsView)):
        above = above.parentWidget()
    return above is not None


def accessible(widget: QWidget) -> Any:
    return QAccessible.queryAccessibleInterface(widget)


def name_of(widget: QWidget) -> str:
    """What a reader calls a control: its label, where it has one, else its name.

    Of a combo box Qt tells on Linux as the name what is chosen in it: only a label says what it chooses.
    """
    interface = accessible(widget)
    labels = [
        label.text(QAccessible.Text.Name)
        for label, relation in interface.relations(QAccessible.RelationFlag.Label)
        if relation & QAccessible.RelationFlag.Label
    ]
    own = "" if isinstance(widget, QComboBox) else str(interface.text(QAccessible.Text.Name))
    return next(filter(None, labels), "") or own


def nameless(window: QWidget) -> list[str]:
    """The controls that a reader could only call by what they are: class, place and tooltip of each."""
    return [
        f"{type(widget).__name__} in {_place(widget)}: {widget.toolTip()[:60]!r}"
        for widget in controls(window)
        if not name_of(widget).strip()
    ]


def _place(widget: QWidget) -> str:
    names: list[str] = []
    above: QWidget | None = widget.parentWidget()
    while above is not None and len(names) < 3:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names)
