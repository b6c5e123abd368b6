"""The menus of a window, as a user opens them."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


def menu(window: QWidget, title: str) -> QMenu:
    """One that is about to be shown: what is in it is up to date."""
    found = next(one for one in window.findChildren(QMenu) if one.title().replace("&", "") == title)
    found.aboutToShow.emit()
    return found


def entries(shown: QMenu) -> list[QAction]:
    """What can be chosen."""
    return [one for one in shown.actions() if not one.isSeparator()]


def action(window: QWidget, text: str) -> QAction:
    """An action by its words, once all menus are up to date."""
    for shown in window.findChildren(QMenu):
        shown.aboutToShow.emit()
    return next(one for one in window.findChildren(QAction) if one.text().replace("&", "") == text)


def keyed(window: QWidget, key: str) -> QAction:
    """An action by its key, once all menus are up to date."""
    for shown in window.findChildren(QMenu):
        shown.aboutToShow.emit()
    return next(one for one in window.findChildren(QAction) if one.shortcut().toString() == key)
