"""The menu of bookmarks: name what is seen, go back to it, rename it, forget it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from aegui.text import shortened
from aegui.views.plain import plain_action

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow
from aegui.ui.adding import Add


class BookmarkMenu(QObject):
    """Lists the bookmarks of the run."""

    def __init__(self, window: MainWindow, menu: QMenu, add: Add) -> None:
        super().__init__(window)
        self._window, self._menu = window, menu
        self._bookmarks = window.session.exploration.bookmarks
        menu.setToolTipsVisible(True)
        add(
            menu, self.tr("&Bookmark this view…"), "Ctrl+B", self.name_it,
            self.tr("Remember cursor, plane, zoom, backdrop, classes, selection and moment under a name."),
        )  # fmt: skip
        self._end = menu.addSeparator()
        self._renaming, self._forgetting = menu.addMenu(self.tr("&Rename")), menu.addMenu(self.tr("&Forget"))
        self._bookmarks.changed.connect(self._on_changed)
        self._bookmarks.kept.connect(self._on_kept)
        self._on_changed(())

    def name_it(self) -> None:
        """Ask for a name and remember what is seen."""
        name, done = self._ask(self.tr("Bookmark this view"), self._bookmarks.suggestion())
        if done:
            self._bookmarks.add(name)

    def rename(self, old: str) -> None:
        """Ask for another name."""
        name, done = self._ask(self.tr("Rename the bookmark"), old)
        if done:
            self._bookmarks.rename(old, name)

    def _ask(self, title: str, name: str) -> tuple[str, bool]:
        normal = QLineEdit.EchoMode.Normal
        return QInputDialog.getText(self._window, title, self.tr("Name"), normal, name)

    def _on_changed(self, names: tuple[str, ...]) -> None:
        """The same list three times: to go there, to rename and to forget."""
        actions = self._menu.actions()
        for action in actions[1 : actions.index(self._end)]:
            self._menu.removeAction(action)
            action.deleteLater()
        for menu in (self._renaming, self._forgetting):
            menu.clear()
            menu.setToolTipsVisible(True)
            menu.setEnabled(bool(names))
        for name in names:
            words = plain_action(name)
            go = QAction(words, self._menu)
            go.setToolTip(self.tr("Show again what was seen then."))
            go.triggered.connect(partial(self._on_go, name))
            self._menu.insertAction(self._end, go)
            other = self._renaming.addAction(words, partial(self.rename, name))
            other.setToolTip(self.tr("Give this bookmark another name."))
            gone = self._forgetting.addAction(words, partial(self._bookmarks.remove, name))
            gone.setToolTip(self.tr("Forget this bookmark."))

    def _on_kept(self, name: str) -> None:
        text = self.tr("“{}” is kept: View › Bookmarks shows it again.").format(shortened(name))
        self._window.banner.show_message(text, "good")

    def _on_go(self, name: str, _: bool = False) -> None:
        self._bookmarks.go(name)
