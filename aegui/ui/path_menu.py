"""What can be done with a path through the codes: its menu, its files, and its panel coming to the front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.ui.actions import Action, Menu
from aegui.ui.banner import Banner
from aegui.ui.saving import ask_where
from aegui.views.path import PathView

if TYPE_CHECKING:
    from aegui.engine.routing import Paths


class PathMenu(QObject):
    """Connects the menu, the panel and the points of the path."""

    def __init__(
        self,
        paths: Paths,
        view: PathView,
        banner: Banner,
        to_front: Callable[[], object],
        name: Callable[[], str],
    ) -> None:
        """`to_front` shows the panel, the keyboard stays where it is; `name` is what files begin with."""
        super().__init__(view)
        self._paths, self._view, self._banner, self._name = paths, view, banner, name
        self._to_front = to_front
        self._count, self._is_strip = 0, False
        paths.pins_changed.connect(self._on_pins)
        paths.strip_changed.connect(self._on_strip)
        paths.began.connect(to_front)
        paths.saved.connect(self._on_saved)
        paths.complained.connect(lambda text: banner.show_message(text, "bad"))
        view.save_asked.connect(self.save)

    def menu(self) -> Menu:
        """Points, playing and saving."""

        def there_are_points() -> bool:
            return self._count > 0

        def there_is_a_strip() -> bool:
            return self._is_strip

        return Menu(
            self.tr("&Path"),
            [
                Action(
                    "path.add", self.tr("&Add the place under the cursor"), self._paths.pin_cursor,
                    self.tr("Make the code under the cursor the next point of the path."), "Shift+P",
                ),
                Action(
                    "path.back", self.tr("&Take the last point back"), self._paths.unpin,
                    self.tr(
                        "Remove the point that was added last; a right click with the Path tool does the "
                        "same."
                    ),
                    "Shift+Backspace", there_are_points,
                ),
                Action(
                    "path.none", self.tr("&No path"), self._paths.clear,
                    self.tr("Remove all points of the path."), enabled=there_are_points,
                ),
                None,
                Action(
                    "path.play", self.tr("&Play the path"), self._play,
                    self.tr("Run the cursor along the path, so that its images come large; or stop it."),
                    "Ctrl+P", there_is_a_strip,
                ),
                Action(
                    "path.picture", self.tr("Save as p&icture…"), partial(self.save, "png"),
                    self.tr("Save the images of the path side by side as PNG."), enabled=there_is_a_strip,
                ),
                Action(
                    "path.film", self.tr("Save as &film…"), partial(self.save, "gif"),
                    self.tr("Save the images of the path, there and back, as an animated GIF."),
                    enabled=there_is_a_strip,
                ),
            ],
        )  # fmt: skip

    def _on_pins(self, count: int) -> None:
        self._count = count

    def _on_strip(self, strip: object) -> None:
        self._is_strip = strip is not None

    def _play(self) -> None:
        self._to_front()
        self._view.play.toggle()

    def save(self, kind: str) -> None:
        """Ask where, and save the images as "png" or "gif"."""
        title = self.tr("Save the path")
        path = ask_where(self._view.window(), title, f"{self._name()}-path.{kind}", kind)
        if path is not None:
            self._paths.save(path)

    def _on_saved(self, path: Path) -> None:
        self._banner.show_message(self.tr("Saved {}").format(path), "good")
