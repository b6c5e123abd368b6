"""The part of the Edit menu that makes directions of what is selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from aegui.ui.adding import Add

if TYPE_CHECKING:
    from aegui.app.directions import Directions
    from aegui.app.explorer import Explorer
    from aegui.explore.records import Endpoints
    from aegui.views.directions import DirectionsView


class DirectionMenu(QObject):
    """Two groups, and the direction between them; what is made in the view is kept."""

    def __init__(
        self,
        menu: QMenu,
        add: Add,
        explorer: Explorer,
        directions: Directions,
        view: DirectionsView,
        to_front: Callable[[], object],
    ) -> None:
        """`to_front` shows the view, where it lies behind another."""
        from aegui.explore.queries.directions import ENDPOINTS  # brings numpy with it
        from aegui.explore.queries.selected import COUNT

        super().__init__(menu)
        self._view, self._to_front = view, to_front
        self._start = add(
            menu, self.tr("Lead &from what is selected"), "Ctrl+Shift+A", partial(self._choose, 0),
            self.tr("The selected images are the group that the next direction leads from."),
        )  # fmt: skip
        self._end = add(
            menu, self.tr("Lead &to what is selected"), "Ctrl+Shift+B", partial(self._choose, 1),
            self.tr("The selected images are the group that the next direction leads to."),
        )  # fmt: skip
        self._make = add(
            menu, self.tr("&Make direction"), "Ctrl+Shift+D", directions.make,
            self.tr("A direction from the middle of the one group's codes to that of the other's."),
        )  # fmt: skip
        explorer.show(COUNT, self._on_selected)
        explorer.show(ENDPOINTS, self._on_endpoints)
        view.made.connect(directions.make)
        view.renamed.connect(directions.rename)
        view.removed.connect(directions.remove)
        self._on_endpoints(None)

    def _choose(self, side: int) -> None:
        """The view shows what was chosen."""
        self._to_front()
        self._view.choose(side, "selection")

    def _on_selected(self, count: int | None) -> None:
        for action in (self._start, self._end):
            action.setEnabled(bool(count))

    def _on_endpoints(self, endpoints: Endpoints | None) -> None:
        self._make.setEnabled(endpoints is not None and endpoints.ready)
