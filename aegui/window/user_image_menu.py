"""What can be done with a picture of one's own: its menu, its files, and its panel coming to the front."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.views.panels.user_image import UserImageView
from aegui.window.actions import Action, Menu
from aegui.window.chosen_places import PICTURES, ask_for_file

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer


class UserImageMenu(QObject):
    """Connects the menu and the panel."""

    def __init__(self, explorer: Explorer, view: UserImageView, to_front: Callable[[], object]) -> None:
        """`to_front` shows the panel; the keyboard stays where it is."""
        super().__init__(view)
        self._explorer, self._view = explorer, view
        view.open_asked.connect(self.open)
        view.begun.connect(to_front)

    def menu(self) -> Menu:
        """Begin from a picture, go there, and begin anew."""
        sketch = self._view.pad.sketch
        return Menu(
            self.tr("&Your own picture"),
            [
                Action(
                    "own.paste", self.tr("&Paste"), self._view.paste,
                    self.tr("Begin from the picture in the clipboard."), "Ctrl+V",
                ),
                Action(
                    "own.open", self.tr("&Open picture…"), self.open,
                    self.tr("Begin from a picture file; dropping one onto the panel does the same."),
                    "Ctrl+Shift+V",
                ),
                Action(
                    "own.take", self.tr("&Take the image under the cursor"), self._view.take_cursor,
                    self.tr("Begin from what is decoded under the cursor."), "Ctrl+U",
                ),
                None,
                Action(
                    "own.go", self.tr("&Go there"), self._view.go_there,
                    self.tr("Move the cursor of the plane onto the code of your picture."), "Ctrl+G",
                    lambda: self._explorer.state.user_image is not None,
                ),
                Action(
                    "own.clear", self.tr("&Clear"), sketch.clear,
                    self.tr("A bare sheet; undo on the sheet brings back what was drawn."),
                    "Ctrl+Backspace", lambda: not sketch.is_bare(),
                ),
            ],
        )  # fmt: skip

    def open(self) -> None:
        """Ask for a picture file."""
        kinds = "*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp *.ppm *.pgm"
        pictures, every = self.tr("Pictures ({})").format(kinds), self.tr("All files (*)")
        title = self.tr("Open a picture")
        path = ask_for_file(self._view.window(), PICTURES, title, f"{pictures};;{every}")
        if path is not None:
            self._view.open(str(path))
