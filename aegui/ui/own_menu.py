"""What can be done with a picture of one's own: its menu, its files, and its panel coming to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu

if TYPE_CHECKING:
    from aegui.ui.main_window import MainWindow
from aegui.ui.adding import Add


class OwnMenu(QObject):
    """Connects the menu, the panel and the picture."""

    def __init__(self, window: MainWindow, menu: QMenu, add: Add) -> None:
        super().__init__(window)
        from aegui.views.own import OwnView

        self._window = window
        explorer, view = window.session.exploration.explorer, window.views["own"]
        assert isinstance(view, OwnView)
        self._view = view
        add(
            menu, self.tr("&Paste"), "Ctrl+V", view.paste,
            self.tr("Begin from the picture in the clipboard."),
        )  # fmt: skip
        add(
            menu, self.tr("&Open picture…"), "Ctrl+Shift+P", self.open,
            self.tr("Begin from a picture file; dropping one onto the panel does the same."),
        )  # fmt: skip
        add(
            menu, self.tr("&Take the image under the cursor"), "Ctrl+U", view.take_cursor,
            self.tr("Begin from what is decoded under the cursor."),
        )  # fmt: skip
        menu.addSeparator()
        there = add(
            menu, self.tr("&Go there"), "Ctrl+G", view.go_there,
            self.tr("Move the cursor of the plane onto the code of your picture."),
        )  # fmt: skip
        clear = add(
            menu, self.tr("&Clear"), "Ctrl+Backspace", view.pad.sketch.clear,
            self.tr("A bare sheet; undo on the sheet brings back what was drawn."),
        )  # fmt: skip
        there.setEnabled(False)
        explorer.changed.connect(lambda state, _: there.setEnabled(state.user_image is not None))
        clear.setEnabled(False)
        view.pad.sketch.changed.connect(lambda: clear.setEnabled(not view.pad.sketch.is_bare()))
        view.open_asked.connect(self.open)
        view.begun.connect(self._raise)

    def open(self) -> None:
        """Ask for a picture file."""
        kinds = "*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.ppm *.pgm"
        pictures, every = self.tr("Pictures ({})").format(kinds), self.tr("All files (*)")
        title = self.tr("Open a picture")
        path, _ = QFileDialog.getOpenFileName(self._window, title, "", f"{pictures};;{every}")
        if path:
            self._view.open(path)

    def _raise(self) -> None:
        """The panel comes to the front; the keyboard stays where it is."""
        self._window.docks["own"].to_front()
