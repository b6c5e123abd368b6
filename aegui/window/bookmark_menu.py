"""The menu of bookmarks: name what is seen, go back to it, rename it, forget it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from aegui.text import shortened
from aegui.views.widgets.plain_text import plain_action
from aegui.window.actions import Action, Listed, Menu
from aegui.window.banner import Banner

if TYPE_CHECKING:
    from aegui.app.bookmarks import Bookmarks


class BookmarkMenu(QObject):
    """The bookmarks of the run."""

    def __init__(self, bookmarks: Bookmarks, banner: Banner, window: QWidget) -> None:
        """`window` is what questions are asked over."""
        super().__init__(window)
        self._bookmarks, self._banner, self._window = bookmarks, banner, window
        self._bookmarks.kept.connect(self._on_kept)

    def menu(self) -> Menu:
        """The same list three times: to go there, to rename and to forget it."""

        def listed(does: Callable[[str], object], tip: str) -> Listed:
            return Listed(partial(self._actions, does, tip))

        return Menu(
            self.tr("&Bookmarks"),
            [
                Action(
                    "bookmark.add", self.tr("&Bookmark this view…"), self.name_it,
                    self.tr(
                        "Remember cursor, plane, zoom, backdrop, classes, selection and moment under a name."
                    ),
                    "Ctrl+B",
                ),
                listed(self._bookmarks.go, self.tr("Show again what was seen then.")),
                None,
                Menu(
                    self.tr("&Rename"), [listed(self.rename, self.tr("Give this bookmark another name."))]
                ),
                Menu(
                    self.tr("&Forget"), [listed(self._bookmarks.remove, self.tr("Forget this bookmark."))]
                ),
            ],
        )  # fmt: skip

    def _actions(self, does: Callable[[str], object], tip: str) -> Iterator[Action]:
        for name in self._bookmarks.names():
            yield Action("", plain_action(name), partial(does, name), tip)

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

    def _on_kept(self, name: str) -> None:
        text = self.tr("“{}” is kept: View › Bookmarks shows it again.").format(shortened(name))
        self._banner.show_message(text, "good")
