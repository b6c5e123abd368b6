"""What can be done with a path through the codes: its menu, its files, and its panel coming to the front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.error_message import sentence
from aegui.explore.latent_path import with_cursor
from aegui.explore.queries import path_strip
from aegui.explore.queries.latent_path import LATENT_PATH
from aegui.views.panels.path import PathView
from aegui.window.actions import Action, Menu
from aegui.window.banner import Banner
from aegui.window.saving import ask_where

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer
    from aegui.app.loader import Loader
    from aegui.explore.state import State


class PathMenu(QObject):
    """Connects the menu, the panel and the points of the path."""

    def __init__(
        self,
        explorer: Explorer,
        loader: Loader,
        view: PathView,
        banner: Banner,
        to_front: Callable[[], object],
        name: Callable[[], str],
    ) -> None:
        """`to_front` shows the panel, the keyboard stays where it is; `name` is what files begin with."""
        super().__init__(view)
        self._explorer, self._view, self._banner, self._name = explorer, view, banner, name
        self._loader, self._to_front = loader, to_front
        explorer.changed.connect(self._on_changed)
        view.save_asked.connect(self.save)

    def menu(self) -> Menu:
        """Points, playing and saving."""

        return Menu(
            self.tr("&Path"),
            [
                Action(
                    "path.add", self.tr("&Add the place under the cursor"), self._add,
                    self.tr("Make the code under the cursor the next point of the path."), "Shift+P",
                ),
                Action(
                    "path.back", self.tr("&Take the last point back"), self._take_back,
                    self.tr(
                        "Remove the point that was added last; a right click with the Path tool does the "
                        "same."
                    ),
                    "Shift+Backspace", self._has_points,
                ),
                Action(
                    "path.none", self.tr("&No path"), self._clear,
                    self.tr("Remove all points of the path."), enabled=self._has_points,
                ),
                None,
                Action(
                    "path.play", self.tr("&Play the path"), self._play,
                    self.tr("Run the cursor along the path, so that its images come large; or stop it."),
                    "Ctrl+P", self._has_a_way,
                ),
                Action(
                    "path.picture", self.tr("Save as p&icture…"), partial(self.save, "png"),
                    self.tr("Save the images of the path side by side as PNG."), enabled=self._has_a_way,
                ),
                Action(
                    "path.film", self.tr("Save as &film…"), partial(self.save, "gif"),
                    self.tr("Save the images of the path, there and back, as an animated GIF."),
                    enabled=self._has_a_way,
                ),
            ],
        )  # fmt: skip

    def _has_points(self) -> bool:
        return bool(self._explorer.state.path)

    def _has_a_way(self) -> bool:
        path = self._explorer.answer(LATENT_PATH)
        return path is not None and bool(path.line)

    def _on_changed(self, new: State, old: State) -> None:
        if new.path and not old.path:
            self._to_front()

    def _add(self) -> None:
        self._explorer.update(path=with_cursor(self._explorer.state))

    def _take_back(self) -> None:
        self._explorer.update(path=self._explorer.state.path[:-1])

    def _clear(self) -> None:
        self._explorer.update(path=())

    def _play(self) -> None:
        self._to_front()
        self._view.play.toggle()

    def save(self, kind: str) -> None:
        """Ask where, and save the images as "png" or "gif"."""
        key, title = path_strip.key(self._explorer.state), self.tr("Save the path")
        shown = self._explorer.state.shown_channels
        if key is None or not self._has_a_way():
            self._explorer.complain(self.tr("There is no path to save: set two points of one."))
            return
        path = ask_where(self._view.window(), title, f"{self._name()}-path.{kind}", kind)
        if path is not None:
            self._loader.order(
                "path", partial(path_strip.save, key, path, shown=shown), self._on_saved, self._on_failed
            )

    def _on_saved(self, path: Path) -> None:
        self._banner.show_message(self.tr("Saved {}").format(path), "good")

    def _on_failed(self, error: Exception) -> None:
        self._banner.show_message(sentence(error), "bad")
