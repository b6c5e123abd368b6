"""What can be done with codes of more than two dimensions: the planes through them, strips, all sliders."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from aegui import paths
from aegui.ui.actions import Action, Menu
from aegui.views.decoded import DecodedView

if TYPE_CHECKING:
    from aegui.engine.exploration import Exploration
    from aegui.explore.records import Embedding, Sliders

SETTING = "strips"


class CodeMenu(QObject):
    """Its actions are there where codes are long."""

    def __init__(
        self, look: Exploration, view: DecodedView, remember: Callable[[dict[str, Any]], object]
    ) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._long = self._again = self._cancel = False
        look.sliders_changed.connect(self._on_sliders)
        look.planes.embedding_changed.connect(self._on_embedding)
        view.strips.setChecked(paths.load_settings().get(SETTING) is True)
        view.strips_toggled.connect(lambda on: remember({SETTING: on}))

    def menu(self) -> Menu:
        """Planes, t-SNE, strips and sliders."""
        look, view = self._look, self._view
        return Menu(
            self.tr("Long &codes"),
            [
                Action(
                    "plane.pca", self.tr("&Principal components"), lambda: look.choose_axes("pca"),
                    self.tr("Show the plane in which the codes vary most."), "Shift+C", self._are_long,
                ),
                Action(
                    "plane.tsne", self.tr("&t-SNE"), lambda: look.choose_axes("tsne"),
                    self.tr("Show codes that are alike beside each other; worked out in the background."),
                    "Shift+T", self._are_long,
                ),
                Action(
                    "plane.two", self.tr("The &two dimensions that matter most"), self._two,
                    self.tr("Show the plane of the two dimensions that change the image most."), "Shift+D",
                    self._are_long,
                ),
                None,
                Action(
                    "tsne.again", self.tr("t-SNE &again"), look.planes.again,
                    self.tr("Work t-SNE out for the model as it is now."), "Ctrl+Shift+T",
                    lambda: self._again,
                ),
                Action(
                    "tsne.cancel", self.tr("&Cancel t-SNE"), look.planes.cancel,
                    self.tr("Stop t-SNE; places that are shown already stay."),
                    enabled=lambda: self._cancel,
                ),
                None,
                Action(
                    "strips", self.tr("&Strips along the dimensions"), view.strips.toggle,
                    self.tr("Show what each dimension does to the image under the cursor."), "Shift+S",
                    self._are_long, view.strips.isChecked,
                ),
                Action(
                    "sliders.all", self.tr("&List every dimension"), view.sliders.more.click,
                    self.tr("List the dimensions too that change the image less."), "Shift+M",
                    self._are_long,
                ),
            ],
        )  # fmt: skip

    def _are_long(self) -> bool:
        return self._long

    def _two(self) -> None:
        first, second = self._look.dimensions.first(2)
        self._look.choose_axes(f"{first},{second}")

    def _on_sliders(self, sliders: Sliders | None) -> None:
        self._long = sliders is not None and len(sliders.names) > 2

    def _on_embedding(self, now: Embedding) -> None:
        self._again, self._cancel = now.old and now.share is None, now.share is not None
