"""What can be done with a path through the codes: its menu, its files, and its panel coming to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from aegui.ui.saving import ask_where

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow
from aegui.ui.adding import Add


class PathMenu(QObject):
    """Connects the menu, the panel and the window's points of a path."""

    def __init__(self, window: MainWindow, menu: QMenu, add: Add) -> None:
        super().__init__(window)
        from aegui.views.path import PathView

        self._window = window
        self._paths = paths = window.session.exploration.paths
        view = window.views["path"]
        assert isinstance(view, PathView)
        self._view = view
        add(
            menu, self.tr("&Add the place under the cursor"), "Shift+P", paths.pin_cursor,
            self.tr("Make the code under the cursor the next point of the path."),
        )  # fmt: skip
        back = add(
            menu, self.tr("&Take the last point back"), "Shift+Backspace", paths.unpin,
            self.tr("Remove the point that was added last; a right click with the Path tool does the same."),
        )  # fmt: skip
        clear = add(menu, self.tr("&No path"), "", paths.clear, self.tr("Remove all points of the path."))
        menu.addSeparator()
        play = add(
            menu, self.tr("&Play the path"), "Ctrl+P", self._play,
            self.tr("Run the cursor along the path, so that its images come large; or stop it."),
        )  # fmt: skip
        picture = add(
            menu, self.tr("Save as p&icture…"), "", lambda: self.save("png"),
            self.tr("Save the images of the path side by side as PNG."),
        )  # fmt: skip
        film = add(
            menu, self.tr("Save as &film…"), "", lambda: self.save("gif"),
            self.tr("Save the images of the path, there and back, as an animated GIF."),
        )  # fmt: skip
        self._of_points, self._of_strip = (back, clear), (play, picture, film)
        for action in (*self._of_points, *self._of_strip):
            action.setEnabled(False)
        paths.pins_changed.connect(lambda count: self._enable(self._of_points, count > 0))
        paths.strip_changed.connect(lambda strip: self._enable(self._of_strip, strip is not None))
        paths.began.connect(self._raise)
        paths.saved.connect(self._saved)
        paths.complained.connect(window.session.complained)
        view.save_asked.connect(self.save)

    @staticmethod
    def _enable(actions: tuple[QAction, ...], on: bool) -> None:
        for action in actions:
            action.setEnabled(on)

    def _raise(self) -> None:
        """The panel comes to the front; the keyboard stays where it is."""
        self._window.docks["path"].to_front()

    def _play(self) -> None:
        self._raise()
        self._view.play.toggle()

    def save(self, kind: str) -> None:
        """Ask where, and save the images as "png" or "gif"."""
        run = self._window.session.run
        name = f"{run.raw_recipe.get('name', 'aegui') if run else 'aegui'}-path.{kind}"
        path = ask_where(self._window, self.tr("Save the path"), name, kind)
        if path is not None:
            self._paths.save(path)

    def _saved(self, path: object) -> None:
        self._window.banner.show_message(self.tr("Saved {}").format(path), "good")
