"""What can be done with codes of more than two dimensions: the planes through them, strips, all sliders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from aegui import settings
from aegui.explore import projection
from aegui.views.panels.decoded import DecodedView
from aegui.window.actions import Action, Menu

if TYPE_CHECKING:
    from aegui.app.explorer import Explorer
    from aegui.explore.state import Fields

SETTING = "strips"


class CodeMenu(QObject):
    """Its actions are there where codes are long."""

    def __init__(
        self, explorer: Explorer, view: DecodedView, remember: Callable[[dict[str, Any]], object]
    ) -> None:
        super().__init__(view)
        self._explorer, self._view = explorer, view
        view.strips.setChecked(settings.load().strips)
        view.strips_toggled.connect(lambda on: remember({SETTING: on}))

    def menu(self) -> Menu:
        """Planes, t-SNE, strips and sliders."""
        view = self._view
        return Menu(
            self.tr("Long &codes"),
            [
                Action(
                    "plane.pca", self.tr("&Principal components"),
                    partial(self._change, projection.choose, "pca"),
                    self.tr("Show the plane in which the codes vary most."), "Shift+C", self._are_long,
                ),
                Action(
                    "plane.tsne", self.tr("&t-SNE"), partial(self._change, projection.choose, "tsne"),
                    self.tr("Show codes that are alike beside each other; worked out in the background."),
                    "Shift+T", self._are_long,
                ),
                Action(
                    "plane.two", self.tr("The &two dimensions that matter most"),
                    partial(self._change, projection.show_most_important),
                    self.tr("Show the plane of the two dimensions that change the image most."), "Shift+D",
                    self._are_long,
                ),
                None,
                Action(
                    "tsne.again", self.tr("t-SNE &again"), partial(self._change, projection.again),
                    self.tr("Work t-SNE out for the model as it is now."), "Ctrl+Shift+T",
                    lambda: projection.is_old(self._explorer.state),
                ),
                Action(
                    "tsne.cancel", self.tr("&Cancel t-SNE"), partial(self._change, projection.cancel),
                    self.tr("Stop t-SNE; places that are shown already stay."),
                    enabled=lambda: self._explorer.state.embedded is not None,
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
        plane = self._explorer.state.plane
        return plane is not None and plane.size > 2

    def _change(self, change: Callable[..., Fields], *given: str) -> None:
        self._explorer.update(**change(self._explorer.state, *given))
