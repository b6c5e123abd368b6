"""The part of the Edit menu that makes directions of what is selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aegui.explore.queries.directions import ENDPOINTS
from aegui.explore.queries.selected import COUNT
from aegui.views.panels.directions import DirectionsView
from aegui.window.actions import Action, Menu

if TYPE_CHECKING:
    from aegui.app.directions import Directions
    from aegui.app.explorer import Explorer


class DirectionMenu(QObject):
    """Two groups, and the direction between them; what is made in the view is kept."""

    def __init__(
        self,
        explorer: Explorer,
        directions: Directions,
        view: DirectionsView,
        to_front: Callable[[], object],
    ) -> None:
        """`to_front` shows the view, where it lies behind another."""
        super().__init__(view)
        self._explorer, self._directions, self._view, self._to_front = explorer, directions, view, to_front
        view.made.connect(directions.make)
        view.renamed.connect(directions.rename)
        view.removed.connect(directions.remove)

    def menu(self) -> Menu:
        """From, to, and make."""
        return Menu(
            self.tr("&Direction"),
            [
                Action(
                    "direction.from", self.tr("Lead &from what is selected"), partial(self._choose, 0),
                    self.tr("The selected images are the group that the next direction leads from."),
                    "Ctrl+Shift+A", self._is_selected,
                ),
                Action(
                    "direction.to", self.tr("Lead &to what is selected"), partial(self._choose, 1),
                    self.tr("The selected images are the group that the next direction leads to."),
                    "Ctrl+Shift+B", self._is_selected,
                ),
                Action(
                    "direction.make", self.tr("&Make direction"), self._directions.make,
                    self.tr("A direction from the middle of the one group's codes to that of the other's."),
                    "Ctrl+Shift+D", self._is_ready,
                ),
            ],
        )  # fmt: skip

    def _is_selected(self) -> bool:
        return is_selected(self._explorer)

    def _choose(self, side: int) -> None:
        """The view shows what was chosen."""
        self._to_front()
        self._view.choose(side, "selection")

    def _is_ready(self) -> bool:
        endpoints = self._explorer.answer(ENDPOINTS)
        return endpoints is not None and endpoints.ready


def is_selected(explorer: Explorer) -> bool:
    """Whether an image is selected whose class is drawn."""
    count = explorer.answer(COUNT)
    return bool(count)
